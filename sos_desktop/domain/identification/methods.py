"""By which of CDE's methods an LEA met a year's criteria (`eligibility.md`, section A).

Method 1: a group with two priorities. Method 2: two local indicators not met for two or more years.
Method 3: neither of these, one such local indicator and a group with another priority. Method 4:
CALPADS; districts and county offices only. What cannot be told is None, never "no".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sos_desktop.domain.dashboard.codes import INDICATORS, EntityKind, Indicator
from sos_desktop.domain.identification.rules import RuleSet

_DATA_KINDS = (EntityKind.DISTRICT, EntityKind.COE)


@dataclass(frozen=True, slots=True)
class MethodEvidence:
    """What is known of an LEA in a year.

    Attributes:
        priorities: Student group to the state priorities it met; groups that met none are left out.
        missing: Indicators the rules need that are not loaded.
        local: Local priorities rated "Not Met for Two or More Years".
        local_missing: Local priorities that count and whose ratings are not loaded.
        calpads: True when a failure to certify is recorded.
    """

    priorities: Mapping[str, frozenset[int]]
    missing: tuple[Indicator, ...] = ()
    local: frozenset[int] = frozenset()
    local_missing: frozenset[int] = frozenset()
    calpads: bool = False


@dataclass(frozen=True, slots=True)
class Methods:
    """Each method's answer: True met, False not met, None not computable.

    Attributes:
        unknown: Why something is not computable, a clause per reason ("suspension 2023 is not
            loaded"); empty when all is known.
    """

    answers: Mapping[int, bool | None]
    unknown: tuple[str, ...] = ()

    @property
    def criteria_met(self) -> bool | None:
        """Whether any method is met; None when none is and one cannot be told."""
        found = set(self.answers.values())
        if True in found:
            return True
        return None if None in found else False

    @property
    def met(self) -> tuple[int, ...]:
        """The methods met."""
        return tuple(number for number, answer in self.answers.items() if answer)


def judge_methods(rules: RuleSet, kind: EntityKind, evidence: MethodEvidence) -> Methods:
    """Apply a year's methods to one LEA; a method the year does not have is not met."""
    counting = rules.local_priorities_of(kind)
    local = evidence.local & counting
    local_missing = evidence.local_missing & counting
    one = _one(evidence)
    two = _two(local, local_missing)
    three = _three(evidence, one, two, local, local_missing)
    four = evidence.calpads and kind in _DATA_KINDS
    answers = {1: one, 2: two, 3: three, 4: four}
    known = {n: answers[n] if n in rules.methods else False for n in answers}
    unknown = _unknown(rules.year, evidence, local_missing) if None in known.values() else ()
    return Methods(known, unknown)


def groups_met(rules: RuleSet, kind: EntityKind, evidence: MethodEvidence) -> frozenset[str]:
    """The student groups that met the year's criteria, local indicators included.

    An LEA that does not meet a local indicator does not meet it for any of its groups. Source:
    CDE's page of the criteria, 2019 edition.
    """
    local = evidence.local & rules.local_priorities_of(kind)
    return frozenset(
        group
        for group in rules.groups
        if len(evidence.priorities.get(group, frozenset()) | local) >= 2
    )


def _one(evidence: MethodEvidence) -> bool | None:
    if any(len(met) >= 2 for met in evidence.priorities.values()):
        return True
    return None if evidence.missing else False


def _two(local: frozenset[int], missing: frozenset[int]) -> bool | None:
    if len(local) >= 2:
        return True
    return None if len(local) + len(missing) >= 2 else False


def _three(
    evidence: MethodEvidence,
    one: bool | None,
    two: bool | None,
    local: frozenset[int],
    missing: frozenset[int],
) -> bool | None:
    if one or two:
        return False
    if not local and not missing:
        return False
    elsewhere = any(met - local for met in evidence.priorities.values())
    if len(local) == 1 and elsewhere and one is False and two is False:
        return True
    possible = elsewhere or bool(evidence.missing)
    return None if possible and (local or missing) else False


def _unknown(year: int, evidence: MethodEvidence, local_missing: Iterable[int]) -> tuple[str, ...]:
    said = [f"{INDICATORS[i].name} {year} is not loaded" for i in evidence.missing]
    priorities = ", ".join(str(number) for number in sorted(local_missing))
    if priorities:
        said.append(f"local indicators {year} are not loaded (Priorities {priorities})")
    return tuple(said)
