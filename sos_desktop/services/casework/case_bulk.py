"""The same for several cases at once: each verb is one change, undone in one step."""

from collections.abc import Collection, Iterator
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from db.change_log import rename, touched
from db.queries import casework
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.domain.casework.records import Task
from sos_desktop.domain.casework.stages.moves import PlannedMove, plan_move
from sos_desktop.domain.casework.words import Stage, Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.text import kept, kept_line
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework.assigning import hand_to
from sos_desktop.services.casework.moving import keep_move
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep

_CASES = Subject.CASES | Subject.TASKS | Subject.CASE_CONTENT
_NONE_OPEN = "None of these cases is open any more. Choose other ones."


@frozen_dataclass
class BulkMove:
    """What moving several cases would leave open.

    Attributes:
        moving: How many would move.
        staying: Names of those that are in the stage already, or closed.
        going_back, skipping: How many go back, or pass over a stage.
        open_in: LEA name to what is still open in it.
    """

    moving: int
    staying: tuple[str, ...]
    going_back: int
    skipping: int
    open_in: dict[str, tuple[str, ...]]

    @property
    def needs_reason(self) -> bool:
        """As for one case: going back, passing over, or leaving something open."""
        return bool(self.going_back or self.skipping or self.open_in)


def assign(
    county: CountyFile,
    case_ids: Collection[str],
    consultant: str,
    note: str = "",
    *,
    handed_on: date | None = None,
) -> Changes:
    """Put a consultant in charge; a case that somebody had before is handed over, with the note.

    The open tasks of who had it go along; the label says how many.

    Args:
        county: The open county file.
        case_ids: The cases; those that are closed or gone are left out.
        consultant: A name; "" leaves the cases unassigned.
        note: For the hand-over.
        handed_on: The day; today by default.

    Raises:
        InputProblem: None of the cases is open.
    """
    name, note = kept_line(consultant), kept(note)
    with county.session("", _one(case_ids)) as session:
        files = list(_open_files(session, case_ids))
        passed_on = [hand_to(session, file, name, note, handed_on) for file in files]
        changed = [tasks for tasks in passed_on if tasks is not None]
        moved = {"tasks": tasks} if (tasks := sum(changed)) else {}
        lea, count = _cases(files, len(changed))
        label = labels.of_case(Verb.ASSIGN, lea, name, **count, **moved)
        return _finish(session, label, _one(case_ids), len(changed))


def add_tasks(
    county: CountyFile,
    case_ids: Collection[str],
    title: str,
    *,
    due_on: date | None = None,
    assignee: str = "",
    note: str = "",
) -> Changes:
    """Add the same task to several cases.

    Args:
        county: The open county file.
        case_ids: The cases; those that are closed or gone are left out.
        title: What is to be done.
        due_on: By when; None for no date.
        assignee: "" gives each case's task to its own consultant.
        note: More words.

    Raises:
        InputProblem: The task has no title, or none of the cases is open.
    """
    with county.session("", _one(case_ids)) as session:
        files = list(_open_files(session, case_ids))
        for file in files:
            task = Task(
                case_id=file.case.id,
                title=title,
                due_on=due_on,
                note=note,
                assignee=kept_line(assignee) or file.case.consultant,
            )
            keep(session, task)
        lea, count = _cases(files, len(files))
        label = labels.of_kind(Verb.ADD, Task, kept_line(title), lea, **count)
        return _finish(session, label, _one(case_ids), len(files))


def planned_moves(county: CountyFile, case_ids: Collection[str], to_stage: Stage) -> BulkMove:
    """What moving several cases would mean, before it is done."""
    with county.session() as session:
        files = _files(session, case_ids)
    plans = {f.lea.name: plan_move(f, to_stage) for f in files if _moves(f, to_stage)}
    return BulkMove(
        moving=len(plans),
        staying=tuple(f.lea.name for f in files if not _moves(f, to_stage)),
        going_back=sum(to_stage < plan.from_stage for plan in plans.values()),
        skipping=sum(bool(plan.skipped) for plan in plans.values()),
        open_in={name: plan.missing for name, plan in plans.items() if plan.missing},
    )


def move(
    county: CountyFile,
    case_ids: Collection[str],
    to_stage: Stage,
    reason: str = "",
    *,
    moved_on: date | None = None,
) -> Changes:
    """Move several cases to a stage; each keeps what was open in it, and the reason.

    Raises:
        InputProblem: One of them needs a reason and none is given, none of them is open, or the
            day lies before the opening or the last move of one, or after today.
    """
    reason, day = kept(reason), moved_on or clock.today()
    with county.session("", _one(case_ids)) as session:
        files = list(_open_files(session, case_ids))
        moving = [file for file in files if _moves(file, to_stage)]
        for file in moving:
            why = partial(_why, file.lea.name, len(moving))
            keep_move(session, file, to_stage, day, county.user, reason, why)
        lea, count = _cases(moving, len(moving))
        label = labels.of_case(Verb.MOVE, lea, "", stage=int(to_stage), **count)
        return _finish(session, label, _one(case_ids), len(moving))


def _files(session: Session, case_ids: Collection[str]) -> list[CaseFile]:
    found = [casework.case_by_id(session, case_id) for case_id in dict.fromkeys(case_ids)]
    cases = [case for case in found if case is not None]
    return list(casework.case_files(session, cases, log=False).values())


def _open_files(session: Session, case_ids: Collection[str]) -> Iterator[CaseFile]:
    files = [file for file in _files(session, case_ids) if file.case.closed_on is None]
    if not files:
        raise InputProblem(_NONE_OPEN)
    yield from files


def _moves(file: CaseFile, to_stage: Stage) -> bool:
    return file.case.closed_on is None and file.case.stage is not to_stage


def _one(case_ids: Collection[str]) -> str | None:
    """A change of one case belongs to its history."""
    return next(iter(case_ids)) if len(case_ids) == 1 else None


def _cases(files: Collection[CaseFile], count: int) -> tuple[str, dict[str, int]]:
    """The LEA where there is only one case, else how many cases."""
    if count == 1 and len(files) == 1:
        return next(iter(files)).lea.name, {}
    return "", {"cases": count}


def _finish(session: Session, label: ChangeLabel, case_id: str | None, count: int) -> Changes:
    if not touched(session):
        return Changes(Subject.NOTHING, case_id=case_id)
    rename(session, label)
    return Changes(_CASES, label.words, case_id, count)


def _why(name: str, count: int, plan: PlannedMove) -> str:
    others = " and others" if count > 1 else ""
    if plan.to_stage < plan.from_stage:
        return f"{name}{others} would go back. Write why."
    return f"{name}{others} would move on with something open. Write why, or complete it first."
