"""Moving one case to a stage, in the change that is being made: alone or with others."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.checks.day_checks import check_move
from sos_desktop.domain.casework.records import StageMove
from sos_desktop.domain.casework.stages.moves import PlannedMove, plan_move
from sos_desktop.domain.casework.words import Stage
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.write_gate import keep


def keep_move(
    session: Session,
    file: CaseFile,
    to_stage: Stage,
    moved_on: date,
    moved_by: str,
    reason: str,
    why: Callable[[PlannedMove], str],
) -> bool:
    """Move a case; what is still open in its stage is kept with the move.

    Args:
        session: The session of the change.
        file: The case.
        to_stage: Where it goes.
        moved_on: The day.
        moved_by: Who moves it.
        reason: Trimmed; "" when none is given.
        why: What to say of a move that needs a reason and has none.

    Returns:
        Whether it moved; False when it is in the stage already.

    Raises:
        InputProblem: A reason is needed and none is given, or the day lies before the opening or
            the last move, or after today.
    """
    plan = plan_move(file, to_stage)
    if plan.from_stage == to_stage:
        return False
    check_move(file, moved_on, clock.today())
    if plan.needs_reason and not reason:
        raise InputProblem(why(plan), where="reason")
    keep(session, replace(file.case, stage=to_stage))
    keep(
        session,
        StageMove(
            case_id=file.case.id,
            from_stage=plan.from_stage,
            to_stage=to_stage,
            moved_on=moved_on,
            moved_by=moved_by,
            reason=reason,
            missing=plan.open_points,
        ),
    )
    return True
