"""Tests of changes: where each stands."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from sos_desktop.domain.casework.records import PdsaCycle


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


def state_words(cycle: PdsaCycle, today: date) -> str:
    """Where a test stands in a few words: "Adapt: hand it over", "running", "to decide"."""
    if cycle.decision is None:
        return stage_of(cycle, today).value.lower()
    learned = " ".join(cycle.learned.split())
    return f"{cycle.decision.words}: {learned}" if learned else cycle.decision.words


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
