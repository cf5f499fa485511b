"""Runs every benchmark and writes RESULTS.md; exit code 1 when a limit is missed."""

import os
import platform
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

import PySide6

from tests.benchmarks import (
    bench_caseload,
    bench_casework,
    bench_export,
    bench_files,
    bench_identify,
    bench_import,
    bench_letters,
    bench_window,
)
from tests.benchmarks.measure import Row

_RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> int:
    """Measure, print, write."""
    rows: list[Row] = []
    for module in (
        bench_window,
        bench_export,
        bench_letters,
        bench_import,
        bench_identify,
        bench_caseload,
        bench_casework,
        bench_files,
    ):
        rows += module.run_bench(print)
    text = _page(rows)
    _RESULTS.write_text(text, encoding="utf-8", newline="\n")
    print(text)
    return int(not all(row.ok for row in rows))


def _page(rows: list[Row]) -> str:
    lines = [
        "# Results of `python3 dev.py bench`",
        "",
        f"{datetime.now(UTC):%b %d, %Y}; Python {platform.python_version()}, SQLite "
        f"{sqlite3.sqlite_version}, Qt {PySide6.__version__}, {os.cpu_count()} cores shared with "
        "other work. Ratios are against peers measured in the same run; seconds are only of this "
        "machine. Each is the middle of several runs.",
        "",
        "| what | figure | limit | kept |",
        "|---|---|---|---|",
        *(f"| {r.name} | {r.figure} | {r.limit} | {'yes' if r.ok else '**no**'} |" for r in rows),
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
