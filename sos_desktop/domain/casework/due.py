"""The words and tones of what is due, the same wherever a task or a case is shown."""

from datetime import date, timedelta

from sos_desktop.domain.casework.records import Task
from sos_desktop.domain.formats import date_words, distance_words

SOON = timedelta(days=7)
"""How near a date is when it counts as due this week."""


def is_overdue(task: Task, today: date) -> bool:
    """Whether a task is open and its day has passed."""
    return task.done_on is None and task.due_on is not None and task.due_on < today


def due_words(task: Task, today: date) -> str:
    """A task's state: "done Nov 3, 2026", "overdue 4 days, Nov 20", "no date".

    The year is left out when it is this one.
    """
    if task.done_on is not None:
        return f"done {date_words(task.done_on)}"
    if task.due_on is None:
        return "no date"
    if is_overdue(task, today):
        return f"{_overdue(task.due_on, today)}, {_day(task.due_on, today)}"
    return f"due {_day(task.due_on, today)}, {distance_words(task.due_on, today)}"


def due_short(task: Task, today: date) -> str:
    """A task's date where there is little room: "due Dec 1", "overdue 4 days", "no date"."""
    if task.done_on is not None or task.due_on is None:
        return due_words(task, today)
    if is_overdue(task, today):
        return _overdue(task.due_on, today)
    return f"due {_day(task.due_on, today)}"


def due_tone(task: Task, today: date) -> str:
    """The tone that goes with it: bad when overdue, warn within 7 days, good when done."""
    if task.done_on is not None:
        return "good"
    if task.due_on is None:
        return "quiet"
    return "bad" if task.due_on < today else "warn" if task.due_on <= today + SOON else "quiet"


def overdue_count(count: int) -> str:
    """How much of a case is late: "2 overdue"; "" when nothing is."""
    return f"{count} overdue" if count else ""


def _day(day: date, today: date) -> str:
    words = date_words(day)
    return words.partition(",")[0] if day.year == today.year else words


def _overdue(due_on: date, today: date) -> str:
    days = (today - due_on).days
    return f"overdue {days} day{'' if days == 1 else 's'}"
