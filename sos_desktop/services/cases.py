"""Opening, moving and closing cases. The verbs that read them stand in `case_reading`."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from db.models.casework import SupportCaseRow
from db.models.registry import apply_to_row, new_row
from db.queries import casework
from sos_desktop.domain.casework import checks, labels
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.records import Case, StageMove
from sos_desktop.domain.casework.stages import PlannedMove, plan_move
from sos_desktop.domain.casework.words import Route, Stage
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services import identification
from sos_desktop.services.case_reading import (
    CaseRow,
    case_file,
    list_cases,
    load_file,
    planned_move,
    timeline,
)
from sos_desktop.services.county_files import CountyFile

__all__ = [
    "CaseRow",
    "assign",
    "case_file",
    "close_case",
    "list_cases",
    "move_stage",
    "open_case",
    "planned_move",
    "reopen_case",
    "timeline",
    "update_case",
]

_CASE = Subject.CASES | Subject.TASKS | Subject.CASE_CONTENT

_FROM_DATA = (Route.DASHBOARD, Route.SECOND_YEAR, Route.CHARTER, Route.LEVEL_3)


def open_case(
    county: CountyFile,
    cds: str,
    route: Route,
    *,
    year: int | None = None,
    request: str = "",
    opened_on: date | None = None,
) -> Changes:
    """Open a case for an LEA that has no open one.

    Args:
        county: The open county file.
        cds: The LEA.
        route: How it came in. Routes that rest on data keep the basis of that day.
        year: The Dashboard year, for routes that rest on data.
        request: What was asked for or found, for routes that do not.
        opened_on: The day; today by default.

    Returns:
        What was touched, with the new case's id.

    Raises:
        InputProblem: The LEA is unknown or has an open case, or the year or request is missing.
    """
    request = checks.checked_request(route, request)
    with county.session() as session:
        lea = _free_lea(session, cds)
    basis: dict[str, Any] = {}
    if route in _FROM_DATA:
        basis = _basis(county, cds, year, needed=route is Route.DASHBOARD)
    case = Case(
        cds=cds, route=route, opened_on=opened_on or clock.today(), opened_by=county.user,
        year=year, basis=basis, request=request,
    )  # fmt: skip
    checks.check_case(case)
    label = f"{labels.OPEN_CASE} for {lea.name}"
    with county.session(label, case.id) as session:
        session.add(new_row(case))
    return Changes(_CASE, label, case.id, 1)


def assign(county: CountyFile, case_id: str, consultant: str) -> Changes:
    """Put a consultant in charge; "" leaves the case unassigned."""
    name = consultant.strip()
    return _change(
        county, case_id, f"Assign to {name}" if name else "Unassign", consultant=consultant
    )


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
            given.
    """
    label = labels.move_label(to_stage)
    reason = reason.strip()
    with county.session(label, case_id) as session:
        file = load_file(session, case_id)
        plan = plan_move(file, to_stage)
        if plan.from_stage == to_stage:
            return Changes(Subject.NOTHING, case_id=case_id)
        if plan.needs_reason and not reason:
            raise InputProblem(_why_reason(plan), where="reason")
        _write(session, replace(file.case, stage=to_stage))
        move = StageMove(
            case_id=case_id, from_stage=plan.from_stage, to_stage=to_stage,
            moved_on=moved_on or clock.today(), moved_by=county.user, reason=reason,
            missing=plan.missing,
        )  # fmt: skip
        session.add(new_row(checks.cleaned(move)))
    return Changes(_CASE, label, case_id, 1)


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
    reason = checks.require(reason, "Write why the case is closed.", "closing_reason")
    if case_file(county, case_id).case.closed_on is not None:
        raise InputProblem("This case is closed already.", where="closed_on")
    return _change(
        county, case_id, labels.CLOSE_CASE, closed_on=clock.today(), closing_reason=reason,
        lasting=lasting,
    )  # fmt: skip


def reopen_case(county: CountyFile, case_id: str, reason: str) -> Changes:
    """Open a closed case again, in the stage it was in.

    Raises:
        InputProblem: No reason is given, the case is open, or the LEA has another open one.
    """
    reason = checks.require(reason, "Write why the case is opened again.", "reason")
    with county.session(labels.REOPEN_CASE, case_id) as session:
        case = load_file(session, case_id).case
        if case.closed_on is None:
            raise InputProblem("This case is open already.", where="closed_on")
        _free_lea(session, case.cds)
        _write(session, replace(case, closed_on=None, closing_reason="", lasting=""))
        session.add(new_row(StageMove(
            case_id=case_id, from_stage=case.stage, to_stage=case.stage, moved_on=clock.today(),
            moved_by=county.user, reason=reason,
        )))  # fmt: skip
    return Changes(_CASE, labels.REOPEN_CASE, case_id, 1)


def update_case(county: CountyFile, case: Case, label: str | None = None) -> Changes:
    """Keep what was edited in a case itself (problem of practice, focus groups, dates, ...).

    Its LEA, route and basis stay as they were; moving and closing have their own verbs.

    Raises:
        InputProblem: The case is no longer there, or a field cannot be kept; `where` names it.
    """
    label = label or "Edit case"
    with county.session(label, case.id) as session:
        kept = load_file(session, case.id).case
        case = replace(
            case, cds=kept.cds, route=kept.route, basis=kept.basis, year=kept.year,
            stage=kept.stage, closed_on=kept.closed_on,
        )  # fmt: skip
        changed = _write(session, case)
    if not changed:
        return Changes(Subject.NOTHING, case_id=case.id)
    return Changes(Subject.CASES | Subject.CASE_CONTENT, label, case.id, 1)


def _change(county: CountyFile, case_id: str, label: str, **values: Any) -> Changes:
    with county.session(label, case_id) as session:
        case = replace(load_file(session, case_id).case, **values)
        changed = _write(session, case)
    return Changes(_CASE, label, case_id, 1) if changed else Changes(Subject.NOTHING)


def _write(session: Session, case: Case) -> bool:
    case = checks.cleaned(case)
    checks.check_case(case)
    row = session.get_one(SupportCaseRow, case.id)
    apply_to_row(case, row)
    changed = session.is_modified(row)
    session.flush()
    return changed


def _free_lea(session: Session, cds: str) -> Lea:
    lea = casework.lea_by_cds(session, cds)
    if lea is None:
        raise InputProblem(
            "No loaded file names this district. Load Dashboard files first.", where="cds"
        )
    if casework.open_case_of(session, cds) is not None:
        raise InputProblem(
            f"{lea.name} has an open case already. Work in that one, or close it first.",
            where="cds",
        )
    return lea


def _basis(county: CountyFile, cds: str, year: int | None, *, needed: bool) -> dict[str, Any]:
    if year is None:
        if needed:
            raise InputProblem("Choose the Dashboard year the case rests on.", where="year")
        return {}
    return identification.basis_of(county, cds, year)


def _why_reason(plan: PlannedMove) -> str:
    if plan.to_stage < plan.from_stage:
        return "Write why the case goes back."
    if plan.missing:
        return (
            f"Still open: {', '.join(plan.missing)}. Write why the case moves on without it, or "
            "complete it first."
        )
    return f"Write why {plan.skipped[0].title} is passed over."
