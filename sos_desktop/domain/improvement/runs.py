"""Runs: points in a row on one side of a line, or in a row up or down."""

import itertools
from collections.abc import Sequence

from sos_desktop.domain.casework.case_file import MeasuredPoint
from sos_desktop.foundation.frozen import frozen_dataclass

_REL, _ABS = 1e-9, 1e-12
"""How near a line a value lies on it: a mean or median of 0.1 and 0.2 is not exact to the last
digit, and no measure of a school is finer."""


@frozen_dataclass
class Run:
    """Neighboring points of one kind, in order."""

    points: tuple[MeasuredPoint, ...]

    def __len__(self) -> int:
        return len(self.points)


NO_RUN = Run(())


def side_of(value: float, center: float) -> int:
    """1 above a line, -1 below it, 0 on it."""
    off, near = value - center, _REL * abs(center) + _ABS
    return 1 if off > near else -1 if off < -near else 0


def off_center(points: Sequence[MeasuredPoint], center: float) -> tuple[MeasuredPoint, ...]:
    """The points that are not on the line; those on it neither count nor break a run."""
    return tuple(point for point in points if side_of(point.value, center))


def runs_beside(points: Sequence[MeasuredPoint], center: float) -> tuple[Run, ...]:
    """The runs above and below a line. Two runs beside each other cross it."""
    runs: list[list[MeasuredPoint]] = []
    last = 0
    for point in points:
        side = side_of(point.value, center)
        if not side:
            continue
        if side == last:
            runs[-1].append(point)
        else:
            runs.append([point])
        last = side
    return tuple(Run(tuple(run)) for run in runs)


def without_repeats(points: Sequence[MeasuredPoint]) -> tuple[MeasuredPoint, ...]:
    """Of neighbors with the same value only the first, as the trend rule counts them."""
    kept: list[MeasuredPoint] = []
    for point in points:
        if not kept or point.value != kept[-1].value:
            kept.append(point)
    return tuple(kept)


def trends(points: Sequence[MeasuredPoint]) -> tuple[Run, ...]:
    """The stretches in which every point lies above the one before, or every one below.

    A stretch begins at the point from which it goes up or down, so a turning point ends one and
    begins the next.
    """
    distinct = without_repeats(points)
    if len(distinct) < 2:
        return (Run(distinct),) if distinct else ()
    found: list[list[MeasuredPoint]] = [[distinct[0], distinct[1]]]
    for before, point in itertools.pairwise(distinct[1:]):
        run = found[-1]
        if (run[1].value > run[0].value) == (point.value > before.value):
            run.append(point)
        else:
            found.append([before, point])
    return tuple(Run(tuple(run)) for run in found)


def longest(runs: Sequence[Run]) -> Run:
    """The longest run, the first of several; `NO_RUN` when there is none."""
    return max(runs, key=len, default=NO_RUN)
