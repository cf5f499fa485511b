"""A reader who wants to know what is held back: whole numbers, every sum, and the rule known.

The sums are found anew here, from the table alone, so that a sum the program forgets is a sum the
reader has.
"""

from collections.abc import Iterator, Mapping, Sequence
from heapq import merge
from itertools import product

from sos_desktop.domain.local.cells import Key, LocalCell, LocalTable

RACES = {"AA", "AI", "AS", "FI", "HI", "MR", "PI", "WH"}
MANY = 100_000
_TRIES = 4_000


class Attacker:
    """What a reader can find out about a table that shows some of its figures."""

    def __init__(
        self,
        table: LocalTable,
        families: Sequence[set[str]] = (RACES,),
        *,
        knows_small: bool = True,
    ) -> None:
        """See a table.

        Args:
            table: With all its figures; those that may not be shown are what is looked for.
            families: Groups that together are all students.
            knows_small: Whether the reader knows which of the figures held back are small, which
                no page and no file says.
        """
        self.knows_small = knows_small
        cells = (*table.cells, *table.totals)
        self.cells: Mapping[Key, LocalCell] = {cell.key: cell for cell in cells}
        self.open = {key for key, cell in self.cells.items() if table.may_show(cell)}
        self.sums = list(self._sums(families))
        self.minimum = 11

    def _sums(self, families):
        periods = {period for period, _place, _group in self.cells}
        places = {place for _period, place, _group in self.cells} - {""}
        groups = {group for _period, _place, group in self.cells}
        for period, group in product(periods, groups):
            parts = [k for p in places if (k := (period, p, group)) in self.cells]
            if parts and (period, "", group) in self.cells:
                yield (period, "", group), parts
        for period, place, family in product(periods, places | {""}, families):
            parts = [k for g in family if (k := (period, place, g)) in self.cells]
            if len(parts) > 1 and (period, place, "ALL") in self.cells:
                yield (period, place, "ALL"), parts

    def found_out(self) -> list[Key]:
        """The small groups whose count or size can be nothing but what it is."""
        small = [
            key
            for key, cell in self.cells.items()
            if key not in self.open and 0 < (cell.students or 0) < self.minimum
        ]
        return [key for key in small if self._is_known(key, "of") or self._is_known(key, "count")]

    def _is_known(self, key: Key, what: str) -> bool:
        truth = {k: self._value(cell, what) for k, cell in self.cells.items()}
        if truth[key] is None:
            return False
        low, high = {}, {}
        for k, cell in self.cells.items():
            low[k], high[k] = self._limits(k, cell, what, truth[k])
        for other in _nearest_first(truth[key], low[key], high[key]):
            if other != truth[key]:
                self.tries = 0
                if self._is_possible({**low, key: other}, {**high, key: other}, truth):
                    return False
        return True

    def _value(self, cell, what):
        return cell.students if what == "of" else cell.numerator

    def _limits(self, key, cell, what, value):
        if value is None:
            return 0, MANY
        value = int(value)
        if key in self.open:
            return value, value
        if not self.knows_small:
            return 0, MANY
        if not cell.students:
            return 0, self.minimum - 1  # held back as one of too few
        if what == "count" and cell.denominator is not None:
            return 0, int(cell.denominator)
        if 0 < cell.students < self.minimum:
            return 1, self.minimum - 1
        return self.minimum, MANY

    def _is_possible(self, low, high, truth) -> bool:
        """Whether whole numbers between the limits fulfill every sum."""
        if not self._narrow(low, high):
            return False
        self.tries += 1
        assert self.tries < _TRIES, "too hard a table for this reader"
        free = [key for key in low if low[key] < high[key]]
        if not free:
            return True
        key = min(free, key=lambda k: high[k] - low[k])
        near = min(max(int(truth[key] or 0), low[key]), high[key])
        return any(
            self._is_possible({**low, key: value}, {**high, key: value}, truth)
            for value in sorted(
                {v for v in range(near - 3, near + 4) if low[key] <= v <= high[key]},
                key=lambda v: abs(v - near),
            )
        )

    def _narrow(self, low, high) -> bool:
        changed = True
        while changed:
            changed = False
            for total, parts in self.sums:
                least, most = sum([low[p] for p in parts]), sum([high[p] for p in parts])
                for key, a, b in [(total, least, most)] + [
                    (p, low[total] - (most - high[p]), high[total] - (least - low[p]))
                    for p in parts
                ]:
                    if a > low[key]:
                        low[key], changed = a, True
                    if b < high[key]:
                        high[key], changed = b, True
                    if low[key] > high[key]:
                        return False
        return True


def _nearest_first(middle: float, low: int, high: int) -> Iterator[int]:
    """All whole numbers of a range; of up to 100,000 the first few nearly always do."""
    below = range(min(int(middle), high), low - 1, -1)
    above = range(max(int(middle) + 1, low), high + 1)
    return merge(below, above, key=lambda value: abs(value - middle))
