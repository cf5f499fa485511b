"""By which of CDE's methods an LEA met a year's criteria (`eligibility.md`, section A).

Method 1: a group with two priorities. Method 2: two local indicators not met for two or more years.
Method 3: neither of these, one such local indicator and a group with another priority. Method 4:
CALPADS; districts and county offices only.

Every answer is yes, no or open. It is yes or no only where it is so however the files that are not
loaded turn out, so loading one more never turns the one into the other.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from sos_desktop.domain.dashboard.codes import INDICATORS, EntityKind, Indicator
from sos_desktop.domain.identification.clock import LOCAL_INDICATORS
from sos_desktop.domain.identification.rules import Open, RuleSet
from sos_desktop.foundation.frozen import frozen_dataclass

_DATA_KINDS = (EntityKind.DISTRICT, EntityKind.COE)
_LOCAL_METHODS = (2, 3)


@frozen_dataclass
class MethodEvidence:
    """What is known of an LEA in a year.

    Attributes:
        priorities: Student group to the state priorities it met; groups that met none are left out.
        missing: Indicators the rules need that are not loaded.
        local: Local priorities rated "Not Met for Two or More Years".
        local_missing: Local priorities that count and whose ratings are not loaded.
        unrated: Those of them of which files are loaded that have no rating of this LEA.
        calpads: True when a failure to certify is recorded.
        waits: Student group to what missing indicators could add, from `open_priorities`; groups to
            which they can add nothing are left out. None when that was not looked at, and then
            they could add anything to any group.
    """

    priorities: Mapping[str, frozenset[int]]
    missing: tuple[Indicator, ...] = ()
    local: frozenset[int] = frozenset()
    local_missing: frozenset[int] = frozenset()
    calpads: bool = False
    waits: Mapping[str, Open] | None = None
    unrated: frozenset[int] = frozenset()


@frozen_dataclass
class Methods:
    """Each method's answer: True met, False not met, None open.

    Attributes:
        unknown: Why something is open, a clause per reason ("suspension 2023 is not loaded"); empty
            when all is known.
        criteria_met: Whether any method is met; None when that is open. It can be certain while
            each method is open, because what method 1 would not reach is reached by method 3.
        decided_by: The files that settle whether the criteria are met ("Suspension 2023", "local
            indicators 2023"); empty when that is certain.
    """

    answers: Mapping[int, bool | None]
    unknown: tuple[str, ...] = ()
    criteria_met: bool | None = None
    decided_by: tuple[str, ...] = ()

    @property
    def met(self) -> tuple[int, ...]:
        """The methods met."""
        return tuple(number for number, answer in self.answers.items() if answer)


def judge_methods(rules: RuleSet, kind: EntityKind, evidence: MethodEvidence) -> Methods:
    """Apply a year's methods to one LEA; a method the year does not have is not met."""
    known = _Known(rules, kind, evidence)
    found = {1: known.one, 2: known.two, 3: known.three, 4: known.four}
    answers = {n: found[n] if n in rules.methods else False for n in found}
    met: bool | None = None
    if True in answers.values() or known.surely:
        met = True
    elif None not in answers.values():
        met = False
    unknown = tuple(known.unknown()) if None in answers.values() else ()
    return Methods(answers, unknown, met, tuple(known.deciding()) if met is None else ())


def groups_met(rules: RuleSet, kind: EntityKind, evidence: MethodEvidence) -> frozenset[str]:
    """The student groups that certainly met the year's criteria, local indicators included.

    An LEA that does not meet a local indicator does not meet it for any of its groups. Source:
    CDE's page of the criteria, 2019 edition.
    """
    local = evidence.local & rules.local_priorities_of(kind)
    return frozenset(
        group
        for group in rules.groups
        if len(evidence.priorities.get(group, frozenset()) | local) >= 2
    )


def groups_open(rules: RuleSet, kind: EntityKind, evidence: MethodEvidence) -> frozenset[str]:
    """The student groups that could meet the criteria too, by files that are not loaded."""
    possible = _Possible(rules, kind, evidence)
    certain = groups_met(rules, kind, evidence)
    local = possible.local | possible.local_missing
    return frozenset(
        group
        for group in rules.groups
        if group not in certain and len(possible.most.get(group, frozenset()) | local) >= 2
    )


class _Possible:
    """What is certain of an LEA, and what is possible.

    Worked out once and in plain loops: a statewide view judges ten thousand of them.
    """

    def __init__(self, rules: RuleSet, kind: EntityKind, evidence: MethodEvidence) -> None:
        self.rules = rules
        self.evidence = evidence
        counting = rules.local_priorities_of(kind)
        self.local = evidence.local & counting
        self.local_missing = evidence.local_missing & counting - self.local
        self.waits = _waits(rules, evidence)
        self.most: dict[str, frozenset[int]] = dict(evidence.priorities)
        for group, waits in self.waits.items():
            self.most[group] = self.most.get(group, frozenset()).union(waits)


class _Known(_Possible):
    """What follows for each method."""

    def __init__(self, rules: RuleSet, kind: EntityKind, evidence: MethodEvidence) -> None:
        super().__init__(rules, kind, evidence)
        self.one = self._one()
        self.two = self._two()
        self.three = self._three()
        self.four = evidence.calpads and kind in _DATA_KINDS
        self.by_local = set(_LOCAL_METHODS) <= set(rules.methods)
        self.elsewhere = bool(self.local) and any(
            met - self.local for met in evidence.priorities.values()
        )

    def _one(self) -> bool | None:
        """A group with two priorities."""
        if any(len(met) >= 2 for met in self.evidence.priorities.values()):
            return True
        return None if any(len(met) >= 2 for met in self.most.values()) else False

    def _two(self) -> bool | None:
        """Two local indicators."""
        if len(self.local) >= 2:
            return True
        return None if len(self.local) + len(self.local_missing) >= 2 else False

    def _three(self) -> bool | None:
        """Neither, and one local indicator beside another priority of a group."""
        if self.one or self.two or len(self.local) > 1:
            return False
        alone = [self.local] if self.local else [frozenset((n,)) for n in self.local_missing]
        if not any(met - local for local in alone for met in self.most.values()):
            return False
        certain = self.one is False and self.two is False and bool(self.local)
        met = any(met - self.local for met in self.evidence.priorities.values())
        return True if certain and met else None

    @property
    def surely(self) -> bool:
        """Whether the criteria are met however the open methods turn out.

        A local indicator counts for every group; with a priority of a group that is another one
        they meet method 1 or 2, or else 3.
        """
        return self.by_local and self.elsewhere

    @cached_property
    def _indicators(self) -> tuple[Indicator, ...]:
        """Of those missing, the ones that could bring a group to two priorities."""
        local = self.local | self.local_missing if self.by_local else frozenset[int]()
        found: set[Indicator] = set()
        for group, waits in self.waits.items():
            if len(self.most[group] | local) >= 2:
                found.update(*waits.values())
        return tuple(indicator for indicator in self.evidence.missing if indicator in found)

    @property
    def _local_decides(self) -> bool:
        """Whether a rating that is not loaded could make the criteria met."""
        if not self.local_missing or not set(_LOCAL_METHODS) & set(self.rules.methods):
            return False
        return self.two is None or self.three is None

    def deciding(self) -> Iterator[str]:
        """The files that settle whether the criteria are met, in the Dashboard's order."""
        for indicator in self._indicators:
            yield file_words(indicator, self.rules.year)
        if self._local_decides:
            yield f"{LOCAL_INDICATORS} {self.rules.year}"

    def unknown(self) -> Iterator[str]:
        """Why a method is open, in clauses."""
        year = self.rules.year
        for indicator in self._indicators:
            yield f"{file_words(indicator, year)} is not loaded"
        if not self._local_decides:
            return
        if absent := self.local_missing - self.evidence.unrated:
            yield f"{LOCAL_INDICATORS} {year} are not loaded ({_numbered(absent)})"
        if unrated := self.local_missing & self.evidence.unrated:
            yield f"no rating of it is in the {LOCAL_INDICATORS} {year} ({_numbered(unrated)})"


def _waits(rules: RuleSet, evidence: MethodEvidence) -> Mapping[str, Open]:
    """What is open by group; anything of any group where that was not looked at."""
    if evidence.waits is not None:
        return evidence.waits
    missing = frozenset(evidence.missing)
    if not missing:
        return {}
    every = {criterion.priority: missing for criterion in rules.criteria}
    return dict.fromkeys(rules.groups, every)


def file_words(indicator: Indicator, year: int) -> str:
    """What a file is called that decides something: "suspension 2024"."""
    return f"{INDICATORS[indicator].name} {year}"


def _numbered(priorities: Iterable[int]) -> str:
    return f"Priorities {', '.join(map(str, sorted(priorities)))}"
