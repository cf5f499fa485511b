"""Charts for tests, measured with a ruler of its own: ten points high, five wide a letter."""

from datetime import date, timedelta

from sos_desktop.domain.charts.data import ChartData, ChartPoint, Series, TimeAxis
from sos_desktop.domain.charts.layout import chart_layout
from sos_desktop.domain.charts.shapes import Dash, Ink, TextSize

LINE = 10.0


def measure(text, _font):
    return TextSize(5.0 * len(text), 8.0, 2.0)


def laid_out(chart, width=400.0, height=150.0):
    return chart_layout(chart, width, height, measure)


def series(name, *points):
    return Series(name, tuple(ChartPoint(at, value) for at, value in points))


def dated(*values, first=date(2026, 9, 1), step=30, **more):
    points = [(first + timedelta(days=n * step), value) for n, value in enumerate(values)]
    return ChartData(name="Suspended", series=(series("Suspended", *points),), **more)


def yearly(*points, **more):
    line = series("Suspension", *points)
    return ChartData(name="Suspension", series=(line,), axis=TimeAxis.YEARS, **more)


def ordered(*points, **more):
    line = series("Weeks", *points)
    return ChartData(name="Weeks", series=(line,), axis=TimeAxis.ORDER, **more)


def texts(layout):
    return [text.text for text in layout.texts]


def text(layout, words):
    return next(found for found in layout.texts if found.text == words)


def curves(layout):
    """The lines of the series: heavier than anything else."""
    return [stroke for stroke in layout.strokes if stroke.width == 0.12 * LINE]


def target_lines(layout):
    return [
        s
        for s in layout.strokes
        if s.dash is Dash.DOTTED and s.ink is Ink.ACCENT and len(s.places) == 2
    ]
