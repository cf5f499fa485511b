"""What is to be done: overdue, due soon, gone quiet, nobody's yet; and what changed lately."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from db.queries import casework
from sos_desktop.domain.casework.case_file import CaseFile, Lea
from sos_desktop.domain.casework.records import Case, LogEntry, Task
from sos_desktop.foundation import clock
from sos_desktop.services.case_reading import CaseRow, case_rows
from sos_desktop.services.county_files import CountyFile

SOON = timedelta(days=7)
STALE = timedelta(days=30)
WAITING = timedelta(days=7)
RECENT = 20


@dataclass(frozen=True, slots=True)
class DueTask:
    """An open task with a date, and the case it belongs to."""

    task: Task
    case: Case
    lea: Lea


@dataclass(frozen=True, slots=True)
class RecentChange:
    """A change in force; `lea` is None when it concerned no case that is still there."""

    entry: LogEntry
    lea: Lea | None


@dataclass(frozen=True, slots=True)
class TodayView:
    """What the first page shows.

    Attributes:
        overdue, due_soon: Open tasks of open cases by date: past it, or within 7 days.
        stale: Open cases in which nothing happened for 30 days or more, the quietest first.
        unassigned: Open cases without a consultant for 7 days or more, the oldest first.
        recent: The newest changes, newest first.
        open_cases: How many cases are open.
    """

    overdue: tuple[DueTask, ...]
    due_soon: tuple[DueTask, ...]
    stale: tuple[CaseRow, ...]
    unassigned: tuple[CaseRow, ...]
    recent: tuple[RecentChange, ...]
    open_cases: int


def today(county: CountyFile) -> TodayView:
    """What waits on this computer's date."""
    with county.session() as session:
        cases = casework.all_cases(session, include_closed=True)
        open_ones = [case for case in cases if case.closed_on is None]
        files = casework.case_files(session, open_ones, log=False)
        rows = case_rows(session, files)
        log = casework.recent_log(session, RECENT)
        leas = casework.leas_by_cds(session, [case.cds for case in cases])
    now = clock.today()
    due = _due_tasks(files.values())
    lea_of = {case.id: leas[case.cds] for case in cases}
    return TodayView(
        overdue=tuple(item for day, item in due if day < now),
        due_soon=tuple(item for day, item in due if now <= day <= now + SOON),
        stale=tuple(_quiet(rows, now)),
        unassigned=tuple(_nobodys(rows, now)),
        recent=tuple(RecentChange(entry, lea_of.get(entry.case_id or "")) for entry in log),
        open_cases=len(rows),
    )


def counts(county: CountyFile) -> dict[str, int]:
    """The numbers beside places: "today" is what is overdue, "caseload" the open cases."""
    view = today(county)
    return {"today": len(view.overdue), "caseload": view.open_cases}


def _due_tasks(files: Iterable[CaseFile]) -> list[tuple[date, DueTask]]:
    due = [
        (task.due_on, DueTask(task, file.case, file.lea))
        for file in files
        for task in file.tasks
        if task.due_on is not None and task.done_on is None
    ]
    return sorted(due, key=lambda pair: (pair[0], pair[1].lea.name))


def _quiet(rows: Iterable[CaseRow], now: date) -> list[CaseRow]:
    found = [row for row in rows if now - row.last_activity >= STALE]
    return sorted(found, key=lambda row: row.last_activity)


def _nobodys(rows: Iterable[CaseRow], now: date) -> list[CaseRow]:
    found = [row for row in rows if not row.case.consultant and now - row.case.opened_on >= WAITING]
    return sorted(found, key=lambda row: row.case.opened_on)
