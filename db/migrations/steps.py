"""The steps between the formats of a county file, and which format a file is in."""

import contextlib
import pkgutil
import re
import sqlite3
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import overload
from uuid import uuid4

from db import migrations
from db.engine import connect_in_memory
from db.file_identity import APPLICATION_ID

Step = Callable[[sqlite3.Connection], None]

_STEP_NAME = re.compile(r"m\d{4}_\w+")


def _found() -> tuple[str, ...]:
    """The names of the steps that lie beside this module, in the order of their numbers."""
    names = sorted(module.name for module in pkgutil.iter_modules(migrations.__path__))
    return tuple(name for name in names if _STEP_NAME.fullmatch(name))


def _module(name: str) -> ModuleType:
    """A step's module, loaded when it is asked for: a file in the newest format needs one only."""
    return import_module(f"{migrations.__name__}.{name}")


def _step(name: str) -> Step:
    def run(connection: sqlite3.Connection) -> None:
        _module(name).upgrade(connection)

    run.__module__ = f"{migrations.__name__}.{name}"
    return run


class _MadeOf(Sequence[str]):
    """What each step says of its format, read when it is asked for."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return _MadeOf(self._names[place])
        return getattr(_module(self._names[place]), "MADE", "")


_NAMES = _found()
STEPS: tuple[Step, ...] = tuple(_step(name) for name in _NAMES)
"""Step n (counting from 1) brings format n-1 to n."""
MADE: Sequence[str] = _MadeOf(_NAMES)
"""What a file of format n is made of, as `db.schema.digest_of` says it; "" where no step says so.

With it a file is known without running every step on an empty one, which takes a twentieth of
opening it.
"""


def at_once(version: int) -> Step:
    """One step that makes an empty file what the steps up to a format make of it.

    SQLite looks through all parts of a file at each column that is added, so the steps take five
    times as long.
    """

    def run(connection: sqlite3.Connection) -> None:
        names_itself, statements = _left_by_steps(version)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        for statement in statements:
            connection.execute(statement)
        if names_itself:
            connection.execute("INSERT INTO meta VALUES ('file_id', ?)", (str(uuid4()),))

    return run


@cache
def _left_by_steps(version: int) -> tuple[bool, tuple[str, ...]]:
    """Whether a file of a format has an id of its own, and the statements that make its parts."""
    with contextlib.closing(connect_in_memory()) as connection:
        for step in STEPS[:version]:
            step(connection)
        parts = connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
            "ORDER BY type != 'table', rowid"
        ).fetchall()
        named = connection.execute("SELECT 1 FROM meta WHERE key = 'file_id'").fetchone()
    return named is not None, tuple(sql for (sql,) in parts)


def format_of(connection: sqlite3.Connection) -> int:
    """The format a file is in; 0 for an empty one."""
    return connection.execute("PRAGMA user_version").fetchone()[0]
