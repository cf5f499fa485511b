"""Which totals stand in tables of local figures, and what of them has no row in any of them."""

from collections.abc import Collection, Iterable, Mapping

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.local.cells import WHOLE, Key, LocalCell
from sos_desktop.domain.local.families import found_families, is_own_name, named_families
from sos_desktop.domain.local.missing_rows import Balance, balances
from sos_desktop.domain.local.periods import nested
from sos_desktop.domain.local.table_grid import Rows, TableGrid

_ROUNDS = 4
"""How often what has no row is worked out from what was worked out before."""


class TableSums:
    """Finds every total with its parts that stands in tables of the same figures.

    Attributes:
        cells: The figures by number; what has no row is put behind them.
        found: The number of a total and those of its parts.
        rows: Where the rows of several tables are numbered, each by its key and its students.
        lacking: The places in it of totals that are not the sum of their parts as they are told.
        implied: The places of sums that follow from others for who has heard what has no row.
        corrected: Periods of which tables say different things, so that a total may be of another
            day than its parts.
        inexact: Periods of which a total is not the sum of its parts.
    """

    def __init__(self, cells: list[LocalCell], minimum: int) -> None:
        self.cells = cells
        self.minimum = minimum
        self.found: list[tuple[int, list[int]]] = []
        self.lacking, self.implied = set[int](), set[int]()
        self.corrected, self.inexact = set[str](), set[str]()
        self._without_rows: list[int] = []
        self._followed: set[int] = set()
        self._balanced: dict[frozenset[frozenset[int]], int] = {}
        self.rows: dict[tuple[Key, float | None], int] = {}
        self._seen: set[tuple[int, frozenset[int]]] = set()
        self._families: list[tuple[str, frozenset[str]]] = []
        self._lone: set[str] = set()
        self._students: list[float | None] = []
        self._heard = True

    def look_at(
        self,
        place: Mapping[Key, int],
        added: Collection[int] = (),
        *,
        rests: bool = True,
        heard: bool = True,
    ) -> None:
        """Find the sums of a table.

        What can only be the row that is missing of a total is put in its place: it stands in
        other sums too. A further few that a total has beyond its parts count as a group without
        a row, which another file may have.

        Args:
            place: The numbers of its figures by key.
            added: Those of totals that are added up from what the table has.
            rests: Whether a few more students than the rows have are a group.
            heard: Whether readers may have heard of many more students than the rows have.
        """
        self._heard = heard
        grid = TableGrid.of(place, {self.cells[n].key for n in added})
        self._find_families(grid.rows, place, {*added})
        for (period, group), parts in grid.columns.items():
            if (key := (period, WHOLE, group)) in grid.added:
                self.add(place[key], parts.values())
        for key in self._lacking_totals(grid):
            grid.leave_out(key)
        self._put_missing(grid)
        self._add_balances(grid)
        for (period, group), parts in grid.columns.items():
            self.add(grid.total(period, group), parts.values(), rest=rests)
        for (period, where), parts in grid.rows.items():
            total = grid.there.get((period, where, ALL_STUDENTS))
            self._groups_of(parts, total, rests)
            if where == WHOLE and total is not None and rests and grid.added:
                self._few_beside(total, parts, {key[2] for key in grid.added if key[0] == period})
        self._add_times(place, rests)

    def _add_balances(self, grid: TableGrid) -> None:
        """The sums that several totals make in which rows are missing, and what follows of these."""
        named = self.families()
        empty = self._empty(grid, named)
        for period in grid.places:
            for names in named:
                if grid.lacks_some(period, names):
                    new: dict[Key, int] = {}
                    for balance in [*balances(grid, period, names, empty)]:
                        self._add_balance(balance, new, grid)
                    for key, n in new.items():
                        grid.put(key, n)

    def _add_balance(self, balance: Balance, new: dict[Key, int], grid: TableGrid) -> None:
        """Add figures that are as many students as others."""
        one, other, before = balance.one, balance.other, len(self.found)
        students = self.students()
        size = sum(students[n] or 0.0 for n in other)
        left = size - sum(students[n] or 0.0 for n in one)
        if left < 0 or (left and balance.row is None):
            return
        if balance.row and left:
            self._put_row(new, grid, LocalCell(*balance.row, None, left))
            if balance.row not in new:
                return
            one = [*one, new[balance.row]]
        if len(other) == 1:
            one, other = other, one
        if len(one) == 1:
            self.add(one[0], other)
        elif one and other:
            known = frozenset((frozenset(one), frozenset(other)))
            if known not in self._balanced:
                self._balanced[known] = self.group_without_row(one[0], size)
            self.add(self._balanced[known], one)
            self.add(self._balanced[known], other)
        if balance.implied:
            self.implied |= {*range(before, len(self.found))}

    def _add_times(self, place: Mapping[Key, int], rests: bool) -> None:
        """The periods that lie in a longer one."""
        within = nested({key[0] for key in place})
        times: dict[tuple[str, str], dict[str, int]] = {}
        for (period, where, group), n in place.items() if within else ():
            times.setdefault((where, group), {})[period] = n
        for by_period in times.values():
            for longer, shorter in within.items():
                parts = [by_period[p] for p in shorter if p in by_period]
                if len(parts) > 1:
                    self.add(by_period.get(longer), parts, rest=rests)

    def add(self, total: int | None, parts: Iterable[int], *, rest: bool = False) -> None:
        """A total with its parts; once.

        Args:
            total: Its number; None adds nothing.
            parts: Theirs.
            rest: Whether the few it has beyond them are a group without a row.
        """
        numbers = [*parts]
        if total is None or not numbers:
            return
        if (known := (total, frozenset(numbers))) in self._seen:
            return
        over = self._over(total, numbers)
        if self.cells[total].period in self.corrected and (over or 0) < 0:
            return
        if over != 0:
            self.inexact.add(self.cells[total].period)
        beyond = self._beyond(total, numbers) if over is not None and over > 0 and rest else None
        if beyond is not None and (beyond.students or 0) < self.minimum:
            numbers.append(self._without_row(beyond))
        elif over != 0 and self._heard:
            self.lacking.add(len(self.found))
        elif over != 0:
            return
        self._seen.add(known)
        self.found.append((total, numbers))

    def heard(self) -> set[int]:
        """What has no row and is not small: as if a reader had heard it elsewhere.

        Not what is no more than the sum of its parts, of which no table tells anything.
        """
        found = {n for n in self._without_rows if (self.cells[n].students or 0) >= self.minimum}
        return found - self._followed

    def follows(self, key: Key, size: float) -> int:
        """The number of a total that no row says and that follows from its parts."""
        number = self._numbered(LocalCell(*key, None, size))
        self._followed.add(number)
        return number

    def group_without_row(self, total: int, size: float) -> int:
        """The number of what a total has beyond its parts."""
        number = self._without_row(LocalCell(*self.cells[total].key, None, size))
        self._followed.add(number)
        return number

    def families(self) -> list[frozenset[str]]:
        """The sets of groups that are all students in the table that was looked at last."""
        return [names for of, names in self._families if of == ALL_STUDENTS]

    def _numbered(self, cell: LocalCell) -> int:
        known = (cell.key, cell.students)
        if known not in self.rows:
            self.rows[known] = self._without_row(cell)
        return self.rows[known]

    def students(self) -> list[float | None]:
        """Of how many students each figure tells; kept, because it is asked again and again."""
        known = self._students
        if len(known) < len(self.cells):
            known += [cell.students for cell in self.cells[len(known) :]]
        return known

    def _without_row(self, cell: LocalCell) -> int:
        self._without_rows.append(len(self.cells))
        self.cells.append(cell)
        return self._without_rows[-1]

    def _beyond(self, total: int, parts: Collection[int]) -> LocalCell | None:
        """The students a total has beyond its parts; None where it has none or does not tell."""
        whole, size = self.cells[total], self._over(total, parts)
        if size is None or size <= 0:
            return None
        count, of = whole.numerator, whole.denominator
        for n in parts:
            told = self.cells[n].numerator
            count = None if count is None or told is None else count - told
        if count is None or not 0 <= count <= size:
            count = size if of is None else None  # a slip of the file, or not told
        return LocalCell(*whole.key, count, of and size)

    def _over(self, total: int, parts: Iterable[int]) -> float | None:
        """By how much a total is more than its parts; None where one of them is not told."""
        return self._over_size(self.students()[total] or 0.0, parts)

    def _over_size(self, size: float, parts: Iterable[int]) -> float | None:
        students = self.students()
        for n in parts:
            part = students[n]
            if part is None:
                return None
            size -= part
        return size

    def _put_missing(self, grid: TableGrid) -> None:
        """Put in what follows where one row of a total is missing."""
        named = self.families()
        for _round in range(_ROUNDS):
            new: dict[Key, int] = {}
            empty = self._empty(grid, named)
            for (period, group), parts in grid.columns.items():
                total = grid.total(period, group)
                if total is None or not grid.lacks(period, group):
                    continue
                lacks = grid.places[period] - parts.keys()
                there = [place for place in lacks if (period, place, group) not in empty]
                if len(there) == 1:
                    self._put(new, grid, (period, there[0], group), total, parts.values())
            self._put_missing_groups(new, grid, named, empty)
            if not new:
                break
            for key, n in new.items():
                grid.put(key, n)

    def _put_missing_groups(
        self,
        new: dict[Key, int],
        grid: TableGrid,
        named: Collection[frozenset[str]],
        empty: Collection[Key],
    ) -> None:
        for (period, where), parts in grid.rows.items():
            total = grid.there.get((period, where, ALL_STUDENTS))
            for names in named if total is not None else ():
                lacks = names - parts.keys()
                there = [name for name in lacks if (period, where, name) not in empty]
                family = [parts[name] for name in names & parts.keys()] if there else ()
                if total is not None and len(there) == 1 and family:
                    self._put(new, grid, (period, where, there[0]), total, family)
            if total is None or self.students()[total] is None:
                self._put_everybody(new, grid, (period, where, ALL_STUDENTS), parts, named)

    def _empty(self, grid: TableGrid, named: Collection[frozenset[str]]) -> set[Key]:
        """The rows that are missing where a total has nobody beyond those that are there."""
        found: set[Key] = set()
        for (period, group), parts in grid.columns.items():
            total = grid.total(period, group) if grid.lacks(period, group) else None
            if total is not None and self._over(total, parts.values()) == 0:
                lacks = grid.places[period] - parts.keys()
                found |= {(period, place, group) for place in lacks}
        for (period, where), parts in grid.rows.items():
            total = grid.there.get((period, where, ALL_STUDENTS))
            for names in named if total is not None else ():
                lacks = names - parts.keys()
                family = [parts[name] for name in names & parts.keys()] if lacks else ()
                if total is not None and family and self._over(total, family) == 0:
                    found |= {(period, where, name) for name in lacks}
        return found

    def _put(
        self, new: dict[Key, int], grid: TableGrid, key: Key, total: int, parts: Collection[int]
    ) -> None:
        """Give a row that is missing its number, unless the other sums leave no room for it."""
        beyond = self._beyond(total, parts)
        if beyond is not None:
            self._put_row(new, grid, LocalCell(*key, *beyond[3:]))

    def _put_everybody(
        self,
        new: dict[Key, int],
        grid: TableGrid,
        key: Key,
        parts: Mapping[str, int],
        named: Collection[frozenset[str]],
    ) -> None:
        """All students of a school, or of the whole LEA, of which only every race is told.

        Not where a race of the whole is added up itself, which may lack a school.
        """
        for names in named:
            sizes = [self.cells[parts[name]].students for name in names if name in parts]
            follows = any((*key[:2], name) in grid.added for name in names)
            if len(sizes) == len(names) and None not in sizes and not follows:
                size = sum(one for one in sizes if one is not None)
                self._put_row(new, grid, LocalCell(*key, None, size))
                if key in new:
                    self._followed.add(new[key])
                    grid.added.discard(key)

    def _put_row(self, new: dict[Key, int], grid: TableGrid, cell: LocalCell) -> None:
        key, size = cell.key, cell.students or 0.0
        if key in new or not size:
            return
        for whole, others in grid.crossing(key, self._families):
            over = self._over(whole, others)
            if over is not None and over < size:
                return
        if any((self._over_size(size, parts_of) or 0) < 0 for parts_of in grid.below(key)):
            return
        new[key] = self._numbered(cell)

    def _lacking_totals(self, grid: TableGrid) -> set[Key]:
        """Totals that follow and lack schools are no part of what the file says of the whole."""
        found: set[Key] = set()
        for (period, where), parts in grid.rows.items():
            total = grid.there.get((period, WHOLE, ALL_STUDENTS))
            if where != WHOLE or total is None:
                continue
            for of, names in self._families:
                there = names & parts.keys()
                if of == ALL_STUDENTS and self._over(total, [parts[name] for name in there]):
                    found |= {(period, WHOLE, name) for name in there if grid.lacks(period, name)}
        return found & grid.added

    def _groups_of(self, there: dict[str, int], total: int | None, rests: bool) -> None:
        """Groups that together are all students or another group, by name and by number.

        One that has no row here counts as one of whose size a reader has heard. Of a race without
        any other the few who are of none but others are a group, too.
        """
        students = self.students()
        families = set[tuple[int, ...]]()
        numbers = {**there}
        if total is not None:
            every = [*there.values()]
            if len(every) > 1 and sum([students[n] or 0 for n in every]) == students[total]:
                families.add((total, *sorted(every)))
            numbers[ALL_STUDENTS] = total
        for group, names in self._families:
            sum_of = numbers.get(group)
            family = [numbers[name] for name in names if name in numbers]
            if sum_of is not None and family:
                sure = len(family) < len(names) or group == ALL_STUDENTS
                if sure or sum([students[n] or 0 for n in family]) == students[sum_of]:
                    families.add((sum_of, *sorted(family)))
        for sum_of, *parts in sorted(families):
            self.add(sum_of, parts, rest=rests)
        if total is not None and rests:
            for name in sorted(self._lone):
                over = self._over(total, [there[name]]) if name in there else None
                if over is not None and 0 <= over < self.minimum:
                    self.add(total, [there[name]], rest=True)

    def _few_beside(self, total: int, parts: Mapping[str, int], added: Collection[str]) -> None:
        """The few who are of none of the groups the file tells of the whole LEA itself.

        Totals added up beside them leave somebody over, so one of them may lack a school.
        """
        for of, names in self._families:
            there = {name: parts[name] for name in names if name in parts}
            told = [n for name, n in there.items() if name not in added]
            some = of == ALL_STUDENTS and 0 < len(told) < len(there)
            if some and self._over(total, there.values()) and self._is_few(total, told):
                self.add(total, told, rest=True)

    def _is_few(self, total: int, parts: Collection[int]) -> bool:
        over = self._over(total, parts)
        return over is not None and 0 < over < self.minimum

    def _find_families(self, rows: Rows, place: Mapping[Key, int], added: set[int]) -> None:
        groups = {key[2] for key in place}
        named = named_families(groups)
        tables: tuple[list[dict[str, float]], ...] = ([], [])
        for (period, where), parts in rows.items() if any(map(is_own_name, groups)) else ():
            total = place.get((period, where, ALL_STUDENTS))
            every = [*parts.values()] if total is None else [*parts.values(), total]
            sizes = {self.cells[n].group: self.cells[n].students for n in every}
            follows = not added.isdisjoint(every)
            tables[follows].append({g: size for g, size in sizes.items() if size is not None})
        self._families = found_families(*tables)
        self._lone = {name for names in named if len(names) == 1 for name in names}
        for names in named:
            # "Grade 6" and "Grade 7" with "Ungraded" are all; without it they are not.
            wider = any(of == ALL_STUDENTS and found > names for of, found in self._families)
            if len(names) > 1 and not wider:
                self._families.append((ALL_STUDENTS, names))
