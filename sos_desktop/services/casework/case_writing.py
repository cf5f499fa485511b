"""Bringing the row of a case up to date; every verb that changes a case itself ends here."""

from sqlalchemy.orm import Session

from db.models.registry import apply_to_row, row_class, to_record
from db.queries.casework import lea_by_cds
from sos_desktop.domain.casework.checks import record_checks
from sos_desktop.domain.casework.checks.day_checks import check_board_dates
from sos_desktop.domain.casework.records import Case


def write_case(session: Session, case: Case) -> bool:
    """Bring a case's row up to date; False when it was like this already.

    Raises:
        InputProblem: A field cannot be kept; `where` names it.
    """
    case = record_checks.cleaned(case)
    lea = lea_by_cds(session, case.cds)
    record_checks.check_record(case, lea.kind if lea else "")
    row = session.get_one(row_class(Case), case.id)
    check_board_dates(to_record(Case, row), case)
    apply_to_row(case, row)
    changed = session.is_modified(row)
    session.flush()
    return changed
