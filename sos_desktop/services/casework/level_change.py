"""What a new level of service does to the check-ins of the old one, in the same change."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.casework import TaskRow
from db.models.registry import apply_to_row, to_record
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Case, Task
from sos_desktop.domain.casework.task_templates import Proposal, proposals, with_new_check_in
from sos_desktop.domain.casework.words import Repeats, ServiceLevel
from sos_desktop.foundation import clock
from sos_desktop.services.casework.task_templates import template_sets


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
    rows = session.scalars(
        sa.select(TaskRow).where(
            TaskRow.case_id == case.id, TaskRow.done_on.is_(None),
            TaskRow.repeats != Repeats.NONE, TaskRow.origin.startswith(f"level-{before}."),
        ).order_by(TaskRow.due_on)
    ).all()  # fmt: skip
    old, new = _coming_back(file, before), _coming_back(file, after)
    there = {task.origin for task in file.tasks if task.done_on is None}
    changed = 0
    for row in rows:
        key = row.origin.partition(".")[2]
        if key not in old or key not in new:
            continue
        origin, changed = new[key].task.origin, changed + 1
        if origin in there:
            session.delete(row)
            continue
        there.add(origin)
        task = with_new_check_in(to_record(Task, row), old[key].task, new[key].task)
        apply_to_row(task, row)
    return changed


def _coming_back(file: CaseFile, level: ServiceLevel) -> dict[str, Proposal]:
    """A level's templates that come back, by the part of their key that levels share."""
    sets = [found for found in template_sets() if found.level is level]
    listed = (p for found in sets for p in proposals(found, file, clock.today(), ()))
    return {p.task.origin.partition(".")[2]: p for p in listed if p.repeats is not Repeats.NONE}
