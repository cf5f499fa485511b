"""The history by case: a change of several cases at once stands in the history of each of them."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.changes import LIVE, ChangeItemRow, ChangeLogRow
from sos_desktop.domain.casework.history.change_log import LogEntry
from sos_desktop.domain.casework.kinds import CASE_RECORDS
from sos_desktop.domain.casework.records import Case
from sos_desktop.domain.casework.records.schema import kind_of

_CASE_TABLE = kind_of(Case).table
_TABLES = (_CASE_TABLE, *(kind_of(kind).table for kind in CASE_RECORDS))
_CASE_OF_ITEM = sa.case(
    (ChangeItemRow.table_name == _CASE_TABLE, ChangeItemRow.row_id),
    else_=sa.func.json_extract(
        sa.func.coalesce(ChangeItemRow.after, ChangeItemRow.before), "$.case_id"
    ),
)
"""The case a touched row belongs to; NULL for an edited row, whose case did not change."""


def log_entries(session: Session, case_ids: Collection[str]) -> Mapping[str, list[LogEntry]]:
    """The history of some cases, oldest first."""
    ids = set(case_ids)
    columns = (
        ChangeLogRow.id,
        ChangeLogRow.change_id,
        ChangeLogRow.at,
        ChangeLogRow.who,
        ChangeLogRow.label,
        ChangeLogRow.undone,
    )
    own = sa.select(*columns, ChangeLogRow.case_id).where(ChangeLogRow.case_id.in_(ids))
    of_several = (
        sa.select(*columns, _CASE_OF_ITEM)
        .distinct()
        .join(ChangeItemRow, ChangeItemRow.change_id == ChangeLogRow.change_id)
        .where(
            ChangeLogRow.case_id.is_(None),
            ChangeItemRow.table_name.in_(_TABLES),
            _CASE_OF_ITEM.in_(ids),
        )
    )
    edits = _case_edits(session, ids)
    found: dict[str, list[LogEntry]] = defaultdict(list)
    rows: list[Any] = [tuple(row) for query in (own, of_several) for row in session.execute(query)]
    for _number, change_id, at, who, label, undone, case_id in sorted(rows):
        before, after = edits.get((change_id, case_id), ({}, {}))
        found[case_id].append(LogEntry(at, who, label, case_id, undone != LIVE, before, after))
    return found


def last_changes(session: Session, case_ids: Collection[str] | None = None) -> dict[str, datetime]:
    """When each case, or each of some, was last changed, by case id."""
    own = sa.select(ChangeLogRow.case_id, ChangeLogRow.at).where(ChangeLogRow.undone == LIVE)
    own = own.where(
        ChangeLogRow.case_id.is_not(None)
        if case_ids is None
        else ChangeLogRow.case_id.in_(set(case_ids))
    )
    of_several = (
        sa.select(_CASE_OF_ITEM, ChangeLogRow.at)
        .join(ChangeItemRow, ChangeItemRow.change_id == ChangeLogRow.change_id)
        .where(
            ChangeLogRow.undone == LIVE,
            ChangeLogRow.case_id.is_(None),
            ChangeItemRow.table_name.in_(_TABLES),
        )
    )
    both = sa.union_all(own, of_several).subquery()
    found = session.execute(sa.select(both.c[0], sa.func.max(both.c[1])).group_by(both.c[0]))
    wanted = None if case_ids is None else set(case_ids)
    return {key: at for key, at in found if key and (wanted is None or key in wanted)}


def _values(text: str | None) -> dict[str, Any]:
    return json.loads(text) if text else {}


def _case_edits(
    session: Session, ids: Collection[str]
) -> dict[tuple[str, str], tuple[dict[str, Any], dict[str, Any]]]:
    """What changes did to the cases' own rows, as stored: by change and case, before and after."""
    rows = session.execute(
        sa.select(
            ChangeItemRow.change_id,
            ChangeItemRow.row_id,
            ChangeItemRow.before,
            ChangeItemRow.after,
        )
        .join(ChangeLogRow, ChangeLogRow.change_id == ChangeItemRow.change_id)
        .where(
            sa.or_(ChangeLogRow.case_id.is_(None), ChangeLogRow.case_id.in_(ids)),
            ChangeItemRow.table_name == _CASE_TABLE,
            ChangeItemRow.row_id.in_(ids),
            ChangeItemRow.operation == "update",
        )
        .order_by(ChangeItemRow.id)
    )
    found: dict[tuple[str, str], tuple[dict[str, Any], dict[str, Any]]] = {}
    for change_id, case_id, before, after in rows:
        first, last = found.get((change_id, case_id), ({}, {}))
        found[change_id, case_id] = (_values(before) | first, last | _values(after))
    return found
