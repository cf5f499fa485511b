"""What waits, told apart to the day."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.words import ContactKind, Route
from sos_desktop.foundation import clock
from sos_desktop.services.casework import case_bulk, cases, records
from sos_desktop.services.casework.caseload import CaseloadFilter, shown
from sos_desktop.services.casework.today import counts, today
from sos_desktop.services.county import undo
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.districts import list_districts
from tests.casework import ALISAL, SALINAS, add_leas, fill, open_case
from tests.statements import asked_in_full, statements

NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _day(county: CountyFile):
    with clock.frozen(NOW):
        add_leas(county)
        yield


_LISTS = ("overdue", "due_soon", "undated")


def _opened(county: CountyFile, days_ago: int, cds: str = SALINAS) -> str:
    with clock.frozen(NOW - timedelta(days=days_ago)):
        return open_case(county, cds)


def test_an_empty_file_has_nothing_to_do(county: CountyFile) -> None:
    view = today(county)
    assert (view.overdue, view.due_soon, view.stale, view.unassigned, view.recent) == ((),) * 5
    assert counts(county) == {"today": 0, "caseload": 0}


@pytest.mark.parametrize(
    ("days", "done", "where"),
    [
        (-1, False, "overdue"),
        (-400, False, "overdue"),
        (0, False, "due_soon"),
        (7, False, "due_soon"),
        (8, False, ""),
        (-1, True, ""),
        (None, False, "undated"),
        (None, True, ""),
    ],
)
def test_tasks_by_date(county: CountyFile, days: int | None, done: bool, where: str) -> None:
    case_id = _opened(county, 0)
    due = None if days is None else clock.today() + timedelta(days=days)
    task = r.Task(
        case_id=case_id, title="Call", due_on=due, done_on=clock.today() if done else None
    )
    records.save(county, task)
    view = today(county)
    found = {name: [item.task for item in getattr(view, name)] for name in _LISTS}
    assert found == {name: [task] if name == where else [] for name in found}
    assert counts(county) == {"today": int(where == "overdue"), "caseload": 1}


def test_tasks_of_closed_cases_rest(county: CountyFile) -> None:
    case_id = _opened(county, 0)
    records.save(county, r.Task(case_id=case_id, title="Call", due_on=NOW.date()))
    cases.close_case(county, case_id, "Done")
    assert today(county).due_soon == ()
    assert counts(county)["caseload"] == 0


@pytest.mark.parametrize(("days", "stale"), [(29, False), (30, True)])
def test_thirty_quiet_days(county: CountyFile, days: int, stale: bool) -> None:
    case_id = _opened(county, 100)
    with clock.frozen(NOW - timedelta(days=days)):
        records.save(county, r.Task(case_id=case_id, title="Call"))
    assert bool(today(county).stale) is stale


def test_work_taken_back_is_no_activity(county: CountyFile) -> None:
    case_id = _opened(county, 100)
    records.save(county, r.Task(case_id=case_id, title="Call"))
    undo.undo(county)
    assert len(today(county).stale) == 1


@pytest.mark.parametrize(
    ("days", "consultant", "listed"), [(6, "", False), (7, "", True), (7, "Ana", False)]
)
def test_nobodys_for_seven_days(
    county: CountyFile, days: int, consultant: str, listed: bool
) -> None:
    case_id = _opened(county, days)
    cases.assign(county, case_id, consultant)
    assert bool(today(county).unassigned) is listed


def test_it_asks_little_of_the_file(county: CountyFile) -> None:
    """How many questions does not grow with the caseload; those after each change are three."""
    for cds in (SALINAS, ALISAL):
        fill(county, _opened(county, 40, cds))
    with statements() as asked:
        counts(county)
    assert sum(text.lstrip().startswith("SELECT count") for text in asked) == 2
    assert sum(text.lstrip().startswith("SELECT") for text in asked) == 3
    with statements() as asked:
        today(county)
    assert sum(text.lstrip().startswith("SELECT") for text in asked) <= 11


def test_whose_it_is(county: CountyFile) -> None:
    """Hers: what is given to her, and what is given to nobody in her cases."""
    first, second = _opened(county, 40), _opened(county, 40, ALISAL)
    cases.assign(county, first, "Ana Ruiz")
    for title, case_id, assignee in (
        ("nobody's in hers", first, ""),
        ("Ben's in hers", first, "Ben Ito"),
        ("hers elsewhere", second, "ana ruiz"),
        ("nobody's elsewhere", second, ""),
    ):
        due_on = NOW.date() - timedelta(days=1)
        records.save(county, r.Task(case_id=case_id, title=title, due_on=due_on, assignee=assignee))
    view = today(county, who="Ana Ruiz")
    assert {item.task.title for item in view.overdue} == {"nobody's in hers", "hers elsewhere"}
    assert [item.case.lea for item in view.unassigned] == ["Alisal Union"]
    assert len(today(county).overdue) == 4


@pytest.mark.parametrize(("days", "shown"), [(-1, False), (0, True), (14, True), (15, False)])
def test_what_comes_up(county: CountyFile, days: int, shown: bool) -> None:
    case_id = _opened(county, 3)
    day = NOW.date() + timedelta(days=days)
    case = cases.case_file(county, case_id).case
    cases.update_case(county, replace(case, board_date=day))
    records.save(
        county, r.Contact(case_id=case_id, kind=ContactKind.VISIT, held_on=day, summary="x")
    )
    titles = [item.title for item in today(county).coming]
    assert titles == (["Board meeting", "Site visit"] if shown else [])


def test_what_is_new_since_a_moment(county: CountyFile) -> None:
    _opened(county, 2)
    case_id = _opened(county, 1, ALISAL)
    since = NOW - timedelta(hours=30)
    view = today(county, since=since)
    assert [change.entry.label.words for change in view.recent] == ["Open case for Alisal Union"]
    assert view.recent[0].entry.case_id == case_id


def test_dates_of_the_year_come_up_with_their_doubt(county: CountyFile) -> None:
    found = {item.uid: item.doubt for item in today(county).year_dates}
    assert "2024" in found["county-essa_letter-2026"]
    assert "county-lcap_mid_year-2027" not in found


def test_lately(county: CountyFile) -> None:
    first, second = _opened(county, 2), _opened(county, 1, ALISAL)
    cases.assign(county, first, "Ana Ruiz")
    cases.assign(county, second, "Luz Peña")
    undo.undo(county)
    assert [(change.entry.label.words, change.lea) for change in today(county).recent] == [
        ("Assign to Ana Ruiz", "Salinas Union High"),
        ("Open case for Alisal Union", "Alisal Union"),
        ("Open case for Salinas Union High", "Salinas Union High"),
    ]


def _lcap_case(county: CountyFile, **days: Any) -> str:
    with clock.frozen(NOW - timedelta(days=90)):
        changes = cases.open_case(county, SALINAS, Route.LCAP, request="Budget not balanced")
    assert changes.case_id is not None
    case = cases.case_file(county, changes.case_id).case
    cases.update_case(county, replace(case, **days))
    return changes.case_id


def test_a_late_step_of_an_lcap_review_is_overdue(county: CountyFile) -> None:
    """Asked on Aug 25: the response was due Sep 9, the approval Oct 8, without any task."""
    case_id = _lcap_case(county, lcap_clarification_on=date(2026, 8, 25))
    cases.assign(county, case_id, "Ana Ruiz")
    view = today(county, who="Ana Ruiz")
    assert [(item.task.title, item.task.due_on) for item in view.overdue] == [
        ("LCAP: District responds to the clarification", date(2026, 9, 9)),
        ("LCAP: County approves the LCAP", date(2026, 10, 8)),
    ]
    assert today(county, who="Ben Ito").overdue == ()
    assert counts(county)["today"] == 2
    (row,) = cases.list_cases(county)
    assert (row.overdue, row.next_task) == (2, view.overdue[0].task)
    assert shown([row], CaseloadFilter(overdue=True)).switches["overdue"] == 1
    assert {found.lea.cds: found.overdue for found in list_districts(county)}[SALINAS] == 2
    cases.close_case(county, case_id, "Done")
    assert (today(county).overdue, counts(county)["today"]) == ((), 0)


def test_a_step_to_come_is_not_overdue(county: CountyFile) -> None:
    _lcap_case(county, lcap_clarification_on=date(2026, 11, 20), lcap_approved_on=None)
    assert [item.task.due_on for item in today(county).overdue] == [date(2026, 10, 8)]
    assert [item.title for item in today(county).coming] == [
        "Last day: District responds to the clarification"
    ]


def test_unassigned_since_the_last_hand_over(county: CountyFile) -> None:
    case_id = _opened(county, 100)
    cases.assign(county, case_id, "Ana Ruiz")
    with clock.frozen(NOW - timedelta(days=9)):
        case_bulk.assign(county, [case_id], "")
    assert [item.since for item in today(county).unassigned] == [NOW.date() - timedelta(days=9)]
    cases.assign(county, case_id, "Ana Ruiz")
    case_bulk.assign(county, [case_id], "")
    assert today(county).unassigned == ()


def test_undated_tasks_are_those_of_the_person(county: CountyFile) -> None:
    case_id = _opened(county, 3)
    for who in ("Ana Ruiz", "Ben Ito"):
        records.save(county, r.Task(case_id=case_id, title=who, assignee=who))
    assert [item.task.title for item in today(county, who="Ben Ito").undated] == ["Ben Ito"]
    assert len(today(county).undated) == 2


def _plans(county: CountyFile, act: Callable[[], object]) -> list[str]:
    """How SQLite finds the rows of everything that an act reads."""
    with asked_in_full() as asked:
        act()
    selects = [(text, given) for text, given in asked if text.lstrip().startswith("SELECT")]
    assert selects
    with county.engine.connect() as connection:
        return [
            line[-1]
            for text, given in selects
            for line in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", given)
        ]


def test_the_frame_and_today_read_nothing_whole_that_grows_with_the_years(
    county: CountyFile,
) -> None:
    fill(county, _opened(county, 100))
    plans = _plans(county, lambda: (counts(county), today(county), undo.undo_status(county)))
    # a county has a few dates of its own, and a gain only where support ended
    tables = set(sa.inspect(county.engine).get_table_names()) - {"county_date", "gain"}
    whole = [plan for plan in plans for name in tables if re.fullmatch(f"SCAN {name}", plan)]
    assert whole == []
