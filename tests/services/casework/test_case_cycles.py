"""A further year continues a case; a later identification follows it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from db.models.registry import new_row
from sos_desktop.domain.casework.records import CaseYear
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.identification.basis import NO_BASIS
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import case_cycles, case_opening, cases, records
from sos_desktop.services.county import undo
from tests.casework import ALISAL, SALINAS, add_leas, open_case


@pytest.fixture(autouse=True)
def _leas(county):
    add_leas(county)


def test_a_second_year_continues_the_case(county):
    case_id = open_case(county)
    changes = case_cycles.continue_case(county, case_id, 2025)
    assert (changes.label, changes.case_id) == ("Continue in 2025", case_id)
    case_cycles.continue_case(county, case_id, 2026)
    assert [year.year for year in cases.case_file(county, case_id).years] == [2025, 2026]
    assert [entry.title for entry in cases.timeline(county, case_id)] == [
        "Goes on with the 2026 Dashboard",
        "Goes on with the 2025 Dashboard",
        "Case opened: Voluntary request",
    ]
    undo.undo(county)
    assert [year.year for year in cases.case_file(county, case_id).years] == [2025]
    (row,) = cases.list_cases(county)
    assert row.years == (2025,)


@pytest.mark.parametrize(
    ("year", "words"),
    [(2025, "a part of this case already"), (2024, "lies before it"), (20266, "no Dashboard of")],
)
def test_a_year_that_is_no_further_one(county, year, words):
    case_id = open_case(county)
    case_cycles.continue_case(county, case_id, 2025)
    with pytest.raises(InputProblem, match=words) as caught:
        case_cycles.continue_case(county, case_id, year)
    assert caught.value.where == "year"
    assert len(cases.case_file(county, case_id).years) == 1


def test_a_closed_case_does_not_go_on(county):
    case_id = open_case(county)
    cases.close_case(county, case_id, "Done")
    with pytest.raises(InputProblem, match="is closed"):
        case_cycles.continue_case(county, case_id, 2025)


def test_the_file_itself_refuses_a_year_twice(county):
    case_id = open_case(county)
    first, second = (CaseYear(case_id=case_id, year=2025, noted_on=clock.today()) for _ in range(2))
    records.save(county, first)
    with pytest.raises(IntegrityError), county.session("A year twice") as session:
        session.add(new_row(second))
    assert len(cases.case_file(county, case_id).years) == 1


def test_a_year_that_is_noted_already_is_brought_up_to_date(county):
    case_id = open_case(county)
    for status in ("Year 1", "Year 2"):
        year = CaseYear(case_id=case_id, year=2025, noted_on=clock.today(), status=status)
        records.save(county, year)
    assert [year.status for year in cases.case_file(county, case_id).years] == ["Year 2"]


def test_a_later_case_knows_the_one_before(county):
    first = open_case(county, on=date(2024, 1, 8))
    assert cases.case_file(county, first).case.previous_id is None
    cases.close_case(county, first, "Met its aims")
    second = open_case(county)
    cases.close_case(county, second, "Moved")
    third = open_case(county)
    other = open_case(county, ALISAL)
    assert cases.case_file(county, third).case.previous_id == second
    assert cases.case_file(county, other).case.previous_id is None
    links = case_cycles.case_links(county, second)
    assert links.earlier is not None
    assert links.later is not None
    assert (links.earlier.id, links.later.id) == (first, third)
    assert case_cycles.case_links(county, other) == case_cycles.CaseLinks(None, None)
    with pytest.raises(InputProblem, match="no longer there"):
        case_cycles.case_links(county, "gone")


def test_the_link_cannot_be_edited_away(county):
    first = open_case(county)
    cases.close_case(county, first, "Met its aims")
    second = open_case(county)
    case = cases.case_file(county, second).case
    changes = cases.update_case(county, replace(case, previous_id=None))
    assert changes.subjects is Subject.NOTHING


def test_every_step_of_an_lcap_is_kept(county):
    today = clock.today()
    days = {"lcap_clarification_on": today, "lcap_response_on": today + timedelta(days=9)}
    changes = cases.open_case(county, SALINAS, Route.LCAP, request="Goal 2", lcap=days, year=2025)
    case = cases.case_file(county, changes.case_id or "").case
    assert (case.lcap_clarification_on, case.lcap_response_on) == tuple(days.values())
    assert (case.year, case.lcap_approved_on) == (None, None)


def test_dates_of_an_lcap_are_not_kept_for_other_routes(county):
    days = {"lcap_approved_on": clock.today()}
    changes = cases.open_case(county, SALINAS, Route.VOLUNTARY, request="Help", lcap=days)
    assert cases.case_file(county, changes.case_id or "").case.lcap_approved_on is None


def test_level_3_without_data_has_no_basis(county):
    changes = cases.open_case(county, SALINAS, Route.LEVEL_3, year=2025, request="CCEE agreed")
    case = cases.case_file(county, changes.case_id or "").case
    assert (case.basis, case.year, case.request) == (NO_BASIS, 2025, "CCEE agreed")


def test_what_is_known_before_opening(county):
    facts = case_opening.opening_facts(county, SALINAS)
    assert (facts.lea.name, facts.years, facts.previous) == ("Salinas Union High", (), None)
    case_id = open_case(county)
    previous = case_opening.opening_facts(county, SALINAS).previous
    assert previous is not None
    assert previous.id == case_id
    with pytest.raises(InputProblem, match="No loaded file"):
        case_opening.opening_facts(county, "99")
