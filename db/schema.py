"""What a database is made of besides its rows: tables, indexes, triggers, views, with their SQL."""

import sqlite3
from typing import NamedTuple

_OF_SQLITE = {
    "sqlite_sequence": "CREATE TABLE sqlite_sequence(name,seq)",
    "sqlite_stat1": "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "sqlite_stat4": "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
}
"""Tables SQLite makes by itself, when somebody has it analyze a file."""


class Part(NamedTuple):
    """A row of `sqlite_master`; `sql` is None for the index SQLite makes for a key."""

    type: str
    name: str
    table: str
    sql: str | None


def parts_of(connection: sqlite3.Connection) -> frozenset[Part]:
    """Every part, without those SQLite makes by itself.

    Raises:
        sqlite3.Error: The list of them cannot be read.
    """
    found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    return frozenset(part for part in map(Part._make, found) if not _is_of_sqlite(part))


def _is_of_sqlite(part: Part) -> bool:
    return part.type == "table" and part.sql is not None and part.sql == _OF_SQLITE.get(part.name)
