"""Whether another table exists that shows the same and in which a small figure differs.

It is looked for by moving a number by one student along figures that are held back, so that every
total stays as it is.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from heapq import merge
from itertools import pairwise

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.local.cells import WHOLE
from sos_desktop.domain.local.directions import COUNT, OF, WAYS, directions, turned
from sos_desktop.domain.local.table_sums import TableSums

_GLANCE = 40
"""Places looked at for one move by which both its count and its size differ."""
_STEPS = 400
"""Places looked at for one small figure before everything connected with it is held back."""
_LONGEST = 16
"""Figures moved together at the most."""
_LAST = 10
"""What it costs to hold back a 0, so that all others come first."""


@dataclass(slots=True)
class _Moves:
    """A move under way.

    Attributes:
        start: What it begins with.
        by: By how much each figure is moved.
        open: What each total is out by; only those that are.
        fits: Which directions are still possible, as bits.
        asked: Sets of bits; one of each has to be left.
        within: Whether only figures that are held back already may be moved.
    """

    start: int = 0
    by: dict[int, int] = field(default_factory=dict)
    open: dict[int, int] = field(default_factory=dict)
    fits: int = COUNT | OF
    asked: tuple[int, ...] = WAYS
    within: bool = False


class OtherTables:
    """Figures by number, with what is held back of them so that no small one can be computed.

    Attributes:
        hidden: What is held back; grows until every small figure is proved to be safe.
        unproved: What is not, from a reader who knows more than he was shown.
    """

    def __init__(
        self,
        sums: TableSums,
        hidden: Set[int],
        told: Set[int],
        *,
        known_only: bool = False,
        doubtful: Set[int] = frozenset(),
    ) -> None:
        """Take figures and their sums.

        Args:
            sums: Both.
            hidden: What is held back already, without the small ones.
            told: What readers know, so that holding it back protects nothing.
            known_only: Whether readers know no more than what they were shown: neither what has
                no row, nor which of the figures held back are small.
            doubtful: What of the told may not have been told.
        """
        self.doubtful = doubtful
        self.unproved = set[int]()
        self.cells, self.sums, self.minimum = sums.cells, sums.found, sums.minimum
        self.known_only, self.lacking = known_only, sums.lacking
        self.students = students = sums.students()
        few = [n for n, s in enumerate(students) if s is not None and 0 <= s < sums.minimum]
        self.nobody = {n for n in few if students[n] == 0}
        self.small = {*few} - self.nobody
        self.hidden = self.small | (hidden - told)
        self.told = told - self.small
        self.heard = sums.heard() - told
        self.fixed = self.told if known_only else self.told | self.heard
        self.of: list[list[tuple[int, int]]] = [[] for _ in self.cells]
        implied = set[int]() if known_only else sums.implied
        for number, (total, parts) in enumerate(self.sums):
            if number in implied:
                continue
            self.of[total].append((number, -1))
            for part in parts:
                self.of[part].append((number, 1))
        self.hidden_in: list[dict[int, list[int]]] = [{} for _ in self.sums]
        self._put_in(self.hidden)
        self.left = 0
        self.fits: dict[tuple[float | None, ...], int] = {}
        self.by_cost: dict[int, list[int]] = {}
        self.standing_in: dict[int, set[int]] = {}
        self.proved: dict[int, set[int]] = {way: set() for way in WAYS}

    def hide_what_gives_away(self) -> None:
        """Hold back until no small figure can be computed; those of the whole LEA come last."""
        if not self.small:
            return
        self._prove_in_pairs()
        self._prove_in_fours()
        small = [n for n in sorted(self.small) if self.of[n]]
        for whole in (False, True):
            for n in small:
                if (self.cells[n][1] == WHOLE) is whole:
                    self._prove(n)

    def _prove_in_pairs(self) -> None:
        """Small figures of one total that stand in no other: one goes up and another down.

        How each can be moved is all that matters, so a thousand of them take no thousand searches.
        """
        for number, (total, _parts) in enumerate(self.sums):
            alone = self.hidden_in[number].get(1, ())
            if self.small.isdisjoint(alone):
                continue
            fits = {n: self._fit(n) for n in alone if n != total}
            sorts = Counter(fits.values())
            free = {
                one
                for one in sorts
                if any(
                    one & turned(other) & COUNT and one & turned(other) & OF
                    for other, count in sorts.items()
                    if count > (other == one)
                )
            }
            safe = {n for n, fit in fits.items() if fit in free} & self.small
            for way in WAYS:
                self.proved[way] |= safe

    def _prove_in_fours(self) -> None:
        """Small figures in a column and a row each: two opposite ones go up, the others down."""
        corners: list[dict[int, int]] = []
        for number, by_sums in enumerate(self.hidden_in):
            parts = [n for n in by_sums.get(2, ()) if (number, 1) in self.of[n]]
            other = ((self.of[n][self.of[n][0][0] == number], n) for n in parts)
            corners.append({two: n for (two, weight), n in other if weight > 0})
        count, of = (self.proved[way] for way in WAYS)
        for number, cells in enumerate(corners):
            for (row, one), (below, two) in pairwise(cells.items()):
                if one in count and one in of and two in count and two in of:
                    continue
                fits = self._fit(one) & turned(self._fit(two))
                for column, three in corners[row].items():
                    four = corners[below].get(column)
                    if column == number or four is None:
                        continue
                    both = fits & turned(self._fit(three)) & self._fit(four)
                    if both & COUNT and both & OF:
                        safe = {one, two, three, four} & self.small
                        count |= safe
                        of |= safe
                        break

    def _prove(self, start: int) -> None:
        if self._are_free(start, WAYS, _GLANCE) or all(
            [self._are_free(start, (way,), _STEPS) for way in WAYS]
        ):
            return  # its count by some figures and its size by the same or others
        moves = _Moves()
        moved: Set[int] = moves.by.keys()
        if not self._found(moves, start):
            if self._prove_apart(start):
                return
            moved = self._moved_by_the_known(start)
        self._hide(moved - self.hidden)
        for way in WAYS:
            self.proved[way] |= moved & self.small

    def _prove_apart(self, start: int) -> bool:
        """Hold back that by which its count can be another, and that by which its size can."""
        found: list[tuple[int, Set[int]]] = []
        for way in [way for way in WAYS if start not in self.proved[way]]:
            moves = _Moves(asked=(way,))
            if not self._found(moves, start):
                return False
            found.append((way, moves.by.keys()))
        for way, moved in found:
            self._hide(moved - self.hidden)
            self.proved[way] |= moved & self.small
        return True

    def _moved_by_the_known(self, start: int) -> Set[int]:
        """What is held back where nothing is safe from a reader who has heard more than was shown.

        What has no row may be any number, and of what is held back it is not said whether it is
        small; so another table may show the same still.
        """
        self.unproved.add(start)
        if self.known_only:
            return self._connected(start) - self.fixed
        moved_too: Set[int] = set()
        if self.doubtful:
            fixed, self.fixed = self.fixed, self.fixed - self.doubtful
            moves = _Moves()
            moved_too = moves.by.keys() if self._found(moves, start) else set()
            self.fixed = fixed
        fixed, fits = self.fixed, self.fits
        self.known_only, self.fixed, self.fits = True, self.told, {}
        for within in (True, False):
            moves = _Moves(within=within)
            if self._found(moves, start):
                moved: Set[int] = moves.by.keys()
                break
        else:
            moved = self._connected(start) - self.fixed
        self.known_only, self.fixed, self.fits = False, fixed, fits
        return moved | moved_too

    def _hide(self, more: Set[int]) -> None:
        self.hidden |= more
        self._put_in(more)

    def _put_in(self, hidden: Set[int]) -> None:
        """Note what is held back at its sums, by how many sums it stands in."""
        for n in sorted(hidden):
            stands_in = len(self.of[n])
            for number, _sign in self.of[n]:
                self.hidden_in[number].setdefault(stands_in, []).append(n)

    def _are_free(self, start: int, ways: tuple[int, ...], steps: int) -> bool:
        """Whether it can be another number as things are, with nothing more held back."""
        asked = tuple(way for way in ways if start not in self.proved[way])
        if asked:
            moves = _Moves(asked=asked, within=True)
            if not self._found(moves, start, steps):
                return False
            for way in WAYS:
                if moves.fits & way:
                    self.proved[way] |= moves.by.keys() & self.small
        return True

    def _found(self, moves: _Moves, start: int, steps: int = _STEPS) -> bool:
        self.left, moves.start = steps, start
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
        if len(moves.by) >= _LONGEST or self.left <= 0:
            return False
        number, out = next(iter(moves.open.items()))
        total, _parts = self.sums[number]
        for n in self._in_order(moves, number, out):
            self.left -= 1
            before = moves.open, moves.fits
            if self._move(moves, n, -out if n != total else out):
                if self._close(moves):
                    return True
                del moves.by[n]
            moves.open, moves.fits = before
            if self.left <= 0:
                break
        return False

    def _in_order(self, moves: _Moves, number: int, out: int) -> Iterator[int]:
        """The figures that could set a total right, those first whose moving costs least.

        What is held back already and opens no other total is best; seldom more is looked at, and
        nothing of the others is worked out before.
        """
        by_sums, start = self.hidden_in[number], moves.start
        if 1 in by_sums:
            yield from self._free(moves, _after(by_sums[1], start))
        both = {*self._free(moves, self._in_both(moves, number))} if len(moves.open) > 1 else set()
        if both:
            closing = [(self._still_open(moves, number, n, out), n) for n in both & self.hidden]
            yield from (n for _still_open, n in sorted(closing))
        hidden = (
            (count - 1, count - 1, 0.0, n)
            for count in sorted(by_sums)
            if count > 1
            for n in self._free(moves, _after(by_sums[count], start))
            if n not in both
        )
        if moves.within:
            yield from (one[3] for one in hidden)
            return
        cost, shown = self._cost, both - self.hidden
        near = sorted(cost(n, self._still_open(moves, number, n, out)) for n in shown)
        free = self._free(moves, self._by_cost(number))
        far = (cost(n, len(self.of[n]) - 1) for n in free if n not in self.hidden and n not in both)
        yield from (one[3] for one in merge(near, far, hidden))

    def _free(self, moves: _Moves, figures: Iterable[int]) -> Iterator[int]:
        """Those of some figures that are not moved yet and can be."""
        by, fixed = moves.by, self.fixed
        return (n for n in figures if n not in by and n not in fixed)

    def _in_both(self, moves: _Moves, number: int) -> set[int]:
        """What stands in a total and in another one that is out; shown only if it may be hidden."""
        own, found = self._standing_in(number), set[int]()
        for other in moves.open:
            if other != number:
                found |= own & self._standing_in(other)
        return found & self.hidden if moves.within else found

    def _standing_in(self, number: int) -> set[int]:
        """A total and its parts, kept: the same few totals are out thousands of times."""
        found = self.standing_in.get(number)
        if found is None:
            total, parts = self.sums[number]
            found = self.standing_in[number] = {total, *parts}
        return found

    def _still_open(self, moves: _Moves, number: int, n: int, out: int) -> int:
        """How many other totals are out when a figure is moved to set one right."""
        sign = out if n == self.sums[number][0] else -out
        opened = 0
        for other, weight in self.of[n]:
            if self.known_only and other in self.lacking:
                continue
            if other != number and moves.open.get(other, 0) + weight * sign:
                opened += 1
        return opened

    def _cost(self, n: int, still_open: int) -> tuple[int, int, float, int]:
        """What holding a figure back to move it costs, and the figure."""
        cell = self.cells[n]
        cost = 1 + (cell[1] == WHOLE) + (cell[2] == ALL_STUDENTS)
        cost += _LAST if n in self.nobody else 0
        return cost + still_open, still_open, self.students[n] or 0.0, n

    def _by_cost(self, number: int) -> list[int]:
        """The figures of a total by the cost of holding them back, all their totals opened."""
        found = self.by_cost.get(number)
        if found is None:
            total, parts = self.sums[number]
            costs: list[tuple[int, int, float, int]] = []
            cells, of, students, nobody = self.cells, self.of, self.students, self.nobody
            for n in (*parts, total):  # as `_cost`, written out: this is most that is asked
                cell, sums = cells[n], len(of[n])
                cost = sums + (cell[1] == WHOLE) + (cell[2] == ALL_STUDENTS)
                cost += _LAST if n in nobody else 0
                costs.append((cost, sums, students[n] or 0.0, n))
            costs.sort()
            found = self.by_cost[number] = [one[3] for one in costs]
        return found

    def _move(self, moves: _Moves, n: int, sign: int) -> bool:
        """Move one figure if it can be; nothing is changed otherwise."""
        fit = self._fit(n)
        fits = moves.fits & (fit if sign > 0 else turned(fit))
        for one in moves.asked:
            if not fits & one:
                return False
        changed = dict(moves.open)
        for number, weight in self.of[n]:
            if self.known_only and number in self.lacking:
                continue
            out = changed.pop(number, 0) + weight * sign
            if abs(out) > 1:
                return False
            if out:
                changed[number] = out
        moves.by[n], moves.open, moves.fits = sign, changed, fits
        return True

    def _fit(self, n: int) -> int:
        """In which directions a figure can be moved upward, for its count and for its group.

        Its numbers say that alone, and many have the same.
        """
        numbers = self.cells[n][3:5]
        fits = self.fits.get(numbers)
        if fits is None:
            fits = self.fits[numbers] = directions(*numbers, self.minimum, self.known_only)
        return fits


def _after(figures: list[int], start: int) -> list[int]:
    """Figures in turn from one of them: its neighbors are seldom proved to be safe yet."""
    at = bisect_right(figures, start)
    return figures[at:] + figures[:at]
