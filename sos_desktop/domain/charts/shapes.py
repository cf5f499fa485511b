"""What a laid-out chart is made of. A painter draws these and decides nothing but colors and type.

Lengths are in the painter's unit: points on paper, pixels on a screen. y grows downward.
"""

import math
from enum import StrEnum
from typing import Protocol

from sos_desktop.domain.geometry import Point, Rect
from sos_desktop.foundation.frozen import frozen_dataclass


class ChartFont(StrEnum):
    """The two types of a chart: small, and small and strong."""

    SMALL = "small"
    STRONG = "strong"


class Ink(StrEnum):
    """What something is drawn with; SURFACE is the ground the chart lies on."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    LINE = "line"
    SURFACE = "surface"


class Dash(StrEnum):
    """How a line is broken, so that lines differ without color. DOTTED is kept for targets."""

    SOLID = "solid"
    DASHED = "dashed"
    DASH_DOT = "dash-dot"
    LONG = "long dashes"
    DOTTED = "dotted"


DASH_LENGTHS: dict[Dash, tuple[float, ...]] = {
    Dash.SOLID: (),
    Dash.DASHED: (4.0, 2.5),
    Dash.DASH_DOT: (5.0, 2.0, 1.0, 2.0),
    Dash.LONG: (9.0, 3.0),
    Dash.DOTTED: (1.0, 2.0),
}
"""Lengths on and off, in widths of the line."""


class MarkerShape(StrEnum):
    """The shape of a point."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


_CORNERS = {
    MarkerShape.SQUARE: (4, 45),
    MarkerShape.DIAMOND: (4, 90),
    MarkerShape.TRIANGLE: (3, 90),
}
_GROWN = 1.25
"""Shapes with corners need a larger radius than a circle to look as large."""


@frozen_dataclass
class TextSize:
    """How large a text is: its width, and how far it reaches above and below its base line."""

    width: float
    ascent: float
    descent: float

    @property
    def height(self) -> float:
        """From the top of the tallest letter to the foot of the lowest."""
        return self.ascent + self.descent


class TextMeasure(Protocol):
    """Says how large a painter's texts are; each painter brings its own."""

    def __call__(self, text: str, font: ChartFont) -> TextSize:
        """The size of one line of text."""
        ...


@frozen_dataclass
class Shade:
    """A tinted stretch of the plot, under everything else."""

    rect: Rect


@frozen_dataclass
class Stroke:
    """A line through places."""

    places: tuple[Point, ...]
    ink: Ink
    width: float
    dash: Dash = Dash.SOLID


@frozen_dataclass
class Marker:
    """A point; an open one shows the ground inside."""

    at: Point
    radius: float
    shape: MarkerShape
    ink: Ink
    filled: bool = True
    width: float = 1.0

    @property
    def corners(self) -> tuple[Point, ...]:
        """Where its corners are; none for a circle."""
        if self.shape is MarkerShape.CIRCLE:
            return ()
        count, first = _CORNERS[self.shape]
        angles = [math.radians(first + n * 360 / count) for n in range(count)]
        radius = self.radius * _GROWN
        return tuple(
            Point(self.at.x + radius * math.cos(a), self.at.y - radius * math.sin(a))
            for a in angles
        )

    @property
    def rect(self) -> Rect:
        """The room it takes."""
        reach = self.radius * _GROWN
        return Rect(self.at.x - reach, self.at.y - reach, 2 * reach, 2 * reach)


@frozen_dataclass
class ChartText:
    """A line of text; `at` is the left end of its base line, `rect` the room it takes."""

    text: str
    at: Point
    font: ChartFont
    ink: Ink
    rect: Rect


@frozen_dataclass
class Reading:
    """A point or an interim target for those who step through: where it is, what it says."""

    at: Point
    words: str


@frozen_dataclass
class ChartLayout:
    """A chart ready to be painted: shades first, then strokes, markers over them, texts last.

    Attributes:
        height: At least the height asked for; more where labels need it.
        plot: Where values are drawn.
        readings: Every measured point and every interim target, by time.
    """

    width: float
    height: float
    plot: Rect
    strokes: tuple[Stroke, ...]
    markers: tuple[Marker, ...]
    texts: tuple[ChartText, ...]
    readings: tuple[Reading, ...]
    shades: tuple[Shade, ...] = ()
