"""A small line chart: points, a target line, labels at the ends; readable in grey."""

import math
from collections.abc import Sequence
from typing import Literal

from reportlab.graphics.shapes import Circle, Drawing, Line, PolyLine, String
from reportlab.lib.colors import Color

from sos_desktop.domain.report import Chart
from sos_desktop.exporters.pdf_style import ACCENT, LINE, MUTED, REGULAR, STRONG, TEXT

_Anchor = Literal["start", "middle", "end"]
_HEIGHT = 120
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 60, 14, 22


def chart_drawing(chart: Chart, width: float) -> Drawing:
    """The chart as a drawing of the page's width; gaps are left where nothing was measured."""
    drawing = Drawing(width, _HEIGHT)
    points = [(label, value) for series in chart.series for label, value in series.points]
    values = [value for _, value in points if value is not None]
    if chart.target is not None:
        values.append(chart.target)
    marks = round_marks(values)
    low, high = marks[0], marks[-1]
    right, top = width - _RIGHT, _HEIGHT - _TOP

    def height(value: float) -> float:
        return _BOTTOM + (value - low) / (high - low) * (top - _BOTTOM)

    for mark in marks:
        drawing.add(Line(_LEFT, height(mark), right, height(mark), strokeColor=LINE))
        drawing.add(_words(_LEFT - 6, height(mark) - 3, f"{mark:,.10g}", "end"))
    if chart.target is not None:
        at = height(chart.target)
        drawing.add(
            Line(_LEFT, at, right, at, strokeColor=ACCENT, strokeWidth=1.2, strokeDashArray=[4, 3])
        )
        drawing.add(_words(right + 6, at - 3, f"target {chart.target:,.10g}", "start", ACCENT))
    step = (right - _LEFT) / max(len(points) - 1, 1)
    places = [(_LEFT + n * step, value) for n, (_, value) in enumerate(points)]
    _lines(drawing, [(x, None if v is None else height(v)) for x, v in places])
    shown = {0, len(points) - 1} | (set(range(len(points))) if len(points) <= 6 else set())
    for number, (label, value) in enumerate(points):
        x = places[number][0]
        if number in shown:
            side: _Anchor = (
                "start" if number == 0 else "end" if number == len(points) - 1 else "middle"
            )
            drawing.add(_words(x, 6, label, side))
            if value is not None:
                drawing.add(_words(x, height(value) + 6, f"{value:,.10g}", side, TEXT))
    return drawing


def _lines(drawing: Drawing, places: list[tuple[float, float | None]]) -> None:
    run: list[float] = []
    for x, y in [*places, (0.0, None)]:
        if y is not None:
            run += [x, y]
            continue
        if len(run) > 2:
            drawing.add(PolyLine(run, strokeColor=TEXT, strokeWidth=1.4))
        run = []
    for x, y in places:
        if y is not None:
            drawing.add(Circle(x, y, 2.6, fillColor=TEXT, strokeColor=TEXT))


def round_marks(values: Sequence[float]) -> list[float]:
    """Three or four round numbers for an axis; the first is below, the last above all values."""
    low, high = min(values), max(values)
    span = (high - low) or abs(high) or 1.0
    rough = span / 2
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(s * unit for s in (1, 2, 2.5, 5, 10) if s * unit >= rough)
    first = math.floor(low / step)
    last = max(math.ceil(high / step), first + 1)
    return [number * step for number in range(first, last + 1)]


def _words(x: float, y: float, text: str, anchor: _Anchor, color: Color = MUTED) -> String:
    name = STRONG if color is TEXT else REGULAR
    return String(x, y, text, fontName=name, fontSize=7, fillColor=color, textAnchor=anchor)
