"""Who of the address book is still there, as a condition of a query."""

from datetime import date

import sqlalchemy as sa

from db.models.registry import column
from sos_desktop.domain.casework.records import Person


def still_there(day: date) -> sa.ColumnElement[bool]:
    """As `Person.is_there`: nobody noted that they left, or their last day lies ahead."""
    left_on = column(Person.left_on)
    return sa.or_(left_on.is_(None), left_on > day)
