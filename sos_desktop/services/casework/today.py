"""What is to be done: overdue, due soon, coming up, gone quiet, nobody's yet; and what is new.

Only what is shown is read, never whole cases: the page is looked at after every change.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from db.queries import due
from db.queries.due import CaseHead, SlippedGain
from sos_desktop.domain.casework.dates.activity import is_quiet
from sos_desktop.domain.casework.dates.calendar import (
    Entry,
    case_entries,
    county_entries,
    visit_entry,
)
from sos_desktop.domain.casework.dates.due import SOON, Waiting, is_overdue, steps
from sos_desktop.domain.casework.history.change_log import LogEntry
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.county.dates_read import dates_in

WAITING = timedelta(days=7)
COMING = timedelta(days=14)
"""How far ahead visits, meetings and the dates of cases are shown."""
YEAR_DATES = timedelta(days=30)
"""How far ahead dates of the year are shown."""
FADED_FOR = timedelta(days=180)
"""How long a gain that did not last is named after its look-back was due."""
RECENT = 20


@frozen_dataclass
class DueTask:
    """An open task, or a step of an LCAP review, and the case it belongs to."""

    task: Waiting
    case: CaseHead


@frozen_dataclass
class CaseSince:
    """A case and the day since which something holds of it."""

    case: CaseHead
    since: date


@frozen_dataclass
class RecentChange:
    """A change in force; `lea` is "" when it concerned no case that is still there."""

    entry: LogEntry
    lea: str


@frozen_dataclass
class TodayView:
    """What the first page shows.

    Attributes:
        overdue: What is late in open cases, tasks and steps of LCAP reviews, the oldest first.
        due_soon: Tasks due within 7 days.
        coming: Visits, meetings, board dates and LCAP steps of the next 14 days.
        stale: Open cases in which nothing happened for 30 days or more, the quietest first.
        unassigned: Open cases without a consultant for 7 days or more, the longest first: since
            they were last handed to nobody, or else since they were opened.
        year_dates: Dates of the year within 30 days.
        since: Until when the person worked here the last time; None when that is not known.
        recent: The newest changes since then, newest first; all of them when `since` is None.
        open_cases: How many cases are open.
        undated: Open tasks without a date, by LEA.
        faded: Gains that look-backs of the last half year found partly lost or faded.
    """

    overdue: tuple[DueTask, ...]
    due_soon: tuple[DueTask, ...]
    coming: tuple[Entry, ...]
    stale: tuple[CaseSince, ...]
    unassigned: tuple[CaseSince, ...]
    year_dates: tuple[Entry, ...]
    since: datetime | None
    recent: tuple[RecentChange, ...]
    open_cases: int
    undated: tuple[DueTask, ...] = ()
    faded: tuple[SlippedGain, ...] = ()


def today(
    county: CountyFile, *, who: str | None = None, since: datetime | None = None
) -> TodayView:
    """What waits on this computer's date.

    Args:
        county: The open county file.
        who: Only what is this person's: tasks given to them, tasks given to nobody in their cases,
            and their cases. Cases without a consultant are everybody's. None for everybody.
        since: Show changes after this moment only.
    """
    now = clock.today()
    with county.session() as session:
        heads = due.open_heads(session)
        tasks = due.waiting_tasks(session, now + SOON, undated=True, after_support=True)
        contacts = due.contacts_between(session, now, now + COMING)
        dated = due.dated_cases(session)
        year_dates = county_entries(dates_in(session), now, now + YEAR_DATES)
        last = due.last_activity(session, heads.values(), now)
        named = heads | due.heads_of(session, {task.case_id for task in tasks} - heads.keys())
        faded = due.faded_gains(session, now - FADED_FOR)
        log = due.changes_since(session, since, RECENT)
        leas = due.lea_names(session, {entry.case_id for entry in log if entry.case_id})
    mine = {key: head for key, head in heads.items() if _is(head.consultant, who)}
    found = [
        DueTask(task, named[task.case_id])
        for task in tasks
        if _is(task.assignee or named[task.case_id].consultant, who)
    ]
    found += [
        DueTask(step, mine[case.id])
        for case in dated
        if case.id in mine
        for step in steps(case)
        if is_overdue(step, now)
    ]
    found.sort(key=lambda item: (item.task.due_on or date.max, item.case.lea, item.task.title))
    late = [item for item in found if is_overdue(item.task, now)]
    undated = [item for item in found if item.task.due_on is None]
    coming = [
        visit_entry(contact, head.lea, head.consultant)
        for contact in contacts
        if (head := mine.get(contact.case_id)) is not None
    ]
    for case in dated:
        if case.id in mine:
            coming += _near(case_entries(case, mine[case.id].lea), now)
    return TodayView(
        overdue=tuple(late),
        due_soon=tuple(found[len(late) : len(found) - len(undated)]),
        coming=tuple(sorted(coming, key=lambda item: (item.day, item.lea, item.title))),
        stale=tuple(_quiet(mine.values(), last, now)),
        unassigned=tuple(_nobodys(heads.values(), now)),
        year_dates=tuple(sorted(year_dates, key=lambda item: item.day)),
        since=since,
        recent=tuple(RecentChange(entry, leas.get(entry.case_id or "", "")) for entry in log),
        open_cases=len(heads),
        undated=tuple(undated),
        faded=tuple(gain for gain in faded if _is(gain.consultant, who)),
    )


def counts(county: CountyFile) -> dict[str, int]:
    """The numbers beside places: "today" is what is overdue, "caseload" the open cases."""
    with county.session() as session:
        return {
            "today": due.overdue_count(session, clock.today()),
            "caseload": due.open_case_count(session),
        }


def _is(name: str, who: str | None) -> bool:
    return who is None or name.casefold() == who.casefold()


def _near(found: Iterable[Entry], now: date) -> list[Entry]:
    return [item for item in found if now <= item.day <= now + COMING]


def _quiet(heads: Iterable[CaseHead], last: dict[str, date], now: date) -> list[CaseSince]:
    found = [CaseSince(head, last[head.case_id]) for head in heads]
    return sorted((c for c in found if is_quiet(c.since, now)), key=lambda c: c.since)


def _nobodys(heads: Iterable[CaseHead], now: date) -> list[CaseSince]:
    found = [CaseSince(h, h.let_go_on or h.opened_on) for h in heads if not h.consultant]
    return sorted((c for c in found if now - c.since >= WAITING), key=lambda c: c.since)
