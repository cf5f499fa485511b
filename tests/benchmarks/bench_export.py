"""A plan to PDF and Excel together, from a cold start of the libraries."""

import tempfile
from pathlib import Path

from tests.benchmarks.bench_window import _SAMPLE
from tests.benchmarks.measure import Report, Row, run_python

_EXPORT = """
import sys, time
from pathlib import Path
from sos_desktop.services.casework import cases
from sos_desktop.services.casework import plans
from sos_desktop.services.county.county_files import open_county_file
with open_county_file(Path(sys.argv[1])) as county:
    rows = cases.list_cases(county)
    fullest = max(rows, key=lambda row: int(row.case.stage)).case.id
    begin = time.perf_counter()
    plans.export_plan(county, fullest, pdf=Path(sys.argv[2]), xlsx=Path(sys.argv[3]))
    seconds = time.perf_counter() - begin
Path(sys.argv[4]).write_text(str(seconds))
"""


def run_bench(report: Report) -> list[Row]:
    """The fullest case of the sample county."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        county = str(folder / "Sample county.sos")
        home = str(folder / "home")
        run_python(["-c", _SAMPLE, county], SOS_DESKTOP_HOME=home)
        targets = [str(folder / part) for part in ("plan.pdf", "plan.xlsx", "seconds.txt")]
        run_python(["-c", _EXPORT, county, *targets], SOS_DESKTOP_HOME=home)
        seconds = float((folder / "seconds.txt").read_text())
    report(f"plan to PDF and Excel: {seconds:.2f} s")
    return [
        Row(
            "plan to PDF and Excel together, libraries cold",
            f"{seconds:.2f} s",
            "< 1.5 s",
            seconds < 1.5,
        )
    ]
