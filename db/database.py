"""An open county file: its connections, the turns of its writers, and the watch over its place."""

import contextlib
import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError

from db import backup, left_log
from db.change_log import ChangeNote, CountySession
from db.connection import CountyConnection
from db.engine import BUSY_MILLISECONDS, KEPT_OPEN, make_engine
from db.errors import REFUSALS, damaged, environment_problem
from db.file_identity import FileIdentity, FileStanding
from db.session import Turns, session_scope
from db.soundness import is_history_sound, is_sound
from sos_desktop.domain.unreadable import unreadable_values
from sos_desktop.foundation.errors import EnvironmentProblem, FileMoved

_log = logging.getLogger(__name__)


class Database:
    """The county file that is open, wherever it lies.

    Attributes:
        path: Where it was opened.
        engine: Its connections.
        identity: Which file it is.
        on_unreadable: Called, on any thread, when a text held bytes that are no UTF-8, or a stored
            value meant nothing.
        written: How many sessions that may write have ended.
    """

    def __init__(
        self, path: Path, identity: FileIdentity | None = None, *, history_sound: bool = True
    ) -> None:
        """Open it.

        Args:
            path: Where it lies.
            identity: Which file is meant; by default the one that lies there now.
            history_sound: Whether history and the index of Find were found in order; where not,
                they are looked at before the first session that may write.

        Raises:
            OSError: There is no file, or it cannot be reached.
            FileMoved: Another file lies there than `identity` says.
        """
        self.on_unreadable: Callable[[], None] | None = None
        self.written = 0
        self._history_sound = history_sound
        identity = identity or FileIdentity(path)
        self._be(path, self._engine_for(path, identity), identity)
        self._turns = Turns(self.engine)

    def _be(self, path: Path, engine: sa.Engine, identity: FileIdentity) -> None:
        self.path, self.engine, self.identity = path, engine, identity

    def _engine_for(self, path: Path, identity: FileIdentity) -> sa.Engine:
        engine = make_engine(path, identity)

        @event.listens_for(engine, "connect")
        def _listen(connection: CountyConnection, _record: object) -> None:
            connection.on_unreadable = self._found_unreadable

        return engine

    def _found_unreadable(self) -> None:
        if self.on_unreadable is not None:
            self.on_unreadable()

    @contextmanager
    def session(
        self, note: ChangeNote | None, *, references_known: bool = False
    ) -> Iterator[CountySession]:
        """A session as of `session_scope`, in turn with the other threads.

        Raises:
            EnvironmentProblem: The file or the computer refused; nothing of the block was kept.
        """
        before = unreadable_values()
        with self._turns.take(writing=note is not None):
            try:
                if note is not None:
                    self.check_history()
                with session_scope(
                    self.engine, self.path, note, references_known=references_known
                ) as session:
                    yield session
            except FileMoved:
                self._secure()
                raise
            finally:
                self.written += note is not None
        if unreadable_values() > before:
            self._found_unreadable()

    def look(self) -> FileMoved | None:
        """See whether the file is still in its place, and have everything saved in the file itself.

        What was saved last lies in the log beside the file until then, and would be missing from a
        file that somebody moves or copies. Call it in idle moments; it waits for nobody.

        Returns:
            What is wrong; None while all is well.
        """
        problem = self.identity.moved()
        if problem is None:
            self._open_spares()
        self._secure()
        return problem

    def _open_spares(self) -> None:
        """All connections a moved file will be read with: no further one can be opened then."""
        spares = []
        with contextlib.suppress(FileMoved, OSError, *REFUSALS, SQLAlchemyError):
            for _ in range(self._missing()):
                spares.append(self.engine.raw_connection())
                _below(spares[-1]).hold()
        for connection in reversed(spares):  # the one in use is taken first again
            connection.close()

    def _missing(self) -> int:
        return KEPT_OPEN if _count(self.engine) < KEPT_OPEN else 0

    def _secure(self) -> bool:
        """Bring the log into the file that is open, whatever its path names now."""
        if not _count(self.engine):
            return True
        try:
            with self.connection() as connection:
                done = _empty_log(connection)
        except (FileMoved, OSError, *REFUSALS, SQLAlchemyError) as error:
            _log.info("The log was not brought into the file: %s", error)
            return False
        if done and self.identity.standing() is FileStanding.REPLACED:
            self.identity.give_up_place()
        return done

    @contextmanager
    def connection(self) -> Iterator[CountyConnection]:
        """One of the connections, outside any transaction; also of a file that was moved."""
        raw = self.engine.raw_connection()
        try:
            yield _below(raw)
        finally:
            raw.close()

    def check_history(self) -> None:
        """See once whether history and the index of Find are in order; a sound file costs no more.

        Raises:
            FileDamaged: They are not, so nothing may be written.
            EnvironmentProblem: They cannot be looked at now.
        """
        if self._history_sound:
            return
        try:
            with self.connection() as connection:
                self._history_sound = is_history_sound(connection)
        except (OSError, *REFUSALS, SQLAlchemyError) as error:
            found = environment_problem(error, self.path)
            raise found or damaged(self.path, type(error).__name__) from error
        if not self._history_sound:
            raise damaged(self.path, "quick_check of the history failed")

    def find_damage(self, stop: Callable[[], bool]) -> EnvironmentProblem | None:
        """What is wrong with the file; None when nothing was found, or until `stop` said to stop.

        Never raises.
        """
        if problem := self.identity.moved():
            return problem
        try:
            with self.connection() as connection:
                sound = is_sound(connection, stop)
        except (EnvironmentProblem, OSError, *REFUSALS, SQLAlchemyError) as error:
            return environment_problem(error, self.path) or damaged(self.path, type(error).__name__)
        return None if sound else damaged(self.path, "quick_check failed")

    def copy_to(self, target: Path) -> backup.CopyResult:
        """Write a checked copy to `target`.

        Raises:
            FileMoved: The file is not in its place, so a copy of it would only seem to be safe.
            EnvironmentProblem: The copy could not be written, or did not pass its check.
        """
        self.identity.check()
        with self.connection() as connection:
            return backup.copy_from(connection, self.path, target)

    def move_to(self, target: Path) -> backup.CopyResult:
        """Write everything to `target`, which must not be there, and go on working in it.

        The file is read by the connections that are open, so it may be moved, deleted or replaced.

        Raises:
            EnvironmentProblem: It could not be written, or the file cannot be read any more; all
                is as it was.
        """
        with self._turns.take(writing=True):
            with self.connection() as connection:
                copied = backup.copy_from(connection, self.path, target)
            left = self.path, self.engine, self.identity
            secured = self._secure()
            with ExitStack() as unless_moved:
                unless_moved.callback(self._be, *left)
                identity = FileIdentity(target)
                self._be(target, self._engine_for(target, identity), identity)
                self._turns.look_at(self.engine)
                unless_moved.pop_all()
            _let_go(*left[1:], secured=secured)
        return copied

    def let_go(self) -> None:
        """Close every connection; the next session opens them anew."""
        _let_go(self.engine, self.identity, secured=self._secure())


def _below(raw: sa.PoolProxiedConnection) -> CountyConnection:
    found = raw.driver_connection
    assert isinstance(found, CountyConnection)
    return found


def _count(engine: sa.Engine) -> int:
    """How many connections an engine has."""
    pool = engine.pool
    assert isinstance(pool, sa.QueuePool)
    return pool.checkedin() + pool.checkedout()


def _empty_log(connection: CountyConnection) -> bool:
    """Without waiting: what still reads an older state keeps the log, and it is done next time."""
    connection.execute("PRAGMA busy_timeout=0")
    try:
        busy, *_pages = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    return not busy


def _let_go(engine: sa.Engine, identity: FileIdentity, *, secured: bool) -> None:
    """SQLite leaves the log of a moved file where it was; nobody else may find it there."""
    if identity.standing() is FileStanding.REPLACED and not secured:
        with contextlib.suppress(EnvironmentProblem, OSError):
            left_log.set_aside(identity.log, identity.path)
    elif identity.standing() is not FileStanding.HERE and secured:
        identity.give_up_place()
    engine.dispose()
