"""What is due and what is late, and its words and tones, the same wherever a case is shown."""

from collections.abc import Iterable
from datetime import date, timedelta

from sos_desktop.domain.casework.dates.calendar import lcap_steps
from sos_desktop.domain.casework.records import Case, Task
from sos_desktop.domain.formats import date_words, distance_words, span_words
from sos_desktop.foundation.frozen import frozen_dataclass

SOON = timedelta(days=7)
"""How near a date is when it counts as due this week."""


@frozen_dataclass
class LcapStep:
    """The next step of an LCAP review, which is due without anybody having written it down.

    Attributes:
        key: Which step ("response").
        title: What is to happen ("LCAP: District responds to the clarification").
        due_on: The last day by law, as `calendar.lcap_steps` finds it.
        done_on: Always None: a step that was taken is no longer waiting.
        assignee, note: Always empty; whose the case is, its step is.
    """

    key: str
    title: str
    due_on: date
    done_on: None = None
    assignee: str = ""
    note: str = ""


Waiting = Task | LcapStep
"""What can be due in a case."""


def steps(case: Case) -> tuple[LcapStep, ...]:
    """The steps of an LCAP review an open case waits for; none of a closed case."""
    if case.closed_on is not None:
        return ()
    return tuple(LcapStep(key, f"LCAP: {words}", day) for key, words, day in lcap_steps(case))


def waiting(case: Case, tasks: Iterable[Task]) -> list[Waiting]:
    """What an open case waits for, by date, what has none last; nothing of a closed case.

    Args:
        case: The case.
        tasks: Its tasks, done or not.
    """
    if case.closed_on is not None:
        return []
    found: list[Waiting] = [task for task in tasks if task.done_on is None]
    return sorted((*steps(case), *found), key=lambda item: item.due_on or date.max)


def overdue(case: Case, tasks: Iterable[Task], today: date) -> list[Waiting]:
    """What is late in a case: open tasks and steps of an LCAP review past their day."""
    return [item for item in waiting(case, tasks) if is_overdue(item, today)]


def is_overdue(task: Waiting, today: date) -> bool:
    """Whether a task or a step is open and its day has passed."""
    return task.done_on is None and task.due_on is not None and task.due_on < today


def due_words(task: Waiting, today: date, *, closed: bool = False) -> str:
    """A task's state: "done Nov 3, 2026", "overdue 4 days, Nov 20", "no date".

    The year is left out when it is this one. Of a closed case nothing is overdue: "not done, was
    due Nov 20".
    """
    if task.done_on is not None:
        return f"done {date_words(task.done_on)}"
    if closed:
        return f"not done, was due {_day(task.due_on, today)}" if task.due_on else "not done"
    if task.due_on is None:
        return "no date"
    if is_overdue(task, today):
        return f"{_overdue(task.due_on, today)}, {_day(task.due_on, today)}"
    return f"due {_day(task.due_on, today)}, {distance_words(task.due_on, today)}"


def due_short(task: Waiting, today: date, *, closed: bool = False) -> str:
    """A task's date where there is little room: "due Dec 1", "overdue 4 days", "no date"."""
    if closed and task.done_on is None:
        return "not done"
    if task.done_on is not None or task.due_on is None:
        return due_words(task, today)
    if is_overdue(task, today):
        return _overdue(task.due_on, today)
    return f"due {_day(task.due_on, today)}"


def due_tone(task: Waiting, today: date, *, closed: bool = False) -> str:
    """The tone that goes with it: bad when overdue, warn within 7 days, good when done."""
    if task.done_on is not None:
        return "good"
    if task.due_on is None or closed:
        return "quiet"
    return "bad" if task.due_on < today else "warn" if task.due_on <= today + SOON else "quiet"


def overdue_words(late: Iterable[Waiting]) -> str:
    """How much is late, and of what: "3 tasks overdue", "7 overdue: 4 tasks, 3 LCAP steps"."""
    steps_, tasks = 0, 0
    for item in late:
        steps_ += isinstance(item, LcapStep)
        tasks += not isinstance(item, LcapStep)
    counted = [
        f"{count} {word}{'' if count == 1 else 's'}"
        for count, word in ((tasks, "task"), (steps_, "LCAP step"))
        if count
    ]
    if len(counted) > 1:
        return f"{tasks + steps_} overdue: {', '.join(counted)}"
    return f"{counted[0]} overdue" if counted else "nothing overdue"


def overdue_count(count: int) -> str:
    """How much of a case is late: "2 overdue"; "" when nothing is."""
    return f"{count} overdue" if count else ""


def _day(day: date, today: date) -> str:
    words = date_words(day)
    return words.partition(",")[0] if day.year == today.year else words


def _overdue(due_on: date, today: date) -> str:
    return f"overdue {span_words((today - due_on).days)}"
