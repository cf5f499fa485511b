"""Runs benchmarks, all or those named, and writes RESULTS.md; exit code 1 when a limit is missed.

`python -m tests.benchmarks [NAME ...]`: each has a part of the page to itself, and the parts of
those not run stay as they were, with the day and the load they were measured at.
"""

import argparse
import os
import platform
import re
import sqlite3
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import PySide6

from tests.benchmarks import counties
from tests.benchmarks.measure import TIMES, Row, pace

RESULTS = Path(__file__).with_name("RESULTS.md")
TITLES = {
    "window": "Opening the program",
    "pages": "Pages in the window",
    "history": "As the history grows ten times",
    "identify": "Identification",
    "casework": "Casework and search",
    "support": "Support that learns",
    "case": "A large case in the window",
    "import": "Loading a statewide year",
    "recolor": "Colors worked out again",
    "letters": "Letters",
    "export": "A plan",
    "board": "Papers for a board",
    "files": "Attached files",
    "copies": "Copies of the county file",
    "room": "A day in the room",
}
"""Every benchmark by its name, in the order of the page."""


def main(names: list[str]) -> int:
    """Measure those named, print, write."""
    missed = False
    for name in [name for name in TITLES if not names or name in names]:
        print(f"{TITLES[name]} …", flush=True)
        before, paced = _load(), pace()
        rows: list[Row] = import_module(f"tests.benchmarks.bench_{name}").run_bench(print)
        state = (
            f"load of the machine {before} before, {_load()} after; its pace {paced:.1f} ms "
            f"before, {pace():.1f} ms after"
        )
        part = _part(name, rows, state)
        print(part, flush=True)
        _write(name, part)
        missed = missed or any(row.ok is False for row in rows)
    return int(missed)


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _part(name: str, rows: list[Row], state: str) -> str:
    lines = [
        f"## {TITLES[name]} (`{name}`)",
        "",
        f"{datetime.now(UTC):%b %d, %Y %H:%M} UTC; {state}; middle of {TIMES}.",
        "",
        "| what | figure | limit | kept |",
        "|---|---|---|---|",
        *(f"| {r.name} | {r.figure} | {r.limit} | {_kept(r)} |" for r in rows),
        "",
    ]
    return "\n".join(lines)


def _kept(row: Row) -> str:
    if row.ok is None:
        return "–"
    return "yes" if row.ok else f"**no**{f'; {row.floor}' if row.floor else ''}"


def _write(name: str, part: str) -> None:
    """Put one part in its place; the page is written whole after each."""
    parts = _parts() | {name: part}
    page = [_head(), *(parts[name] for name in TITLES if name in parts)]
    RESULTS.write_text("\n".join(page), encoding="utf-8", newline="\n")


def _parts() -> dict[str, str]:
    if not RESULTS.exists():
        return {}
    found = re.split(r"^(?=## )", RESULTS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    named = ((re.match(r"## .*\(`(\w+)`\)", part), part) for part in found)
    return {match[1]: part.rstrip("\n") + "\n" for match, part in named if match}


def _head() -> str:
    return "\n".join(
        [
            "# Results of `python3 dev.py bench`",
            "",
            f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, Qt "
            f"{PySide6.__version__}, {platform.system()} on {platform.machine()}, "
            f"{os.cpu_count()} cores shared with other work.",
            "",
            "Each figure is the middle of several. Peers are measured in turn with ours, run by "
            "run, and a ratio is the middle of the ratios of such pairs. Seconds are only of this "
            "machine; by the clock first, then of the processor, which other work disturbs less.",
            "",
            "Its pace is what a fixed piece of work took of the processor. The machine changes it "
            "by itself, without load, between 8 and 26 ms and often within seconds; a time in "
            "seconds grows and shrinks with it, a ratio to a peer hardly does.",
            "",
            f"Small county: {counties.SMALL}. Big county: {counties.BIG}. Grown county: "
            f"{counties.GROWN}.",
            "",
        ]
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(TITLES)}")
    wanted = parser.parse_args().names
    if unknown := [name for name in wanted if name not in TITLES]:
        sys.exit(f"No benchmark is called {', '.join(unknown)}. There are: {', '.join(TITLES)}.")
    sys.exit(main(wanted))
