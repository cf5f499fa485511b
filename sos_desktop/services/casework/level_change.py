"""What a new level of service does to the check-ins of the old one, in the same change."""

from sqlalchemy.orm import Session

from db.models.registry import column, row_class
from db.records import records_where
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Case, Task
from sos_desktop.domain.casework.stages.task_templates import Proposal, proposals, with_new_check_in
from sos_desktop.domain.casework.words import Repeats, ServiceLevel
from sos_desktop.foundation import clock
from sos_desktop.services.casework.task_templates import template_sets
from sos_desktop.services.write_gate import keep


def follow_level(session: Session, file: CaseFile, case: Case) -> int:
    """Let open check-ins made for the old level of service become those of the new one.

    Only tasks that come back, were made from the old level's template and are open change; one
    whose successor the case has already goes. A level taken back leaves everything as it is.

    Args:
        session: The session in which the level is changed, so that both are one step to undo.
        file: The case before.
        case: The case as it is kept now.

    Returns:
        How many tasks changed.
    """
    before, after = file.case.service_level, case.service_level
    if before is None or after is None or before is after:
        return 0
    tasks = records_where(
        session,
        Task,
        row_class(Task).case_id == case.id,
        column(Task.done_on).is_(None),
        column(Task.repeats) != Repeats.NONE,
        column(Task.origin).startswith(f"level-{before}."),
        order_by=column(Task.due_on),
    )
    old, new = _coming_back(file, before), _coming_back(file, after)
    there = {task.origin for task in file.tasks if task.done_on is None}
    changed = 0
    for kept in tasks:
        key = kept.origin.partition(".")[2]
        if key not in old or key not in new:
            continue
        origin, changed = new[key].task.origin, changed + 1
        if origin in there:
            session.delete(session.get_one(row_class(Task), kept.id))
            continue
        there.add(origin)
        keep(session, with_new_check_in(kept, old[key].task, new[key].task))
    return changed


def _coming_back(file: CaseFile, level: ServiceLevel) -> dict[str, Proposal]:
    """A level's templates that come back, by the part of their key that levels share."""
    sets = [found for found in template_sets() if found.level is level]
    listed = (p for found in sets for p in proposals(found, file, clock.today(), ()))
    return {p.task.origin.partition(".")[2]: p for p in listed if p.repeats is not Repeats.NONE}
