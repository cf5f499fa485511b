"""The mid-year update of the LCAP's actions and measures that are in a case, on one page."""

from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates.school_years import school_year_of
from sos_desktop.domain.casework.partners.coherence import ties
from sos_desktop.domain.casework.records import Action, ProgressNote, YearCost
from sos_desktop.domain.casework.words import ActionState
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.plan_measures import for_readers
from sos_desktop.domain.documents.report import (
    Block,
    Cell,
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
)
from sos_desktop.domain.formats import with_unit
from sos_desktop.domain.improvement.costs import cost_of
from sos_desktop.domain.improvement.readings import reading_of
from sos_desktop.domain.quantities import quantity

_DUE = (2, 28)


def midyear_document(material: PlanMaterial, catalog: Catalog, made_on: date) -> ReportDocument:
    """What a board hears by the end of February: outcome data, and each action with its cost."""
    file, year = material.file, school_year_of(made_on)
    due = date(year + 1, *_DUE)
    return ReportDocument(
        title=catalog.heading("title", lea=file.lea.name, year=f"{year}-{(year + 1) % 100:02d}"),
        organization=catalog.page.system_of_support.format(county=file.lea.county),
        subtitle=catalog.say("due", date=catalog.date(due)),
        made_on=made_on,
        sections=(_metrics(file, catalog), _actions(file, catalog, year)),
        sources=(catalog.say("check"),),
        public=file.withheld.public,
        language=catalog.language,
        overview=catalog.sheet("overview"),
        words=catalog.page,
    )


def _metrics(file: CaseFile, catalog: Catalog) -> Section:
    column, kept = catalog.column, catalog.say("withheld_reading")
    if not file.measures:
        blocks: tuple[Block, ...] = (Paragraph(catalog.say("nothing_measures")),)
        return Section(catalog.heading("metrics"), blocks, sheet=catalog.sheet("metrics"))
    rows = list[tuple[Cell, ...]]()
    for measure in file.measures:
        notes = (note for note in file.progress if note.measure_id == measure.id)
        points = [p for note in notes if (p := reading_of(note, measure.unit)) is not None]
        last = max(points, key=lambda point: point.on, default=None)
        lacks = file.withheld.lacks(ProgressNote, measure.id, filled="value")
        latest: Cell = quantity(last.value, measure.unit) if last is not None else None
        if lacks and last is not None:
            reading = with_unit(last.value, measure.unit)
            latest = catalog.say("part_of_readings", reading=reading)
        rows.append(
            (
                measure.name,
                quantity(measure.baseline, measure.unit),
                kept if lacks and last is None else latest,
                last.on if last is not None else None,
                quantity(measure.target, measure.unit),
            )
        )
    table = TableBlock(
        catalog.sheet("metrics"),
        (
            column("measure", width=4),
            column("baseline", width=1.3),
            column("latest", width=1.3),
            column("on", "date", 1.3),
            column("target", width=1.3),
        ),
        tuple(rows),
        missing=catalog.unset,
    )
    shown = for_readers(file, table)
    return Section(catalog.heading("metrics"), (shown,), sheet=catalog.sheet("metrics"))


def _actions(file: CaseFile, catalog: Catalog, year: int) -> Section:
    column = catalog.column
    pursued = [action for action in file.actions if action.state is not ActionState.DROPPED]
    if not pursued:
        blocks: tuple[Block, ...] = (Paragraph(catalog.say("nothing_actions")),)
        return Section(catalog.heading("actions"), blocks, sheet=catalog.sheet("actions"))
    rows = tuple(_action(file, catalog, action, year) for action in pursued)
    table = TableBlock(
        catalog.sheet("actions"),
        (
            column("part_of", width=1.2),
            column("change", width=3.4),
            column("state", width=1.2, choices=ActionState),
            column("planned", "money", 1.1),
            column("this_year", "money", 1.1),
            column("happened", width=3),
        ),
        rows,
        caption=catalog.say("spent"),
        missing=catalog.unset,
    )
    shown = for_readers(file, table)
    return Section(catalog.heading("actions"), (shown,), sheet=catalog.sheet("actions"))


def _action(file: CaseFile, catalog: Catalog, action: Action, year: int) -> tuple[Cell, ...]:
    costs = [c.dollars for c in file.costs if c.action_id == action.id and c.year == year]
    notes = [n for n in file.progress if n.action_id == action.id]
    last = max(notes, key=lambda note: note.noted_on, default=None)
    happened: Cell = last.text if last is not None else None
    if last is None and file.withheld.lacks(ProgressNote, action.id):
        happened = catalog.say("withheld_progress")
    known = costs or not file.withheld.lacks(YearCost, action.id)
    return (
        "\n".join(ties(file, action, catalog.terms)) or None,
        action.text,
        catalog.term(action.state),
        cost_of(action, file.costs),
        sum(costs) if costs and known else None,
        happened,
    )
