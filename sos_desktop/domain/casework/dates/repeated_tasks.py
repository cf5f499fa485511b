"""Tasks that come back: when the next one is due, and what it is like."""

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import NAMESPACE_OID, uuid5

from dateutil.relativedelta import relativedelta

from sos_desktop.domain.casework.dates.work_days import work_day_from, work_day_up_to
from sos_desktop.domain.casework.records import Task
from sos_desktop.domain.casework.words import Repeats

_STEPS = {
    Repeats.WEEKLY: relativedelta(weeks=1),
    Repeats.MONTHLY: relativedelta(months=1),
    Repeats.QUARTERLY: relativedelta(months=3),
    Repeats.YEARLY: relativedelta(years=1),
}
_BY_MONTH = (Repeats.MONTHLY, Repeats.QUARTERLY)
_TO_THE_END = relativedelta(day=31)


def next_due(due_on: date, repeats: Repeats, until: date | None = None) -> date | None:
    """The day after `due_on` on which a task comes back.

    One that comes back by months and is due on the last day of its month stays on the last day:
    Jan 31, Feb 28, Mar 31. One due on Feb 29 comes back on Feb 28 of the next year.

    Args:
        due_on: The day it was due, not the day it was done: late work moves nothing.
        repeats: How often.
        until: The last day allowed; None for no end.

    Returns:
        The day; None when it does not come back, or not before the end.
    """
    step = _STEPS.get(repeats)
    if step is None:
        return None
    following = due_on + step
    if repeats in _BY_MONTH and due_on.day == calendar.monthrange(due_on.year, due_on.month)[1]:
        following += _TO_THE_END
    return following if until is None or following <= until else None


def _work_day(day: date, until: date | None) -> date:
    """The work day nearest to a day, the one before where both are as near or the end is nearer."""
    before, after = work_day_up_to(day), work_day_from(day)
    late = until is not None and after > until
    return before if late or day - before <= after - day else after


def tasks_to_come(task: Task, last: date) -> Iterator[Task]:
    """The tasks that will follow an open one, up to a last day, as they will be made.

    Each has the id it will have once the one before it is done.
    """
    following = following_task(task)
    while following is not None and following.due_on is not None and following.due_on <= last:
        yield following
        following = following_task(following)


def following_task(task: Task) -> Task | None:
    """The task that takes a finished one's place; None when it does not come back.

    Its id follows from the finished one's, so that finishing one twice never makes two. One that a
    template proposed falls on a work day again, the nearest; one that somebody made stays on the
    day that was meant.
    """
    if task.due_on is None:
        return None
    due_on = next_due(task.due_on, task.repeats, task.repeats_until)
    if due_on is None:
        return None
    if task.origin:
        due_on = _work_day(due_on, task.repeats_until)
    return replace(
        task, id=str(uuid5(NAMESPACE_OID, f"after {task.id}")), due_on=due_on, done_on=None
    )
