"""Whether a county file is made of the program's own parts only.

A trigger or view that somebody put into a file would run in this program. What belongs into a file
is not listed anywhere: the migrations and the search index say it, by making it in memory.
"""

import contextlib
import sqlite3
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from db import search_index
from db.engine import connect_in_memory
from db.migrations.steps import MADE, at_once
from db.schema import SchemaPart, digest_of, parts_of
from sos_desktop.foundation.frozen import frozen_dataclass

_AFFINITIES = (
    (("INT",), "INTEGER"),
    (("CHAR", "CLOB", "TEXT"), "TEXT"),
    (("BLOB",), "BYTES"),
    (("REAL", "FLOA", "DOUB"), "REAL"),
)
_NULL, _FLOAT, _TEXTS = 0, 7, 12
"""Serial types; those from 12 are texts where they are odd, else bytes."""


class Difference(NamedTuple):
    """What a file is made of against what the program makes in a file of its format, in order.

    Attributes:
        foreign: Parts the program does not make. A search index of another version is none: it is
            taken away before anything is written.
        missing: Parts the file should have and has not.
    """

    foreign: tuple[SchemaPart, ...]
    missing: tuple[SchemaPart, ...]


def difference(connection: sqlite3.Connection, version: int) -> Difference:
    """Hold what a file is made of against what the program makes in a file of a format."""
    return _difference(parts_of(connection), version)


@lru_cache(maxsize=20)
def _difference(found: frozenset[SchemaPart], version: int) -> Difference:
    others = frozenset(part for part in found if not search_index.is_part(part))
    if digest_of(others) == MADE[version - 1]:
        return Difference((), ())
    own = own_parts(version)
    return Difference(tuple(sorted(others - own)), tuple(sorted(own - found)))


@cache
def own_parts(version: int) -> frozenset[SchemaPart]:
    """Everything the program makes in a file of a format, without the search index."""
    with contextlib.closing(connect_in_memory()) as connection:
        at_once(version)(connection)
        return parts_of(connection)


@cache
def own_descriptions(version: int) -> dict[str, str]:
    """The SQL of every table the program makes in a file of a format, by name."""
    with contextlib.closing(connect_in_memory()) as connection:
        at_once(version)(connection)
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type='table'")
        return {name: sql for name, sql in found.fetchall() if sql}


@frozen_dataclass
class PlainTable:
    """A table of the program's, as far as reading its rows takes.

    Attributes:
        name: The table's.
        columns: Affinity and "never empty" of each column, in the order a row keeps them.
        without_numbers: Whether it keeps its rows by their key.
        sql: A description by which SQLite reads it, without indexes, checks and references.
    """

    name: str
    columns: tuple[tuple[str, bool], ...]
    without_numbers: bool
    sql: str

    def fits(self, rows: Sequence[tuple[int, ...]]) -> bool:
        """Whether rows with values of these serial types can be of this table; not if none."""
        return bool(rows) and all(
            len(row) <= len(self.columns)
            and all(_holds(*column, kind) for column, kind in zip(self.columns, row, strict=False))
            for row in rows
        )


@cache
def plain_tables(version: int) -> dict[str, PlainTable]:
    """Every table the program makes in a file of a format, by name."""
    with contextlib.closing(connect_in_memory()) as connection:
        at_once(version)(connection)
        return {
            name: _plain(name, connection.execute(f'PRAGMA table_info("{name}")').fetchall(), sql)
            for name, sql in own_descriptions(version).items()
        }


def _plain(name: str, columns: Sequence[tuple[object, ...]], sql: str) -> PlainTable:
    by_key = "WITHOUT ROWID" in sql.upper()
    keys = sorted((c for c in columns if c[5]), key=lambda c: int(str(c[5])))
    numbered = not by_key and len(keys) == 1 and str(keys[0][2]).upper() == "INTEGER"
    kept = [*keys, *(c for c in columns if not c[5])] if by_key else columns
    parts = [f'"{c[1]}" {c[2]}{" PRIMARY KEY" if numbered and c[5] else ""}' for c in columns]
    if by_key:
        parts.append("PRIMARY KEY (" + ", ".join(f'"{c[1]}"' for c in keys) + ")")
    made = f'CREATE TABLE "{name}" ({", ".join(parts)})'
    found = tuple(
        (_affinity(str(c[2])), bool(c[3] or (by_key and c[5])) and not (numbered and c[5]))
        for c in kept
    )
    return PlainTable(name, found, by_key, made + " WITHOUT ROWID" * by_key)


def _affinity(declared: str) -> str:
    """What a column makes of a value; sqlite.org/datatype3.html, section 3.1.

    "BYTES" is one the program keeps nothing but bytes in.
    """
    for names, affinity in _AFFINITIES:
        if any(name in declared.upper() for name in names):
            return affinity
    return "NUMERIC"


def _holds(affinity: str, needed: bool, kind: int) -> bool:
    """Whether a column can keep a value of a serial type."""
    if kind == _NULL:
        return not needed
    if kind >= _TEXTS:
        return affinity in (("TEXT", "NUMERIC") if kind % 2 else ("BYTES",))
    return affinity in (("REAL", "NUMERIC") if kind == _FLOAT else ("INTEGER", "REAL", "NUMERIC"))
