"""A chart as a table and a native chart of a workbook, dates to scale and missing values as gaps.

Excel draws a cell with words in it as 0, so that a value that is missing leaves its cell empty and
says why in a column of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Literal
from xml.sax.saxutils import quoteattr

from openpyxl.chart import LineChart, Reference
from openpyxl.chart.axis import DateAxis
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series as XlsxSeries
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.title import title_maker
from openpyxl.drawing.line import LineProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sos_desktop.domain.charts.data import ChartData, ChartPoint, TimeAxis
from sos_desktop.domain.charts.shapes import Dash, Ink
from sos_desktop.domain.charts.styles import SeriesStyle, style_of
from sos_desktop.domain.charts.time_axis import rows_of
from sos_desktop.domain.charts.value_axis import value_axis
from sos_desktop.domain.documents import report
from sos_desktop.domain.formats import PERCENT
from sos_desktop.exporters.excel_sheets import (
    LINE,
    TEXT,
    Sheets,
    cell_at,
    lines_in,
    note,
)

_DASHES: dict[Dash, Literal["solid", "dash", "dashDot", "lgDash", "sysDot"]] = {
    Dash.SOLID: "solid",
    Dash.DASHED: "dash",
    Dash.DASH_DOT: "dashDot",
    Dash.LONG: "lgDash",
    Dash.DOTTED: "sysDot",
}
_NO_LABEL = {
    "showSerName": False,
    "showVal": False,
    "showCatName": False,
    "showLegendKey": False,
    "showPercent": False,
    "showBubbleSize": False,
}
_INKS = {Ink.TEXT: "1A232E", Ink.MUTED: "55616F", Ink.ACCENT: "1D4F8C"}
_POINT = 12_700
"""A point in the units in which Excel measures lines."""
_STEPS = 5
_WIDTH, _HEIGHT = 22, 9
"""Of a chart, in centimeters."""
_PLOT = ManualLayout(xMode="edge", yMode="edge", x=0.08, y=0.16, w=0.66, h=0.66)
"""Shares of the chart; right of the plot is room for the names of the lines."""
_UNITS, _POINTS = 5.1, 28.35
"""Units of a column's width, and points of a row's height, in a centimeter."""
_YEARS, _MONTHS = 3 * 366, 92
"""Days from which years, or months, are written under a chart."""


def readings_table(chart: ChartData) -> report.TableBlock:
    """Every value of a chart: a row per time, a column per line, targets, what is missing."""
    rows, ahead = [], list(chart.steps)
    for at, points in rows_of(chart):
        values = [p.value if p is not None and p.measured else None for p in points]
        aims: list[float | None] = [] if chart.aim is None else [chart.aim]
        step = next((step for step in ahead if step.at == at), None)
        if step is not None:
            ahead.remove(step)
        if chart.steps:
            aims.append(step.value if step is not None else None)
        time = at if isinstance(at, date) else str(at)
        remark = "" if step is not None and not any(points) else _remark(chart, points)
        rows.append((time, *values, *aims, remark or None))
    whole = _whole(chart.values) and chart.decimals is None
    dated = all(isinstance(row[0], date) for row in rows)
    columns = [report.TableColumn(_time_heading(chart), "date" if dated else "text")]
    percent = chart.unit == PERCENT
    kind = "percent" if percent else "whole" if whole else "decimal"
    unit = f" ({chart.unit})" if chart.unit and not percent else ""
    columns += [report.TableColumn(f"{s.name}{unit}", kind, 1.5) for s in chart.series]
    aimed = "percent" if percent else "whole" if _whole(chart.aims) else "decimal"
    if chart.aim is not None:
        columns.append(report.TableColumn(f"{chart.words.target_column}{unit}", aimed))
    if chart.steps:
        columns.append(report.TableColumn(f"{chart.words.step_column}{unit}", aimed))
    columns.append(report.TableColumn(chart.words.remark_column, width=2.0))
    if not any(row[-1] for row in rows):
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    name = chart.words.readings_of.format(name=chart.name)
    return report.TableBlock(name, tuple(columns), tuple(rows), missing="")


def _whole(values: Sequence[float]) -> bool:
    return all(value % 1 == 0 for value in values)


def _time_heading(chart: ChartData) -> str:
    words = chart.words
    if chart.axis is TimeAxis.DATES:
        return words.at_date
    return words.at_year if chart.axis is TimeAxis.YEARS else words.at_label


def _remark(chart: ChartData, points: tuple[ChartPoint | None, ...]) -> str:
    """Which values of a row are missing; a line that has no point there lacks none."""
    if not any(points):
        return chart.words.missing
    names = [
        series.name
        for series, point in zip(chart.series, points, strict=True)
        if point is not None and not point.measured
    ]
    if len(chart.series) == 1:
        return chart.words.missing if names else ""
    return "; ".join(
        chart.words.of_series.format(name=name, readings=chart.words.missing) for name in names
    )


def add_chart(sheets: Sheets, sheet: Worksheet, block: report.ChartBlock) -> None:
    """Put the chart beside its table, in a column of its own, and its words below it."""
    place = sheet.max_column + 2
    letter = get_column_letter(place)
    sheet.column_dimensions[letter].width = _WIDTH * _UNITS
    sheet.add_chart(_chart(sheet, block.data), f"{letter}2")
    sheets.alternatives[sheet.title] = block.alternative
    row, tall = 2, 0.0
    while tall < _HEIGHT * _POINTS + LINE:
        tall += sheet.row_dimensions[row].height or LINE
        row += 1
    cell = cell_at(sheet, row, place)
    note(cell, block.alternative)
    cell.alignment = TEXT
    lines = lines_in(block.alternative, _WIDTH * _UNITS)
    sheet.row_dimensions[row].height = min(lines * LINE + 3, 400)


def described_charts(alternatives: Mapping[str, str]) -> dict[str, Callable[[bytes], bytes]]:
    """What writes the words of charts into the package, as openpyxl has no place for them.

    Args:
        alternatives: What each chart shows, by the title of its sheet, in the order of the sheets.
    """

    def change(name: str, words: str) -> Callable[[bytes], bytes]:
        told = f"name={quoteattr(name)} descr={quoteattr(words)}".encode()
        return lambda old: old.replace(b'name="Chart 1"', told, 1)

    return {
        f"xl/drawings/drawing{number}.xml": change(name, words)
        for number, (name, words) in enumerate(alternatives.items(), start=1)
    }


def _chart(sheet: Worksheet, data: ChartData) -> LineChart:
    rows = rows_of(data)
    chart = LineChart()
    chart.legend = None
    chart.width, chart.height = _WIDTH, _HEIGHT
    chart.layout = Layout(manualLayout=_PLOT)
    title = title_maker(data.name)
    title.overlay = False
    chart.title = title
    _axes(chart, data)
    lines = len(data.series) + (data.aim is not None) + bool(data.steps)
    for column in range(2, lines + 2):
        values = Reference(sheet, min_col=column, min_row=1, max_row=len(rows) + 1)
        chart.add_data(values, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=len(rows) + 1))
    for number, line in enumerate(chart.series[: len(data.series)]):
        _style(line, style_of(number))
        points = [points[number] for _at, points in rows]
        measured = [n for n, p in enumerate(points) if p is not None and p.measured]
        _label(line, max(measured, default=None), named=len(data.series) > 1)
    if data.aim is not None:
        aimed = chart.series[len(data.series)]
        _style(aimed, None)
        _label(aimed, len(rows) - 1, named=True)
    if data.steps:
        _as_steps(chart.series[-1])
    chart.display_blanks = _blanks(data)
    return chart


def _axes(chart: LineChart, data: ChartData) -> None:
    """Dates to scale; values from zero or from the base, on the marks of the other drawings."""
    if data.axis is TimeAxis.DATES:
        days = [at for at, _points in rows_of(data) if isinstance(at, date)]
        span = (max(days) - min(days)).days
        unit = "years" if span > _YEARS else "months" if span > _MONTHS else "days"
        form = {"years": "yyyy", "months": "mmm yyyy", "days": "mmm d"}[unit]
        chart.x_axis = DateAxis(crossAx=100, majorTimeUnit=unit, baseTimeUnit="days")
        chart.x_axis.axPos, chart.x_axis.number_format = "b", form
        chart.y_axis.crossAx = 500
    axis = value_axis(data, _STEPS)
    percent = data.unit == PERCENT
    scale = 100 if percent else 1  # a cell of a percentage holds 0.097
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = axis.low / scale, axis.high / scale
    chart.y_axis.number_format = "0%" if percent else "General"
    chart.y_axis.title = None if percent else data.unit or None
    # Without these, newer versions of Excel show no axes; labels stand below negative values too.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.tickLblPos = "low"


def _style(line: XlsxSeries, style: SeriesStyle | None) -> None:
    """The look of a line; None is the target's."""
    ink = _INKS[style.ink if style else Ink.ACCENT]
    dash = _DASHES[style.dash if style else Dash.DOTTED]
    line.graphicalProperties = GraphicalProperties(
        ln=LineProperties(solidFill=ink, prstDash=dash, w=round(1.5 * _POINT))
    )
    line.smooth = False
    if style is None:
        line.marker = Marker("none")
        return
    look = GraphicalProperties(solidFill=ink if style.filled else "FFFFFF")
    look.line.solidFill = ink
    line.marker = Marker(style.shape.value, size=7, spPr=look)


def _as_steps(line: XlsxSeries) -> None:
    """Interim targets: a dash with its value at each day, and nothing between them."""
    line.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    look = GraphicalProperties(solidFill=_INKS[Ink.ACCENT])
    look.line.solidFill = _INKS[Ink.ACCENT]
    line.marker, line.smooth = Marker("dash", size=12, spPr=look), False
    line.dLbls = DataLabelList(dLblPos="t", **(_NO_LABEL | {"showVal": True}))


def _label(line: XlsxSeries, place: int | None, *, named: bool) -> None:
    """Write name and value at the line's end instead of a legend; the title names a line alone."""
    if place is None:
        return
    shown = _NO_LABEL | {"showSerName": named, "showVal": True}
    label = DataLabel(idx=place, dLblPos="r", **shown)
    line.dLbls = DataLabelList(dLbl=[label], **_NO_LABEL)


def _blanks(data: ChartData) -> Literal["span", "gap"]:
    """What Excel does with empty cells.

    Lines that were measured on different days are drawn through each other's days; as soon as
    anything was not measured there are gaps.
    """
    points = [point for _at, found in rows_of(data) for point in found]
    apart = data.axis is TimeAxis.DATES and None in points
    lacking = any(point is not None and not point.measured for point in points)
    return "span" if apart and not lacking else "gap"
