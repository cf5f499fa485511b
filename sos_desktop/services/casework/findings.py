"""Findings written from figures by one key."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from db.change_log import rename
from db.models.registry import column, row_class
from db.queries.casework import case_by_id
from db.queries.observations import active_batches
from db.records import record_by_id, records_where
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.records import Finding, Interview, KeptFigure, LocalSource
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.local.cells import Key
from sos_desktop.domain.local.findings import (
    Draft,
    from_cell,
    from_local,
    from_quote,
    from_rating,
)
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework.figure_standings import figure_before, observed_of, ratings
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
        InputProblem: The cell has no figure, or fewer than eleven students; or a finding says it
            already.
    """
    with county.session() as session:
        cds = _cds(session, case_id)
        found = {(o.indicator, o.group): o for o in observed_of(session, cds, year)}
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
        InputProblem: There is no rating of that priority and year; or a finding says it already.
    """
    with county.session() as session:
        rating = ratings(session, _cds(session, case_id), year).get(priority)
    if rating is None:
        raise InputProblem(f"There is no rating of Priority {priority} in {year}.", where="text")
    return _keep(county, case_id, from_rating(case_id, priority, rating, year, clock.today()))


def write_from_local(county: CountyFile, case_id: str, source_id: str, key: Key) -> Changes:
    """Write a finding about a local figure, with the change since the period before.

    Raises:
        InputProblem: The figure is gone, or held back because too few students are in it; or a
            finding says it already.
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
    before = figure_before(table, cell)
    with county.session() as session:
        source = record_by_id(session, LocalSource, source_id)
    if source is None:
        raise gone("local source", "source")
    draft = from_local(case_id, source, cell, before, _LOCAL_PRIORITY, clock.today())
    return _keep(county, case_id, draft)


def write_from_quote(county: CountyFile, case_id: str, interview_id: str) -> Changes:
    """Write a finding in the words of an interview.

    Raises:
        InputProblem: The interview is gone, or nothing is written in it; or a finding says it
            already.
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
        _check_not_written(session, finding, figures)
        kept = keep(session, finding).record
        session.flush()
        for figure in figures:
            keep(session, figure)
        label = labels.save_label(None, kept)
        rename(session, label)
    return Changes(Subject.CASE_CONTENT, label.words, case_id, 1)


def _check_not_written(session: Session, finding: Finding, figures: Sequence[KeptFigure]) -> None:
    """Raise where a finding says the same: of the same figure, or the same words of a talk."""
    of_case = row_class(KeptFigure).case_id == finding.case_id
    wanted = {_place_of(figure) for figure in figures}
    kept = records_where(session, KeptFigure, of_case) if wanted else ()
    found = next((one.finding_id for one in kept if _place_of(one) in wanted), None)
    there = record_by_id(session, Finding, found) if found else None
    if finding.interview_id is not None:
        of_talk = column(Finding.interview_id) == finding.interview_id
        same = records_where(session, Finding, of_talk)
        there = next((one for one in same if one.text == finding.text), there)
    if there is not None:
        raise InputProblem(
            f"A finding says this already: “{there.text}” It stands in the list of findings.",
            where="text",
        )


def _place_of(figure: KeptFigure) -> tuple[object, ...]:
    """Which figure it is, whatever it says: of another day it is the same one."""
    return (
        figure.origin,
        figure.source_id,
        figure.year,
        figure.indicator,
        figure.period,
        figure.place,
        figure.group,
    )


def _cds(session: Session, case_id: str) -> str:
    case = case_by_id(session, case_id)
    if case is None:
        raise gone("case", "case_id")
    return case.cds
