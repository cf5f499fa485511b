"""Writes down every change people make, in the transaction that makes it.

Listeners on the session note each inserted, updated and deleted row with its columns as stored.
Before the commit the notes become one `change_log` row with its items. Statements that bypass the
session's objects are not seen: casework never uses them.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from db.models.base import Base, dictionary_of
from db.models.changes import (
    DISCARDED,
    LIVE,
    UNDONE,
    ChangeItemRow,
    ChangeLogRow,
    stored_label,
)
from db.models.county import OFFICE, MetaRow
from db.models.imported import IMPORTS, TAKEN_BACK
from db.models.tracked import Tracked
from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.domain.casework.history.labels import prose
from sos_desktop.foundation import clock

TYPING = timedelta(seconds=30)
"""Edits of one text closer together than this are one step."""

_DIALECT = sqlite.dialect()
_STAMPS = {"created_at", "updated_at"}
# Of tables, not of rows, and put together once: they are part of every change.
_LOG, _ITEMS = Base.metadata.tables["change_log"], Base.metadata.tables["change_item"]
_PASS_OVER = sa.update(_LOG).where(_LOG.c.undone == UNDONE).values(undone=DISCARDED)
_NEW_CHANGE, _NEW_ITEMS = sa.insert(_LOG), sa.insert(_ITEMS)
_NEWEST = sa.select(ChangeLogRow).where(
    ChangeLogRow.id == sa.select(sa.func.max(ChangeLogRow.id)).scalar_subquery(),
    ChangeLogRow.who == sa.bindparam("who"),
    ChangeLogRow.device_id.is_not_distinct_from(sa.bindparam("device")),
)


@dataclass(slots=True)
class ChangedRow:
    """One changed row; `before` and `after` are None where the row did not exist."""

    table: str
    row_id: str
    operation: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(slots=True)
class ChangeNote:
    """What is being done in a session, where, by whom, and the rows it has touched.

    Attributes:
        label: What it is; a plain text is kept as it is, and stands for what the history never
            holds, or for what is not known before the end (`rename`).
        file_id, device_id: The county file and the device it is done on; None when not known.
        alone: It is a step of its own, although it may look like typing on.
    """

    label: ChangeLabel | str
    who: str
    case_id: str | None = None
    items: list[ChangedRow] = field(default_factory=list)
    file_id: str | None = None
    device_id: str | None = None
    alone: bool = False

    @property
    def change_label(self) -> ChangeLabel:
        """What it is, with its codes if it has any."""
        return prose(self.label) if isinstance(self.label, str) else self.label


class CountySession(Session):
    """A session on a county file; `info["note"]` is its `ChangeNote`, absent when it only reads."""


def touched(session: Session) -> int:
    """How many rows of casework the session has changed so far."""
    session.flush()
    return len(session.info["note"].items)


def rename(session: Session, label: ChangeLabel) -> None:
    """Give the change a session is making its name, when it was not known at the start."""
    session.info["note"].label = label


def stand_alone(session: Session) -> None:
    """Make what a session does a step of its own, although it may look like typing on."""
    session.info["note"].alone = True


@event.listens_for(CountySession, "before_flush")
def _stamp(session: Session, _context: Any, _instances: Any) -> None:
    now = clock.now()
    for row in session.new:
        if isinstance(row, Tracked):
            row.created_at = row.updated_at = now
    for row in session.dirty:
        if isinstance(row, Tracked) and session.is_modified(row):
            row.updated_at = now


@event.listens_for(CountySession, "after_flush")
def _note_rows(session: Session, _context: Any) -> None:
    """The session still knows what was new, changed and deleted, and the values before.

    What others point to stands first, so that undo and redo never meet a row whose target is not
    there.
    """
    items = session.info["note"].items if "note" in session.info else []
    for row in _by_table(filter(_is_in_history, session.new)):
        if row.__tablename__ == IMPORTS:
            # Taken back it stays, with all its figures, and only does not count any more.
            items.append(
                _item(row, "update", {"state": TAKEN_BACK}, {"state": _stored(row)["state"]})
            )
        else:
            items.append(_item(row, "insert", None, _stored(row)))
    for row in session.dirty:
        if _is_in_history(row) and (change := _changed(row)):
            items.append(_item(row, "update", *change))
    for row in reversed(_by_table(filter(_is_in_history, session.deleted))):
        items.append(_item(row, "delete", _stored(row), None))


@event.listens_for(CountySession, "before_commit")
def _write(session: Session) -> None:
    session.flush()
    note: ChangeNote | None = session.info.get("note")
    if note is None or not note.items:
        return
    items, note.items = note.items, []
    now = clock.now()
    merged = _joins_last(session, note, items, now)
    session.connection().execute(_PASS_OVER)
    if not merged:
        _append(session, note, items, now)


def _append(session: Session, note: ChangeNote, items: list[ChangedRow], now: datetime) -> None:
    change_id = str(uuid4())
    connection = session.connection()
    connection.execute(
        _NEW_CHANGE,
        {
            "change_id": change_id,
            "at": now,
            "who": note.who,
            "case_id": note.case_id,
            "undone": LIVE,
            "file_id": note.file_id,
            "device_id": note.device_id,
            **stored_label(note.change_label),
        },
    )
    rows = [
        {
            "change_id": change_id,
            "table_name": item.table,
            "row_id": item.row_id,
            "operation": item.operation,
            "before": _json(item.before),
            "after": _json(item.after),
        }
        for item in items
    ]
    connection.execute(_NEW_ITEMS, rows)


def _joins_last(session: Session, note: ChangeNote, items: list[ChangedRow], now: datetime) -> bool:
    """Let typing in one field grow into the step before it, so that undo takes it back at once.

    The name in its label follows what is typed; everything else of it has to be the same.
    """
    if note.alone or len(items) != 1 or not _is_typing(items[0]):
        return False
    newest = session.execute(_NEWEST, {"who": note.who, "device": note.device_id}).scalar()
    if newest is None or newest.undone != LIVE or not now - TYPING <= newest.at <= now:
        return False
    if replace(newest.change_label, name="") != replace(note.change_label, name=""):
        return False
    before = (
        session.execute(sa.select(ChangeItemRow).where(ChangeItemRow.change_id == newest.change_id))
        .scalars()
        .all()
    )
    if len(before) != 1 or not _same_field(before[0], items[0]):
        return False
    before[0].after = _json(items[0].after)
    session.execute(
        sa.update(ChangeLogRow)
        .where(ChangeLogRow.change_id == newest.change_id)
        .values(at=now, **stored_label(note.change_label))
    )
    session.flush()
    return True


def _is_typing(item: ChangedRow) -> bool:
    names = set(item.after or {}) - _STAMPS
    if item.operation != "update" or len(names) != 1:
        return False
    column = ChangeItemRow.metadata.tables[item.table].c[names.pop()]
    return type(column.type) is sa.Text


def _same_field(row: ChangeItemRow, item: ChangedRow) -> bool:
    return (
        (row.table_name, row.row_id, row.operation) == (item.table, item.row_id, "update")
        and row.after is not None
        and dictionary_of(row.after).keys() == (item.after or {}).keys()
    )


def _is_in_history(row: Base) -> bool:
    if isinstance(row, MetaRow):
        return row.key.startswith(OFFICE)
    return isinstance(row, Tracked) or row.__tablename__ == IMPORTS


def _item(
    row: Base,
    operation: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> ChangedRow:
    mapper = sa.inspect(row).mapper
    [key] = mapper.primary_key_from_instance(row)
    return ChangedRow(row.__tablename__, str(key), operation, before, after)


def _by_table(rows: Iterable[Base]) -> list[Base]:
    """Each after those it points to; of the rows' own tables alone, as mapping all takes long."""
    found = list(rows)
    if len(found) < 2:
        return found
    tables = {row.__tablename__: row.metadata.tables[row.__tablename__] for row in found}
    ordered = sa.schema.sort_tables([tables[name] for name in sorted(tables)])
    places = {table.name: place for place, table in enumerate(ordered)}
    return sorted(found, key=lambda row: places[row.__tablename__])


def _columns(row: Base) -> list[tuple[str, Any]]:
    mapper = sa.inspect(row).mapper
    return [(prop.key, prop.columns[0]) for prop in mapper.column_attrs]


def _stored(row: Base) -> dict[str, Any]:
    return {column.name: _raw(column, getattr(row, key)) for key, column in _columns(row)}


def _changed(row: Base) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The columns that differ, before and after; None when only the time stamp would."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for key, column in _columns(row):
        history = sa.inspect(row).attrs[key].history
        if not history.has_changes():
            continue
        old = _raw(column, history.deleted[0] if history.deleted else None)
        new = _raw(column, getattr(row, key))
        if old != new:  # as stored: what stands for something unreadable may equal what it is not
            before[column.name], after[column.name] = old, new
    return (before, after) if after.keys() - _STAMPS else None


def _raw(column: sa.Column[Any], value: Any) -> Any:
    """A value as SQLite stores it, so that undo can put back exactly that."""
    process = column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
    return process(value) if process is not None else value


def _json(values: dict[str, Any] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False)
