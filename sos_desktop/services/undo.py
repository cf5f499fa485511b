"""Taking back the last change, and doing it again."""

from collections.abc import Iterable
from dataclasses import dataclass

from db import undoing
from db.models.casework import SupportCaseRow, TaskRow
from db.models.changes import ChangeLogRow
from db.models.official import LeaFactRow
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.services.county_files import CountyFile


@dataclass(frozen=True, slots=True)
class UndoStatus:
    """The names of what undo and redo would do; "" when there is nothing."""

    undo: str = ""
    redo: str = ""


def undo_status(county: CountyFile) -> UndoStatus:
    """What the undo and redo menu entries say."""
    with county.session() as session:
        back, again = undoing.next_undo(session), undoing.next_redo(session)
        return UndoStatus(back.label if back else "", again.label if again else "")


def undo(county: CountyFile) -> Changes:
    """Take back the newest change in force; `Subject.NOTHING` when there is none.

    The history survives closing, so yesterday's last change can be taken back too; up to 50 in a
    row.
    """
    with county.session("Undo") as session:
        change = undoing.next_undo(session)
        if change is None:
            return Changes(Subject.NOTHING)
        return _changes(change, undoing.take_back(session, change))


def redo(county: CountyFile) -> Changes:
    """Do again what was last taken back; `Subject.NOTHING` after newer work or without any."""
    with county.session("Redo") as session:
        change = undoing.next_redo(session)
        if change is None:
            return Changes(Subject.NOTHING)
        return _changes(change, undoing.do_again(session, change))


def _changes(change: ChangeLogRow, tables: Iterable[str]) -> Changes:
    names = list(tables)
    subjects = Subject.CASE_CONTENT | Subject.CASES
    if TaskRow.__tablename__ in names or SupportCaseRow.__tablename__ in names:
        subjects |= Subject.TASKS
    if LeaFactRow.__tablename__ in names:
        subjects |= Subject.DATA
    return Changes(subjects, change.label, change.case_id, len(names))
