"""Taking changes back and doing them again, from the history alone.

Undo is linear: only the newest change in force can be taken back, so the rows it touched are as it
left them. Nothing is ever removed from the history.
"""

from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.base import dictionary_of
from db.models.changes import LIVE, UNDONE, ChangeItemRow, ChangeLogRow, read_label
from db.models.registry import all_tables
from db.records import asked
from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.foundation.errors import EnvironmentProblem

DEPTH = 50
"""How many changes in a row can be taken back."""


def next_undo(session: Session) -> ChangeLogRow | None:
    """The change that undo would take back; None when there is none, or 50 are undone already."""
    undone = session.scalar(
        sa.select(sa.func.count()).select_from(ChangeLogRow).where(ChangeLogRow.undone == UNDONE)
    )
    if undone is not None and undone >= DEPTH:
        return None
    return session.scalars(
        sa.select(ChangeLogRow)
        .where(ChangeLogRow.undone == LIVE)
        .order_by(ChangeLogRow.id.desc())
        .limit(1)
    ).first()


def next_redo(session: Session) -> ChangeLogRow | None:
    """The change that redo would do again."""
    return session.scalars(
        sa.select(ChangeLogRow)
        .where(ChangeLogRow.undone == UNDONE)
        .order_by(ChangeLogRow.id)
        .limit(1)
    ).first()


def next_labels(session: Session) -> tuple[ChangeLabel | None, ChangeLabel | None]:
    """What undo and redo would do, None where nothing; the window asks after every change."""
    [[undone]] = asked(session, _UNDONE)
    back = [] if undone >= DEPTH else asked(session, _NEXT.format(state=LIVE, order="DESC"))
    again = asked(session, _NEXT.format(state=UNDONE, order="ASC")) if undone else []
    label, again_label = (next((read_label(*row) for row in rows), None) for rows in (back, again))
    return label, again_label


_UNDONE = f"SELECT count(*) FROM change_log WHERE undone = {UNDONE}"
_NEXT = (
    "SELECT verb, kind, name, recipient, codes, label FROM change_log WHERE undone = {state} "
    "ORDER BY id {order} LIMIT 1"
)


def take_back(session: Session, change: ChangeLogRow) -> tuple[str, ...]:
    """Put every row a change touched back as it was; returns the tables."""
    items = _items(session, change)
    for item in reversed(items):
        _apply(session, item, item.after, item.before)
    change.undone = UNDONE
    return tuple(item.table_name for item in items)


def do_again(session: Session, change: ChangeLogRow) -> tuple[str, ...]:
    """Make a change again that was taken back; returns the tables."""
    items = _items(session, change)
    for item in items:
        _apply(session, item, item.before, item.after)
    change.undone = LIVE
    return tuple(item.table_name for item in items)


def _items(session: Session, change: ChangeLogRow) -> list[ChangeItemRow]:
    return list(
        session.scalars(
            sa.select(ChangeItemRow)
            .where(ChangeItemRow.change_id == change.change_id)
            .order_by(ChangeItemRow.id)
        )
    )


def _apply(session: Session, item: ChangeItemRow, now: str | None, wanted: str | None) -> None:
    """Turn a row from `now` into `wanted` (JSON of stored values; None where there is no row)."""
    table = _plain_table(item.table_name)
    [key] = all_tables().tables[item.table_name].primary_key
    row = table.c[key.name] == item.row_id
    if wanted is None:
        statement: Any = sa.delete(table).where(row)
    elif now is None:
        statement = sa.insert(table).values(_readable(wanted))
    else:
        statement = sa.update(table).where(row).values(_readable(wanted))
    result: Any = session.execute(statement)
    if result.rowcount != 1:
        raise _not_to_be_done(f"the row of {item.table_name} is another")


def _readable(text: str) -> dict[str, Any]:
    values = dictionary_of(text)
    if not values:
        raise _not_to_be_done("what was there cannot be read")
    return values


def _not_to_be_done(details: str) -> EnvironmentProblem:
    """As in a file that was damaged and rescued."""
    return EnvironmentProblem(
        "This step cannot be taken back or done again: the history does not fit what is in the "
        "county file any more, as in a file that was damaged. Nothing was changed. Look into an "
        "earlier copy for what you need: Bring something back…, in the menu of the case.",
        details=details,
    )


@cache
def _plain_table(name: str) -> sa.TableClause:
    """A table without column types: stored values go back exactly as they were."""
    columns = all_tables().tables[name].c
    return sa.table(name, *(sa.column(column.name) for column in columns))
