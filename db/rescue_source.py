"""The bytes a rescue begins with: a copy of the damaged file and of what a crash left beside it."""

import errno
import os
import shutil
import stat
from pathlib import Path
from typing import BinaryIO

from db.copy_changes import holds_changes_only
from db.file_identity import JOURNAL, LOG
from db.file_pages import PAGE
from sos_desktop.foundation.errors import EnvironmentProblem, FileMissing, InputProblem
from sos_desktop.foundation.files import NO_ROOM, followed

BESIDE = (LOG, JOURNAL)
"""Endings of what SQLite leaves beside a file when it is cut off, and finishes when it opens it."""
_BLOCK = 16 * PAGE
_BAD_PLACES = (23, 27, 1117)
"""What Windows says of a place it cannot read: a wrong sum, no such sector, a device's error."""


def check_source(damaged: Path) -> None:
    """Raise unless there is a file whose bytes can be read.

    Raises:
        InputProblem: It is a folder, a device, empty, or a copy that holds changed pages only.
        EnvironmentProblem: It is not there, or may not be read.
    """
    try:
        found = damaged.stat()
        if stat.S_ISREG(found.st_mode):
            damaged.open("rb").close()
    except FileNotFoundError as error:
        raise FileMissing(
            f"{damaged.name} is not in {damaged.absolute().parent}, so there is nothing to rescue. "
            "Check the name, and that its drive is connected.",
            where=str(damaged),
        ) from error
    except OSError as error:
        raise _unreadable(damaged, error) from error
    why = ""
    if stat.S_ISDIR(found.st_mode):
        why = f"{damaged} is a folder. Name the damaged county file inside it."
    elif not stat.S_ISREG(found.st_mode):
        why = f"{damaged} is no plain file. Name the damaged county file."
    elif not found.st_size:
        why = (
            f"{damaged.name} is empty, so there is nothing to rescue. Restore a copy of it instead."
        )
    elif holds_changes_only(damaged):
        why = (
            f"{damaged.name} holds only what changed since another copy, so there is nothing to "
            "rescue from it alone. Restore another copy."
        )
    if why:
        raise InputProblem(why, where=str(damaged))


def left_beside(damaged: Path) -> tuple[Path, ...]:
    """What a crash left beside a file, which SQLite would finish: a log, or a journal."""
    real = followed(damaged)
    beside = (real.with_name(f"{real.name}{ending}") for ending in BESIDE)
    return tuple(file for file in beside if file.is_file() and file.stat().st_size)


def copy_source(damaged: Path, reading: Path, *, with_left: bool) -> None:
    """Copy what the disk gives of a file; a page that it does not give stays empty.

    Args:
        damaged: The file, which is only read.
        reading: Where the copy goes.
        with_left: Copy what lies beside it, too.

    Raises:
        EnvironmentProblem: It cannot be read.
        OSError: There is no room for the copy.
    """
    try:
        with damaged.open("rb", buffering=0) as given, reading.open("wb") as taken:
            size = os.fstat(given.fileno()).st_size
            for start in range(0, size, _BLOCK):
                taken.write(_read(given, start, min(_BLOCK, size - start)))
        for left in left_beside(damaged) if with_left else ():
            ending = left.name.removeprefix(followed(damaged).name)
            shutil.copyfile(left, reading.with_name(f"{reading.name}{ending}"))
    except OSError as error:
        if error.errno in NO_ROOM:  # what is copied is read well, and there is no room for it
            raise
        raise _unreadable(damaged, error) from error


def _read(given: BinaryIO, start: int, length: int) -> bytes:
    try:
        given.seek(start)
        return given.read(length)
    except OSError as error:
        bad = error.errno == errno.EIO or getattr(error, "winerror", None) in _BAD_PLACES
        if not bad:
            raise
    if length <= PAGE:
        return bytes(length)
    end = start + length
    return b"".join(_read(given, at, min(PAGE, end - at)) for at in range(start, end, PAGE))


def _unreadable(damaged: Path, error: OSError) -> EnvironmentProblem:
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL, errno.ENOTDIR, errno.ELOOP):
        what = "There is no file of that name. Check the name of the file and of its folders."
    elif error.errno in (errno.EACCES, errno.EPERM):
        what = (
            "You may not read it on this computer. Ask whoever looks after the computer for "
            "access, or copy it to a folder of your own."
        )
    else:
        what = "Check that it is still there and that its drive is connected."
    return EnvironmentProblem(
        f"{damaged.name} cannot be read, and nothing was rescued. {what}",
        details=error,
        where=str(damaged),
    )
