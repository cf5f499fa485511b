"""Figures of local files: written in the order of their key, read by source."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.connection import CountyConnection
from db.engine import driver_connection
from db.models.local import LocalHeldRow, LocalValueRow
from db.models.registry import column
from db.records import records_where
from sos_desktop.domain.casework.records import LocalFile, LocalSource
from sos_desktop.domain.local.cells import Key, LocalCell

_AT_ONCE = 2_000
_TOGETHER = 20
"""Rows of one INSERT: SQLite takes half the time that as many of one row each take."""
_Row = TypeVar("_Row", LocalCell, Key)
_FIGURE = "period, place, student_group, numerator, denominator, value"
"""The columns of a `LocalCell`, in its order."""
_COLUMNS = f"file, {_FIGURE}"


def sources_of(session: Session, cds: str) -> list[LocalSource]:
    """The local sources of an LEA, by name."""
    found = records_where(session, LocalSource, column(LocalSource.cds) == cds)
    return sorted(found, key=lambda source: source.name.casefold())


def files_of(session: Session, source_id: str) -> list[LocalFile]:
    """The files of a source, the oldest first; those that were taken back too."""
    found = records_where(session, LocalFile, column(LocalFile.source_id) == source_id)
    return sorted(found, key=lambda file: file.number)


def next_number(session: Session) -> int:
    """A number no file has, nor figures of a file whose reading was undone."""
    known = [
        session.scalar(sa.select(sa.func.max(column(LocalFile.number)))),
        session.scalar(sa.select(sa.func.max(LocalValueRow.file))),
    ]
    return 1 + max((number for number in known if number), default=0)


def add_values(session: Session, number: int, cells: Sequence[LocalCell]) -> Iterator[int]:
    """Write the figures of a file piece by piece; gives how many are written so far."""
    driver = driver_connection(session.connection())
    insert = f"INSERT INTO {LocalValueRow.__tablename__} ({_COLUMNS}) VALUES"
    done = 0
    for part in _in_order(cells):
        _insert(driver, insert, f"({number:d},?,?,?,?,?,?)", part)
        done += len(part)
        yield done


def _insert(
    driver: CountyConnection, insert: str, row: str, rows: Sequence[tuple[object, ...]]
) -> None:
    """Write rows, many by one statement."""
    whole = len(rows) - len(rows) % _TOGETHER
    together = (rows[at : at + _TOGETHER] for at in range(0, whole, _TOGETHER))
    many = f"{insert} {','.join([row] * _TOGETHER)}"
    driver.executemany(many, [[*chain.from_iterable(some)] for some in together])
    driver.executemany(f"{insert} {row}", rows[whole:])


def _in_order(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """Rows in the order of their key, some thousand at a time.

    Each period by itself: to sort a large file at once would keep the window waiting.
    """
    of_period: dict[str, list[_Row]] = {}
    for row in rows:
        of_period.setdefault(row[0], []).append(row)
    piece: list[_Row] = []
    for period in sorted(of_period):
        piece += sorted(of_period[period], key=itemgetter(1, 2))
        while len(piece) >= _AT_ONCE:
            yield piece[:_AT_ONCE]
            piece = piece[_AT_ONCE:]
    if piece:
        yield piece


def values_of(
    session: Session, numbers: Collection[int], periods: Collection[str] | None = None
) -> dict[Key, LocalCell]:
    """The figures of some files; where several say one, the latest counts.

    Args:
        session: Of the county file.
        numbers: Of the files that count.
        periods: Only of these; None for all.
    """
    if not numbers:
        return {}
    of_periods = "" if periods is None else "AND period IN (SELECT value FROM json_each(?))"
    given = [sorted(numbers), *([] if periods is None else [sorted(periods)])]
    found = driver_connection(session.connection()).execute(
        f"SELECT {_FIGURE} FROM {LocalValueRow.__tablename__} "
        f"WHERE file IN (SELECT value FROM json_each(?)) {of_periods} ORDER BY file",
        [json.dumps(values) for values in given],
    )
    return {cell[:3]: cell for cell in map(LocalCell._make, found)}


def periods_of(session: Session, numbers: Collection[int]) -> set[str]:
    """The periods of which some files say anything."""
    query = sa.select(LocalValueRow.period).where(LocalValueRow.file.in_(sorted(numbers)))
    return set(session.scalars(query.distinct()))


def places_of(session: Session, numbers: Collection[int]) -> list[str]:
    """The schools of which some files say anything, those of the first file first."""
    query = (
        sa.select(LocalValueRow.place)
        .where(LocalValueRow.file.in_(sorted(numbers)), LocalValueRow.place != "")
        .group_by(LocalValueRow.place)
        .order_by(sa.func.min(LocalValueRow.file), LocalValueRow.place)
    )
    return [*session.scalars(query)]


def held_of(session: Session, source_id: str) -> frozenset[Key]:
    """What was held back of a source at any time."""
    found = driver_connection(session.connection()).execute(
        f"SELECT period, place, student_group FROM {LocalHeldRow.__tablename__} "
        "WHERE source_id = ?",
        (source_id,),
    )
    return frozenset((period, place, group) for period, place, group in found)


def add_held(session: Session, source_id: str, keys: Iterable[Key]) -> None:
    """Note what is held back from now on."""
    driver = driver_connection(session.connection())
    columns = "source_id, period, place, student_group"
    insert = f"INSERT OR IGNORE INTO {LocalHeldRow.__tablename__} ({columns}) VALUES"
    for part in _in_order(keys):
        _insert(driver, insert, "(?,?,?,?)", [(source_id, *key) for key in part])
