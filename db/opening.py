"""From a path to an open county file: locked, checked, of this program's format, searchable."""

import contextlib
import logging
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from db import left_log, search_index
from db.database import Database
from db.engine import connect, is_shared_place, make_engine
from db.errors import problem_of_making
from db.file_check import check_county_file, check_history, check_place, opening_problem
from db.file_identity import FileIdentity, has_journal
from db.file_lock import WindowLock
from db.left_log import Belonging
from db.migrations.runner import migrate, upgrade
from db.migrations.steps import STEPS, format_of
from db.models.county import MetaRow
from db.records import asked
from sos_desktop.foundation.errors import EnvironmentProblem, FileMoved
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.parts import part_of

_log = logging.getLogger(__name__)


@frozen_dataclass
class OpenedFile:
    """An open county file, and the lock that keeps other windows out until it is released.

    Attributes:
        facts: What the file says about itself.
        checked_whole: Whether all of it was checked, the figures, history and Find's index too.
        from_stranger: Where the log of another file was put that lay beside it; None as a rule.
        elsewhere: Who seems to have it open on another computer, in words; "" for nobody.
    """

    database: Database
    lock: WindowLock
    facts: Mapping[str, str]
    checked_whole: bool
    from_stranger: Path | None = None
    elsewhere: str = ""


def open_database(path: Path, *, rest_later: bool = False) -> OpenedFile:
    """Open a county file, bringing it to this program's format first if it is older.

    Args:
        path: The file.
        rest_later: The caller will have the whole file checked soon, so the figures, the history
            and the index of Find, which take nearly all the time, may wait; the last two until
            something is to be written (`Database.session`). They do not where a program died with
            the file open, nor on a network drive or in a synced folder, where checking them later
            would hold up whoever writes, nor where opening itself has to write.

    Raises:
        InputProblem: The path is not a county file.
        EnvironmentProblem: It is missing, damaged, read-only, made by a newer program, or open in
            another window. A file that cannot be opened is left exactly as it was.
    """
    lock = WindowLock(path)
    with contextlib.ExitStack() as unless_open:
        unless_open.callback(lock.release)
        lock.claim()
        traces = lock.has_traces or has_journal(path)
        set_aside = _take_over(path, lock) if traces else None
        but_rest = rest_later and not lock.was_left and not is_shared_place(path)
        check_county_file(path, but_rest=but_rest, own_journal=lock.left_here())
        lock.acquire()
        try:
            identity, history_sound = _prepared(path, history_sound=not but_rest)
            database = Database(path, identity, history_sound=history_sound)
            unless_open.callback(database.let_go)
            facts = _facts(database)
        except (DBAPIError, sqlite3.Error, UnicodeDecodeError) as error:
            # SQLite quotes names of a damaged file, and Python cannot always read what it says.
            raise opening_problem(path, error) from error
        elsewhere = lock.elsewhere()
        lock.leave_card(Belonging.of(identity))
        unless_open.pop_all()
    return OpenedFile(database, lock, facts, not but_rest, set_aside, elsewhere)


def _take_over(path: Path, lock: WindowLock) -> Path | None:
    """What a program that died here left, before SQLite sees any of it."""
    lock.acquire()
    return left_log.part_from_stranger(path, lock.left_behind())


def _prepared(path: Path, *, history_sound: bool) -> tuple[FileIdentity, bool]:
    """The file as this program needs it, and whether history and Find's index are known sound."""
    try:
        identity = FileIdentity(path)
        with contextlib.closing(connect(path, identity, checked=True)) as connection:
            current = search_index.is_current(connection)
            if not (history_sound or (current and _is_at_home(connection))):
                check_history(path, connection)
                history_sound = True
            if not current:
                search_index.drop_other(connection)
            if upgrade(connection, path):
                _log.info("Format upgraded; a copy is kept")
                current = False
            if not current:
                search_index.prepare(connection)
    except FileNotFoundError as error:
        raise FileMoved(
            f"{path.name} was taken away from {path.parent} while it was being opened. Look for "
            "it, then open it again.",
            details=error,
            where=str(path),
        ) from error
    return identity, history_sound


def _is_at_home(connection: sqlite3.Connection) -> bool:
    """Whether nothing need be written into the file before somebody works in it."""
    (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
    return format_of(connection) == len(STEPS) and journal == "wal"


def _facts(database: Database) -> dict[str, str]:
    with database.session(None) as session:
        return dict(asked(session, "SELECT key, value FROM meta"))


def make_county_file(path: Path, facts: Mapping[str, str]) -> None:
    """Make an empty county file that says `facts` about itself, readable by its owner only.

    Raises:
        InputProblem: Something is there already.
        EnvironmentProblem: The folder is missing, read-only or full.
    """
    check_place(path)
    try:
        with part_of(path) as part:
            migrate(part)
            engine = make_engine(part)
            try:
                with engine.begin() as connection:
                    rows = [{"key": key, "value": value} for key, value in facts.items()]
                    connection.execute(sa.insert(MetaRow), rows)
            finally:
                engine.dispose()
            part.rename(path)
    except (sqlite3.Error, DBAPIError, OSError) as error:
        known = problem_of_making(error, path, path, "No county file was made.")
        raise known or _cannot_make(path, error) from error


def _cannot_make(path: Path, error: Exception) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"{path.name} could not be made in {path.parent}. Check that you may write in the folder "
        "and that the disk has room, or choose another folder.",
        details=error,
        where=str(path),
    )
