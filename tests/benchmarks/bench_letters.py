"""A letter and a one-pager for each of 80 districts, as Word and PDF, in one go."""

from tests.benchmarks.measure import Report, Row
from tests.benchmarks.samples import told_by

DISTRICTS = 80
_LIMIT = 60
_MAKE = """
from dataclasses import replace
from sos_desktop.domain.casework.letters.letter_kinds import PAGES, LetterKind
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.letters.making import LetterFiles, LetterRequest, make_letters
from sos_desktop.services.letters.readiness import letter_table
count, folder = int(sys.argv[4]), Path(sys.argv[2])
people = {name: "Name" for name in (
    "superintendent_name", "superintendent_title", "salutation", "signature_name",
    "signature_title", "contact_name", "contact_title", "contact_reach")}
with open_county_file(Path(sys.argv[1])) as county:
    begun, spent = time.perf_counter(), time.process_time()
    rows = [row for row in letter_table(county).rows if row.page is not None]
    wanted = []
    for number in range(count):
        row = rows[number % len(rows)]
        values = {**row.found.values, **people}
        lea = replace(row.found, values=values, doubts=(),
                      lea=replace(row.found.lea, name=f"{row.found.lea.name} {number}"))
        wanted += [LetterRequest(lea, kind) for kind in (row.letter, row.page)]
    batch = make_letters(county, wanted, folder, LetterFiles())
    tell()
    assert len(batch.made) == 2 * count, [o.why for o in batch.not_made][:3]
"""


def run_bench(report: Report) -> list[Row]:
    """The LEAs of the sample county, over and over under other names."""
    runs = told_by(_MAKE, str(DISTRICTS))
    words = f"letter and one-pager for {DISTRICTS} districts, Word and PDF"
    report(f"  {words}: {runs.seconds}")
    return [Row(words, runs.seconds, f"< {_LIMIT} s", runs.wall < _LIMIT)]
