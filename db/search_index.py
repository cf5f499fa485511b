"""Full-text search over casework: an index SQLite keeps by itself, made anew when it is missing.

It is derived from the other tables, so it is no part of the file's format: triggers follow every
write, undo included, and a file without the index, or with an older one, gets it when it is opened.
`search_entry` holds the texts and where they come from; `search_text` (FTS5) finds them.
"""

import contextlib
import sqlite3
import zlib
from functools import cache, lru_cache

from db.connection import CountyConnection, writing
from db.engine import connect_in_memory
from db.schema import SchemaPart, parts_of
from sos_desktop.domain.casework.kinds import SEARCHED
from sos_desktop.domain.casework.records import Case, CaseRecord
from sos_desktop.domain.casework.records.schema import RecordKind, Search
from sos_desktop.foundation.frozen import frozen_dataclass

_SHAPE = "1"
"""Raise it when the shape of the index changes."""

PREFIX = "search_"
"""How the names of everything that belongs to the index begin."""


@frozen_dataclass
class IndexSource:
    """A table whose rows can be found.

    Attributes:
        table: Its name, which is also the kind of a hit.
        title, body: Columns whose texts are found; a match in the title counts more.
        case: The column that names the case; "" when it belongs to none.
        cds: The column that names an LEA; "" when it has none.
    """

    table: str
    title: tuple[str, ...]
    body: tuple[str, ...]
    case: str = "case_id"
    cds: str = ""


def _source(kind: RecordKind) -> IndexSource:
    title = kind.names(lambda field: field.search is Search.TITLE)
    body = kind.names(lambda field: field.search is Search.BODY)
    if issubclass(kind.record, CaseRecord):
        return IndexSource(kind.table, title, body)
    (cds,) = kind.names(lambda field: field.lea) or ("",)
    return IndexSource(kind.table, title, body, "id" if kind.record is Case else "", cds)


SOURCES: tuple[IndexSource, ...] = tuple(_source(kind) for kind in SEARCHED.values())
VERSION = f"{_SHAPE}-{zlib.crc32(repr(SOURCES).encode()):08x}"
"""Of an index: its shape and what it reads, so that either makes it anew when it changes."""

_TABLES = frozenset(
    f"search_{name}"
    for name in ("version", "entry", "text_config", "text_data", "text_docsize", "text_idx")
)
"""Its tables; those after `search_text` SQLite makes for it."""

_ENTRIES = (
    "CREATE TABLE search_version (version TEXT NOT NULL)",
    """
    CREATE TABLE search_entry (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        row_id TEXT NOT NULL,
        case_id TEXT,
        cds TEXT,
        title TEXT NOT NULL,
        body TEXT NOT NULL,
        UNIQUE (kind, row_id)
    )
    """,
    """
    CREATE VIRTUAL TABLE search_text USING fts5 (
        title, body, content='search_entry', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3'
    )
    """,
    """
    CREATE TRIGGER search_added AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_text (rowid, title, body) VALUES (new.id, new.title, new.body);
    END
    """,
    """
    CREATE TRIGGER search_removed AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_text (search_text, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body);
    END
    """,
    """
    CREATE TRIGGER search_changed AFTER UPDATE ON search_entry BEGIN
        INSERT INTO search_text (search_text, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body);
        INSERT INTO search_text (rowid, title, body) VALUES (new.id, new.title, new.body);
    END
    """,
)


def prepare(connection: CountyConnection) -> bool:
    """Make the index of a county file unless it is there and of this version.

    Returns:
        Whether it was made.
    """
    if is_current(connection):
        return False
    with writing(connection):
        drop(connection)
        make(connection)
    return True


def drop_other(connection: CountyConnection) -> bool:
    """Take away an index that is not of this version, before its triggers see any change.

    Returns:
        Whether there was one.
    """
    if is_current(connection) or not _own_parts(connection):
        return False
    with writing(connection):
        drop(connection)
    return True


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the index is there, whole and of this version."""
    if _own_parts(connection) != _made():
        return False
    return connection.execute("SELECT version FROM search_version").fetchone() == (VERSION,)


def is_part(part: SchemaPart) -> bool:
    """Whether a part of a file can be of an index, of whatever version."""
    if part in _made():
        return True
    if part.type == "trigger":
        return part.name.startswith(PREFIX)
    if part.name == "search_text":
        return part.sql.startswith("CREATEVIRTUALTABLEsearch_textUSINGfts5(")
    return part.type in ("table", "index") and part.table in _TABLES


def _own_parts(connection: sqlite3.Connection) -> frozenset[SchemaPart]:
    return _own_among(parts_of(connection))


@lru_cache(maxsize=20)
def _own_among(found: frozenset[SchemaPart]) -> frozenset[SchemaPart]:
    return frozenset(part for part in found if part.name.startswith(PREFIX) or is_part(part))


@cache
def _made() -> frozenset[SchemaPart]:
    """The parts of an index of this version: what SQLite adds is found by making its tables."""
    with contextlib.closing(connect_in_memory()) as connection:
        for statement in _ENTRIES:
            connection.execute(statement)
        tables = parts_of(connection)
    return tables | {_trigger(source, told) for source in SOURCES for told in _triggers(source)}


def _trigger(source: IndexSource, statement: str) -> SchemaPart:
    name = statement.split()[2]
    return SchemaPart("trigger", name, source.table, "".join(statement.split()))


def drop(connection: sqlite3.Connection) -> None:
    """Take an index away; the virtual table takes its own tables with it."""
    triggers = connection.execute(
        "SELECT name FROM sqlite_master WHERE type='trigger' AND name LIKE ?", (f"{PREFIX}%",)
    )
    for (name,) in triggers.fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for name in ("search_text", "search_entry", "search_version"):
        connection.execute(f"DROP TABLE IF EXISTS {name}")


def make(connection: sqlite3.Connection) -> None:
    """Make the index of the texts that are there."""
    for statement in _ENTRIES:
        connection.execute(statement)
    for source in SOURCES:
        connection.execute(_fill(source))
        for statement in _triggers(source):
            connection.execute(statement)
    connection.execute("INSERT INTO search_version VALUES (?)", (VERSION,))


def _values(source: IndexSource, row: str) -> str:
    """The values of an entry for a row called `row` ("new", or the table itself)."""
    parts = [
        f"'{source.table}'",
        f"{row}.id",
        f"{row}.{source.case}" if source.case else "NULL",
        f"{row}.{source.cds}" if source.cds else "NULL",
        _joined(source.title, row),
        _joined(source.body, row),
    ]
    return ", ".join(parts)


def _joined(columns: tuple[str, ...], row: str) -> str:
    texts = " || ' ' || ".join(f"{row}.{column}" for column in columns)
    return f"trim({texts})" if texts else "''"


_COLUMNS = "(kind, row_id, case_id, cds, title, body)"


def _fill(source: IndexSource) -> str:
    return (
        f"INSERT INTO search_entry {_COLUMNS} "
        f"SELECT {_values(source, source.table)} FROM {source.table}"
    )


def _triggers(source: IndexSource) -> tuple[str, ...]:
    name, of_row = source.table, f"kind='{source.table}' AND row_id=old.id"
    return (
        f"CREATE TRIGGER search_{name}_added AFTER INSERT ON {name} BEGIN "
        f"INSERT INTO search_entry {_COLUMNS} VALUES ({_values(source, 'new')}); END",
        f"CREATE TRIGGER search_{name}_changed AFTER UPDATE ON {name} BEGIN "
        f"UPDATE search_entry SET {_COLUMNS} = ({_values(source, 'new')}) WHERE {of_row}; END",
        f"CREATE TRIGGER search_{name}_removed AFTER DELETE ON {name} BEGIN "
        f"DELETE FROM search_entry WHERE {of_row}; END",
    )
