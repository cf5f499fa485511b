"""A measure over time, judged by one set of rules, and drawn."""

import itertools
from collections.abc import Sequence

from sos_desktop.domain.casework.case_file import MeasuredPoint
from sos_desktop.domain.formats import counted, date_words, from_to_words, number_words
from sos_desktop.domain.improvement.control_charts import (
    CONTROL_SHIFT,
    control_limits,
    control_rules,
)
from sos_desktop.domain.improvement.run_chart_rules import IHI_SHIFT, anhoj, ihi, median_of
from sos_desktop.domain.improvement.signals import FEWEST_POINTS, RuleResult, RuleSetName, Signal
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass

_SAID = {
    "longest run": "{points} in a row {side} the {name}, by chance at most {limit}",
    "crossings": "the {name} is crossed {times}, by chance {limit} times or more",
    "shift": "{points} in a row {side} the {name}, {limit} are a shift",
    "trend": "{points} in a row that all rise or all fall, {limit} are a trend",
    "too few runs": "only {runs}, by chance {limit} or more",
    "too many runs": "{runs}, by chance at most {limit}",
    "above the upper limit": "{points} above the upper limit",
    "below the lower limit": "{points} below the lower limit",
    "two of three in the outer third": "{found} of three points in a row in the outer third",
    "fifteen in the inner third": "{points} in a row close to the {name}, {limit} are too even",
    "moving range": "{leaps} from one value to the next larger than chance makes",
}
"""What a rule found, in plain words, by its name."""


@frozen_dataclass
class RunChart:
    """A judged chart.

    Attributes:
        points: By day.
        rules: Which set of rules judged it.
        center: Median or mean.
        baseline: How many points it comes from; None for all.
        results: One for each rule of the set.
    """

    points: tuple[MeasuredPoint, ...]
    rules: RuleSetName
    center: float
    baseline: int | None
    results: tuple[RuleResult, ...]

    @property
    def signals(self) -> tuple[RuleResult, ...]:
        """The rules that say something other than chance is at work."""
        return tuple(result for result in self.results if result.signal is Signal.YES)

    @property
    def headline(self) -> str:
        """What the chart says, in a few words."""
        if all(result.signal is Signal.TOO_FEW for result in self.results):
            return "Too few points to judge"
        if not self.signals:
            return "No signal: what is seen may be chance"
        return f"Signal: {', '.join(result.rule for result in self.signals)}"

    @property
    def sentence(self) -> str:
        """What the chart says, for those who do not see it."""
        name = "median" if self.rules in (RuleSetName.ANHOJ, RuleSetName.IHI) else "mean"
        start = (
            f"{counted(len(self.points), 'point')}, {name} {number_words(round(self.center, 4))}"
        )
        if all(result.signal is Signal.TOO_FEW for result in self.results):
            return f"{start}: too few points to judge; {FEWEST_POINTS} off the {name} are needed."
        if not self.signals:
            return f"{start}: no signal; what is seen may be chance."
        said = "; ".join(self.words_of(result) for result in self.signals)
        return f"{start}: signal ({said})."

    def words_of(self, result: RuleResult) -> str:
        """What a rule found, for people who do not know the rules."""
        name = "median" if self.rules in (RuleSetName.ANHOJ, RuleSetName.IHI) else "mean"
        found, limit = round(result.found or 0), round(result.limit or 0)
        beside = next((p.value for p in self.points if p.on == result.first), self.center)
        said = _SAID[result.rule].format(
            points=counted(found, "point"),
            times=counted(found, "time"),
            runs=counted(found, "run"),
            leaps=counted(found, "leap"),
            found=found,
            limit=limit,
            name=name,
            side="above" if beside > self.center else "below",
        )
        if result.first is None or result.last is None:
            return said
        same = result.first == result.last
        days = date_words(result.first) if same else from_to_words(result.first, result.last)
        return f"{said}, {days}"


def judge(
    points: Sequence[MeasuredPoint],
    rules: RuleSetName = RuleSetName.ANHOJ,
    *,
    shift: int | None = None,
    baseline: int | None = None,
) -> RunChart:
    """Judge a measure.

    Args:
        points: In any order; one for each day.
        rules: One set; the numbers of run charts and control charts are never mixed.
        shift: How many points in a row are a shift; None for what the set says. Anhøj's rules work
            it out from the number of points.
        baseline: Center and limits come from the first so many points; None for all of them.

    Raises:
        InputProblem: There is no point, two of one day, a baseline that cannot be, or counts are
            missing or cannot be right.
    """
    ordered = tuple(sorted(points, key=lambda point: point.on))
    _refuse(ordered, rules, shift, baseline)
    if rules in (RuleSetName.ANHOJ, RuleSetName.IHI):
        center = median_of(ordered, baseline)
        results = (
            anhoj(ordered, center)
            if rules is RuleSetName.ANHOJ
            else ihi(ordered, center, shift or IHI_SHIFT)
        )
    else:
        center = control_limits(ordered, rules, baseline).center
        results = control_rules(ordered, rules, baseline, shift or CONTROL_SHIFT)
    return RunChart(ordered, rules, center, baseline, results)


def _refuse(
    points: Sequence[MeasuredPoint], rules: RuleSetName, shift: int | None, baseline: int | None
) -> None:
    if not points:
        raise InputProblem("There is no measured value. A chart needs at least one.")
    if shift is not None and rules is RuleSetName.ANHOJ:
        raise InputProblem(
            "Anhøj's rules work out from the number of points how long a run may be. Leave the "
            "number of a shift out, or choose other rules."
        )
    for before, point in itertools.pairwise(points):
        if before.on == point.on:
            raise InputProblem(
                f"There are two values for {date_words(point.on)}. Keep one of them, or give each "
                "its own day."
            )
    if baseline is not None and not 1 <= baseline <= len(points):
        raise InputProblem(
            f"The baseline is of {baseline} points, but there are {len(points)}. Choose a number "
            f"from 1 to {len(points)}."
        )
    if baseline == 1 and rules is RuleSetName.XMR:
        raise InputProblem(
            "An XmR chart takes its limits from how far values are from the one before. Its "
            "baseline needs 2 points at least."
        )
    if rules.needs_counts:
        _refuse_counts(points, rules)


def _refuse_counts(points: Sequence[MeasuredPoint], rules: RuleSetName) -> None:
    for point in points:
        day = date_words(point.on)
        if point.numerator is None or point.denominator is None:
            raise InputProblem(
                f"A {rules} chart needs a numerator and a denominator; {day} has only a value. Use "
                "an XmR or a run chart for single values."
            )
        if rules is RuleSetName.P and point.numerator > point.denominator:
            raise InputProblem(
                f"On {day} the numerator {number_words(point.numerator)} is larger than the "
                f"denominator {number_words(point.denominator)}. A share cannot be more than all; "
                "use a u chart for rates."
            )
