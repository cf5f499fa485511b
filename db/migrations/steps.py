"""The steps between the formats of a county file, and which format a file is in."""

import pkgutil
import re
import sqlite3
from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType

from db import migrations

Step = Callable[[sqlite3.Connection], None]

_STEP_NAME = re.compile(r"m\d{4}_\w+")


def _found() -> tuple[ModuleType, ...]:
    """The steps that lie beside this module, in the order of their numbers."""
    names = sorted(module.name for module in pkgutil.iter_modules(migrations.__path__))
    return tuple(
        import_module(f"{migrations.__name__}.{name}")
        for name in names
        if _STEP_NAME.fullmatch(name)
    )


_MODULES = _found()
STEPS: tuple[Step, ...] = tuple(module.upgrade for module in _MODULES)
"""Step n (counting from 1) brings format n-1 to n."""
MADE: Sequence[str] = tuple(getattr(module, "MADE", "") for module in _MODULES)
"""What a file of format n is made of, as `db.schema.digest_of` says it; "" where no step says so.

With it a file is known without running every step on an empty one, which takes a twentieth of
opening it.
"""


def format_of(connection: sqlite3.Connection) -> int:
    """The format a file is in; 0 for an empty one."""
    return connection.execute("PRAGMA user_version").fetchone()[0]
