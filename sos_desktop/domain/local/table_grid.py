"""The figures of a table of local data by number, in its columns and rows."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.local.cells import WHOLE, Key

Rows = dict[tuple[str, str], dict[str, int]]
"""Numbers by period and one of place and group, then by the other."""


@dataclass(slots=True)
class TableGrid:
    """The figures of a table by number, in its columns and rows.

    Attributes:
        columns: By period and group those of each school.
        rows: By period and place those of each group but all students.
        there: All of them.
        added: The totals that are added up from what the table has.
        places: The schools of a period.
    """

    columns: Rows
    rows: Rows
    there: dict[Key, int]
    added: set[Key]
    places: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, place: Mapping[Key, int], added: set[Key]) -> "TableGrid":
        """The grid of figures by key."""
        grid = cls({}, {}, {**place}, added)
        columns, rows = grid.columns, grid.rows
        at, row = ("", ""), dict[str, int]()
        # Written out, and a row looked up once: of a large source there are 200,000 figures.
        for (period, where, group), n in place.items():
            if where != WHOLE:
                column = columns.get((period, group))
                if column is None:
                    column = columns[period, group] = {}
                column[where] = n
            if group != ALL_STUDENTS:
                if (period, where) != at or not row:
                    at = (period, where)
                    row = rows.setdefault(at, {})
                row[group] = n
        for (period, _group), parts in grid.columns.items():
            grid.places.setdefault(period, set()).update(parts)
        return grid

    def leave_out(self, key: Key) -> None:
        """Take out a total that is added up."""
        self.added.discard(key)
        del self.there[key], self.rows[key[0], key[1]][key[2]]

    def total(self, period: str, group: str) -> int | None:
        """What the table itself says of the whole LEA."""
        key = (period, WHOLE, group)
        return None if key in self.added else self.there.get(key)

    def lacks(self, period: str, group: str) -> bool:
        """Whether a school has no row of a group."""
        return len(self.columns.get((period, group), ())) < len(self.places.get(period, ()))

    def lacks_some(self, period: str, names: Collection[str]) -> bool:
        """Whether rows are missing of a period of which the table tells of the whole LEA."""
        whole = self.rows.get((period, WHOLE), {})
        told = [name for name in names if name in whole and (period, WHOLE, name) not in self.added]
        if not told and self.total(period, ALL_STUDENTS) is None:
            return False
        rows = [self.columns.get((period, name), {}) for name in (ALL_STUDENTS, *names)]
        return any(len(row) < len(self.places[period]) for row in rows)

    def put(self, key: Key, number: int) -> None:
        """Put in a figure."""
        period, where, group = key
        self.there[key] = number
        if where != WHOLE:
            self.columns.setdefault((period, group), {})[where] = number
        if group != ALL_STUDENTS:
            self.rows.setdefault((period, where), {})[group] = number

    def crossing(
        self, key: Key, families: Iterable[tuple[str, frozenset[str]]]
    ) -> Iterator[tuple[int, list[int]]]:
        """The totals in which a figure stands that has no row, with their other parts."""
        period, where, group = key
        whole = self.total(period, group)
        if where != WHOLE and whole is not None:
            yield whole, [*self.columns.get((period, group), {}).values()]
        everybody = self.there.get((period, where, ALL_STUDENTS))
        parts = self.rows.get((period, where), {})
        for of, names in families if everybody is not None else ():
            if of == ALL_STUDENTS and group in names and everybody is not None:
                yield everybody, [parts[name] for name in names & parts.keys()]

    def below(self, key: Key) -> Iterator[list[int]]:
        """The parts of a figure that is a total itself."""
        period, where, group = key
        if where == WHOLE:
            yield [*self.columns.get((period, group), {}).values()]
