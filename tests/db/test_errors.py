"""Storage errors become sentences when they are the computer's, and stay errors when ours."""

import contextlib
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from db.errors import environment_problem

PATH = Path("Monterey.sos")


def _error(code: int, text: str = "x") -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_BUSY, "in use by another program"),
        (sqlite3.SQLITE_LOCKED, "in use by another program"),
        (sqlite3.SQLITE_READONLY, "read-only"),
        (sqlite3.SQLITE_PERM, "does not allow"),
        (sqlite3.SQLITE_IOERR, "disk did not answer"),
        (sqlite3.SQLITE_IOERR | (3 << 8), "disk did not answer"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_FULL, "disk is full"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
        (sqlite3.SQLITE_NOTADB, "not a county file"),
        (sqlite3.SQLITE_TOOBIG, "too long"),
        (sqlite3.SQLITE_NOMEM, "memory"),
    ],
)
def test_the_computer_refused(code: int, words: str) -> None:
    for error in (_error(code), OperationalError("select", {}, _error(code))):
        problem = environment_problem(error, PATH)
        assert problem is not None
        assert words in problem.message
        assert "!" not in problem.message
        assert problem.where == "Monterey.sos"


@pytest.mark.parametrize(
    "error",
    [
        _error(sqlite3.SQLITE_ERROR),
        _error(sqlite3.SQLITE_CONSTRAINT),
        _error(sqlite3.SQLITE_MISUSE),
        sqlite3.ProgrammingError("wrong thread"),
        ValueError("x"),
    ],
)
def test_the_program_is_wrong(error: Exception) -> None:
    assert environment_problem(error, PATH) is None


def test_a_real_error_of_sqlite_is_sorted(tmp_path: Path) -> None:
    text = tmp_path / "text.sos"
    text.write_bytes(b"SQLite format 3\x00" + b"x" * 4000)
    with (
        contextlib.closing(sqlite3.connect(text)) as connection,
        pytest.raises(sqlite3.DatabaseError) as caught,
    ):
        connection.execute("SELECT * FROM sqlite_master")
    assert environment_problem(caught.value, text) is not None
