"""What follows of the rows that a table of local figures lacks."""

from collections.abc import Collection, Mapping, Sequence

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.local.cells import Key, LocalCell
from sos_desktop.domain.local.table_graph import Balance, balances
from sos_desktop.domain.local.table_grid import TableGrid
from sos_desktop.domain.local.table_sums import TableSums

_ROUNDS = 4
"""How often what has no row is worked out from what was worked out before."""


class MissingRows:
    """Puts the rows into a table that its totals tell of."""

    def __init__(
        self, sums: TableSums, grid: TableGrid, families: Sequence[tuple[str, frozenset[str]]]
    ) -> None:
        """Take a table.

        Args:
            sums: To which the sums are added that several totals make.
            grid: Into which they are put.
            families: A group, and others that together are it.
        """
        self._sums, self._grid, self._families = sums, grid, families
        self._named = [names for of, names in families if of == ALL_STUDENTS]
        self._new: dict[Key, int] = {}

    def put(self) -> None:
        """Put them in, first where one row of a total is missing."""
        for _round in range(_ROUNDS):
            empty = self._empty()
            self._put_schools(empty)
            self._put_groups(empty)
            if not self._put_in():
                break
        empty = self._empty()
        for period in self._grid.places:
            for names in self._named:
                if self._grid.lacks_some(period, names):
                    for balance in [*balances(self._grid, period, names, empty)]:
                        self._add(balance)
                    self._put_in()

    def _put_in(self) -> bool:
        """Put in what was found; whether anything was."""
        new, self._new = self._new, {}
        for key, n in new.items():
            self._grid.put(key, n)
        return bool(new)

    def _put_schools(self, empty: Collection[Key]) -> None:
        grid = self._grid
        for (period, group), parts in grid.columns.items():
            total = grid.total(period, group)
            if total is None or not grid.lacks(period, group):
                continue
            lacks = grid.places[period] - parts.keys()
            there = [place for place in lacks if (period, place, group) not in empty]
            if len(there) == 1:
                self._put_rest((period, there[0], group), total, parts.values())

    def _put_groups(self, empty: Collection[Key]) -> None:
        for (period, where), parts in self._grid.rows.items():
            total = self._grid.there.get((period, where, ALL_STUDENTS))
            for names in self._named if total is not None else ():
                lacks = names - parts.keys()
                there = [name for name in lacks if (period, where, name) not in empty]
                family = [parts[name] for name in names & parts.keys()] if there else ()
                if total is not None and len(there) == 1 and family:
                    self._put_rest((period, where, there[0]), total, family)
            if total is None or self._sums.students()[total] is None:
                self._put_everybody((period, where, ALL_STUDENTS), parts)

    def _empty(self) -> set[Key]:
        """The rows that are missing where a total has nobody beyond those that are there."""
        grid, over, found = self._grid, self._sums.over, set[Key]()
        for (period, group), parts in grid.columns.items():
            total = grid.total(period, group) if grid.lacks(period, group) else None
            if total is not None and over(total, parts.values()) == 0:
                lacks = grid.places[period] - parts.keys()
                found |= {(period, place, group) for place in lacks}
        for (period, where), parts in grid.rows.items():
            total = grid.there.get((period, where, ALL_STUDENTS))
            for names in self._named if total is not None else ():
                lacks = names - parts.keys()
                family = [parts[name] for name in names & parts.keys()] if lacks else ()
                if total is not None and family and over(total, family) == 0:
                    found |= {(period, where, name) for name in lacks}
        return found

    def _put_rest(self, key: Key, total: int, parts: Collection[int]) -> None:
        """Give the row its number that is all a total has beyond its parts."""
        beyond = self._sums.beyond(total, parts)
        if beyond is not None:
            self._put_row(LocalCell(*key, *beyond[3:]))

    def _put_everybody(self, key: Key, parts: Mapping[str, int]) -> None:
        """All students of a school, or of the whole LEA, of which only every race is told.

        Not where a race of the whole is added up itself, which may lack a school.
        """
        for names in self._named:
            sizes = [self._sums.cells[parts[name]].students for name in names if name in parts]
            follows = any((*key[:2], name) in self._grid.added for name in names)
            if len(sizes) == len(names) and None not in sizes and not follows:
                size = sum(one for one in sizes if one is not None)
                self._put_row(LocalCell(*key, None, size), follows=True)
                if key in self._new:
                    self._grid.added.discard(key)

    def _put_row(self, cell: LocalCell, *, follows: bool = False) -> None:
        """Give a row its number, unless other sums leave no room for it.

        Args:
            cell: The row.
            follows: Whether it is no more than the sum of its parts.
        """
        key, size = cell.key, cell.students or 0.0
        if key in self._new or not size:
            return
        for whole, others in self._grid.crossing(key, self._families):
            over = self._sums.over(whole, others)
            if over is not None and over < size:
                return
        below = self._grid.below(key)
        if not any((self._sums.over_size(size, parts) or 0) < 0 for parts in below):
            sums = self._sums
            self._new[key] = sums.follows(key, size) if follows else sums.row_missing(cell)

    def _add(self, balance: Balance) -> None:
        """Add figures that are as many students as others, with the row that is the difference."""
        one, other, students = balance.one, balance.other, self._sums.students()
        size = sum(students[n] or 0.0 for n in other)
        left = size - sum(students[n] or 0.0 for n in one)
        if left < 0 or (left and balance.row is None):
            return
        row = balance.row and self._sums.difference(balance.row, other, one)
        if row:
            self._put_row(row)
            if row.key not in self._new:
                return
            one = [*one, self._new[row.key]]
        self._sums.add_balance(one, other, size, implied=balance.implied)
