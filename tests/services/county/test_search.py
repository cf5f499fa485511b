"""Places by name and texts anywhere, with the words a person needs to choose."""

from datetime import date

import pytest

from db.search_index import SOURCES
from sos_desktop.domain.casework import engagement as e
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import registers, search
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.county.search import PlaceKind
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
        (PlaceKind.CASE, "Salinas Union High", "case, stage 1"),
        (PlaceKind.CASE, "Alisal Union", "closed case"),
        (PlaceKind.LEA, "Alisal Union", ""),
        (PlaceKind.LEA, "Monterey County Office", ""),
        (PlaceKind.LEA, "Salinas Union High", ""),
        (PlaceKind.PERSON, "Luz Peña", "Superintendent, Salinas Union High"),
        (PlaceKind.PROVIDER, "Coast SELPA", "SELPA"),
    ]


def test_a_text_comes_with_its_place_and_its_match(county: CountyFile, case_id: str) -> None:
    note = e.Note(
        case_id=case_id, kind=w.NoteKind.OBSERVATION, text="Nobody waits\nfor the late buses",
        noted_on=date(2026, 11, 16),
    )  # fmt: skip
    records.save(county, note)
    (hit,) = search.texts(county, "late")
    assert (hit.kind, hit.record_id, hit.case_id) == ("note", note.id, case_id)
    assert (hit.where, hit.closed) == ("Salinas Union High", False)
    assert hit.excerpt == (("Nobody waits\nfor the ", False), ("late", True), (" buses", False))
    assert hit.line == "Nobody waits for the late buses"


def test_texts_of_a_person_and_of_a_closed_case(county: CountyFile, case_id: str) -> None:
    (person,) = search.texts(county, "lpena")
    assert (person.kind, person.where, person.case_id) == ("person", "Salinas Union High", None)
    records.save(county, r.Task(case_id=case_id, title="Order buses"))
    cases.close_case(county, case_id, "Done")
    assert [hit.closed for hit in search.texts(county, "order")] == [True]


def test_every_kind_of_text_has_a_word() -> None:
    assert set(search.TEXT_KINDS) == {source.table for source in SOURCES}
