"""Sets of groups that together are all students, or all of another group.

Some are known by their names (races, grades). Files bring others: "SWD" beside "Not SWD", "IFEP"
beside the Dashboard's language groups, "Bus", "Walk" and "Car". They are found by their numbers,
because a reader who is told all of them but one knows the last.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, STUDENT_GROUPS
from sos_desktop.domain.local.names import group_code

_RACES = frozenset({"AA", "AI", "AS", "FI", "HI", "MR", "PI", "WH"})
_LANGUAGE = frozenset({"EL", "RFP", "EO"})
_GRADE = re.compile(r"(grade|gr\.?|año|grado)?\s*(\d{1,2}(st|nd|rd|th)?|tk|k|kindergarten)", re.I)
_SEX = frozenset({"male", "female", "boys", "girls", "m", "f", "x", "nonbinary", "non-binary"})
_CONTRARY = re.compile(r"(?:not|non|no)[\s-]+(?:an?\s+)?(.+)", re.I)
_MOST = 10
"""Groups with names of the file's own of which every set is looked at."""
_LOOKED_AT = 4
"""Places and periods in which sets are looked for; those found are held against all others."""
_SLIPS = 4
"""A sum is right in at least so many places and periods for each in which it is not."""
_LARGE = 11
"""Students of a part of all students from which a sum is seldom a chance."""

Sizes = Mapping[str, float]
"""How many students the groups of one period and place have; only those that are told."""


@cache
def named_family(group: str) -> str:
    """The name of the set a group belongs to by its own name; "" where none is known."""
    word = group.strip().casefold()
    if group in _RACES:
        return "race"
    if group in _LANGUAGE:
        return "language"
    if word in _SEX:
        return "sex"
    return "grade" if _GRADE.fullmatch(word) else ""


def named_families(groups: Iterable[str]) -> list[frozenset[str]]:
    """The sets to which groups belong by their names; of each the groups that are there."""
    found: dict[str, set[str]] = {}
    known = [*groups]
    for group in known:
        found.setdefault(named_family(group), set()).add(group)
    sets = [frozenset(names) for name, names in found.items() if name]
    return sets + [pair for group in known if (pair := _with_its_contrary(group, known))]


def _with_its_contrary(group: str, known: Collection[str]) -> frozenset[str]:
    """Of "Not SWD" and "SWD" both: together they are all students, also where one has nobody."""
    said = _CONTRARY.fullmatch(group.strip())
    other = group_code(said[1]) if said else ""
    return frozenset({group, other}) if other in known and other != group else frozenset()


def found_families(
    tables: Sequence[Sizes], totals: Sequence[Sizes] = ()
) -> list[tuple[str, frozenset[str]]]:
    """Sets of groups that add up to another group nearly wherever all of them are told.

    Args:
        tables: Per period and place.
        totals: What follows from them for the whole LEA; it may lack a school that has no row.

    Returns:
        The group that is the sum, and its parts.
    """
    own = {group for sizes in tables for group in sizes if is_own_name(group)}
    if not own:
        return []
    every = (*tables, *totals)
    fullest = sorted(every, key=lambda sizes: -sum(sizes.get(group, 0) > 0 for group in own))
    likely = dict.fromkeys(found for sizes in fullest[:_LOOKED_AT] for found in _sums(sizes))
    return [one for one in likely if _holds(tables, totals, *one)]


@cache
def is_own_name(group: str) -> bool:
    """Whether a group is known to nobody but the file."""
    return group not in STUDENT_GROUPS and not named_family(group)


def _sums(sizes: Sizes) -> Iterator[tuple[str, frozenset[str]]]:
    """Sets of one period and place that add up to one of its groups; the smallest first."""
    own = sorted(group for group, size in sizes.items() if size > 0 and is_own_name(group))
    chosen = own[:_MOST]
    sets = [c for count in range(1, len(chosen) + 1) for c in combinations(chosen, count)]
    sets += [tuple(own)] if len(own) > _MOST else []
    by_sum: dict[float, list[frozenset[str]]] = {}
    for names in sets:
        by_sum.setdefault(sum(sizes[name] for name in names), []).append(frozenset(names))
    for total, wanted in sizes.items():
        for base in _bases(sizes, total):
            rest = wanted - sum(sizes[name] for name in base)
            for names in by_sum.get(rest, ()):
                # One alone that is as large as all students is all of them: the others have nobody.
                several = len(names) + len(base) > 1 or total == ALL_STUDENTS
                if total not in names and several:
                    yield total, names | base


def _bases(sizes: Sizes, total: str) -> Iterator[frozenset[str]]:
    """What the Dashboard's groups may bring to a sum: nothing, one of them, or a whole set."""
    yield frozenset()
    if total != ALL_STUDENTS:
        return
    sets: dict[str, set[str]] = {}
    for group, size in sizes.items():
        if group == ALL_STUDENTS or is_own_name(group):
            continue
        if size > 0:
            yield frozenset({group})
        if name := named_family(group):
            sets.setdefault(name, set()).add(group)
    for names in sets.values():
        if len(names) > 1:
            yield frozenset(names)


def _holds(
    tables: Iterable[Sizes], totals: Iterable[Sizes], total: str, parts: frozenset[str]
) -> bool:
    """Whether a sum is right nearly everywhere; a file may lack a row or have a slip.

    That it is of many students somewhere, the whole LEA may say where no school does.
    """
    agreed = wrong = 0
    large = sum(_is_large(sizes, total, parts) for sizes in totals)
    for sizes in tables:
        if total in sizes and parts <= sizes.keys():
            right = sizes[total] == sum(sizes[part] for part in parts)
            agreed += right
            wrong += not right
            large += _is_large(sizes, total, parts)
    return _SLIPS * wrong <= agreed and large >= (1 if total == ALL_STUDENTS else 2)


def _is_large(sizes: Sizes, total: str, parts: frozenset[str]) -> bool:
    """Whether a sum is right of so many students that it is seldom a chance."""
    if total not in sizes or not parts <= sizes.keys() or sizes[total] < _LARGE:
        return False
    return sizes[total] == sum(sizes[part] for part in parts)
