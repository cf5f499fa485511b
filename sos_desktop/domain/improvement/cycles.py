"""Tests of changes: where each stands, and the task that reminds of its result."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum

from sos_desktop.domain.casework.records import PdsaCycle, Task

_TASKS = uuid.UUID("5d0d9f3e-1d0e-4c39-9a5d-7a2f6c1f4b11")
"""Names the task of a test from the test, so that it has one and no more."""


class CycleStage(StrEnum):
    """Where a test stands."""

    PLANNED = "Planned"
    RUNNING = "Running"
    TO_DECIDE = "To decide"
    DECIDED = "Decided"


def stage_of(cycle: PdsaCycle, today: date) -> CycleStage:
    """Where a test stands on a day: planned until its day, running until its result is entered."""
    if cycle.decision is not None:
        return CycleStage.DECIDED
    if cycle.result:
        return CycleStage.TO_DECIDE
    started = cycle.tried_on is not None and cycle.tried_on <= today
    return CycleStage.RUNNING if started else CycleStage.PLANNED


def by_stage(cycles: Iterable[PdsaCycle], today: date) -> dict[CycleStage, list[PdsaCycle]]:
    """Tests by where they stand, each in the order of the chains."""
    found: dict[CycleStage, list[PdsaCycle]] = {stage: [] for stage in CycleStage}
    for cycle in cycles:
        found[stage_of(cycle, today)].append(cycle)
    return found


def number_of(cycle: PdsaCycle, cycles: Iterable[PdsaCycle]) -> int:
    """The place of a test in the chain of its change, counting from 1."""
    chain = [other.id for other in cycles if other.action_id == cycle.action_id]
    return chain.index(cycle.id) + 1


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
