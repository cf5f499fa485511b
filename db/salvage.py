"""Reads what can be read of a damaged table, from both ends and between the damaged places."""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field

from db.connection import CountyConnection

Row = tuple[object, ...]

_MOST_ATTEMPTS = 20_000
"""Statements after which a gap is left alone: each one that meets damage costs a page read."""
_HIGHEST = 2**62
_BEFORE_FIRST = 0
"""Before the first number SQLite gives a row by itself; the program names none."""
_BEYOND = 5_000
"""How far past the last row that was read others are looked for, where a table's end is damaged."""


@dataclass(slots=True)
class Salvage:
    """What was read of one table.

    Attributes:
        columns: In the order of each row.
        rows: By row number.
        whole: Whether no page of the table was found damaged.
        count: How many rows an index says there are; None when none can be read.
    """

    columns: tuple[str, ...] = ()
    rows: dict[int, Row] = field(default_factory=dict)
    whole: bool = True
    count: int | None = None


def salvage(connection: CountyConnection, table: str, *, lacking: bool = False) -> Salvage:
    """Read a table. Never raises for what is damaged; what cannot be read is not in it.

    Args:
        connection: To the damaged file.
        table: Its name.
        lacking: Rows may be missing although no page of it is found damaged.
    """
    found = Salvage()
    keys, without_numbers = (), False
    try:
        info = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        found.columns = tuple(row[1] for row in info)
        keys = tuple(row[1] for row in sorted(info, key=lambda row: row[5]) if row[5])
        without_numbers = _is_without_numbers(connection, table)
    except sqlite3.DatabaseError:
        found.columns = ()
    if not found.columns:
        found.whole = False
        return found
    if without_numbers:
        _KeyReader(connection, table, keys, found).read()
    else:
        _NumberReader(connection, table, found).read()
    with contextlib.suppress(sqlite3.DatabaseError):
        found.count = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        found.whole = found.whole and found.count == len(found.rows)
    if lacking and not _is_counted_apart(connection, table):
        found.whole, found.count = False, None
    return found


def _is_counted_apart(connection: CountyConnection, table: str) -> bool:
    """Whether an index says how many rows there are, instead of the rows themselves."""
    plan = connection.execute(f'EXPLAIN QUERY PLAN SELECT count(*) FROM "{table}"').fetchall()
    return any("INDEX" in str(step[3]) for step in plan)


def _is_without_numbers(connection: CountyConnection, table: str) -> bool:
    """Whether a table keeps its rows by their key instead of by a row number."""
    try:
        connection.execute(f'SELECT rowid FROM "{table}" LIMIT 0')
    except sqlite3.OperationalError:  # there is no such column
        return True
    return False


class _KeyReader:
    """Reads a table that has no row numbers: by its key, and in pieces of its first columns."""

    def __init__(
        self, connection: CountyConnection, table: str, keys: tuple[str, ...], found: Salvage
    ) -> None:
        self._connection, self._table, self._keys, self._found = connection, table, keys, found
        self._places = [found.columns.index(key) for key in keys]
        self._met: set[Row] = set()

    def read(self) -> None:
        """Everything, or piece by piece where that breaks off."""
        self._piece(())

    def _piece(self, start: Row) -> None:
        """The rows whose key begins with `start`: forward, backward, then in pieces."""
        if self._stretch(start, "ASC"):
            return
        self._found.whole = False
        self._stretch(start, "DESC")
        if len(start) < min(2, len(self._keys) - 1):
            for value in self._values(len(start)):
                self._piece((*start, value))

    def _values(self, place: int) -> range:
        """Every number a column of the key may have between those that were read."""
        known = [key[place] for key in self._met]
        numbers = [value for value in known if isinstance(value, int)]
        most = max(numbers, default=0)
        return range(min(numbers, default=0), min(most + 1 + most // 2, _BEYOND))

    def _stretch(self, start: Row, order: str) -> bool:
        """Read in one direction; whether the end was reached."""
        where = " AND ".join(f'"{key}"=?' for key in self._keys[: len(start)]) or "1"
        names = ", ".join(f'"{name}"' for name in self._found.columns)
        by = ", ".join(f'"{key}" {order}' for key in self._keys)
        try:
            cursor = self._connection.execute(
                f'SELECT {names} FROM "{self._table}" NOT INDEXED WHERE {where} ORDER BY {by}',
                start,
            )
            while (row := cursor.fetchone()) is not None:
                key = tuple(row[place] for place in self._places)
                if key not in self._met:
                    self._met.add(key)
                    self._found.rows[len(self._found.rows)] = tuple(row)
        except sqlite3.DatabaseError:
            return False
        return True


class _NumberReader:
    """Reads a table by its row numbers."""

    def __init__(self, connection: CountyConnection, table: str, found: Salvage) -> None:
        self._connection, self._found = connection, found
        names = ", ".join(f'"{name}"' for name in found.columns)
        # A plus sign keeps SQLite from an index, whose pages may say something else.
        self._select = f'SELECT +rowid, {names} FROM "{table}" NOT INDEXED'
        self._attempts = 0

    def read(self) -> None:
        """Everything forward; where that breaks off, backward, and then what lies between."""
        last = self._stretch(-_HIGHEST, _HIGHEST, forward=True)
        if last is None:
            return
        self._found.whole = False
        first = self._stretch(last, _HIGHEST, forward=False)
        known = max(self._found.rows, default=0)
        end = min(_HIGHEST if first is None else first, 2 * known + _BEYOND)
        self._between(max(last, _BEFORE_FIRST), end)

    def _stretch(self, after: int, before: int, *, forward: bool) -> int | None:
        """Read between two row numbers; the last one read when it broke off, None when it did not.

        Nothing read at all gives the end it began at.
        """
        self._attempts += 1
        reached = after if forward else before
        try:
            cursor = self._ask(after, before, forward=forward)
        except (sqlite3.DatabaseError, OverflowError):
            return reached
        try:
            for number, row in _numbered(cursor):
                self._found.rows[number] = row
                reached = number
        except (sqlite3.DatabaseError, OverflowError):
            ends = (reached, before) if forward else (after, reached)
            return self._last_before_damage(*ends, forward=forward)
        return None

    def _last_before_damage(self, after: int, before: int, *, forward: bool) -> int:
        """Read the row that was lost because Python looks for the next one before it gives it."""
        with contextlib.suppress(sqlite3.DatabaseError, OverflowError):
            for number, row in _numbered(self._ask(after, before, forward=forward, most=1)):
                self._found.rows[number] = row
                return number
        return after if forward else before

    def _ask(self, after: int, before: int, *, forward: bool, most: int = -1) -> sqlite3.Cursor:
        order = "ASC" if forward else "DESC"
        # Asked for what is above a number, SQLite begins at the page of that number.
        return self._connection.execute(
            f"{self._select} WHERE rowid >= ? AND rowid <= ? ORDER BY rowid {order} LIMIT ?",
            (after + 1, before - 1, most),
        )

    def _between(self, after: int, before: int) -> None:
        """Halve a gap again and again; rows on pages that are sound are found that way.

        Each gap begins where reading broke off, so only its upper half is tried: the lower one
        would break off in the same place.
        """
        gaps = [(after, before)]
        while gaps and self._attempts < _MOST_ATTEMPTS:
            low, high = gaps.pop()
            if high - low <= 2:
                continue
            middle = low + (high - low) // 2
            gaps.append((low, middle + 1))
            reached = self._stretch(middle, high, forward=True)
            if reached is not None:
                gaps.append((reached, high))


def _numbered(cursor: sqlite3.Cursor) -> Iterator[tuple[int, Row]]:
    while (row := cursor.fetchone()) is not None:
        yield row[0], tuple(row[1:])
