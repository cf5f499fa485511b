"""Whole, checked copies of a county file.

Copying the file's bytes is no backup: what was committed last may still be in the file beside it
(`-wal`). SQLite's backup API reads both.
"""

import contextlib
import hashlib
import os
import sqlite3
from pathlib import Path

from db.errors import environment_problem
from sos_desktop.foundation import clock, paths
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.foundation.files import write_problem

KEPT = 10
"""How many automatic copies of one county file are kept."""


def copy_to(source: Path, target: Path) -> Path:
    """Write a checked copy of the county file `source` to `target`, whole or not at all.

    Raises:
        EnvironmentProblem: The copy could not be written, or did not pass its check.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        _copy(source, part)
        part.replace(target)
    except OSError as error:
        raise write_problem(target, error) from error
    except sqlite3.Error as error:
        known = environment_problem(error, target)
        message = known.message if known else f"The copy {target.name} could not be made."
        raise EnvironmentProblem(message, details=str(error), where=str(target)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def _copy(source: Path, part: Path) -> None:
    with (
        contextlib.closing(sqlite3.connect(source, isolation_level=None)) as original,
        contextlib.closing(sqlite3.connect(part, isolation_level=None)) as copy,
    ):
        original.backup(copy)
        # One plain file that can be carried on a stick, without a -wal beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        if not is_sound(copy):
            raise sqlite3.DatabaseError("the copy did not pass its check")


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds the file's pages and rows in order."""
    return connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)


def folder() -> Path:
    """Where this computer keeps automatic copies; made when missing."""
    place = paths.data_dir() / "backups"
    place.mkdir(parents=True, exist_ok=True)
    return place


def before_upgrade(path: Path, version: int, copies: Path | None = None) -> Path:
    """A copy of `path` from before its format changes; one a day and format, the newest ten kept.

    Raises:
        EnvironmentProblem: It could not be made.
    """
    return _automatic(path, f"format-{version}", copies or folder())


def of_today(path: Path, copies: Path | None = None) -> Path | None:
    """The first copy of the day; None when today's is there already.

    Raises:
        EnvironmentProblem: It could not be made.
    """
    place = copies or folder()
    return None if has_today(path, place) else _automatic(path, "daily", place)


def has_today(path: Path, copies: Path | None = None) -> bool:
    """Whether the day's copy is there."""
    return _name(path, "daily", copies or folder()).exists()


def _automatic(path: Path, kind: str, place: Path) -> Path:
    target = copy_to(path, _name(path, kind, place))
    older = sorted(place.glob(f"{_stem(path)} *.sos"), key=lambda file: file.name)
    for file in older[:-KEPT]:
        with contextlib.suppress(OSError):
            file.unlink()
    return target


def _name(path: Path, kind: str, place: Path) -> Path:
    """The day is in the name, so a second copy on one day takes the place of the first."""
    return place / f"{_stem(path)} {clock.today().isoformat()} {kind}.sos"


def _stem(path: Path) -> str:
    """The file's name and a mark of its folder: files of one name in two folders stay apart."""
    mark = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:6]
    return f"{path.stem[:60]} {mark}"
