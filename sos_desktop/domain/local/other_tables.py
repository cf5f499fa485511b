"""Whether another table exists that shows the same and in which a small figure differs.

It is looked for by moving a number by one student along figures that are held back, so that every
total stays as it is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.local.cells import WHOLE, LocalCell
from sos_desktop.domain.local.table_sums import TableSums

_GLANCE = 40
"""Places looked at for one move by which both its count and its size differ."""
_STEPS = 400
"""Places looked at for one small figure before everything connected with it is held back."""
_LONGEST = 16
"""Figures moved together at the most."""
_LAST = 10
"""What it costs to hold back a 0, so that all others come first."""

_COUNT_UP, _COUNT_DOWN, _OF_UP, _OF_DOWN, _BOTH_UP, _BOTH_DOWN = 1, 2, 4, 8, 16, 32
_UPS = _COUNT_UP | _OF_UP | _BOTH_UP
_COUNT = _COUNT_UP | _COUNT_DOWN
_OF = _OF_UP | _OF_DOWN | _BOTH_UP | _BOTH_DOWN
_WAYS = (_COUNT, _OF)
"""Ways to move a count, and ways to move the size of a group: alone, or its count with it, as when
one student fewer is in a group of whom all are counted."""


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


class OtherTables:
    """Figures by number, with what is held back of them so that no small one can be computed.

    Attributes:
        hidden: What is held back; grows until every small figure is proved to be safe.
    """

    def __init__(
        self,
        sums: TableSums,
        hidden: Set[int],
        told: Set[int],
        *,
        known_only: bool = False,
    ) -> None:
        """Take figures and their sums.

        Args:
            sums: Both.
            hidden: What is held back already, without the small ones.
            told: What readers know, so that holding it back protects nothing.
            known_only: Whether readers know no more than what they were shown: neither what has
                no row, nor which of the figures held back are small.
        """
        self.cells, self.sums, self.minimum = sums.cells, sums.found, sums.minimum
        self.known_only, self.lacking = known_only, sums.lacking
        self.students = students = [cell.students for cell in self.cells]
        self.small = {n for n, s in enumerate(students) if s is not None and 0 < s < sums.minimum}
        self.nobody = {n for n, s in enumerate(students) if s == 0}
        self.hidden = self.small | (hidden - told)
        self.told = told - self.small
        self.heard = sums.heard() - told
        self.fixed = self.told if known_only else self.told | self.heard
        self.of: list[list[tuple[int, int]]] = [[] for _ in self.cells]
        for number, (total, parts) in enumerate(self.sums):
            self.of[total].append((number, -1))
            for part in parts:
                self.of[part].append((number, 1))
        self.hidden_in: list[dict[int, list[int]]] = [{} for _ in self.sums]
        self._put_in(self.hidden)
        self.left = 0
        self.fits: dict[int, int] = {}
        self.proved: dict[int, set[int]] = {way: set() for way in _WAYS}

    def hide_what_gives_away(self) -> None:
        """Hold back until no small figure can be computed; those of the whole LEA come last."""
        if not self.small:
            return
        self._prove_in_pairs()
        for whole in (False, True):
            for n, cell in enumerate(self.cells):
                if n in self.small and self.of[n] and (cell[1] == WHOLE) is whole:
                    self._prove(n)

    def _prove_in_pairs(self) -> None:
        """Small figures of one total that stand in no other: one goes up and another down.

        How each can be moved is all that matters, so a thousand of them take no thousand searches.
        """
        for number, (total, _parts) in enumerate(self.sums):
            alone = self.hidden_in[number].get(1, ())
            fits = {n: self._fit(n, 1) for n in alone if n != total}
            self.fits |= fits
            sorts = Counter(fits.values())
            free = {
                one
                for one in sorts
                if any(
                    one & _turned(other) & _COUNT and one & _turned(other) & _OF
                    for other, count in sorts.items()
                    if count > (other == one)
                )
            }
            safe = {n for n, fit in fits.items() if fit in free} & self.small
            for way in _WAYS:
                self.proved[way] |= safe

    def _prove(self, start: int) -> None:
        if self._are_free(start, _WAYS, _GLANCE) or all(
            [self._are_free(start, (way,), _STEPS) for way in _WAYS]
        ):
            return  # its count by some figures and its size by the same or others
        moves = _Moves()
        found = self._found(moves, start)
        moved = moves.by.keys() if found else self._moved_by_the_known(start)
        self._hide(moved - self.hidden)
        for way in _WAYS:
            self.proved[way] |= moved & self.small

    def _moved_by_the_known(self, start: int) -> Set[int]:
        """What is held back where nothing is safe from a reader who has heard more than was shown.

        What has no row may be any number, and of what is held back it is not said whether it is
        small; so another table may show the same still.
        """
        if self.known_only:
            return self._connected(start) - self.fixed
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
        return moved

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
            for way in _WAYS:
                if moves.fits & way:
                    self.proved[way] |= moves.by.keys() & self.small
        return True

    def _found(self, moves: _Moves, start: int, steps: int = _STEPS) -> bool:
        self.left = steps
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
            before = dict(moves.open), moves.fits
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
        by_sums = self.hidden_in[number]
        yield from self._free(moves, by_sums.get(1, ()))
        closing = sorted(
            (self._still_open(moves, number, n, out), n) for n in self._closing(moves, number)
        )
        yield from (n for _still_open, n in closing)
        tried = {n for _still_open, n in closing}
        hidden = (n for count in sorted(by_sums) if count > 1 for n in by_sums[count])
        hidden = (n for n in self._free(moves, hidden) if n not in tried)
        if moves.within:
            yield from hidden
            return
        total, parts = self.sums[number]
        shown = (n for n in (*parts, total) if n not in self.hidden)
        costs = [*self._costs(moves, number, self._free(moves, shown), out)]
        for n in hidden:
            still_open = self._still_open(moves, number, n, out)
            costs.append((still_open, still_open, 0.0, n))
        for one in sorted(costs):
            yield one[3]

    def _free(self, moves: _Moves, figures: Iterable[int]) -> Iterator[int]:
        """Those of some figures that are not moved yet and can be."""
        return (n for n in figures if n not in moves.by and n not in self.fixed)

    def _closing(self, moves: _Moves, number: int) -> set[int]:
        """What is held back and stands in a total and in another one that is out."""
        found: set[int] = set()
        for other in moves.open:
            if other == number:
                continue
            one, two = sorted((number, other), key=lambda sum_: len(self.sums[sum_][1]))
            part = (two, 1)
            for count, figures in self.hidden_in[one].items():
                if count > 1:
                    found.update(
                        [n for n in figures if part in self.of[n] or (two, -1) in self.of[n]]
                    )
        return {*self._free(moves, found)}

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

    def _costs(
        self, moves: _Moves, number: int, figures: Iterator[int], out: int
    ) -> Iterator[tuple[int, int, float, int]]:
        """What holding each of some figures back to move it costs, and the figure."""
        for n in figures:
            cell, still_open = self.cells[n], self._still_open(moves, number, n, out)
            cost = 1 + (cell.place == WHOLE) + (cell.group == ALL_STUDENTS)
            cost += _LAST if n in self.nobody else 0
            yield cost + still_open, still_open, self.students[n] or 0.0, n

    def _move(self, moves: _Moves, n: int, sign: int) -> bool:
        """Move one figure if it can be; nothing is changed otherwise."""
        fit = self.fits.get(n)
        if fit is None:
            fit = self.fits[n] = self._fit(n, 1)
        fits = moves.fits & (fit if sign > 0 else _turned(fit))
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
        if self.known_only:
            return changed >= 0
        if n in self.nobody:
            return 0 <= changed < self.minimum
        if n in self.small:
            return 1 <= changed < self.minimum
        return changed >= self.minimum or students < self.minimum


def _turned(fits: int) -> int:
    """The directions of a figure as they are when it is moved the other way."""
    return (fits & _UPS) << 1 | (fits & ~_UPS) >> 1
