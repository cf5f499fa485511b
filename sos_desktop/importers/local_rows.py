"""The rows of a local file as columns of texts and numbers, piece by piece."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np

from sos_desktop.domain.local.mapping import ColumnMap, Meaning
from sos_desktop.domain.local.names import NAME_SEPARATOR, plain_name
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.jobs import CancelToken, Progress
from sos_desktop.importers.local_files import LocalSheet
from sos_desktop.importers.local_headers import Header, is_footnote
from sos_desktop.importers.local_sums import NumberColumn, TextColumn, row_words

ROWS = 10_000
_TEXTS = (
    Meaning.DATE,
    Meaning.YEAR,
    Meaning.PLACE,
    Meaning.GROUP,
    Meaning.STUDENT,
    Meaning.YES,
    Meaning.MEMBER,
)


@dataclass(slots=True)
class LocalRows:
    """What the columns that mean something hold, and what a person should know of the rows.

    Attributes:
        places: Where each column stands in a row, by its name.
        numbers: The columns of figures; all others are in `texts`.
        at: The number of each row in the file.
        remarks: Sentences without a value of the file.
    """

    sheet: LocalSheet
    header: Header
    map: ColumnMap
    places: dict[str, int] = field(default_factory=dict)
    texts: dict[str, TextColumn] = field(default_factory=dict)
    numbers: dict[str, NumberColumn] = field(default_factory=dict)
    at: np.ndarray = field(default_factory=lambda: np.empty(0, np.int64))
    remarks: list[str] = field(default_factory=list)

    def remark(self, rows: np.ndarray, words: str, verb: str = "has") -> None:
        """Say something of the rows that are chosen, if any are."""
        if not rows.any():
            return
        found = self.at[rows]
        many = len(found) > 1
        said = words.format(
            rows=row_words(found),
            has="have" if many else "has",
            adds="add" if many else "adds",
            holds="hold" if many else "holds",
            counts="count" if many else "counts",
            says="say" if many else "says",
            **{"is": "are" if many else "is"},
        )
        self.remarks.append(f"{said} out." if said.endswith("left") else said)

    def figures(self, meaning: Meaning, group: str, period: str) -> np.ndarray | None:
        """The numbers of a meaning for a column's own group and period, or for all periods.

        Nothing of all students is of one group: five of a group beside a total of sixty are a group
        of five, and no share of a group of sixty.
        """
        for wanted in ((group, period), (group, "")):
            for column in self.map.having(meaning):
                if (column.group, column.period) == wanted:
                    return self.numbers[column.name].numbers()
        return None


def read_rows(
    sheet: LocalSheet, header: Header, known: ColumnMap, progress: Progress, cancel: CancelToken
) -> LocalRows:
    """Read the columns a map names.

    Raises:
        InputProblem: One is not there, or another table begins below.
        Cancelled: The person stopped it.
    """
    rows = LocalRows(sheet, header, known)
    for column in known.columns:
        rows.places[column.name] = _place(sheet, header, column.name)
        if column.meaning in _TEXTS:
            rows.texts[column.name] = TextColumn()
        else:
            counts = column.meaning in (Meaning.NUMERATOR, Meaning.DENOMINATOR)
            rows.numbers[column.name] = NumberColumn(counts)
    kept = _Kept(rows)
    numbers: list[np.ndarray] = []
    for first, piece in pieces(sheet, header):
        cancel.check()
        progress(first, len(sheet.lines), f"Reading {sheet.file}")
        numbers.append(kept.take(first, piece))
    rows.at = np.concatenate(numbers) if numbers else rows.at
    if kept.wide:
        verbs = "have more cells than there are column names, and are left out."
        one = "has more cells than there are column names, and is left out."
        said = one if len(kept.wide) == 1 else verbs
        rows.remarks.append(f"{row_words(np.array(kept.wide))} {said}")
    return rows


def pieces(sheet: LocalSheet, header: Header) -> Iterator[tuple[int, list[Sequence[str]]]]:
    """The rows below the column names, with the number of the first of each piece."""
    rows = sheet.rows()
    for _above in range(header.last):
        next(rows, None)
    first = header.last + 1
    while piece := list(islice(rows, ROWS)):
        yield first, piece
        first += len(piece)


def _place(sheet: LocalSheet, header: Header, name: str) -> int:
    for place, found in enumerate(header.names):
        if plain_name(found) == plain_name(name):
            return place
    names = ", ".join(f"“{found}”" for found in header.names[:8])
    raise InputProblem(
        f"{sheet.file} has no column “{name}”. Its columns in row {header.last} are {names}. Say "
        "again what the columns mean, or in which row their names stand.",
        where="columns",
    )


class _Kept:
    """Chooses the rows that hold something, and takes them apart into columns.

    Attributes:
        wide: The numbers of rows of a text file with more cells than there are names: a comma
            inside a number moves all that follows into the next column.
    """

    def __init__(self, rows: LocalRows) -> None:
        self._rows = rows
        self._used = sorted(set(rows.places.values()))
        self._figures = [rows.places[name] for name in rows.numbers]
        names = rows.header.names
        self._names = list(names)
        self._width = len(names) if not rows.sheet.name else sys.maxsize
        self.wide: list[int] = []
        self._words = {names[place].rpartition(NAME_SEPARATOR)[2].strip() for place in self._used}

    def take(self, first: int, piece: list[Sequence[str]]) -> np.ndarray:
        """The numbers of the rows that are kept of a piece."""
        kept = [(n, row) for n, row in enumerate(piece, first) if self._is_kept(n, row)]
        for name, place in self._rows.places.items():
            values = [row[place] if place < len(row) else "" for _n, row in kept]
            if name in self._rows.texts:
                self._rows.texts[name].add(values)
            else:
                self._rows.numbers[name].add([value or "nan" for value in values])
        return np.fromiter((n for n, _row in kept), np.int64, len(kept))

    def _is_kept(self, number: int, row: Sequence[str]) -> bool:
        if len(row) > self._width and any(cell.strip() for cell in row[self._width :]):
            self.wide.append(number)
            return False
        filled = 0
        for place in self._used:
            if place < len(row) and (cell := row[place]) and not cell.isspace():
                if cell in self._words and self._are_names(number, row):
                    return False
                filled += 1
                if filled > 1:
                    return True  # more than a remark: what most rows are, told at once
        if not filled:
            return False
        return any(row[p].strip() for p in self._figures if p < len(row)) or not is_footnote(row)

    def _are_names(self, number: int, row: Sequence[str]) -> bool:
        """Whether a row says the names of the columns again, as on each printed page.

        Raises:
            InputProblem: It says them in another order: what follows is another table.
        """
        if [*row] == self._names:
            return True
        cells = [row[place].strip() if place < len(row) else "" for place in self._used]
        if len(cells) < 2 or not all(cell in self._words for cell in cells):
            return False
        ours = [self._names[place].rpartition(NAME_SEPARATOR)[2].strip() for place in self._used]
        if cells == ours:
            return True
        raise InputProblem(
            f"Another table begins in row {number} of {self._rows.sheet.file}: its columns stand "
            "in another order. Save each table as a file or a sheet of its own.",
            where=self._rows.sheet.file,
        )
