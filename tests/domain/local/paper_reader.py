"""A reader who keeps every paper of every source and day, and computes with all of them at once.

He knows which rows each paper has, which figures are the same as before, when students changed, and
of what is held back nothing but that it is no less than 0. His sums are found here from the figures
alone.

Of a row that is missing he knows what the sums tell. One who guesses takes it for nobody where that
is so; but not in a sum that lacks students in several rows. Where a school has 12 students and rows
for neither of two races, all 12 are of one of them and nobody of the other; which, no sum tells.
Neither knows that a figure no paper told before a correction was then as it is since: the 12 may
have come with it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from sos_desktop.domain.local.beside import as_it_was, held_back, shown_beside
from sos_desktop.domain.local.cells import Key, LocalCell, LocalTable
from sos_desktop.domain.local.papers import Paper
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


@dataclass
class _Day:
    """What is true from one change to the next, and what papers told of it.

    Attributes:
        truth: Students by place and group.
        races: The groups that together are all students.
        told: The keys of which a paper said what is true, or held it back.
    """

    truth: dict[tuple[str, str], float]
    races: tuple[str, ...]
    told: set[tuple[str, str]] = field(default_factory=set)

    def sums(self) -> Iterator[tuple[tuple[str, str], list[tuple[str, str]]]]:
        """Every total with its parts."""
        places = sorted({place for place, _group in self.truth} - {""})
        for group in {group for _place, group in self.truth}:
            yield ("", group), [(place, group) for place in places]
        for place in ("", *places):
            yield (place, "ALL"), [(place, race) for race in self.races]


class PaperReader:
    """What can be computed from papers of some days.

    Attributes:
        guesses: Whether he takes rows that are missing for nobody.
    """

    def __init__(self, minimum: int = 11, *, guesses: bool = False) -> None:
        self.minimum, self.guesses = minimum, guesses
        self.values: list[float] = []
        self.known: set[int] = set()
        self.in_files: set[int] = set()
        self.sums: set[tuple[int, tuple[int, ...]]] = set()
        self._numbers: dict[tuple[object, float], int] = {}
        self._names: list[object] = []
        self._days: list[_Day] = []

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
        if not self._days or self._days[-1].truth != truth:
            self._days.append(_Day(dict(truth), tuple(races)))
        cells = {((c.place, c.group), c.students) for table in tables for c in table.cells}
        self._days[-1].told |= {key for key, students in cells if truth[key] == students}
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
        sums, empty = self._sums_of_days()
        nobody = empty if self.guesses else set[int]()
        return [
            self._names[n]
            for n in self.in_files - self.known
            if 0 < self.values[n] < self.minimum and self._is_known(n, sums, self.known | nobody)
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

    def _sums_of_days(self) -> tuple[list[tuple[int, tuple[int, ...]]], set[int]]:
        """Every sum of papers and of days, and the figures without a row that are 0."""
        sums, empty, others = {*self.sums}, set[int](), set[int]()
        for number, day in enumerate(self._days):
            n = {
                key: self._number(key if key in day.told else (number, key), value)
                for key, value in day.truth.items()
            }
            untold = {n[key] for key in day.truth.keys() - day.told}
            for total, parts in day.sums():
                of = tuple(sorted(n[part] for part in parts))
                sums.add((n[total], of))
                some = any(one in untold and self.values[one] for one in of)
                (others if some else empty).update(
                    one for one in of if one in untold and not self.values[one]
                )
        return sorted(sums), empty - others

    def _is_known(
        self, wanted: int, sums: Sequence[tuple[int, tuple[int, ...]]], fixed: set[int]
    ) -> bool:
        """Whether neither one more nor one less fulfills every sum, parts of students allowed."""
        free = [n for n in range(len(self.values)) if n not in fixed]
        place = {n: at for at, n in enumerate(free)}
        rows = np.zeros((len(sums) + 1, len(free)))
        right = np.zeros(len(rows))
        for at, (total, parts) in enumerate(sums):
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
