"""Reading records in a session, without handling their rows.

Most is asked in SQL's own words, in which a column is named by its field: to map a kind of record,
and to have SQLAlchemy put a question together, takes many times as long as the answer, and what is
read first is waited for.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_origin

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from db.engine import driver_connection
from db.models.base import Day, Moment
from db.models.registry import column_name, row_class, stored_type, table_name, to_record
from sos_desktop.domain.casework.records import Record
from sos_desktop.domain.casework.records.schema import FieldInfo, field_info, kind_of
from sos_desktop.domain.unreadable import unreadable_values

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class StoredField(NamedTuple):
    """A field of a record as it lies in the file.

    Attributes:
        info: What the field is.
        column: The name of the column that keeps it.
        read: Makes the field's value of what is stored; None where that is the value.
    """

    info: FieldInfo
    column: str
    read: Callable[[Any], Any] | None


@cache
def stored_fields(kind: type[Record]) -> tuple[StoredField, ...]:
    """The fields of a kind in the order of their declaration, for queries in SQL's own words."""
    return tuple(
        StoredField(info, column_name(info), value_reader(sa.types.to_instance(stored_type(info))))
        for info in kind_of(kind).fields
    )


def value_reader(kept_as: sa.types.TypeEngine[Any]) -> Callable[[Any], Any] | None:
    """Makes a value of what is stored in a column of a type; None where that is the value."""
    dialect = sqlite.dialect()
    return kept_as.dialect_impl(dialect).result_processor(dialect, None)


def at(field: object) -> str:
    """The column of a field, by the field itself, for SQL's own words: `at(Task.due_on)`.

    What all kinds have (`id`, `case_id`, `created_at`) is written as it is.
    """
    info = field_info(field)
    return f'{table_name(info.record)}."{column_name(info)}"'


def fields_of(kind: type[Record]) -> str:
    """The columns of `stored_fields` in their order, for SQL's own words."""
    return ", ".join(f'{table_name(kind)}."{field.column}"' for field in stored_fields(kind))


def read_as(field: T) -> Callable[[Any], T]:
    """Makes a field's value of what is stored of it: `read_as(Task.due_on)(row[0])`."""
    return value_reader(sa.types.to_instance(stored_type(field_info(field)))) or _as_stored


def _as_stored(value: Any) -> Any:
    return value


READ_DAY: Callable[[Any], Any] = value_reader(Day()) or _as_stored
READ_MOMENT: Callable[[Any], Any] = value_reader(Moment()) or _as_stored


def asked(session: Session, question: str, *given: object, **named: object) -> list[Any]:
    """The rows, as stored, that a question in SQL's own words asks for.

    Args:
        session: That reads.
        question: What to ask.
        given: What stands for its question marks.
        named: What stands for its names (`:first`); either these or question marks.
    """
    if session.autoflush:
        session.flush()  # which only a query for whole rows does by itself
    return driver_connection(session.connection()).execute(question, named or given).fetchall()


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
    return f"SELECT {fields_of(kind)} FROM {table_name(kind)} WHERE id = ?"


def all_records(session: Session, kind: type[R]) -> list[R]:
    """Every record of a kind in the order they were made."""
    return records_asked(session, kind, _all(kind))


@cache
def _all(kind: type[Record]) -> str:
    return f"SELECT {fields_of(kind)} FROM {table_name(kind)} ORDER BY created_at, rowid"


def records_asked(
    session: Session, kind: type[R], question: str, *given: object, **named: object
) -> list[R]:
    """The records of the rows that a question in SQL's own words asks for.

    Args:
        session: That reads.
        kind: Which records.
        question: It asks for `fields_of` the kind.
        given: What stands for its question marks.
        named: What stands for its names, as of `asked`.
    """
    return [_record_of(kind, row) for row in asked(session, question, *given, **named)]


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
