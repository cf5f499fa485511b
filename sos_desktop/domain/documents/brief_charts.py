"""The pictures of a brief: results with patterns, a line over years, an aim, what it costs."""

import math
from collections.abc import Sequence

from sos_desktop.domain.casework.costs import CaseCosts, CostPart, school_years
from sos_desktop.domain.casework.records import Measure
from sos_desktop.domain.casework.support_words import MeasureKind, MeasureSource
from sos_desktop.domain.charts.data import ChartData
from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, INDICATORS, Indicator
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.focus import Trend, focus_cells
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.plan_measures import MeasurePages
from sos_desktop.domain.documents.report import (
    Block,
    ChartBlock,
    CostBlock,
    CostKind,
    CostShare,
    DotsBlock,
    ResultStrip,
    ResultTile,
)
from sos_desktop.domain.documents.results import DashboardResults, heat_cell, with_open
from sos_desktop.domain.documents.trend_charts import trend_data
from sos_desktop.domain.formats import number_words, with_unit

_IN_FRONT = 2
"""So many pictures stand on page 1."""
_MOST_DOTS = 120
"""More than so many students are told in words, as dots could not be counted any more."""


def result_strip(
    group: str, results: DashboardResults | None, catalog: Catalog
) -> tuple[Block, ...]:
    """The figures of a group, and whose they are; nothing when there are none."""
    cells = focus_cells(group, results)
    if results is None or not cells:
        return ()
    tiles = []
    for indicator, cell in cells:
        lettered = group in results.lettered
        shown = heat_cell(
            cell, catalog.terms.dashboard(cell.word), catalog.terms, lettered=lettered
        )
        measured = catalog.word("measured", str(indicator))
        tiles.append(ResultTile(shown, measured, _moved(cell.observation.change, catalog)))
    columns = catalog.part["columns"]
    strip = ResultStrip(
        catalog.sheet("results"),
        tuple(tiles),
        (columns["result"], columns["figure"], columns["color"]),
        with_open(catalog.say("results_caption", year=results.year), results, catalog),
    )
    return (strip,)


def front_charts(group: str, material: PlanMaterial, catalog: Catalog) -> tuple[Block, ...]:
    """At most two: how the group's result moved over years, and the aim or a measure."""
    found = [_trend_chart(group, material.trends, catalog), _aim(group, material, catalog)]
    shown = [one for one in found if one is not None]
    if len(shown) < _IN_FRONT:
        shown += measure_charts(material, catalog)[: _IN_FRONT - len(shown)]
    return tuple(shown)


def charts_behind(front: tuple[Block, ...], charts: list[ChartBlock]) -> list[ChartBlock]:
    """The charts of measures that page 1 has not shown already; all, where none would be left."""
    return [chart for chart in charts if chart not in front] or charts


def measure_charts(material: PlanMaterial, catalog: Catalog) -> list[ChartBlock]:
    """The measures with two readings or more, under titles that say what they show."""
    blocks = MeasurePages(material.file, catalog).section().blocks
    return [_titled(block, catalog) for block in blocks if isinstance(block, ChartBlock)]


def _titled(block: ChartBlock, catalog: Catalog) -> ChartBlock:
    """Its title says how the measure moved, so that only the target is left to its caption."""
    data, target = block.data, with_unit(block.data.target, block.data.unit, block.data.decimals)
    caption = catalog.charts.target_only.format(target=target) if target else ""
    if data.left_out:
        return ChartBlock(data, caption)
    known = [point.value for point in data.series[0].measured if point.value is not None]
    return ChartBlock(data, caption, _finding(data.name, known, data, catalog))


def _finding(name: str, values: Sequence[float], data: ChartData, catalog: Catalog) -> str:
    """What a line shows, in the figures it is labeled with: "Suspension: up from 7.1% to 9.2%"."""
    first, last = values[0], values[-1]
    same = "stayed" if len(set(values)) == 1 else "came_back"
    key = "rose" if last > first else "fell" if last < first else same
    first_words, last_words = (
        with_unit(value, data.unit, data.decimals) for value in (first, last)
    )
    return catalog.say(key, name=name, first=first_words, last=last_words)


def _trend_chart(group: str, trends: tuple[Trend, ...], catalog: Catalog) -> ChartBlock | None:
    own = next((t for t in trends if t.group == group and len(t.points) > 1), None)
    if own is None:
        return None
    lines = [own, *(t for t in trends if t.group == ALL_STUDENTS and t.group != group)]
    name = catalog.word("trend", str(own.indicator))
    data = trend_data(own.indicator, lines, name, catalog)
    first, last = own.points[0], own.points[-1]
    title = _finding(name, [value for _year, value in own.points], data, catalog)
    caption = catalog.say("trend_caption", first=first[0], last=last[0])
    if any(len(line.points) <= last[0] - first[0] for line in lines):
        caption = f"{caption} {catalog.say('trend_gaps')}"
    return ChartBlock(data, caption, title)


def _aim(group: str, material: PlanMaterial, catalog: Catalog) -> DotsBlock | None:
    """An aim in whole students, where one can be told."""
    results = material.results
    for measure in material.file.measures:
        if measure.kind is not MeasureKind.OUTCOME or measure.target is None:
            continue
        counts = _counts(measure, results)
        if counts is not None and 0 < counts[1] < counts[0] <= _MOST_DOTS:
            return _dots(measure, *counts, catalog=catalog)
    return None


def _counts(measure: Measure, results: DashboardResults | None) -> tuple[int, int] | None:
    """How many students a measure tells of now, and how many it aims at."""
    assert measure.target is not None
    if measure.unit == "students" and measure.baseline is not None:
        whole = measure.baseline.is_integer() and measure.target.is_integer()
        return (int(measure.baseline), int(measure.target)) if whole else None
    if measure.source is not MeasureSource.DASHBOARD or results is None:
        return None
    if measure.indicator not in set(Indicator):
        return None
    facts = INDICATORS[Indicator(measure.indicator)]
    cell = results.cells.get(measure.group, {}).get(Indicator(measure.indicator))
    status = cell.observation.status if cell is not None else None
    if cell is None or cell.students is None or status is None:
        return None
    if not (facts.percent and facts.lower_is_better):
        return None
    now = round(status / 100 * cell.students)
    return now, math.floor(measure.target / 100 * cell.students)


def _dots(measure: Measure, now: int, aim: int, *, catalog: Catalog) -> DotsBlock:
    say, fewer = catalog.say, now - aim
    day = catalog.date(measure.target_on, "")
    title = say("aim_by" if day else "aim", count=fewer, date=day)
    name = catalog.typed(measure.name)
    caption = say("dots", count=now, name=name, aim=aim)
    return DotsBlock(title, now, fewer, say("fewer", count=fewer), caption, f"{title}. {caption}")


def cost_block(costs: CaseCosts, catalog: Catalog) -> CostBlock | None:
    """What it costs, by sources; None where no cost is noted, or nothing costs anything."""
    if not costs.total:
        return None
    sums: dict[tuple[CostKind, str], int] = {}
    for part in costs.parts:
        key = _source(part, catalog)
        sums[key] = sums.get(key, 0) + part.dollars
    order = list(CostKind)
    ranked = sorted(sums.items(), key=lambda one: (order.index(one[0][0]), -one[1]))
    shares = tuple(CostShare(source, sum_, kind) for (kind, source), sum_ in ranked if sum_)
    columns = catalog.part["columns"]
    years = catalog.page.joined(school_years(costs.years))
    total = f"${costs.total:,}"
    told = "; ".join(share.words for share in shares)
    return CostBlock(
        catalog.sheet("cost"),
        total,
        years,
        shares,
        (columns["source"], columns["dollars"]),
        catalog.say("cost_picture", total=total, shares=told),
    )


def _source(part: CostPart, catalog: Catalog) -> tuple[CostKind, str]:
    if part.open:
        return CostKind.OPEN, catalog.say("no_source")
    if part.in_lcap:
        words = catalog.typed(part.source)
        return CostKind.COMMITTED, words or catalog.say("source_lcap")
    return CostKind.OTHER, catalog.typed(part.source) or catalog.say("source_free")


def _moved(change: float | None, catalog: Catalog) -> str:
    if change is None:
        return ""
    key = "moved_up" if change > 0 else "moved_down" if change < 0 else "moved_not"
    return catalog.say(key, change=number_words(abs(change), 1))
