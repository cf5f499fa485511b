"""Reading records in a session, without handling their rows."""

from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.registry import row_class, to_record
from sos_desktop.domain.casework.records import Record

R = TypeVar("R", bound=Record)


def record_by_id(session: Session, kind: type[R], record_id: str) -> R | None:
    """A record; None when there is none."""
    row = session.get(row_class(kind), record_id)
    return None if row is None else to_record(kind, row)


def records_where(
    session: Session,
    kind: type[R],
    *conditions: sa.ColumnElement[bool],
    order_by: Any = None,
) -> list[R]:
    """The records of a kind of which all conditions hold, in no order unless one is given."""
    query = sa.select(row_class(kind)).where(*conditions).order_by(order_by)
    return [to_record(kind, row) for row in session.scalars(query)]
