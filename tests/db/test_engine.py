"""Transactions hold schema changes, readers cannot write, settings are what durability needs."""

import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, OperationalError

from db.change_log import ChangeNote
from db.engine import make_engine
from db.session import Turns, session_scope
from tests.quick_files import as_shipped


@pytest.fixture
def engine(tmp_path: Path):
    path = tmp_path / "ñandú.sos"
    path.touch()
    made = make_engine(path)
    with made.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql(
            "CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL"
            " REFERENCES parent ON DELETE CASCADE)"
        )
    yield made
    made.dispose()


def _fail_after(engine: sa.Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
        raise ZeroDivisionError


def _tables(engine: sa.Engine) -> set[str]:
    return set(sa.inspect(engine).get_table_names())


def test_a_failed_transaction_takes_its_tables_back(engine: sa.Engine) -> None:
    with pytest.raises(ZeroDivisionError):
        _fail_after(engine, "CREATE TABLE half (id INTEGER)")
    assert "half" not in _tables(engine)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("foreign_keys", 1), ("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 5000)],
)
def test_every_connection_is_set_up(
    engine: sa.Engine, monkeypatch: pytest.MonkeyPatch, pragma: str, value: object
) -> None:
    as_shipped(monkeypatch)
    engine.dispose()
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_orphans_are_refused(engine: sa.Engine) -> None:
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO child VALUES (1, 99)")


def test_a_reading_session_cannot_write_and_says_it_is_our_fault(
    engine: sa.Engine, tmp_path: Path
) -> None:
    with pytest.raises(OperationalError), session_scope(engine, tmp_path / "x.sos") as session:
        session.execute(sa.text("INSERT INTO parent VALUES (1)"))


def test_readers_do_not_wait_for_a_writer(engine: sa.Engine, tmp_path: Path) -> None:
    path = tmp_path / "x.sos"
    counts: list[int | None] = []

    def read() -> None:
        with session_scope(engine, path) as session:
            counts.append(session.scalar(sa.text("SELECT count(*) FROM parent")))

    with session_scope(engine, path, ChangeNote("Write", "Ana")) as session:
        session.execute(sa.text("INSERT INTO parent VALUES (1)"))
        reader = threading.Thread(target=read)
        reader.start()
        reader.join()
    read()
    assert counts == [0, 1]


def test_writers_wait_for_each_other(engine: sa.Engine, tmp_path: Path) -> None:
    path = tmp_path / "x.sos"
    written = threading.Event()

    def write() -> None:
        with session_scope(engine, path, ChangeNote("Second", "Luz")) as session:
            session.execute(sa.text("INSERT INTO parent VALUES (2)"))
        written.set()

    with session_scope(engine, path, ChangeNote("First", "Ana")) as session:
        assert session.scalar(sa.text("SELECT count(*) FROM parent")) == 0
        second = threading.Thread(target=write)
        second.start()
        assert not written.wait(0.2)
        session.execute(sa.text("INSERT INTO parent VALUES (1)"))
    second.join()
    with session_scope(engine, path) as session:
        assert session.scalar(sa.text("SELECT count(*) FROM parent")) == 2


def test_who_waits_longer_than_sqlite_would_still_has_a_turn(
    engine: sa.Engine, tmp_path: Path
) -> None:
    """And nobody overtakes: a load of many files lets a typed line in after the file under way."""
    path, turns, order = tmp_path / "x.sos", Turns(engine), list[str]()

    @sa.event.listens_for(engine, "connect")
    def _impatient(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA busy_timeout=0")

    engine.dispose()

    def write(label: str) -> None:
        with session_scope(engine, path, ChangeNote(label, "Luz"), turns) as session:
            session.execute(sa.text("INSERT INTO parent DEFAULT VALUES"))
            order.append(label)

    typed = threading.Thread(target=write, args=("typed",))
    with session_scope(engine, path, ChangeNote("first file", "Ana"), turns) as session:
        session.execute(sa.text("INSERT INTO parent DEFAULT VALUES"))
        order.append("first file")
        typed.start()
        _until_somebody_waits(turns)
    write("second file")
    typed.join()
    assert order == ["first file", "typed", "second file"]


def test_a_session_within_another_needs_no_second_turn(engine: sa.Engine, tmp_path: Path) -> None:
    path, turns = tmp_path / "x.sos", Turns(engine)
    with (
        session_scope(engine, path, ChangeNote("Write", "Ana"), turns),
        session_scope(engine, path, None, turns) as session,
    ):
        assert session.scalar(sa.text("SELECT count(*) FROM parent")) == 0


def test_without_a_log_readers_take_turns_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a network drive a large transaction shuts readers out of the file."""
    monkeypatch.setattr("db.engine.is_shared_place", lambda _path: True)
    path = tmp_path / "shared.sos"
    path.touch()
    engine = make_engine(path)
    turns, order = Turns(engine), list[str]()

    def read() -> None:
        with session_scope(engine, path, None, turns):
            order.append("read")

    reader = threading.Thread(target=read)
    with session_scope(engine, path, ChangeNote("Write", "Ana"), turns):
        reader.start()
        _until_somebody_waits(turns)
        order.append("written")
    reader.join()
    engine.dispose()
    assert order == ["written", "read"]


def _until_somebody_waits(turns: Turns) -> None:
    for _ in range(10_000_000):
        if turns._door.locked():
            return
    pytest.fail("nobody waits")


def test_errors_never_quote_what_was_to_be_stored(engine: sa.Engine) -> None:
    with pytest.raises(IntegrityError) as caught, engine.begin() as connection:
        connection.execute(sa.text("INSERT INTO child VALUES (:secret, 99)"), {"secret": 424242})
    assert "424242" not in str(caught.value)


def test_disposing_lets_go_of_the_file(engine: sa.Engine, tmp_path: Path) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO parent VALUES (1)")
    engine.dispose()
    assert [file.name for file in tmp_path.glob("*.sos*")] == ["ñandú.sos"]


def test_dates_and_nan_bind_as_the_observation_table_expects() -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE t (n INTEGER)")
        connection.executemany("INSERT INTO t VALUES (?)", [(12.0,), (float("nan"),)])
        rows = connection.execute("SELECT n, typeof(n) FROM t").fetchall()
    connection.close()
    assert rows == [(12, "integer"), (None, "null")]
