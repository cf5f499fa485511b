"""What a database is made of besides its rows: tables, indexes, triggers, views, with their SQL."""

import hashlib
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_OF_SQLITE = {
    "sqlite_sequence": "CREATETABLEsqlite_sequence(name,seq)",
    "sqlite_stat1": "CREATETABLEsqlite_stat1(tbl,idx,stat)",
    "sqlite_stat4": "CREATETABLEsqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
}
"""Tables SQLite makes by itself, when somebody has it analyze a file."""


class SchemaPart(NamedTuple):
    """A row of `sqlite_master`.

    Attributes:
        sql: Without any white space, which SQLite keeps as it was typed and which says nothing; ""
            for the index SQLite makes for a key.
    """

    type: str
    name: str
    table: str
    sql: str


def parts_of(connection: sqlite3.Connection) -> frozenset[SchemaPart]:
    """Every part, without those SQLite makes by itself.

    Raises:
        sqlite3.Error: The list of them cannot be read.
    """
    found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    return _parts(tuple(found))


@lru_cache(maxsize=20)
def _parts(rows: tuple[tuple[str, str, str, str | None], ...]) -> frozenset[SchemaPart]:
    """Of the few hundred rows of a file, which are asked for twice at every opening."""
    parts = (
        SchemaPart(kind, name, table, "".join((sql or "").split()))
        for kind, name, table, sql in rows
    )
    return frozenset(part for part in parts if not _is_of_sqlite(part))


def digest_of(parts: Iterable[SchemaPart]) -> str:
    """Parts in one word, to know them again without having made them."""
    text = "\n".join(" ".join(part) for part in sorted(parts))
    return hashlib.sha256(text.encode()).hexdigest()


def _is_of_sqlite(part: SchemaPart) -> bool:
    return part.type == "table" and part.sql == _OF_SQLITE.get(part.name)
