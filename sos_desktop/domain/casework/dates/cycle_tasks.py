"""The task that reminds of a test's result."""

import uuid
from dataclasses import replace
from datetime import date

from sos_desktop.domain.casework.records import PdsaCycle, Task

_TASKS = uuid.UUID("5d0d9f3e-1d0e-4c39-9a5d-7a2f6c1f4b11")
"""Names the task of a test from the test, so that it has one and no more."""


def task_id_of(cycle: PdsaCycle) -> str:
    """The id of the task that reminds of a test's result."""
    return str(uuid.uuid5(_TASKS, cycle.id))


def task_of(cycle: PdsaCycle, kept: Task | None, today: date) -> Task | None:
    """The task of a test as it is to be kept; None where there is none to keep.

    A test with a day and without a result asks for what happened, on that day. Once the result is
    entered the task is done. What else somebody wrote into the task stays.

    Args:
        cycle: The test.
        kept: Its task, as it is kept; None when there is none.
        today: The day a task is done that still waits.
    """
    waits = cycle.tried_on is not None and not cycle.result
    if kept is None:
        if not waits:
            return None
        return Task(
            id=task_id_of(cycle),
            case_id=cycle.case_id,
            title="Test of a change: write down what happened, and decide",
            due_on=cycle.tried_on,
            origin="cycle",
        )
    if waits:
        return replace(kept, due_on=cycle.tried_on, done_on=None)
    return replace(kept, done_on=kept.done_on or today)
