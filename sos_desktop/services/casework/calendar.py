"""The calendar: tasks, visits, board meetings, LCAP steps and the year's dates in one list."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from db.queries import due
from db.queries.due import CaseHead
from sos_desktop.domain.casework.access.readers import DISTRICT, may_read, readers_of
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates.calendar import (
    CalendarKind,
    Entry,
    case_entries,
    county_entries,
    visit_entry,
)
from sos_desktop.domain.casework.dates.repeated_tasks import tasks_to_come
from sos_desktop.domain.casework.records import Contact, Task
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.county.dates_read import dates_in
from sos_desktop.services.outputs import check_outputs, write_output

AHEAD = timedelta(days=365)
"""How far a calendar file looks ahead."""
EVERY_KIND = frozenset(CalendarKind)
_LATE_TOO = (CalendarKind.TASK, CalendarKind.LCAP)
"""What still waits when its day has passed."""


def entries(
    county: CountyFile,
    first: date,
    last: date,
    *,
    who: str | None = None,
    case_id: str | None = None,
    kinds: Collection[CalendarKind] = EVERY_KIND,
) -> tuple[Entry, ...]:
    """What stands in a span of days, both ends included, by date.

    Done tasks and closed cases are not in it. Tasks that come back are in it again on each day
    after today on which they will.

    Args:
        county: The open county file.
        first: The first day.
        last: The last day.
        who: Only what is this person's: their tasks and the dates of their cases; the year's dates
            are everybody's. None for everybody.
        case_id: Only what belongs to this case.
        kinds: Only these kinds.
    """
    with county.session() as session:
        found = list(_entries(session, first, last, case_id))
    wanted = [item for item in found if item.kind in kinds and _is_of(item, who)]
    return tuple(sorted(wanted, key=lambda item: (item.day, item.kind, item.lea, item.title)))


def case_dates(file: CaseFile) -> tuple[Entry, ...]:
    """The dates a case sets and the visits planned in it, from today on and what is overdue."""
    today = clock.today()
    lea, consultant = file.lea.name, file.case.consultant
    found = [*case_entries(file.case, lea)]
    found = [item for item in found if item.day >= today or item.kind is CalendarKind.LCAP]
    found += [visit_entry(c, lea, consultant) for c in file.contacts if c.held_on >= today]
    return tuple(sorted(found, key=lambda item: item.day))


def export(
    county: CountyFile,
    path: Path,
    *,
    who: str | None = None,
    case_id: str | None = None,
    kinds: Collection[CalendarKind] = EVERY_KIND,
) -> int:
    """Write a calendar file: everything overdue and the next 365 days.

    A task that comes back is in it once for each of its days, under the identity each will have
    when it is made: a repeat rule would stand beside the next task's own date, and no rule tells
    "the last day of the month, once it was". Task notes, what was said in contacts, and contacts
    for the office only with the tasks agreed there are not in it.

    Returns:
        How many dates it holds.

    Raises:
        InputProblem: There is no date to write, or a county file would be lost there.
        EnvironmentProblem: The file could not be written.
    """
    check_outputs([path], made_from=[county.path])
    today = clock.today()
    first, last = today - AHEAD, today + AHEAD
    listed = entries(county, first, last, who=who, case_id=case_id, kinds=kinds)
    found = [
        item
        for item in listed
        if not item.office_only and (item.day >= today or item.kind in _LATE_TOO)
    ]
    if not found:
        raise InputProblem(
            "There is no date to write into a calendar file. Choose other kinds of dates, or "
            "everybody's."
        )
    from sos_desktop.exporters.calendar import calendar_bytes

    content = calendar_bytes(found, f"Support, {county.county} County", clock.now())
    write_output(path, content, made_from=[county.path])
    return len(found)


def _entries(session: Session, first: date, last: date, case_id: str | None) -> Iterator[Entry]:
    heads = due.open_heads(session)
    if case_id is not None:
        heads = {key: head for key, head in heads.items() if key == case_id}
    behind = due.contacts_behind(session)
    for task in due.waiting_tasks(session, last):
        if task.case_id in heads:
            inside = _stays_inside(task, behind)
            for entry in _task_days(task, heads[task.case_id], first, last):
                yield replace(entry, office_only=inside)
    yield from _looks_back(session, first, last, case_id)
    for contact in due.contacts_between(session, max(first, clock.today()), last):
        if contact.case_id in heads:
            head = heads[contact.case_id]
            yield visit_entry(contact, head.lea, head.consultant)
    for case in due.dated_cases(session):
        if case.id in heads:
            found = case_entries(case, heads[case.id].lea)
            yield from (item for item in found if first <= item.day <= last)
    if case_id is None:
        yield from county_entries(dates_in(session), first, last)


def _looks_back(session: Session, first: date, last: date, case_id: str | None) -> Iterator[Entry]:
    """The look-backs of closed cases."""
    for task, head in due.after_support(session, last):
        if case_id in (None, task.case_id):
            yield from _task_days(task, head, first, last)


def _task_days(task: Task, head: CaseHead, first: date, last: date) -> Iterator[Entry]:
    """A task, and the days to come on which it comes back."""
    if task.due_on is not None and task.due_on >= first:
        yield _task(task, head)
    today = clock.today()
    for following in tasks_to_come(task, last):
        entry = _task(following, head)
        if entry.day >= max(first, today + timedelta(days=1)):
            yield replace(entry, more=f"Comes back: {task.repeats.words.lower()}", to_come=True)


def _task(task: Task, head: CaseHead) -> Entry:
    assert task.due_on is not None
    return Entry(
        uid=f"task-{task.id}",
        kind=CalendarKind.TASK,
        day=task.due_on,
        title=task.title,
        case_id=task.case_id,
        lea=head.lea,
        who=task.assignee or head.consultant,
        record_id=task.id,
    )


def _stays_inside(record: Task | Contact, behind: Mapping[str, Contact]) -> bool:
    """Whether nobody outside the office may know of it; a task is as its contact is."""
    return not may_read(DISTRICT, readers_of(record, behind))


def _is_of(item: Entry, who: str | None) -> bool:
    return who is None or item.kind is CalendarKind.COUNTY or item.who.casefold() == who.casefold()


def lea_names(county: CountyFile) -> dict[str, str]:
    """The districts of open cases by case id, for a choice."""
    with county.session() as session:
        return {key: head.lea for key, head in due.open_heads(session).items()}
