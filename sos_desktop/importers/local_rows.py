"""The rows of a local file as columns of texts and numbers, piece by piece."""

import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, repeat

import numpy as np

from sos_desktop.domain.local.mapping import ColumnMap, Meaning
from sos_desktop.domain.local.names import NAME_SEPARATOR, plain_name
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.jobs import CancelToken, Progress
from sos_desktop.importers.chunks import parse_number
from sos_desktop.importers.local_files import LocalSheet
from sos_desktop.importers.local_headers import Header, is_footnote
from sos_desktop.importers.local_sums import NumberColumn, TextColumn, row_words

ROWS = 10_000
_CELLS = 50_000
"""Cells of lines that are taken apart at once."""
_FILLED = 2
"""Cells of a row that is more than a remark."""
_TEXTS = (
    Meaning.DATE,
    Meaning.YEAR,
    Meaning.CALENDAR_YEAR,
    Meaning.LEA,
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

    def keep(self, chosen: np.ndarray) -> None:
        """Forget all rows but these."""
        for column in (*self.texts.values(), *self.numbers.values()):
            column.keep(chosen)
        self.at = self.at[chosen]

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
    sheet: LocalSheet,
    header: Header,
    known: ColumnMap,
    progress: Progress,
    cancel: CancelToken,
    beside: Sequence[str] = (),
) -> LocalRows:
    """Read the columns a map names, and as texts some of which nothing is kept.

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
    for name in beside:
        rows.places[name] = _place(sheet, header, name)
        rows.texts[name] = TextColumn()
    kept = _Kept(rows)
    numbers: list[np.ndarray] = []
    for piece in pieces(sheet, header):
        cancel.check()
        progress(piece.first, len(sheet.lines), f"Reading {sheet.file}")
        numbers.append(kept.take(piece))
    rows.at = np.concatenate(numbers) if numbers else rows.at
    if kept.wide:
        verbs = "have more cells than there are column names, and are left out."
        one = "has more cells than there are column names, and is left out."
        said = one if len(kept.wide) == 1 else verbs
        rows.remarks.append(f"{row_words(np.array(kept.wide))} {said}")
    return rows


@dataclass(slots=True)
class Piece:
    """Some thousand rows of a sheet.

    Attributes:
        first: The number of the first of them in the file.
        lines: As text, where each is a row; empty where cells stand in quotation marks.
        taken_apart: Their cells where there are no such lines.
        delimiter: Between the cells of a line.
    """

    first: int
    lines: Sequence[str]
    taken_apart: Sequence[Sequence[str]]
    delimiter: str

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        """The cells of each row."""
        return self.taken_apart or [line.split(self.delimiter) for line in self.lines]

    def columns(self, places: Sequence[int], most: int) -> dict[int, Sequence[str]]:
        """The cells of some columns, by their place.

        Lines are taken apart many at once: in a quarter of the time of row after row, and not so
        many that the window would wait.

        Args:
            places: Of the columns, the last of them last.
            most: Cells of a row.

        Returns:
            Nothing where rows have different numbers of cells, fewer than there are columns or
            more than `most`.
        """
        apart, sign = self.taken_apart, self.delimiter
        cells = {*map(len, apart)} or {n + 1 for n in map(str.count, self.lines, repeat(sign))}
        width = cells.pop()
        if cells or not places or not places[-1] < width <= most:
            return {}
        if apart:
            return {place: [row[place] for row in apart] for place in places}
        found: dict[int, list[str]] = {place: [] for place in places}
        for lines in _in_parts(self.lines, max(1, _CELLS // width)):
            joined = sign.join(lines).split(sign)
            for place in places:
                found[place] += joined[place::width]
        return {**found}


def _in_parts(lines: Sequence[str], count: int) -> Iterator[Sequence[str]]:
    return (lines[at : at + count] for at in range(0, len(lines), count))


def pieces(sheet: LocalSheet, header: Header) -> Iterator[Piece]:
    """The rows below the column names."""
    if not sheet.quoted:
        for at in range(header.last, len(sheet.lines), ROWS):
            yield Piece(at + 1, sheet.lines[at : at + ROWS], (), sheet.delimiter)
        return
    rows, first = islice(sheet.rows(), header.last, None), header.last + 1
    while piece := list(islice(rows, ROWS)):
        yield Piece(first, (), piece, sheet.delimiter)
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

    def take(self, piece: Piece) -> np.ndarray:
        """The numbers of the rows that are kept of a piece."""
        columns = piece.columns(self._used, self._width)
        if self._all_are_kept(columns.values()):
            for name, place in self._rows.places.items():
                self._add(name, columns[place])
            count = len(columns[self._used[0]])
            return np.arange(piece.first, piece.first + count, dtype=np.int64)
        numbered = enumerate(piece.rows, piece.first)
        kept = [(n, row) for n, row in numbered if self._is_kept(n, row)]
        for name, place in self._rows.places.items():
            self._add(name, [row[place] if place < len(row) else "" for _n, row in kept])
        return np.fromiter((n for n, _row in kept), np.int64, len(kept))

    def _add(self, name: str, values: Sequence[str]) -> None:
        column = self._rows.texts.get(name) or self._rows.numbers[name]
        column.add(values)

    def _all_are_kept(self, used: Collection[Sequence[str]]) -> bool:
        """Whether every row is one that `_is_kept` keeps, told by the columns at once.

        That it is not so is no answer: some of the rows may be kept.
        """
        filled = ("" not in column and not any(map(str.isspace, {*column})) for column in used)
        return sum(islice(filter(None, filled), _FILLED)) == _FILLED and all(
            self._words.isdisjoint(column) for column in used
        )

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
                if filled == _FILLED:
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
        ours = [self._names[place].rpartition(NAME_SEPARATOR)[2].strip() for place in self._used]
        if len(cells) < 2 or not self._are_other_names(cells, ours):
            return False
        if cells == ours:
            return True
        raise InputProblem(
            f"Another table begins in row {number} of {self._rows.sheet.file}: its columns have "
            "other names, or stand in another order. Save each table as a file or a sheet of its "
            "own.",
            where=self._rows.sheet.file,
        )

    def _are_other_names(self, cells: Sequence[str], ours: Sequence[str]) -> bool:
        """Whether a row heads columns: it says our names, or some of them and texts for figures."""
        if all(cell in self._words for cell in cells):
            return True
        same = sum(cell == name for cell, name in zip(cells, ours, strict=True))
        at = [self._used.index(place) for place in self._figures]
        texts = [cells[n] for n in at if cells[n]]
        return same > 1 and bool(texts) and all(parse_number(text) is None for text in texts)
