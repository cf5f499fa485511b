"""What two states of a county file do not have in common, step by step."""

import contextlib
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from db import copy_changes
from db.copy_contents import label_columns, words_of
from db.engine import connect
from db.migrations.steps import format_of
from db.models.changes import LIVE
from sos_desktop.foundation.frozen import frozen_dataclass

_SHOWN = 200
"""Steps whose words are read on each side; how many there are is known of all."""


@frozen_dataclass
class Step:
    """A step of the history.

    Attributes:
        at: When it was made.
        words: What was done, as the history calls it.
    """

    at: datetime
    words: str


@frozen_dataclass
class OneSided:
    """Steps that are in force in one of two files only.

    Attributes:
        count: How many.
        newest: The newest of them, the newest first; fewer than `count` where there are many.
    """

    count: int = 0
    newest: tuple[Step, ...] = ()


@frozen_dataclass
class Comparison:
    """What a copy lacks of a county file, and what it has that the file lacks.

    A step that was undone in one of the files counts as missing there.
    """

    only_in_file: OneSided
    only_in_copy: OneSided

    @property
    def same(self) -> bool:
        """Whether both hold the same steps."""
        return not self.only_in_file.count and not self.only_in_copy.count


def compare(copy: Path, file: Path) -> Comparison | None:
    """Compare the steps of two county files, which may be of different formats.

    Returns:
        None when the history of one of them cannot be read.

    Raises:
        OSError: One of them is not there or cannot be reached.
    """
    try:
        with (
            copy_changes.whole_of(copy) as whole,
            contextlib.closing(connect(file, read_only=True)) as of_file,
            contextlib.closing(connect(whole, read_only=True)) as of_copy,
        ):
            here, there = _in_force(of_file), _in_force(of_copy)
            return Comparison(_one_sided(of_file, here, there), _one_sided(of_copy, there, here))
    except (sqlite3.Error, UnicodeDecodeError, ValueError, TypeError):
        return None


def _in_force(connection: sqlite3.Connection) -> dict[str, int]:
    """The steps in force, with their numbers in this file, the newest first."""
    return dict(
        connection.execute(
            "SELECT change_id, id FROM change_log WHERE undone = ? ORDER BY id DESC", (LIVE,)
        )
    )


def _one_sided(
    connection: sqlite3.Connection, here: Mapping[str, int], there: Mapping[str, int]
) -> OneSided:
    only = [number for change, number in here.items() if change not in there]
    steps = []
    columns = label_columns(format_of(connection))
    for number in only[:_SHOWN]:
        at, *label = connection.execute(
            f"SELECT at, {columns} FROM change_log WHERE id = ?", (number,)
        ).fetchone()
        steps.append(Step(datetime.fromisoformat(at), words_of(*label)))
    return OneSided(len(only), tuple(steps))
