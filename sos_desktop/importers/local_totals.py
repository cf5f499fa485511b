"""Rows of a local file that add up others: which of them count, so that no student counts twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from sos_desktop.domain.local.names import plain_name
from sos_desktop.domain.local.totals import Adds, is_total, what_it_adds
from sos_desktop.importers.local_sums import RowIds


@dataclass(slots=True)
class ColumnTotals:
    """What the texts of a column add up.

    Attributes:
        every: The label of what adds everything up.
        adds: By the number of a text; none of a column that adds nothing up.
    """

    every: str
    adds: list[Adds] = field(default_factory=list)

    def labels(
        self, texts: Sequence[str], read: Sequence[str | None], again: Callable[[str], str | None]
    ) -> list[str | None]:
        """The label of each text; None for sums of a part that has no name.

        Args:
            texts: The different texts of the column.
            read: The label of each text as if it added nothing up.
            again: From a name to its label.
        """
        plain = {
            plain_name(label): label
            for text, label in zip(texts, read, strict=True)
            if text and label and not is_total(text)
        }
        found: list[str | None] = []
        for text, label in zip(texts, read, strict=True):
            adds, of = what_it_adds(text, lambda name: plain.get(plain_name(again(name) or "")))
            self.adds.append(adds)
            labels = {Adds.NOTHING: label, Adds.ONE: of, Adds.ALL: self.every}
            found.append(labels.get(adds))
        return found

    def of_rows(self, codes: np.ndarray) -> np.ndarray:
        """Per row the number of its text where that adds up others, below 0 elsewhere."""
        table = np.array([n if adds else -1 for n, adds in enumerate(self.adds)], np.int64)
        return table[codes] if len(codes) else codes


def rows_to_leave_out(
    ids: tuple[RowIds, RowIds, RowIds], totals: tuple[np.ndarray, ...], without: np.ndarray
) -> np.ndarray:
    """Which rows say again what others say.

    A total gives way to a row that says the same of itself, and of totals of several names
    ("District total", "Grand total") the last one counts.

    Args:
        ids: Period, place and group.
        totals: Per column that may add up, as `ColumnTotals.of_rows` gives them.
        without: Totals of which the file does not say of whom they are.
    """
    adds = np.zeros(len(without), bool)
    text = np.zeros(len(without), np.int64)
    for column in totals:
        adds |= column >= 0
        text = text * (int(column.max(initial=0)) + 2) + column + 1
    unnamed = np.zeros(len(without), bool)
    for one in ids[1:]:
        unnamed |= one.of < 0
    left = adds & (without | unnamed)
    if not adds.any():
        return left
    key = np.zeros(len(without), np.int64)
    for one in ids:
        key = key * (len(one.labels) + 3) + one.of + 3
    left |= adds & np.isin(key, key[~adds])
    _keys, of = np.unique(key, return_inverse=True)
    last = np.zeros(len(_keys), np.int64)
    rest = adds & ~left
    last[of[rest]] = text[rest]
    return left | (rest & (text != last[of]))
