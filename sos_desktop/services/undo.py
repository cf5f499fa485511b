"""Taking back the last change, and doing it again."""

from collections.abc import Iterable
from dataclasses import dataclass

from db import undoing
from db.models.casework import SupportCaseRow, TaskRow
from db.models.changes import ChangeLogRow
from db.models.engagement import ReferralRow
from db.models.official import LeaFactRow
from db.models.registry import ROW_OF
from sos_desktop.domain.casework.kinds import REGISTERS
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


_SUBJECTS: dict[str, Subject] = {
    SupportCaseRow.__tablename__: Subject.TASKS,
    TaskRow.__tablename__: Subject.TASKS,
    LeaFactRow.__tablename__: Subject.DATA,
    ReferralRow.__tablename__: Subject.REGISTERS,
    **{str(ROW_OF[kind].__tablename__): Subject.REGISTERS for kind in REGISTERS},  # type: ignore[attr-defined]
}
"""What pages show rows of a table, beside those that show cases."""


def _changes(change: ChangeLogRow, tables: Iterable[str]) -> Changes:
    names = list(tables)
    subjects = Subject.CASE_CONTENT | Subject.CASES
    for name in names:
        subjects |= _SUBJECTS.get(name, Subject.NOTHING)
    return Changes(subjects, change.label, change.case_id, len(names))
