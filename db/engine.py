"""The one place that connects to a county file.

SQLAlchemy, not the sqlite3 module, begins transactions, so schema changes roll back too. A
transaction that writes takes the write lock at once (`BEGIN IMMEDIATE`): it waits at its start
instead of failing in its middle. A transaction that reads takes none and cannot write.
"""

import sqlite3
import sys
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

BUSY_MILLISECONDS = 5000
READING = "county_file_reading"
"""Execution option: this connection only reads."""


def make_engine(path: Path) -> sa.Engine:
    """An engine for the county file at `path`; `dispose()` lets go of the file.

    Statement parameters never appear in error texts, because those reach the log.
    """
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)), hide_parameters=True)
    on_network = is_on_network(path)

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        configure(connection, wal=not on_network)

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        reading = connection.get_execution_options().get(READING, False)
        connection.exec_driver_sql(f"PRAGMA query_only={'ON' if reading else 'OFF'}")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def configure(connection: sqlite3.Connection, *, wal: bool) -> None:
    """Set what every connection needs; WAL only where shared memory works.

    `synchronous=FULL` makes a commit survive a power cut.
    """
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode != ("wal" if wal else "delete"):
        _set_journal(connection, wal=wal)


def _set_journal(connection: sqlite3.Connection, *, wal: bool) -> None:
    try:
        got = connection.execute(f"PRAGMA journal_mode={'WAL' if wal else 'DELETE'}").fetchone()[0]
    except sqlite3.OperationalError:
        got = ""
    if wal and got != "wal":
        connection.execute("PRAGMA journal_mode=DELETE")


def is_on_network(path: Path) -> bool:
    """Whether the file lies on a Windows network drive, where WAL is unsafe."""
    if sys.platform != "win32":
        return False
    import ctypes

    drive = path.resolve().drive
    remote = 4  # DRIVE_REMOTE
    return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == remote
