"""A reader who keeps every paper of every source and day, and computes with all of them at once.

He knows which rows each paper has, takes a school without a row for one that has nobody in it where
that is so, knows which figures are the same as before, and of what is held back nothing but that it
is no less than 0. His sums are found here from the figures alone.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from sos_desktop.domain.local.beside import Paper, as_it_was, held_back, shown_beside
from sos_desktop.domain.local.cells import Key, LocalCell, LocalTable
from sos_desktop.domain.local.suppression import SmallNumberRule

_NEAR = 1e-7


class Papers:
    """The sources of an LEA as they are kept and shown, file by file."""

    def __init__(self, rule: SmallNumberRule) -> None:
        self.rule = rule
        self.files: dict[str, list[dict[Key, LocalCell]]] = {}
        self.held: dict[str, set[Key]] = {}
        self.said: dict[str, list[list[Key]]] = {}

    def load(self, source: str, cells: Iterable[LocalCell]) -> None:
        """Keep a file; of what two files say the later counts."""
        before, said = self._tables(source), {cell.key: cell for cell in cells}
        last = self.files.setdefault(source, [])
        last.append({**(last[-1] if last else {}), **said})
        self.said.setdefault(source, []).append([*said])
        held = self.held.setdefault(source, set())
        others = self._others(source)
        held |= held_back(
            [*last[-1].values()],
            self.rule,
            held=held,
            earlier=before,
            others=others,
            said=said.keys(),
        )

    def shown(self) -> list[LocalTable]:
        """Every source as it is shown today."""
        return [
            shown_beside(
                [*files[-1].values()],
                self.rule,
                held=self.held[source],
                earlier=self._tables(source)[:-1],
                others=self._others(source),
            )
            for source, files in self.files.items()
        ]

    def _tables(self, source: str) -> list[Paper]:
        held, files = frozenset(self.held.get(source, ())), self.files.get(source, [])
        return [
            as_it_was(file, files[-1], held, self.rule, said)
            for file, said in zip(files, self.said.get(source, ()), strict=True)
        ]

    def _others(self, source: str) -> list[Paper]:
        names = [name for name in self.files if name != source]
        return [paper for name in names for paper in reversed(self._tables(name))]


class PaperReader:
    """What can be computed from papers of some days."""

    def __init__(self, minimum: int = 11) -> None:
        self.minimum = minimum
        self.values: list[float] = []
        self.known: set[int] = set()
        self.rows: set[int] = set()
        self.in_files: set[int] = set()
        self.sums: set[tuple[int, tuple[int, ...]]] = set()
        self._numbers: dict[tuple[object, float], int] = {}
        self._names: list[object] = []

    def read(
        self,
        tables: Sequence[LocalTable],
        truth: Mapping[tuple[str, str], float],
        races: Sequence[str],
    ) -> None:
        """See the tables of a day.

        Args:
            tables: Of every source.
            truth: Students by place and group, also of rows that no file has.
            races: The groups that together are all students.
        """
        places = sorted({place for place, _group in truth} - {""})
        number = {key: self._number(key, value) for key, value in truth.items()}
        self.rows |= {*number.values()}
        for group in {group for _place, group in truth}:
            self._sum(number["", group], [number[place, group] for place in places])
        for place in ("", *places):
            self._sum(number[place, "ALL"], [number[place, race] for race in races])
        for table in tables:
            for cell in table.cells:
                n = self._number((cell.place, cell.group), cell.students)
                self.in_files.add(n)
                self._tell(table, cell, n)
            for total in table.totals:
                if total.students is not None:
                    rows = [c for c in table.cells if c.group == total.group and c.place]
                    parts = [self._number((c.place, c.group), c.students) for c in rows]
                    n = self._number(("added", tuple(sorted(parts))), total.students)
                    self._sum(n, parts)
                    self._tell(table, total, n)

    def found_out(self) -> list[object]:
        """The small groups that no paper shows and that can be nothing but what they are."""
        return [
            self._names[n]
            for n in self.in_files - self.known
            if 0 < self.values[n] < self.minimum and self._is_known(n)
        ]

    def _number(self, name: object, value: float | None) -> int:
        assert value is not None
        number = self._numbers.setdefault((name, value), len(self.values))
        if number == len(self.values):
            self.values.append(value)
            self._names.append(name)
        return number

    def _sum(self, total: int, parts: Sequence[int]) -> None:
        self.sums.add((total, tuple(sorted(parts))))

    def _tell(self, table: LocalTable, cell: LocalCell, number: int) -> None:
        if table.may_show(cell):
            self.known.add(number)

    def _is_known(self, wanted: int) -> bool:
        """Whether neither one more nor one less fulfills every sum, parts of students allowed."""
        absent = {n for n in self.rows - self.in_files if not self.values[n]}
        fixed = self.known | absent
        free = [n for n in range(len(self.values)) if n not in fixed]
        place = {n: at for at, n in enumerate(free)}
        rows = np.zeros((len(self.sums) + 1, len(free)))
        right = np.zeros(len(rows))
        for at, (total, parts) in enumerate(self.sums):
            for n, sign in ((total, -1.0), *((part, 1.0) for part in parts)):
                if n in place:
                    rows[at, place[n]] += sign
                else:
                    right[at] -= sign * self.values[n]
        rows[-1, place[wanted]] = 1.0
        for step in (1, -1):
            right[-1] = self.values[wanted] + step
            if _is_possible(rows, right):
                return False
        return True


def _is_possible(rows: np.ndarray, right: np.ndarray) -> bool:
    """Whether numbers of 0 and more fulfill equations (simplex method, first phase)."""
    turned = np.where(right < 0, -1.0, 1.0)
    count, width = rows.shape
    table = np.hstack([rows * turned[:, None], np.eye(count), (right * turned)[:, None]])
    costs = -table.sum(axis=0)
    costs[width : width + count] = 0.0
    basis = [*range(width, width + count)]
    while (better := np.flatnonzero(costs[:width] < -_NEAR)).size:
        column = int(better[0])
        rising = table[:, column] > _NEAR
        if not rising.any():
            break
        steps = np.full(count, np.inf)
        steps[rising] = table[rising, -1] / table[rising, column]
        ties = np.flatnonzero(steps <= steps.min() + _NEAR)
        row = int(min(ties, key=lambda at: basis[at]))
        table[row] /= table[row, column]
        others = np.arange(count) != row
        table[others] -= np.outer(table[others, column], table[row])
        costs -= costs[column] * table[row]
        basis[row] = column
    return -costs[-1] < 1e-5
