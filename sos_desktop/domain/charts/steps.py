"""Interim targets in a plot: a piece of a target's dotted line at its day, with its words."""

from sos_desktop.domain.charts.alternative import short_when
from sos_desktop.domain.charts.data import ChartData, ChartStep
from sos_desktop.domain.charts.end_labels import beside
from sos_desktop.domain.charts.point_labels import Obstacles, point_label
from sos_desktop.domain.charts.shapes import ChartFont, ChartText, Dash, Ink, Stroke, TextMeasure
from sos_desktop.domain.geometry import Point, Rect

REACH = 1.3
"""Of the line to either side of its day, where the plot reaches so far; in heights of small text.

The grid gives way to it.
"""
_WIDTH = 0.14


def step_line(at: Point, plot: Rect, line: float) -> Stroke:
    """The line of an interim target.

    Args:
        at: Where its day and its value meet.
        plot: Where it may stand.
        line: The height of small text.
    """
    left, right = max(at.x - REACH * line, plot.left), min(at.x + REACH * line, plot.right)
    level = (Point(left, at.y), Point(right, at.y))
    return Stroke(level, Ink.ACCENT, _WIDTH * line, Dash.DOTTED)


def step_label(
    chart: ChartData, step: ChartStep, at: Point, obstacles: Obstacles, measure: TextMeasure
) -> ChartText | None:
    """Value and day at the line, or the value alone; None where not even that has room.

    What is placed becomes an obstacle for the next. The lines of all steps have to be obstacles
    before.
    """
    value = beside(chart, step.value)
    whole = chart.words.step.format(value=value, at=short_when(chart, step.at))
    away = _WIDTH * measure("", ChartFont.SMALL).height / 2
    found = (
        point_label(words, at, away, obstacles, measure, Ink.ACCENT) for words in (whole, value)
    )
    return next((text for text in found if text is not None), None)
