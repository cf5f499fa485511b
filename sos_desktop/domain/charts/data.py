"""What a chart shows, before anything is placed: series over time, a target, what the axis is.

Missing is a gap and never 0: a point whose value is None breaks its line.
"""

import math
from collections.abc import Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum

from sos_desktop.domain.charts.words import ENGLISH, ChartWords
from sos_desktop.foundation.frozen import frozen_dataclass

When = date | int | str
"""A day, a year, or a label such as "Week 3"."""


class TimeAxis(StrEnum):
    """How points stand from left to right.

    DATES are to scale by the day. YEARS are to scale too, and a year without a point breaks the
    line, because one was due. ORDER is that of a run chart: evenly spaced, gaps told in words.
    """

    DATES = "dates"
    YEARS = "years"
    ORDER = "order"


_KINDS = {TimeAxis.DATES: (date,), TimeAxis.YEARS: (int,), TimeAxis.ORDER: (date, int, str)}


@frozen_dataclass
class ChartPoint:
    """A value at a time; None (and what is no number) means that nothing was measured."""

    at: When
    value: float | None

    @property
    def measured(self) -> bool:
        """Whether there is a value to draw."""
        return self.value is not None and math.isfinite(self.value)


@frozen_dataclass
class Series:
    """A line of its own. Two values for one day are two points, in the order given.

    Attributes:
        reference: It stands for a number that was worked out, such as a median or a limit, not for
            what was measured: it has no points to step through and no trend to tell.
        solid: So many of its first points it was worked out from: up to there a reference is drawn
            solid, and dashed after.
    """

    name: str
    points: tuple[ChartPoint, ...]
    reference: bool = False
    solid: int = 0

    @property
    def measured(self) -> tuple[ChartPoint, ...]:
        """The points that have a value, by time; an order of labels is kept."""
        return tuple(point for point in by_time(self.points) if point.measured)


@frozen_dataclass
class ChartMark:
    """Something that happened, such as a test cycle.

    Attributes:
        number: By which it is known elsewhere; 0 for its place among the marks, from 1 on.
    """

    at: When
    name: str
    number: int = 0


@frozen_dataclass
class ChartStep:
    """An interim target: where the value is to stand at a time, in the unit of the chart."""

    at: When
    value: float


@frozen_dataclass
class ChartBand:
    """A stretch of time that is tinted, with what is said of it ("Signal: 10 in a row …")."""

    first: When
    last: When
    words: str


@frozen_dataclass(kw_only=True)
class ChartData:
    """Everything a chart says.

    Attributes:
        name: What it is a chart of; the text equivalent begins with it.
        title: What is written above it; "" where it stands elsewhere.
        unit: "%", "students", "days"; "" for a plain number.
        target: The value aimed at, in the same unit.
        steps: What is aimed at on the way there. In an order, one that is still ahead stands
            behind the last point, and one between two points at the next.
        base: Where the value axis begins, which the chart then says in words; None for zero. Zero
            it is as well when a value or the target lies below.
        bands: Stretches that are tinted, such as those of a signal.
        left_out: A sentence to be told where values were withheld; then neither trend nor last
            value is spoken of, because the real ones may be others.
        decimals: Places of every number; None for as many as it has.
        named_above: What it is of stands above it, so that a single line has no name at its end.
        months: Each day stands for its month and is written as that.

    Raises:
        ValueError: A point, a mark or a step is of another kind than the axis.
    """

    name: str
    series: tuple[Series, ...]
    axis: TimeAxis = TimeAxis.DATES
    title: str = ""
    unit: str = ""
    target: float | None = None
    steps: tuple[ChartStep, ...] = ()
    base: float | None = None
    marks: tuple[ChartMark, ...] = ()
    bands: tuple[ChartBand, ...] = ()
    left_out: str = ""
    decimals: int | None = None
    named_above: bool = False
    months: bool = False
    words: ChartWords = field(default=ENGLISH, repr=False)

    def __post_init__(self) -> None:
        times = [point.at for series in self.series for point in series.points]
        stated = [*(mark.at for mark in self.marks), *(step.at for step in self.steps)]
        for at in (*times, *stated):
            if not isinstance(at, _KINDS[self.axis]):
                raise ValueError(f"{at!r} cannot stand on an axis of {self.axis.value}.")

    @property
    def aim(self) -> float | None:
        """The target, when there is one that can be drawn."""
        return self.target if self.target is not None and math.isfinite(self.target) else None

    @property
    def aims(self) -> list[float]:
        """The target and the interim ones: what the axis of values has to hold beside values."""
        steps = [step.value for step in self.steps]
        return steps if self.aim is None else [*steps, self.aim]

    @property
    def values(self) -> list[float]:
        """Every measured value."""
        points = (point for series in self.series for point in series.measured)
        return [point.value for point in points if point.value is not None]


def by_time(points: Sequence[ChartPoint]) -> tuple[ChartPoint, ...]:
    """Points from early to late where they can be compared; equal times keep their order."""
    kinds = {type(point.at) for point in points}
    if kinds <= {date} or kinds <= {int}:
        return tuple(sorted(points, key=lambda point: point.at))
    return tuple(points)
