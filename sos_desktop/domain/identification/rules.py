"""Rules as data: what a year's criteria are, read from `resources/reference/criteria.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sos_desktop.domain.dashboard.codes import EntityKind, Indicator


class Standing(StrEnum):
    """Whether a rule set is in force."""

    OFFICIAL = "official"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True)
class Test:
    """One condition: the indicator's colour or status level is among `levels` (1 worst)."""

    indicator: Indicator
    measure: str
    levels: frozenset[int]


@dataclass(frozen=True, slots=True)
class Criterion:
    """A way to meet a state priority.

    Attributes:
        priority: LCFF state priority.
        text: The rule in words.
        alternatives: Any of these is enough; all tests of one must hold for the same group.
        only_groups: The groups it applies to; empty for all.
        except_groups: The groups it does not apply to.
        certainty: stated, tested, inferred or recalled.
    """

    name: str
    priority: int
    text: str
    alternatives: tuple[tuple[Test, ...], ...]
    only_groups: frozenset[str] = frozenset()
    except_groups: frozenset[str] = frozenset()
    certainty: str = "stated"
    source: str = ""

    def applies_to(self, group: str) -> bool:
        """Whether a student group is judged by it."""
        if group in self.except_groups:
            return False
        return not self.only_groups or group in self.only_groups


@dataclass(frozen=True, slots=True)
class SizeRule:
    """How many students make a figure count (EC 52052(a))."""

    standard: int
    small_groups: frozenset[str]
    small_groups_at_lea: int

    def minimum(self, group: str, kind: EntityKind) -> int:
        """The least number of students for `group`; schools have no lower one for any group."""
        lea = kind in (EntityKind.DISTRICT, EntityKind.COE, EntityKind.STATE)
        return self.small_groups_at_lea if lea and group in self.small_groups else self.standard


@dataclass(frozen=True, slots=True)
class RuleSet:
    """What holds in one Dashboard year.

    `counts` is "priorities" (two priorities of one group in a year) or "indicators" (the same
    indicators of one group over `span_years`). Methods, local priorities and clock are held for
    the LEA's status; letters need only the criteria.
    """

    year: int
    fiscal_year: str
    standing: Standing
    source: str
    groups: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    size: SizeRule
    kinds: frozenset[EntityKind]
    methods: tuple[int, ...] = ()
    local_priorities: tuple[int, ...] = ()
    local_priorities_coe: tuple[int, ...] = ()
    clock: str = "none"
    note: str = ""
    counts: str = "priorities"
    span_years: int = 1
    minimum_indicators: int = 0
    indicator_levels: Mapping[Indicator, frozenset[int]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """For headings: "2023 criteria (official)"."""
        return f"{self.year} criteria ({self.standing})"

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators its criteria look at, in the Dashboard's order."""
        used = {t.indicator for c in self.criteria for alt in c.alternatives for t in alt}
        return tuple(indicator for indicator in Indicator if indicator in used)

    @property
    def worst_levels(self) -> int:
        """No criterion looks at a level above this one; better figures cannot matter."""
        levels = [t.levels for c in self.criteria for alt in c.alternatives for t in alt]
        return max((level for group in levels for level in group), default=0)


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rule sets, CDE's letters, and why some years have none.

    Attributes:
        letters: Priorities met, as a set, to CDE's letter.
        sections: Charter and Level 3 rules as written, for the LEA's status.
    """

    rule_sets: tuple[RuleSet, ...]
    letters: Mapping[frozenset[int], str]
    no_determination: Mapping[int, str]
    methods: Mapping[int, str]
    sections: Mapping[str, Mapping[str, object]]

    def official(self, year: int) -> RuleSet | None:
        """The rule set that decides letters of a year; None when there is none in force."""
        return next(
            (r for r in self.rule_sets if r.year == year and r.standing is Standing.OFFICIAL), None
        )

    def why_not(self, year: int) -> str:
        """Why a year has no letters; "" when it has a rule set in force."""
        if self.official(year) is not None:
            return ""
        if year in self.no_determination:
            return self.no_determination[year]
        if any(rule.year == year for rule in self.rule_sets):
            return (
                f"The criteria reported for {year} are provisional, so nothing is computed "
                "with them."
            )
        return (
            f"The criteria for {year} are not known to this version. The data are shown as loaded."
        )
