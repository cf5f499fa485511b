"""Columns of a local file as numbers, and their sums by period, place and group."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from sos_desktop.domain.local.cells import LocalCell
from sos_desktop.importers.chunks import parse_number

_SHOWN_ROWS = 5
_SIGNS = "<>≤≥"
"""Before a limit that a file shows instead of a small number."""
_NO_COUNT = re.compile(r"%|^\s*\d{1,3}(\.\d{3})+\s*$")


@dataclass(slots=True)
class TextColumn:
    """A column of texts as numbers into the list of its different texts."""

    known: dict[str, int] = field(default_factory=dict)
    parts: list[np.ndarray] = field(default_factory=list)

    def add(self, values: Sequence[str]) -> None:
        """The next rows."""
        known = self.known
        for value in dict.fromkeys(values):
            known.setdefault(value, len(known))
        self.parts.append(np.fromiter(map(known.__getitem__, values), np.int64, len(values)))

    def keep(self, chosen: np.ndarray) -> None:
        """Forget all rows but these, and the texts that only others had."""
        texts, codes = list(self.known), self.codes()[chosen]
        left, again = np.unique(codes, return_inverse=True)
        self.known = {texts[code]: place for place, code in enumerate(left)}
        self.parts = [again.astype(np.int64)]

    def codes(self) -> np.ndarray:
        """A number per row."""
        return np.concatenate(self.parts) if self.parts else np.empty(0, np.int64)


@dataclass(slots=True)
class NumberColumn:
    """A column of numbers; NaN is not reported, and what is no number is noted.

    Attributes:
        counts: It holds counts of students: a percent is none, and whether "1.250" is a thousand
            and more or hardly one nobody can tell.
        plain: What texts say that are numbers as Python writes them; a file says most often.
        seen: What all texts say of a piece that holds others, too; infinite is odd.
    """

    counts: bool = False
    parts: list[np.ndarray] = field(default_factory=list)
    odd: list[np.ndarray] = field(default_factory=list)
    signs: list[np.ndarray] = field(default_factory=list)
    plain: dict[str, float] = field(default_factory=lambda: {"": np.nan})
    seen: dict[str, float] = field(default_factory=dict)

    def add(self, values: Sequence[str]) -> None:
        """The next rows; an empty text is not reported."""
        try:
            numbers = self._plain(values)
            self.signs.append(np.zeros(len(values), bool))
        except ValueError:
            numbers = np.array([self._read(value or "nan") for value in values], dtype=np.float64)
            self.signs.append(np.array(["%" in value for value in values], bool))
        odd = np.isinf(numbers)
        numbers[odd] = np.nan
        self.parts.append(numbers)
        self.odd.append(odd)

    def keep(self, chosen: np.ndarray) -> None:
        """Forget all rows but these."""
        for parts in (self.parts, self.odd, self.signs):
            parts[:] = [np.concatenate(parts)[chosen]] if parts else []

    def _plain(self, values: Sequence[str]) -> np.ndarray:
        """Numbers as Python writes them, each different text read once.

        Raises:
            ValueError: One is something else, or a count with a point.
        """
        new = [*({*values} - self.plain.keys())]
        if self.counts and "." in "".join(new):
            raise ValueError
        read = np.array(new, dtype=np.float64)
        self.plain.update(zip(new, read.tolist(), strict=True))
        return np.fromiter(map(self.plain.__getitem__, values), np.float64, len(values))

    def _read(self, text: str) -> float:
        if text not in self.seen:
            number = parse_number(text.strip().lstrip(_SIGNS).strip())
            hidden = text.strip()[:1] in _SIGNS and bool(text.strip())
            odd = number is None or (self.counts and _NO_COUNT.search(text) is not None)
            self.seen[text] = np.nan if hidden else np.inf if odd or number is None else number
        return self.seen[text]

    def numbers(self) -> np.ndarray:
        """A number per row."""
        return np.concatenate(self.parts) if self.parts else np.empty(0)

    def has_percents(self) -> bool:
        """Whether a cell says by its sign that it is a percent."""
        return any("%" in text for text in self.seen)

    def with_sign(self) -> np.ndarray:
        """Which rows say by their sign that they hold a percent."""
        return np.concatenate(self.signs) if self.signs else np.empty(0, bool)

    def odd_rows(self) -> np.ndarray:
        """Which rows hold no number and no sign for none."""
        return np.concatenate(self.odd) if self.odd else np.empty(0, bool)


@dataclass(slots=True)
class RowIds:
    """Per row a number into some labels; below 0 where there is none."""

    of: np.ndarray
    labels: list[str]

    @classmethod
    def of_one(cls, label: str, count: int) -> "RowIds":
        """The same for all rows."""
        return cls(np.zeros(count, np.int64), [label])


class Sums:
    """Adds figures up by period, place and group.

    Attributes:
        several: How many figures come from more than one row, once `cells` was called.
    """

    def __init__(self) -> None:
        self.several = 0
        self.labels: tuple[dict[str, int], ...] = ({}, {}, {})
        self.keys: list[np.ndarray] = []
        self.columns: list[tuple[np.ndarray | None, ...]] = []

    def add(
        self,
        ids: tuple[RowIds, RowIds, RowIds],
        rows: np.ndarray,
        *columns: np.ndarray | None,
    ) -> None:
        """Add the rows that are chosen and have all three."""
        for one in ids:
            rows = rows & (one.of >= 0)
        keys = []
        for known, one in zip(self.labels, ids, strict=True):
            table = np.array([known.setdefault(x, len(known)) for x in one.labels], np.int64)
            keys.append(table[one.of[rows]] if len(table) else np.empty(0, np.int64))
        self.keys.append(np.stack(keys, axis=1))
        self.columns.append(tuple(None if c is None else c[rows] for c in columns))

    def cells(self) -> tuple[list[LocalCell], int]:
        """One figure per key; where a part is not reported the sum is not.

        Also how many percents stand in several rows without the students they are of.
        """
        sizes = [max(1, len(known)) for known in self.labels]
        keys = np.concatenate(self.keys) if self.keys else np.empty((0, 3), np.int64)
        joined = (keys[:, 0] * sizes[1] + keys[:, 1]) * sizes[2] + keys[:, 2]
        different, of = np.unique(joined, return_inverse=True)
        counts, of_how_many, rates = (self._column(n) for n in range(3))
        parts = np.bincount(of, minlength=len(different))
        sums = [_sum(of, numbers, len(different)) for numbers in (counts, of_how_many)]
        means = _means(of, rates, of_how_many, parts, len(different))
        lost = int((np.isnan(means) & (parts > 1) & ~np.isnan(_last(of, rates, parts))).sum())
        self.several = int((parts > 1).sum()) - lost
        period, rest = np.divmod(different, sizes[1] * sizes[2])
        numbers = (period, *np.divmod(rest, sizes[2]))
        names = (
            map(list(known).__getitem__, of_one.tolist())
            for known, of_one in zip(self.labels, numbers, strict=True)
        )
        rows = zip(*names, *map(_given, _figures(sums[0], sums[1], means)), strict=True)
        found = list(map(LocalCell._make, rows))
        return found, lost if np.isnan(sums[0]).all() else 0

    def _column(self, place: int) -> np.ndarray:
        parts: list[np.ndarray] = []
        for keys, columns in zip(self.keys, self.columns, strict=True):
            numbers = columns[place]
            parts.append(np.full(len(keys), np.nan) if numbers is None else numbers)
        return np.concatenate(parts) if parts else np.empty(0)


def _sum(of: np.ndarray, numbers: np.ndarray, count: int) -> np.ndarray:
    missing = np.bincount(of, weights=np.isnan(numbers), minlength=count) > 0
    found = np.bincount(of, weights=np.nan_to_num(numbers), minlength=count)
    return np.where(missing, np.nan, found)


def _means(
    of: np.ndarray, rates: np.ndarray, sizes: np.ndarray, parts: np.ndarray, count: int
) -> np.ndarray:
    """A percent that stands alone as it is; several by the students they are of."""
    weighted = _sum(of, rates * sizes, count) / np.where(
        (total := _sum(of, sizes, count)) > 0, total, np.nan
    )
    return np.where(parts == 1, _last(of, rates, parts), weighted)


def _last(of: np.ndarray, rates: np.ndarray, parts: np.ndarray) -> np.ndarray:
    found = np.full(len(parts), np.nan)
    found[of] = rates
    return found


def _figures(
    counts: np.ndarray, sizes: np.ndarray, means: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Counts, sizes and the percent that follows from them, or else the one that was given."""
    shares = 100 * counts / np.where(sizes > 0, sizes, np.nan)
    return counts, sizes, np.where(np.isnan(shares), means, shares)


def _given(numbers: np.ndarray) -> list[float | None]:
    missing = np.isnan(numbers)
    if not missing.any():
        return numbers.tolist()
    found = numbers.astype(object)
    found[missing] = None
    return found.tolist()


def row_words(rows: np.ndarray) -> str:
    """Some rows as a sentence begins with them; the first are named, the others counted."""
    shown = ", ".join(str(int(n)) for n in rows[:_SHOWN_ROWS])
    if len(rows) == 1:
        return f"Row {shown}"
    more = f" and {len(rows) - _SHOWN_ROWS:,} more" if len(rows) > _SHOWN_ROWS else ""
    return f"Rows {shown}{more}"
