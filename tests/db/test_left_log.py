"""A log that a killed program left is read with its own file, and with no other."""

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from db import backup, left_log
from sos_desktop.domain.casework.records import Task
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county.county_files import CountyFile, back_up, open_county_file
from tests.casework import add_leas, open_case

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows does not let an open file go"
)


@pytest.fixture
def case_id(county: CountyFile) -> str:
    add_leas(county)
    case_id = open_case(county)
    records.save(county, Task(case_id=case_id, title="before"))
    return case_id


@pytest.fixture
def older(county: CountyFile, case_id: str, tmp_path: Path) -> Path:
    return back_up(county, tmp_path / "older.sos")


def _titles(county: CountyFile, case_id: str) -> list[str]:
    return [task.title for task in cases.case_file(county, case_id).tasks]


def _titles_in(path: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [title for (title,) in connection.execute("SELECT title FROM task ORDER BY rowid")]


DYING = """
import os, sys
from pathlib import Path
from sos_desktop.domain.casework.records import Task
from sos_desktop.services.casework import records
from sos_desktop.services.county.county_files import open_county_file
county = open_county_file(Path(sys.argv[1]))
records.save(county, Task(case_id=sys.argv[2], title="last"))
os._exit(1)
"""


def _die_with(county: CountyFile, case_id: str) -> Path:
    """The program is killed with its last step in the log."""
    county.close()
    subprocess.run([sys.executable, "-c", DYING, str(county.path), case_id], cwd=ROOT, check=False)
    assert county.path.with_name(f"{county.path.name}-wal").stat().st_size > 0
    return county.path


def test_a_log_left_by_a_crash_is_read(county: CountyFile, case_id: str) -> None:
    with open_county_file(_die_with(county, case_id)) as again:
        assert _titles(again, case_id) == ["before", "last"]


def test_a_log_left_by_a_crash_is_kept_from_the_file_put_in_place(
    county: CountyFile, case_id: str, older: Path
) -> None:
    told: list[str] = []
    shutil.copyfile(older, older.with_name("incoming"))
    older.with_name("incoming").replace(_die_with(county, case_id))
    with open_county_file(county.path) as again:
        again.watch(told.append)
        assert _titles(again, case_id) == ["before"]
    assert _titles_in(county.path) == ["before"]
    (kept,) = backup.folder().glob("*-wal")
    assert kept.stat().st_size > 0
    assert kept.name in told[0]


def test_a_log_that_was_copied_with_its_file_is_read(
    county: CountyFile, case_id: str, tmp_path: Path
) -> None:
    path = _die_with(county, case_id)
    folder = tmp_path / "copied"
    folder.mkdir()
    for file in path.parent.glob(f"*{path.name}*"):
        shutil.copyfile(file, folder / file.name)
    with open_county_file(folder / path.name) as again:
        assert _titles(again, case_id) == ["before", "last"]


@pytest.mark.parametrize("kept", [None, [], [1, 2, 3], ["a"] * 4, {"a": 1}, 7])
def test_a_card_that_says_nothing_of_use(kept: object) -> None:
    assert left_log.Belonging.from_plain(kept) is None
