"""Whether SQLite finds the pages and rows of a file in order."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from db.models.changes import ChangeItemRow, ChangeLogRow
from db.models.imported import FIGURES
from db.search_index import PREFIX

_STEPS = 10_000
"""Instructions of SQLite between two looks whether to stop."""
_WHOLE = "PRAGMA quick_check(1)"
_HISTORY = {ChangeLogRow.__tablename__, ChangeItemRow.__tablename__}


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


def is_sound_but_rest(connection: sqlite3.Connection) -> bool:
    """Whether all is in order but figures, history and the index of Find, which are not looked at.

    The list of unused pages belongs to what is looked at, because writing takes pages from it.
    That two tables share a page is seen only when the whole file is looked at.

    Raises:
        sqlite3.Error: The file cannot be read at all.
    """
    entered = (name for name in _tables(connection) if name != FIGURES and not _is_followed(name))
    return _are_sound(connection, ["sqlite_master", *entered])


def is_history_sound(connection: sqlite3.Connection) -> bool:
    """Whether what every step of a person is also written to is in order: history and Find's index.

    Raises:
        sqlite3.Error: The file cannot be read at all.
    """
    return _are_sound(connection, [name for name in _tables(connection) if _is_followed(name)])


def _tables(connection: sqlite3.Connection) -> list[str]:
    listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [name for (name,) in listed]


def _is_followed(name: str) -> bool:
    """Whether a table grows with every step; with the figures these take most of the time."""
    return name in _HISTORY or name.startswith(PREFIX)


def _are_sound(connection: sqlite3.Connection, names: Iterable[str]) -> bool:
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
