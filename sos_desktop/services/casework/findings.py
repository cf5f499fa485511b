"""Findings written from figures by one key, and how the figures kept with them stand now."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.change_log import rename
from db.models.county import LeaRow
from db.queries.casework import case_by_id
from db.queries.observations import active_batches, lea_of, observations
from db.queries.official import ratings_of
from db.records import record_by_id
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.records import Interview, KeptFigure, LocalSource
from sos_desktop.domain.casework.words import FigureOrigin
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.local.cells import Key, LocalCell, LocalTable
from sos_desktop.domain.local.findings import (
    Draft,
    change_since,
    from_cell,
    from_local,
    from_quote,
    from_rating,
)
from sos_desktop.domain.local.standing import FigureNow, FigureStanding, compared
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework.record_pointers import gone
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.import_marks import source_name
from sos_desktop.services.local.tables import table_of
from sos_desktop.services.write_gate import keep

_LOCAL_PRIORITY = 5
"""Offered for local data: pupil engagement; a person chooses another."""


def write_from_cell(
    county: CountyFile, case_id: str, indicator: Indicator, group: str, year: int
) -> Changes:
    """Write a finding about a cell of the case's LEA.

    Raises:
        InputProblem: The cell has no figure, or fewer than eleven students.
    """
    with county.session() as session:
        cds = _cds(session, case_id)
        found = {(o.indicator, o.group): o for o in _observed(session, cds, year)}
        cell = found.get((indicator, group))
        if cell is None or cell.status is None:
            raise InputProblem(
                "This cell has no figure to write a finding from: it is not reported, or fewer "
                "than 11 students are in it.",
                where="text",
            )
        names = {batch.id: source_name(batch) for batch in active_batches(session, year)}
    name = names.get(cell.batch_id or 0, "")
    return _keep(county, case_id, from_cell(case_id, cell, name, clock.today()))


def write_from_rating(county: CountyFile, case_id: str, priority: int, year: int) -> Changes:
    """Write a finding about what the LEA rated itself.

    Raises:
        InputProblem: There is no rating of that priority and year.
    """
    with county.session() as session:
        rating = ratings(session, _cds(session, case_id), year).get(priority)
    if rating is None:
        raise InputProblem(f"There is no rating of Priority {priority} in {year}.", where="text")
    return _keep(county, case_id, from_rating(case_id, priority, rating, year, clock.today()))


def ratings(session: Session, cds: str, year: int) -> dict[int, int | None]:
    """An LEA's own ratings of a year by priority."""
    lea = session.scalar(sa.select(LeaRow.id).where(LeaRow.cds == cds))
    return {} if lea is None else ratings_of(session, lea, year)


def ratings_in(county: CountyFile, cds: str, year: int) -> dict[int, int | None]:
    """An LEA's own ratings of a year by priority, for a page."""
    with county.session() as session:
        return ratings(session, cds, year)


def write_from_local(county: CountyFile, case_id: str, source_id: str, key: Key) -> Changes:
    """Write a finding about a local figure, with the change since the period before.

    Raises:
        InputProblem: The figure is gone, or held back because too few students are in it.
    """
    table = table_of(county, source_id)
    cells = {cell.key: cell for cell in (*table.cells, *table.totals)}
    cell = cells.get(key)
    if cell is None:
        raise gone("local figure", "text")
    if not table.may_show(cell):
        raise InputProblem(
            "This figure is held back, because too few students are in it or one such figure "
            "could be computed from it. Choose a larger group, all schools or a longer period.",
            where="text",
        )
    if cell.figure is None:
        raise InputProblem("This figure is not reported.", where="text")
    before = _before(table, cell)
    with county.session() as session:
        source = record_by_id(session, LocalSource, source_id)
    if source is None:
        raise gone("local source", "source")
    draft = from_local(case_id, source, cell, before, _LOCAL_PRIORITY, clock.today())
    return _keep(county, case_id, draft)


def write_from_quote(county: CountyFile, case_id: str, interview_id: str) -> Changes:
    """Write a finding in the words of an interview.

    Raises:
        InputProblem: The interview is gone, or nothing is written in it.
    """
    with county.session() as session:
        interview = record_by_id(session, Interview, interview_id)
    if interview is None:
        raise gone("interview", "text")
    if not (interview.quotes or interview.summary):
        raise InputProblem("Nothing is written in this interview yet.", where="text")
    return _keep(county, case_id, from_quote(case_id, interview, _LOCAL_PRIORITY))


def _keep(county: CountyFile, case_id: str, draft: Draft) -> Changes:
    finding, figures = draft
    with county.session("", case_id) as session:
        kept = keep(session, finding).record
        session.flush()
        for figure in figures:
            keep(session, figure)
        label = labels.save_label(None, kept)
        rename(session, label)
    return Changes(Subject.CASE_CONTENT, label.words, case_id, 1)


def _cds(session: Session, case_id: str) -> str:
    case = case_by_id(session, case_id)
    if case is None:
        raise gone("case", "case_id")
    return case.cds


def _observed(session: Session, cds: str, year: int) -> list[Observation]:
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
            for o in _observed(session, file.case.cds, year)
        }
        rated = {year: ratings(session, file.case.cds, year) for year in years}
        known = {
            f.source_id
            for f in file.figures
            if f.source_id and record_by_id(session, LocalSource, f.source_id) is not None
        }
    local = {source: table_of(county, source) for source in known}
    return {figure.id: _standing(figure, cells, rated, local) for figure in file.figures}


def _before(table: LocalTable, cell: LocalCell) -> LocalCell | None:
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
    change = change_since(_before(table, cell), cell)
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
