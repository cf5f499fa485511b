"""Release day: a case for every LEA that is owed assistance in a year, opened or continued."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from sqlalchemy.orm import Session

from db.queries import casework
from sos_desktop.domain.casework.case_file import CaseFile, Lea
from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.domain.casework.history.labels import of_case
from sos_desktop.domain.casework.records import Case, CaseYear
from sos_desktop.domain.casework.stages import cycles
from sos_desktop.domain.casework.words import Route, Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.identification.basis import NO_BASIS, IdentificationBasis
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework.case_basis import make_year_basis
from sos_desktop.services.casework.case_cycles import CONTINUED, add_year, why_not
from sos_desktop.services.casework.case_opening import OPENED, add_case
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.identification import determinations
from sos_desktop.services.identification.lea_status import LeaStatus
from sos_desktop.services.identification.status import statuses

_OF_THE_STATE = "a county office is helped by the State Superintendent; see EC 52071.5"


class ReleaseStep(StrEnum):
    """What a year means for an LEA's case."""

    OPEN = "open a case"
    CONTINUE = "continue its case"
    PRESENT = "there already"
    NONE = "nothing to open"


@frozen_dataclass
class CaseRelease:
    """One LEA.

    Attributes:
        status: In CDE's words, or why there is none; "" when no file of the year names the LEA.
        standing: Whose status it is, "Official" or "Computed (estimate)"; "" as above.
        case_id: Of the case there is, or of the one just opened.
        why: In words, above all for what is not done.
        route: For a case to be opened.
    """

    lea: Lea
    step: ReleaseStep
    status: str
    standing: str
    why: str
    case_id: str | None = None
    route: Route | None = None
    calpads_only: bool = False

    @property
    def can(self) -> bool:
        """Whether there is something to do."""
        return self.step in (ReleaseStep.OPEN, ReleaseStep.CONTINUE)


@frozen_dataclass
class ReleasePlan:
    """A year of the county; `why_not` says why there is none, if so."""

    year: int
    lines: tuple[CaseRelease, ...]
    why_not: str = ""

    @property
    def of_state_words(self) -> str:
        """That a county office is owed assistance too, which gets no case; "" when none is."""
        names = [line.lea.name for line in self.lines if line.why == _OF_THE_STATE]
        if not names:
            return ""
        return f" {', '.join(names)} is owed assistance too; the State Superintendent helps it."


@frozen_dataclass
class ReleaseDone:
    """What was done for each LEA asked for: its line says so, or why not."""

    changes: Changes
    done: tuple[CaseRelease, ...]
    left: tuple[CaseRelease, ...]


def plan_release(county: CountyFile, year: int) -> ReleasePlan:
    """What release day of a year means for the county; nothing is written.

    Every LEA that is owed assistance, whose status cannot be told, or that has an open case.
    """
    table = statuses(county, year)
    with county.session() as session:
        cases = _cases(session)
    lines = [_line(row, cases.get(row.lea.cds, []), year) for row in table.rows]
    shown = [line for line in lines if line.step is not ReleaseStep.NONE or line.why]
    order = list(ReleaseStep)
    shown.sort(key=lambda line: (order.index(line.step), line.lea.name.casefold()))
    return ReleasePlan(year, tuple(shown), "" if table.rows else table.why_not)


def open_or_continue(county: CountyFile, year: int, cds: Collection[str]) -> ReleaseDone:
    """Open or continue the cases of some LEAs, as one change that can be undone.

    Args:
        county: The open county file.
        year: Dashboard year.
        cds: The LEAs; those with nothing to do are reported with the reason.
    """
    found = {row.lea.cds: row for row in statuses(county, year).rows}
    bases = determinations.bases_of(county, year)
    done: list[CaseRelease] = []
    left: list[CaseRelease] = []
    with county.session(_label(year)) as session:
        cases = _cases(session)
        for code in dict.fromkeys(cds):
            if code not in found:
                left.append(_not_known(session, code, year))
                continue
            row = found[code]
            line = _line(row, cases.get(code, []), year)
            basis = make_year_basis(bases.get(code, NO_BASIS), row, year)
            (done if line.can else left).append(_do(session, county, line, year, basis))
    label = _label(year).words if done else ""
    subjects = OPENED | CONTINUED if done else Subject.NOTHING
    return ReleaseDone(Changes(subjects, label, count=len(done)), tuple(done), tuple(left))


def _label(year: int) -> ChangeLabel:
    return of_case(Verb.OPEN, year=year)


def _cases(session: Session) -> Mapping[str, list[CaseFile]]:
    """Every LEA's cases with their years, oldest first."""
    cases = casework.all_cases(session, include_closed=True)
    files = casework.case_files(session, cases, log=False, kinds=(CaseYear,))
    found: dict[str, list[CaseFile]] = {}
    for file in files.values():
        found.setdefault(file.case.cds, []).append(file)
    return found


def _line(row: LeaStatus, cases: list[CaseFile], year: int) -> CaseRelease:
    now = next((file for file in cases if file.case.closed_on is None), None)
    step, why, route, case_id = ReleaseStep.NONE, "", None, now.case.id if now else None
    served = row.served
    covering = next((f for f in reversed(cases) if cycles.covers(f.case, f.years, year)), None)
    if covering is not None:
        step, case_id = ReleaseStep.PRESENT, covering.case.id
        closed = covering.case.closed_on
        why = f"its case of {year} was closed {date_words(closed)}" if closed else "has its case"
    elif served is None:
        not_met = ("this year's criteria not met",) if row.criteria_met is False else ()
        why = f"no status: {', '.join((*not_met, *row.why)) or row.status_words}"
    elif not served:
        why = f"not owed assistance in {year}; its open case stays as it is" if now else ""
    elif now is None and row.lea.kind == EntityKind.COE:
        why = _OF_THE_STATE
    elif now is None:
        step, route = ReleaseStep.OPEN, _route(row)
        why = "follows an earlier case" if cases else ""
    elif problem := why_not(now, year):
        why = problem
    else:
        step, why = ReleaseStep.CONTINUE, f"open since {date_words(now.case.opened_on)}"
    return CaseRelease(
        row.lea, step, row.status_words, str(row.basis), why, case_id, route, _calpads_only(row)
    )


def _route(row: LeaStatus) -> Route:
    if row.lea.kind == EntityKind.CHARTER:
        return Route.CHARTER
    # Where only the year of help is open, it is the earlier identification that is certain.
    if (row.help_year or 0) > 1 or row.status is None:
        return Route.SECOND_YEAR
    return Route.CALPADS if _calpads_only(row) else Route.DASHBOARD


def _calpads_only(row: LeaStatus) -> bool:
    """Whether nothing but data that CALPADS lacks (method 4) made the LEA eligible."""
    others = [answer for number, answer in row.methods.items() if number != 4]
    return row.methods.get(4) is True and not any(others) and not row.letters


def _do(
    session: Session, county: CountyFile, line: CaseRelease, year: int, basis: IdentificationBasis
) -> CaseRelease:
    if line.step is ReleaseStep.OPEN:
        assert line.route is not None
        late = f"Data were not submitted to CALPADS as required (method 4 of {year})."
        case = Case(
            cds=line.lea.cds,
            route=line.route,
            opened_on=clock.today(),
            opened_by=county.user,
            year=year,
            basis=basis,
            request=late if line.calpads_only else "",
        )
        add_case(session, case)
        return CaseRelease(
            line.lea, line.step, line.status, line.standing, line.why, case.id, line.route
        )
    if line.step is ReleaseStep.CONTINUE and line.case_id is not None:
        case = casework.case_by_id(session, line.case_id)
        assert case is not None
        add_year(session, case, year, basis)
    if not line.why:
        why = f"not owed assistance in {year}"
        return CaseRelease(line.lea, line.step, line.status, line.standing, why, line.case_id)
    return line


def _not_known(session: Session, cds: str, year: int) -> CaseRelease:
    lea = casework.lea_by_cds(session, cds)
    known = lea or Lea(cds, cds, "", "", "")
    why = f"nothing of {year} is loaded" if lea else "no loaded file names it"
    return CaseRelease(known, ReleaseStep.NONE, "", "", why)
