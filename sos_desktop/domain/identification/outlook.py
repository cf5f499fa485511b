"""What would end eligibility, and who is close to it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import product

from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.recolor import Cutting
from sos_desktop.domain.identification.criteria import GroupResult, Reason
from sos_desktop.domain.identification.distance import DistanceStep, distance
from sos_desktop.domain.identification.rules import Criterion, JudgedBy, RuleSet
from sos_desktop.foundation.frozen import frozen_dataclass

CutterOf = Callable[[Observation], Cutting | None]
"""How a figure is cut; None where its cut scores are not known."""

_MOST_WAYS = 3
_Level = tuple[Indicator, int]


@frozen_dataclass
class CellSet:
    """A set of cells that, reached together, would do."""

    steps: tuple[DistanceStep, ...]

    @property
    def cost(self) -> tuple[int, float]:
        """Fewer cells first, then less effort."""
        return len(self.steps), sum(step.effort for step in self.steps)


@frozen_dataclass
class GroupOutlook:
    """One group with a letter.

    Attributes:
        nearest: Each cell that counts, to the next level that would no longer meet its criterion
            by itself.
        ways: The smallest sets of cells that would leave at most one priority; empty when no cut
            scores are known.
    """

    result: GroupResult
    nearest: tuple[DistanceStep, ...]
    ways: tuple[CellSet, ...]


class _Reach:
    """The way of a group's figures to better levels, each worked out once."""

    def __init__(self, cutter: CutterOf) -> None:
        self._cutter = cutter
        self._known: dict[tuple[Indicator, JudgedBy, int], DistanceStep | None] = {}

    def step(self, found: Observation, measure: JudgedBy, least: int) -> DistanceStep | None:
        """The smallest change of a figure that brings it to a level; None where none would do."""
        key = (found.indicator, measure, least)
        if key not in self._known:
            cutting = self._cutter(found)
            self._known[key] = cutting and distance(
                cutting, found, lambda level: level >= least, measure=measure
            )
        return self._known[key]


def group_outlook(result: GroupResult, cutter: CutterOf) -> GroupOutlook:
    """Distances and the smallest ways out for a group that met priorities."""
    reach = _Reach(cutter)
    steps = [
        step
        for reason in result.reasons
        for found, by_status in zip(reason.observations, reason.by_status, strict=True)
        if (step := _next_level(found, _measure(by_status), reach)) is not None
    ]
    return GroupOutlook(result, tuple(steps), _ways_out(result, reach) if result.letter else ())


def _measure(by_status: bool) -> JudgedBy:
    return JudgedBy.STATUS if by_status else JudgedBy.COLOR


def _next_level(found: Observation, measure: JudgedBy, reach: _Reach) -> DistanceStep | None:
    now = _level(found, measure)
    return reach.step(found, measure, now + 1) if now else None


def _ways_out(result: GroupResult, reach: _Reach) -> tuple[CellSet, ...]:
    """The smallest sets of cells that leave a group with one priority at most, best first."""
    by_priority = {
        priority: _clearing([r for r in result.reasons if r.priority == priority], reach)
        for priority in result.priorities
    }
    found: dict[frozenset[tuple[Indicator, int]], CellSet] = {}
    for kept in result.priorities:
        others = [by_priority[p] for p in result.priorities if p != kept]
        for combination in product(*others):
            way = CellSet(tuple(step for part in combination for step in part.steps))
            key = frozenset((s.found.indicator, s.to) for s in way.steps)
            if key not in found or way.cost < found[key].cost:
                found[key] = way
    return tuple(sorted(found.values(), key=lambda way: way.cost)[:_MOST_WAYS])


def _clearing(reasons: Sequence[Reason], reach: _Reach) -> tuple[CellSet, ...]:
    """Ways to no longer meet a priority: every criterion that is met must fail."""
    options = [_breaking(reason, reach) for reason in reasons]
    if not all(options):
        return ()
    ways = [CellSet(tuple(s for part in parts for s in part.steps)) for parts in product(*options)]
    return tuple(sorted(ways, key=lambda way: way.cost)[:_MOST_WAYS])


def _breaking(reason: Reason, reach: _Reach) -> tuple[CellSet, ...]:
    """Ways to fail one criterion: some of its figures reach levels that satisfy no alternative."""
    figures = {found.indicator: found for found in reason.observations}
    measures = {
        found.indicator: _measure(by_status)
        for found, by_status in zip(reason.observations, reason.by_status, strict=True)
    }
    now = {i: _level(found, measures[i]) for i, found in figures.items()}
    ways: list[CellSet] = []
    for levels in _least_failing(reason.criterion, tuple(now.items())):
        steps = [reach.step(figures[i], measures[i], level) for i, level in levels]
        if all(steps):
            ways.append(CellSet(tuple(step for step in steps if step)))
    return tuple(ways)


@cache
def _least_failing(criterion: Criterion, now: tuple[_Level, ...]) -> tuple[tuple[_Level, ...], ...]:
    """The least changes of levels by which a criterion fails; only the levels that change."""
    choices = [[(i, level) for level in range(least, 6)] for i, least in now]
    chosen = [dict(one) for one in product(*choices)]
    failing = [levels for levels in chosen if not _holds(criterion, levels)]
    smallest = [levels for levels in failing if not any(_below(o, levels) for o in failing)]
    return tuple(tuple(i for i in levels.items() if i not in now) for levels in smallest)


def _level(found: Observation, measure: JudgedBy) -> int:
    return int(found.color or 0) if measure is JudgedBy.COLOR else found.status_level or 0


def _below(one: Mapping[Indicator, int], other: Mapping[Indicator, int]) -> bool:
    return one != other and all(one[i] <= other[i] for i in one)


def _holds(criterion: Criterion, levels: Mapping[Indicator, int]) -> bool:
    return any(
        all(levels.get(test.indicator, 0) in test.levels for test in tests)
        for tests in criterion.alternatives
    )


class WatchKind(StrEnum):
    """Why a group is watched, the sharpest first."""

    STEP_FROM_LETTER = "one priority met, one step from a second"
    ONE_PRIORITY = "one priority met"
    STEP_FROM_RED = "one step from meeting a priority"


@frozen_dataclass
class NearCriterion:
    """A cell that would meet a criterion if it fell one level, and how near that is."""

    criterion: Criterion
    step: DistanceStep


@frozen_dataclass
class Watched:
    """A group without a letter that is close to one."""

    group: str
    kind: WatchKind
    priorities: tuple[int, ...]
    near: tuple[NearCriterion, ...]


def watch_group(
    rules: RuleSet,
    group: str,
    result: GroupResult | None,
    figures: Mapping[Indicator, Observation],
    cutter: CutterOf,
) -> Watched | None:
    """Whether a group belongs on the watch list; a group with a letter does not."""
    if result is not None and result.letter:
        return None
    met = result.priorities if result else ()
    if not figures and not met:
        return None
    near = tuple(
        sorted(
            (n for n in _near(rules, group, figures, cutter) if n.criterion.priority not in met),
            key=lambda found: found.step.effort,
        )
    )
    if met:
        kind = WatchKind.STEP_FROM_LETTER if near else WatchKind.ONE_PRIORITY
        return Watched(group, kind, met, near)
    return Watched(group, WatchKind.STEP_FROM_RED, met, near) if near else None


def _near(
    rules: RuleSet,
    group: str,
    figures: Mapping[Indicator, Observation],
    cutter: CutterOf,
) -> Iterator[NearCriterion]:
    for criterion in rules.criteria_of.get(group, ()):
        measures = criterion.measures
        levels = tuple(
            _level(figures[i], measure) if i in figures else 0 for i, measure in measures.items()
        )
        nearer = _one_lower(criterion, levels)
        for indicator in figures if nearer else ():
            now = nearer.get(indicator, 0)
            cutting = cutter(figures[indicator]) if now else None
            step = cutting and distance(
                cutting,
                figures[indicator],
                lambda reached, now=now: 0 < reached < now,
                measure=measures[indicator],
                better=False,
            )
            if step:
                yield NearCriterion(criterion, step)


@cache
def _one_lower(criterion: Criterion, levels: tuple[int, ...]) -> Mapping[Indicator, int]:
    """The indicators of which one level less would meet a criterion, with their level.

    Args:
        criterion: Which.
        levels: Of each of its indicators; 0 where there is none.
    """
    by = dict(zip(criterion.measures, levels, strict=True))
    return {i: now for i, now in by.items() if now > 1 and _holds(criterion, {**by, i: now - 1})}
