"""A small line chart: points, a target line, labels at the ends; readable in grey."""

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
    low, high = _range(values)
    right, top = width - _RIGHT, _HEIGHT - _TOP

    def height(value: float) -> float:
        return _BOTTOM + (value - low) / (high - low) * (top - _BOTTOM)

    for mark in (low, (low + high) / 2, high):
        drawing.add(Line(_LEFT, height(mark), right, height(mark), strokeColor=LINE))
        drawing.add(_words(_LEFT - 6, height(mark) - 3, f"{mark:,.3g}", "end"))
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


def _range(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    margin = (high - low) * 0.15 or max(abs(high) * 0.1, 1.0)
    return low - margin, high + margin


def _words(x: float, y: float, text: str, anchor: _Anchor, color: Color = MUTED) -> String:
    name = STRONG if color is TEXT else REGULAR
    return String(x, y, text, fontName=name, fontSize=7, fillColor=color, textAnchor=anchor)
