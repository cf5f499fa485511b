"""Whether a path is a county file this program can open, found out without touching it."""

import contextlib
import errno
import os
import sqlite3
import sys
import tempfile
from pathlib import Path

from db import schema_check
from db.connection import CountyConnection
from db.engine import connect
from db.errors import environment_problem, primary_code
from db.file_identity import JOURNAL
from db.left_journal import check_journal
from db.migrations.identity import APPLICATION_ID
from db.migrations.steps import STEPS, format_of
from db.soundness import is_history_sound, is_sound, is_sound_but_rest
from sos_desktop.foundation.errors import (
    AppError,
    EnvironmentProblem,
    FileDamaged,
    FileForeign,
    FileMissing,
    InputProblem,
)
from sos_desktop.foundation.files import followed
from sos_desktop.foundation.version import VERSION

_MAGIC = b"SQLite format 3\x00"


def check_place(path: Path) -> None:
    """Raise unless a new file can be made at `path`.

    Raises:
        InputProblem: Something is there already.
        EnvironmentProblem: The folder is missing or read-only, or the path too long.
    """
    try:
        _check_name(path)
        if os.path.lexists(path):
            raise InputProblem(
                f"{path.name} exists already in {path.parent}. Open it, or choose another name.",
                where=str(path),
            )
        check_folder(path)
    except OSError as error:
        raise _unreachable(path, error) from error


def check_name(path: Path) -> None:
    """Raise when a county file cannot have this name.

    Raises:
        InputProblem: It is too long for the files that lie beside it.
    """
    try:
        _check_name(path)
    except OSError as error:
        raise _unreachable(path, error) from error


def check_county_file(
    path: Path, *, but_rest: bool = False, to_read_only: bool = False, own_journal: bool = False
) -> None:
    """Raise unless `path` is a sound county file of a format this program knows.

    Args:
        path: The file.
        but_rest: Leave figures, history and the index of Find unchecked.
        to_read_only: It is a copy nobody works in, so it may lie where nothing can be saved.
        own_journal: A journal beside it is known to be of a program that died with it open here.

    Raises:
        InputProblem: It is a folder, empty, or no county file.
        EnvironmentProblem: It is missing, unreadable, damaged, from a newer program, holds parts
            that are not this program's, or a journal beside it may be another's.
    """
    try:
        _check_name(path)
        _check_file(path, to_read_only=to_read_only)
        check_journal(path, own=own_journal)
        with contextlib.closing(_connect_untouched(path)) as connection:
            _check_content(path, connection, but_rest=but_rest)
    except OSError as error:
        raise _unreachable(path, error) from error
    except (sqlite3.Error, UnicodeDecodeError) as error:
        # SQLite quotes names of a damaged file, and Python cannot always read what it says.
        raise opening_problem(path, error) from error


def check_history(path: Path, connection: sqlite3.Connection) -> None:
    """Raise unless history and the index of Find are in order, which `but_rest` left out.

    Raises:
        FileDamaged: They are not.
        sqlite3.Error: The file cannot be read at all.
    """
    if not is_history_sound(connection):
        raise _damaged(path, "quick_check of the history failed")


def opening_problem(path: Path, error: Exception) -> EnvironmentProblem:
    """The sentence for what SQLite says of a file while it is opened: what is unknown is damage."""
    unreadable = isinstance(error, sqlite3.Error) and primary_code(error) == "SQLITE_NOTADB"
    known = None if unreadable else environment_problem(error, path)
    return known or _damaged(path, type(error).__name__)


def _check_name(path: Path) -> None:
    """Beside a county file lie others, whose names are as much longer."""
    longest = _longest_name(path.parent) - len(JOURNAL)
    if len(os.fsencode(path.name) if os.name != "nt" else path.name) > longest:
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))


def _longest_name(folder: Path) -> int:
    """Bytes; on Windows characters."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError, ValueError):
            return os.pathconf(folder, "PC_NAME_MAX")
    return 255


def check_folder(path: Path) -> None:
    """Raise unless a county file can be saved in the folder of `path`.

    Raises:
        EnvironmentProblem: It is missing, or read-only.
        OSError: It cannot be reached.
    """
    if not path.parent.is_dir():
        raise EnvironmentProblem(
            f"The folder {path.parent} does not exist. It may have been moved or renamed, or its "
            "drive is not connected. Choose another folder.",
            where=str(path),
            still=lambda: not path.parent.is_dir(),
        )
    if not _can_write_in(path.parent):
        raise EnvironmentProblem(
            f"The folder {path.parent} is read-only, and a county file needs a folder it can be "
            "saved in. Choose another folder, such as Documents.",
            where=str(path),
        )


def _can_write_in(folder: Path) -> bool:
    """Found out by trying: Windows does not tell otherwise."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _check_file(path: Path, *, to_read_only: bool) -> None:
    if path.is_dir():
        raise InputProblem(
            f"{path} is a folder. Choose the county file inside it; its name ends in .sos.",
            where=str(path),
        )
    if not path.exists():
        if path.parent.is_dir():
            raise FileMissing(
                f"{path.name} is not in {path.absolute().parent}. It may have been moved or "
                "renamed. Look for it, or open a copy from the backup folder.",
                where=str(path),
            )
        check_folder(path)
    if not path.is_file():
        raise InputProblem(
            f"{path} is no plain file. Choose a county file; its name ends in .sos.",
            where=str(path),
        )
    with path.open("rb") as stream:
        head = stream.read(len(_MAGIC))
    if not head:
        raise InputProblem(
            f"{path.name} is empty, so there is nothing to open. If it was a county file, open a "
            "copy from the backup folder.",
            where=str(path),
        )
    if head != _MAGIC:
        raise _not_ours(path)
    if not to_read_only:
        _check_saving(path)


def _check_saving(path: Path) -> None:
    check_folder(path)
    if not os.access(path, os.W_OK):
        raise EnvironmentProblem(
            f"{path.name} is read-only. Copy it to a folder of your own and open the copy, or "
            "take the read-only mark off the file.",
            where=str(path),
        )


def _connect_untouched(path: Path) -> CountyConnection:
    """Read-only, unless a crash left work to finish beside the file: SQLite must then do that."""
    journal = followed(path).with_name(f"{followed(path).name}{JOURNAL}")
    return connect(path, read_only=not journal.exists())


def _check_content(path: Path, connection: sqlite3.Connection, *, but_rest: bool) -> None:
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version = format_of(connection)
    if owner != APPLICATION_ID or version < 1:
        raise _not_ours(path)
    if version > len(STEPS):
        raise EnvironmentProblem(
            f"{path.name} was saved by a newer SOS Desktop: its format is {version}, and this "
            f"program (version {VERSION}) knows formats up to {len(STEPS)}. Install the current "
            "program on this computer, then open the file again.",
            where=str(path),
        )
    _check_parts(path, connection, version)
    if not (is_sound_but_rest if but_rest else is_sound)(connection):
        raise _damaged(path, "quick_check failed")


def _check_parts(path: Path, connection: sqlite3.Connection, version: int) -> None:
    """Before SQLite looks through the file, which can run what a stranger's part says."""
    foreign, missing = schema_check.difference(connection, version)
    if foreign:
        raise FileForeign(
            f"{path.name} holds parts that SOS Desktop did not make and that could change what is "
            "entered, so it was not opened. Open a copy from the backup folder, or ask whoever "
            "gave you the file.",
            details=foreign[0].type,
            where=str(path),
        )
    if missing:
        raise _damaged(path, f"{missing[0].type} {missing[0].name} is missing")


def _not_ours(path: Path) -> InputProblem:
    return InputProblem(
        f"{path.name} is not a county file of SOS Desktop. Choose a file whose name ends in .sos, "
        "or load Dashboard files on the Data page.",
        where=str(path),
    )


def _damaged(path: Path, details: str) -> EnvironmentProblem:
    """Damage found before anything was opened."""
    return FileDamaged(
        f"{path.name} is damaged and cannot be read safely, so it was not opened and not changed. "
        "Open the latest copy from the backup folder, and keep this file aside.",
        details=details,
        where=str(path),
    )


def _unreachable(path: Path, error: OSError) -> AppError:
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return InputProblem(
            "The name of the file and its folders is too long for this computer, or has a "
            "character it does not allow. Choose a shorter name.",
            details=error,
            where=str(path),
        )
    return EnvironmentProblem(
        f"{path.name} cannot be read. Check that the drive is connected and that you may open "
        "files in its folder.",
        details=error,
        where=str(path),
    )
