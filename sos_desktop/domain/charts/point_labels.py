"""Values written at their points, only where nothing is in the way; the grid gives way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sos_desktop.domain.charts.shapes import ChartFont, ChartText, Ink, Stroke, TextMeasure
from sos_desktop.domain.geometry import Point, Rect

_CLEAR = 0.15
"""Between a label and what it must not touch, in heights of small text."""


@dataclass(slots=True)
class Obstacles:
    """What a label must not touch.

    Attributes:
        within: Where labels may stand.
        rects: Markers and other texts.
        lines: Straight pieces of lines.
    """

    within: Rect
    rects: list[Rect] = field(default_factory=list)
    lines: list[tuple[Point, Point]] = field(default_factory=list)

    def add_path(self, places: Sequence[Point]) -> None:
        """Add a line through places."""
        self.lines += pairwise(places)

    def free(self, rect: Rect) -> bool:
        """Whether a label may stand there."""
        return (
            self.within.holds(rect)
            and not any(rect.overlaps(other) for other in self.rects)
            and not any(rect.crossed_by(start, end) for start, end in self.lines)
        )


def point_label(
    text: str,
    at: Point,
    radius: float,
    obstacles: Obstacles,
    measure: TextMeasure,
    ink: Ink = Ink.TEXT,
) -> ChartText | None:
    """A value at its point; None where there is no room for it.

    What is placed becomes an obstacle for the next.
    """
    size = measure(text, ChartFont.SMALL)
    clear = _CLEAR * size.height
    for left, top in _places(at, size.width, size.height, radius + 2 * clear):
        rect = Rect(left, top, size.width, size.height)
        if obstacles.free(_grown(rect, clear)):
            obstacles.rects.append(rect)
            spot = Point(left, top + size.ascent)
            return ChartText(text, spot, ChartFont.SMALL, ink, rect)
    return None


def interrupted(line: Stroke, rects: Sequence[Rect]) -> list[Stroke]:
    """A level line of the grid, left out behind texts, so that none is struck through."""
    start, end = line.places
    pieces, left = list[Stroke](), start.x
    for rect in sorted(rects, key=lambda rect: rect.left):
        if rect.top < start.y < rect.bottom and rect.right > left and rect.left < end.x:
            if rect.left > left:
                pieces.append(replace(line, places=(Point(left, start.y), Point(rect.left, end.y))))
            left = rect.right
    if left < end.x:
        pieces.append(replace(line, places=(Point(left, start.y), end)))
    return pieces


def interrupted_upright(line: Stroke, rects: Sequence[Rect]) -> list[Stroke]:
    """An upright line below its first place, left out behind texts."""
    first, top, end = line.places
    pieces, places = list[Stroke](), [first, top]
    for rect in sorted(rects, key=lambda rect: rect.top):
        if rect.left < top.x < rect.right and places[-1].y <= rect.top < end.y:
            pieces.append(replace(line, places=(*places, Point(top.x, rect.top))))
            places = [Point(top.x, rect.bottom)]
    return [*pieces, replace(line, places=(*places, end))]


def _places(at: Point, width: float, height: float, away: float) -> Iterator[tuple[float, float]]:
    """Above, then below, in the middle or to either side; then right and left of the point."""
    tops = (at.y - away - height, at.y + away)
    for share in (0.5, 0.1, 0.9, 0.0, 1.0):
        left = at.x - width * share
        for top in tops:
            yield left, top
    for left in (at.x + away, at.x - away - width):
        yield left, at.y - height / 2


def _grown(rect: Rect, by: float) -> Rect:
    return Rect(rect.left - by, rect.top - by, rect.width + 2 * by, rect.height + 2 * by)
