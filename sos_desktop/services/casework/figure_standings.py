"""How the figures kept with findings stand now: what the files in force say of each."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.county import LeaRow
from db.queries.observations import active_batches, lea_of, observations
from db.queries.official import ratings_of
from db.records import record_by_id
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import KeptFigure, LocalSource
from sos_desktop.domain.casework.words import FigureOrigin
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.local.cells import LocalCell, LocalTable
from sos_desktop.domain.local.findings import change_since
from sos_desktop.domain.local.standing import FigureNow, FigureStanding, compared
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.local.tables import table_of


def ratings(session: Session, cds: str, year: int) -> dict[int, int | None]:
    """An LEA's own ratings of a year by priority."""
    lea = session.scalar(sa.select(LeaRow.id).where(LeaRow.cds == cds))
    return {} if lea is None else ratings_of(session, lea, year)


def ratings_in(county: CountyFile, cds: str, year: int) -> dict[int, int | None]:
    """An LEA's own ratings of a year by priority, for a page."""
    with county.session() as session:
        return ratings(session, cds, year)


def observed_of(session: Session, cds: str, year: int) -> list[Observation]:
    """An LEA's cells of a year of the Dashboard; none where the LEA is not in the file."""
    row = session.scalar(sa.select(LeaRow).where(LeaRow.cds == cds))
    if row is None:
        return []
    found = observations(session, active_batches(session, year), {row.id: lea_of(row)})
    return [observation for _lea, observation in found]


def standings(county: CountyFile, file: CaseFile) -> Mapping[str, FigureStanding]:
    """How each figure kept with a finding of a case stands now, by the figure's id."""
    years = {f.year for f in file.figures if f.origin is not FigureOrigin.LOCAL and f.year}
    with county.session() as session:
        cells = {
            (o.year, str(o.indicator), o.group): o
            for year in years
            for o in observed_of(session, file.case.cds, year)
        }
        rated = {year: ratings(session, file.case.cds, year) for year in years}
        known = {
            f.source_id
            for f in file.figures
            if f.source_id and record_by_id(session, LocalSource, f.source_id) is not None
        }
    local = {source: table_of(county, source) for source in known}
    return {figure.id: _standing(figure, cells, rated, local) for figure in file.figures}


def figure_before(table: LocalTable, cell: LocalCell) -> LocalCell | None:
    """The figure of the latest period before that may be shown, of the same place and group."""
    earlier = (
        one
        for one in (*table.cells, *table.totals)
        if one[1:3] == cell[1:3] and one.period < cell.period and table.may_show(one)
    )
    return max(earlier, key=lambda one: one.period, default=None)


def _local_standing(figure: KeptFigure, table: LocalTable | None) -> FigureStanding:
    key = (figure.period, figure.place, figure.group)
    cells = (*table.cells, *table.totals) if table is not None else ()
    cell = next((cell for cell in cells if cell.key == key), None)
    if table is None or cell is None:
        return compared(figure, None)
    if not table.may_show(cell):
        return compared(figure, None, held_back=True)
    part, whole = (None if n is None else round(n) for n in (cell.numerator, cell.denominator))
    change = change_since(figure_before(table, cell), cell)
    return compared(figure, FigureNow(cell.figure, part, whole, change))


def _standing(
    figure: KeptFigure,
    cells: Mapping[tuple[int, str, str], Observation],
    rated: Mapping[int, Mapping[int, int | None]],
    local: Mapping[str, LocalTable],
) -> FigureStanding:
    year = figure.year or 0
    if figure.origin is FigureOrigin.RATING:
        rating = rated.get(year, {}).get(int(figure.indicator.removeprefix("P") or 0))
        return compared(figure, None if rating is None else FigureNow(color=rating))
    if figure.origin is FigureOrigin.LOCAL:
        return _local_standing(figure, local.get(figure.source_id or ""))
    found = cells.get((year, figure.indicator, figure.group))
    if found is None:
        return compared(figure, None)
    color = int(found.color) if found.color else None
    counts = (found.status, found.numerator, found.denominator, found.change, color)
    return compared(figure, FigureNow(*counts))
