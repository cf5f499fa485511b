"""Brings a county file to the program's format: whole or not at all, with a checked copy first."""

import contextlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from db import backup
from db.connection import CountyConnection, writing
from db.engine import connect
from db.errors import problem_of_making
from db.migrations.steps import STEPS, Step, at_once, format_of
from sos_desktop.foundation.errors import EnvironmentProblem


def migrate(
    path: Path, steps: Sequence[Step] = STEPS, *, copies: Path | None = None
) -> Path | None:
    """Run the steps a file has not had yet; see `upgrade`."""
    with contextlib.closing(connect(path, checked=True)) as connection:
        return upgrade(connection, path, steps, copies=copies)


def upgrade(
    connection: CountyConnection,
    path: Path,
    steps: Sequence[Step] = STEPS,
    *,
    copies: Path | None = None,
) -> Path | None:
    """Run the steps a file has not had yet.

    Args:
        connection: Open on a county file, or on an empty file for a new one.
        path: What the file is called.
        steps: Every step the program knows, in order.
        copies: The folder for the copy made first; the backup folder of this computer by default.

    Returns:
        The copy that was made first; None when nothing had to be done, or the file was new.

    Raises:
        EnvironmentProblem: The copy could not be made, or a step failed; the file is as it was.
    """
    have = format_of(connection)
    if have >= len(steps):
        return None
    copy = _copied(connection, path, have, copies) if have else None
    try:
        _run(connection, steps, have)
    except sqlite3.Error as error:
        raise _failed(path, copy, error) from error
    return copy


def _copied(connection: CountyConnection, path: Path, have: int, copies: Path | None) -> Path:
    def write(target: Path) -> backup.CopyResult:
        return backup.copy_from(connection, path, target)

    try:
        return backup.before_upgrade(path, have, write, copies)
    except EnvironmentProblem as problem:
        raise EnvironmentProblem(
            f"{path.name} is from an earlier version of the program and was not changed: a copy of "
            f"it has to be kept first. {problem.message}",
            details=problem.details,
            where=problem.where,
        ) from problem


def _run(connection: CountyConnection, steps: Sequence[Step], have: int) -> None:
    """Foreign keys go off before BEGIN: a table rebuild with them on deletes its children."""
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        with writing(connection):
            for step in steps[have:] if have else _from_nothing(steps):
                step(connection)
            if orphan := connection.execute("PRAGMA foreign_key_check").fetchone():
                raise sqlite3.IntegrityError(f"a row of {orphan[0]} points to nothing")
            connection.execute(f"PRAGMA user_version={len(steps)}")
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def _from_nothing(steps: Sequence[Step]) -> Sequence[Step]:
    """The same, with the program's own steps, which come first, taken at once."""
    own = sum(step is ours for step, ours in zip(steps, STEPS, strict=False))
    return (at_once(own), *steps[own:]) if own else steps


def _failed(path: Path, copy: Path | None, error: sqlite3.Error) -> EnvironmentProblem:
    known = problem_of_making(error, path, path, "Its content is as it was.")
    reason = known.message if known else "Its content does not fit the newer format."
    kept = f" A checked copy is at {copy}." if copy else ""
    return EnvironmentProblem(
        f"{path.name} could not be brought to this program's format and is unchanged. "
        f"{reason}{kept}",
        details=error,
        where=str(path),
    )
