"""Of which Dashboard years something is loaded; nothing of them is read."""

import sqlalchemy as sa

from db.models.dashboard import ACTIVE, ImportBatchRow
from sos_desktop.services.county.county_files import CountyFile


def loaded_years(county: CountyFile) -> tuple[int, ...]:
    """Dashboard years with indicators or a list of the state loaded, newest first."""
    with county.session() as session:
        found = session.scalars(
            sa.select(ImportBatchRow.year)
            .where(
                ImportBatchRow.state == ACTIVE,
                ImportBatchRow.series == "",
                ImportBatchRow.kind.in_(("dashboard", "assistance", "charter_assistance")),
            )
            .distinct()
        )
        return tuple(sorted((year for year in found if year), reverse=True))
