"""What cases need help with, who of the register knows it, and which needs nobody covers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from sos_desktop.domain.casework.records import Case, Provider
from sos_desktop.domain.casework.words import PRIORITIES
from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, STUDENT_GROUPS
from sos_desktop.domain.identification.basis import IdentificationBasis
from sos_desktop.foundation.frozen import frozen_dataclass


@dataclass(frozen=True, slots=True, order=True)
class Need:
    """A state priority, a student group's code, or both; at least one is given."""

    priority: int | None = None
    group: str = ""

    @property
    def words(self) -> str:
        """In a sentence or a cell: "Students with disabilities, priority 6: School climate"."""
        parts = [STUDENT_GROUPS[self.group].name] if self.group in STUDENT_GROUPS else []
        if self.priority in PRIORITIES:
            word = "priority" if parts else "Priority"
            parts.append(f"{word} {self.priority}: {PRIORITIES[self.priority]}")
        return ", ".join(parts)


class Fit(IntEnum):
    """How well a provider's expertise answers a need; more is better."""

    NONE = 0
    PART = 1
    OPEN = 2
    NAMED = 3

    @property
    def covers(self) -> bool:
        """Whether the need counts as covered."""
        return self >= Fit.OPEN


@frozen_dataclass
class NeedCoverage:
    """A need of open cases, and who of the register covers it.

    Attributes:
        leas: Names of the LEAs that have the need.
        covering: Active providers that know it, the best first.
        partly: Active providers that know the priority or the group, but are for others besides.
        with_room: How many of `covering` can take one more district, or have not said that they
            cannot.
    """

    need: Need
    leas: tuple[str, ...]
    covering: tuple[Provider, ...]
    partly: tuple[Provider, ...]
    with_room: int

    @property
    def state(self) -> str:
        """In words, for a pill."""
        if not self.covering:
            return "In part only" if self.partly else "Nobody"
        return "Covered" if self.with_room else "Covered, no room"


def needs_of(case: Case, later: Iterable[IdentificationBasis] = ()) -> tuple[Need, ...]:
    """What a case needs help with, without doubles.

    The letters of its basis give pairs of group and priority; what was chosen as focus adds the
    groups and priorities that are in no pair.

    Args:
        case: The case.
        later: Bases of further years in which it goes on.
    """
    pairs = {
        Need(priority, group.code)
        for basis in (case.basis, *later)
        for group in basis.lettered
        for priority in group.priorities
    }
    groups = {need.group for need in pairs}
    priorities = {need.priority for need in pairs}
    single = {Need(group=group) for group in case.focus_groups if group not in groups}
    single |= {Need(number) for number in case.focus_priorities if number not in priorities}
    return tuple(sorted(pairs | single, key=_order))


def is_said(provider: Provider) -> bool:
    """Whether it is said what a provider knows: some priorities or some groups."""
    return bool(provider.priorities or provider.groups)


def fit(provider: Provider, need: Need) -> Fit:
    """How well a provider's expertise answers a need.

    A side it names nothing of is not limited: a provider for priority 6 that names no groups helps
    any group, also where a need names a group alone. One that names nothing at all has not said
    what it knows. A side limited to others is half an answer where the other side is named, and
    none where it is only open.
    """
    if not is_said(provider):
        return Fit.NONE
    sides: list[bool | None] = []
    if need.priority is not None:
        sides.append(need.priority in provider.priorities if provider.priorities else None)
    if need.group:
        named = need.group in provider.groups
        is_open = not provider.groups or ALL_STUDENTS in provider.groups
        sides.append(True if named else None if is_open else False)
    if False in sides:
        return Fit.PART if True in sides else Fit.NONE
    return Fit.OPEN if None in sides else Fit.NAMED


def coverage(
    needs: Iterable[tuple[str, Iterable[Need]]],
    providers: Iterable[Provider],
    room: Mapping[str, int | None],
) -> tuple[NeedCoverage, ...]:
    """Every need of the open cases with who covers it: those nobody covers first.

    Args:
        needs: An LEA's name with the needs of its open case.
        providers: The register; those no longer active cover nothing.
        room: How many more districts each provider can take, by id; None when not known.
    """
    leas: dict[Need, list[str]] = defaultdict(list)
    for name, wanted in needs:
        for need in wanted:
            leas[need].append(name)
    active = [provider for provider in providers if provider.active]
    found = [_coverage(need, names, active, room) for need, names in leas.items()]
    return tuple(sorted(found, key=_uncovered_first))


def _coverage(
    need: Need, names: list[str], active: list[Provider], room: Mapping[str, int | None]
) -> NeedCoverage:
    fits = {provider.id: fit(provider, need) for provider in active}
    ranked = sorted(active, key=lambda p: (-fits[p.id], p.name.casefold()))
    covering = tuple(p for p in ranked if fits[p.id].covers)
    return NeedCoverage(
        need=need,
        leas=tuple(sorted(set(names), key=str.casefold)),
        covering=covering,
        partly=tuple(p for p in ranked if fits[p.id] is Fit.PART),
        with_room=sum(has_room(room.get(p.id)) for p in covering),
    )


def needs_words(needs: Iterable[Need]) -> str:
    """Several needs in one line, by group: "English learners (priorities 4, 8)"."""
    by_group: dict[str, list[int]] = defaultdict(list)
    for need in needs:
        by_group[need.group].extend([need.priority] if need.priority is not None else [])
    parts = []
    for group, numbers in by_group.items():
        listed = ", ".join(map(str, sorted(numbers)))
        word = "priority" if len(numbers) == 1 else "priorities"
        if group not in STUDENT_GROUPS:
            parts.append(f"{word} {listed}")
        else:
            name = STUDENT_GROUPS[group].name
            parts.append(f"{name} ({word} {listed})" if numbers else name)
    return "; ".join(parts)


def has_room(free: int | None) -> bool:
    """Whether one more district fits; a capacity nobody has said is no reason to say no."""
    return free is None or free > 0


def _uncovered_first(found: NeedCoverage) -> tuple[Any, ...]:
    rank = 2 + bool(found.with_room) if found.covering else int(bool(found.partly))
    return (rank, -len(found.leas), _order(found.need))


def _order(need: Need) -> tuple[str, int]:
    name = STUDENT_GROUPS[need.group].name if need.group in STUDENT_GROUPS else need.group
    return (name, need.priority or 0)
