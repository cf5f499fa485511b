"""What the history of a damaged file says of its rows: made anew from it, or held against it."""

import contextlib
import hashlib
import json
from collections.abc import Mapping
from functools import cache

from db.connection import CountyConnection
from db.models.changes import LIVE
from db.salvage import Salvage
from sos_desktop.domain.casework.records.schema import all_kinds, kind_of

_HISTORY, _ITEMS, _CONTENTS = "change_log", "change_item", "document_content"
_OF_STEPS = {"change_id", "undone"}
_OF_ITEMS = {"change_id", "table_name", "row_id", "before", "after"}
State = Mapping[str, object]


@cache
def _recorded() -> frozenset[str]:
    """The tables of which every row ever written is in the history."""
    return frozenset(kind_of(kind).table for kind in all_kinds())


class LastStates:
    """Each row of casework as the history saw it last.

    Attributes:
        whole: Whether all of the history was read; only then is it known what there should be.
    """

    def __init__(self, read: Mapping[str, Salvage]) -> None:
        """Read the history among what was read of the tables."""
        self._states: dict[str, dict[str, dict[str, object] | None]] = {}
        self._homes: dict[str, set[str]] = {}
        self._unreadable = 0
        log, items = read.get(_HISTORY, Salvage()), read.get(_ITEMS, Salvage())
        # A damaged description may give columns other names.
        told = set(log.columns) >= _OF_STEPS and set(items.columns) >= _OF_ITEMS
        self.whole = told and log.whole and items.whole
        if told:
            self._fill(log, items)

    def of(self, table: str) -> Mapping[str, State | None]:
        """The rows of a table by their key; None for one that was removed."""
        return self._states.get(table, {})

    def is_of_another(self, table: str, key: object) -> bool:
        """Whether the history knows a row by its id, and in other tables only.

        Where pages stand in each other's place, rows of one table look like those of another.
        """
        homes = self._homes.get(key) if isinstance(key, str) else None
        return bool(homes) and table not in homes

    def knows_all_of(self, made: CountyConnection, table: str) -> bool:
        """Whether every row there should be is known, and stands in the new file."""
        if not self.whole or table not in _recorded():
            return False
        there = {row[0] for row in made.execute(f'SELECT id FROM "{table}"').fetchall()}
        return all(key in there for key, state in self.of(table).items() if state is not None)

    def damaged(self, table: str, found: Salvage) -> int:
        """How many of the rows that were read something else in the file contradicts.

        A row of casework is in the history as it was saved last, so where the two differ one of
        them is damaged. The content of a file is kept under the sum of it.
        """
        if table == _ITEMS:
            return self._unreadable
        if table == _CONTENTS:
            return sum(not _is_content(row) for row in _named(found))
        states = self.of(table) if self.whole else {}
        return sum(_differs(states, row) for row in _named(found)) if states else 0

    def _fill(self, log: Salvage, items: Salvage) -> None:
        live = {row["change_id"] for row in _named(log) if row.get("undone") == LIVE}
        for item in _named(items):
            after = _values(item.get("after"))
            self._unreadable += after is None and item.get("after") is not None
            self._unreadable += _values(item.get("before")) is None and item["before"] is not None
            self._homes.setdefault(str(item["row_id"]), set()).add(str(item["table_name"]))
            if item.get("change_id") not in live:
                continue
            if after is None and item.get("after") is not None:
                continue
            rows, key = self._states.setdefault(str(item["table_name"]), {}), str(item["row_id"])
            rows[key] = None if after is None else {**(rows.get(key) or {}), **after}


def _values(text: object) -> dict[str, object] | None:
    """What the history keeps of a row; None where there was none, or it cannot be read."""
    with contextlib.suppress(TypeError, ValueError):
        found = json.loads(str(text)) if text is not None else None
        return found if isinstance(found, dict) else None
    return None


def _differs(states: Mapping[str, State | None], row: State) -> bool:
    key = str(row.get("id", row.get("key")))
    if key not in states:
        return False
    state = states[key]
    return state is None or any(row[name] != value for name, value in state.items() if name in row)


def _is_content(row: State) -> bool:
    content = row.get("content")
    return isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == row.get("sha256")


def _named(found: Salvage) -> list[dict[str, object]]:
    return [dict(zip(found.columns, found.rows[n], strict=True)) for n in sorted(found.rows)]
