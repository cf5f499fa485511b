"""Somebody decided for every kind of record and every field of it who may read it."""

from dataclasses import fields

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.access import readers
from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import DISTRICT, OFFICE, PUBLIC
from sos_desktop.domain.casework.kinds import CASE_LISTS, CASE_RECORDS, REGISTERS
from sos_desktop.domain.casework.records.schema import NotDeclared, field, kind_of, record
from sos_desktop.foundation.frozen import frozen_dataclass
from tests.domain.casework.files import C, whole

KINDS = [r.Case, r.LeaFact, *CASE_RECORDS, *REGISTERS]


def _below(kind):
    for found in kind.__subclasses__():
        yield found
        yield from _below(found)


def test_every_kind_there_is_stands_here():
    bases = {"CaseRecord", "OrderedRecord"}
    names = {found.__name__ for found in _below(r.Record) if found.__module__.startswith("sos_")}
    assert names - bases == {kind.__name__ for kind in KINDS}
    assert set(CASE_LISTS) == set(CASE_RECORDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_decision_is_made_for_each_field(kind):
    declared = kind_of(kind)
    assert [field.name for field in declared.fields] == [field.name for field in fields(kind)]
    assert all(field.read in (PUBLIC, DISTRICT, OFFICE) for field in declared.fields)
    assert set(declared.names(lambda field: field.follows)) <= set(declared.references)


@pytest.mark.parametrize("kind", CASE_RECORDS, ids=lambda kind: kind.__name__)
def test_what_cannot_be_left_empty_is_as_open_as_its_kind(kind):
    declared = kind_of(kind)
    for found in declared.fields:
        if not isinstance(found.blank, str | tuple | dict | None):
            assert readers.strictest(declared.read, found.read) is declared.read, found.name


@frozen_dataclass(kw_only=True)
class Undeclared(r.CaseRecord):
    """A kind nobody decided about."""

    text: str = ""


@pytest.mark.parametrize("reader", [PUBLIC, DISTRICT])
def test_a_kind_nobody_decided_about_gets_into_no_copy(reader):
    file = whole(notes=(Undeclared(case_id=C, text="x"),))
    with pytest.raises(NotDeclared, match="Undeclared"):
        copy_for(file, reader)


def test_a_field_nobody_decided_about_cannot_be_declared():
    with pytest.raises(TypeError, match="read"):
        field("Text")
    with pytest.raises(TypeError, match="read"):
        record("kind")


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (r.Cause(case_id=C, text="x", state=w.CauseState.VALIDATED), PUBLIC),
        (r.Cause(case_id=C, text="x", state=w.CauseState.POSSIBLE), DISTRICT),
        (r.Cause(case_id=C, text="x", state=w.CauseState.REJECTED), DISTRICT),
        (r.Action(case_id=C, text="x"), PUBLIC),
        (r.Action(case_id=C, text="x", state=w.ActionState.DROPPED), DISTRICT),
        (r.Evidence(case_id=C, kind=w.EvidenceKind.LOCAL, text="x"), DISTRICT),
        (r.Evidence(case_id=C, kind=w.EvidenceKind.LOCAL, text="x", sensitivity=OFFICE), OFFICE),
        (r.Task(case_id=C, title="x"), DISTRICT),
        (r.Task(case_id=C, title="x", contact_id="inside"), OFFICE),
        (r.Task(case_id=C, title="x", contact_id="known"), DISTRICT),
        (r.Task(case_id=C, title="x", contact_id="removed"), DISTRICT),
    ],
)
def test_the_strictest_word_holds(found, word):
    contact = {"case_id": C, "kind": w.ContactKind.CALL, "held_on": whole().case.opened_on}
    others = {
        "inside": r.Contact(**contact, sensitivity=OFFICE),
        "known": r.Contact(**contact, sensitivity=PUBLIC),
    }
    assert readers.readers_of(found, others) is word


@pytest.mark.parametrize(
    ("kind", "word"), [(w.FindingKind.STRENGTH, PUBLIC), (w.FindingKind.WEAKNESS, DISTRICT)]
)
def test_a_new_weakness_is_not_public(kind, word):
    assert readers.default_readers(kind) is word
    unsaid = r.Finding(case_id=C, kind=kind, priority=4, text="x")
    assert unsaid.sensitivity is DISTRICT


def test_who_is_farther_away_may_read_less():
    words = (PUBLIC, DISTRICT, OFFICE)
    allowed = [[readers.may_read(reader, word) for word in words] for reader in words]
    assert allowed == [[True, False, False], [True, True, False], [True, True, True]]
