"""Reading cases: the caseload, one case whole, its timeline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from db.queries import casework
from sos_desktop.domain.casework import gates
from sos_desktop.domain.casework.case_file import CaseFile, Lea
from sos_desktop.domain.casework.records import Case, Task
from sos_desktop.domain.casework.stages import PlannedMove, plan_move
from sos_desktop.domain.casework.timeline import TimelineEntry
from sos_desktop.domain.casework.timeline import timeline as timeline_of
from sos_desktop.domain.casework.words import Stage
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county_files import CountyFile


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as lists show it.

    Attributes:
        groups: Names of the student groups it is about; empty when no data led to it.
        next_task: The open task due first; None when there is none.
        overdue: How many open tasks are past their date.
        last_activity: The last day anything happened.
        missing: What is still open before leaving the current stage.
    """

    case: Case
    lea: Lea
    groups: tuple[str, ...]
    next_task: Task | None
    overdue: int
    last_activity: date
    missing: tuple[str, ...]


def list_cases(county: CountyFile, *, include_closed: bool = False) -> tuple[CaseRow, ...]:
    """Every case, by LEA name; open ones only unless asked."""
    with county.session() as session:
        cases = casework.all_cases(session, include_closed=include_closed)
        rows = case_rows(session, casework.case_files(session, cases, log=False))
    return tuple(sorted(rows, key=lambda row: (row.lea.name.casefold(), row.case.opened_on)))


def case_file(county: CountyFile, case_id: str) -> CaseFile:
    """One case whole.

    Raises:
        InputProblem: It is no longer there.
    """
    with county.session() as session:
        return load_file(session, case_id)


def timeline(county: CountyFile, case_id: str) -> tuple[TimelineEntry, ...]:
    """Everything that happened in a case, newest first."""
    return timeline_of(case_file(county, case_id))


def planned_move(county: CountyFile, case_id: str, to_stage: Stage) -> PlannedMove:
    """What moving a case would leave open, and whether it needs a reason."""
    return plan_move(case_file(county, case_id), to_stage)


def case_rows(session: Session, files: Mapping[str, CaseFile]) -> list[CaseRow]:
    """Cases as lists show them."""
    changed = casework.last_changes(session)
    return [_row(file, changed.get(case_id)) for case_id, file in files.items()]


def _row(file: CaseFile, changed_at: datetime | None) -> CaseRow:
    today = clock.today()
    waiting = [task for task in file.tasks if task.done_on is None]
    due = [task for task in waiting if task.due_on is not None]
    return CaseRow(
        case=file.case,
        lea=file.lea,
        groups=_groups(file.case),
        next_task=min(due, key=_due, default=waiting[0] if waiting else None),
        overdue=sum(_due(task) < today for task in due),
        last_activity=_last_activity(file, changed_at, today),
        missing=gates.missing(file),
    )


def _due(task: Task) -> date:
    return task.due_on or date.max


def _last_activity(file: CaseFile, changed_at: datetime | None, today: date) -> date:
    days = [file.case.opened_on, *(move.moved_on for move in file.moves)]
    days += [contact.held_on for contact in file.contacts]
    days += [note.noted_on for note in file.progress]
    days += [changed_at.astimezone().date()] if changed_at else []
    return max((day for day in days if day <= today), default=file.case.opened_on)


def _groups(case: Case) -> tuple[str, ...]:
    """The groups chosen to work on, or else those of the basis: with a letter, if any has one."""
    found: Any = case.basis.get("groups")
    groups: Mapping[str, Any] = found if isinstance(found, Mapping) else {}
    lettered = [code for code, facts in groups.items() if facts.get("letter")]
    codes = case.focus_groups or lettered or list(groups)
    return tuple(STUDENT_GROUPS[code].name if code in STUDENT_GROUPS else code for code in codes)


def load_file(session: Session, case_id: str) -> CaseFile:
    """One case whole, in a session that is open.

    Raises:
        InputProblem: It is no longer there.
    """
    case = casework.case_by_id(session, case_id)
    if case is None:
        raise InputProblem(
            "This case is no longer there; opening it may have been undone.", where="case_id"
        )
    return casework.case_files(session, [case])[case_id]
