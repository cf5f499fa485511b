"""The row above a plot with numbered marks, such as test cycles."""

from collections.abc import Sequence

from sos_desktop.domain.charts.data import ChartMark
from sos_desktop.domain.charts.fitting import shortened
from sos_desktop.domain.charts.shapes import (
    ChartFont,
    ChartText,
    Ink,
    Marker,
    MarkerShape,
    TextMeasure,
)
from sos_desktop.domain.geometry import Point, Rect, length_of, spread
from sos_desktop.foundation.frozen import frozen_dataclass

_ROOM = 1.3
"""The diameter of a number's disc, in heights of small text."""
_GAP, _NAME_GAP = 0.3, 0.35
_SLACK = 0.1
"""So far numbers may stand over the sides of the plot."""


@frozen_dataclass
class MarkRow:
    """Numbers in discs with their names, placed.

    Attributes:
        bottom: Where the row ends; where it would begin when there are no marks.
        feet: For each mark, where its line begins under its disc, and the x it stands for.
    """

    markers: tuple[Marker, ...]
    texts: tuple[ChartText, ...]
    feet: tuple[tuple[Point, float], ...]
    bottom: float


def mark_row(
    marks: Sequence[ChartMark],
    places: Sequence[float],
    top: float,
    plot: Rect,
    width: float,
    measure: TextMeasure,
) -> MarkRow:
    """Place the numbers above their times, moved apart where they would touch.

    A name is written where there is room before the next number. Of more numbers than fit in a
    row only every second, third ... is written; each keeps its line.

    Args:
        marks: In the order of their numbers.
        places: The x each stands for.
        top: Where the row begins.
        plot: The plot; numbers stand over it. Only its sides are looked at.
        width: Of the whole chart; names may reach so far.
        measure: How large texts are.
    """
    if not marks:
        return MarkRow((), (), (), top)
    line = measure("", ChartFont.SMALL).height
    disc, gap, slack = _ROOM * line, _GAP * line, _SLACK * line
    shown = sorted(range(len(marks)), key=lambda n: (places[n], n))
    while length_of([disc] * len(shown), gap) > plot.width + 2 * slack and len(shown) > 1:
        shown = shown[::2]
    lefts = spread(
        [places[n] - disc / 2 for n in shown],
        [disc] * len(shown),
        gap,
        plot.left - slack,
        plot.right + slack,
    )
    markers, texts = list[Marker](), list[ChartText]()
    middle, feet = top + disc / 2, {n: Point(places[n], top + disc) for n in range(len(marks))}
    for number, left, after in zip(shown, lefts, [*lefts[1:], width + gap], strict=True):
        at = Point(left + disc / 2, middle)
        markers.append(Marker(at, disc / 2, MarkerShape.CIRCLE, Ink.TEXT))
        feet[number] = Point(at.x, top + disc)
        texts.append(_disc_number(marks[number].number or number + 1, at, measure))
        room = after - gap - (left + disc + _NAME_GAP * line)
        name = shortened(marks[number].name, room, ChartFont.SMALL, measure)
        if name:
            texts.append(_name(name, left + disc + _NAME_GAP * line, middle, measure))
    return MarkRow(
        tuple(markers),
        tuple(texts),
        tuple((feet[n], places[n]) for n in range(len(marks))),
        top + disc,
    )


def _disc_number(number: int, at: Point, measure: TextMeasure) -> ChartText:
    text = str(number)
    size = measure(text, ChartFont.STRONG)
    rect = Rect(at.x - size.width / 2, at.y - size.height / 2, size.width, size.height)
    spot = Point(rect.left, rect.top + size.ascent)
    return ChartText(text, spot, ChartFont.STRONG, Ink.SURFACE, rect)


def _name(name: str, left: float, middle: float, measure: TextMeasure) -> ChartText:
    size = measure(name, ChartFont.SMALL)
    rect = Rect(left, middle - size.height / 2, size.width, size.height)
    return ChartText(name, Point(left, rect.top + size.ascent), ChartFont.SMALL, Ink.TEXT, rect)
