"""Rules as data: what a year's criteria are, read from `resources/reference/criteria.toml`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum

from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.foundation.frozen import frozen_dataclass


class Standing(StrEnum):
    """Whether a rule set is in force."""

    OFFICIAL = "official"
    PROVISIONAL = "provisional"


class Certainty(StrEnum):
    """How a rule is known; `resources/reference/criteria.toml` says what each word means."""

    STATED = "stated"
    TESTED = "tested"
    INFERRED = "inferred"
    RECALLED = "recalled"


class JudgedBy(StrEnum):
    """What of a figure a test looks at."""

    COLOR = "color"
    STATUS = "status"


class Counts(StrEnum):
    """What a group must have two of: state priorities in a year, or indicators over years."""

    PRIORITIES = "priorities"
    INDICATORS = "indicators"


@frozen_dataclass
class Condition:
    """One test of an alternative: the indicator's colour or status level is among `levels`."""

    indicator: Indicator
    measure: JudgedBy
    levels: frozenset[int]


@frozen_dataclass
class Criterion:
    """A way to meet a state priority in a year.

    Attributes:
        name: Its key in the table.
        priority: LCFF state priority.
        text: The rule in words.
        alternatives: Any of these is enough; all conditions of one must hold for the same group.
        only_groups: The groups it applies to; empty for all.
        except_groups: The groups it does not apply to.
        certainty: How it is known that it held that year.
        measures: What it looks at, by indicator.
    """

    name: str
    priority: int
    text: str
    alternatives: tuple[tuple[Condition, ...], ...]
    only_groups: frozenset[str] = frozenset()
    except_groups: frozenset[str] = frozenset()
    certainty: Certainty = Certainty.STATED
    measures: Mapping[Indicator, JudgedBy] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        conditions = (condition for found in self.alternatives for condition in found)
        object.__setattr__(self, "measures", {c.indicator: c.measure for c in conditions})

    def __hash__(self) -> int:
        return hash(self.name)  # what follows from one is kept by it, and asked for often

    def applies_to(self, group: str) -> bool:
        """Whether a student group is judged by it."""
        if group in self.except_groups:
            return False
        return not self.only_groups or group in self.only_groups


Way = tuple[Criterion, tuple[Indicator, ...], tuple[bool, ...]]
"""A criterion that is met, the indicators of the alternative that met it, and which by status."""
Met = tuple[tuple[int, ...], tuple[Way, ...]]
"""The priorities met, in order, and a way for each criterion met, by priority."""
Open = Mapping[int, frozenset[Indicator]]
"""A priority that is not met by what is loaded and could be, to the indicators it waits for."""


@frozen_dataclass
class SizeRule:
    """How many students make a figure count (EC 52052(a))."""

    standard: int
    small_groups: frozenset[str]
    small_groups_at_lea: int
    source: str = ""

    def minimum(self, group: str, kind: EntityKind) -> int:
        """The least number of students for `group`; schools have no lower one for any group."""
        lea = kind in (EntityKind.DISTRICT, EntityKind.COE, EntityKind.STATE)
        return self.small_groups_at_lea if lea and group in self.small_groups else self.standard


@frozen_dataclass
class Clock:
    """For how many years an LEA is served, and whether meeting the criteria again begins anew."""

    name: str
    years: int
    restarts: bool
    text: str
    certainty: Certainty
    source: str


@frozen_dataclass
class CharterRule:
    """How charter schools are judged; `same_group` is "yes", "no" or "unsettled"."""

    years: int
    first_year: int
    methods: tuple[int, ...]
    same_group: str
    certainty: Certainty
    source: str


@frozen_dataclass
class Level3Rule:
    """When the CCEE looks at an LEA (EC 52072).

    At least `groups` groups have a letter in at least `years_with_a_letter` of the last `of_years`
    Dashboard years that had determinations.
    """

    groups: int
    years_with_a_letter: int
    of_years: int
    certainty: Certainty
    source: str


@frozen_dataclass
class RuleSet:
    """What holds in one Dashboard year.

    Letters need kinds, groups, criteria and size. Methods, local priorities and the clock are held
    for the LEA's status; what an indicator-counting rule asks for is held until one is in force.

    Attributes:
        kinds: What is judged that year.
        groups: The groups that can meet criteria, in the order of CDE's workbooks.
        tested_on: What CDE's letters were compared with; "" when nothing was.
        no_levels: Indicators the criteria name although that year's files have no levels; nothing
            is missing while they are not loaded.
        local_priorities_coe: Local priorities that count for COEs besides `local_priorities`.
        span_years: Years in a row that must agree.
        indicator_levels: Colours that count per indicator, where indicators are counted.
        criteria_of: The criteria by which each group is judged.
        judged: What combinations of levels were found to meet, by `criteria.judge_group`.
        judged_open: The same of what they leave open, by `criteria.open_priorities`.
    """

    year: int
    fiscal_year: str
    standing: Standing
    source: str
    groups: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    size: SizeRule
    kinds: frozenset[EntityKind]
    clock: Clock
    tested_on: str = ""
    no_levels: frozenset[Indicator] = frozenset()
    methods: tuple[int, ...] = ()
    local_priorities: tuple[int, ...] = ()
    local_priorities_coe: tuple[int, ...] = ()
    note: str = ""
    counts: Counts = Counts.PRIORITIES
    span_years: int = 1
    minimum_indicators: int = 0
    indicator_levels: Mapping[Indicator, frozenset[int]] = field(default_factory=dict)
    criteria_of: Mapping[str, tuple[Criterion, ...]] = field(init=False, repr=False, compare=False)
    judged: dict[object, Met] = field(
        init=False, repr=False, compare=False, default_factory=dict[object, Met]
    )
    judged_open: dict[object, Open] = field(
        init=False, repr=False, compare=False, default_factory=dict[object, Open]
    )

    def __post_init__(self) -> None:
        of = {g: tuple(c for c in self.criteria if c.applies_to(g)) for g in self.groups}
        object.__setattr__(self, "criteria_of", of)

    @property
    def title(self) -> str:
        """For headings: "2023 criteria (official)"."""
        return rules_title(self.year, self.standing)

    @property
    def gives_letters(self) -> bool:
        """Whether this version computes letters with it."""
        return self.standing is Standing.OFFICIAL and self.counts is Counts.PRIORITIES

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators its criteria need, in the Dashboard's order."""
        used = {condition.indicator for condition in self._conditions()} - self.no_levels
        return tuple(indicator for indicator in Indicator if indicator in used)

    def by_status(self, indicator: Indicator) -> bool:
        """Whether the year judges the indicator by its status level and not by a colour."""
        found = {c.measure for c in self._conditions() if c.indicator is indicator}
        return found == {JudgedBy.STATUS}

    def local_priorities_of(self, kind: EntityKind) -> frozenset[int]:
        """The local priorities whose ratings count for a kind of LEA."""
        more = self.local_priorities_coe if kind is EntityKind.COE else ()
        return frozenset((*self.local_priorities, *more))

    def reach(self, measure: JudgedBy, indicator: Indicator | None = None) -> int:
        """No criterion looks at a level above this one, 0 when none looks at the measure at all.

        With an indicator, only what looks at that one counts.
        """
        found = [
            c.levels
            for c in self._conditions()
            if c.measure is measure and indicator in (None, c.indicator)
        ]
        return max((level for levels in found for level in levels), default=0)

    def _conditions(self) -> Iterator[Condition]:
        for criterion in self.criteria:
            for alternative in criterion.alternatives:
                yield from alternative


def rules_title(year: int, standing: str) -> str:
    """A year's rules in a heading: "2023 criteria (official)"."""
    return f"{year} criteria ({standing})"


@frozen_dataclass
class RuleBook:
    """All rule sets, CDE's letters, and why some years have none.

    Attributes:
        letters: Priorities met, as a set, to CDE's letter.
        no_determination: Years without determinations, and why.
        methods: Ways for an LEA to meet the criteria, in words, by number.
        listed: Years of which a list of CDE is at hand, whatever is known of their rules.
        years: The years with determinations, oldest first.
    """

    rule_sets: tuple[RuleSet, ...]
    letters: Mapping[frozenset[int], str]
    size: SizeRule
    no_determination: Mapping[int, str]
    methods: Mapping[int, str]
    charters: CharterRule
    level_3: Level3Rule
    listed: tuple[int, ...] = ()
    years: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _in_force: Mapping[int, RuleSet] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        in_force = {r.year: r for r in reversed(self.rule_sets) if r.gives_letters}
        object.__setattr__(self, "_in_force", in_force)
        object.__setattr__(self, "years", tuple(sorted({*in_force, *self.listed})))

    def with_lists(self, listed: Iterable[int]) -> "RuleBook":
        """The same with the years of CDE's lists as years with determinations.

        So are years before the newest list that have rules of their own, in force or not.
        """
        newest = max(years := set(listed), default=0)
        years |= {rules.year for rules in self.rule_sets if rules.year <= newest}
        return replace(self, listed=tuple(sorted(years - set(self.no_determination))))

    def official(self, year: int) -> RuleSet | None:
        """The rule set that decides letters of a year; None when there is none in force."""
        return self._in_force.get(year)

    def clock_of(self, year: int) -> Clock | None:
        """The clock of a year's rules; where none are in force, of the last that were."""
        before = [found for known, found in self._in_force.items() if known <= year]
        return max(before, key=lambda rules: rules.year).clock if before else None

    def determination_years(self, through: int) -> tuple[int, ...]:
        """The years with determinations up to and with one, oldest first."""
        return self.years[: bisect_right(self.years, through)]

    def year_before(self, year: int) -> int | None:
        """The determination year before one; None for the first."""
        place = bisect_left(self.years, year)
        return self.years[place - 1] if place else None

    def provisional(self) -> tuple[RuleSet, ...]:
        """Rule sets that are reported or expected, not in force."""
        return tuple(r for r in self.rule_sets if r.standing is Standing.PROVISIONAL)

    def why_not(self, year: int) -> str:
        """Why a year has no letters; "" when it has a rule set in force."""
        if self.official(year) is not None:
            return ""
        if year in self.no_determination:
            return self.no_determination[year]
        known = [rules for rules in self.rule_sets if rules.year == year]
        if year in self.listed:
            why = "are provisional" if known else "are not known to this version"
            return (
                f"The criteria for {year} {why}, so nothing is computed with them. What CDE's list "
                "says is shown as Official."
            )
        if any(rules.standing is Standing.OFFICIAL for rules in known):
            return (
                f"The {year} criteria count indicators over several years, which this version does "
                "not compute. The data are shown as loaded."
            )
        if known:
            return (
                f"The criteria reported for {year} are provisional, so nothing is computed "
                "with them. The data are shown as loaded."
            )
        return (
            f"The criteria for {year} are not known to this version. The data are shown as loaded."
        )
