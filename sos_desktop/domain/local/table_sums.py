"""Which totals stand in tables of local figures, and what of them has no row in any of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.local.cells import WHOLE, Key, LocalCell
from sos_desktop.domain.local.families import found_families, is_own_name, named_family
from sos_desktop.domain.local.periods import nested

_ROUNDS = 4
"""How often what has no row is worked out from what was worked out before."""

_Rows = dict[tuple[str, str], dict[str, int]]


class TableSums:
    """Finds every total with its parts that stands in tables of the same figures.

    Attributes:
        cells: The figures by number; what has no row is put behind them.
        found: The number of a total and those of its parts.
        lacking: The places in it of totals that have more students than their parts.
    """

    def __init__(self, cells: list[LocalCell], minimum: int) -> None:
        self.cells = cells
        self.minimum = minimum
        self.found: list[tuple[int, list[int]]] = []
        self.lacking: set[int] = set()
        self._without_rows: list[int] = []
        self._seen: set[tuple[int, frozenset[int]]] = set()
        self._families: list[tuple[str, frozenset[str]]] = []

    def look_at(
        self, place: Mapping[Key, int], added: Collection[int] = (), *, rests: bool = True
    ) -> None:
        """Find the sums of a table.

        What can only be the row that is missing of a total is put in its place: it stands in
        other sums too. A further few that a total has beyond its parts count as a group without
        a row, which another file may have.

        Args:
            place: The numbers of its figures by key.
            added: Those of totals that are added up from what the table has.
            rests: Whether anything is worked out of what has no row.
        """
        columns, rows = _Rows(), _Rows()
        times: dict[tuple[str, str], dict[str, int]] = {}
        within = nested({key[0] for key in place})
        for (period, where, group), n in place.items():
            if where != WHOLE:
                columns.setdefault((period, group), {})[where] = n
            if group != ALL_STUDENTS:
                rows.setdefault((period, where), {})[group] = n
            if within:
                times.setdefault((where, group), {})[period] = n
        self._find_families(rows, place, frozenset(added))
        follows = {self.cells[n].key for n in added}
        for (period, group), parts in columns.items():
            if (key := (period, WHOLE, group)) in follows:
                self.add(place[key], parts.values())
        there = self._with_missing(columns, rows, place, follows) if rests else place
        for (period, group), parts in columns.items():
            if (key := (period, WHOLE, group)) not in follows:
                self.add(there.get(key), parts.values(), rest=rests)
        for (period, where), parts in rows.items():
            self._groups_of(parts, there.get((period, where, ALL_STUDENTS)), rests)
        for by_period in times.values():
            for longer, shorter in within.items():
                parts_of = [by_period[p] for p in shorter if p in by_period]
                if len(parts_of) > 1:
                    self.add(by_period.get(longer), parts_of, rest=rests)

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
        known = (total, frozenset(numbers))
        if known in self._seen:
            return
        self._seen.add(known)
        beyond = self._beyond(total, numbers)
        if beyond is not None and rest and (beyond.students or 0) < self.minimum:
            numbers.append(self._without_row(beyond))
        elif beyond is not None or any(self.cells[n].students is None for n in known[1]):
            self.lacking.add(len(self.found))
        self.found.append((total, numbers))

    def heard(self) -> set[int]:
        """What has no row and is not small: as if a reader had heard it elsewhere."""
        return {n for n in self._without_rows if (self.cells[n].students or 0) >= self.minimum}

    def _without_row(self, cell: LocalCell) -> int:
        self._without_rows.append(len(self.cells))
        self.cells.append(cell)
        return self._without_rows[-1]

    def _beyond(self, total: int, parts: Collection[int]) -> LocalCell | None:
        """The students a total has beyond its parts; None where there are none or it is not told."""
        whole = self.cells[total]
        size = whole.students or 0.0
        for n in parts:
            part = self.cells[n].students
            if part is None:
                return None
            size -= part
        if size <= 0:
            return None
        count, of = whole.numerator, whole.denominator
        for n in parts:
            told = self.cells[n].numerator
            count = None if count is None or told is None else count - told
        if count is None or not 0 <= count <= size:
            count = size if of is None else None  # a slip of the file, or not told
        return LocalCell(*whole.key, count, of and size)

    def _with_missing(
        self, columns: _Rows, rows: _Rows, place: Mapping[Key, int], added: Collection[Key]
    ) -> Mapping[Key, int]:
        """The figures by key with those that follow where one row of a total is missing."""
        places: dict[str, set[str]] = {}
        for (period, _group), parts in columns.items():
            places.setdefault(period, set()).update(parts)
        named = [names for of, names in self._families if of == ALL_STUDENTS]
        there = dict(place)
        for _round in range(_ROUNDS):
            new: dict[Key, int] = {}
            for (period, group), parts in columns.items():
                key = (period, WHOLE, group)
                if len(parts) == len(places[period]) - 1 and key not in added:
                    [lacks] = places[period] - parts.keys()
                    total = there.get(key)
                    self._put(new, (period, lacks, group), total, parts.values())
            for (period, where), parts in rows.items():
                total = there.get((period, where, ALL_STUDENTS))
                for names in named if total is not None else ():
                    family = names & parts.keys()
                    if len(family) == len(names) - 1 and family:
                        [group] = names - family
                        numbers = [parts[name] for name in family]
                        self._put(new, (period, where, group), total, numbers)
            if not new:
                break
            for (period, where, group), n in new.items():
                there[period, where, group] = n
                if where != WHOLE:
                    columns.setdefault((period, group), {})[where] = n
                if group != ALL_STUDENTS:
                    rows.setdefault((period, where), {})[group] = n
        return there

    def _put(
        self, new: dict[Key, int], key: Key, total: int | None, parts: Collection[int]
    ) -> None:
        if total is None or key in new:
            return
        beyond = self._beyond(total, parts)
        if beyond is not None:
            new[key] = self._without_row(LocalCell(*key, *beyond[3:]))

    def _groups_of(self, there: dict[str, int], total: int | None, rests: bool) -> None:
        """Groups that together are all students or another group, by name and by number.

        One that has no row here counts as one of whose size a reader has heard.
        """
        students = {name: self.cells[n].students for name, n in there.items()}
        families = set[tuple[int, ...]]()
        numbers = dict(there)
        if total is not None:
            size = self.cells[total].students
            if len(there) > 1 and sum(one or 0 for one in students.values()) == size:
                families.add((total, *sorted(there.values())))
            numbers[ALL_STUDENTS], students[ALL_STUDENTS] = total, size
        for group, names in self._families:
            family = [name for name in names if name in numbers]
            if group in numbers and family:
                lacks = len(family) < len(names)
                size = sum(students[name] or 0 for name in family)
                if lacks or group == ALL_STUDENTS or size == students[group]:
                    families.add((numbers[group], *sorted(numbers[name] for name in family)))
        for sum_of, *parts in sorted(families):
            self.add(sum_of, parts, rest=rests)

    def _find_families(self, rows: _Rows, place: Mapping[Key, int], added: Collection[int]) -> None:
        named: dict[str, set[str]] = {}
        groups = {key[2] for key in place}
        for group in groups:
            named.setdefault(named_family(group), set()).add(group)
        named.pop("", None)
        tables: tuple[list[dict[str, float]], ...] = ([], [])
        for (period, where), parts in rows.items() if any(map(is_own_name, groups)) else ():
            total = place.get((period, where, ALL_STUDENTS))
            every = [*parts.values()] if total is None else [*parts.values(), total]
            sizes = {self.cells[n].group: self.cells[n].students for n in every}
            follows = not added.isdisjoint(every)
            tables[follows].append({g: size for g, size in sizes.items() if size is not None})
        self._families = found_families(*tables)
        for names in named.values():
            # "Grade 6" and "Grade 7" with "Ungraded" are all; without it they are not.
            wider = any(of == ALL_STUDENTS and found > names for of, found in self._families)
            if len(names) > 1 and not wider:
                self._families.append((ALL_STUDENTS, frozenset(names)))
