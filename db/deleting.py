"""Deleting a row with everything that hangs on it, one row at a time, so that history sees each."""

from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.base import Base
from db.models.registry import all_tables
from db.models.tracked import Tracked


def delete_whole(session: Session, row: Tracked) -> int:
    """Delete `row` and its children, leaves first; references that may be empty are emptied.

    SQLite's own cascades would do the same unseen, and undo could not bring the children back.

    Returns:
        How many rows were deleted.
    """
    count = 1
    for column, child_class in _references(type(row)):
        children = session.scalars(sa.select(child_class).where(column == row.id)).all()
        cascades = any(key.ondelete == "CASCADE" for key in column.foreign_keys)
        for child in children:
            if not cascades:
                setattr(child, column.key, None)
            elif not sa.inspect(child).deleted:
                count += delete_whole(session, child)
    session.flush()
    session.delete(row)
    session.flush()
    return count


@cache
def _references(target: type[Tracked]) -> tuple[tuple[Any, Any], ...]:
    """Columns elsewhere that point to a table; those that may be empty come first."""
    table = sa.inspect(target).local_table
    all_tables()
    found = [
        (column, mapper.class_)
        for mapper in Base.registry.mappers
        for column in mapper.local_table.c
        if any(key.column.table is table for key in column.foreign_keys)
    ]
    return tuple(sorted(found, key=lambda pair: (not pair[0].nullable, pair[1].__tablename__)))
