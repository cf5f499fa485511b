"""Papers for a board: a brief from a cold start, one pack, many packs, the first page seen."""

from tests.benchmarks.measure import Report, Row
from tests.benchmarks.samples import told_by

_OPEN = """
from sos_desktop.services.casework import cases
from sos_desktop.domain.casework.access.readers import PUBLIC
from sos_desktop.domain.documents.registry import BRIEF, ONE_PAGER, FileFormat
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.documents import DocumentRequest, export_document, make_document
from sos_desktop.services.board_pack import PackRequest, write_pack, write_packs
with open_county_file(Path(sys.argv[1])) as county:
    rows = cases.list_cases(county)
    fullest = max(rows, key=lambda row: int(row.case.stage)).case.id
    out = Path(sys.argv[2])
"""
_BRIEF = """
    begun, spent = time.perf_counter(), time.process_time()
    request = DocumentRequest(BRIEF, (fullest,), PUBLIC)
    files = {FileFormat.PDF: out / "brief.pdf", FileFormat.EXCEL: out / "brief.xlsx"}
    export_document(county, request, files)
    tell()
"""
_PACK = """
    begun, spent = time.perf_counter(), time.process_time()
    write_pack(county, PackRequest(fullest), out / "pack.pdf")
    tell()
"""
_PACKS = """
    ids = [row.case.id for row in rows]
    wanted = (ids * 80)[:80]
    begun, spent = time.perf_counter(), time.process_time()
    write_packs(county, wanted, out, PackRequest(""))
    tell()
"""
_FIRST_PAGE = """
    from sos_desktop.services.previews import PaperChoice, page_image, preview
    choice = PaperChoice(fullest, ONE_PAGER)
    preview(county, choice)
    begun, spent = time.perf_counter(), time.process_time()
    page_image(preview(county, choice).pdf, 0, 1.5, grey=False)
    tell()
"""
_ROWS = (
    ("board brief to PDF and Excel together, libraries cold", _BRIEF, 1.0),
    ("pack of one district, libraries cold", _PACK, 2.0),
    ("packs for 80 districts", _PACKS, 90.0),
    ("first page of a preview", _FIRST_PAGE, 0.3),
)


def run_bench(report: Report) -> list[Row]:
    """The sample county's cases; its fullest where one is enough."""
    found = []
    for words, what, limit in _ROWS:
        runs = told_by(f"{_OPEN}{what}")
        report(f"  {words}: {runs.seconds}")
        found.append(Row(words, runs.seconds, f"< {limit:g} s", runs.wall < limit))
    return found
