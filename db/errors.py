"""What SQLite's result codes mean for a person: the computer refused, or the program is wrong."""

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from sos_desktop.foundation.errors import EnvironmentProblem

_SENTENCES: dict[str, str] = {
    "SQLITE_BUSY": "{name} is in use by another program, so nothing was saved. Close that program "
    "(a backup or a synchronizing folder can hold a file too), then try again.",
    "SQLITE_READONLY": "{name} or its folder is read-only, so nothing can be saved. Copy the file "
    "to a folder of your own, such as Documents, and open it there.",
    "SQLITE_PERM": "This computer does not allow you to open {name}. Ask for access to the file, "
    "or copy it to a folder of your own.",
    "SQLITE_IOERR": "The disk did not answer while {name} was in use, so the last step was not "
    "saved. Check that the drive or network folder is connected, then try again.",
    "SQLITE_FULL": "The disk is full, so the last step was not saved; everything before it is "
    "safe. Free some space, then try again.",
    "SQLITE_CORRUPT": "{name} is damaged and cannot be read safely. Nothing was changed in it. "
    "Open the latest copy from the backup folder, and keep this file aside.",
    "SQLITE_NOTADB": "{name} is not a county file. Choose a file that ends in .sos.",
    "SQLITE_CANTOPEN": "{name} cannot be opened. Check that its folder exists, that you may write "
    "in it, and that the drive is connected.",
    "SQLITE_TOOBIG": "One entry is too long to be saved. Shorten it, then try again.",
    "SQLITE_NOMEM": "The computer has run out of memory, so the last step was not saved. Close "
    "other programs, then try again.",
}
_SAME = {
    "SQLITE_LOCKED": "SQLITE_BUSY",
    "SQLITE_PROTOCOL": "SQLITE_BUSY",
    "SQLITE_AUTH": "SQLITE_PERM",
    "SQLITE_NOLFS": "SQLITE_FULL",
}


def environment_problem(error: BaseException, path: Path) -> EnvironmentProblem | None:
    """The sentence for a storage error that is not the program's fault; None when it is.

    Args:
        error: A `sqlite3.Error`, or SQLAlchemy's wrapping of one.
        path: The county file the error is about.
    """
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    if not isinstance(error, sqlite3.Error):
        return None
    code = primary_code(error)
    sentence = _SENTENCES.get(_SAME.get(code, code))
    if sentence is None:
        return None
    name = getattr(error, "sqlite_errorname", None) or code
    return EnvironmentProblem(
        sentence.format(name=path.name), details=f"{name}: {error}", where=str(path)
    )


def wrote_while_reading(error: DBAPIError) -> bool:
    """Whether SQLite refused a write because the connection may only read: our fault."""
    return isinstance(error.orig, sqlite3.Error) and primary_code(error.orig) == "SQLITE_READONLY"


def primary_code(error: sqlite3.Error) -> str:
    """SQLite's primary result code by name ("SQLITE_IOERR" for SQLITE_IOERR_WRITE).

    Python raises a few errors itself, without a code; those give "".
    """
    number = getattr(error, "sqlite_errorcode", None)
    if number is None:
        return "SQLITE_NOTADB" if "not a database" in str(error) else ""
    return _PRIMARY.get(number & 0xFF, "")


_PRIMARY = {
    getattr(sqlite3, name): name
    for name in (*_SENTENCES, *_SAME)
    if isinstance(getattr(sqlite3, name, None), int)
}
