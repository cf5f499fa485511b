"""Taking back the last changes, and doing them again."""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_

from sqlalchemy.orm import Session

from db import undoing
from db.models.changes import ChangeLogRow
from db.models.county import MetaRow
from db.models.imported import IMPORTS
from sos_desktop.domain.casework.kinds import BY_TABLE
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_files import CountyFile


@frozen_dataclass
class UndoStatus:
    """The names of what undo and redo would do; "" when there is nothing."""

    undo: str = ""
    redo: str = ""


def undo_status(county: CountyFile) -> UndoStatus:
    """What the undo and redo menu entries say."""
    with county.session() as session:
        back, again = undoing.next_labels(session)
        return UndoStatus(back.words if back else "", again.words if again else "")


def undo(county: CountyFile) -> Changes:
    """Take back the newest change in force; `Subject.NOTHING` when there is none.

    The history survives closing, so yesterday's last change can be taken back too; up to 50 in a
    row.
    """
    with county.session("") as session:
        change = undoing.next_undo(session)
        if change is None:
            return Changes(Subject.NOTHING)
        return _changes(change, undoing.take_back(session, change))


def redo(county: CountyFile) -> Changes:
    """Do again what was last taken back; `Subject.NOTHING` after newer work or without any."""
    with county.session("") as session:
        change = undoing.next_redo(session)
        if change is None:
            return Changes(Subject.NOTHING)
        return _changes(change, undoing.do_again(session, change))


def undo_to(county: CountyFile, change_id: str) -> Changes:
    """Take back every step down to this one, the newest first, all or none.

    Raises:
        InputProblem: The step is not in force any more, or is more than 50 steps back.
    """
    return _several(county, change_id, undoing.next_undo, undoing.take_back)


def redo_to(county: CountyFile, change_id: str) -> Changes:
    """Do again every step taken back up to this one, the oldest first, all or none.

    Raises:
        InputProblem: The step is not taken back any more, or newer work has passed it over.
    """
    return _several(county, change_id, undoing.next_redo, undoing.do_again)


def _several(
    county: CountyFile,
    change_id: str,
    following: Callable[[Session], ChangeLogRow | None],
    act: Callable[[Session, ChangeLogRow], tuple[str, ...]],
) -> Changes:
    done: list[Changes] = []
    with county.session("") as session:
        while (change := following(session)) is not None:
            done.append(_changes(change, act(session, change)))
            session.flush()
            if change.change_id == change_id:
                return _together(done)
        raise InputProblem(
            "The history has changed since it was listed, and this step cannot be reached any "
            "more. Nothing was changed; look at the history again."
        )


def _together(done: list[Changes]) -> Changes:
    if len(done) == 1:
        return done[0]
    cases = {changes.case_id for changes in done}
    return Changes(
        reduce(or_, (changes.subjects for changes in done)),
        f"{len(done)} steps",
        cases.pop() if len(cases) == 1 else None,
        sum(changes.count for changes in done),
    )


_SUBJECTS: dict[str, Subject] = {
    MetaRow.__tablename__: Subject.REGISTERS,
    IMPORTS: Subject.DATA,
    **{table: kind.subjects for table, kind in BY_TABLE.items()},
}
"""What pages show rows of a table, beside those that show cases."""


def _changes(change: ChangeLogRow, tables: Iterable[str]) -> Changes:
    names = list(tables)
    subjects = Subject.CASE_CONTENT | Subject.CASES
    for name in names:
        subjects |= _SUBJECTS.get(name, Subject.NOTHING)
    return Changes(subjects, change.change_label.words, change.case_id, len(names))
