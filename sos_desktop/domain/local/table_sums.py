"""The totals of tables of local figures with their parts, and what of them has no row."""

from collections.abc import Collection, Iterable, Sequence

from sos_desktop.domain.local.cells import Key, LocalCell


class TableSums:
    """Every total with its parts that stands in tables of the same figures.

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
        self._students: list[float | None] = []

    def add(
        self,
        total: int | None,
        parts: Iterable[int],
        *,
        rest: bool = False,
        heard: bool = True,
    ) -> None:
        """A total with its parts; once.

        Args:
            total: Its number; None adds nothing.
            parts: Theirs.
            rest: Whether the few it has beyond them are a group without a row.
            heard: Whether readers may have heard of many more; else it is no total of these.
        """
        numbers = [*parts]
        if total is None or not numbers:
            return
        if (known := (total, frozenset(numbers))) in self._seen:
            return
        over = self.over(total, numbers)
        if self.cells[total].period in self.corrected and (over or 0) < 0:
            return
        if over != 0:
            self.inexact.add(self.cells[total].period)
        beyond = self.beyond(total, numbers) if over is not None and over > 0 and rest else None
        if beyond is not None and (beyond.students or 0) < self.minimum:
            numbers.append(self._without_row(beyond))
        elif over != 0 and heard:
            self.lacking.add(len(self.found))
        elif over != 0:
            return
        self._seen.add(known)
        self.found.append((total, numbers))

    def add_balance(
        self, one: Sequence[int], other: Sequence[int], size: float, *, implied: bool
    ) -> None:
        """Figures that are as many students as others.

        Args:
            one: Their numbers.
            other: Those of the others.
            size: How many students either are.
            implied: Whether that follows for who has heard what has no row.
        """
        before = len(self.found)
        if len(one) == 1 or len(other) == 1:
            total, parts = (one[0], other) if len(one) == 1 else (other[0], one)
            self.add(total, parts)
        elif one and other:
            known = frozenset((frozenset(one), frozenset(other)))
            if known not in self._balanced:
                self._balanced[known] = self.group_without_row(one[0], size)
            self.add(self._balanced[known], one)
            self.add(self._balanced[known], other)
        if implied:
            self.implied |= {*range(before, len(self.found))}

    def heard(self) -> set[int]:
        """What has no row and is not small: as if a reader had heard it elsewhere.

        Not what is no more than the sum of its parts, of which no table tells anything.
        """
        found = {n for n in self._without_rows if (self.cells[n].students or 0) >= self.minimum}
        return found - self._followed

    def follows(self, key: Key, size: float) -> int:
        """The number of a total that no row says and that follows from its parts."""
        number = self.row_missing(LocalCell(*key, None, size))
        self._followed.add(number)
        return number

    def group_without_row(self, total: int, size: float) -> int:
        """The number of what a total has beyond its parts."""
        number = self._without_row(LocalCell(*self.cells[total].key, None, size))
        self._followed.add(number)
        return number

    def row_missing(self, cell: LocalCell) -> int:
        """The number of a row that tables lack, the same for all of them."""
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

    def beyond(self, total: int, parts: Collection[int]) -> LocalCell | None:
        """The students a total has beyond its parts; None where it has none or does not tell."""
        return self.difference(self.cells[total].key, (total,), parts)

    def difference(
        self, key: Key, more: Collection[int], less: Collection[int]
    ) -> LocalCell | None:
        """By how many students some figures are more than others, and how many of them count.

        Args:
            key: Of the figure that is the difference.
            more: The numbers of the ones.
            less: Those of the others.

        Returns:
            It; None where there is none or where one of them is not told.
        """
        students = self.students()
        signed = [(n, 1) for n in more] + [(n, -1) for n in less]
        size = _sum([(students[n], sign) for n, sign in signed])
        if size is None or size <= 0:
            return None
        count = _sum([(self.cells[n].numerator, sign) for n, sign in signed])
        alone = any(self.cells[n].denominator is None for n in more)
        if count is None or not 0 <= count <= size:
            count = size if alone else None  # a slip of the file, or not told
        return LocalCell(*key, count, None if alone else size)

    def over(self, total: int, parts: Iterable[int]) -> float | None:
        """By how much a total is more than its parts; None where one of them is not told."""
        return self.over_size(self.students()[total] or 0.0, parts)

    def over_size(self, size: float, parts: Iterable[int]) -> float | None:
        """By how much a number of students is more than parts; None where one is not told."""
        students = self.students()
        for n in parts:
            part = students[n]
            if part is None:
                return None
            size -= part
        return size


def _sum(signed: Iterable[tuple[float | None, int]]) -> float | None:
    """A sum of numbers and what is taken from it; None where one of them is not told."""
    found = 0.0
    for number, sign in signed:
        if number is None:
            return None
        found += sign * number
    return found
