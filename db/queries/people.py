"""Who of the address book and of the office's team is still there."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.registry import column
from sos_desktop.domain.casework.records import Consultant, Person


def still_there(day: date) -> sa.ColumnElement[bool]:
    """As `Person.is_there`: nobody noted that they left, or their last day lies ahead."""
    left_on = column(Person.left_on)
    return sa.or_(left_on.is_(None), left_on > day)


def active() -> sa.ColumnElement[bool]:
    """Of the office's team, who has not left it."""
    return column(Consultant.active).is_(True)


def active_team(session: Session) -> tuple[str, ...]:
    """The names of the office's team."""
    return tuple(session.scalars(sa.select(column(Consultant.name)).where(active())))
