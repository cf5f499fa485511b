"""The rules of run charts: what would seldom happen around a median by chance alone.

Anhøj's rules: Anhøj and Olesen, PLoS ONE 9(11) e113825, 2014; the limit of crossings after Chen
2010, that of the longest run after Schilling 2012. IHI's rules: Perla, Provost and Murray, BMJ
Quality & Safety 20, 2011. The limits of the number of runs follow from the exact distribution of
runs (Swed and Eisenhart 1943), 2.5% on each side; printed tables differ by one run in places.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from math import exp, inf, lgamma, log, log2
from statistics import median

from sos_desktop.domain.casework.case_file import MeasuredPoint
from sos_desktop.domain.improvement.runs import (
    Run,
    longest,
    off_center,
    runs_beside,
    trends,
    without_repeats,
)
from sos_desktop.domain.improvement.signals import RuleResult, judged

_ONE_IN, _RARE_ON_A_SIDE = 20, 0.025
IHI_SHIFT, IHI_TREND = 6, 5


def median_of(points: Sequence[MeasuredPoint], baseline: int | None = None) -> float:
    """The median of the first `baseline` points, or of all. It needs a point."""
    return median(point.value for point in points[:baseline])


def longest_run_limit(points: int) -> int:
    """Anhøj: how long a run may be by chance, of this many points off the median; 0 for none."""
    return round(log2(points) + 3) if points > 0 else 0


@cache
def crossings_limit(points: int) -> int:
    """Anhøj: how often the median is crossed at least by chance: `qbinom(0.05, n - 1, 0.5)`."""
    trials = max(points - 1, 0)
    ways = below = 1
    all_ways = 2**trials
    for crossings in range(trials):
        if below * _ONE_IN >= all_ways:
            return crossings
        ways = ways * (trials - crossings) // (crossings + 1)
        below += ways
    return trials


@cache
def runs_limits(points: int) -> tuple[int, int]:
    """IHI: the fewest and the most runs that chance would make, of this many off the median.

    Half of them lie above and half below, which is what a median means.
    """
    above, below = points // 2, points - points // 2
    if not above:
        return points, points
    low, high = 2, 2 * above + (below > above)
    tail = _chance(low, above, below)
    while tail <= _RARE_ON_A_SIDE:
        low += 1
        tail += _chance(low, above, below)
    tail = _chance(high, above, below)
    while tail <= _RARE_ON_A_SIDE:
        high -= 1
        tail += _chance(high, above, below)
    return low, high


def _chance(runs: int, above: int, below: int) -> float:
    """How likely a number of runs is when every order of the points is."""
    pairs, odd = divmod(runs, 2)
    if odd:
        ways = [_log_choices(above - 1, pairs) + _log_choices(below - 1, pairs - 1)]
        ways.append(_log_choices(above - 1, pairs - 1) + _log_choices(below - 1, pairs))
    else:
        ways = [log(2) + _log_choices(above - 1, pairs - 1) + _log_choices(below - 1, pairs - 1)]
    orders = _log_choices(above + below, above)
    return sum(exp(way - orders) for way in ways)


def _log_choices(many: int, chosen: int) -> float:
    """The logarithm of "many choose chosen"; thousands of points have too many for a float."""
    if not 0 <= chosen <= many:
        return -inf
    return lgamma(many + 1) - lgamma(chosen + 1) - lgamma(many - chosen + 1)


def anhoj(points: Sequence[MeasuredPoint], center: float) -> tuple[RuleResult, ...]:
    """Longest run and number of crossings; the rule of trends is left out, as its authors advise.

    Args:
        points: In order of time.
        center: The median, of all points or of a baseline.
    """
    runs = runs_beside(points, center)
    used = sum(map(len, runs))
    run, allowed, needed = longest(runs), longest_run_limit(used), crossings_limit(used)
    crossings = max(len(runs) - 1, 0)
    return (
        RuleResult(
            "longest run",
            used,
            center,
            allowed,
            len(run),
            judged(len(run) > allowed, used),
            *_ends(run),
        ),
        RuleResult("crossings", used, center, needed, crossings, judged(crossings < needed, used)),
    )


def ihi(
    points: Sequence[MeasuredPoint], center: float, shift: int = IHI_SHIFT
) -> tuple[RuleResult, ...]:
    """Shift, trend, too few and too many runs.

    A point that everybody would call astronomical is a judgement of people and no rule.

    Args:
        points: In order of time.
        center: The median, of all points or of a baseline.
        shift: How many points in a row beside the median are a shift: 6, or 7 as some books say.
    """
    runs = runs_beside(points, center)
    used = sum(map(len, runs))
    fewest, most = runs_limits(used)
    return (
        shift_result(points, center, shift),
        trend_result(points, IHI_TREND),
        RuleResult(
            "too few runs", used, center, fewest, len(runs), judged(len(runs) < fewest, used)
        ),
        RuleResult("too many runs", used, center, most, len(runs), judged(len(runs) > most, used)),
    )


def shift_result(points: Sequence[MeasuredPoint], center: float, many: int) -> RuleResult:
    """So many points in a row on one side of the line."""
    used = len(off_center(points, center))
    run = longest(runs_beside(points, center))
    return RuleResult(
        "shift", used, center, many, len(run), judged(len(run) >= many, used), *_ends(run)
    )


def trend_result(points: Sequence[MeasuredPoint], many: int) -> RuleResult:
    """So many points in a row that all go up or all go down."""
    used = len(without_repeats(points))
    run = longest(trends(points))
    return RuleResult(
        "trend", used, None, many, len(run), judged(len(run) >= many, used), *_ends(run)
    )


def _ends(run: Run) -> tuple[date | None, date | None]:
    return (run.points[0].on, run.points[-1].on) if run.points else (None, None)
