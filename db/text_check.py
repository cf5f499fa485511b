"""Whether every text of a county file can be read: SQLite itself never looks at its bytes."""

import sqlite3

from db.search_index import PREFIX

_ROWS = 2000
"""Rows decoded as one text, which is many times as fast as value by value."""


def unreadable_tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The tables with a text that holds bytes which are no UTF-8.

    What is derived from them, the search index, is left out.

    Raises:
        sqlite3.Error: The file cannot be read.
    """
    usual, connection.text_factory = connection.text_factory, bytes
    try:
        return tuple(name for name in _tables(connection) if not _is_readable(connection, name))
    finally:
        connection.text_factory = usual


def _tables(connection: sqlite3.Connection) -> list[str]:
    listed = connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
    names = sorted(name.decode("utf-8", "replace") for (name,) in listed)
    return [name for name in names if not name.startswith(("sqlite_", PREFIX))]


def _is_readable(connection: sqlite3.Connection, table: str) -> bool:
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    texts = [name.decode() for _, name, kind, *_ in columns if kind.upper() == b"TEXT"]
    if not texts:
        return True
    joined = " || ' ' || ".join(f"iif(typeof(\"{t}\")='text', \"{t}\", '')" for t in texts)
    found = connection.execute(f'SELECT {joined} FROM "{table}"')
    try:
        while rows := found.fetchmany(_ROWS):
            # A mark between values, so that two broken ones cannot make a whole one together.
            b" ".join(value for (value,) in rows).decode()
    except UnicodeDecodeError:
        return False
    return True
