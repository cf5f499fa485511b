"""One wrong byte in a text: the case opens, the byte is shown as replaced, and it is said."""

import contextlib
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.engine import connect
from db.text_check import unreadable_tables
from sos_desktop.domain.casework import records as e
from sos_desktop.domain.casework import words as w
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import history, search, undo
from sos_desktop.services.county.county_files import (
    CountyFile,
    back_up,
    keep_daily_copy,
    open_county_file,
)
from tests.casework import add_leas, open_case

GOOD, BAD, SHOWN = b"complained ABCDEF", b"complained \xff\xfeCDEF", "complained ��CDEF"


@pytest.fixture
def case_id(county: CountyFile) -> str:
    add_leas(county)
    return open_case(county)


@pytest.fixture
def spoiled(county: CountyFile, case_id: str) -> Path:
    """A county file with a note in which two bytes are wrong, closed."""
    note = e.Note(
        case_id=case_id,
        kind=w.NoteKind.OBSERVATION,
        text=f"A mother {GOOD.decode()} today",
        noted_on=date(2026, 11, 20),
    )
    records.save(county, note)
    county.close()
    content = county.path.read_bytes()
    assert GOOD in content
    county.path.write_bytes(content.replace(GOOD, BAD))
    return county.path


def test_sqlite_alone_would_refuse_and_quote_the_text(spoiled: Path) -> None:
    with (
        contextlib.closing(sqlite3.connect(spoiled)) as connection,
        pytest.raises(sqlite3.OperationalError, match="A mother"),
    ):
        connection.execute("SELECT text FROM note").fetchall()


def test_the_case_opens_with_the_bytes_replaced_and_it_is_said_once(
    spoiled: Path, case_id: str
) -> None:
    told: list[str] = []
    with open_county_file(spoiled) as county:
        county.watch(told.append)
        for _time in range(2):
            (note,) = cases.case_file(county, case_id).notes
            assert note.text == f"A mother {SHOWN} today"
            assert cases.timeline(county, case_id)
        assert search.texts(county, "mother")
        undo.undo(county)
        undo.redo(county)
    assert len(told) == 1
    assert "damaged" in told[0]
    assert "mother" not in told[0]


def test_who_asks_later_is_told_too(spoiled: Path, case_id: str) -> None:
    told: list[str] = []
    with open_county_file(spoiled) as county:
        cases.case_file(county, case_id)
        county.watch(told.append)
    assert len(told) == 1


def test_a_copy_is_made_and_says_so(spoiled: Path, tmp_path: Path) -> None:
    for make in (keep_daily_copy, lambda county: back_up(county, tmp_path / "copy.sos")):
        told: list[str] = []
        with open_county_file(spoiled) as county:
            county.watch(told.append)
            copy = make(county)
        assert copy is not None
        assert BAD in copy.read_bytes()
        assert ["copies" in text for text in told] == [True]


def test_a_sound_file_says_nothing(county: CountyFile, case_id: str) -> None:
    told: list[str] = []
    county.watch(told.append)
    cases.case_file(county, case_id)
    keep_daily_copy(county)
    assert told == []


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Three texts, the second and the last with a wrong byte; values of other kinds beside."""
    path = tmp_path / "t.sos"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a TEXT, b BLOB, n INTEGER)")
        connection.execute("CREATE TABLE sound (a TEXT, b BLOB)")
        for text in (b"one \xc3\xb1", b"two \xc3", b"\xb1 three", b"four", b"f\xffve"):
            connection.execute("INSERT INTO t VALUES (CAST(? AS TEXT), ?, 1)", (text, b"\xff"))
        connection.execute("INSERT INTO sound VALUES ('ñ', x'ff'), (NULL, NULL), (x'ff', 1)")
        connection.commit()
    return path


READ = ["one ñ", "two �", "� three", "four", "f�ve"]


@pytest.mark.parametrize("way", ["one", "many", "all", "mixed", "parameters"])
def test_rows_come_whole_and_in_order_however_they_are_fetched(table: Path, way: str) -> None:
    with contextlib.closing(connect(table)) as connection:
        told: list[int] = []
        connection.on_unreadable = lambda: told.append(1)
        question = (
            "SELECT a FROM t WHERE n = ? ORDER BY rowid"
            if way == "parameters"
            else ("\n  select a FROM t ORDER BY rowid")
        )
        found = connection.execute(question, (1,) if way == "parameters" else ())
        if way == "one":
            rows = [found.fetchone() for _ in range(5)]
            assert found.fetchone() is None
        elif way == "many":
            rows = [row for _ in range(3) for row in found.fetchmany(2)]
        elif way == "mixed":
            rows = [found.fetchone(), *found.fetchmany(2), *found.fetchall()]
        else:
            rows = found.fetchall()
        assert [text for (text,) in rows] == READ
        assert told
        assert connection.execute("SELECT 'ñ'").fetchone() == ("ñ",)


def test_what_writes_is_never_done_twice(table: Path) -> None:
    with contextlib.closing(connect(table)) as connection:
        found = connection.execute("UPDATE t SET n = n + 1 RETURNING a")
        with pytest.raises(sqlite3.OperationalError):
            found.fetchall()
        assert connection.execute("SELECT DISTINCT n FROM t").fetchall() == [(2,)]


def test_the_check_names_the_tables(table: Path) -> None:
    with contextlib.closing(connect(table)) as connection:
        assert unreadable_tables(connection) == ("t",)
        assert connection.execute("SELECT 'ñ'").fetchone() == ("ñ",)


def test_a_step_of_the_history_that_cannot_be_read_blocks_nothing(county: CountyFile) -> None:
    """One wrong byte in what a step kept of a row kept the whole case from opening."""
    add_leas(county)
    case_id = open_case(county)
    task = e.Task(case_id=case_id, title="Call the superintendent")
    records.save(county, task)
    records.save(county, replace(task, title="Call the principal"))
    with county.session("") as session:
        connection = session.connection()
        connection.exec_driver_sql("UPDATE change_item SET after = '{\"a\": ', before = '{\"b'")
        connection.exec_driver_sql("UPDATE meta SET value = '{' WHERE key LIKE 'draft%'")
    assert [row.case.id for row in cases.list_cases(county)] == [case_id]
    assert len(history.record_history(county, e.Task, task.id)) == 2
    with pytest.raises(EnvironmentProblem, match="cannot be taken back"):
        undo.undo(county)
    records.save(county, replace(task, title="Call again"))
    assert [task.title for task in cases.case_file(county, case_id).tasks] == ["Call again"]
