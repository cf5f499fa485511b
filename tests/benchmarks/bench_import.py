"""A statewide year imported, against the sqlite3 program and against pandas, in the same run."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from tests.benchmarks import counties
from tests.benchmarks.measure import (
    TIMES,
    Report,
    Row,
    Runs,
    Taken,
    in_turn,
    processor,
    run,
    run_python,
    wall,
)

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
county = create_county_file(Path(sys.argv[1]), "19")
def work(progress, cancel):
    found = imports.preview(county, [Path(sys.argv[2])], scope=imports.Scope.ALL,
                            progress=progress, cancel=cancel)
    imports.commit(county, found, progress=progress, cancel=cancel)
gap = Heartbeat().longest_gap(work)
county.close()
Path(sys.argv[3]).write_text(str(gap))
"""


_IMPORT = """
import sys
from pathlib import Path
from sos_desktop.services.dashboard import import_checks, import_preview, imports
from sos_desktop.importers.entities import Entities
from sos_desktop.services.county.county_files import create_county_file
if sys.argv[3] == "without":
    Entities.check_names = lambda self: None
    Entities.check_charters = lambda self, chunk, numbers: None
    import_checks.with_row_checks = lambda parsed: parsed
    import_preview.with_gaps = lambda session, parsed, *rest: (parsed, "")
    import_preview.with_list_checks = lambda session, parsed, *rest: (parsed, "")
with create_county_file(Path(sys.argv[1]), "19") as county:
    found = imports.preview(county, [Path(sys.argv[2])], scope=imports.Scope.ALL)
    imports.commit(county, found.accepted(found.named(imports.FileStatus.UNFIT)))
"""
"""A statewide year imported, with the checks of its figures or without them."""

_CHECKS_LIMIT = 1.15
_SQLITE_LIMIT, _PANDAS_LIMIT, _DEFAULT_LIMIT, _MEMORY = 1.2, 0.65, 0.5, 500
_FLOOR = "floor about 0.85 of sqlite3 .import and 0.45 of pandas in one Python process"


def run_bench(report: Report) -> list[Row]:
    """All figures of importing."""
    source = counties.year_files()
    paths = sorted(source.iterdir())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        works = {
            "all": lambda: _ours(folder, source, "all"),
            "default": lambda: _ours(folder, source, "leas"),
            "pandas": lambda: _pandas(folder, paths),
            "with": lambda: _checked(folder, source, "with"),
            "without": lambda: _checked(folder, source, "without"),
        }
        if shutil.which("sqlite3"):
            works["sqlite3"] = lambda: _sqlite(folder, paths)
        found = in_turn(works)
        for what, runs in found.items():
            report(f"  {what}: {runs.seconds}, {runs.memory:,.0f} MB")
        rows = _rows(found)
        stall = _longest_stall(folder, source)
    told = f"{stall * 1000:.0f} ms"
    return [*rows, Row("longest stall of the window during import", told, "< 50 ms", stall < 0.05)]


def _rows(found: Mapping[str, Runs]) -> list[Row]:
    everything, rows = found["all"], []
    for peer, words, limit in (
        ("sqlite3", "import, all, processor time against sqlite3 .import", _SQLITE_LIMIT),
        ("pandas", "import, all, processor time against pandas", _PANDAS_LIMIT),
    ):
        if peer in found:
            rows.append(_against(words, everything, found[peer], limit, _FLOOR))
    words = "import, default scope, against all"
    checks = "import with all checks of its figures, against without"
    return [
        *rows,
        _against(checks, found["with"], found["without"], _CHECKS_LIMIT, ""),
        _against(words, found["default"], everything, _DEFAULT_LIMIT, ""),
        Row(
            "import, all, most memory",
            f"{everything.memory:,.0f} MB",
            f"< {_MEMORY} MB",
            everything.memory < _MEMORY,
        ),
    ]


def _against(words: str, ours: Runs, peer: Runs, limit: float, floor: str) -> Row:
    spent, by_clock = ours.times(peer, processor), ours.times(peer, wall)
    figure = (
        f"{spent:.2f} times ({ours.processor:.1f} s / {peer.processor:.1f} s), "
        f"by the clock {by_clock:.2f} times ({ours.wall:.1f} s)"
    )
    return Row(words, figure, f"≤ {limit} times", spent <= limit, floor)


def _ours(folder: Path, source: Path, scope: str) -> Taken:
    target = _fresh(folder / "ours.sos")
    return run_python(
        [
            "main.py",
            "import",
            "--file",
            str(target),
            "--county",
            "Los Angeles",
            "--scope",
            scope,
            "--accept-unfit",
            str(source),
        ]
    )


def _checked(folder: Path, source: Path, how: str) -> Taken:
    target = _fresh(folder / "checked.sos")
    return run_python(["-c", _IMPORT, str(target), str(source), how])


def _sqlite(folder: Path, paths: list[Path]) -> Taken:
    target = _fresh(folder / "raw.db")
    commands = [".mode tabs", *(f".import '{path}' {path.stem}" for path in paths)]
    return run(["sqlite3", target, *commands])


def _pandas(folder: Path, paths: list[Path]) -> Taken:
    target = _fresh(folder / "pandas.db")
    return run_python(["-c", _PANDAS, str(target), *map(str, paths)])


def _longest_stall(folder: Path, source: Path) -> float:
    stalls = []
    for _turn in range(TIMES):
        target, told = _fresh(folder / "stall.sos"), folder / "stall.txt"
        run_python(["-c", _STALL, str(target), str(source), str(told)])
        stalls.append(float(told.read_text()))
    return median(stalls)


def _fresh(path: Path) -> Path:
    for old in path.parent.glob(f"*{path.name}*"):
        old.unlink()
    return path
