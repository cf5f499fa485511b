"""Moving a case from stage to stage: what a move leaves open, and when it needs a reason."""

from dataclasses import dataclass

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.stages import gates
from sos_desktop.domain.casework.words import Stage


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """A move before it is made.

    Attributes:
        missing: What is still open in the stages it leaves behind.
        skipped: Stages it passes over.
        needs_reason: It goes back, passes over a stage, or leaves something open.
    """

    from_stage: Stage
    to_stage: Stage
    missing: tuple[str, ...]
    skipped: tuple[Stage, ...]
    needs_reason: bool


def plan_move(case_file: CaseFile, to_stage: Stage) -> PlannedMove:
    """What moving a case to `to_stage` would mean; nothing forbids a move."""
    here = case_file.case.stage
    left = [stage for stage in Stage if here <= stage < to_stage]
    missing = tuple(phrase for stage in left for phrase in gates.missing(case_file, stage))
    skipped = tuple(left[1:])
    return PlannedMove(
        from_stage=here,
        to_stage=to_stage,
        missing=missing,
        skipped=skipped,
        needs_reason=bool(missing or skipped) or to_stage < here,
    )
