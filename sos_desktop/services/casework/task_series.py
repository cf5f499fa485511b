"""What finishing or reopening a task does to the series it belongs to, in the same change."""

from sqlalchemy.orm import Session

from db.models.registry import new_row, row_class
from db.records import record_by_id
from sos_desktop.domain.casework.dates.repeated_tasks import following_task
from sos_desktop.domain.casework.records import CaseRecord, Task


def continue_series(session: Session, before: CaseRecord | None, after: CaseRecord) -> None:
    """Make the next task of a series when one is finished, and take it back when it is reopened.

    The next one is taken back only while it stands exactly as it was made.

    Args:
        session: The session in which the task is kept, so that both are one step to undo.
        before: The record as it was kept; None when it is new.
        after: The record as it is kept now; records of other kinds belong to no series.
    """
    if not isinstance(after, Task):
        return
    done_before = before if isinstance(before, Task) and before.done_on is not None else None
    if (done_before is not None) == (after.done_on is not None):
        return
    following = following_task(done_before or after)
    if following is None:
        return
    kept = record_by_id(session, Task, following.id)
    if after.done_on is not None:
        if kept is None:
            session.add(new_row(following))
    elif kept == following:
        session.delete(session.get_one(row_class(Task), following.id))
