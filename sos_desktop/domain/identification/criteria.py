"""Which priorities a student group met, CDE's letter for them, and why, in a sentence."""

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, EntityKind, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.wording import figure_phrase
from sos_desktop.domain.identification.rules import (
    Condition,
    Criterion,
    JudgedBy,
    Met,
    Open,
    RuleBook,
    RuleSet,
    Way,
)

_MOST_KEPT = 20_000
"""Combinations of levels judged that are kept, some ten megabytes."""


class Reason(NamedTuple):
    """One met criterion, with the figures that met it and which of them were judged by status.

    A tuple, as `Observation` is: the state has fifty thousand in four years.
    """

    criterion: Criterion
    observations: tuple[Observation, ...]
    by_status: tuple[bool, ...]

    @property
    def priority(self) -> int:
        """LCFF state priority."""
        return self.criterion.priority

    @property
    def text(self) -> str:
        """The figures in words: "ELA Red (-98.4, declined 3.1) and Math Orange (...)"."""
        return " and ".join(
            figure_phrase(found, by_status=by_status)
            for found, by_status in zip(self.observations, self.by_status, strict=True)
        )


class GroupResult(NamedTuple):
    """What a student group met in a year; `letter` is "" below two priorities. Made as `Reason`."""

    group: str
    priorities: tuple[int, ...]
    letter: str
    reasons: tuple[Reason, ...]

    @property
    def sentence(self) -> str:
        """Why, for a letter or a card; one clause per priority."""
        said = [(reason.priority, reason.text) for reason in self.reasons]
        return group_sentence(STUDENT_GROUPS[self.group].name, self.priorities, said)


def group_sentence(name: str, priorities: Iterable[int], reasons: Iterable[tuple[int, str]]) -> str:
    """Why a group has its letter, from its reasons' figures in words, by priority."""
    said = list(reasons)
    clauses = []
    for priority in priorities:
        texts = [text for number, text in said if number == priority]
        clauses.append(f"Priority {priority}, {' and '.join(texts)}")
    return f"{name}: {'; '.join(clauses)}."


def judge_lea(
    book: RuleBook,
    rules: RuleSet,
    kind: EntityKind,
    found: Mapping[str, Mapping[Indicator, Observation]],
) -> dict[str, GroupResult]:
    """Apply a year's criteria to every student group of one LEA.

    Args:
        book: For CDE's letters.
        rules: The year's rules.
        kind: What the LEA is; a kind the year does not judge meets nothing.
        found: Its figures by student group and indicator.

    Returns:
        Only the groups that met a priority, in the order of the rules.
    """
    return judge_groups(book, rules, kind, found) if kind in rules.kinds else {}


def judge_groups(
    book: RuleBook,
    rules: RuleSet,
    kind: EntityKind,
    found: Mapping[str, Mapping[Indicator, Observation]],
) -> dict[str, GroupResult]:
    """As `judge_lea`, whatever the kind: a charter school's one year is judged like this too."""
    judged = (
        judge_group(book, rules, group, kind, found[group])
        for group in rules.groups
        if group in found
    )
    return {result.group: result for result in judged if result is not None}


def judge_group(
    book: RuleBook,
    rules: RuleSet,
    group: str,
    kind: EntityKind,
    found: Mapping[Indicator, Observation],
) -> GroupResult | None:
    """Apply a year's criteria to one student group of one LEA.

    Args:
        book: For CDE's letters.
        rules: The year's rules.
        group: Its code; groups the rules do not name never meet anything.
        kind: What the LEA is; decides how many students are enough.
        found: The group's figures by indicator. A missing indicator meets nothing.

    Returns:
        What was met, or None when no priority was.
    """
    priorities, ways = _met(rules, group, kind, found)
    if not ways:
        return None
    letter = book.letters.get(frozenset(priorities), "") if len(priorities) > 1 else ""
    reasons = tuple(
        [
            Reason(criterion, tuple([found[indicator] for indicator in indicators]), by_status)
            for criterion, indicators, by_status in ways
        ]
    )
    return GroupResult(group, priorities, letter, reasons)


def open_priorities(
    rules: RuleSet,
    group: str,
    kind: EntityKind,
    found: Mapping[Indicator, Observation],
    missing: Collection[Indicator],
) -> Open:
    """What of one student group files that are not loaded could still decide.

    A criterion is open when a loaded figure rules none of its tests out and a missing one is left:
    with a Green ELA no math file gives Priority 4.

    Args:
        rules: The year's rules.
        group: Its code.
        kind: What the LEA is.
        found: The group's figures by indicator.
        missing: The indicators that are not loaded.
    """
    if not missing:
        return {}
    key = (group, tuple(missing), _looked_at(rules, group, kind, found))
    known = rules.judged_open.get(key)
    if known is None:
        known = _open(rules, group, kind, found, frozenset(missing))
        if len(rules.judged_open) < _MOST_KEPT:
            rules.judged_open[key] = known
    return known


def _open(
    rules: RuleSet,
    group: str,
    kind: EntityKind,
    found: Mapping[Indicator, Observation],
    missing: frozenset[Indicator],
) -> Open:
    met, _ = _met(rules, group, kind, found)
    waits: dict[int, frozenset[Indicator]] = {}
    for criterion in rules.criteria_of.get(group, ()):
        if criterion.priority in met:
            continue
        for alternative in criterion.alternatives:
            needs = frozenset(c.indicator for c in alternative) & missing
            loaded = (c for c in alternative if c.indicator not in missing)
            if needs and all(
                (seen := found.get(c.indicator)) and _holds(rules, c, seen, group, kind)
                for c in loaded
            ):
                before = waits.get(criterion.priority, frozenset())
                waits[criterion.priority] = before | needs
    return waits


def possible_letters(book: RuleBook, met: Collection[int], waits: Open) -> frozenset[str]:
    """Every letter a group can have, however what is open turns out; "" is none.

    One letter alone is certain.

    Args:
        book: For CDE's letters.
        met: The priorities met.
        waits: What is open, from `open_priorities`.
    """
    return frozenset(
        book.letters.get(frozenset((*met, *more)), "")
        for count in range(len(waits) + 1)
        for more in combinations(waits, count)
    )


def _met(
    rules: RuleSet, group: str, kind: EntityKind, found: Mapping[Indicator, Observation]
) -> Met:
    """The priorities a group met, and by which way each criterion of them.

    It follows from the levels alone, and of these a whole state has a few hundred combinations; so
    each is judged once.
    """
    key = (group, _looked_at(rules, group, kind, found))
    known = rules.judged.get(key)
    if known is None:
        known = _judge(rules, group, kind, found)
        if len(rules.judged) < _MOST_KEPT:
            rules.judged[key] = known
    return known


def _looked_at(
    rules: RuleSet, group: str, kind: EntityKind, found: Mapping[Indicator, Observation]
) -> tuple[object, ...]:
    """The levels of a group's figures, and whether their numbers are large enough."""
    return tuple(
        [
            (
                i,
                seen.color,
                seen.status_level,
                seen.size_met
                if seen.size_met is not None
                else enough_students(rules, seen, group, kind),
            )
            for i, seen in found.items()
        ]
    )


def _judge(
    rules: RuleSet, group: str, kind: EntityKind, found: Mapping[Indicator, Observation]
) -> Met:
    ways = [
        way
        for criterion in rules.criteria_of.get(group, ())
        if (way := _way(rules, criterion, group, kind, found)) is not None
    ]
    ways.sort(key=lambda way: way[0].priority)
    return tuple(sorted({criterion.priority for criterion, *_ in ways})), tuple(ways)


def _way(
    rules: RuleSet,
    criterion: Criterion,
    group: str,
    kind: EntityKind,
    found: Mapping[Indicator, Observation],
) -> Way | None:
    for alternative in criterion.alternatives:
        for condition in alternative:
            seen = found.get(condition.indicator)
            if seen is None or not _holds(rules, condition, seen, group, kind):
                break
        else:
            return (
                criterion,
                tuple(c.indicator for c in alternative),
                tuple(c.measure is JudgedBy.STATUS for c in alternative),
            )
    return None


def _holds(
    rules: RuleSet, condition: Condition, observation: Observation, group: str, kind: EntityKind
) -> bool:
    if condition.measure is JudgedBy.COLOR:
        return observation.color in condition.levels
    return observation.status_level in condition.levels and enough_students(
        rules, observation, group, kind
    )


def enough_students(rules: RuleSet, observation: Observation, group: str, kind: EntityKind) -> bool:
    """Whether this year's figure counts by its size.

    CDE's own mark decides where the file has one; else the number of students does, and a number
    not reported is never enough. A colour needs no such test: CDE gives one only where both years
    have enough students, and one it gave by hand is its decision.
    """
    if observation.size_met is not None:
        return observation.size_met
    minimum = rules.size.minimum(group, kind)
    return observation.denominator is not None and observation.denominator >= minimum
