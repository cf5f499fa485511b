"""The one place that opens a county file, and the engine over its connections.

SQLAlchemy, not the sqlite3 module, begins transactions, so schema changes roll back too. A
transaction that writes takes the write lock at once (`BEGIN IMMEDIATE`): it waits at its start
instead of failing in its middle. A transaction that reads takes none and cannot write.
"""

import os
import sqlite3
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes

import sqlalchemy as sa
from sqlalchemy import event

from db.connection import CountyConnection
from db.file_identity import JOURNAL, LOG, FileIdentity
from sos_desktop.foundation.files import followed
from sos_desktop.foundation.places import PlaceKind, place_here

BUSY_MILLISECONDS = 5000
KEPT_OPEN = 4
"""Connections a pool keeps: two workers, each with a session within a session."""
KEPT_PAGES_KB = 16_000
"""Pages of the file a connection keeps in memory: what the frame looks at after every change lies
scattered over a large county's tables, and SQLite's own 2 MB do not hold it."""
READING = "county_file_reading"
"""Execution option: this connection only reads."""
REFERENCES_KNOWN = "county_file_references_known"
"""Execution option: every row that is written points to what is known to be there."""


def connect(
    path: Path,
    identity: FileIdentity | None = None,
    *,
    read_only: bool = False,
    without_log: bool = False,
    checked: bool = False,
    seconds: float = BUSY_MILLISECONDS / 1000,
) -> CountyConnection:
    """Open the SQLite file at `path`, which must be there; nothing in this program does otherwise.

    Args:
        path: Any path: of a network share, with signs that mean something in an address, too.
        identity: The file that is meant; by default the one that lies there now.
        read_only: Do not write, not even what a crash left to finish.
        without_log: Read only what stands in the file itself, and leave nothing beside it; of use
            while nobody has it open.
        checked: The file is known to be made of the program's own parts. Until then a trigger or a
            view in it runs no function, and reaches no virtual table, that could do harm.
        seconds: How long to wait for a lock of another program.

    Raises:
        OSError: There is no file, or it cannot be reached.
        FileMoved: It is not the file that is meant.
        sqlite3.Error: SQLite cannot open it.
    """
    identity = identity or FileIdentity(path)
    identity.check()
    still = read_only and (without_log or _at_rest(path))
    how = "mode=ro&immutable=1" if still else "mode=ro" if read_only else "mode=rw"
    connection = sqlite3.connect(
        f"{_address(path)}?{how}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=seconds,
        factory=CountyConnection,
    )
    with ExitStack() as unless_good:
        unless_good.callback(connection.close)
        connection.belong_to(identity)
        _restrict(connection, checked=checked)
        unless_good.pop_all()
    return connection


def _at_rest(path: Path) -> bool:
    """Whether nobody has the file open, and no crash left anything to finish.

    Read like any other, a file that uses a log would get one beside it, which only whoever writes
    may take away: on a stick, and beside a file somebody only looks at.
    """
    return not any(path.with_name(f"{path.name}{end}").exists() for end in (LOG, JOURNAL))


def connect_in_memory() -> CountyConnection:
    """An empty database that is no file, to see what the program itself would make."""
    return sqlite3.connect(":memory:", isolation_level=None, factory=CountyConnection)


def _address(path: Path) -> str:
    """With an empty authority even for a network share, which is the only one SQLite takes."""
    place = followed(path).as_posix()
    named = place if place.startswith("/") else f"/{place}"
    return "file://" + quote_from_bytes(os.fsencode(named))


def _restrict(connection: sqlite3.Connection, *, checked: bool) -> None:
    """Older releases of SQLite count the full-text index among what could do harm."""
    if not checked:
        connection.execute("PRAGMA trusted_schema=OFF")
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)


def make_engine(path: Path, identity: FileIdentity | None = None) -> sa.Engine:
    """An engine for the county file at `path`; `dispose()` lets go of the file.

    Statement parameters never appear in error texts, because those reach the log.

    Raises:
        OSError: There is no file, or it cannot be reached.
    """
    meant = identity or FileIdentity(path)
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        creator=lambda: connect(path, meant, checked=True),
        poolclass=sa.QueuePool,
        pool_size=KEPT_OPEN,
        pool_use_lifo=True,
        hide_parameters=True,
    )
    shared = is_shared_place(path)

    @event.listens_for(engine, "connect")
    def _connect(connection: CountyConnection, _record: Any) -> None:
        def set_up() -> None:
            configure(connection, wal=not shared)
            meant.note_log()

        connection.before_use(set_up)

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        options = connection.get_execution_options()
        reading, known = options.get(READING, False), options.get(REFERENCES_KNOWN, False)
        # Of the driver itself: SQLAlchemy's way takes ten times as long, in every session.
        file = driver_connection(connection)
        file.execute(f"PRAGMA query_only={'ON' if reading else 'OFF'}")
        # Each time anew, and here, because SQLite takes no notice of it within a transaction.
        file.execute(f"PRAGMA foreign_keys={'OFF' if known else 'ON'}")
        if reading:
            file.execute("BEGIN")
        else:
            file.begin_writing()

    return engine


def driver_connection(connection: sa.Connection) -> CountyConnection:
    """The connection below one of SQLAlchemy's."""
    found = connection.connection.driver_connection
    assert isinstance(found, CountyConnection)
    return found


def configure(connection: sqlite3.Connection, *, wal: bool) -> None:
    """Set what every connection needs; WAL only where shared memory works.

    `synchronous=FULL` makes a commit survive a power cut.
    """
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(f"PRAGMA cache_size=-{KEPT_PAGES_KB}")
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode != ("wal" if wal else "delete"):
        _set_journal(connection, wal=wal)
        # Only the next reading makes the log, and from here on it has to be known.
        connection.execute("PRAGMA user_version").fetchone()


def _set_journal(connection: sqlite3.Connection, *, wal: bool) -> None:
    try:
        got = connection.execute(f"PRAGMA journal_mode={'WAL' if wal else 'DELETE'}").fetchone()[0]
    except sqlite3.OperationalError:
        got = ""
    if wal and got != "wal":
        connection.execute("PRAGMA journal_mode=DELETE")


def is_shared_place(path: Path) -> bool:
    """Whether other computers may touch the file too: on a network drive or in a synced folder.

    No log beside the file (WAL) is safe there.
    """
    return place_here(path).kind is not PlaceKind.OWN
