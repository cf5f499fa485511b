"""Moving a case from stage to stage: what a move leaves open, and when it needs a reason."""

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.stages import gates
from sos_desktop.domain.casework.stages.open_points import open_words
from sos_desktop.domain.casework.words import Stage
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class PlannedMove:
    """A move before it is made.

    Attributes:
        open_points: What is still open in the stages it leaves behind, in the codes a move keeps.
        skipped: Stages it passes over.
        needs_reason: It goes back, passes over a stage, or leaves something open.
    """

    from_stage: Stage
    to_stage: Stage
    open_points: tuple[str, ...]
    skipped: tuple[Stage, ...]
    needs_reason: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still open, in short phrases."""
        return open_words(self.open_points)


def plan_move(case_file: CaseFile, to_stage: Stage) -> PlannedMove:
    """What moving a case to `to_stage` would mean; nothing forbids a move."""
    here = case_file.case.stage
    left = [stage for stage in Stage if here <= stage < to_stage]
    points = tuple(code for stage in left for code in gates.open_points(case_file, stage))
    skipped = tuple(left[1:])
    return PlannedMove(
        from_stage=here,
        to_stage=to_stage,
        open_points=points,
        skipped=skipped,
        needs_reason=bool(points or skipped) or to_stage < here,
    )
