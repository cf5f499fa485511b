"""Figures put straight into a county file, for tests of what is made of them."""

from datetime import UTC, datetime

import sqlalchemy as sa

from db.models.county import LeaRow
from db.models.dashboard import ImportBatchRow, ObservationRow
from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS, Indicator
from sos_desktop.services.county.county_files import CountyFile
from tests.importers import files


def figure(group: str, **columns: int | None) -> dict[str, int | None]:
    """A row of the observation table; a column not given is not reported."""
    return {"student_group": STUDENT_GROUPS[group].number, **columns}


def add_figures(
    county: CountyFile,
    indicator: Indicator,
    year: int,
    *figures: dict[str, int | None],
    cds: str = files.DISTRICT,
    kind: str = "district",
    series: str = "",
) -> None:
    """An import of one LEA's figures under the indicator's name."""
    with county.session("Load") as session:
        lea = session.scalar(sa.select(LeaRow).where(LeaRow.cds == cds)) or LeaRow(
            cds=cds, kind=kind, county_code=cds[:2], county_name="", name=cds
        )
        batch = ImportBatchRow(
            file_name=f"{indicator.lower()}.txt",
            sha256="0" * 64,
            year=year,
            series=series,
            indicator=INDICATORS[indicator].number,
            imported_at=datetime(2026, 11, 2, tzinfo=UTC),
        )
        session.add_all([lea, batch])
        session.flush()
        session.add_all(ObservationRow(batch_id=batch.id, lea_id=lea.id, **row) for row in figures)
