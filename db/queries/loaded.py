"""Of which Dashboard years something is loaded, asked in SQL's own words.

Today asks it at every opening, and to map the tables of figures takes as long as all it asks.
"""

from sqlalchemy.orm import Session

from db.models.imported import ACTIVE, IMPORTS
from db.records import asked

_LOADED = (
    f"SELECT DISTINCT year FROM {IMPORTS} WHERE state = '{ACTIVE}' AND series = '' "
    "AND kind IN ('dashboard', 'assistance', 'charter_assistance')"
)


def loaded_years_in(session: Session) -> tuple[int, ...]:
    """Dashboard years with indicators or a list of the state loaded, newest first."""
    return tuple(sorted((year for (year,) in asked(session, _LOADED) if year), reverse=True))
