"""Who of the address book is still there, as a condition of a query."""

from datetime import date

import sqlalchemy as sa

from db.models.registers import PersonRow


def still_there(day: date) -> sa.ColumnElement[bool]:
    """As `Person.is_there`: nobody noted that they left, or their last day lies ahead."""
    return sa.or_(PersonRow.left_on.is_(None), PersonRow.left_on > day)
