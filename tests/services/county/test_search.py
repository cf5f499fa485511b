"""Places by name and texts anywhere, with the words a person needs to choose."""

from datetime import date

import pytest

from db.search_index import SOURCES
from sos_desktop.domain.casework import records as e
from sos_desktop.domain.casework import records as g
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import registers, search
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.county.search import PlaceKind, TextHit
from tests.casework import ALISAL, add_leas, open_case
from tests.casework import registers as one_of_each_register


@pytest.fixture
def case_id(county: CountyFile) -> str:
    add_leas(county)
    for record in one_of_each_register():
        registers.save(county, record)
    return open_case(county)


def test_places_say_what_they_are(county: CountyFile, case_id: str) -> None:
    closed = open_case(county, ALISAL)
    cases.close_case(county, closed, "Goals met")
    found = [(p.kind, p.name, p.words) for p in search.places(county)]
    assert found == [
        (PlaceKind.CASE, "Salinas Union High", "Case, stage 1"),
        (PlaceKind.CASE, "Alisal Union", "Closed case"),
        (PlaceKind.LEA, "Alisal Union", "District"),
        (PlaceKind.LEA, "Monterey County Office", "County office"),
        (PlaceKind.LEA, "Salinas Union High", "District"),
        (PlaceKind.PERSON, "Luz Peña", "Person, Superintendent, Salinas Union High"),
        (PlaceKind.PROVIDER, "Coast SELPA", "Provider, SELPA"),
    ]


def test_a_text_comes_with_its_place_and_its_match(county: CountyFile, case_id: str) -> None:
    note = e.Note(
        case_id=case_id,
        kind=w.NoteKind.OBSERVATION,
        text="Nobody waits\nfor the late buses",
        noted_on=date(2026, 11, 16),
    )
    records.save(county, note)
    (hit,) = search.texts(county, "late")
    assert (hit.kind, hit.record_id, hit.case_id) == ("note", note.id, case_id)
    assert (hit.where, hit.closed) == ("Salinas Union High", False)
    assert hit.excerpt == (("Nobody waits\nfor the ", False), ("late", True), (" buses", False))
    assert hit.line == "Nobody waits for the late buses"
    assert hit.marks == ((21, 4),)
    assert hit.line[21:25] == "late"


def test_texts_of_a_person_and_of_a_closed_case(county: CountyFile, case_id: str) -> None:
    (person,) = search.texts(county, "lpena")
    assert (person.kind, person.where, person.case_id) == ("person", "Salinas Union High", None)
    assert (person.title, person.about) == ("Luz Peña", "Superintendent")
    records.save(county, r.Task(case_id=case_id, title="Order buses"))
    cases.close_case(county, case_id, "Done")
    assert [hit.closed for hit in search.texts(county, "order")] == [True]


@pytest.mark.parametrize(
    ("left_on", "there"),
    [
        (None, True),
        (date(2026, 11, 18), True),
        (date(2026, 11, 17), False),
        (date(2026, 11, 16), False),
    ],
)
def test_somebody_whose_last_day_is_ahead_is_still_found(
    county: CountyFile,
    case_id: str,
    monkeypatch: pytest.MonkeyPatch,
    left_on: date | None,
    there: bool,
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 17))
    registers.save(county, g.Person(name="Zofia Kowalczyk", organization="There", left_on=left_on))
    names = [place.name for place in search.places(county)]
    assert ("Zofia Kowalczyk" in names) is there


def test_a_person_of_no_district_is_told_by_the_organization(county: CountyFile) -> None:
    person = g.Person(name="Zofia Kowalczyk", organization="Elsewhere", email="zk@example.org")
    registers.save(county, person)
    (hit,) = search.texts(county, "zk")
    assert (hit.title, hit.about, hit.where) == ("Zofia Kowalczyk", "", "Elsewhere")


@pytest.mark.parametrize(
    ("excerpt", "line", "marked"),
    [
        ((("  two\n\n", False), ("late", True), ("\tbuses ", False)), "two late buses", ["late"]),
        ((("late", True), (" and ", False), ("later", True)), "late and later", ["late", "later"]),
        ((("late buses", True), (".", False)), "late buses.", ["late", "buses"]),
        ((("…", False), (" ", False)), "…", []),
        ((), "", []),
    ],
)
def test_marks_stand_where_the_words_stand(
    excerpt: tuple[tuple[str, bool], ...], line: str, marked: list[str]
) -> None:
    hit = TextHit("note", "n", None, None, "", "", excerpt)
    assert hit.line == line
    assert [hit.line[at : at + count] for at, count in hit.marks] == marked


def test_every_kind_of_text_has_a_word() -> None:
    assert set(search.TEXT_KINDS) == {source.table for source in SOURCES}
