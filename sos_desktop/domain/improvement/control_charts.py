"""The rules of control charts: XmR for single values, p for shares, u for rates.

Five rules around a mean and limits of three standard deviations (Provost and Murray, The Health
Care Data Guide, 2011; the same five in NAHQ's study material): a point outside, eight in a row on
one side, six in a row up or down, two of three in the outer third, fifteen in a row in the inner.
"""

import itertools
from collections.abc import Sequence
from math import fsum, inf, sqrt

from sos_desktop.domain.casework.case_file import MeasuredPoint
from sos_desktop.domain.improvement.run_chart_rules import shift_result, trend_result
from sos_desktop.domain.improvement.runs import side_of
from sos_desktop.domain.improvement.signals import RuleResult, RuleSetName, judged
from sos_desktop.foundation.frozen import frozen_dataclass

CONTROL_SHIFT, CONTROL_TREND = 8, 6
_INNER = 15
_D2, _D4 = 1.128, 3.267
"""Constants of moving ranges of two values: the mean range of a normal variable is 1.128 of its
standard deviation, and ranges seldom exceed 3.267 times their mean (ASTM E2587)."""
_LIMIT, _OUTER, _INSIDE = 3.0, 2.0, 1.0


@frozen_dataclass
class ControlLimits:
    """Mean and limits of each point.

    Attributes:
        center: The mean; of a share or rate, all numerators over all denominators.
        deviations: The standard deviation at each point; they differ where denominators do.
        low, high: What limits cannot pass: a share is no less than 0 and no more than 1.
    """

    center: float
    deviations: tuple[float, ...]
    low: float = -inf
    high: float = inf

    def upper(self, place: int) -> float:
        """The upper limit at a point."""
        return min(self.center + _LIMIT * self.deviations[place], self.high)

    def lower(self, place: int) -> float:
        """The lower limit at a point."""
        return max(self.center - _LIMIT * self.deviations[place], self.low)

    def distance(self, place: int, value: float) -> float:
        """How many standard deviations a value is from the mean; infinite where there are none."""
        side, deviation = side_of(value, self.center), self.deviations[place]
        if not side:
            return 0.0
        return (value - self.center) / deviation if deviation else side * inf


def control_limits(
    points: Sequence[MeasuredPoint], kind: RuleSetName, baseline: int | None = None
) -> ControlLimits:
    """The limits of a chart, worked out from its first `baseline` points, or from all.

    Args:
        points: In order of time, at least one; with counts for p and u.
        kind: XMR, P or U.
        baseline: How many points the mean and the limits come from; later ones do not move them.
    """
    base = points[:baseline]
    if kind is RuleSetName.XMR:
        center = fsum(point.value for point in base) / len(base)
        ranges = moving_ranges(base)
        spread = fsum(ranges) / len(ranges) / _D2 if ranges else 0.0
        return ControlLimits(center, (spread,) * len(points))
    center = fsum(p.numerator or 0.0 for p in base) / fsum(p.denominator or 0.0 for p in base)
    one = center * (1 - center) if kind is RuleSetName.P else center
    deviations = tuple(sqrt(max(one, 0.0) / (point.denominator or 1.0)) for point in points)
    return ControlLimits(center, deviations, 0.0, 1.0 if kind is RuleSetName.P else inf)


def moving_ranges(points: Sequence[MeasuredPoint]) -> list[float]:
    """How far each value is from the one before it."""
    return [abs(b.value - a.value) for a, b in itertools.pairwise(points)]


def control_rules(
    points: Sequence[MeasuredPoint],
    kind: RuleSetName,
    baseline: int | None = None,
    shift: int = CONTROL_SHIFT,
) -> tuple[RuleResult, ...]:
    """All rules of a control chart; an XmR chart has one more, on its moving ranges."""
    limits = control_limits(points, kind, baseline)
    distances = [limits.distance(place, point.value) for place, point in enumerate(points)]
    found = [
        _outside("above the upper limit", points, limits, distances, above=True),
        _outside("below the lower limit", points, limits, distances, above=False),
        shift_result(points, limits.center, shift),
        trend_result(points, CONTROL_TREND),
        _outer_third(points, limits.center, distances),
        _inner_third(points, limits, distances),
    ]
    if kind is RuleSetName.XMR:
        found.append(_ranges(points, baseline))
    return tuple(found)


def _outside(
    rule: str,
    points: Sequence[MeasuredPoint],
    limits: ControlLimits,
    distances: Sequence[float],
    *,
    above: bool,
) -> RuleResult:
    """Points past a limit; the limit told is that of the point furthest out, which may differ."""
    sign, limit_at = (1, limits.upper) if above else (-1, limits.lower)
    out = [
        place
        for place, point in enumerate(points)
        if distances[place] * sign > _INSIDE and side_of(point.value, limit_at(place)) == sign
    ]
    furthest = max(range(len(points)), key=lambda place: sign * distances[place])
    limit = limit_at(furthest)
    ends = (points[out[0]].on, points[out[-1]].on) if out else (None, None)
    used = len(points)
    return RuleResult(rule, used, limits.center, limit, len(out), judged(bool(out), used), *ends)


def _outer_third(
    points: Sequence[MeasuredPoint], center: float, distances: Sequence[float]
) -> RuleResult:
    """Two of three points in a row in the outer third on one side, or past it."""
    most, where = 0, None
    for place in range(len(points)):
        window = distances[max(place - 2, 0) : place + 1]
        many = max(sum(d >= _OUTER for d in window), sum(d <= -_OUTER for d in window))
        if many > most:
            most, where = many, (points[max(place - 2, 0)].on, points[place].on)
    used = len(points)
    ends = where if where and most >= 2 else (None, None)
    return RuleResult(
        "two of three in the outer third", used, center, 2, most, judged(most >= 2, used), *ends
    )


def _inner_third(
    points: Sequence[MeasuredPoint], limits: ControlLimits, distances: Sequence[float]
) -> RuleResult:
    """Fifteen points in a row near the mean: limits that are too wide, often of mixed sources.

    Where nothing varies there are no thirds.
    """
    best, start, length = (0, 0), 0, 0
    for place, distance in enumerate(distances):
        start = place if not length else start
        near = limits.deviations[place] > 0 and abs(distance) < _INSIDE
        length = length + 1 if near else 0
        best = max(best, (length, -start))
    most, first = best[0], -best[1]
    used = len(points)
    ends = (points[first].on, points[first + most - 1].on) if most else (None, None)
    return RuleResult(
        "fifteen in the inner third",
        used,
        limits.center,
        _INNER,
        most,
        judged(most >= _INNER, used),
        *ends,
    )


def _ranges(points: Sequence[MeasuredPoint], baseline: int | None) -> RuleResult:
    """Moving ranges past their own limit: one leap from a value to the next."""
    ranges, base = moving_ranges(points), moving_ranges(points[:baseline])
    mean = fsum(base) / len(base) if base else 0.0
    limit = _D4 * mean
    out = [place for place, found in enumerate(ranges) if side_of(found, limit) > 0]
    ends = (points[out[0] + 1].on, points[out[-1] + 1].on) if out else (None, None)
    return RuleResult(
        "moving range", len(ranges), mean, limit, len(out), judged(bool(out), len(points)), *ends
    )
