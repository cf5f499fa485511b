"""What the caseload report is made from: every open case, and what lists know of it."""

from db.queries import casework
from sos_desktop.domain.casework.access.readers import Reader
from sos_desktop.domain.documents.caseload import CaseloadMaterial, caseload_line
from sos_desktop.foundation import clock
from sos_desktop.services.casework.case_reading import case_rows, listed_files
from sos_desktop.services.county.county_files import CountyFile


def caseload_material(county: CountyFile, reader: Reader) -> CaseloadMaterial:
    """Every open case by the name of its LEA, as the Caseload page shows it today."""
    with county.session() as session:
        files = listed_files(session, casework.all_cases(session, include_closed=False))
        rows = case_rows(session, files)
    rows.sort(key=lambda row: (row.lea.name.casefold(), row.case.opened_on))
    today = clock.today()
    return CaseloadMaterial(
        county.county,
        tuple(caseload_line(files[row.case.id], row.last_activity, today, reader) for row in rows),
        reader,
    )
