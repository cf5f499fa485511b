"""The numbers of several papers, each of them once, with every sum in which they stand."""

from collections.abc import Collection, Mapping, Sequence

from sos_desktop.domain.local.cells import WHOLE, Key, LocalCell
from sos_desktop.domain.local.other_tables import OtherTables
from sos_desktop.domain.local.papers import Sizes
from sos_desktop.domain.local.table_reading import TableReading
from sos_desktop.domain.local.table_sums import TableSums
from sos_desktop.domain.local.versions import SumsOfVersions


class Facts:
    """The numbers of several tables, each of them once, and what is told of them."""

    def __init__(self, own: Sizes, papers: Sequence[Sizes], minimum: int) -> None:
        self._own, self._papers = own, papers
        self.unproved = set[str]()
        self._cells: list[LocalCell] = []
        self._known: dict[tuple[Key, float, frozenset[int]], int] = {}
        self._sums = TableSums(self._cells, minimum)
        tables = (own, *papers)
        self._numbers = [
            {key: self._number(key, size) for key, size in one.rows.items()} for one in tables
        ]
        together: dict[Key, int] = {}
        for numbers, table in zip(self._numbers, tables, strict=True):
            for key, n in numbers.items() if not table.strange else ():
                together.setdefault(key, n)
        odd = self._corrected(tables)
        self._sums.corrected |= odd
        self._add_totals(tables, together)
        partly = {key[0] for table in tables for key in table.rows if table.lacks(key)}
        self._look_apart(tables, together, odd | self._sums.inexact & partly)

    def held_back(self, told: Collection[Key] | None) -> set[Key]:
        """What of the own table is held back.

        Args:
            told: What it shows already; None while nothing of it is new.
        """
        own = self._numbers[0]
        shown, held, doubtful = set[int](), set[int](), set[int]()
        for numbers, paper in zip(self._numbers[1:], self._papers, strict=True):
            told_by = {n: key for key, n in numbers.items() if key not in paper.held}
            shown |= {n for n, key in told_by.items() if key not in paper.doubtful}
            doubtful |= {n for n, key in told_by.items() if key in paper.doubtful}
            held |= {n for key, n in numbers.items() if key in paper.held}
        fresh = () if told is None else told
        shown |= {own[key] for key in fresh if key in own}
        hidden = {n for key, n in own.items() if key in self._own.held}
        mine = set(own.values())
        if told is None:
            held -= mine
        hidden |= held | {n for n in range(len(self._cells)) if n not in mine}
        doubtful -= shown
        tables = OtherTables(
            self._sums, hidden, shown | doubtful, known_only=told is None, doubtful=doubtful
        )
        tables.hide_what_gives_away()
        self.unproved = {self._cells[n].period for n in tables.unproved}
        return {key for key, n in own.items() if n in tables.hidden}

    def _number(self, key: Key, size: float, parts: frozenset[int] = frozenset()) -> int:
        """The number of what is told, the same for all tables that tell it."""
        number = self._known.setdefault((key, size, parts), len(self._cells))
        if number == len(self._cells):
            self._cells.append(LocalCell(*key, None, size))
            if not parts:
                self._sums.rows[key, size] = number
        return number

    def _add_totals(self, tables: Sequence[Sizes], together: dict[Key, int]) -> None:
        """Number the totals that follow, and find the sums of all rows together.

        Where all tables have the same rows of a total it is one with what any says of the whole.
        """
        columns: dict[Key, set[int]] = {}
        for (period, where, group), n in together.items():
            if where != WHOLE:
                columns.setdefault((period, WHOLE, group), set()).add(n)
        added: list[int] = []
        for numbers, table in zip(self._numbers, tables, strict=True):
            for total, keys in table.columns().items():
                parts = frozenset(numbers[key] for key in keys)
                of_all = not table.strange and parts == columns[total]
                n = self._number(total, table.added[total], frozenset() if of_all else parts)
                numbers[total] = n
                self._sums.add(n, parts)
                if of_all and together.setdefault(total, n) == n:
                    added.append(n)
        reading = TableReading(self._sums, together, added)
        reading.add()
        self._families = reading.families()

    def _look_apart(
        self, tables: Sequence[Sizes], together: Mapping[Key, int], odd: Collection[str]
    ) -> None:
        """Find the sums of tables that say something else: by themselves, and with what they lack.

        A figure that was corrected stood in the sums of its day, with the others as they are still.
        What a file says adds up by itself too: a figure it does not say may be an old one.
        """
        for numbers, table in zip(self._numbers, tables, strict=True):
            own = table is self._own
            differs = {
                key[0] for key in table.rows if table.strange or together[key] != numbers[key]
            }
            apart = {key: n for key, n in numbers.items() if own or key[0] in differs}
            added = [n for key, n in apart.items() if key in table.added]
            if apart:
                TableReading(self._sums, apart, added, rests=own).add()
            if differs and not table.strange:
                others = {key: n for key, n in together.items() if key[0] in differs}
                TableReading(self._sums, others | apart, added, rests=False).add()
            if odd and table.said is not None:
                said = {k: numbers[k] for k in table.said if k[0] in odd and k in numbers}
                TableReading(self._sums, said, heard=False).add()
        self._look_over_days(tables, odd)

    def _look_over_days(self, tables: Sequence[Sizes], odd: Collection[str]) -> None:
        """Find the sums that figures of several days make, in periods in which tables differ."""
        told: dict[str, dict[Key, list[int]]] = {period: {} for period in odd}
        for (key, _size), n in self._sums.rows.items() if odd else ():
            if key[0] in told:
                told[key[0]].setdefault(key, []).append(n)
        files: dict[str, list[dict[Key, int]]] = {period: [] for period in odd}
        for numbers, table in zip(self._numbers, tables, strict=True):
            by_period: dict[str, dict[Key, int]] = {}
            for key in (table.said or table.rows) if odd and not table.strange else ():
                if key[0] in files and key in numbers:
                    by_period.setdefault(key[0], {})[key] = numbers[key]
            for period, said in by_period.items():
                files[period].append(said)
        for period, found in told.items():
            SumsOfVersions(self._sums, found, self._families, files[period]).add()

    def _corrected(self, tables: Sequence[Sizes]) -> set[str]:
        """The periods in which two tables say different things of one figure."""
        first: dict[Key, float] = {}
        return {
            key[0]
            for table in tables
            for key, size in table.rows.items()
            if first.setdefault(key, size) != size
        }
