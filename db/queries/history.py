"""Reading the history: the newest steps, and what was done to one row."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapper, Session

from db.models.base import dictionary_of
from db.models.changes import LIVE, ChangeItemRow, ChangeLogRow
from db.models.county import OFFICE, LeaRow, MetaRow
from db.models.registry import column, row_class
from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.domain.casework.records import Case, Record
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.foundation.frozen import frozen_dataclass

R = TypeVar("R", bound=Record)


@frozen_dataclass
class StoredStep:
    """A step of the history; `undone` is a state of `ChangeLogRow`."""

    change_id: str
    at: datetime
    who: str
    label: ChangeLabel
    case_id: str | None
    undone: int


@frozen_dataclass
class StoredItem:
    """What a step did to one row: stored values by field of its record."""

    step: StoredStep
    operation: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def newest_steps(session: Session, state: int, limit: int) -> list[StoredStep]:
    """The newest steps in a state, newest first."""
    rows = session.scalars(
        sa.select(ChangeLogRow)
        .where(ChangeLogRow.undone == state)
        .order_by(ChangeLogRow.id.desc())
        .limit(limit)
    )
    return [_step(row) for row in rows]


def items_of(session: Session, kind: type[Record], row_id: str) -> list[StoredItem]:
    """Everything done to one row, newest first."""
    rows = session.execute(
        sa.select(ChangeItemRow, ChangeLogRow)
        .join(ChangeLogRow, ChangeLogRow.change_id == ChangeItemRow.change_id)
        .where(
            ChangeItemRow.row_id == row_id,
            ChangeItemRow.table_name == kind_of(kind).table,
        )
        .order_by(ChangeItemRow.id.desc())
    )
    return [
        StoredItem(
            _step(change), item.operation, _values(kind, item.before), _values(kind, item.after)
        )
        for item, change in rows
    ]


def office_items(session: Session) -> list[StoredItem]:
    """Everything done to what people write about the county office, newest step first.

    A fact's values are by its name ("phone"); a step that touched several stands once for each.
    """
    rows = session.execute(
        sa.select(ChangeItemRow, ChangeLogRow)
        .join(ChangeLogRow, ChangeLogRow.change_id == ChangeItemRow.change_id)
        .where(
            ChangeItemRow.table_name == MetaRow.__tablename__,
            ChangeItemRow.row_id.startswith(OFFICE),
        )
        .order_by(ChangeLogRow.id.desc(), ChangeItemRow.id)
    )
    return [
        StoredItem(
            _step(change),
            item.operation,
            _fact(item.row_id, item.before),
            _fact(item.row_id, item.after),
        )
        for item, change in rows
    ]


def last_values(session: Session, kind: type[Record], row_id: str) -> dict[str, Any] | None:
    """The stored values of a row, also of one that is gone; None when it never was."""
    table = kind_of(kind).table
    row = (
        session.execute(sa.text(f'SELECT * FROM "{table}" WHERE id = :id'), {"id": row_id})
        .mappings()
        .first()
    )
    if row is not None:
        return _fields(kind, dict(row))
    whole = session.execute(
        sa.select(ChangeItemRow.before, ChangeItemRow.after)
        .where(
            ChangeItemRow.row_id == row_id,
            ChangeItemRow.table_name == table,
            ChangeItemRow.operation != "update",
        )
        .order_by(ChangeItemRow.id.desc())
    ).first()
    return _values(kind, whole.before or whole.after) if whole is not None else None


def items_of_step(session: Session, change_id: str) -> list[ChangeItemRow]:
    """What a step did, in the order it was done."""
    return list(
        session.scalars(
            sa.select(ChangeItemRow)
            .where(ChangeItemRow.change_id == change_id)
            .order_by(ChangeItemRow.id)
        )
    )


def removals_of_case(session: Session, case_id: str) -> list[tuple[ChangeItemRow, ChangeLogRow]]:
    """What was removed from a case by steps in force, the newest first."""
    rows = session.execute(
        sa.select(ChangeItemRow, ChangeLogRow)
        .join(ChangeLogRow, ChangeLogRow.change_id == ChangeItemRow.change_id)
        .where(
            ChangeLogRow.case_id == case_id,
            ChangeLogRow.undone == LIVE,
            ChangeItemRow.operation == "delete",
        )
        .order_by(ChangeItemRow.id.desc())
    )
    return [(item, change) for item, change in rows]


def values_in(kind: type[Record], text: str | None) -> dict[str, Any]:
    """Stored values by field, from what the history keeps of a row; empty where there was none."""
    return _values(kind, text) or {}


def record_from(session: Session, kind: type[R], stored: Mapping[str, Any]) -> R:
    """The record that stored values make; a field they lack has its default."""
    mapper: Mapper[Any] = sa.inspect(row_class(kind))
    dialect = session.get_bind().dialect
    names = {field.name for field in kind_of(kind).fields}
    values = {}
    for prop in mapper.column_attrs:
        if prop.key in names and prop.key in stored:
            processor = prop.columns[0].type.dialect_impl(dialect).result_processor(dialect, None)
            value = stored[prop.key]
            values[prop.key] = processor(value) if processor else value
    return kind(**values)


def lea_names(session: Session, codes: Collection[str]) -> dict[str, str]:
    """Names of LEAs by CDS code."""
    rows = session.execute(sa.select(LeaRow.cds, LeaRow.name).where(LeaRow.cds.in_(set(codes))))
    return {row.cds: row.name for row in rows}


def lea_of_cases(session: Session, case_ids: Collection[str]) -> dict[str, str]:
    """The LEA's name of each case that is still there, by case id."""
    case = row_class(Case)
    rows = session.execute(
        sa.select(case.id, LeaRow.name)
        .join(LeaRow, LeaRow.cds == column(Case.cds))
        .where(case.id.in_(set(case_ids)))
    )
    return {row.id: row.name for row in rows}


def _step(row: ChangeLogRow) -> StoredStep:
    return StoredStep(row.change_id, row.at, row.who, row.change_label, row.case_id, row.undone)


def _fact(key: str, text: str | None) -> dict[str, Any] | None:
    return None if text is None else {key.removeprefix(OFFICE): dictionary_of(text).get("value")}


def _values(kind: type[Record], text: str | None) -> dict[str, Any] | None:
    return None if text is None else _fields(kind, dictionary_of(text))


def _fields(kind: type[Record], columns: dict[str, Any]) -> dict[str, Any]:
    """Stored values by the record's field names, which differ from some columns' (`group`)."""
    mapper: Mapper[Any] = sa.inspect(row_class(kind))
    names = {prop.columns[0].name: prop.key for prop in mapper.column_attrs}
    return {names[column]: value for column, value in columns.items() if column in names}
