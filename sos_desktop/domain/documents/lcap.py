"""What a case gives to the LCAP: the prompt, required actions, next year, and the metrics."""

from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates.school_years import school_year_of
from sos_desktop.domain.casework.partners.coherence import ties
from sos_desktop.domain.casework.records import Action
from sos_desktop.domain.casework.words import ActionState
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.lcap_text import answers, prompt_text, required_actions
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.report import (
    Block,
    Cell,
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
    TableColumn,
)
from sos_desktop.domain.documents.results import DashboardResults, with_open
from sos_desktop.domain.improvement.costs import cost_of

_ENDS = (6, 30)
_LREBG = (Indicator.ELA, Indicator.MATH, Indicator.CHRONIC)
"""What the needs assessment of the Learning Recovery Emergency Block Grant looks at."""


def lcap_document(material: PlanMaterial, catalog: Catalog, made_on: date) -> ReportDocument:
    """Text and tables from which the LCAP's own parts are written."""
    file = material.file
    sections = (
        _prompt(file, catalog),
        _required(material, catalog),
        _next_year(file, catalog, made_on),
        _recovery(material.results, catalog),
    )
    return ReportDocument(
        title=catalog.heading("title", lea=file.lea.name),
        organization=catalog.page.system_of_support.format(county=file.lea.county),
        subtitle=catalog.say("prepared", date=catalog.date(made_on)),
        made_on=made_on,
        sections=tuple(section for section in sections if section.blocks),
        public=file.withheld.public,
        language=catalog.language,
        overview=catalog.sheet("overview"),
        words=catalog.page,
    )


def _prompt(file: CaseFile, catalog: Catalog) -> Section:
    text = prompt_text(file, catalog)
    blocks = [Paragraph(line) for line in text.split("\n")]
    blocks.append(Paragraph(catalog.say("characters", count=f"{len(text):,}")))
    return Section(catalog.heading("prompt"), tuple(blocks), sheet=catalog.sheet("prompt"))


def _required(material: PlanMaterial, catalog: Catalog) -> Section:
    """A row for each result the LCAP answers, with what the plan has for it."""
    file, column = material.file, catalog.column
    wanted = required_actions(file, material.results)
    if not wanted:
        said = catalog.say("no_figures" if material.results is None else "nothing_required")
        blocks: tuple[Block, ...] = (Paragraph(_open(said, material.results, catalog)),)
        return Section(catalog.heading("required"), blocks, sheet=catalog.sheet("required"))
    rows = list[tuple[Cell, ...]]()
    for one in wanted:
        found = answers(file, one)
        told = [_with_ties(file, action, catalog) for action in found]
        why = "led_here" if one.led_here else "lowest"
        rows.append(
            (
                catalog.terms.group(one.group),
                catalog.terms.indicator(str(one.indicator), short=True),
                catalog.terms.dashboard(one.value),
                catalog.say(why),
                "\n".join(told) or None,
            )
        )
    table = TableBlock(
        catalog.sheet("required"),
        (
            column("group", width=2),
            column("indicator", width=1.5),
            column("result", width=2.2),
            column("why", width=1.6),
            column("answer", width=4),
        ),
        tuple(rows),
        caption=_open(catalog.say("required_caption"), material.results, catalog),
        missing=catalog.say("no_action"),
    )
    return Section(catalog.heading("required"), (table,), sheet=catalog.sheet("required"))


def _open(said: str, results: DashboardResults | None, catalog: Catalog) -> str:
    return said if results is None else with_open(said, results, catalog)


def _with_ties(file: CaseFile, action: Action, catalog: Catalog) -> str:
    named = ", ".join(ties(file, action, catalog.terms))
    return f"{action.text} ({named})" if named else action.text


def _next_year(file: CaseFile, catalog: Catalog, made_on: date) -> Section:
    """The changes of this year's plan with what becomes of each in the next one."""
    year, column = school_year_of(made_on), catalog.column
    years = f"{year + 1}-{(year + 2) % 100:02d}"
    if not file.actions:
        return Section(catalog.heading("next_year", year=years), ())
    columns = (
        column("part_of", width=1.3),
        column("change", width=4),
        column("state", width=1.2, choices=ActionState),
        column("cost", "money", 1.1),
        column("carries_on", width=2.2),
    )
    rows = tuple(
        (
            "\n".join(ties(file, action, catalog.terms)) or None,
            action.text,
            catalog.term(action.state),
            cost_of(action, file.costs),
            catalog.say(_carries_on(action, date(year + 1, *_ENDS))),
        )
        for action in file.actions
    )
    table = TableBlock(
        catalog.sheet("next_year"),
        columns,
        rows,
        caption=catalog.say("next_year_caption", year=years),
        missing=catalog.unset,
    )
    return Section(
        catalog.heading("next_year", year=years), (table,), sheet=catalog.sheet("next_year")
    )


def _carries_on(action: Action, last_day: date) -> str:
    if action.state is ActionState.DROPPED:
        return "was_dropped"
    if action.state is ActionState.DONE:
        return "was_done"
    if action.ends_on is not None and action.ends_on <= last_day:
        return "ends_before"
    return "goes_on"


def _recovery(results: DashboardResults | None, catalog: Catalog) -> Section:
    """The metrics of the recovery grant's needs assessment, the groups most in need first."""
    if results is None:
        return Section(catalog.heading("recovery"), ())
    shown = [indicator for indicator in _LREBG if indicator in results.indicators]
    rows = list[tuple[Cell, ...]]()
    for group in results.groups:
        cells = [results.cells.get(group, {}).get(indicator) for indicator in shown]
        if not any(cells):
            continue
        told = [
            None
            if cell is None
            else ", ".join(catalog.terms.dashboard(one) for one in (cell.value, cell.word) if one)
            for cell in cells
        ]
        lowest = sum(1 for cell in cells if cell is not None and cell.color == 1)
        rows.append((catalog.terms.group(group), *told, lowest))
    rows.sort(key=lambda row: -int(str(row[-1] or 0)))
    if not rows:
        return Section(catalog.heading("recovery"), ())
    table = TableBlock(
        catalog.sheet("recovery"),
        (
            catalog.column("group", width=2),
            *(_metric(catalog, indicator) for indicator in shown),
            catalog.column("at_lowest", "whole", 1),
        ),
        tuple(rows),
        caption=_open(catalog.say("recovery_caption", year=results.year), results, catalog),
        missing=catalog.page.not_reported,
    )
    return Section(catalog.heading("recovery"), (table,), sheet=catalog.sheet("recovery"))


_COLUMNS = {Indicator.ELA: "ela", Indicator.MATH: "math", Indicator.CHRONIC: "chronic"}


def _metric(catalog: Catalog, indicator: Indicator) -> TableColumn:
    return catalog.column(_COLUMNS[indicator], width=1.8)
