"""How the figures of an LEA moved over the Dashboard years: as charts, and every one in a table."""

from collections.abc import Sequence

from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.focus import Trend
from sos_desktop.domain.documents.report import (
    Block,
    Bullets,
    Cell,
    ChartBlock,
    Paragraph,
    Section,
    SideBySide,
    TableBlock,
    TableColumn,
)
from sos_desktop.domain.documents.trend_charts import trend_data
from sos_desktop.domain.formats import PERCENT
from sos_desktop.domain.quantities import Quantity

_MOST_LINES = 3
"""More lines than so many cross each other too often to be followed without colours."""


def trend_section(
    trends: Sequence[Trend],
    groups: Sequence[str],
    changes: Sequence[tuple[int, str]],
    catalog: Catalog,
) -> Section:
    """A chart for each indicator with figures of two years or more, two beside each other.

    Args:
        trends: Every figure over the years.
        groups: Which student groups to show, the most important first.
        changes: What a year's Dashboard measures otherwise than the one before.
        catalog: The words.
    """
    name, shown = catalog.sheet("trends"), groups[:_MOST_LINES]
    charts = [
        chart
        for indicator in dict.fromkeys(line.indicator for line in trends)
        if (chart := _chart(indicator, trends, shown, catalog)) is not None
    ]
    blocks = list[Block]()
    for place in range(0, len(charts), 2):
        pair = charts[place : place + 2]
        both = len(pair) > 1
        blocks.append(SideBySide(tuple((chart,) for chart in pair)) if both else pair[0])
    if not charts:
        blocks.append(Paragraph(catalog.say("no_trends")))
    elif changes:
        told = (catalog.say("measured_change", year=y, change=change) for y, change in changes)
        blocks += [Paragraph(catalog.say("measured_otherwise")), Bullets(tuple(told))]
    return Section(catalog.heading("trends"), tuple(blocks), sheet=name)


def _chart(
    indicator: Indicator, trends: Sequence[Trend], groups: Sequence[str], catalog: Catalog
) -> ChartBlock | None:
    lines = [
        line
        for group in groups
        for line in trends
        if (line.group, line.indicator) == (group, indicator) and len(line.points) > 1
    ]
    if not lines:
        return None
    facts = INDICATORS[indicator]
    name = catalog.word("measured", str(indicator))
    data = trend_data(indicator, lines, name, catalog)
    better = "lower_is_better" if facts.lower_is_better else "higher_is_better"
    return ChartBlock(data, catalog.say(better), name)


def figure_sections(trends: Sequence[Trend], catalog: Catalog) -> tuple[Section, ...]:
    """Every figure by group and year, a table for each indicator; nothing when there are none."""
    if not trends:
        return ()
    lead = Paragraph(catalog.say("figures_caption"))
    first = Section(catalog.heading("figures"), (lead,))
    tables = (
        Section(catalog.word("measured", str(indicator)), (_table(indicator, trends, catalog),), 2)
        for indicator in dict.fromkeys(line.indicator for line in trends)
    )
    return (first, *tables)


def _table(indicator: Indicator, trends: Sequence[Trend], catalog: Catalog) -> TableBlock:
    lines = [line for line in trends if line.indicator is indicator]
    years = _years(lines)
    rows = tuple((catalog.terms.group(line.group), *_cells(line, years)) for line in lines)
    columns = (catalog.column("group", width=2.4), *_year_columns(years))
    name = catalog.word("measured", str(indicator))
    return TableBlock(name, columns, rows, missing=catalog.say("no_figure"))


def one_figure_table(trends: Sequence[Trend], catalog: Catalog) -> tuple[Section, ...]:
    """Every figure in one table, which a workbook can sort and filter."""
    if not trends:
        return ()
    years, name = _years(trends), catalog.sheet("figures")
    rows = tuple(
        (
            catalog.word("measured", str(line.indicator)),
            catalog.terms.group(line.group),
            *_cells(line, years),
        )
        for line in trends
    )
    columns = (
        catalog.column("indicator", width=2.4),
        catalog.column("group", width=2.4),
        *_year_columns(years),
    )
    table = TableBlock(name, columns, rows, missing=catalog.say("no_figure"))
    lead = Paragraph(catalog.say("figures_caption"))
    return (Section(catalog.heading("figures"), (lead, table), sheet=name),)


def _years(lines: Sequence[Trend]) -> list[int]:
    return sorted({year for line in lines for year, _value in line.points})


def _year_columns(years: Sequence[int]) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(str(year), "decimal") for year in years)


def _cells(line: Trend, years: Sequence[int]) -> tuple[Cell, ...]:
    known = dict(line.points)
    unit = PERCENT if INDICATORS[line.indicator].percent else ""
    return tuple(Quantity(known[year], unit, 1) if year in known else None for year in years)
