"""Whether a county file is made of the program's own parts only.

A trigger or view that somebody put into a file would run in this program. What belongs into a file
is not listed anywhere: the migrations and the search index say it, by making it in memory.
"""

import contextlib
import sqlite3
from functools import cache
from typing import NamedTuple

from db import search_index
from db.engine import connect_in_memory
from db.migrations.steps import MADE, STEPS
from db.schema import SchemaPart, digest_of, parts_of


class Difference(NamedTuple):
    """What a file is made of against what the program makes in a file of its format, in order.

    Attributes:
        foreign: Parts the program does not make. A search index of another version is none: it is
            taken away before anything is written.
        missing: Parts the file should have and has not.
    """

    foreign: list[SchemaPart]
    missing: list[SchemaPart]


def difference(connection: sqlite3.Connection, version: int) -> Difference:
    """Hold what a file is made of against what the program makes in a file of a format."""
    found = parts_of(connection)
    others = frozenset(part for part in found if not search_index.is_part(part))
    if digest_of(others) == MADE[version - 1]:
        return Difference([], [])
    own = own_parts(version)
    return Difference(sorted(others - own), sorted(own - found))


@cache
def own_parts(version: int) -> frozenset[SchemaPart]:
    """Everything the program makes in a file of a format, without the search index."""
    with contextlib.closing(connect_in_memory()) as connection:
        for step in STEPS[:version]:
            step(connection)
        return parts_of(connection)


@cache
def own_descriptions(version: int) -> dict[str, str]:
    """The SQL of every table the program makes in a file of a format, by name."""
    with contextlib.closing(connect_in_memory()) as connection:
        for step in STEPS[:version]:
            step(connection)
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type='table'")
        return {name: sql for name, sql in found.fetchall() if sql}
