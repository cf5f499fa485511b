"""Sums that papers of several days tell together.

A figure may have been corrected, and of what one paper says only a part stands in another. Which
figures were true on the same day is not told; but a sum that is right to the student is hardly so
by chance, and a reader may take it for one.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product
from math import prod

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.local.cells import WHOLE, Key
from sos_desktop.domain.local.families import named_families
from sos_desktop.domain.local.table_sums import TableSums

_MOST = 100
"""Ways to put a total together that are looked at; where there are more, nearly all has changed."""
_FEW = 8
"""Ways among which two that leave the same beyond them hardly do so by chance."""

_Part = int | tuple[Key, float]
"""The number of a figure, or a total that no paper says."""


class SumsOfVersions:
    """Finds the totals of a period that are right to the student, of whatever days their parts."""

    def __init__(
        self,
        sums: TableSums,
        versions: Mapping[Key, Sequence[int]],
        races: Collection[frozenset[str]],
        files: Sequence[Mapping[Key, int]],
    ) -> None:
        """Take what was told of a period.

        Args:
            sums: To which they are added.
            versions: The numbers of all that was ever told of each of its figures.
            races: Sets of groups that together are all students.
            files: What each file said of the period, by key.
        """
        self._said = [frozenset(said.values()) for said in files]
        self._lacking = {key for key in versions if any(key not in said for said in files)}
        self._sums, self._versions = sums, versions
        self._races = {*races, *named_families({group for _period, _place, group in versions})}
        self._unsaid: dict[Key, dict[float, list[tuple[_Part, ...]]]] = {}
        self._known: dict[tuple[Key, float], int] = {}
        self._within: dict[Key, list[Sequence[Key]]] = {}

    def add(self) -> None:
        """Add them.

        A total that no paper says stands in sums, too, where two of them leave it the same.
        """
        period = next(iter(self._versions))[0]
        places = [p for p in dict.fromkeys(key[1] for key in self._versions) if p != WHOLE]
        groups = dict.fromkeys(key[2] for key in self._versions)
        for group in groups:
            if group != ALL_STUDENTS:
                self._look((period, WHOLE, group), [(period, p, group) for p in places])
        for place in places:
            for names in sorted(self._races, key=sorted):
                parts = [(period, place, name) for name in sorted(names)]
                self._look((period, place, ALL_STUDENTS), parts)
        whole = (period, WHOLE, ALL_STUDENTS)
        self._look(whole, [(period, place, ALL_STUDENTS) for place in places])
        for names in sorted(self._races, key=sorted):
            self._look(whole, [(period, WHOLE, name) for name in sorted(names)])

    def _look(self, total: Key, parts: Sequence[Key]) -> None:
        """Add the ways in which a total is right, and keep the others for what it may have been."""
        self._within.setdefault(total, []).append(parts)
        told = {self._sums.cells[n].students: n for n in self._versions.get(total, ())}
        before = {size: [*ways] for size, ways in self._unsaid.get(total, {}).items()}
        whole: list[tuple[float, tuple[_Part, ...]]] = []
        for size, way, complete in self._ways(parts):
            if complete:
                whole.append((size, way))
            if size in told:
                self._sums.add(told[size], map(self._number, way))
            elif complete:
                self._unsaid.setdefault(total, {}).setdefault(size, []).append(way)
                if size in before:
                    self._number((total, size))
        if len(told) > 1 and len(whole) <= _FEW:
            self._look_beyond(told, whole)
        if len(whole) <= _FEW:
            self._look_behind(told, whole)

    def _look_behind(
        self,
        told: Mapping[float | None, int],
        whole: Sequence[tuple[float, tuple[_Part, ...]]],
    ) -> None:
        """What a figure may be by now that the file with a new total does not say anew."""
        for of, total in told.items():
            beside = [said for said in self._said if total in said]
            for size, way in whole if beside and of is not None else ():
                for part, now in self._not_said(way, beside, (of or 0.0) - size):
                    others = [self._number(one) for one in way if one is not part]
                    if now < self._sums.minimum:
                        number = self._sums.follows(self._sums.cells[part].key, now)
                        self._sums.add(total, [*others, number])
                    else:
                        self._look_behind_part(total, others, part, now, beside)

    def _look_behind_part(
        self,
        total: int,
        others: Sequence[int],
        part: int,
        now: float,
        beside: Sequence[frozenset[int]],
    ) -> None:
        """The same of what a part of the total consists of, where that part has changed itself."""
        key, before = self._sums.cells[part].key, self._sums.cells[part].students
        for keys in self._within.get(key, ()):
            for size, way, complete in self._ways(keys):
                if not complete or size != before:
                    continue
                for inner, small in self._not_said(way, beside, now - size):
                    if small < self._sums.minimum:
                        changed = self._sums.follows(key, now)
                        self._sums.add(total, [*others, changed])
                        rest = [self._number(one) for one in way if one is not inner]
                        follows = self._sums.follows(self._sums.cells[inner].key, small)
                        self._sums.add(changed, [*rest, follows])

    def _not_said(
        self, way: Sequence[_Part], beside: Sequence[frozenset[int]], more: float
    ) -> Iterator[tuple[int, float]]:
        """The rows of a way that no file beside says, and their students if each had so many more.

        Only where that is another number and somebody is left.
        """
        for part in way if more else ():
            if isinstance(part, int) and not any(part in said for said in beside):
                now = (self._sums.cells[part].students or 0.0) + more
                if now > 0:
                    yield part, now

    def _look_beyond(
        self,
        told: Mapping[float | None, int],
        whole: Sequence[tuple[float, tuple[_Part, ...]]],
    ) -> None:
        """What a total has beyond its parts, where it is the same before a correction and after."""
        beyond: dict[float, dict[int, list[tuple[_Part, ...]]]] = {}
        for size, way in whole:
            for of, n in told.items():
                if of is not None and of > size:
                    beyond.setdefault(of - size, {}).setdefault(n, []).append(way)
        for rest, by_total in beyond.items():
            if len(by_total) > 1:
                group = self._sums.group_without_row(next(iter(by_total)), rest)
                for n, ways in by_total.items():
                    for way in ways:
                        self._sums.add(n, [*map(self._number, way), group])

    def _ways(self, keys: Sequence[Key]) -> Iterator[tuple[float, tuple[_Part, ...], bool]]:
        """All ways to put the parts of a total together.

        Each with its students, and whether it has all parts of which anything is told.
        """
        choices: list[list[tuple[float, _Part | None]]] = []
        lacks: list[bool] = []
        for key in keys:
            told = ((self._sums.cells[n].students, n) for n in self._versions.get(key, ()))
            one = list[tuple[float, _Part | None]]()
            one += [(size, n) for size, n in told if size is not None]
            one += [(size, (key, size)) for size in self._unsaid.get(key, ())]
            if one:
                choices.append(one)
                lacks.append(key in self._lacking)
        if not choices or (ways := prod(map(len, choices))) > _MOST:
            return
        for n in range(len(choices)):
            if lacks[n] and (ways := ways * (len(choices[n]) + 1) // len(choices[n])) <= _MOST:
                choices[n].append((0.0, None))
        for way in product(*choices):
            parts = tuple(part for _size, part in way if part is not None)
            if parts:
                yield sum(size for size, _part in way), parts, len(parts) == len(choices)

    def _number(self, part: _Part) -> int:
        """The number of a part; of a total that no paper says with all its sums."""
        if isinstance(part, int):
            return part
        if part not in self._known:
            key, size = part
            self._known[part] = self._sums.follows(key, size)
        number = self._known[part]
        for way in self._unsaid[part[0]][part[1]]:
            self._sums.add(number, map(self._number, way))
        return number
