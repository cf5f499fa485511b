"""Places of a local file that are sums of others, whatever they are called and in which language.

A total or a subtotal that is taken for a school counts its students twice, and gives away what is
held back of its schools. Some say so in words (`totals`); all of them say it in their numbers.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.local.cells import WHOLE, LocalCell
from sos_desktop.domain.local.families import is_own_name, named_family
from sos_desktop.foundation.frozen import frozen_dataclass

_FEWEST = 2
"""Places in a sum; one that says the same as another may be a school of its own."""
_LONGEST = 500
"""Places above or below a sum that are looked at."""
_TELLING, _TELLING_ALONE = 11, 100
"""Students from which two sums seldom agree by chance: one of several, or a single one."""
_ENOUGH = 2
"""Agreements, of counts or of sizes, before a place is taken for a sum."""
_SURE = 3
"""Different numbers that two places have in common and hardly have by chance."""
_NEAR = 0.03
"""By how much a total may differ from its parts because a student was at two schools."""
_SCHOOL = re.compile(
    r"\b(es|ms|hs|jhs|elem(entary)?|primary|middle|intermediate|junior|high|school|academy|charter"
    r"|k-?\d+|continuation|community|independent|adult|preschool|magnet|prep|escuela|primaria"
    r"|secundaria|preparatoria|center)\b",
    re.I,
)
_WORD = re.compile(r"\w{3,}")

_Table = dict[str, LocalCell]
"""The figures of one period and group by place, in the order of the file."""


@frozen_dataclass
class AddedPlaces:
    """Which places are sums.

    Attributes:
        whole: Those of all other places.
        parts: Those of some of them, above or below which they stand.
        same: Those that say what another place says; whether they add it up is for a person to say.
        near: Those with about as many students as all others; likewise.
    """

    whole: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    same: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()


def added_places(cells: Sequence[LocalCell]) -> AddedPlaces:
    """Find the places whose figures are the sums of others' in every period and group.

    Args:
        cells: Of one file; the places of a period and group in the order of the file.
    """
    first = _first(cells)
    found = _of_several(cells, first) if len(first) > _FEWEST else AddedPlaces()
    sums = found.whole | found.parts
    plain = [name for name in reversed(first) if name not in sums]
    sure, same = _of_one(cells, plain, sums)
    whole = found.whole if len(plain) > _FEWEST or sums else found.whole | sure
    near = _near(cells, plain) if not whole and not any(c[1] == WHOLE for c in cells) else ()
    return AddedPlaces(whole, (found.parts | sure) - whole, same, frozenset(near) - sure - same)


def _first(cells: Sequence[LocalCell]) -> dict[str, tuple[str, str]]:
    """Period and group of the first figure of each place, the last place of the file first."""
    found: dict[str, tuple[str, str]] = dict.fromkeys(
        (cell[1] for cell in reversed(cells) if cell[1] != WHOLE), ("", "")
    )
    open_ = {*found}
    for cell in cells:
        if cell[1] in open_:
            found[cell[1]] = (cell[0], cell[2])
            open_.discard(cell[1])
            if not open_:
                break
    return found


def _of_several(cells: Sequence[LocalCell], first: dict[str, tuple[str, str]]) -> AddedPlaces:
    """The places that are sums of several others."""
    runs: dict[str, frozenset[str]] = {}
    likely: set[str] = set()
    for key, table in _tables(cells, set(first.values())).items():
        runs |= {p: run for p, run in _runs(table) if first[p] == key}
        rests = (*_rests(table, ()), *_rests(table, runs.keys()))
        likely |= {p for p in rests if first[p] == key}
    if not runs and not likely:
        return AddedPlaces()
    tables = list(_tables(cells, None).values())
    parts = {place for place, run in runs.items() if _is_sum(tables, place, run)}
    plain = first.keys() - parts
    whole = {place for place in likely - parts if _is_sum(tables, place, plain - {place})}
    whole |= {place for place in parts if runs[place] >= plain}
    return AddedPlaces(frozenset(whole), frozenset(parts - whole))


def _of_one(
    cells: Sequence[LocalCell], places: Sequence[str], sums: Collection[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Places that say in everything what their neighbor says, as a subtotal of one school does.

    Returns:
        Those that can only be sums, by their many numbers or by a word they share with other sums,
        and those of which a person has to say it.
    """
    said: dict[str, list[LocalCell]] = {place: [] for place in places}
    for cell in cells:
        if cell[1] in said:
            said[cell[1]].append(cell)
    words = {word for name in sums for word in _WORD.findall(name.casefold())}
    students = {place: sum([cell.students or 0 for cell in said[place]]) for place in places}
    sure: set[str] = set()
    same: set[str] = set()
    for above, below in pairwise(places):
        if students[above] != students[below] or not _say_the_same(said[above], said[below]):
            continue
        numbers = {n for cell in said[below] for n in cell[3:5] if n is not None}
        telling = {n for n in numbers if n >= _TELLING}
        alike = [name for name in (above, below) if not _SCHOOL.search(name)]
        named = [name for name in alike if words & {*_WORD.findall(name.casefold())}]
        if len(named) == 1:
            sure.add(named[0])
        elif len(alike) == 1 and len(telling) >= _SURE:
            sure.add(alike[0])
        elif telling:
            same.add(below)
    return frozenset(sure), frozenset(same)


def _say_the_same(one: Sequence[LocalCell], two: Sequence[LocalCell]) -> bool:
    if len(one) != len(two):
        return False
    first, second = ({(cell[0], *cell[2:]) for cell in cells} for cells in (one, two))
    return first == second


def _near(cells: Iterable[LocalCell], places: Sequence[str]) -> Iterator[str]:
    """Places with about as many students as all others together, and not the name of a school."""
    known = {*places}
    unlike = [place for place in places if not _SCHOOL.search(place)]
    sizes: dict[tuple[str, str], dict[str, float]] = {}
    for cell in cells if unlike and len(places) > _FEWEST + 1 else ():
        if cell[1] in known and cell.denominator is not None:
            sizes.setdefault((cell[0], cell[2]), {})[cell[1]] = cell.denominator
    for place in unlike:
        tables = [table for table in sizes.values() if place in table and len(table) > _FEWEST]
        if tables:
            others = [(table[place], sum(table.values()) - table[place]) for table in tables]
            if all(own >= _TELLING and abs(own - rest) <= _NEAR * rest for own, rest in others):
                yield place


def all_students(cells: Sequence[LocalCell]) -> frozenset[str]:
    """Groups with a name of the file's own that are all students by their numbers.

    Only of a file that has no row for all students: groups that are the sum of all others, or of
    all races, languages or grades, wherever they stand.
    """
    groups = {cell[2] for cell in cells}
    own = {group for group in groups if is_own_name(group)}
    if ALL_STUDENTS in groups or not own or len(groups) <= _FEWEST:
        return frozenset()
    tables: dict[tuple[str, str], dict[str, LocalCell]] = {}
    for cell in cells:
        tables.setdefault(cell[:2], {})[cell[2]] = cell
    named: dict[str, set[str]] = {}
    for group in groups - own:
        named.setdefault(named_family(group), set()).add(group)
    families = [names for name, names in named.items() if name and len(names) > 1]
    found = [
        group
        for group in sorted(own)
        if any(_is_sum([*tables.values()], group, parts) for parts in (groups - {group}, *families))
    ]
    return frozenset(found) if len(found) == 1 else frozenset()


def _tables(
    cells: Iterable[LocalCell], keys: Collection[tuple[str, str]] | None
) -> dict[tuple[str, str], _Table]:
    found: dict[tuple[str, str], _Table] = {}
    periods = None if keys is None else {key[0] for key in keys}
    for cell in cells:
        if periods is not None and cell[0] not in periods:
            continue
        key = (cell[0], cell[2])
        if cell[1] != WHOLE and (keys is None or key in keys):
            found.setdefault(key, {})[cell[1]] = cell
    return found


def _runs(table: _Table) -> Iterator[tuple[str, frozenset[str]]]:
    """The places with those right above or right below them that add up to them."""
    names, sizes = list(table), [cell.students or 0.0 for cell in table.values()]
    for at, wanted in enumerate(sizes):
        if not wanted:
            continue
        for step in (-1, 1):
            total, place = 0.0, at + step
            while 0 <= place < len(names) and total < wanted and abs(place - at) <= _LONGEST:
                total += sizes[place]
                place += step
            if total == wanted and abs(place - at) > _FEWEST:
                yield names[at], frozenset(names[min(at, place) + 1 : max(at, place)])
                break


def _rests(table: _Table, sums: Collection[str]) -> list[str]:
    """The places that may be all the others, as far as these are reported."""
    plain = {name: cell.students for name, cell in table.items() if name not in sums}
    every = sum(size for size in plain.values() if size is not None)
    gaps = None in plain.values()
    return [
        name
        for name, size in plain.items()
        if size and (2 * size == every or (gaps and 2 * size > every))
    ]


def _is_sum(tables: Sequence[_Table], place: str, others: Collection[str]) -> bool:
    """Whether a place is the sum of others wherever it stands, often enough to be no chance."""
    agreed: list[bool] = []
    for table in tables:
        if place not in table:
            continue
        there = [table[name] for name in table if name in others]
        sums = table[place]
        for wanted, parts in (
            (sums.numerator, [cell.numerator for cell in there]),
            (sums.denominator, [cell.denominator for cell in there]),
        ):
            if wanted is None:
                continue
            reported = [one for one in parts if one is not None]
            if sum(reported) > wanted or (len(reported) == len(parts) and sum(reported) < wanted):
                return False
            if len(reported) == len(parts) >= _FEWEST and wanted >= _TELLING:
                agreed.append(wanted >= _TELLING_ALONE)
    if len(agreed) >= _ENOUGH:
        return True
    at_end = all(place in (next(iter(t)), next(reversed(t))) for t in tables if place in t)
    return any(agreed) and at_end and len(others) > _FEWEST
