"""Of which Dashboard years something is loaded, asked of a plain table.

Today asks it at every opening, and to map the tables of figures takes as long as all it asks.
"""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.imported import ACTIVE, IMPORTS

_BATCH = sa.table(IMPORTS, *map(sa.column, ("year", "state", "series", "kind")))
_OF_A_YEAR = ("dashboard", "assistance", "charter_assistance")


def loaded_years_in(session: Session) -> tuple[int, ...]:
    """Dashboard years with indicators or a list of the state loaded, newest first."""
    year, state, series, kind = _BATCH.c
    found = session.scalars(
        sa.select(year).where(state == ACTIVE, series == "", kind.in_(_OF_A_YEAR)).distinct()
    )
    return tuple(sorted((year for year in found if year), reverse=True))
