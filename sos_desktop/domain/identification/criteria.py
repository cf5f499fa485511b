"""Which priorities a student group met, CDE's letter for them, and why, in a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, EntityKind, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.wording import figure_phrase
from sos_desktop.domain.identification.rules import Criterion, RuleBook, RuleSet, Test


@dataclass(frozen=True, slots=True)
class Reason:
    """One met criterion, with the figures that met it."""

    criterion: Criterion
    observations: tuple[Observation, ...]
    by_status: bool

    @property
    def priority(self) -> int:
        """LCFF state priority."""
        return self.criterion.priority

    @property
    def text(self) -> str:
        """The figures in words: "ELA Red (-98.4, declined 3.1) and Math Orange (...)"."""
        return " and ".join(
            figure_phrase(found, by_status=self.by_status) for found in self.observations
        )


@dataclass(frozen=True, slots=True)
class GroupResult:
    """What a student group met in a year; `letter` is "" below two priorities."""

    group: str
    priorities: tuple[int, ...]
    letter: str
    reasons: tuple[Reason, ...]

    @property
    def sentence(self) -> str:
        """Why, for a letter or a card; one clause per priority."""
        clauses = []
        for priority in self.priorities:
            texts = [reason.text for reason in self.reasons if reason.priority == priority]
            clauses.append(f"Priority {priority}, {' and '.join(texts)}")
        return f"{STUDENT_GROUPS[self.group].name}: {'; '.join(clauses)}."


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
    if group not in rules.groups:
        return None
    reasons = [
        reason
        for criterion in rules.criteria
        if criterion.applies_to(group)
        and (reason := _reason(rules, criterion, group, kind, found)) is not None
    ]
    if not reasons:
        return None
    priorities = tuple(sorted({reason.priority for reason in reasons}))
    letter = book.letters.get(frozenset(priorities), "") if len(priorities) > 1 else ""
    return GroupResult(group, priorities, letter, tuple(sorted(reasons, key=lambda r: r.priority)))


def _reason(
    rules: RuleSet,
    criterion: Criterion,
    group: str,
    kind: EntityKind,
    found: Mapping[Indicator, Observation],
) -> Reason | None:
    for alternative in criterion.alternatives:
        seen = [found.get(test.indicator) for test in alternative]
        if all(
            observation is not None and _holds(rules, test, observation, group, kind)
            for test, observation in zip(alternative, seen, strict=True)
        ):
            by_status = alternative[0].measure == "status"
            return Reason(criterion, tuple(o for o in seen if o is not None), by_status)
    return None


def _holds(
    rules: RuleSet, test: Test, observation: Observation, group: str, kind: EntityKind
) -> bool:
    if test.measure == "color":
        return observation.color in test.levels
    return observation.status_level in test.levels and enough_students(
        rules, observation, group, kind
    )


def enough_students(rules: RuleSet, observation: Observation, group: str, kind: EntityKind) -> bool:
    """Whether this year's figure counts by its size.

    CDE's own flag decides where the file has one; else the number of students does. A colour needs
    no such test: CDE gives one only where both years have enough students.
    """
    if observation.size_met is not None:
        return observation.size_met
    minimum = rules.size.minimum(group, kind)
    return observation.denominator is not None and observation.denominator >= minimum
