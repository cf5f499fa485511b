"""A connection that never confirms into a file that was moved, and reads past a wrong byte.

Made by `db.engine.connect` only.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from db.file_identity import FileIdentity

_READS = ("SELECT", "WITH", "PRAGMA", "VALUES")


class CountyConnection(sqlite3.Connection):
    """Begins and commits only while its path names the file that is open.

    Attributes:
        identity: The file it was opened on; None for a database in memory.
        on_unreadable: Called when a text held bytes that are no UTF-8.
    """

    identity: FileIdentity | None = None
    on_unreadable: Callable[[], None] | None = None
    _writes = False
    _set_up: Callable[[], None] | None = None

    def belong_to(self, identity: FileIdentity) -> None:
        """Say which file this connection is on.

        Raises:
            FileMoved: It is another one than the path names.
        """
        identity.check()
        identity.opened()
        self.identity = identity

    def before_use(self, set_up: Callable[[], None]) -> None:
        """Do `set_up` before the first statement: it reads all that the file says of its tables."""
        self._set_up = set_up

    def hold(self) -> None:
        """Have the file and its log open, to read them wherever they are moved; no more than that.

        Raises:
            sqlite3.Error: They cannot be read.
        """
        super().cursor(_Cursor).execute("PRAGMA user_version").fetchall()
        if self.identity is not None:
            self.identity.note_log()

    def close(self) -> None:
        """Let go of the file."""
        super().close()
        if self.identity is not None:
            self.identity.closed()
            self.identity = None

    def begin_writing(self) -> None:
        """Take the write lock.

        Raises:
            FileMoved: The path does not name the file any more; nothing was begun.
        """
        self.execute("BEGIN IMMEDIATE")
        with ExitStack() as unless_here:
            unless_here.callback(self.rollback)
            self._check()
            unless_here.pop_all()
        self._writes = True

    def commit(self) -> None:
        """Keep what was written, and look before and after whether the file is still in its place.

        Raises:
            FileMoved: It is not. Before, nothing was kept; after, it was kept where nobody will
                find it, which is not to be called saved either.
        """
        if not self._writes or not self.in_transaction:
            super().commit()
            return
        self._check()
        super().commit()
        self._writes = False
        self._check()

    def rollback(self) -> None:
        """Leave everything as it was."""
        self._writes = False
        super().rollback()

    def _check(self) -> None:
        if self.identity is not None:
            self.identity.check()

    def cursor(self, factory: Any = None) -> Any:
        """A cursor that reads past wrong bytes."""
        if self._set_up is not None:
            set_up, self._set_up = self._set_up, None
            with ExitStack() as unless_done:
                unless_done.callback(self.before_use, set_up)
                set_up()
                unless_done.pop_all()
        return super().cursor(factory or _Cursor)

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """As SQLite's own, which would make a cursor of its own kind."""
        return self.cursor().execute(sql, parameters)


@contextmanager
def writing(connection: CountyConnection) -> Iterator[None]:
    """A transaction for a `with` block: kept whole at its end, or not at all.

    Raises:
        FileMoved: The file is not in its place any more.
    """
    connection.begin_writing()
    try:
        yield
        connection.commit()
    finally:
        if connection.in_transaction:
            connection.rollback()


class _Cursor(sqlite3.Cursor):
    """Gives U+FFFD for bytes that are no UTF-8; while there are none, that costs nothing.

    SQLite's own decoding, which fails at such a byte, is twice as fast as any that does not. So it
    decodes, and only a statement that failed is asked again and read the slow way.
    """

    _asked: tuple[str, Any] = ("", ())
    _given = 0

    def execute(self, sql: str, parameters: Any = (), /) -> "sqlite3.Cursor":
        self._asked, self._given = (sql, parameters), 0
        return super().execute(sql, parameters)

    def fetchone(self) -> Any:
        try:
            row = super().fetchone()
        except sqlite3.OperationalError as error:
            row = next(iter(self._slowly(error, 1)), None)
        self._given += row is not None
        return row

    def fetchmany(self, size: int | None = None) -> list[Any]:
        size = self.arraysize if size is None else size
        try:
            rows = super().fetchmany(size)
        except sqlite3.OperationalError as error:
            rows = self._slowly(error, size)
        self._given += len(rows)
        return rows

    def fetchall(self) -> list[Any]:
        try:
            rows = super().fetchall()
        except sqlite3.OperationalError as error:
            rows = self._slowly(error, None)
        self._given += len(rows)
        return rows

    def _slowly(self, error: sqlite3.OperationalError, size: int | None) -> list[Any]:
        """The next rows, all of them for None; those that failed are lost to the statement."""
        connection, (sql, parameters), given = self.connection, self._asked, self._given
        if not is_undecodable(error) or not sql.lstrip().upper().startswith(_READS):
            raise error
        connection.text_factory = _lenient
        try:
            super().execute(sql, parameters)
            if given:
                super().fetchmany(given)
            rows = super().fetchall() if size is None else super().fetchmany(size)
        finally:
            connection.text_factory = str
        if isinstance(connection, CountyConnection) and connection.on_unreadable is not None:
            connection.on_unreadable()
        return rows


def is_undecodable(error: BaseException) -> bool:
    """Whether reading failed because a text is not UTF-8; such an error quotes the text."""
    return isinstance(error, sqlite3.OperationalError) and "decode to UTF-8" in str(error)


def _lenient(value: bytes) -> str:
    return value.decode("utf-8", "replace")
