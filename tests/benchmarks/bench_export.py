"""A plan to PDF and Excel together, from a cold start of the libraries."""

from tests.benchmarks.measure import Report, Row
from tests.benchmarks.samples import told_by

_EXPORT = """
from sos_desktop.services.casework import cases
from sos_desktop.domain.casework.access.readers import OFFICE
from sos_desktop.domain.documents.registry import PLAN, FileFormat
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.documents import DocumentRequest, export_document
with open_county_file(Path(sys.argv[1])) as county:
    rows = cases.list_cases(county)
    fullest = max(rows, key=lambda row: int(row.case.stage)).case.id
    out = Path(sys.argv[2])
    begun, spent = time.perf_counter(), time.process_time()
    request = DocumentRequest(PLAN, (fullest,), OFFICE)
    files = {FileFormat.PDF: out / "plan.pdf", FileFormat.EXCEL: out / "plan.xlsx"}
    export_document(county, request, files)
    tell()
"""
_LIMIT = 1.5


def run_bench(report: Report) -> list[Row]:
    """The fullest case of the sample county."""
    runs = told_by(_EXPORT)
    words = "plan to PDF and Excel together, libraries cold"
    report(f"  {words}: {runs.seconds}")
    return [Row(words, runs.seconds, f"< {_LIMIT} s", runs.wall < _LIMIT)]
