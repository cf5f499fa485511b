"""The tables that keep records, made from what the kinds of records declare.

A kind's table is made when it is first asked for, with those it points to: all of them take a tenth
of a second, and opening a county file needs a third of them. A column is named as its field.
Queries name a column by the field itself: `column(Task.due_on) <= today`. In a migrated file
columns may stand in another order and carry defaults, because some were added later; nothing
depends on either.
"""

import threading
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any, TypeVar, cast, get_origin, overload

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, MappedColumn, mapped_column

from db.models.base import Base, Code, Day, JsonDict, JsonTuple, KeptBasis, Number, Truth
from db.models.county import LeaRow
from db.models.tracked import OfCase, Tracked
from sos_desktop.domain.casework.records import Case, CaseRecord, Person, Record
from sos_desktop.domain.casework.records.schema import (
    FieldInfo,
    RecordKind,
    all_kinds,
    field_info,
    kind_of,
)
from sos_desktop.domain.identification.basis import IdentificationBasis
from sos_desktop.domain.unreadable import is_readable

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_RESERVED = {"group": "student_group"}
"""Columns of fields whose name is a word of SQL."""

_INDEXES: Mapping[type[Record], tuple[sa.Index, ...]] = {
    Case: (
        sa.Index(
            "support_case_one_open", "cds", unique=True, sqlite_where=sa.text("closed_on IS NULL")
        ),
    ),
    Person: (sa.Index("ix_person_cds", "cds"),),
}
"""Indexes that no declaration implies."""

_TYPES: tuple[tuple[type, Any], ...] = (
    (str, sa.Text),
    (bool, Truth),
    (tuple, JsonTuple),
    (dict, JsonDict),
    (IdentificationBasis, KeptBasis),
)


def stored_type(field: FieldInfo) -> Any:
    """How a field is kept: a type of SQLAlchemy's."""
    plain = get_origin(field.type) or field.type
    if issubclass(plain, Enum):
        return Code(plain)
    if issubclass(plain, date):
        return Day(optional=field.optional)
    if issubclass(plain, int | float) and plain is not bool:
        return Number(whole=issubclass(plain, int), optional=field.optional)
    return next(stored for kind, stored in _TYPES if issubclass(plain, kind))


def _foreign_keys(field: FieldInfo) -> list[sa.ForeignKey]:
    if field.lea:
        return [sa.ForeignKey(f"{LeaRow.__tablename__}.cds")]
    if field.references is None:
        return []
    target = kind_of(field.references).table
    return [sa.ForeignKey(f"{target}.id", ondelete="CASCADE" if field.cascade else "SET NULL")]


def column_name(field: FieldInfo) -> str:
    """The column that keeps a field."""
    return _RESERVED.get(field.name, field.name)


def _mapped_column(field: FieldInfo) -> MappedColumn[Any]:
    keys = _foreign_keys(field)
    return mapped_column(column_name(field), stored_type(field), *keys, nullable=field.optional)


def _make_row_class(kind: RecordKind) -> type[Tracked]:
    """The mapped class of a kind; the columns of its base are those the history needs."""
    of_case = issubclass(kind.record, CaseRecord)
    base = OfCase if of_case else Tracked
    unique = kind.names(lambda field: field.unique)
    scope = ("case_id", *unique) if of_case else unique
    constraints = (sa.UniqueConstraint(*scope),) if unique else ()
    made: Any = type(
        f"{kind.record.__name__}Row",
        (base, Base),
        {
            "__tablename__": kind.table,
            "__table_args__": (*constraints, *_INDEXES.get(kind.record, ())),
            "__doc__": f"A row that keeps a `{kind.record.__name__}`.",
            "__module__": __name__,
            **{f.name: _mapped_column(f) for f in kind.fields if f.name not in ("id", "case_id")},
        },
    )
    return made


_row_classes: dict[type[Record], type[Tracked]] = {}
"""Those made so far, each with all it points to."""
_making = threading.RLock()


@overload
def row_class(kind: type[CaseRecord]) -> type[OfCase]: ...
@overload
def row_class(kind: type[Record]) -> type[Tracked]: ...
def row_class(kind: type[Record]) -> type[Tracked]:
    """The mapped class that keeps a kind of record."""
    if kind not in _row_classes:
        with _making:
            _make_with_targets(kind)
    return _row_classes[kind]


def _make_with_targets(kind: type[Record]) -> None:
    """Others see them only when all are there: SQLAlchemy looks up what a table points to."""
    made: dict[type[Record], type[Tracked]] = {}
    wanted = {kind} - _row_classes.keys()
    while wanted:
        one = wanted.pop()
        made[one] = _make_row_class(kind_of(one))
        wanted |= _targets(one) - made.keys() - _row_classes.keys()
    _row_classes.update(made)


def _targets(kind: type[Record]) -> set[type[Record]]:
    found = {field.references for field in kind_of(kind).fields if field.references is not None}
    return {*found, Case} if issubclass(kind, CaseRecord) else found


@cache
def all_tables() -> sa.MetaData:
    """Every table of a county file."""
    for room in ("attachments", "changes", "county", "dashboard", "local", "official"):
        import_module(f"db.models.{room}")
    for kind in all_kinds():
        row_class(kind)
    return Base.metadata


def table_name(kind: type[Record]) -> str:
    """The table that keeps a kind of record."""
    return kind_of(kind).table


def column(field: T) -> InstrumentedAttribute[T]:
    """The column of a field, by the field itself: `column(Task.due_on) <= today`.

    A type checker takes a field named on its class for a value of it, so that the column has the
    field's type. What all kinds have (`id`, `case_id`, `position`) is asked of `row_class`.
    """
    info = field_info(field)
    return getattr(row_class(info.record), info.name)


def to_record(kind: type[R], row: Tracked) -> R:
    """The frozen record a row holds."""
    return kind(**{name: getattr(row, name) for name in _names(kind)})


@cache
def _names(kind: type[Record]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast(Any, kind)))


def apply_to_row(record: Record, row: Tracked) -> None:
    """Put a record's fields into a row; equal values leave the row unchanged."""
    for field in fields(record):
        value, before = getattr(record, field.name), getattr(row, field.name)
        if before != value or is_readable(before) < is_readable(value):
            setattr(row, field.name, value)


def new_row(record: Record) -> Tracked:
    """A row, not yet saved, that holds a record."""
    return row_class(type(record))(**{f.name: getattr(record, f.name) for f in fields(record)})
