"""`recolor` of a statewide year as a whole process: every color of 1.3 million figures."""

import tempfile
from pathlib import Path

from tests.benchmarks import counties
from tests.benchmarks.measure import Report, Row, in_turn, run_python

_SECONDS, _MEMORY = 6.0, 500


def run_bench(report: Report) -> list[Row]:
    """The newest year of the big county."""
    with tempfile.TemporaryDirectory() as name:
        county = counties.working_copy(counties.figures(), Path(name))
        command = ["main.py", "recolor", "--file", str(county)]
        command += ["--year", str(counties.NEWEST), "--csv", f"{name}/colors.csv"]
        found = in_turn({"ours": lambda: run_python(command, SOS_DESKTOP_HOME=f"{name}/home")})
    ours = found["ours"]
    report(f"  recolor: {ours.seconds}, {ours.memory:,.0f} MB")
    memory = f"{ours.memory:,.0f} MB"
    return [
        Row(
            "recolor, a statewide year",
            ours.seconds,
            f"< {_SECONDS:.0f} s",
            ours.wall < _SECONDS,
        ),
        Row("recolor, most memory", memory, f"< {_MEMORY} MB", ours.memory < _MEMORY),
    ]
