"""The look-backs that follow the end of support, and the tasks that remind of them."""

import calendar
import uuid
from dataclasses import replace
from datetime import date

from sos_desktop.domain.casework.learning_words import LookBackKind
from sos_desktop.domain.casework.records import LookBack, SupportExit, Task

ORIGIN = "look_back"
"""What made the task; it is told of in closed cases too, because support ends before it is due."""
_NAMES = uuid.UUID("2f4f6a53-6d3b-4a7a-8a0e-3c1f5b8d7e02")
"""Names a look-back from its exit and a task from its look-back, so that each is one."""
_MONTHS = {LookBackKind.SIX: 6, LookBackKind.TWELVE: 12}
_YEAR = 12


def months_after(day: date, months: int) -> date:
    """The same day some months later; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, _YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def look_back_id(ended: SupportExit, kind: LookBackKind) -> str:
    """The id of the look-back of a kind that follows an end of support."""
    return str(uuid.uuid5(_NAMES, f"{ended.id}:{kind}"))


def task_id(found: LookBack) -> str:
    """The id of the task that reminds of a look-back."""
    return str(uuid.uuid5(_NAMES, found.id))


def look_backs_of(ended: SupportExit, kept: dict[str, LookBack]) -> tuple[LookBack, ...]:
    """The look-backs after an end of support, as they are to be kept.

    One that was looked at stays; one that waits follows the day on which support ends.

    Args:
        ended: The end of support.
        kept: The look-backs that are there already, by id.
    """
    made = []
    for kind, months in _MONTHS.items():
        name, due = look_back_id(ended, kind), months_after(ended.ended_on, months)
        there = kept.get(name)
        if there is None:
            made.append(
                LookBack(id=name, case_id=ended.case_id, exit_id=ended.id, kind=kind, due_on=due)
            )
        elif there.looked_on is None:
            made.append(replace(there, due_on=due))
    return tuple(made)


def task_of_look_back(found: LookBack, kept: Task | None) -> Task | None:
    """The task of a look-back as it is to be kept; None where there is none to keep.

    It waits until the look-back has its day, and bears that day when it is done.
    """
    if kept is None:
        if found.looked_on is not None:
            return None
        when = "" if found.kind is LookBackKind.OTHER else f", {found.kind.words} support ended"
        return Task(
            id=task_id(found),
            case_id=found.case_id,
            title=f"Look back at what lasts{when}",
            due_on=found.due_on,
            origin=ORIGIN,
        )
    return replace(kept, due_on=found.due_on, done_on=found.looked_on)
