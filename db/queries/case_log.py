"""The history by case: a change of several cases at once stands in the history of each of them."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cache
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.base import dictionary_of
from db.models.changes import LABEL_COLUMNS, LIVE, ChangeItemRow, ChangeLogRow, label_of
from db.records import READ_MOMENT, asked
from sos_desktop.domain.casework.history.change_log import LogEntry
from sos_desktop.domain.casework.kinds import CASE_RECORDS
from sos_desktop.domain.casework.records import Case
from sos_desktop.domain.casework.records.schema import kind_of

_CASE_TABLE = kind_of(Case).table
_TABLES = (_CASE_TABLE, *(kind_of(kind).table for kind in CASE_RECORDS))
_SAID = "coalesce(change_item.after, change_item.before)"
_CASE_OF_ITEM = (
    f"CASE WHEN change_item.table_name = '{_CASE_TABLE}' THEN change_item.row_id "
    f"WHEN json_valid({_SAID}) = 1 THEN json_extract({_SAID}, '$.case_id') END"
)
"""The case a touched row belongs to; NULL for an edited row, whose case did not change, and for one
of which the history cannot be read."""


def log_entries(session: Session, case_ids: Collection[str]) -> Mapping[str, list[LogEntry]]:
    """The history of some cases, oldest first."""
    ids = list(set(case_ids))
    asked = {"ids": ids, "first": _first_change(session, ids)}
    edits = _case_edits(session, ids)
    found: dict[str, list[LogEntry]] = defaultdict(list)
    connection = session.connection()
    rows: list[Any] = [
        tuple(row) for query in _entries() for row in connection.execute(query, asked)
    ]
    for _number, change_id, at, who, undone, *label, case_id in sorted(rows, key=itemgetter(0, -1)):
        before, after = edits.get((change_id, case_id), ({}, {}))
        entry = LogEntry(at, who, label_of(*label), case_id, undone != LIVE, before, after)
        found[case_id].append(entry)
    return found


_IDS = sa.bindparam("ids", expanding=True)


@cache
def _entries() -> tuple[sa.Executable, ...]:
    """The queries for changes of one case and for those of several, put together once."""
    columns = (
        ChangeLogRow.id,
        ChangeLogRow.change_id,
        ChangeLogRow.at,
        ChangeLogRow.who,
        ChangeLogRow.undone,
        *LABEL_COLUMNS,
    )
    case_of_item: sa.ColumnElement[str | None] = sa.literal_column(_CASE_OF_ITEM)
    own = sa.select(*columns, ChangeLogRow.case_id).where(ChangeLogRow.case_id.in_(_IDS))
    of_several = (
        sa.select(*columns, case_of_item)
        .distinct()
        .join(ChangeItemRow, ChangeItemRow.change_id == ChangeLogRow.change_id)
        .where(
            ChangeLogRow.case_id.is_(None),
            ChangeLogRow.id >= sa.bindparam("first"),
            ChangeItemRow.table_name.in_(_TABLES),
            case_of_item.in_(_IDS),
        )
    )
    return own, of_several


def _first_change(session: Session, ids: Collection[str]) -> int:
    """The number of the change that opened the oldest of some cases; 0 when one is not known."""
    opened = session.connection().execute(_opening(), {"ids": list(ids)}).one()
    return opened[0] if opened[1] == len(ids) and opened[0] is not None else 0


@cache
def _opening() -> sa.Executable:
    return (
        sa.select(sa.func.min(ChangeLogRow.id), sa.func.count(ChangeItemRow.row_id.distinct()))
        .join(ChangeItemRow, ChangeItemRow.change_id == ChangeLogRow.change_id)
        .where(
            ChangeItemRow.row_id.in_(_IDS),
            ChangeItemRow.table_name == _CASE_TABLE,
            ChangeItemRow.operation == "insert",
        )
    )


def last_changes(session: Session, case_ids: Collection[str]) -> dict[str, datetime]:
    """When each of some cases was last changed, by case id; without those that never were.

    Reads one row for each case, and of the changes of several cases those that can be newer.
    """
    if not case_ids:
        return {}
    own = asked(session, _LAST_OF_ITS_OWN, json.dumps(list(case_ids)))
    found = {row[0]: READ_MOMENT(row[1]) for row in own if row[1] is not None}
    since = min((row[1] or row[2] for row in own), default=None)
    if since is None:
        return found
    known = {row[0] for row in own}
    for key, stored in asked(session, _LAST_OF_SEVERAL, since):
        at = READ_MOMENT(stored)
        if key in known and (key not in found or at > found[key]):
            found[key] = at
    return found


_LAST_OF_ITS_OWN = f"""
    SELECT id,
        (SELECT max(at) FROM change_log WHERE case_id = {_CASE_TABLE}.id AND undone = {LIVE}),
        created_at
    FROM {_CASE_TABLE} WHERE id IN (SELECT value FROM json_each(?))"""
_LAST_OF_SEVERAL = f"""
    SELECT {_CASE_OF_ITEM}, max(change_log.at)
    FROM change_log JOIN change_item ON change_item.change_id = change_log.change_id
    WHERE change_log.undone = {LIVE} AND change_log.case_id IS NULL AND change_log.at >= ?
        AND change_item.table_name IN ({", ".join(f"'{name}'" for name in _TABLES)})
    GROUP BY 1"""


def _case_edits(
    session: Session, ids: Collection[str]
) -> dict[tuple[str, str], tuple[dict[str, Any], dict[str, Any]]]:
    """What changes did to the cases' own rows, as stored: by change and case, before and after."""
    rows = session.connection().execute(_edits(), {"ids": list(ids)})
    found: dict[tuple[str, str], tuple[dict[str, Any], dict[str, Any]]] = {}
    for change_id, case_id, before, after in rows:
        first, last = found.get((change_id, case_id), ({}, {}))
        found[change_id, case_id] = (dictionary_of(before) | first, last | dictionary_of(after))
    return found


@cache
def _edits() -> sa.Executable:
    return (
        sa.select(
            ChangeItemRow.change_id,
            ChangeItemRow.row_id,
            ChangeItemRow.before,
            ChangeItemRow.after,
        )
        .join(ChangeLogRow, ChangeLogRow.change_id == ChangeItemRow.change_id)
        .where(
            sa.or_(ChangeLogRow.case_id.is_(None), ChangeLogRow.case_id.in_(_IDS)),
            ChangeItemRow.table_name == _CASE_TABLE,
            ChangeItemRow.row_id.in_(_IDS),
            ChangeItemRow.operation == "update",
        )
        .order_by(ChangeItemRow.id)
    )
