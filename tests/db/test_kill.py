"""A program that is killed while it upgrades or copies; `tests/torture` kills it at other work."""

import contextlib
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from db import backup
from db.migrations.steps import STEPS, format_of
from db.soundness import is_sound
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from tests.casework import add_leas
from tests.db import version_files

ROOT = Path(__file__).parents[2]

UPGRADER = """
import sys
from pathlib import Path
from db.migrations.runner import migrate
from db.migrations.steps import STEPS
def slow(connection):
    connection.execute("CREATE TABLE half (n INTEGER)")
    print("begun", flush=True)
    for number in range(10_000_000):
        connection.execute("INSERT INTO half VALUES (?)", (number,))
migrate(Path(sys.argv[1]), (*STEPS, slow))
"""

COPIER = """
import sys
from pathlib import Path
from db import backup
print("begun", flush=True)
while True:
    backup.copy_to(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def _start(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def _kill_after(process: subprocess.Popen[str], lines: int) -> list[str]:
    """What it printed whole up to its death, at some moment after `lines` lines."""
    assert process.stdout is not None
    with process:
        printed = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        printed += process.stdout.readlines()
    return [line.strip() for line in printed if line.endswith("\n")]


def _sound(path: Path) -> bool:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return is_sound(connection)


@pytest.mark.parametrize("kept", [3, len(STEPS)])
def test_an_upgrade_that_is_killed_did_not_happen(kept: int, tmp_path: Path) -> None:
    path = version_files.restore(
        version_files.FOLDER / f"format_{kept}.sql", tmp_path / "county.sos"
    )
    assert _kill_after(_start(UPGRADER, str(path)), 1) == ["begun"]
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert format_of(connection) == kept
        assert not connection.execute("SELECT * FROM sqlite_master WHERE name='half'").fetchall()
    open_county_file(path).close()
    (copy,) = backup.folder().iterdir()
    assert _sound(copy)


def test_a_copy_that_is_killed_leaves_the_file_and_no_half_copy(county: CountyFile) -> None:
    add_leas(county)
    county.close()
    target = county.path.with_name("copy.sos")
    backup.copy_to(county.path, target)
    _kill_after(_start(COPIER, str(county.path), str(target)), 1)
    for path in (county.path, target):
        open_county_file(path).close()
