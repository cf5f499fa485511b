"""A county file is made of the program's own parts; what somebody put into it never runs."""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from db import schema_check, search_index
from db.connection import writing
from db.engine import connect
from db.migrations.steps import MADE, STEPS
from db.schema import digest_of, parts_of
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.services.casework import records
from sos_desktop.services.casework.cases import case_file
from sos_desktop.services.county import search
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from tests.casework import add_leas, fill, open_case
from tests.conftest import Prepared
from tests.db import version_files

DUMPS = sorted(version_files.FOLDER.glob("format_*.sql"))


def empty_case(county: CountyFile, _folder: Path) -> str:
    add_leas(county)
    return open_case(county)


def full_case(county: CountyFile, folder: Path) -> str:
    made = empty_case(county, folder)
    fill(county, made)
    return made


@pytest.fixture
def begun(request: pytest.FixtureRequest, prepared: Callable[..., Prepared]) -> Prepared:
    return prepared(full_case if "closed" in request.fixturenames else empty_case)


@pytest.fixture
def county_template(
    request: pytest.FixtureRequest, prepared: Callable[..., Prepared], new_county_file: Path
) -> Path:
    names = request.fixturenames
    if "closed" in names:
        return prepared(full_case).path
    return prepared(empty_case).path if "case_id" in names else new_county_file


@pytest.fixture
def case_id(begun: Prepared) -> str:
    return begun.made


@pytest.fixture
def closed(county: CountyFile) -> Path:
    county.close()
    return county.path


def _change(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def _say(path: Path, name: str, old: str, new: str) -> None:
    """Change what the file says a part of it is."""
    _change(
        path,
        "PRAGMA writable_schema=ON",
        f"UPDATE sqlite_master SET sql = replace(sql, '{old}', '{new}') WHERE name = '{name}'",
    )


PLANTED = {
    "trigger": "CREATE TRIGGER mine AFTER INSERT ON task BEGIN DELETE FROM note; END",
    "trigger on reading": "CREATE TRIGGER mine AFTER UPDATE ON meta BEGIN SELECT 1; END",
    "view": "CREATE VIEW mine AS SELECT * FROM task",
    "view in the index's name": "CREATE VIEW search_mine AS SELECT * FROM task",
    "table": "CREATE TABLE mine (n INTEGER)",
    "table in the index's name": "CREATE TABLE search_mine (n INTEGER)",
    "virtual table": "CREATE VIRTUAL TABLE mine USING fts5 (x)",
    "index": "CREATE INDEX mine ON task (title)",
    "index with a function": "CREATE INDEX mine ON task (upper(title))",
    "generated column": "ALTER TABLE task ADD COLUMN mine TEXT AS (upper(title))",
    "column": "ALTER TABLE task ADD COLUMN mine TEXT",
}


@pytest.mark.parametrize("statement", PLANTED.values(), ids=PLANTED)
def test_what_is_not_ours_is_refused(closed: Path, statement: str) -> None:
    _change(closed, statement)
    before = closed.read_bytes()
    with pytest.raises(EnvironmentProblem, match="did not make"):
        open_county_file(closed)
    assert closed.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("task", "title TEXT NOT NULL", "title TEXT NOT NULL CHECK (length(title) < 99)"),
        ("task", "title TEXT NOT NULL", "title TEXT NOT NULL DEFAULT (random())"),
        ("support_case_one_open", "closed_on IS NULL", "closed_on IS 1"),
    ],
)
def test_a_part_that_says_something_else_is_refused(
    closed: Path, name: str, old: str, new: str
) -> None:
    _say(closed, name, old, new)
    with pytest.raises(EnvironmentProblem, match="did not make"):
        open_county_file(closed)


EVIL_INDEX = (
    "CREATE TRIGGER search_evil AFTER INSERT ON task BEGIN DELETE FROM note; END",
    "CREATE TRIGGER search_evil AFTER UPDATE ON meta BEGIN DELETE FROM note; END",
)


@pytest.mark.parametrize("statement", EVIL_INDEX)
def test_what_hides_among_the_search_index_is_taken_away_before_it_runs(
    closed: Path, case_id: str, statement: str
) -> None:
    _change(closed, statement)
    with open_county_file(closed) as county:
        before = case_file(county, case_id)
        task = before.tasks[0]
        records.remove(county, task)
        records.save(county, task)
        assert case_file(county, case_id).notes == before.notes != ()
        assert search.texts(county, "superintendent")
    with contextlib.closing(connect(closed)) as connection:
        assert search_index.is_current(connection)
        assert not any(schema_check.difference(connection, len(STEPS)))


def test_a_search_trigger_that_was_changed_never_runs(closed: Path, case_id: str) -> None:
    _say(closed, "search_task_added", "INSERT INTO search", "INSERT OR IGNORE INTO search")
    with open_county_file(closed) as county:
        assert search.texts(county, "superintendent")
    with contextlib.closing(connect(closed)) as connection:
        assert search_index.is_current(connection)


def test_a_table_of_the_index_with_a_condition_is_made_anew(closed: Path) -> None:
    _say(closed, "search_entry", "title TEXT NOT NULL", "title TEXT NOT NULL CHECK (title > 0)")
    with open_county_file(closed) as county:
        assert search.texts(county, "superintendent")


def test_another_module_in_the_place_of_the_index_is_refused(closed: Path) -> None:
    _change(closed, "DROP TABLE search_text", "CREATE VIRTUAL TABLE search_text USING rtree(a,b,c)")
    with pytest.raises(EnvironmentProblem, match="did not make"):
        open_county_file(closed)


def test_a_trigger_in_an_older_file_does_not_see_the_upgrade(tmp_path: Path) -> None:
    path = version_files.restore(DUMPS[0], tmp_path / "old.sos")
    _change(path, "CREATE TRIGGER search_evil AFTER UPDATE ON lea BEGIN DELETE FROM task; END")
    with open_county_file(path) as county, county.session() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM task").scalar()
    with contextlib.closing(connect(path)) as connection:
        assert not any(schema_check.difference(connection, len(STEPS)))


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_files_of_every_format_are_our_own(dump: Path, tmp_path: Path) -> None:
    path = version_files.restore(dump, tmp_path / "county.sos")
    version = int(dump.stem.removeprefix("format_"))
    with contextlib.closing(connect(path)) as connection:
        assert not any(schema_check.difference(connection, version))


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
def test_a_step_that_says_what_its_format_is_made_of_says_it_right(version: int) -> None:
    made = digest_of(schema_check.own_parts(version))
    assert MADE[version - 1] in ("", made)


def test_the_newest_step_says_what_its_format_is_made_of() -> None:
    made = digest_of(schema_check.own_parts(len(STEPS)))
    assert MADE[-1], f'the newest step lacks: MADE = "{made}"'


def test_an_untouched_file_is_known_without_making_one(closed: Path) -> None:
    schema_check.own_parts.cache_clear()
    open_county_file(closed).close()
    assert schema_check.own_parts.cache_info().currsize == 0


def test_what_is_said_of_the_index_is_what_making_it_gives(closed: Path) -> None:
    with contextlib.closing(connect(closed, checked=True)) as connection:
        without = {part for part in parts_of(connection) if not search_index.is_part(part)}
        with writing(connection):
            search_index.drop(connection)
            assert parts_of(connection) == without
            search_index.make(connection)
        assert search_index.is_current(connection)


def test_what_sqlite_makes_of_itself_is_no_stranger(closed: Path) -> None:
    _change(closed, "ANALYZE", "VACUUM")
    open_county_file(closed).close()


def test_an_unchecked_file_reaches_no_virtual_table_from_a_trigger(closed: Path) -> None:
    with contextlib.closing(connect(closed)) as connection:
        assert connection.execute("PRAGMA trusted_schema").fetchone() == (0,)
