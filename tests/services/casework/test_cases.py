"""Opening, moving, closing and listing cases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from db.models.registry import row_class
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.history.labels import EDIT_PROBLEM
from sos_desktop.domain.casework.words import ContactKind, Route, ServiceLevel, Stage
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.identification.basis import NO_BASIS, IdentificationBasis
from sos_desktop.domain.identification.stored_basis import from_stored
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import case_bulk, cases, records
from sos_desktop.services.county import undo
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.identification import determinations
from tests.casework import ALISAL, MCOE, SALINAS, add_leas, content, fill, open_case

NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _leas(county: CountyFile):
    with clock.frozen(NOW):
        add_leas(county)
        yield


def test_a_case_is_opened(county: CountyFile) -> None:
    changes = cases.open_case(county, SALINAS, Route.LCAP, request=" Goal 2 has no budget ")
    assert changes.label == "Open case for Salinas Union High"
    assert changes.subjects & Subject.CASES
    (row,) = cases.list_cases(county)
    assert row.case == r.Case(
        id=changes.case_id or "",
        cds=SALINAS,
        route=Route.LCAP,
        opened_on=clock.today(),
        opened_by="Ana Ruiz",
        request="Goal 2 has no budget",
    )
    assert row.lea.name == "Salinas Union High"
    assert row.missing == ("a consultant",)


@pytest.mark.parametrize(
    ("cds", "route", "request_text", "where"),
    [
        (SALINAS, Route.VOLUNTARY, "  ", "request"),
        (SALINAS, Route.LCAP, "", "request"),
        (SALINAS, Route.CALPADS, "", "request"),
        (SALINAS, Route.DASHBOARD, "", "year"),
        ("27999990000000", Route.VOLUNTARY, "Help", "cds"),
    ],
)
def test_opening_refuses(
    county: CountyFile, cds: str, route: Route, request_text: str, where: str
) -> None:
    with pytest.raises(InputProblem) as caught:
        cases.open_case(county, cds, route, request=request_text)
    assert caught.value.where == where
    assert cases.list_cases(county) == ()


def test_one_open_case_for_an_lea(county: CountyFile) -> None:
    first = open_case(county)
    with pytest.raises(InputProblem, match="has an open case already"):
        open_case(county)
    cases.close_case(county, first, "Met its aims")
    second = open_case(county)
    assert {row.case.id for row in cases.list_cases(county)} == {second}
    assert len(cases.list_cases(county, include_closed=True)) == 2


def test_a_dashboard_case_keeps_its_basis(
    county: CountyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = {"SWD": {"letter": "A"}, "FOS": {"letter": ""}}
    basis = from_stored({"year": 2024, "groups": groups})
    monkeypatch.setattr(determinations, "basis_of", lambda *_: basis)
    changes = cases.open_case(county, SALINAS, Route.DASHBOARD, year=2024)
    (row,) = cases.list_cases(county)
    assert (row.case.basis, row.case.year) == (basis, 2024)
    assert row.groups == ("Students with disabilities",)
    cases.update_case(county, replace(row.case, focus_groups=("EL", "FOS"), basis=NO_BASIS))
    (row,) = cases.list_cases(county)
    assert row.groups == ("English learners", "Foster youth")
    assert row.case.basis == basis
    assert changes.case_id == row.case.id


def test_assigning(county: CountyFile) -> None:
    case_id = open_case(county)
    assert cases.assign(county, case_id, " Luz Peña ").label == "Assign to Luz Peña"
    assert cases.case_file(county, case_id).case.consultant == "Luz Peña"
    assert cases.assign(county, case_id, "Luz Peña").subjects is Subject.NOTHING
    assert cases.assign(county, case_id, "").label == "Unassign"


def test_a_move_keeps_what_was_open_and_why(county: CountyFile) -> None:
    case_id = open_case(county)
    plan = cases.planned_move(county, case_id, Stage.OUTREACH)
    assert (plan.missing, plan.needs_reason) == (("a consultant",), True)
    with pytest.raises(InputProblem, match="Still open: a consultant") as caught:
        cases.move_stage(county, case_id, Stage.OUTREACH, "  ")
    assert caught.value.where == "reason"
    cases.move_stage(county, case_id, Stage.OUTREACH, "Named on Monday")
    whole = cases.case_file(county, case_id)
    (move,) = whole.moves
    assert whole.case.stage is Stage.OUTREACH
    assert (move.missing, move.reason, move.moved_by) == (
        ("consultant",),
        "Named on Monday",
        "Ana Ruiz",
    )
    assert move.moved_on == clock.today()


@pytest.mark.parametrize(
    ("to", "words"),
    [(Stage.IDENTIFICATION, "goes back"), (Stage.SUPPORT, "Still open")],
)
def test_moves_that_need_a_reason(county: CountyFile, to: Stage, words: str) -> None:
    case_id = open_case(county)
    cases.assign(county, case_id, "Ana Ruiz")
    cases.move_stage(county, case_id, Stage.OUTREACH)
    with pytest.raises(InputProblem, match=words):
        cases.move_stage(county, case_id, to)
    assert cases.move_stage(county, case_id, to, "Agreed", moved_on=clock.today()).count == 1
    assert cases.case_file(county, case_id).case.stage is to


@pytest.mark.parametrize("day", [date(1995, 1, 1), date(2099, 1, 1)])
def test_a_move_on_an_impossible_day_changes_nothing(county: CountyFile, day: date) -> None:
    ids = [open_case(county, cds) for cds in (SALINAS, ALISAL)]
    before = content(county)
    for move in (
        lambda: cases.move_stage(county, ids[0], Stage.OUTREACH, "x", moved_on=day),
        lambda: case_bulk.move(county, ids, Stage.OUTREACH, "x", moved_on=day),
    ):
        with pytest.raises(InputProblem) as caught:
            move()
        assert caught.value.where == "moved_on"
    assert content(county) == before


def test_the_boards_dates_are_judged_when_they_change(county: CountyFile) -> None:
    """A file in which they contradict each other already can still be worked in."""
    case_id = open_case(county)
    case = cases.case_file(county, case_id).case
    board, report = date(2026, 12, 15), date(2026, 1, 5)
    with pytest.raises(InputProblem, match="lies before the board meeting"):
        cases.update_case(county, replace(case, board_date=board, report_back_date=report))
    with county.session("As an older version kept it") as session:
        row = session.get_one(row_class(r.Case), case_id)
        row.board_date, row.report_back_date = board, report
    cases.assign(county, case_id, "Ana Ruiz")
    assert cases.case_file(county, case_id).case.consultant == "Ana Ruiz"


def test_staying_is_no_move(county: CountyFile) -> None:
    case_id = open_case(county)
    changes = cases.move_stage(county, case_id, Stage.IDENTIFICATION)
    assert changes.subjects is Subject.NOTHING


def test_closing_and_opening_again(county: CountyFile) -> None:
    case_id = open_case(county)
    with pytest.raises(InputProblem, match="why the case is closed"):
        cases.close_case(county, case_id, " ", "")
    with pytest.raises(InputProblem, match="open already"):
        cases.reopen_case(county, case_id, "x")
    cases.close_case(county, case_id, "Met its aims", "The bus table")
    case = cases.case_file(county, case_id).case
    assert (case.closed_on, case.closing_reason, case.lasting) == (
        clock.today(),
        "Met its aims",
        "The bus table",
    )
    with pytest.raises(InputProblem, match="closed already"):
        cases.close_case(county, case_id, "x")
    with pytest.raises(InputProblem, match="opened again"):
        cases.reopen_case(county, case_id, "")
    with clock.frozen(clock.now() + timedelta(seconds=2)):
        cases.reopen_case(county, case_id, "New principal")
    assert cases.case_file(county, case_id).case.closed_on is None
    said = [(entry.title, entry.detail) for entry in cases.timeline(county, case_id)]
    assert said == [
        ("Case reopened", "New principal"),
        ("Case closed", "Met its aims\nTo last: The bus table"),
        ("Case opened: Voluntary request", "Help with attendance"),
    ]


def test_what_must_last_is_there_for_the_next_closing(county: CountyFile) -> None:
    case_id = open_case(county)
    for seconds, lasting in ((0, "The bus table"), (10, None), (20, "Trained staff")):
        with clock.frozen(clock.now() + timedelta(seconds=seconds)):
            kept = cases.case_file(county, case_id).case.lasting
            cases.close_case(county, case_id, "Done", kept if lasting is None else lasting)
        with clock.frozen(clock.now() + timedelta(seconds=seconds + 5)):
            cases.reopen_case(county, case_id, "Again")
    assert cases.case_file(county, case_id).case.lasting == "Trained staff"
    closings = [e.detail for e in cases.timeline(county, case_id) if e.title == "Case closed"]
    assert closings == [
        "Done\nTo last: Trained staff",
        "Done\nTo last: The bus table",
        "Done\nTo last: The bus table",
    ]


def test_no_second_open_case_by_opening_again(county: CountyFile) -> None:
    first = open_case(county)
    cases.close_case(county, first, "Done")
    open_case(county)
    with pytest.raises(InputProblem, match="has an open case already"):
        cases.reopen_case(county, first, "Why not")


def test_editing_a_case_leaves_its_way_alone(county: CountyFile) -> None:
    case_id = open_case(county)
    case = cases.case_file(county, case_id).case
    edited = replace(
        case,
        problem_of_practice=" Late buses ",
        service_level=ServiceLevel.WHOLE,
        stage=Stage.SUPPORT,
        cds=ALISAL,
        closed_on=date(2026, 12, 1),
    )
    assert cases.update_case(county, edited, EDIT_PROBLEM).count == 1
    kept = cases.case_file(county, case_id).case
    assert kept == replace(case, problem_of_practice="Late buses", service_level=ServiceLevel.WHOLE)
    assert cases.update_case(county, kept).subjects is Subject.NOTHING


@pytest.mark.parametrize(
    "verb",
    [
        lambda county: cases.case_file(county, "gone"),
        lambda county: cases.assign(county, "gone", "x"),
        lambda county: cases.move_stage(county, "gone", Stage.OUTREACH, "x"),
        lambda county: cases.close_case(county, "gone", "x"),
        lambda county: cases.reopen_case(county, "gone", "x"),
        lambda county: cases.update_case(
            county, r.Case(cds=SALINAS, route=Route.LCAP, opened_on=NOW.date())
        ),
    ],
)
def test_a_case_that_is_gone(county: CountyFile, verb) -> None:
    with pytest.raises(InputProblem, match="no longer there"):
        verb(county)


def test_the_list_shows_what_comes_next(county: CountyFile) -> None:
    today = clock.today()
    busy = open_case(county, SALINAS, today - timedelta(days=40))
    open_case(county, ALISAL, today - timedelta(days=2))
    open_case(county, MCOE, today - timedelta(days=3))
    for days, done in ((-3, None), (-5, today), (-1, None), (4, None), (None, None)):
        due = None if days is None else today + timedelta(days=days)
        records.save(county, r.Task(case_id=busy, title=f"{days}", due_on=due, done_on=done))
    rows = {row.lea.cds: row for row in cases.list_cases(county)}
    assert list(rows) == [ALISAL, MCOE, SALINAS]
    next_task = rows[SALINAS].next_task
    assert next_task is not None
    assert (next_task.title, rows[SALINAS].overdue) == ("-3", 2)
    assert (rows[ALISAL].next_task, rows[ALISAL].overdue) == (None, 0)


def test_activity_is_the_last_thing_that_happened(county: CountyFile) -> None:
    opened = clock.today() - timedelta(days=60)
    with clock.frozen(NOW - timedelta(days=60)):
        case_id = open_case(county, on=opened)
    assert cases.list_cases(county)[0].last_activity == opened
    with clock.frozen(NOW - timedelta(days=50)):
        records.save(county, r.Task(case_id=case_id, title="Call"))
        records.save(
            county,
            r.Contact(
                case_id=case_id,
                kind=ContactKind.MEETING,
                summary="Planned",
                held_on=clock.today() + timedelta(days=500),
            ),
        )
    assert cases.list_cases(county)[0].last_activity == clock.today() - timedelta(days=50)


def test_the_timeline_has_everything(county: CountyFile) -> None:
    case_id = open_case(county)
    fill(county, case_id)
    kinds = {entry.kind for entry in cases.timeline(county, case_id)}
    assert kinds == {
        "check_in",
        "contact",
        "lesson",
        "support_exit",
        "stage_move",
        "progress_note",
        "progress_score",
        "change",
        "case_year",
        "hand_over",
        "decision",
        "note",
        "document",
        "referral",
        "interview",
        "pdsa_cycle",
        "case",
    }
    whole = cases.case_file(county, case_id)
    records.save(county, replace(whole.tasks[0], done_on=clock.today()))
    assert "Task done: Call the superintendent" in {
        entry.title for entry in cases.timeline(county, case_id)
    }


def test_the_identification_service_gives_the_basis(
    county: CountyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int]] = []

    def basis_of(_county: CountyFile, cds: str, year: int) -> IdentificationBasis:
        asked.append((cds, year))
        return IdentificationBasis(year=year)

    monkeypatch.setattr(determinations, "basis_of", basis_of)
    cases.open_case(county, SALINAS, Route.SECOND_YEAR, year=2024)
    with pytest.raises(InputProblem, match="Choose the Dashboard year"):
        cases.open_case(county, ALISAL, Route.SECOND_YEAR)
    assert asked == [(SALINAS, 2024)]


def test_no_case_is_opened_ahead(county):
    ahead = clock.today() + timedelta(days=1)
    with pytest.raises(InputProblem, match="has not come yet") as caught:
        cases.open_case(county, SALINAS, Route.VOLUNTARY, request="Help", opened_on=ahead)
    assert caught.value.where == "opened_on"


@pytest.mark.parametrize("name", ["board_date", "report_back_date"])
def test_no_board_meets_on_a_holiday(county, name):
    case_id = open_case(county)
    case = cases.case_file(county, case_id).case
    with pytest.raises(InputProblem, match="is New Year's Day; no board meets then") as caught:
        cases.update_case(county, replace(case, **{name: date(2027, 1, 1)}))
    assert caught.value.where == name
    cases.update_case(county, replace(case, **{name: date(2027, 1, 9)}))


def test_a_mistaken_case_is_deleted_whole_and_comes_back_whole(county):
    case_id = open_case(county)
    fill(county, case_id)
    before = content(county)
    changes = cases.delete_case(county, case_id)
    assert changes.count > 20
    assert changes.label.startswith("Remove case")
    assert cases.list_cases(county, include_closed=True) == ()
    assert open_case(county), "its LEA is free again"
    undo.undo(county)
    undo.undo(county)
    assert content(county) == before
    undo.redo(county)
    with pytest.raises(InputProblem):
        cases.delete_case(county, case_id)


def test_a_case_is_read_again_only_after_something_was_written(county: CountyFile) -> None:
    case_id = open_case(county)
    first = cases.case_file(county, case_id)
    assert cases.case_file(county, case_id) is first
    cases.update_case(county, replace(first.case, problem_of_practice="Too few come"))
    assert cases.case_file(county, case_id).case.problem_of_practice == "Too few come"
    undo.undo(county)
    assert cases.case_file(county, case_id).case == first.case
