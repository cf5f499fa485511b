"""Runs: points in a row on one side of a line, or in a row up or down."""

import itertools
from collections.abc import Sequence

from sos_desktop.domain.improvement.signals import MeasuredPoint
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class Run:
    """Neighboring points of one kind, in order."""

    points: tuple[MeasuredPoint, ...]

    def __len__(self) -> int:
        return len(self.points)


NO_RUN = Run(())


def off_center(points: Sequence[MeasuredPoint], center: float) -> tuple[MeasuredPoint, ...]:
    """The points that are not on the line; those on it neither count nor break a run."""
    return tuple(point for point in points if point.value != center)


def runs_beside(points: Sequence[MeasuredPoint], center: float) -> tuple[Run, ...]:
    """The runs above and below a line. Two runs beside each other cross it."""
    runs: list[list[MeasuredPoint]] = []
    for point in off_center(points, center):
        if runs and (runs[-1][-1].value > center) == (point.value > center):
            runs[-1].append(point)
        else:
            runs.append([point])
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
