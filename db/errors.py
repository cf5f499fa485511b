"""What SQLite's result codes mean for a person: the computer refused, or the program is wrong."""

import errno
import shutil
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from db.connection import is_undecodable
from sos_desktop.foundation.errors import EnvironmentProblem, FileDamaged, FileMoved

REFUSALS = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises. It quotes names of a damaged file, and Python cannot always read them."""
_DAMAGED = (
    "{name} is damaged and cannot be read safely. Nothing was changed in it. Open the latest copy "
    "from the backup folder, and keep this file aside."
)
_FULL = (
    "The disk is full, so the last step was not saved; everything before it is safe. Free some "
    "space, then try again."
)
_MEMORY = (
    "The computer has run out of memory, so the last step was not saved. Close other programs, "
    "then try again."
)
_NOT_WRITTEN = (
    "{name} could not be written to its disk, so the last step was not saved; everything before it "
    "is safe. Check that the drive or network folder is connected and has room left for you, then "
    "try again."
)
_SENTENCES: dict[str, str] = {
    "SQLITE_BUSY": "{name} is in use by another program, so nothing was saved. Close that program "
    "(a backup or a synchronizing folder can hold a file too), then try again.",
    "SQLITE_READONLY": "{name} or its folder is read-only, so nothing can be saved. Copy the file "
    "to a folder of your own, such as Documents, and open it there.",
    "SQLITE_PERM": "This computer does not allow you to open {name}. Ask for access to the file, "
    "or copy it to a folder of your own.",
    "SQLITE_IOERR": "The disk did not answer while {name} was in use, so the last step was not "
    "saved. Check that the drive or network folder is connected, then try again.",
    "SQLITE_FULL": _FULL,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": "{name} is not a county file. Choose a file that ends in .sos.",
    "SQLITE_CANTOPEN": "{name} cannot be opened. Check that its folder exists, that you may write "
    "in it, and that the drive is connected.",
    "SQLITE_TOOBIG": "One entry is too long to be saved. Shorten it, then try again.",
    "SQLITE_NOMEM": _MEMORY,
}
_SAME = {
    "SQLITE_LOCKED": "SQLITE_BUSY",
    "SQLITE_PROTOCOL": "SQLITE_BUSY",
    "SQLITE_AUTH": "SQLITE_PERM",
    "SQLITE_NOLFS": "SQLITE_FULL",
}
_MORE = {
    # Any errno but "no space left", for which SQLite has SQLITE_FULL: a quota, a stick pulled out.
    sqlite3.SQLITE_IOERR_WRITE: _NOT_WRITTEN,
    sqlite3.SQLITE_IOERR_FSYNC: _NOT_WRITTEN,
    sqlite3.SQLITE_IOERR_DIR_FSYNC: _NOT_WRITTEN,
    sqlite3.SQLITE_IOERR_TRUNCATE: _NOT_WRITTEN,
    sqlite3.SQLITE_IOERR_SHMOPEN: _NOT_WRITTEN,
    sqlite3.SQLITE_IOERR_SHMSIZE: _NOT_WRITTEN,
    sqlite3.SQLITE_IOERR_SHMMAP: _NOT_WRITTEN,
    sqlite3.SQLITE_IOERR_NOMEM: _MEMORY,
    sqlite3.SQLITE_IOERR_DATA: _DAMAGED,
    sqlite3.SQLITE_IOERR_CORRUPTFS: _DAMAGED,
}
"""What is known more exactly by extended result codes (sqlite.org/rescode.html)."""
_MOVED = {sqlite3.SQLITE_READONLY_DBMOVED, sqlite3.SQLITE_IOERR_VNODE}
_FULL_PERHAPS = {code for code, words in _MORE.items() if words is _NOT_WRITTEN} | {
    sqlite3.SQLITE_CANTOPEN
}
"""Codes SQLite also gives when there is no room for a file of its own beside the county file."""


def environment_problem(error: BaseException, path: Path) -> EnvironmentProblem | None:
    """The sentence for a storage error that is not the program's fault; None when it is.

    Args:
        error: A `sqlite3.Error`, or SQLAlchemy's wrapping of one.
        path: The county file the error is about.
    """
    found = _of_sqlite(error)
    if found is None:
        return None
    code, number = primary_code(found), _number(found)
    name = getattr(found, "sqlite_errorname", None) or code
    if number in _MOVED:
        return FileMoved(
            f"{path.name} was moved, renamed or deleted in {path.parent} while it was in use. The "
            "last step was not saved. Save everything under another name.",
            details=name,
            where=str(path),
        )
    if is_undecodable(found):
        return damaged(path, "a text is not UTF-8")
    sentence = _MORE.get(number or 0) or _SENTENCES.get(_SAME.get(code, code))
    if sentence is None:
        return None
    if number in _FULL_PERHAPS and not _has_room(path):
        sentence = _FULL
    kind = FileDamaged if sentence is _DAMAGED else EnvironmentProblem
    return kind(sentence.format(name=path.name), details=found, where=str(path))


def problem_of_making(
    error: BaseException, source: Path, target: Path, as_it_is: str
) -> EnvironmentProblem | None:
    """The sentence for a new file that could not be made from another; None as before.

    Args:
        error: A `sqlite3.Error`, or SQLAlchemy's wrapping of one.
        source: What it was made from.
        target: The new file; what cannot be written is this one and never the source.
        as_it_is: A sentence that says what is not done and what stays as it was.
    """
    found = _of_sqlite(error)
    if found is None or is_undecodable(found):
        return environment_problem(error, source)
    number = _number(found)
    no_room = primary_code(found) in ("SQLITE_FULL", "SQLITE_NOLFS")
    if no_room or (number in _FULL_PERHAPS and not _has_room(target)):
        message = (
            f"There is no room left on the disk for {target.name}. {as_it_is} Free some room in "
            f"{target.parent}, or choose a folder on another disk, then try again."
        )
    elif _MORE.get(number or 0) is _NOT_WRITTEN:
        message = (
            f"{target.name} could not be written in {target.parent}. {as_it_is} Check that the "
            "drive or network folder is connected and has room left for you, then try again."
        )
    else:
        return environment_problem(error, source)
    return EnvironmentProblem(message, details=found, where=str(target))


def damaged(path: Path, details: str) -> FileDamaged:
    """The problem of a file that is not whole."""
    return FileDamaged(_DAMAGED.format(name=path.name), details=details, where=str(path))


def _has_room(path: Path) -> bool:
    """Whether the disk has room for the least SQLite needs beside a file; True if unknown."""
    try:
        return shutil.disk_usage(path.parent).free >= 1 << 16
    except OSError as error:
        return error.errno != errno.ENOSPC


def _of_sqlite(error: BaseException | None) -> sqlite3.Error | None:
    found = error.orig if isinstance(error, DBAPIError) else error
    return found if isinstance(found, sqlite3.Error) else None


def wrote_while_reading(error: BaseException) -> bool:
    """Whether SQLite refused a write because the connection may only read: our fault."""
    found = _of_sqlite(error)
    return found is not None and primary_code(found) == "SQLITE_READONLY"


def primary_code(error: sqlite3.Error) -> str:
    """SQLite's primary result code by name ("SQLITE_IOERR" for SQLITE_IOERR_WRITE).

    Python raises a few errors itself, without a code; those give "".
    """
    number = _number(error)
    if number is None:
        return "SQLITE_NOTADB" if "not a database" in str(error) else ""
    return _PRIMARY.get(number & 0xFF, "")


def _number(error: sqlite3.Error) -> int | None:
    """SQLite's extended result code."""
    return getattr(error, "sqlite_errorcode", None)


_PRIMARY = {
    getattr(sqlite3, name): name
    for name in (*_SENTENCES, *_SAME)
    if isinstance(getattr(sqlite3, name, None), int)
}
