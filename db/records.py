"""Reading records in a session, without handling their rows."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_origin

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from db.engine import driver_connection
from db.models.registry import row_class, table_name, to_record
from sos_desktop.domain.casework.records import Record
from sos_desktop.domain.casework.records.schema import FieldInfo, kind_of
from sos_desktop.domain.unreadable import unreadable_values

R = TypeVar("R", bound=Record)


class StoredField(NamedTuple):
    """A field of a record as it lies in the file.

    Attributes:
        info: What the field is.
        column: Where it is kept.
        read: Makes the field's value of what is stored; None where that is the value.
    """

    info: FieldInfo
    column: sa.Column[Any]
    read: Callable[[Any], Any] | None


@cache
def stored_fields(kind: type[Record]) -> tuple[StoredField, ...]:
    """The fields of a kind in the order of their declaration, for queries in SQL's own words."""
    dialect = sqlite.dialect()
    columns = sa.inspect(row_class(kind)).columns
    return tuple(
        StoredField(
            info,
            columns[info.name],
            columns[info.name].type.dialect_impl(dialect).result_processor(dialect, None),
        )
        for info in kind_of(kind).fields
    )


def record_by_id(session: Session, kind: type[R], record_id: str) -> R | None:
    """A record; None when there is none."""
    mapper = sa.inspect(row_class(kind))
    row = session.identity_map.get(mapper.identity_key_from_primary_key((record_id,)))
    if row is not None:
        return to_record(kind, row)
    return next(iter(records_asked(session, kind, _by_id(kind), record_id)), None)


def row_by_id(session: Session, kind: type[Record], record_id: str) -> Any:
    """The row of a record, to be changed; None when there is none.

    Most records that are kept are new, and to learn so from a row takes five times as long.
    """
    row_kind = row_class(kind)
    key = sa.inspect(row_kind).identity_key_from_primary_key((record_id,))
    if key not in session.identity_map and not _is_there(session, kind, record_id):
        return None
    return session.get(row_kind, record_id)


def _is_there(session: Session, kind: type[Record], record_id: str) -> bool:
    file = driver_connection(session.connection())
    question = f'SELECT 1 FROM "{table_name(kind)}" WHERE id = ?'
    return file.execute(question, (record_id,)).fetchone() is not None


@cache
def _by_id(kind: type[Record]) -> str:
    """The question in SQL's own words: the longer way over rows takes ten times as long."""
    fields = stored_fields(kind)
    names = ", ".join(f'"{field.column.name}"' for field in fields)
    return f'SELECT {names} FROM "{fields[0].column.table.name}" WHERE id = ?'


def all_records(session: Session, kind: type[R]) -> list[R]:
    """Every record of a kind in the order they were made."""
    return records_asked(session, kind, _all(kind))


@cache
def _all(kind: type[Record]) -> str:
    row: Any = row_class(kind)
    query = sa.select(*(field.column for field in stored_fields(kind)))
    return str(query.order_by(row.created_at, sa.text("rowid")).compile(dialect=sqlite.dialect()))


def records_asked(session: Session, kind: type[R], question: str, *given: object) -> list[R]:
    """The records of the rows that a question in SQL's own words asks for.

    Args:
        session: That reads.
        kind: Which records.
        question: It asks for the columns of `stored_fields` in their order.
        given: What stands for its question marks.
    """
    if session.autoflush:
        session.flush()  # which only a query for whole rows does by itself
    rows = driver_connection(session.connection()).execute(question, given).fetchall()
    return [_record_of(kind, row) for row in rows]


_KEPT = 6000
"""Records that are kept made: those of the open cases of the largest county, twice."""
_made: dict[tuple[Any, ...], Any] = {}


def _record_of(kind: type[R], row: Sequence[Any]) -> R:
    """The record of a row, made once while the row stays the same: lists read all after a change.

    One of which something cannot be read is made each time, because whoever reads it is to be told;
    so is one that holds what can be changed, because nobody is to change another's.
    """
    if not _is_fixed(kind):
        return kind(**stored_values(kind, row))
    key = (kind, *row)
    found = _made.get(key)
    if found is None:
        before = unreadable_values()
        found = kind(**stored_values(kind, row))
        if unreadable_values() == before:
            if len(_made) >= _KEPT:
                _made.clear()
            _made[key] = found
    return found


@cache
def _is_fixed(kind: type[Record]) -> bool:
    """Whether nothing in a record of a kind can be changed."""
    return not any((get_origin(info.type) or info.type) is dict for info in kind_of(kind).fields)


def stored_values(kind: type[Record], row: Sequence[Any]) -> dict[str, Any]:
    """The values of a record by its fields, from what is stored of them in their order."""
    return {
        field.info.name: value if field.read is None else field.read(value)
        for field, value in zip(stored_fields(kind), row, strict=True)
    }


def records_where(
    session: Session,
    kind: type[R],
    *conditions: sa.ColumnElement[bool],
    order_by: Any = None,
) -> list[R]:
    """The records of a kind of which all conditions hold, in no order unless one is given."""
    query = sa.select(row_class(kind)).where(*conditions).order_by(order_by)
    return [to_record(kind, row) for row in session.scalars(query)]
