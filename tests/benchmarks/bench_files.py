"""How long attaching and opening a large file hold the window."""

import tempfile
from pathlib import Path

from tests.benchmarks.measure import Report, Row, run_python

_STALL = """
import os, sys
from pathlib import Path
from statistics import median
from sos_desktop.services.casework import cases, attachments
from sos_desktop.services.casework.attachments import AttachedTo
from sos_desktop.services.county.county_files import create_county_file
from tests.benchmarks.heartbeat import Heartbeat
from tests.casework import add_leas, open_case
folder = Path(sys.argv[1])
county = create_county_file(folder / "files.sos", "27")
add_leas(county)
case_id = open_case(county)
beats = Heartbeat()
scans = []
for number in range(5):
    scans.append(folder / f"scan {number}.pdf")
    scans[-1].write_bytes(b"%PDF-1.7" + os.urandom(24 << 20))
attached = median(
    beats.longest_gap(lambda _p, _c: attachments.add(county, scan, AttachedTo(case_id)))
    for scan in scans
)
def open_one(attachment):
    attachments.has_macros(county, attachment)
    attachments.copy_to_open(county, attachment)
kept = cases.case_file(county, case_id).attachments
opened = median(beats.longest_gap(lambda _p, _c: open_one(found)) for found in kept)
county.close()
(folder / "told.txt").write_text(f"{attached} {opened}")
"""


def run_bench(report: Report) -> list[Row]:
    """The longest the main thread waits, in the middle of several runs."""
    with tempfile.TemporaryDirectory() as name:
        run_python(["-c", _STALL, name], SOS_DESKTOP_HOME=f"{name}/home")
        told = (Path(name) / "told.txt").read_text().split()
    held = [float(seconds) * 1000 for seconds in told]
    report(f"24 MB attached and opened: the window held {held[0]:.0f} and {held[1]:.0f} ms")
    names = (
        "longest stall of the main thread, 24 MB attached",
        "longest stall of the main thread, 24 MB opened",
    )
    return [
        Row(what, f"{found:.0f} ms", "< 50 ms", found < 50)
        for what, found in zip(names, held, strict=True)
    ]
