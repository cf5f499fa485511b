"""A case over the years: a further year continues it, a later identification follows it."""

from sqlalchemy.orm import Session

from db.queries import casework
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.records import Case, CaseYear
from sos_desktop.domain.casework.stages import cycles
from sos_desktop.domain.casework.words import Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.identification.basis import IdentificationBasis
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework.case_basis import basis_for
from sos_desktop.services.casework.case_reading import load_case, load_file
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep

CONTINUED = Subject.CASES | Subject.CASE_CONTENT


@frozen_dataclass
class CaseLinks:
    """An LEA's cases beside one of them; None where there is none."""

    earlier: Case | None
    later: Case | None


def case_links(county: CountyFile, case_id: str) -> CaseLinks:
    """The case before and the case after one.

    Raises:
        InputProblem: The case is no longer there.
    """
    with county.session() as session:
        case = load_case(session, case_id)
        before = casework.case_by_id(session, case.previous_id) if case.previous_id else None
        return CaseLinks(before, casework.case_after(session, case_id))


def continue_case(county: CountyFile, case_id: str, year: int) -> Changes:
    """Let an open case go on in a further Dashboard year, with that year's status and basis.

    Raises:
        InputProblem: The case is gone or closed, or the year is not a further one.
    """
    with county.session() as session:
        file = load_file(session, case_id)
    if problem := why_not(file, year):
        raise InputProblem(problem, where="year")
    basis = basis_for(county, file.case.cds, year, needed=False)
    label = labels.of_case(Verb.CONTINUE, year=year)
    with county.session(label, case_id) as session:
        add_year(session, file.case, year, basis)
    return Changes(CONTINUED, label.words, case_id, 1)


def why_not(file: CaseFile, year: int) -> str:
    """Why a case cannot go on in a year; "" when it can."""
    if file.case.closed_on is not None:
        return "This case is closed. Open it again, or open a new one for the later year."
    if cycles.covers(file.case, file.years, year):
        return f"{year} is a part of this case already."
    newest = cycles.newest_year(file.case, file.years)
    if newest is not None and year < newest:
        return f"This case goes up to {newest}; {year} lies before it."
    if not 2013 <= year <= 2100:
        return f"There is no Dashboard of {year}. Choose another year."
    return ""


def add_year(session: Session, case: Case, year: int, basis: IdentificationBasis) -> None:
    """Keep a further year of a case."""
    found = CaseYear(
        case_id=case.id,
        year=year,
        noted_on=clock.today(),
        basis=basis,
        status=basis.status,
    )
    keep(session, found)
