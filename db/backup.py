"""Whole, checked copies of a county file.

Copying the file's bytes is no backup: what was committed last may still be in the file beside it
(`-wal`). SQLite's backup API reads both.

A copy, and the folder of the automatic ones, can be read by their owner only. On Windows the
profile folder sees to that. What a person made or shares stays as it is.
"""

import contextlib
import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from db import copy_changes
from db.connection import CountyConnection
from db.copy_contents import facts_to_keep
from db.copy_names import ENDING, PLANS, KeptCopy, copies_of, stem_of, superfluous
from db.engine import connect
from db.errors import REFUSALS, problem_of_making
from db.migrations.identity import APPLICATION_ID
from db.soundness import is_sound
from db.text_check import unreadable_tables
from sos_desktop.foundation import clock, paths
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.foundation.files import write_problem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.parts import part_of

_ROOM, _LITTLE = 8, 2_000_000_000
"""Copies take at most so many times the size of their file, or so many bytes if that is more."""
_STEP = 1024
"""Pages that are copied between two moments at which the disk is waited for."""
_NO_ACCESS = (errno.EACCES, errno.EPERM, errno.EROFS)


@frozen_dataclass
class CopyResult:
    """A copy that passed its check.

    Attributes:
        path: Where it lies.
        unreadable: Tables with a text that is not whole, in the copy as in the file.
    """

    path: Path
    unreadable: tuple[str, ...] = ()


Writer = Callable[[Path], CopyResult]
"""Writes a copy to a path."""


def copy_to(source: Path, target: Path) -> CopyResult:
    """Write a checked copy of the county file `source` to `target`, whole or not at all.

    Raises:
        EnvironmentProblem: `source` is not there, or the copy could not be written, or did not pass
            its check.
    """
    try:
        connection = connect(source)
    except OSError as error:
        raise EnvironmentProblem(
            f"{source.name} is not in {source.parent} any more, so no copy of it was made.",
            details=error,
            where=str(source),
        ) from error
    except REFUSALS as error:
        raise _not_copied(source, target, error) from error
    with contextlib.closing(connection):
        return copy_from(connection, source, target)


def copy_from(connection: CountyConnection, source: Path, target: Path) -> CopyResult:
    """Write a checked copy of the file a connection has open, whatever its path names now.

    Args:
        connection: Outside any transaction.
        source: What the file is called.
        target: Where the copy goes; a file that is there is replaced, and keeps who may read it.

    Raises:
        EnvironmentProblem: The copy could not be written, or did not pass its check.
    """
    try:
        with part_of(target) as part:
            unreadable = write_checked(connection, part)
            if target.exists():
                shutil.copymode(target, part)
            part.replace(target)
    except OSError as error:
        problem = write_problem(target, error, as_it_is=_no_copy(source))
        raise _gone_or(target.parent, problem) from error
    except REFUSALS as error:
        raise _gone_or(target.parent, _not_copied(source, target, error)) from error
    return CopyResult(target, unreadable)


def write_checked(original: CountyConnection, part: Path) -> tuple[str, ...]:
    """Copy into an empty file and look whether the copy is whole and sound.

    Args:
        original: Open on a county file, outside any transaction.
        part: A file nobody else knows yet.

    Returns:
        The tables with a text that is not whole, in the copy as in the original.

    Raises:
        sqlite3.Error: It could not be read or written, or the copy did not pass its check.
    """
    with contextlib.closing(connect(part)) as copy:
        # Nothing may change between the copying and the comparing.
        original.execute("BEGIN")
        try:
            meant = _marks(original)
            with part.open("r+b") as written:
                original.backup(
                    copy, pages=_STEP, progress=lambda _s, left, _all: _onto_disk(written, left)
                )
            # One plain file that can be carried on a stick, without a -wal beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
        finally:
            original.rollback()
        if _marks(copy) != meant or meant[0] != APPLICATION_ID or not is_sound(copy):
            raise sqlite3.DatabaseError("the copy did not pass its check")
        return unreadable_tables(copy)


def _onto_disk(written: BinaryIO, left: int) -> None:
    """Bring what is copied so far onto the disk, unless it was the last of it.

    A disk that is given a large copy at once lets everybody wait for it who saves a line meanwhile.
    """
    if left:
        os.fsync(written.fileno())


def _marks(connection: sqlite3.Connection) -> tuple[int, ...]:
    """What a copy has in common with its file: whose and of which format it is, and its length."""
    names = ("application_id", "user_version", "page_count", "page_size")
    return tuple(connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names)


def is_there(place: Path) -> bool:
    """Whether a folder answers; asking a share that died, or a stick that was pulled, raises."""
    with contextlib.suppress(OSError):
        return place.is_dir()
    return False


def place_gone(place: Path) -> EnvironmentProblem:
    """The sentence for a folder that went away while a copy went there."""
    return EnvironmentProblem(
        f"The copy could not be kept: {place} is not there any more. The county file is as it was, "
        "with all that was saved. Connect the drive or share, then try again.",
        where=str(place),
        still=lambda: not is_there(place),
    )


def _gone_or(place: Path, problem: EnvironmentProblem) -> EnvironmentProblem:
    """What SQLite and the system say then is of the county file, which has no part in it."""
    return problem if is_there(place) else place_gone(place)


def _not_copied(source: Path, target: Path, error: Exception) -> EnvironmentProblem:
    known = problem_of_making(error, source, target, _no_copy(source))
    message = known.message if known else f"The copy {target.name} could not be made."
    return EnvironmentProblem(message, details=error, where=str(target))


def _no_copy(source: Path) -> str:
    return f"No copy was made; {source.name} is as it was, with all it holds."


def folder() -> Path:
    """Where this computer keeps automatic copies; made when missing.

    Raises:
        EnvironmentProblem: It cannot be made.
    """
    place = paths.copies_dir()
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _no_folder(place, error) from error
    return place


def _no_folder(place: Path, error: OSError) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"No copy can be kept in the folder for copies, {place}: this computer does not let you "
        "write there. See that the folder exists and that you may write in it, and that the disk "
        "has room, then open the file again.",
        details=error,
        where=str(place),
    )


def before_upgrade(path: Path, version: int, write: Writer, copies: Path | None = None) -> Path:
    """A copy of `path` from before its format changes; one a day and format.

    Raises:
        EnvironmentProblem: It could not be made.
    """
    return _automatic(path, f"format-{version}", copies or folder(), write).path


def of_today(
    path: Path, write: Writer | None = None, copies: Path | None = None
) -> CopyResult | None:
    """The first copy of the day; None when today's is there already.

    Raises:
        EnvironmentProblem: It could not be made.
    """
    place = copies or folder()
    if has_today(path, place):
        return None
    return _automatic(path, "daily", place, write or (lambda target: copy_to(path, target)))


def has_today(path: Path, copies: Path | None = None) -> bool:
    """Whether the day's copy is there."""
    with contextlib.suppress(OSError, EnvironmentProblem):
        whole = name_for(path, "daily", copies or folder())
        return whole.exists() or whole.with_suffix(copy_changes.ENDING).exists()
    return False


def of_now(path: Path, kind: str, write: Writer, copies: Path | None = None) -> CopyResult:
    """A copy of this moment, with the time of day in its name.

    Args:
        path: The county file.
        kind: Why it is made: "work" or "closing".
        write: Writes it.
        copies: The folder; by default that of this computer.

    Raises:
        EnvironmentProblem: It could not be made; the copies that were there are there still.
    """
    place = copies or folder()
    moment = clock.now().astimezone().strftime("%Y-%m-%d %H%M%S")
    target = place / f"{stem_of(path)} {moment} {kind}{ENDING}"
    return _kept(path, target, place, write, may_be_less=copies is None)


def _automatic(path: Path, kind: str, place: Path, write: Writer) -> CopyResult:
    return _kept(path, name_for(path, kind, place), place, write, may_be_less=kind == "daily")


def _kept(path: Path, target: Path, place: Path, write: Writer, *, may_be_less: bool) -> CopyResult:
    """Write a copy, and clear away what need not be kept.

    Args:
        path: The county file.
        target: The copy.
        place: The folder of the copies.
        write: Writes it.
        may_be_less: Of a large file, the changed pages are enough; not where a copy is carried away
            or is the last of a format.
    """
    try:
        copied = write(target)
        size = copied.path.stat().st_size
        if may_be_less and size >= copy_changes.LARGE:
            copied = replace(copied, path=_with_less(path, place, copied.path))
        _prune(path, place, copied.path, size)
    except EnvironmentProblem as problem:
        if isinstance(problem.__cause__, OSError) and problem.__cause__.errno in _NO_ACCESS:
            raise _no_folder(place, problem.__cause__) from problem
        raise
    return copied


def _with_less(path: Path, place: Path, made: Path) -> Path:
    """Keep of a copy its changed pages, beside the newest whole copy that carries few others."""
    found = [copy.path for copy in kept_copies(path, place) if copy.path != made]
    carried = [copy_changes.base_of(copy) for copy in found if _is_less(copy)]
    for base in (copy for copy in found if not _is_less(copy)):
        if carried.count(base) >= copy_changes.MOST_ON_ONE:
            continue
        with contextlib.suppress(OSError, sqlite3.Error):  # the whole copy is there still
            return copy_changes.keep_changes(made, base, facts_to_keep(made)) or made
        break
    return made


def _is_less(copy: Path) -> bool:
    return copy_changes.holds_changes_only(copy)


def _prune(path: Path, place: Path, made: Path, size: int) -> None:
    """Keep the copy just made, and of the others as many as the room allows; see `PLANS`.

    A whole copy stays as long as another that is kept goes with it.
    """
    now = clock.now().astimezone().replace(tzinfo=None)
    try:
        found = copies_of(path, place.iterdir())
    except OSError as error:
        raise place_gone(place) from error
    bases = {copy.path: copy_changes.base_of(copy.path) for copy in found if _is_less(copy.path)}
    gone: set[Path] = set()
    for plan in PLANS:
        gone = {copy.path for copy in superfluous(found, now, plan)} - {made}
        gone -= {base for copy, base in bases.items() if copy not in gone and base is not None}
        left = [copy.path for copy in found if copy.path not in gone]
        if sum(map(_size, left)) <= max(_ROOM * size, _LITTLE):
            break
    # A whole copy last, so that a kill leaves none that goes with one that is gone.
    for copy in sorted(gone, key=_is_less, reverse=True):
        with contextlib.suppress(OSError):
            copy.unlink()


def _size(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_size
    return 0


def name_for(path: Path, kind: str, place: Path, ending: str = ENDING) -> Path:
    """The day is in the name, so a second copy on one day takes the place of the first."""
    return place / f"{stem_of(path)} {clock.today().isoformat()} {kind}{ending}"


def moment_of(copy: KeptCopy) -> datetime:
    """When a copy was made, where the computer is.

    The names of some say the day only; for them the time the file was written counts, as long as
    it is of that day.
    """
    if copy.made_at.time() != datetime.min.time():
        return copy.made_at
    with contextlib.suppress(OSError, OverflowError, ValueError):
        written = datetime.fromtimestamp(copy.path.stat().st_mtime)
        if written.date() == copy.made_at.date():
            return written.replace(microsecond=0)
    return copy.made_at


def kept_copies(path: Path, copies: Path | None = None) -> tuple[KeptCopy, ...]:
    """The automatic copies of a county file, the newest first; the file need not be there.

    Raises:
        EnvironmentProblem: The folder cannot be read.
    """
    return copies_of(path, folder_contents(copies))


def folder_contents(copies: Path | None = None) -> tuple[Path, ...]:
    """Everything in a folder of copies, by default that of this computer.

    Raises:
        EnvironmentProblem: It cannot be read.
    """
    place = copies or folder()
    try:
        return tuple(place.iterdir())
    except OSError as error:
        raise _no_folder(place, error) from error
