"""Small numbers: which figures are held back so that none of them can be computed from others.

A group of fewer students than the rule says is held back. Where what is left would give it away,
because totals and their parts stand in the same file, further figures are held back with it. A 0
tells of no student and is shown, unless nothing else protects a small group; then it is held back
as one of too few, which it is.

Students whom a total has beyond its parts count as a group without a row here, if they are few.

What is proved for every small figure is that another table exists which shows the same and in
which that figure differs: a number moved by one student along figures that are all held back, so
that every total stays. In that other table the small figures are still small (a 0 that is held back
may be one), the others are not, no count is below 0 and none above its group; so it holds against a
reader who knows the rule and solves for whole numbers. Nothing is added up over periods but what is
shown.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.local.cells import WHOLE, Key, LocalCell, LocalTable, Shown, added_up
from sos_desktop.domain.local.families import found_families, is_own_name, named_family
from sos_desktop.domain.local.periods import nested
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.memory import let_go

_STEPS = 400
"""Places looked at for one small figure before everything connected with it is held back."""
_LONGEST = 16
"""Figures moved together at the most."""
_LAST = 10
"""What it costs to hold back a 0, so that all others come first."""

_COUNT_UP, _COUNT_DOWN, _OF_UP, _OF_DOWN, _BOTH_UP, _BOTH_DOWN = 1, 2, 4, 8, 16, 32
_COUNT = _COUNT_UP | _COUNT_DOWN
_OF = _OF_UP | _OF_DOWN | _BOTH_UP | _BOTH_DOWN
_WAYS = (_COUNT, _OF)
"""Ways to move a count, and ways to move the size of a group: alone, or its count with it, as when
one student fewer is in a group of whom all are counted."""


@frozen_dataclass
class SmallNumberRule:
    """From how many students on a figure is shown, and who says so."""

    minimum: int
    source: str


def protect(
    cells: Iterable[LocalCell],
    rule: SmallNumberRule,
    held: Collection[Key] = (),
    told: Collection[Key] = (),
) -> LocalTable:
    """Decide what may be shown of the figures of a source, and of their totals.

    Args:
        cells: Its figures, all that can ever be shown together.
        rule: From how many students on.
        held: Keys held back before, which stay so.
        told: Keys that were shown before with the same numbers: to hold them back protects nothing.
    """
    given = tuple(cells)
    totals = added_up(given)
    guard = _Guard(given, totals, rule.minimum, frozenset(held), frozenset(told))
    return LocalTable(given, totals, guard.decide())


@dataclass(slots=True)
class _Moves:
    """A move under way.

    Attributes:
        by: By how much each figure is moved.
        open: What each total is out by; only those that are.
        fits: Which directions are still possible, as bits.
        asked: Sets of bits; one of each has to be left.
        within: Whether only figures that are held back already may be moved.
    """

    by: dict[int, int] = field(default_factory=dict)
    open: dict[int, int] = field(default_factory=dict)
    fits: int = _COUNT | _OF
    asked: tuple[int, ...] = _WAYS
    within: bool = False


class _Guard:
    def __init__(
        self,
        given: tuple[LocalCell, ...],
        totals: tuple[LocalCell, ...],
        minimum: int,
        held: frozenset[Key],
        told: frozenset[Key],
    ) -> None:
        self.cells = cells = [*given, *totals]
        self.given, self.rows = len(given), len(cells)
        self.minimum = minimum
        self.place = {cell[:3]: n for n, cell in enumerate(cells)}
        students = [cell.students for cell in cells]
        self.students = students
        self.small = {n for n, s in enumerate(students) if s is not None and 0 < s < minimum}
        self.hidden = self.small | self._numbers(held)
        self.nobody = {n for n, s in enumerate(students) if s == 0}
        self.fixed = self._numbers(told) - self.hidden
        self.sums: list[tuple[int, list[int]]] = []
        self.hidden_in: list[set[int]] = []
        self.of: list[list[tuple[int, int]]] = [[] for _ in cells]
        self.families: list[tuple[str, frozenset[str]]] = []
        self.steps = 0
        self.proved: dict[int, set[int]] = {way: set() for way in _WAYS}

    def _numbers(self, keys: frozenset[Key]) -> set[int]:
        # In a loop, which lets the window's thread in; `&` of two large sets would not.
        return {self.place[key] for key in keys if key in self.place}

    def decide(self) -> dict[Key, Shown]:
        self._find_sums()
        if self.small:
            for whole in (False, True):
                for n, cell in enumerate(self.cells):
                    if n in self.small and self.of[n] and (cell[1] == WHOLE) is whole:
                        self._prove(n)
        # In a loop, which lets the window's thread in; `dict.fromkeys` would not.
        shown = {key: Shown.YES for key in self.place}
        for n in self.hidden:
            if n >= self.rows:
                continue  # what a total has beyond its parts has no row
            small = n in self.small or n in self.nobody
            shown[self.cells[n].key] = Shown.SMALL if small else Shown.WITH_OTHERS
        let_go(self.of, self.sums, self.hidden_in, self.place)
        return shown

    def _find_sums(self) -> None:
        """Every total with its parts that stands in the table."""
        within = nested({cell.period for cell in self.cells})
        by_place: dict[tuple[str, str], list[int]] = {}
        by_group: dict[tuple[str, str], list[int]] = {}
        by_time: dict[tuple[str, str], list[int]] = {}
        for n, (period, place, group, *_figures) in enumerate(self.cells):
            if place != WHOLE:
                by_place.setdefault((period, group), []).append(n)
            if group != ALL_STUDENTS:
                by_group.setdefault((period, place), []).append(n)
            if within:
                by_time.setdefault((place, group), []).append(n)
        for (period, group), parts in by_place.items():
            self._add(self.place.get((period, WHOLE, group)), parts)
        self._find_families(by_group)
        for (period, place), parts in by_group.items():
            self._groups_of(period, place, parts)
        for parts in by_time.values():
            there = {self.cells[n].period: n for n in parts}
            for longer, shorter in within.items():
                self._add(there.get(longer), [there[p] for p in shorter if p in there], least=2)

    def _add(self, total: int | None, parts: list[int], least: int = 1) -> None:
        if total is None or len(parts) < least:
            return
        parts = [*parts, *self._rest(total, parts)]
        number = len(self.sums)
        self.sums.append((total, parts))
        self.hidden_in.append(self.hidden.intersection((total, *parts)))
        self.of[total].append((number, -1))
        for part in parts:
            self.of[part].append((number, 1))

    def _rest(self, total: int, parts: list[int]) -> list[int]:
        """The students a total has beyond its parts, where they are few.

        They may be a school or a group without a row here that another source has.
        """
        size = self.students[total] or 0.0
        for n in parts:
            part = self.students[n]
            if part is None:
                return []
            size -= part
        if not 0 < size < self.minimum:
            return []
        whole = self.cells[total]
        count, of = whole.numerator, whole.denominator
        for n in parts:
            told = self.cells[n].numerator
            count = None if count is None or told is None else count - told
        if count is None or not 0 <= count <= size:
            count = size if of is None else None  # a slip of the file, or not told
        number = len(self.cells)
        self.cells.append(LocalCell(*whole[:3], count, of and size))
        self.students.append(size)
        self.of.append([])
        self.small.add(number)
        self.hidden.add(number)
        return [number]

    def _groups_of(self, period: str, place: str, parts: list[int]) -> None:
        """Groups that together are all students or another group, by name and by number.

        One that has no row here counts as one of whose size a reader has heard.
        """
        there = {self.cells[n].group: n for n in parts}
        total = self.place.get((period, place, ALL_STUDENTS))
        families = set[tuple[int, ...]]()
        if total is not None:
            there[ALL_STUDENTS] = total
            whole = sum(self.students[n] or 0 for n in parts)
            if len(parts) > 1 and whole == self.students[total]:
                families.add((total, *sorted(parts)))
        for group, names in self.families:
            family = sorted(there[name] for name in names & there.keys())
            if group in there and family:
                lacks = len(family) < len(names)
                sum_ = sum(self.students[n] or 0 for n in family)
                if lacks or group == ALL_STUDENTS or sum_ == self.students[there[group]]:
                    families.add((there[group], *family))
        for sum_of, *family in sorted(families):
            self._add(sum_of, family)

    def _find_families(self, by_group: Mapping[tuple[str, str], list[int]]) -> None:
        named: dict[str, set[str]] = {}
        groups = {cell[2] for cell in self.cells}
        for group in groups:
            named.setdefault(named_family(group), set()).add(group)
        named.pop("", None)
        tables: tuple[list[dict[str, float]], ...] = ([], [])
        for (period, place), parts in by_group.items() if any(map(is_own_name, groups)) else ():
            total = self.place.get((period, place, ALL_STUDENTS))
            every = parts if total is None else [*parts, total]
            sizes = {self.cells[n].group: self.students[n] for n in every}
            follows = max(every) >= self.given
            tables[follows].append({g: size for g, size in sizes.items() if size is not None})
        self.families = found_families(*tables)
        for names in named.values():
            # "Grade 6" and "Grade 7" with "Ungraded" are all; without it they are not.
            wider = any(of == ALL_STUDENTS and found > names for of, found in self.families)
            if len(names) > 1 and not wider:
                self.families.append((ALL_STUDENTS, frozenset(names)))

    def _prove(self, start: int) -> None:
        if all([self._is_free(start, way) for way in _WAYS]):
            return  # its count by some figures and its size by the same or others
        moves = _Moves()
        if self._found(moves, start):
            moved = moves.by.keys()
        else:
            moved = self._connected(start) - self.fixed
        self._hide(moved - self.hidden)
        for way in _WAYS:
            self.proved[way] |= moved & self.small

    def _hide(self, more: Set[int]) -> None:
        self.hidden |= more
        for n in more:
            for number, _sign in self.of[n]:
                self.hidden_in[number].add(n)

    def _is_free(self, start: int, way: int) -> bool:
        """Whether it can be another number as things are, with nothing more held back."""
        if start not in self.proved[way]:
            moves = _Moves(asked=(way,), within=True)
            if not self._found(moves, start):
                return False
            self.proved[way] |= moves.by.keys() & self.small
        return True

    def _found(self, moves: _Moves, start: int) -> bool:
        self.steps = 0
        return self._move(moves, start, 1) and self._close(moves)

    def _connected(self, start: int) -> set[int]:
        found, waiting = {start}, [start]
        while waiting:
            for number, _sign in self.of[waiting.pop()]:
                total, parts = self.sums[number]
                new = {total, *parts} - found
                found |= new
                waiting += new
        return found

    def _close(self, moves: _Moves) -> bool:
        """Move further figures until every total is as it was; hidden ones first."""
        if not moves.open:
            return True
        if len(moves.by) >= _LONGEST or self.steps >= _STEPS:
            return False
        number, out = next(iter(moves.open.items()))
        total, _parts = self.sums[number]
        for n in self._in_order(moves, number, out):
            self.steps += 1
            before = dict(moves.open), moves.fits
            if self._move(moves, n, -out if n != total else out):
                if self._close(moves):
                    return True
                del moves.by[n]
            moves.open, moves.fits = before
            if self.steps >= _STEPS:
                break
        return False

    def _in_order(self, moves: _Moves, number: int, out: int) -> Iterator[int]:
        """The figures that could set a total right, those first whose moving costs least.

        What is held back already and opens no other total is best; seldom more is looked at.
        """
        ready = sorted(self._costs(moves, number, self.hidden_in[number], out))
        best = [one[3] for one in ready if not one[0]]
        yield from best
        if not moves.within:
            total, parts = self.sums[number]
            ready = sorted(self._costs(moves, number, (*parts, total), out))
        for one in ready[len(best) :]:
            yield one[3]

    def _costs(
        self, moves: _Moves, number: int, figures: Iterable[int], out: int
    ) -> Iterator[tuple[int, int, float, int]]:
        """What moving each of some figures costs, and the figure."""
        total = self.sums[number][0]
        for n in figures:
            if n in moves.by or n in self.fixed:
                continue
            sign = out if n == total else -out
            still_open = 0
            for other, weight in self.of[n]:
                if other != number and moves.open.get(other, 0) + weight * sign:
                    still_open += 1
            if n in self.hidden:
                yield still_open, still_open, 0.0, n
            else:
                cell = self.cells[n]
                cost = 1 + (cell.place == WHOLE) + (cell.group == ALL_STUDENTS)
                cost += _LAST if n in self.nobody else 0
                yield cost + still_open, still_open, self.students[n] or 0.0, n

    def _move(self, moves: _Moves, n: int, sign: int) -> bool:
        """Move one figure if it can be; nothing is changed otherwise."""
        fits = moves.fits & self._fit(n, sign)
        for one in moves.asked:
            if not fits & one:
                return False
        changed = dict(moves.open)
        for number, weight in self.of[n]:
            out = changed.pop(number, 0) + weight * sign
            if abs(out) > 1:
                return False
            if out:
                changed[number] = out
        moves.by[n], moves.open, moves.fits = sign, changed, fits
        return True

    def _fit(self, n: int, sign: int) -> int:
        """In which directions a figure can be moved, for its count and for its group."""
        cell, fits = self.cells[n], 0
        ways = ((1, _COUNT_UP, _OF_UP, _BOTH_UP), (-1, _COUNT_DOWN, _OF_DOWN, _BOTH_DOWN))
        for up, count, of, both in ways:
            step = sign * up
            if self._may_count(n, cell, step):
                fits |= count
            if self._may_be_of(n, cell, step):
                fits |= of
            if self._may_be_both(n, cell, step):
                fits |= both
        return fits

    def _may_count(self, n: int, cell: LocalCell, step: int) -> bool:
        if cell.denominator is None:
            return self._in_class(n, cell.numerator, step)
        if cell.numerator is None:
            return True
        return 0 <= cell.numerator + step <= cell.denominator

    def _may_be_of(self, n: int, cell: LocalCell, step: int) -> bool:
        if cell.denominator is None:
            return True
        least = cell.numerator or 0
        return cell.denominator + step >= least and self._in_class(n, cell.denominator, step)

    def _may_be_both(self, n: int, cell: LocalCell, step: int) -> bool:
        if cell.numerator is not None and cell.numerator + step < 0:
            return False
        return self._in_class(n, self.students[n], step)

    def _in_class(self, n: int, students: float | None, step: int) -> bool:
        """Whether a small group stays small and another one does not become small.

        A 0 that is held back is said to be of too few students, so it may be any of them.
        """
        if students is None:
            return True
        changed = students + step
        if n in self.nobody:
            return 0 <= changed < self.minimum
        if n in self.small:
            return 1 <= changed < self.minimum
        return changed >= self.minimum or students < self.minimum
