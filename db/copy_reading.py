"""Reading the casework of a copy, of whatever format, without changing it."""

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from db import backup
from db.copy_changes import joined
from db.database import Database
from db.engine import connect
from db.errors import REFUSALS, problem_of_making
from db.file_check import check_county_file
from db.migrations.runner import upgrade
from sos_desktop.foundation.errors import EnvironmentProblem


@contextlib.contextmanager
def opened_copy(copy: Path) -> Iterator[Database]:
    """A copy of the copy, in this program's format, for a `with` block.

    Raises:
        InputProblem: It is no county file.
        EnvironmentProblem: It is damaged, gone or from a newer program, or the disk is full.
    """
    with joined(copy, "It is as it was.") as whole, _in_this_format(whole) as database:
        yield database


@contextlib.contextmanager
def _in_this_format(copy: Path) -> Iterator[Database]:
    check_county_file(copy, to_read_only=True)
    with tempfile.TemporaryDirectory(prefix="sos-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        path = backup.copy_to(copy, folder / "copy.sos").path
        try:
            with contextlib.closing(connect(path, checked=True)) as connection:
                upgrade(connection, path, copies=folder)
            database = Database(path)
        except (*REFUSALS, DBAPIError, sqlite3.Error) as error:
            known = problem_of_making(error, copy, path, f"{copy.name} is as it was.")
            raise known or _unreadable(copy, error) from error
        try:
            yield database
        finally:
            database.let_go()


def _unreadable(copy: Path, error: Exception) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"{copy.name} cannot be read. Choose another copy.", details=error, where=str(copy)
    )
