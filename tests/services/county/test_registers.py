"""People, providers, the office's team, dates and views are kept, checked, removed and undone."""

from dataclasses import replace
from typing import Any

import pytest

from db.records import record_by_id
from sos_desktop.domain.casework import records as g
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county import registers, undo
from sos_desktop.services.county.county_files import CountyFile
from tests.casework import add_leas
from tests.casework import registers as one_of_each


@pytest.fixture(autouse=True)
def leas(county: CountyFile) -> None:
    add_leas(county)


@pytest.mark.parametrize("record", one_of_each(), ids=lambda record: type(record).__name__)
def test_a_record_comes_and_goes(county: CountyFile, record: Any) -> None:
    for name, kind in kind_of(type(record)).references.items():
        if (named := getattr(record, name)) is not None:
            target = next(one for one in one_of_each() if type(one) is kind)
            registers.save(county, replace(target, id=named))
    changes = registers.save(county, record)
    assert (changes.subjects, changes.count) == (Subject.REGISTERS, 1)
    assert registers.all_of(county, type(record)) == (record,)
    assert registers.save(county, record).subjects is Subject.NOTHING
    registers.remove(county, record)
    assert registers.all_of(county, type(record)) == ()
    assert Subject.REGISTERS in undo.undo(county).subjects
    assert registers.all_of(county, type(record)) == (record,)
    assert registers.remove(county, record).count == 1
    assert registers.remove(county, record).subjects is Subject.NOTHING


@pytest.mark.parametrize("kind", [g.LocalSource, g.SavedView])
def test_what_one_reader_changes_no_other_gets(county: CountyFile, kind: type) -> None:
    """Records are made once while their rows stay the same; these hold a dictionary."""
    record: Any = next(one for one in one_of_each() if type(one) is kind)
    registers.save(county, record)
    [name] = [
        one.name for one in kind_of(kind).fields if isinstance(getattr(record, one.name), dict)
    ]
    for _reader in range(2):
        with county.session() as session:
            found: Any = record_by_id(session, kind, record.id)
        [listed] = registers.all_of(county, kind)
        assert found == listed == record
        getattr(found, name)["more"] = getattr(listed, name)["other"] = 1


PERSON, PROVIDER, CONSULTANT, DATE, _TEMPLATE, VIEW, *_LOCAL = one_of_each()


@pytest.mark.parametrize(
    ("record", "where"),
    [
        (replace(PERSON, name=" ", title=""), "name"),
        (replace(PERSON, email="no address"), "email"),
        (replace(PERSON, name="x" * 501), "name"),
        (replace(PROVIDER, name=""), "name"),
        (replace(PROVIDER, capacity=-1), "capacity"),
        (replace(PROVIDER, priorities=(11,)), "priorities"),
        (replace(PROVIDER, groups=("XX",)), "groups"),
        (replace(CONSULTANT, name="\t"), "name"),
        (replace(CONSULTANT, email="a@b"), "email"),
        (replace(DATE, month=13), "month"),
        (replace(DATE, month=2, day=29, year=2027), "day"),
        (replace(DATE, title=""), "title"),
        (replace(VIEW, name=" "), "name"),
    ],
)
def test_what_cannot_be_kept_names_its_field(county: CountyFile, record: Any, where: str) -> None:
    with pytest.raises(InputProblem) as caught:
        registers.save(county, record)
    assert caught.value.where == where
    assert registers.all_of(county, type(record)) == ()


def test_a_date_of_every_year_may_be_the_leap_day(county: CountyFile) -> None:
    leap = g.CountyDate(title="Leap day", month=2, day=29)
    registers.save(county, leap)
    assert registers.all_of(county, g.CountyDate) == (leap,)


def test_flags_come_back_as_true_and_false(county: CountyFile) -> None:
    registers.save(county, g.Consultant(name="Ben Ito", active=False))
    (kept,) = registers.all_of(county, g.Consultant)
    assert (kept.active, kept.signs) == (False, False)
    assert type(kept.active) is bool


def test_a_title_alone_is_enough(county: CountyFile) -> None:
    person = g.Person(name="", title="Superintendent", role=w.PersonRole.SUPERINTENDENT)
    registers.save(county, person)
    assert registers.all_of(county, g.Person) == (person,)
