"""The charts of local data: over time, by group, by place, where it is most, before and after.

Only what may be shown is drawn, and a chart says how much was held back.
"""

from collections.abc import Callable, Sequence
from datetime import date

from sos_desktop.domain.casework.words import Words
from sos_desktop.domain.charts.bars import Bar, BarData
from sos_desktop.domain.charts.data import ChartData, ChartPoint, Series, TimeAxis
from sos_desktop.domain.formats import counted, number_words
from sos_desktop.domain.local.cells import (
    LocalCell,
    LocalTable,
    group_order,
    group_words,
    place_words,
)
from sos_desktop.domain.local.periods import is_month, is_year, period_words, span_of


class ChartKind(Words):
    """The charts that are made at once."""

    TREND = "trend", "Over time"
    GROUPS = "groups", "By group"
    PLACES = "places", "By place"
    PARETO = "pareto", "Where most are"
    BEFORE_AFTER = "before_after", "Before and after"


LocalChart = ChartData | BarData


def chart_of(
    kind: ChartKind,
    table: LocalTable,
    name: str,
    *,
    period: str = "",
    place: str = "",
    group: str = "ALL",
) -> LocalChart:
    """A chart of a table.

    Args:
        kind: Which one.
        table: The figures, with what may be shown of them.
        name: What a figure says.
        period: For bars: of which period; for before and after: the first period after. "" for the
            newest.
        place: Of which place; "" for the whole LEA. Not for bars by place.
        group: Of which group. Not for bars by group.
    """
    every = (*table.cells, *table.totals)
    when = period or max((cell.period for cell in every), default="")
    if kind is ChartKind.TREND:
        wanted = [c for c in every if (c.place, c.group) == (place, group)]
        return _trend(table, wanted, name, place, group)
    if kind is ChartKind.GROUPS:
        wanted = [c for c in every if (c.period, c.place) == (when, place)]
        wanted.sort(key=lambda c: group_order(c.group))
        title = _title(name, place_words(place), period_words(when))
        return _bars(table, wanted, name, title, lambda c: group_words(c.group))
    if kind is ChartKind.BEFORE_AFTER:
        return _before_after(table, every, name, when, place)
    wanted = [c for c in every if (c.period, c.group) == (when, group)]
    title = _title(name, group_words(group), period_words(when))
    if kind is ChartKind.PLACES:
        wanted.sort(key=lambda c: (bool(c.place), c.place.casefold()))
        return _bars(table, wanted, name, title, lambda c: place_words(c.place))
    return _pareto(table, [c for c in wanted if c.place], name, title)


def _title(*parts: str) -> str:
    said = [part for part in parts if part]
    return f"{said[0][:1].upper()}{said[0][1:]}: {', '.join(said[1:])}" if said else ""


def _trend(
    table: LocalTable, cells: list[LocalCell], name: str, place: str, group: str
) -> ChartData:
    cells.sort(key=lambda cell: cell.period)
    hidden = [cell for cell in cells if not table.may_show(cell)]
    years = bool(cells) and all(is_year(cell.period) for cell in cells)
    points = tuple(
        ChartPoint(
            _when(cell.period, years),
            cell.figure if table.may_show(cell) and cell.figure is not None else None,
        )
        for cell in cells
    )
    words = f"{group_words(group)}, {place_words(place)}"
    percent = any(cell.value is not None and cell.denominator for cell in cells)
    return ChartData(
        name=f"{name}, {words}",
        title=_title(name, words),
        series=(Series(words, points),),
        axis=TimeAxis.YEARS if years else TimeAxis.DATES,
        months=not years and all(is_month(cell.period) for cell in cells),
        unit="%" if percent else "",
        decimals=1 if percent else None,
        left_out=_left_out(len(hidden)),
    )


def _when(period: str, years: bool) -> date | int:
    first, last = span_of(period)
    return last.year if years else first


def _bars(
    table: LocalTable,
    cells: Sequence[LocalCell],
    name: str,
    title: str,
    called: Callable[[LocalCell], str],
) -> BarData:
    bars = tuple(_bar(table, cell, called(cell)) for cell in cells)
    hidden = sum(not table.may_show(cell) for cell in cells)
    return BarData(name, bars, title, _notes(hidden))


def _bar(table: LocalTable, cell: LocalCell, called: str, *, muted: bool = False) -> Bar:
    if not table.may_show(cell):
        return Bar(called, None, "held back")
    if cell.figure is None:
        return Bar(called, None, "not reported")
    return Bar(called, cell.figure, figure_words(cell), muted)


def figure_words(cell: LocalCell) -> str:
    """A figure as it is written: "25% (12 of 48)", "12 students", "2,480.5"."""
    if cell.numerator is not None and cell.denominator is not None:
        counts = f"{number_words(cell.numerator, 0)} of {number_words(cell.denominator, 0)}"
        return f"{number_words(cell.value or 0.0, 1)}% ({counts})"
    if cell.value is not None:
        return number_words(cell.value, 1)
    return counted(round(cell.numerator or 0), "student")


def _pareto(table: LocalTable, cells: list[LocalCell], name: str, title: str) -> BarData:
    """Places by how many, the most first, each with the share of all that it and those above are.

    Shares are of what is shown: one of all would tell how many are held back.
    """
    shown = [c for c in cells if table.may_show(c) and c.numerator is not None]
    shown.sort(key=lambda c: (-(c.numerator or 0), c.place.casefold()))
    total = sum(cell.numerator or 0 for cell in shown)
    bars: list[Bar] = []
    so_far = 0.0
    for cell in shown:
        so_far += cell.numerator or 0
        part = f" · {number_words(100 * so_far / total, 0)}% with those above" if total else ""
        words = f"{number_words(cell.numerator or 0, 0)}{part if bars else ''}"
        bars.append(Bar(place_words(cell.place), cell.numerator, words))
    hidden = sum(not table.may_show(cell) for cell in cells)
    return BarData(name, tuple(bars), title, _notes(hidden))


def _before_after(
    table: LocalTable, every: Sequence[LocalCell], name: str, first_after: str, place: str
) -> BarData:
    """Each group before a period and from it on: the middle of what is shown of either side."""
    groups = sorted({c.group for c in every if c.place == place}, key=group_order)
    bars: list[Bar] = []
    hidden = 0
    for group in groups:
        cells = [c for c in every if (c.place, c.group) == (place, group)]
        hidden += sum(not table.may_show(cell) for cell in cells)
        for side in ("before", "after"):
            part = [c for c in cells if (c.period < first_after) == (side == "before")]
            called = f"{group_words(group)}, {side}"
            bars.append(_side(table, part, called, muted=side == "before"))
    title = _title(name, place_words(place), f"before and from {period_words(first_after)} on")
    notes = _notes(hidden)
    return BarData(name, tuple(bars), title, ("Each bar is the middle of its periods.", *notes))


def _side(table: LocalTable, cells: Sequence[LocalCell], called: str, *, muted: bool) -> Bar:
    figures = sorted(c.figure for c in cells if table.may_show(c) and c.figure is not None)
    if not figures:
        held = any(not table.may_show(cell) for cell in cells)
        return Bar(called, None, "held back" if held else "nothing to show", muted)
    half = len(figures) // 2
    middle = figures[half] if len(figures) % 2 else (figures[half - 1] + figures[half]) / 2
    percent = any(cell.denominator for cell in cells)
    unit = "%" if percent else ""
    said = f"{number_words(middle, 1)}{unit}, {counted(len(figures), 'period')}"
    return Bar(called, middle, said, muted)


def _notes(hidden: int) -> tuple[str, ...]:
    return (_left_out(hidden),) if hidden else ()


def _left_out(hidden: int) -> str:
    if not hidden:
        return ""
    verb = "is" if hidden == 1 else "are"
    return f"{counted(hidden, 'figure')} {verb} held back: too few students."
