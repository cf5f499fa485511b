"""A file comes to the program's format whole or not at all, with a checked copy first."""

import contextlib
import re
import sqlite3
from pathlib import Path

import pytest

from db import backup
from db.engine import connect_in_memory
from db.migrations import runner
from db.migrations.runner import migrate
from db.migrations.steps import STEPS, Step, at_once, format_of
from db.models.registry import all_tables
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.services.casework.cases import case_file, list_cases
from sos_desktop.services.county.county_files import open_county_file
from tests.db import version_files

DUMPS = sorted(
    version_files.FOLDER.glob("format_*.sql"), key=lambda dump: int(dump.stem.rpartition("_")[2])
)
NEWEST = version_files.FOLDER / f"format_{len(STEPS)}.sql"
_MODULES = sorted(Path(runner.__file__).parent.glob("m[0-9]*.py"))


def _rows(path: Path) -> dict[str, int]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM pragma_table_list")]
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for name in names
            if not name.startswith("sqlite_")
        }


def _version(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return format_of(connection)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A populated file of this program's format, which a further step will find old."""
    return version_files.restore(NEWEST, tmp_path / "old.sos")


def test_every_step_is_listed_and_has_its_module() -> None:
    assert [step.__module__.rpartition(".")[2] for step in STEPS] == [
        module.stem for module in _MODULES
    ]
    assert [int(module.stem[1:5]) for module in _MODULES] == list(range(1, len(STEPS) + 1))


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
def test_at_once_a_file_becomes_what_the_steps_make_of_it(version: int) -> None:
    one_by_one, together = ([*STEPS[:version]], [at_once(version)])
    assert _all_of(together) == _all_of(one_by_one)


def _all_of(steps: list[Step]) -> tuple[object, ...]:
    """What an empty database is made of, says about itself and holds, but for the id drawn."""
    with contextlib.closing(connect_in_memory()) as made:
        for step in steps:
            step(made)
        asked = ("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2",)
        marks = [f"PRAGMA {name}" for name in ("application_id", "user_version", "encoding")]
        said = [made.execute(statement).fetchall() for statement in (*asked, *marks)]
        rows = [
            (name, made.execute(f'SELECT count(*) FROM "{name}"').fetchone())
            for kind, name, _table, _sql in said[0]
            if kind == "table"
        ]
        return said, rows, made.execute("SELECT key FROM meta ORDER BY 1").fetchall()


def test_every_format_has_a_populated_file_and_a_history_row() -> None:
    assert [dump.name for dump in DUMPS] == [f"format_{n + 1}.sql" for n in range(len(STEPS))]
    history = (Path(runner.__file__).parent / "HISTORY.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\d+) \| `(\w+)`", history, re.MULTILINE) == [
        (str(n), module.stem) for n, module in enumerate(_MODULES, start=1)
    ]


def test_the_newest_file_has_rows_in_every_table(old: Path) -> None:
    rows = _rows(old)
    assert set(rows) == set(all_tables().tables)
    assert all(rows.values()), rows


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_a_file_of_every_format_opens_with_all_its_rows(dump: Path, tmp_path: Path) -> None:
    path = version_files.restore(dump, tmp_path / "county.sos")
    before = _rows(path)
    with open_county_file(path) as county:
        (row,) = list_cases(county)
        whole = case_file(county, row.case.id)
    assert all(getattr(whole, part) for part in ("tasks", "causes", "measures", "progress", "log"))
    after = _rows(path)
    named = 1 if int(dump.stem.rpartition("_")[2]) < 4 else 0
    before["meta"] += named  # the id that a file has since then
    assert {name: after[name] for name in before} == before
    assert _version(path) == len(STEPS)


def test_a_further_step_upgrades_and_keeps_a_copy(old: Path) -> None:
    def add_column(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE task ADD COLUMN place TEXT NOT NULL DEFAULT ''")

    copy = migrate(old, (*STEPS, add_column))
    assert copy is not None
    assert copy.parent == backup.folder()
    assert (_version(old), _version(copy)) == (len(STEPS) + 1, len(STEPS))
    assert _rows(copy) == _rows(old)
    assert migrate(old, (*STEPS, add_column)) is None


def test_rebuilding_a_parent_keeps_its_children(old: Path) -> None:
    def rebuild(connection: sqlite3.Connection) -> None:
        sql = connection.execute("SELECT sql FROM sqlite_master WHERE name='support_case'")
        made = sql.fetchone()[0].replace("support_case", "rebuilt", 1)
        connection.execute(made)
        connection.execute("INSERT INTO rebuilt SELECT * FROM support_case")
        connection.execute("DROP TABLE support_case")
        connection.execute("ALTER TABLE rebuilt RENAME TO support_case")

    before = _rows(old)
    migrate(old, (*STEPS, rebuild))
    assert _rows(old) == before


def _raise(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE half (n INTEGER)")
    connection.execute("SELECT * FROM not_there")


def _orphan(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE task SET case_id='nobody'")


def _our_fault(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE half (n INTEGER)")
    raise KeyError("a mistake in the step")


@pytest.mark.parametrize(
    ("step", "raised"),
    [(_raise, EnvironmentProblem), (_orphan, EnvironmentProblem), (_our_fault, KeyError)],
)
def test_a_failing_step_leaves_the_file_as_it_was(old: Path, step, raised: type) -> None:
    before = old.read_bytes()
    with pytest.raises(raised) as caught:
        migrate(old, (*STEPS, step))
    assert old.read_bytes() == before
    (copy,) = backup.folder().iterdir()
    if raised is EnvironmentProblem:
        assert str(copy) in caught.value.message
        assert "unchanged" in caught.value.message


def test_without_a_copy_nothing_is_touched(old: Path, tmp_path: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(EnvironmentProblem):
        migrate(old, (*STEPS, _raise), copies=tmp_path / "not there")
    assert old.read_bytes() == before


def test_a_new_file_needs_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "new.sos"
    path.touch()
    assert migrate(path) is None
    assert not backup.folder().exists() or not list(backup.folder().iterdir())
    assert _version(path) == len(STEPS)
