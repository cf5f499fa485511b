"""A statewide year imported, against the sqlite3 program and against pandas, in the same run."""

import shutil
import tempfile
from pathlib import Path

from tests.benchmarks import statewide
from tests.benchmarks.measure import Report, Row, Run, middle, run, run_python

_PANDAS = """
import sqlite3, sys
import pandas as pd
connection = sqlite3.connect(sys.argv[1])
for path in sys.argv[2:]:
    frame = pd.read_csv(path, sep="\\t", dtype={"cds": str}, low_memory=False)
    frame.to_sql("t" + path.rsplit("/", 1)[-1].split(".")[0], connection, index=False)
connection.close()
"""
_STALL = """
import sys
from pathlib import Path
from sos_desktop.services.dashboard import imports
from sos_desktop.services.county.county_files import create_county_file
from tests.benchmarks.heartbeat import Heartbeat
county = create_county_file(Path(sys.argv[1]), "27")
def work(progress, cancel):
    found = imports.preview(county, [Path(sys.argv[2])], scope=imports.Scope.ALL,
                            progress=progress, cancel=cancel)
    imports.commit(county, found, progress=progress, cancel=cancel)
gap = Heartbeat().longest_gap(work)
county.close()
Path(sys.argv[3]).write_text(str(gap))
"""


def run_bench(report: Report) -> list[Row]:
    """All figures of importing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "year"
        source.mkdir()
        paths = statewide.write_year(source)
        rows = sum(path.read_bytes().count(b"\n") - 1 for path in paths)
        size = sum(path.stat().st_size for path in paths) / 1e6
        report(f"A statewide year: {len(paths)} files, {rows:,} rows, {size:,.0f} MB")
        return _compare(folder, source, paths, report)


def _compare(folder: Path, source: Path, paths: list[Path], report: Report) -> list[Row]:
    everything = middle(lambda: _ours(folder, source, "all"))
    report(f"import --scope all: {everything.seconds:.1f} s, {everything.memory:,.0f} MB")
    default = middle(lambda: _ours(folder, source, "leas"))
    report(f"import, default scope: {default.seconds:.1f} s")
    found = []
    if shutil.which("sqlite3"):
        raw = middle(lambda: _sqlite(folder, paths))
        report(f"sqlite3 .import: {raw.seconds:.1f} s")
        ratio = everything.seconds / raw.seconds
        found.append(
            Row(
                "import, all, against sqlite3 .import",
                f"{ratio:.2f} times ({everything.seconds:.1f} s / {raw.seconds:.1f} s)",
                "≤ 1.5 times, aim 1",
                ratio <= 1.5,
            )
        )
    pandas = _pandas(folder, paths)
    report(f"pandas read_csv + to_sql: {pandas.seconds:.1f} s")
    ratio = everything.seconds / pandas.seconds
    found.append(
        Row(
            "import, all, against pandas",
            f"{ratio:.2f} times ({everything.seconds:.1f} s / {pandas.seconds:.1f} s)",
            "≤ 0.33 times",
            ratio <= 1 / 3,
        )
    )
    found.append(
        Row(
            "import, all, most memory",
            f"{everything.memory:,.0f} MB",
            "< 500 MB",
            everything.memory < 500,
        )
    )
    ratio = default.seconds / everything.seconds
    found.append(
        Row(
            "import, default scope against all",
            f"{ratio:.2f} times ({default.seconds:.1f} s)",
            "≤ 0.5 times",
            ratio <= 0.5,
        )
    )
    stall = _longest_stall(folder, source)
    found.append(
        Row(
            "longest stall of the main thread during import",
            f"{stall * 1000:.0f} ms",
            "< 50 ms",
            stall < 0.05,
        )
    )
    return found


def _ours(folder: Path, source: Path, scope: str) -> Run:
    target = _fresh(folder / "ours.sos")
    return run_python(
        [
            "main.py",
            "import",
            "--file",
            str(target),
            "--county",
            "Monterey",
            "--scope",
            scope,
            str(source),
        ]
    )


def _sqlite(folder: Path, paths: list[Path]) -> Run:
    target = _fresh(folder / "raw.db")
    commands = [".mode tabs", *(f".import '{path}' {path.stem}" for path in paths)]
    return run(["sqlite3", target, *commands])


def _pandas(folder: Path, paths: list[Path]) -> Run:
    target = _fresh(folder / "pandas.db")
    return run_python(["-c", _PANDAS, str(target), *map(str, paths)])


def _longest_stall(folder: Path, source: Path) -> float:
    target, told = _fresh(folder / "stall.sos"), folder / "stall.txt"
    run_python(["-c", _STALL, str(target), str(source), str(told)])
    return float(told.read_text())


def _fresh(path: Path) -> Path:
    for old in path.parent.glob(f"*{path.name}*"):
        old.unlink()
    return path
