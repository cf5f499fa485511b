"""Reads the sums of a table of local figures, with what follows of rows it lacks."""

from collections.abc import Collection, Iterable, Mapping

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.local.cells import WHOLE, Key
from sos_desktop.domain.local.families import found_families, is_own_name, named_families
from sos_desktop.domain.local.missing_rows import MissingRows
from sos_desktop.domain.local.periods import nested
from sos_desktop.domain.local.table_grid import TableGrid
from sos_desktop.domain.local.table_sums import TableSums


class TableReading:
    """Finds the sums of one table.

    What can only be the row that is missing of a total is put in its place: it stands in other sums
    too. A further few that a total has beyond its parts count as a group without a row, which
    another file may have.
    """

    def __init__(
        self,
        sums: TableSums,
        place: Mapping[Key, int],
        added: Collection[int] = (),
        *,
        rests: bool = True,
        heard: bool = True,
    ) -> None:
        """Take a table.

        Args:
            sums: To which its sums are added.
            place: The numbers of its figures by key.
            added: Those of totals that are added up from what the table has.
            rests: Whether a few more students than the rows have are a group.
            heard: Whether readers may have heard of many more students than the rows have.
        """
        self._sums, self._place, self._added = sums, place, {*added}
        self._rests, self._heard = rests, heard
        self._grid = TableGrid.of(place, {sums.cells[n].key for n in added})
        self._families: list[tuple[str, frozenset[str]]] = []
        self._lone: set[str] = set()
        self._find_families()

    def add(self) -> None:
        """Add its sums."""
        grid, rests = self._grid, self._rests
        for (period, group), parts in grid.columns.items():
            if (key := (period, WHOLE, group)) in grid.added:
                self._add(self._place[key], parts.values())
        for key in self._lacking_totals():
            grid.leave_out(key)
        MissingRows(self._sums, grid, self._families).put()
        for (period, group), parts in grid.columns.items():
            self._add(grid.total(period, group), parts.values(), rest=rests)
        for (period, where), parts in grid.rows.items():
            total = grid.there.get((period, where, ALL_STUDENTS))
            self._groups_of(parts, total)
            if where == WHOLE and total is not None and rests and grid.added:
                self._few_beside(total, parts, {key[2] for key in grid.added if key[0] == period})
        self._add_times()

    def _add(self, total: int | None, parts: Iterable[int], *, rest: bool = False) -> None:
        self._sums.add(total, parts, rest=rest, heard=self._heard)

    def _add_times(self) -> None:
        """The periods that lie in a longer one."""
        within = nested({key[0] for key in self._place})
        times: dict[tuple[str, str], dict[str, int]] = {}
        for (period, where, group), n in self._place.items() if within else ():
            times.setdefault((where, group), {})[period] = n
        for by_period in times.values():
            for longer, shorter in within.items():
                parts = [by_period[p] for p in shorter if p in by_period]
                if len(parts) > 1:
                    self._add(by_period.get(longer), parts, rest=self._rests)

    def families(self) -> list[frozenset[str]]:
        """The sets of groups that are all students."""
        return [names for of, names in self._families if of == ALL_STUDENTS]

    def _lacking_totals(self) -> set[Key]:
        """Totals that follow and lack schools are no part of what the file says of the whole."""
        grid, found = self._grid, set[Key]()
        for (period, where), parts in grid.rows.items():
            total = grid.there.get((period, WHOLE, ALL_STUDENTS))
            if where != WHOLE or total is None:
                continue
            for of, names in self._families:
                there = names & parts.keys()
                if of == ALL_STUDENTS and self._sums.over(total, [parts[name] for name in there]):
                    found |= {(period, WHOLE, name) for name in there if grid.lacks(period, name)}
        return found & grid.added

    def _groups_of(self, there: dict[str, int], total: int | None) -> None:
        """Groups that together are all students or another group, by name and by number.

        One that has no row here counts as one of whose size a reader has heard. Of a race without
        any other the few who are of none but others are a group, too.
        """
        students = self._sums.students()
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
            self._add(sum_of, parts, rest=self._rests)
        if total is not None and self._rests:
            for name in sorted(self._lone):
                over = self._sums.over(total, [there[name]]) if name in there else None
                if over is not None and 0 <= over < self._sums.minimum:
                    self._add(total, [there[name]], rest=True)

    def _few_beside(self, total: int, parts: Mapping[str, int], added: Collection[str]) -> None:
        """The few who are of none of the groups the file tells of the whole LEA itself.

        Totals added up beside them leave somebody over, so one of them may lack a school.
        """
        for of, names in self._families:
            there = {name: parts[name] for name in names if name in parts}
            told = [n for name, n in there.items() if name not in added]
            some = of == ALL_STUDENTS and 0 < len(told) < len(there)
            if some and self._sums.over(total, there.values()) and self._is_few(total, told):
                self._add(total, told, rest=True)

    def _is_few(self, total: int, parts: Collection[int]) -> bool:
        over = self._sums.over(total, parts)
        return over is not None and 0 < over < self._sums.minimum

    def _find_families(self) -> None:
        place, added = self._place, self._added
        groups = {key[2] for key in place}
        named = named_families(groups)
        tables: tuple[list[dict[str, float]], ...] = ([], [])
        for (period, where), parts in (
            self._grid.rows.items() if any(map(is_own_name, groups)) else ()
        ):
            total = place.get((period, where, ALL_STUDENTS))
            every = [*parts.values()] if total is None else [*parts.values(), total]
            sizes = {self._sums.cells[n].group: self._sums.cells[n].students for n in every}
            follows = not added.isdisjoint(every)
            tables[follows].append({g: size for g, size in sizes.items() if size is not None})
        self._families = found_families(*tables)
        self._lone = {name for names in named if len(names) == 1 for name in names}
        for names in named:
            # "Grade 6" and "Grade 7" with "Ungraded" are all; without it they are not.
            wider = any(of == ALL_STUDENTS and found > names for of, found in self._families)
            if len(names) > 1 and not wider:
                self._families.append((ALL_STUDENTS, names))
