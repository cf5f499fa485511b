"""Opening, moving and closing cases. The verbs that read them stand in `case_reading`."""

from dataclasses import replace
from datetime import date
from typing import Any

from db.change_log import rename
from db.deleting import delete_whole
from db.models.registry import row_class
from sos_desktop.domain.casework.checks import record_checks
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.domain.casework.records import Case, StageMove
from sos_desktop.domain.casework.stages.moves import PlannedMove
from sos_desktop.domain.casework.words import Stage, Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.text import kept, kept_line
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework.assigning import hand_to
from sos_desktop.services.casework.case_opening import free_lea, open_case
from sos_desktop.services.casework.case_reading import (
    CaseRow,
    case_file,
    list_cases,
    load_case,
    load_file,
    planned_move,
    timeline,
)
from sos_desktop.services.casework.level_change import follow_level
from sos_desktop.services.casework.moving import keep_move
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep

__all__ = [
    "CaseRow",
    "assign",
    "case_file",
    "close_case",
    "delete_case",
    "list_cases",
    "move_stage",
    "open_case",
    "planned_move",
    "reopen_case",
    "timeline",
    "update_case",
]

_CASE = Subject.CASES | Subject.TASKS | Subject.CASE_CONTENT


def assign(county: CountyFile, case_id: str, consultant: str) -> Changes:
    """Put a consultant in charge; "" leaves the case unassigned.

    A case that somebody had before is handed over, as with several at once (`case_bulk.assign`).

    Raises:
        InputProblem: The case is no longer there, or the name cannot be kept.
    """
    name = kept_line(consultant)
    with county.session("", case_id) as session:
        passed_on = hand_to(session, load_file(session, case_id), name)
        tasks = {"tasks": passed_on} if passed_on else {}
        label = labels.of_case(Verb.ASSIGN, "", name, **tasks)
        rename(session, label)
    if passed_on is None:
        return Changes(Subject.NOTHING, case_id=case_id)
    return Changes(_CASE, label.words, case_id, 1)


def move_stage(
    county: CountyFile,
    case_id: str,
    to_stage: Stage,
    reason: str = "",
    *,
    moved_on: date | None = None,
) -> Changes:
    """Move a case forward or back; what is still open is kept with the move.

    Raises:
        InputProblem: It goes back, passes over a stage or leaves something open, and no reason is
            given; or the day lies before the opening or the last move, or after today.
    """
    label = labels.move_label(to_stage)
    reason, day = kept(reason), moved_on or clock.today()
    with county.session(label, case_id) as session:
        file = load_file(session, case_id)
        if not keep_move(session, file, to_stage, day, county.user, reason, _why_reason):
            return Changes(Subject.NOTHING, case_id=case_id)
    return Changes(_CASE, label.words, case_id, 1)


def close_case(county: CountyFile, case_id: str, reason: str, lasting: str = "") -> Changes:
    """Close a case.

    Args:
        county: The open county file.
        case_id: The case.
        reason: Why support ends.
        lasting: What must last after it.

    Raises:
        InputProblem: No reason is given, or the case is closed already.
    """
    reason = record_checks.require(reason, "Write why the case is closed.", "closing_reason")
    if case_file(county, case_id).case.closed_on is not None:
        raise InputProblem("This case is closed already.", where="closed_on")
    return _change(
        county,
        case_id,
        labels.CLOSE_CASE,
        closed_on=clock.today(),
        closing_reason=reason,
        lasting=lasting,
    )


def reopen_case(county: CountyFile, case_id: str, reason: str) -> Changes:
    """Open a closed case again, in the stage it was in; what must last waits for its next closing.

    Raises:
        InputProblem: No reason is given, the case is open, or the LEA has another open one.
    """
    reason = record_checks.require(reason, "Write why the case is opened again.", "reason")
    with county.session(labels.REOPEN_CASE, case_id) as session:
        case = load_case(session, case_id)
        if case.closed_on is None:
            raise InputProblem("This case is open already.", where="closed_on")
        free_lea(session, case.cds)
        keep(session, replace(case, closed_on=None, closing_reason=""))
        move = StageMove(
            case_id=case_id,
            from_stage=case.stage,
            to_stage=case.stage,
            moved_on=clock.today(),
            moved_by=county.user,
            reason=reason,
        )
        keep(session, move)
    return Changes(_CASE, labels.REOPEN_CASE.words, case_id, 1)


def update_case(county: CountyFile, case: Case, label: ChangeLabel = labels.EDIT_CASE) -> Changes:
    """Keep what was edited in a case itself (problem of practice, focus groups, dates, ...).

    A new level of service takes the open check-ins of the old one with it (`follow_level`).
    Its LEA, route and basis stay as they were; moving and closing have their own verbs.

    Raises:
        InputProblem: The case is no longer there, or a field cannot be kept; `where` names it.
    """
    with county.session(label, case.id) as session:
        file = load_file(session, case.id)
        kept = file.case
        case = replace(
            case,
            cds=kept.cds,
            route=kept.route,
            basis=kept.basis,
            year=kept.year,
            stage=kept.stage,
            closed_on=kept.closed_on,
            previous_id=kept.previous_id,
        )
        changed = keep(session, case).changed
        replaced = follow_level(session, file, case)
        if replaced:
            label = replace(label, codes={**label.codes, "check_ins": 1})
            rename(session, label)
    if not changed:
        return Changes(Subject.NOTHING, case_id=case.id)
    subjects = Subject.CASES | Subject.CASE_CONTENT
    return Changes(subjects | Subject.TASKS if replaced else subjects, label.words, case.id, 1)


def delete_case(county: CountyFile, case_id: str) -> Changes:
    """Delete a case opened by mistake, with everything in it, as one change that can be undone.

    Raises:
        InputProblem: The case is no longer there.
    """
    with county.session() as session:
        name = load_file(session, case_id).lea.name
    label = labels.of_case(Verb.REMOVE, name)
    with county.session(label, case_id) as session:
        count = delete_whole(session, session.get_one(row_class(Case), case_id))
    return Changes(_CASE | Subject.TASKS | Subject.CASE_CONTENT, label.words, case_id, count)


def _change(county: CountyFile, case_id: str, label: ChangeLabel, **values: Any) -> Changes:
    with county.session(label, case_id) as session:
        case = replace(load_case(session, case_id), **values)
        changed = keep(session, case).changed
    return Changes(_CASE, label.words, case_id, 1) if changed else Changes(Subject.NOTHING)


def _why_reason(plan: PlannedMove) -> str:
    if plan.to_stage < plan.from_stage:
        return "Write why the case goes back."
    if plan.missing:
        return (
            f"Still open: {', '.join(plan.missing)}. Write why the case moves on without it, or "
            "complete it first."
        )
    return f"Write why {plan.skipped[0].title} is passed over."
