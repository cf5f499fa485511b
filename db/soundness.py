"""Whether SQLite finds the pages and rows of a file in order."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from db.models.imported import FIGURES

_STEPS = 10_000
"""Instructions of SQLite between two looks whether to stop."""
_WHOLE = "PRAGMA quick_check(1)"


def is_sound(connection: sqlite3.Connection, stop: Callable[[], bool] | None = None) -> bool:
    """Whether SQLite finds the whole file in order.

    Args:
        connection: Open on the file.
        stop: Asked now and then; when it says so, what was in order until then is taken for the
            whole.

    Raises:
        sqlite3.Error: The file cannot be read at all.
    """
    connection.set_progress_handler(stop, _STEPS)
    try:
        return _passes(connection, _WHOLE)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            return True
        raise
    finally:
        connection.set_progress_handler(None, 0)


def is_sound_but_figures(connection: sqlite3.Connection) -> bool:
    """Whether everything but the table of figures is in order; that one is not looked at.

    The list of unused pages belongs to what is looked at, because writing takes pages from it.
    That two tables share a page is seen only when the whole file is looked at.

    Raises:
        sqlite3.Error: The file cannot be read at all.
    """
    listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    names = ["sqlite_master", *(name for (name,) in listed if name != FIGURES)]
    quoted = (name.replace("'", "''") for name in names)
    return all(_passes(connection, f"PRAGMA quick_check('{name}')") for name in quoted)


def _passes(connection: sqlite3.Connection, check: str) -> bool:
    with _bytes(connection):
        return connection.execute(check).fetchone() == (b"ok",)


@contextmanager
def _bytes(connection: sqlite3.Connection) -> Iterator[None]:
    """What SQLite says of a damaged file may be no text at all."""
    connection.text_factory = bytes
    try:
        yield
    finally:
        connection.text_factory = str
