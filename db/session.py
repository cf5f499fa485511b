"""Short sessions: open, work, commit whole or roll back whole, close."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from db.change_log import ChangeNote, CountySession
from db.engine import READING, REFERENCES_KNOWN
from db.errors import environment_problem, wrote_while_reading


class Turns:
    """Lets the threads of this program write one after another, in the order they came.

    SQLite gives up waiting for a lock after a few seconds, and favors whoever asks often; here the
    next one simply waits. Readers need no turn where the file keeps a write-ahead log, and take one
    where it does not (a network drive), because a large transaction shuts them out there.
    """

    def __init__(self, engine: sa.Engine) -> None:
        """Look once how the file is kept."""
        self._readers_too = False
        self.look_at(engine)
        self._door = threading.Lock()
        self._file = threading.Lock()
        self._holder: int | None = None

    def look_at(self, engine: sa.Engine) -> None:
        """Another file is open from now on; it may be kept in another way."""
        with engine.connect().execution_options(**{READING: True}) as connection:
            self._readers_too = connection.scalar(sa.text("PRAGMA journal_mode")) != "wal"

    def take(self, *, writing: bool) -> AbstractContextManager[None]:
        """For the whole of a session; one within another of the same thread needs no second."""
        free = self._holder == threading.get_ident() or not (writing or self._readers_too)
        return nullcontext() if free else self._in_turn()

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        # Whoever waits for the file holds the door, so nobody who just left can overtake.
        with self._door:
            self._file.acquire()
        self._holder = threading.get_ident()
        try:
            yield
        finally:
            self._holder = None
            self._file.release()


@contextmanager
def session_scope(
    engine: sa.Engine,
    path: Path,
    note: ChangeNote | None = None,
    turns: Turns | None = None,
    *,
    references_known: bool = False,
) -> Iterator[CountySession]:
    """A session on the county file; with a `note` it writes, without one it only reads.

    Args:
        engine: The file's connections.
        path: Where it lies.
        note: What is being done.
        turns: Of those who write; without them nobody else may be using the file in this program.
        references_known: The block takes no row away and changes no key, and points to nothing but
            what it has read or written itself. SQLite then need not look up each reference.

    Raises:
        EnvironmentProblem: The file or the computer refused; nothing of the block was kept.
    """
    with turns.take(writing=note is not None) if turns else nullcontext():
        options = {READING: note is None, REFERENCES_KNOWN: references_known}
        yield from _session(engine.execution_options(**options), path, note)


def _session(engine: sa.Engine, path: Path, note: ChangeNote | None) -> Iterator[CountySession]:
    session = CountySession(engine, expire_on_commit=False, autoflush=note is not None)
    if note is not None:
        session.info["note"] = note
    try:
        yield session
        if note is not None:
            session.commit()
    except (DBAPIError, sqlite3.Error) as error:
        problem = environment_problem(error, path)
        if problem is None or (note is None and wrote_while_reading(error)):
            raise
        raise problem from error
    finally:
        session.close()
