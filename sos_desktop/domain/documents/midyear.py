"""The mid-year update of the LCAP's actions and measures that are in a case, on one page."""

from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates.school_years import school_year_of
from sos_desktop.domain.casework.partners.coherence import ties
from sos_desktop.domain.casework.records import Action, ActionQuarter, ProgressNote, YearCost
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
from sos_desktop.domain.improvement.costs import cost_of
from sos_desktop.domain.improvement.readings import readings_by_measure, since_start
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
    rows, readings = list[tuple[Cell, ...]](), readings_by_measure(file)
    for measure in file.measures:
        points = since_start(measure, readings[measure.id])
        last = points[-1] if points else None
        lacks = file.withheld.lacks(ProgressNote, measure.id, filled="value")
        latest: Cell = (
            quantity(last.value, measure.unit, measure.decimals) if last is not None else None
        )
        if lacks and last is not None:
            reading = measure.written(last.value)
            latest = catalog.say("part_of_readings", reading=reading)
        rows.append(
            (
                measure.name,
                quantity(measure.baseline, measure.unit, measure.decimals),
                kept if lacks and last is None else latest,
                last.on if last is not None else None,
                quantity(measure.target, measure.unit, measure.decimals),
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
            column("spent", "money", 1.1),
            column("happened", width=3),
        ),
        rows,
        caption=catalog.say("spent"),
        missing=catalog.unset,
    )
    blocks = (for_readers(file, table), Paragraph(catalog.say("check")))
    return Section(catalog.heading("actions"), blocks, sheet=catalog.sheet("actions"))


def _action(file: CaseFile, catalog: Catalog, action: Action, year: int) -> tuple[Cell, ...]:
    costs = [c.dollars for c in file.costs if c.action_id == action.id and c.year == year]
    quarters = [q for q in file.quarters if q.action_id == action.id and q.year == year]
    spent = [quarter.spent for quarter in quarters if quarter.spent is not None]
    known = costs or not file.withheld.lacks(YearCost, action.id)
    return (
        "\n".join(ties(file, action, catalog.terms)) or None,
        action.text,
        catalog.term(action.state),
        cost_of(action, file.costs),
        sum(costs) if costs and known else None,
        sum(spent) if spent else None,
        _happened(file, catalog, action, quarters),
    )


def _happened(
    file: CaseFile, catalog: Catalog, action: Action, quarters: list[ActionQuarter]
) -> Cell:
    """What the newest quarter of the year says was done, and the newest note of progress."""
    told = list[str]()
    done = [quarter for quarter in quarters if quarter.done or quarter.standing is not None]
    if done:
        newest = max(done, key=lambda quarter: quarter.quarter)
        standing = catalog.term(newest.standing).lower() if newest.standing is not None else ""
        said = "; ".join(part for part in (standing, newest.done) if part)
        told.append(f"{catalog.term(newest.quarter)}: {said}")
    notes = [note for note in file.progress if note.action_id == action.id]
    if notes:
        told.append(max(notes, key=lambda note: note.noted_on).text)
    elif file.withheld.lacks(ProgressNote, action.id):
        told.append(catalog.say("withheld_progress"))
    return "\n".join(told) or None
