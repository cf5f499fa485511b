"""How far a figure is from another colour: in points, and in whole students where it counts them.

This year's number of students stays, and whatever changes the status changes the change with it:
both rules are respected, as CDE would apply them to the new figure.
"""

from collections.abc import Callable

from sos_desktop.domain.dashboard.codes import INDICATORS, Color, Indicator, status_word
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.performance import level_of_tenths, rising_edges
from sos_desktop.domain.dashboard.recolor import Cutting
from sos_desktop.domain.dashboard.wording import value_words
from sos_desktop.domain.formats import number_words
from sos_desktop.domain.identification.rules import JudgedBy
from sos_desktop.foundation.frozen import frozen_dataclass

_MOST_POINTS = 4000
"""Tenths of a point; no score moves further in a year."""

_FEWER = {
    Indicator.CHRONIC: ("fewer students chronically absent", "more students chronically absent"),
    Indicator.SUSPENSION: ("fewer students suspended", "more students suspended"),
    Indicator.GRADUATION: ("more graduates", "fewer graduates"),
    Indicator.CCI: ("more students prepared", "fewer students prepared"),
    Indicator.ELPI: ("more students making progress", "fewer students making progress"),
}


@frozen_dataclass
class DistanceStep:
    """What would bring a figure to a level.

    Attributes:
        found: The figure as published.
        measure: Colour, or status level where the year judges by it.
        now, to: Levels before and after, 1 worst.
        better: True for getting better, False for how near it is to getting worse.
        points: The smallest change of the status, in points or percentage points, as a positive
            number.
        target: The status that would do.
        students: Whole students; None for ELA, math and science, whose scores are averages.
        about: The number of students behind the figure is not in the file and was worked back.
    """

    found: Observation
    measure: JudgedBy
    now: int
    to: int
    better: bool
    points: float
    target: float
    students: int | None
    about: bool = False

    @property
    def effort(self) -> float:
        """To compare steps with each other: the share of students, or of 100 points."""
        if self.students is not None and self.found.denominator:
            return self.students / self.found.denominator
        return self.points / 100

    @property
    def words(self) -> str:
        """For a list: "11 fewer students chronically absent (20.3% to 19.9%)"."""
        indicator = self.found.indicator
        now = value_words(indicator, self.found.status)
        target = value_words(indicator, self.target)
        if self.students is None:
            count = self.found.denominator
            many = f" on average over {count:,} students" if count else ""
            way = "higher" if self.better else "lower"
            return f"{number_words(self.points, 1)} points {way}{many} ({now} to {target})"
        few = _FEWER[indicator][0 if self.better else 1]
        if self.students == 1:
            few = few.replace("students", "student").replace("graduates", "graduate")
        about = "about " if self.about else ""
        return f"{about}{self.students:,} {few} ({now} to {target})"


def distance(
    cutting: Cutting,
    found: Observation,
    accept: Callable[[int], bool],
    *,
    measure: JudgedBy = JudgedBy.COLOR,
    better: bool = True,
) -> DistanceStep | None:
    """The smallest change of a figure that brings it to a level that is accepted.

    Args:
        cutting: How the figure is cut.
        found: The figure.
        accept: Which levels will do; once one will, every level beyond it must.
        measure: What the year looks at.
        better: The way the figure moves.

    Returns:
        The step; None when the figure is not reported, or no change that way would do.
    """
    mover = _mover(found, better=better)
    if mover is None:
        return None
    level_at = _levels(cutting, mover, measure)
    now = level_at(0)
    if accept(now) or not accept(level_at(mover.most)):
        return None
    low, high = 0, mover.most
    while high - low > 1:
        middle = (low + high) // 2
        if accept(level_at(middle)):
            high = middle
        else:
            low = middle
    assert found.status is not None
    target = mover.status(high)
    return DistanceStep(
        found,
        measure,
        now,
        level_at(high),
        better,
        round(abs(target - found.status), 1),
        target,
        high if mover.counts_students else None,
        mover.about,
    )


def _levels(cutting: Cutting, mover: "_Mover", measure: JudgedBy) -> Callable[[int], int]:
    """The level of a figure after moving by an amount, as `Cutting.perform` would say it."""
    cuts, colors, tenths = cutting.cuts, cutting.colors(), mover.tenths
    lower, by_status = cuts.lower_is_better, measure is JudgedBy.STATUS
    edges, changes = (rising_edges(e, lower_is_better=lower) for e in (cuts.status, cuts.change))
    sign = -1 if lower else 1

    def level_at(amount: int) -> int:
        # A statewide outlook asks this a hundred thousand times.
        status, change = tenths(amount)
        level = level_of_tenths(edges, sign * status)
        if by_status:
            return level
        return colors[level][0 if change is None else level_of_tenths(changes, sign * change)]

    return level_at


@frozen_dataclass
class _Mover:
    """Moves a figure by whole students, or by tenths of a point.

    Attributes:
        start: Its status; the change is `found.change`.
    """

    found: Observation
    start: float
    sign: int
    most: int
    counts_students: bool
    numerator: int = 0
    about: bool = False
    before: tuple[int, int] = (0, 1)

    def tenths(self, amount: int) -> tuple[int, int | None]:
        """Status and change in tenths after moving by `amount`, which is how they are cut."""
        found, change = self.found, self.found.change
        if not amount or not self.counts_students:
            moved = None if change is None else round(10 * self._moved(change, amount))
            return round(10 * self._moved(self.start, amount)), moved
        assert found.denominator
        students = self.numerator + self.sign * amount
        status = _tenths(1000 * students, found.denominator)
        if change is None:
            return status, None
        before, of = self.before
        # CDE subtracts before it rounds.
        moved = 1000 * (students * of - before * found.denominator)
        return status, _tenths(moved, found.denominator * of)

    def status(self, amount: int) -> float:
        """The status after moving by `amount`."""
        if amount and self.counts_students:
            return self.tenths(amount)[0] / 10
        return self._moved(self.start, amount)

    def _moved(self, points: float, amount: int) -> float:
        return round(points + self.sign * amount / 10, 1) if amount else points


def _before(found: Observation) -> tuple[int, int]:
    """Last year's rate as a fraction, as exactly as the file has it."""
    if found.prior_numerator is not None and found.prior_denominator:
        return found.prior_numerator, found.prior_denominator
    if found.prior_status is not None:
        return round(found.prior_status * 10), 1000
    return round((found.status or 0.0) * 10) - round((found.change or 0.0) * 10), 1000


def _tenths(tenths: int, over: int) -> int:
    """A fraction of tenths to the nearest one, halves away from zero."""
    found = (2 * abs(tenths) + over) // (2 * over)
    return found if tenths >= 0 else -found


def _mover(found: Observation, *, better: bool) -> _Mover | None:
    facts, start = INDICATORS[found.indicator], found.status
    if start is None:
        return None
    sign = 1 if better is not facts.lower_is_better else -1
    if not facts.percent:
        return _Mover(found, start, sign, _MOST_POINTS, counts_students=False)
    if not found.denominator:
        return None
    about = found.numerator is None
    numerator = found.numerator
    if numerator is None:
        numerator = round(start * found.denominator / 100)
    most = numerator if sign < 0 else found.denominator - numerator
    if most <= 0:
        return None
    return _Mover(
        found,
        start,
        sign,
        most,
        counts_students=True,
        numerator=numerator,
        about=about,
        before=_before(found),
    )


def level_word(step: DistanceStep, level: int) -> str:
    """A level of a step as a list says it: "Orange", or "status Very Low"."""
    if step.measure is JudgedBy.COLOR:
        return Color(level).word
    return f"status {status_word(step.found.indicator, level, step.found.year)}"
