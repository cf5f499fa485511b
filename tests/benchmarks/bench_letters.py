"""A letter and a one-pager for each of 80 districts, as Word and PDF, in one go."""

import tempfile
from pathlib import Path

from tests.benchmarks.bench_window import _SAMPLE
from tests.benchmarks.measure import Report, Row, run_python

DISTRICTS = 80
_MAKE = """
import sys, time
from dataclasses import replace
from pathlib import Path
from sos_desktop.domain.casework.letters.letter_kinds import PAGES, LetterKind
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.letters.making import LetterFiles, WantedLetter, make_letters
from sos_desktop.services.letters.readiness import letter_table
count, folder = int(sys.argv[2]), Path(sys.argv[3])
people = {name: "Name" for name in (
    "superintendent_name", "superintendent_title", "salutation", "signature_name",
    "signature_title", "contact_name", "contact_title", "contact_reach")}
with open_county_file(Path(sys.argv[1])) as county:
    begin = time.perf_counter()
    rows = [row for row in letter_table(county).rows if row.page is not None]
    wanted = []
    for number in range(count):
        row = rows[number % len(rows)]
        values = {**row.found.values, **people}
        lea = replace(row.found, values=values, doubts=(),
                      lea=replace(row.found.lea, name=f"{row.found.lea.name} {number}"))
        wanted += [WantedLetter(lea, kind) for kind in (row.letter, row.page)]
    batch = make_letters(county, wanted, folder, LetterFiles())
    seconds = time.perf_counter() - begin
    assert len(batch.made) == 2 * count, [o.why for o in batch.not_made][:3]
Path(sys.argv[4]).write_text(str(seconds))
"""


def run_bench(report: Report) -> list[Row]:
    """The LEAs of the sample county, over and over under other names."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        county, home = str(folder / "Sample county.sos"), str(folder / "home")
        run_python(["-c", _SAMPLE, county], SOS_DESKTOP_HOME=home)
        (folder / "out").mkdir()
        target = folder / "seconds.txt"
        arguments = [county, str(DISTRICTS), str(folder / "out"), str(target)]
        run_python(["-c", _MAKE, *arguments], SOS_DESKTOP_HOME=home)
        seconds = float(target.read_text())
    report(f"letters and one-pagers for {DISTRICTS} districts: {seconds:.1f} s")
    return [
        Row(
            f"letter and one-pager for {DISTRICTS} districts, Word and PDF",
            f"{seconds:.1f} s",
            "< 60 s",
            seconds < 60,
        )
    ]
