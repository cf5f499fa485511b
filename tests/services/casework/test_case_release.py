"""Release day: who gets a case, whose case goes on, and why not."""

from datetime import date

import pytest

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.identification.history import Basis
from sos_desktop.domain.identification.level_3 import Level3
from sos_desktop.services import sample
from sos_desktop.services.casework import case_cycles, case_release, cases
from sos_desktop.services.casework.case_release import ReleaseStep, open_or_continue, plan_release
from sos_desktop.services.county import undo
from sos_desktop.services.county.county_files import create_county_file
from sos_desktop.services.dashboard import imports
from sos_desktop.services.identification.lea_status import LeaStatus
from sos_desktop.services.identification.status import StatusTable
from tests.casework import ALISAL, MCOE, SALINAS, add_leas, content, open_case

Y1, Y2 = "Differentiated Assistance, Year 1", "Differentiated Assistance, Year 2"
GENERAL = "General Assistance"


@pytest.fixture
def listed(county, monkeypatch):
    """The statuses of a year as CDE's list would give them."""
    add_leas(county)
    rows: dict[str, LeaStatus] = {}

    def say(cds: str, status: str | None, kind: str = "district", **facts) -> None:
        lea = Lea(cds, {SALINAS: "Salinas Union High"}.get(cds, cds), kind, "27", "Monterey")
        values = {
            "letters": {"SWD": "D"},
            "methods": {1: True},
            "criteria_met": True,
            "why": (),
            **facts,
        }
        rows[cds] = LeaStatus(
            lea=lea,
            year=2025,
            basis=Basis.OFFICIAL,
            status=status,
            level_3=Level3(False, (), (), ()),
            three_in_a_row=None,
            **values,
        )

    def statuses(_county, year):
        from sos_desktop.services.identification.reference import rule_book

        return StatusTable(year, rule_book().official(2025), "", tuple(rows.values()), ())

    monkeypatch.setattr(case_release, "statuses", statuses)
    return say


def line(county, cds: str = SALINAS, year: int = 2025):
    return next((x for x in plan_release(county, year).lines if x.lea.cds == cds), None)


@pytest.mark.parametrize(
    ("status", "kind", "facts", "route"),
    [
        (Y1, "district", {}, Route.DASHBOARD),
        (Y2, "district", {"letters": {}}, Route.SECOND_YEAR),
        (Y1, "charter", {}, Route.CHARTER),
        (Y1, "district", {"letters": {}, "methods": {1: False, 4: True}}, Route.CALPADS),
        (Y1, "district", {"methods": {1: True, 4: True}}, Route.DASHBOARD),
    ],
)
def test_a_new_case_comes_in_by_its_route(county, listed, status, kind, facts, route):
    listed(SALINAS, status, kind, **facts)
    found = line(county)
    assert found is not None
    assert (found.step, found.route, found.standing) == (ReleaseStep.OPEN, route, "Official")
    done = open_or_continue(county, 2025, [SALINAS])
    assert [x.route for x in done.done] == [route]
    (row,) = cases.list_cases(county)
    assert (row.case.route, row.case.year) == (route, 2025)
    assert row.case.basis.status == status
    assert bool(row.case.request) is (route is Route.CALPADS)


def test_cdes_letters_are_the_basis_where_no_figures_are_loaded(county, listed):
    listed(SALINAS, Y1)
    open_or_continue(county, 2025, [SALINAS])
    (row,) = cases.list_cases(county)
    assert row.case.basis.result == "Official"
    assert row.groups == ("Students with disabilities",)
    (group,) = (group for group in row.case.basis.groups if group.code == "SWD")
    assert "what is loaded does not say by which figures" in group.sentence


@pytest.mark.parametrize(
    ("status", "facts", "words"),
    [
        (
            None,
            {"why": ("the status of 2024 is not known",), "criteria_met": False},
            "no status: this year's criteria not met, the status of 2024 is not known",
        ),
        (
            None,
            {"criteria_met": None, "why": ("ELA is not loaded",)},
            "no status: ELA is not loaded",
        ),
        (GENERAL, {"criteria_met": False}, "not owed assistance in 2025"),
    ],
)
def test_what_is_not_done_says_why(county, listed, status, facts, words):
    listed(SALINAS, status, **facts)
    done = open_or_continue(county, 2025, [SALINAS])
    assert (done.changes.subjects, done.changes.label) == (Subject.NOTHING, "")
    assert [x.why for x in done.left] == [words]
    assert cases.list_cases(county) == ()


def test_an_open_case_goes_on_once(county, listed):
    listed(SALINAS, Y2, letters={})
    case_id = open_case(county)
    found = line(county)
    assert found is not None
    assert (found.step, found.case_id) == (ReleaseStep.CONTINUE, case_id)
    open_or_continue(county, 2025, [SALINAS])
    (year,) = cases.case_file(county, case_id).years
    assert (year.year, year.status, year.basis.status_basis) == (2025, Y2, "Official")
    again = open_or_continue(county, 2025, [SALINAS, SALINAS])
    assert [(x.step, x.why) for x in again.left] == [(ReleaseStep.PRESENT, "has its case")]
    assert len(cases.case_file(county, case_id).years) == 1


def test_an_open_case_of_an_lea_that_left_stays(county, listed):
    listed(SALINAS, GENERAL, criteria_met=False)
    open_case(county)
    found = line(county)
    assert found is not None
    assert (found.step, found.why) == (
        ReleaseStep.NONE,
        "not owed assistance in 2025; its open case stays as it is",
    )


def test_a_closed_case_of_the_year_is_not_opened_anew(county, listed):
    listed(SALINAS, Y1)
    open_or_continue(county, 2025, [SALINAS])
    (row,) = cases.list_cases(county)
    cases.close_case(county, row.case.id, "Opened by mistake")
    found = line(county)
    assert found is not None
    assert found.step is ReleaseStep.PRESENT
    assert "was closed" in found.why


def test_a_later_identification_follows_the_closed_case(county, listed):
    listed(SALINAS, Y1)
    first = open_case(county, on=date(2022, 1, 10))
    cases.close_case(county, first, "Met its aims")
    done = open_or_continue(county, 2025, [SALINAS])
    case = cases.case_file(county, done.done[0].case_id or "").case
    assert (case.previous_id, case.year) == (first, 2025)


def test_a_case_of_a_later_year_does_not_go_back(county, listed):
    listed(SALINAS, Y1)
    case_id = open_case(county)
    case_cycles.continue_case(county, case_id, 2026)
    found = line(county)
    assert found is not None
    assert (found.step, found.why) == (
        ReleaseStep.NONE,
        "This case goes up to 2026; 2025 lies before it.",
    )


def test_all_of_them_are_one_change(county, listed):
    for cds in (SALINAS, ALISAL):
        listed(cds, Y1)
    listed(MCOE, Y2, "coe")
    going_on = open_case(county, MCOE)
    before = content(county)
    done = open_or_continue(county, 2025, [SALINAS, "27999990000000", ALISAL, MCOE])
    assert (done.changes.label, done.changes.count) == ("Open cases for 2025", 3)
    assert [x.why for x in done.left] == ["no loaded file names it"]
    assert len(cases.list_cases(county)) == 3
    titles = [
        [entry.title for entry in cases.timeline(county, case_id)]
        for case_id in (str(done.done[0].case_id), going_on)
    ]
    assert titles == [
        ["Case opened: Dashboard data"],
        ["Goes on with the 2025 Dashboard", "Case opened: Voluntary request"],
    ]
    undo.undo(county)
    assert content(county) == before
    undo.redo(county)
    assert [y.year for y in cases.case_file(county, going_on).years] == [2025]


def test_the_county_office_itself_gets_no_case(county, listed):
    listed(MCOE, Y1, kind="coe")
    (line,) = plan_release(county, 2025).lines
    assert (line.step, line.can) == (ReleaseStep.NONE, False)
    assert "helped by the State Superintendent" in line.why
    said = plan_release(county, 2025).of_state_words
    assert said == f" {line.lea.name} is owed assistance too; the State Superintendent helps it."
    assert open_or_continue(county, 2025, [MCOE]).done == ()
    assert cases.list_cases(county) == ()


def test_the_real_files_of_the_sample_county(tmp_path):
    with create_county_file(tmp_path / "a.sos", sample.COUNTY_CODE, sample=True) as county:
        for year in (2024, 2025):
            imports.commit(county, imports.preview(county, sample.sample_files(year)))
        first = plan_release(county, 2024)
        names = [x.lea.name for x in first.lines if x.can]
        assert names == [
            "Copper Canyon Unified",
            "Laurel Bend Unified",
            "Mesa Alta Unified",
            "Windrow Elementary",
        ]
        open_or_continue(county, 2024, [x.lea.cds for x in first.lines])
        second = {x.lea.name: x.step for x in plan_release(county, 2025).lines if x.can}
        assert second == {
            "Cañada Vista Union Elementary": ReleaseStep.OPEN,
            "Ridgeline Joint Union High": ReleaseStep.OPEN,
            "Copper Canyon Unified": ReleaseStep.CONTINUE,
            "Laurel Bend Unified": ReleaseStep.CONTINUE,
            "Mesa Alta Unified": ReleaseStep.CONTINUE,
            "Windrow Elementary": ReleaseStep.CONTINUE,
        }
        codes = [x.lea.cds for x in plan_release(county, 2025).lines]
        done = open_or_continue(county, 2025, codes)
        assert len(done.done) == 6
        support = {row.lea.name: row.support.words for row in cases.list_cases(county)}
        assert support["Laurel Bend Unified"] == "Year 2"
        assert support["Mesa Alta Unified"] == "Year 1 again"
        assert plan_release(county, 2026).lines == ()
        assert "provisional" in plan_release(county, 2026).why_not
