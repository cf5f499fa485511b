"""Seconds that a piece of code tells of itself, run in fresh processes on the sample county."""

import tempfile
from pathlib import Path

from tests.benchmarks import counties
from tests.benchmarks.measure import Runs, Taken, in_turn, run_python

TELL = """
import sys, time
from pathlib import Path
begun, spent = time.perf_counter(), time.process_time()
def tell():
    took = time.perf_counter() - begun, time.process_time() - spent
    Path(sys.argv[3]).write_text(f"{took[0]} {took[1]}")
"""
"""`begun` and `spent` are set again where the time to be told begins; `tell` writes it down."""


def told_by(code: str, *arguments: str) -> Runs:
    """Run code on a copy of the sample county, with an empty folder and then these arguments."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        county = counties.working_copy(counties.small(), place)
        told = place / "told.txt"

        def once() -> Taken:
            with tempfile.TemporaryDirectory(dir=name) as out:
                given = [str(county), out, str(told), *arguments]
                run_python(["-c", TELL + code, *given], SOS_DESKTOP_HOME=f"{name}/home")
            wall, spent = told.read_text().split()
            return Taken(float(wall), float(spent))

        return in_turn({"": once})[""]
