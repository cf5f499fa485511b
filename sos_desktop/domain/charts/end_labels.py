"""The column right of the plot: every line's last value and name, and the target's."""

from sos_desktop.domain.charts.data import ChartData, Series
from sos_desktop.domain.charts.fitting import shortened, wrapped
from sos_desktop.domain.charts.shapes import (
    ChartFont,
    ChartText,
    Dash,
    Ink,
    Stroke,
    TextMeasure,
)
from sos_desktop.domain.charts.styles import style_of
from sos_desktop.domain.charts.value_axis import PERCENT
from sos_desktop.domain.formats import with_unit
from sos_desktop.domain.geometry import Point, Rect, length_of, spread
from sos_desktop.foundation.frozen import frozen_dataclass

_SHARE = 0.32
"""The most of a chart's width that labels take."""
_NAME_LINES = 2
_BETWEEN = 0.35
"""The least room between two labels, in heights of small text."""
_MOVED = 0.4
"""A label further off its line than this, in heights of small text, is led to by a hairline."""
_CLEAR = 0.7
"""Between the plot and the labels, in heights of small text."""

_HAIRLINE = 0.05


@frozen_dataclass
class EndLabel:
    """What is written at the end of one line, top to bottom."""

    lines: tuple[tuple[str, ChartFont], ...]
    ink: Ink
    series: Series | None
    """None for the target."""


@frozen_dataclass
class LabelColumn:
    """The labels of a chart, not yet placed.

    Attributes:
        width: Of the whole column, with the room before it.
        height: What all labels need one under the other.
    """

    labels: tuple[EndLabel, ...]
    width: float
    height: float


def label_column(chart: ChartData, width: float, room: float, measure: TextMeasure) -> LabelColumn:
    """The labels as they fit beside a plot.

    Where the labels would be taller than `room`, each gets one line.

    Args:
        chart: What is shown.
        width: The width of the whole chart.
        room: The height there is, as far as known.
        measure: How large texts are.
    """
    line = measure("", ChartFont.SMALL).height
    most = width * _SHARE
    full = [_label(chart, number, most, measure) for number in range(len(chart.series))]
    if length_of([len(label.lines) * line for label in full], _BETWEEN * line) > room:
        full = [_short_label(chart, number, most, measure) for number in range(len(chart.series))]
    labels = [*full, *_target_label(chart, most, measure)]
    widths = [measure(text, font).width for label in labels for text, font in label.lines]
    return LabelColumn(
        tuple(labels),
        max(widths, default=0.0) + (_CLEAR * line if labels else 0.0),
        length_of([len(label.lines) * line for label in labels], _BETWEEN * line),
    )


def _label(chart: ChartData, number: int, width: float, measure: TextMeasure) -> EndLabel:
    series = chart.series[number]
    lines = [(shortened(_last(chart, series), width, ChartFont.STRONG, measure), ChartFont.STRONG)]
    if len(chart.series) > 1 or not (chart.title or chart.named_above):
        names = wrapped(series.name, width, ChartFont.SMALL, measure, _NAME_LINES)
        lines += [(name, ChartFont.SMALL) for name in names]
    return EndLabel(tuple(lines), style_of(number).ink, series)


def _short_label(chart: ChartData, number: int, width: float, measure: TextMeasure) -> EndLabel:
    series = chart.series[number]
    text = shortened(f"{_last(chart, series)} {series.name}", width, ChartFont.SMALL, measure)
    return EndLabel(((text, ChartFont.SMALL),), style_of(number).ink, series)


def _target_label(chart: ChartData, width: float, measure: TextMeasure) -> list[EndLabel]:
    if chart.aim is None:
        return []
    words = chart.words.target.format(value=beside(chart, chart.aim))
    text = shortened(words, width, ChartFont.SMALL, measure)
    return [EndLabel(((text, ChartFont.SMALL),), Ink.ACCENT, None)]


def beside(chart: ChartData, value: float) -> str:
    """A value as it is written in the drawing; a unit that stands above the axis is left out."""
    unit = PERCENT if chart.unit == PERCENT else ""
    return with_unit(value, unit, chart.decimals) or ""


def _last(chart: ChartData, series: Series) -> str:
    points = series.measured
    return beside(chart, points[-1].value or 0.0) if points else chart.words.missing


def placed_labels(
    column: LabelColumn, ends: dict[int, Point], plot: Rect, measure: TextMeasure
) -> tuple[list[ChartText], list[Stroke]]:
    """The labels beside the ends of their lines, moved apart where they would touch.

    Args:
        column: What is to be written.
        ends: Where each label's line ends, by the label's number; none for a line without values.
        plot: Where values are drawn; labels stand right of it.
        measure: How large texts are.
    """
    line = measure("", ChartFont.SMALL)
    left = plot.right + _CLEAR * line.height
    heights = [len(label.lines) * line.height for label in column.labels]
    wanted = [
        (ends[n].y if n in ends else plot.bottom) - line.height / 2 for n in range(len(heights))
    ]
    order = sorted(range(len(heights)), key=lambda n: (wanted[n], n))
    tops = spread(
        [wanted[n] for n in order],
        [heights[n] for n in order],
        _BETWEEN * line.height,
        plot.top - line.height / 2,
        plot.bottom + line.height / 2,
    )
    texts: list[ChartText] = []
    strokes: list[Stroke] = []
    for number, top in zip(order, tops, strict=True):
        label = column.labels[number]
        for place, (text, font) in enumerate(label.lines):
            size = measure(text, font)
            y = top + place * line.height
            rect = Rect(left, y, size.width, line.height)
            texts.append(ChartText(text, Point(left, y + line.ascent), font, label.ink, rect))
        if number in ends:
            at = Point(left - 0.2 * line.height, top + line.height / 2)
            strokes += _leader(ends[number], at, plot, line.height)
    return texts, strokes


def _leader(end: Point, label: Point, plot: Rect, line: float) -> list[Stroke]:
    """A hairline from a line that ends early, or whose label had to move; none otherwise."""
    early = end.x < plot.right - 2 * line
    if not early and abs(end.y - label.y) < _MOVED * line:
        return []
    start = Point(min(end.x + 0.5 * line, plot.right), end.y)
    places = (start, Point(plot.right, end.y), label) if early else (start, label)
    dash = Dash.DOTTED if early else Dash.SOLID
    return [Stroke(places, Ink.MUTED, _HAIRLINE * line, dash)]
