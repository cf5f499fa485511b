"""Bars side by side: groups, places, a ranking, before and after; drawn by the painters of charts.

A bar is a heavy line from zero, its name at the left, its number at its end. There is no scale to
read off: every number is written.
"""

from collections.abc import Sequence

from sos_desktop.domain.charts.fitting import shortened, wrapped
from sos_desktop.domain.charts.shapes import (
    ChartFont,
    ChartLayout,
    ChartText,
    Ink,
    Reading,
    Stroke,
    TextMeasure,
)
from sos_desktop.domain.geometry import Point, Rect
from sos_desktop.foundation.frozen import frozen_dataclass

_NAMES = 0.34
"""The share of the width that names may take."""
_ROW, _BAR, _GAP = 1.7, 0.75, 0.5


@frozen_dataclass
class Bar:
    """One bar.

    Attributes:
        value: None is not reported, or held back: no bar is drawn.
        words: What is written at its end.
        muted: Drawn lightly: what was before, or what is only compared with.
    """

    name: str
    value: float | None
    words: str
    muted: bool = False


@frozen_dataclass
class BarData:
    """Everything a chart of bars says.

    Attributes:
        name: What it is a chart of.
        title: What is written above it.
        notes: Sentences below it: what was held back, how it was counted.
    """

    name: str
    bars: tuple[Bar, ...]
    title: str = ""
    notes: tuple[str, ...] = ()


def bar_words(chart: BarData) -> str:
    """The chart in words, for those who do not see it."""
    told = [f"{bar.name}: {bar.words}" for bar in chart.bars] or ["Nothing to show"]
    return " ".join([f"{'; '.join(told)}.", *chart.notes])


def bar_layout(chart: BarData, width: float, measure: TextMeasure) -> ChartLayout:
    """Lay bars out below each other; the height follows from how many there are."""
    line = measure("", ChartFont.SMALL).height
    ascent = measure("", ChartFont.SMALL).ascent
    texts: list[ChartText] = []
    strokes: list[Stroke] = []
    readings: list[Reading] = []

    def write(words: str, left: float, top: float, font: ChartFont, ink: Ink) -> None:
        size = measure(words, font)
        rect = Rect(left, top, size.width, line)
        texts.append(ChartText(words, Point(left, top + ascent), font, ink, rect))

    y = 0.0
    for words in wrapped(chart.title, width, ChartFont.STRONG, measure, 2):
        write(words, 0.0, y, ChartFont.STRONG, Ink.TEXT)
        y += line
    y += _GAP * line if chart.title else 0.0
    names = _names(chart.bars, width, measure)
    left = max((measure(name, ChartFont.SMALL).width for name in names), default=0.0) + line
    ends = max((measure(bar.words, ChartFont.STRONG).width for bar in chart.bars), default=0.0)
    room = max(width - left - ends - line, 2 * line)
    most = max((bar.value for bar in chart.bars if bar.value is not None), default=0.0)
    top = y
    for bar, name in zip(chart.bars, names, strict=True):
        middle = y + _ROW * line / 2
        write(name, 0.0, middle - line / 2, ChartFont.SMALL, Ink.TEXT)
        far = left + room * max(bar.value or 0.0, 0.0) / most if most > 0 else left
        if bar.value is not None and far > left:
            ends_at = (Point(left, middle), Point(far, middle))
            ink = Ink.MUTED if bar.muted else Ink.ACCENT
            strokes.append(Stroke(ends_at, ink, _BAR * line))
        ink = Ink.MUTED if bar.value is None else Ink.TEXT
        write(bar.words, far + _GAP * line, middle - line / 2, ChartFont.STRONG, ink)
        readings.append(Reading(Point(far, middle), f"{bar.name}: {bar.words}"))
        y += _ROW * line
    plot = Rect(left, top, width - left, y - top)
    if chart.bars:
        zero = (Point(left, top), Point(left, y))
        strokes.insert(0, Stroke(zero, Ink.MUTED, 0.08 * line))
    y += _GAP * line
    for words in wrapped(" ".join(chart.notes), width, ChartFont.SMALL, measure):
        write(words, 0.0, y, ChartFont.SMALL, Ink.MUTED)
        y += line
    return ChartLayout(width, y, plot, tuple(strokes), (), tuple(texts), tuple(readings))


def _names(bars: Sequence[Bar], width: float, measure: TextMeasure) -> list[str]:
    return [shortened(bar.name, _NAMES * width, ChartFont.SMALL, measure) for bar in bars]
