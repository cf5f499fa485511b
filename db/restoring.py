"""Puts a copy in the place of a county file; what lies there is kept aside, never overwritten."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from db import backup
from db.copy_changes import joined
from db.engine import connect
from db.errors import REFUSALS, problem_of_making
from db.file_check import check_county_file, check_folder, check_name
from db.file_identity import JOURNAL, LOG, LOG_INDEX
from db.file_lock import WindowLock
from db.left_journal import ForeignJournal
from db.rescue_source import copy_source, left_beside
from db.soundness import is_sound
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import (
    EnvironmentProblem,
    FileDamaged,
    FileForeign,
    InputProblem,
)
from sos_desktop.foundation.files import write_problem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.parts import part_of

_BESIDE = (LOG, LOG_INDEX, JOURNAL)
_LONGEST_STEM = 180
"""Bytes of a name that leave room for the day and a number in any file system."""


@frozen_dataclass
class RestoredFile:
    """A county file that a copy was put in the place of.

    Attributes:
        path: Where it is.
        aside: Where the file that lay there is now; None when there was none.
        unreadable: Tables with a text that is not whole, in the copy as in this file.
    """

    path: Path
    aside: Path | None
    unreadable: tuple[str, ...] = ()


def restore(copy: Path, target: Path, *, keep_aside: bool) -> RestoredFile:
    """Write the copy, checked, to `target`; the copy stays as it is.

    The new file is whole before the present one is touched, and the present one is in the folder
    under one of its two names at every moment.

    Args:
        copy: A copy of a county file, in any format this program knows.
        target: The county file's place.
        keep_aside: A file that is there is kept under another name; without this it is refused.

    Raises:
        InputProblem: `copy` is no county file, or is `target`, a file is there and is not to be
            kept aside, or no file of that name can be there.
        EnvironmentProblem: The copy is damaged or from a newer program, the present file is open
            in a window, or the folder or disk refuses; then all is as it was.
    """
    check_name(target)
    target = Path(os.path.realpath(target)) if target.is_symlink() else target
    _refuse_same(copy, target)
    _refuse_others(copy, target)
    if os.path.lexists(target) and not keep_aside:
        raise InputProblem(
            f"{target.name} exists already in {target.parent.resolve()}. Say that it is to be kept "
            "aside (--keep-aside), or choose another name.",
            where=str(target),
        )
    lock = WindowLock(target, in_use=f"Close it there first. {_as_before(copy, target)}")
    try:
        if target.exists():
            lock.claim()
            lock.acquire()
        with joined(copy, _as_before(copy, target)) as whole, _apart(whole, target) as still:
            _check(copy, still, target)
            return _restored(copy, still, target)
    finally:
        lock.release()


@contextlib.contextmanager
def _apart(whole: Path, target: Path) -> Iterator[Path]:
    """The copy, or where a crash left something beside it a copy of both: SQLite would finish that.

    What it would finish may be another file's, and the copy stays as it is.
    """
    if not (whole.is_file() and left_beside(whole)):
        yield whole
        return
    try:
        with part_of(target) as part:
            copy_source(whole, part, with_left=True)
            yield part
    except OSError as error:
        raise write_problem(target, error, as_it_is=_as_before(whole, target)) from error


def _check(copy: Path, whole: Path, target: Path) -> None:
    try:
        check_county_file(whole, to_read_only=True)
    except (FileForeign, ForeignJournal) as problem:
        problem.message = problem.message.replace(whole.name, copy.name)
        raise
    except FileDamaged as problem:
        raise _not_restored(copy, problem, _as_before(copy, target)) from problem


def _refuse_others(copy: Path, target: Path) -> None:
    """What is no plain file has no other name, and nobody expects one in its place."""
    try:
        if target.is_dir():
            raise InputProblem(f"{target} is a folder. Add the name of a file to it.")
        if target.exists() and not target.is_file():
            raise InputProblem(f"{target} is no plain file. Choose another place.")
        check_folder(target)
    except OSError as error:
        raise write_problem(target, error, as_it_is=_as_before(copy, target)) from error


def _refuse_same(copy: Path, target: Path) -> None:
    with contextlib.suppress(OSError):
        if copy.samefile(target):
            raise InputProblem(
                f"{target.name} is the copy itself. Name the place of the county file.",
                where=str(target),
            )


def _restored(copy: Path, whole: Path, target: Path) -> RestoredFile:
    try:
        with part_of(target) as part:
            with contextlib.closing(connect(whole, read_only=True)) as connection:
                unreadable = backup.write_checked(connection, part)
            aside = _set_aside(target, part) if os.path.lexists(target) else None
            try:
                part.replace(target)
            except OSError:
                _put_back(target, aside)
                raise
    except REFUSALS as error:
        known = problem_of_making(error, copy, target, _as_before(copy, target))
        raise known or _not_restored(copy, error, _as_before(copy, target)) from error
    except OSError as error:
        raise write_problem(target, error, as_it_is=_as_before(copy, target)) from error
    return RestoredFile(target, aside, unreadable)


def _as_before(copy: Path, target: Path) -> str:
    there = os.path.lexists(target)
    both = f"{target.name} and {copy.name} are" if there else f"{copy.name} is"
    return f"Nothing was put back; {both} as before."


def _set_aside(target: Path, part: Path) -> Path:
    """Give the present file another name, and what a crash left beside it with it.

    The name is added before the old one goes to the new file, so that a kill in between leaves the
    present file where it was. Where a file system has one name only, it is moved.
    """
    # One that was read-only would be followed by one nobody can work in.
    part.chmod(stat.S_IMODE(target.stat().st_mode) | stat.S_IWRITE)
    _finish(target)
    aside = _free_name(target)
    try:
        os.link(target, aside)
    except (OSError, NotImplementedError):
        target.rename(aside)
    for ending in _BESIDE:
        beside = target.with_name(f"{target.name}{ending}")
        if beside.exists():
            beside.replace(aside.with_name(f"{aside.name}{ending}"))
    return aside


def _put_back(target: Path, aside: Path | None) -> None:
    """The present file under its old name only, as if nothing had been tried."""
    if aside is None:
        return
    with contextlib.suppress(OSError):
        if os.path.lexists(target):
            aside.unlink()
        else:
            aside.rename(target)
        for ending in _BESIDE:
            beside = aside.with_name(f"{aside.name}{ending}")
            if beside.exists():
                beside.replace(target.with_name(f"{target.name}{ending}"))


def _finish(target: Path) -> None:
    """Bring what a crash left in the log into the file, if the two belong together.

    SQLite knows a log by its name alone. One that was another file's would be written over this
    one; it is seen by what the two make together, and goes aside beside the file as it is.
    """
    log, _index, journal = (target.with_name(f"{target.name}{ending}") for ending in _BESIDE)
    if not log.exists() or journal.exists():
        return
    with contextlib.suppress(*REFUSALS, OSError, EnvironmentProblem):
        with contextlib.closing(connect(target, read_only=True)) as connection:
            if not is_sound(connection):
                return
        with contextlib.closing(connect(target)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _free_name(target: Path) -> Path:
    """As in "Monterey kept aside 2026-11-30.sos", with a number where that is taken."""
    stem = target.stem
    while len(os.fsencode(stem)) > _LONGEST_STEM:
        stem = stem[:-1]
    stem = f"{stem} kept aside {clock.today().isoformat()}"
    for number in range(1, 1000):
        name = f"{stem}{f' ({number})' if number > 1 else ''}{target.suffix}"
        if not os.path.lexists(target.with_name(name)):
            return target.with_name(name)
    raise OSError(17, "no free name", str(target))


def _not_restored(copy: Path, error: Exception, as_it_is: str) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"{copy.name} is damaged and cannot be restored. {as_it_is} Choose another copy, or rescue "
        "what can be read of this one.",
        details=error,
        where=str(copy),
    )
