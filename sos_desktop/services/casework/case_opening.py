"""Opening a case by any of the ways in, linked to the LEA's case before it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from db.queries import casework
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.records import Case
from sos_desktop.domain.casework.stages import routes
from sos_desktop.domain.casework.words import Route, Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.identification.basis import NO_BASIS
from sos_desktop.domain.text import kept
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework.case_basis import basis_for, status_of
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.loaded_years import loaded_years
from sos_desktop.services.identification.lea_status import LeaStatus
from sos_desktop.services.write_gate import keep

OPENED = Subject.CASES | Subject.TASKS | Subject.CASE_CONTENT


@frozen_dataclass
class OpeningFacts:
    """What is known before a case is opened.

    Attributes:
        years: Dashboard years loaded, newest first.
        statuses: The LEA's status by year; years of which nothing is known are left out.
        previous: The LEA's last case; None when it had none.
    """

    lea: Lea
    years: tuple[int, ...]
    statuses: Mapping[int, LeaStatus]
    previous: Case | None


def opening_facts(county: CountyFile, cds: str) -> OpeningFacts:
    """What the dialog for opening a case says and offers.

    Raises:
        InputProblem: No loaded file names the LEA.
    """
    with county.session() as session:
        lea = casework.lea_by_cds(session, cds)
        previous = casework.last_case_of(session, cds)
    if lea is None:
        raise _unknown()
    years = loaded_years(county)
    found = {year: status_of(county, cds, year) for year in years[:2]}
    known = {year: status for year, status in found.items() if status is not None}
    return OpeningFacts(lea, years, known, previous)


def open_case(
    county: CountyFile,
    cds: str,
    route: Route,
    *,
    year: int | None = None,
    request: str = "",
    opened_on: date | None = None,
    lcap: Mapping[str, date | None] | None = None,
) -> Changes:
    """Open a case for an LEA that has no open one.

    Args:
        county: The open county file.
        cds: The LEA.
        route: How it came in. Routes that rest on data keep the basis of that day.
        year: The Dashboard year, for routes that rest on data.
        request: What was asked for or found, for routes that do not.
        opened_on: The day; today by default.
        lcap: For an LCAP that was not approved: the steps taken, by their field's name.

    Returns:
        What was touched, with the new case's id.

    Raises:
        InputProblem: The LEA is unknown or has an open case, or the route lacks what it needs.
    """
    needs, request = routes.NEEDS[route], kept(request)
    days: dict[str, Any] = dict(lcap or {}) if needs.lcap else {}
    with county.session() as session:
        lea = free_lea(session, cds)
    if not needs.year:
        year = None
    routes.check_opening(route, lea.kind, year=year, request=request, days=days)
    if opened_on is not None and opened_on > clock.today():
        raise InputProblem(
            f"{date_words(opened_on)} has not come yet. Write the day the case is opened, today or "
            "earlier.",
            where="opened_on",
        )
    basis = NO_BASIS
    if year is not None and needs.year == "needed":
        basis = basis_for(county, cds, year, needed=route is Route.DASHBOARD)
    case = Case(
        cds=cds,
        route=route,
        opened_on=opened_on or clock.today(),
        opened_by=county.user,
        year=year,
        basis=basis,
        request=request,
        **days,
    )
    label = labels.of_case(Verb.OPEN, lea.name)
    with county.session(label, case.id) as session:
        add_case(session, case)
    return Changes(OPENED, label.words, case.id, 1)


def add_case(session: Session, case: Case) -> None:
    """Keep a new case, linked to the LEA's last one.

    Raises:
        InputProblem: The LEA is unknown or has an open case, or the case cannot be kept.
    """
    free_lea(session, case.cds)
    previous = casework.last_case_of(session, case.cds)
    keep(session, replace(case, previous_id=previous.id if previous is not None else None))


def free_lea(session: Session, cds: str) -> Lea:
    """An LEA without an open case.

    Raises:
        InputProblem: It is unknown, or has one.
    """
    lea = casework.lea_by_cds(session, cds)
    if lea is None:
        raise _unknown()
    if casework.open_case_of(session, cds) is not None:
        raise InputProblem(
            f"{lea.name} has an open case already. Work in that one, or close it first.",
            where="cds",
        )
    return lea


def _unknown() -> InputProblem:
    return InputProblem(
        "No loaded file names this district. Load Dashboard files first.", where="cds"
    )
