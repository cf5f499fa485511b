"""Columns of a few thousand rows at a time: texts as codes into a short list, numbers as floats.

A Dashboard file repeats few different texts very often, so a text is looked at once, not once per
row. Numbers are read by pandas' own parser; only where it meets something that is no number are the
cells of that piece looked at one by one, so that the person can be told which.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
import pandas as pd

from sos_desktop.importers.tables import SheetTable

ROWS = 12_000
"""Rows per piece: small enough that a piece never keeps the window's own thread waiting."""

_MISSING_WORDS = ("N/A", "NA", "NaN", "NAN", "NULL", "Null", "None", "#N/A", "<NA>", "#NULL!")
MISSING = frozenset(
    {"", "*", "**", "--", "-", ".", "–", "—", *_MISSING_WORDS}
    | {word.lower() for word in _MISSING_WORDS}
    | {word.upper() for word in _MISSING_WORDS}
)
"""Texts that stand for "not reported"; R and pandas write `NA` and `nan`."""

_MISSING_LIST = sorted(MISSING)
COLOR_WORDS = {
    "no color": 0.0,
    "no performance color": 0.0,
    "red": 1.0,
    "orange": 2.0,
    "yellow": 3.0,
    "green": 4.0,
    "blue": 5.0,
}
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?")
_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d{1,2}")
_IN_PARENTHESES = re.compile(r"\(\s*([\d.,]+)\s*%?\s*\)")
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")


@dataclass(slots=True)
class Chunk:
    """A piece of a table.

    Attributes:
        rows: Row numbers in the file.
        texts: Column to (code per row, text per code).
        numbers: Column to a float per row; NaN is missing.
        bad: (row number, column, text) of cells that should be numbers and are not.
        worded: The same of colors that stand there as words, which were read.
        source: The rows themselves: lines, or lists of cells.
    """

    rows: np.ndarray
    texts: dict[str, tuple[np.ndarray, list[str]]] = field(default_factory=dict)
    numbers: dict[str, np.ndarray] = field(default_factory=dict)
    bad: list[tuple[int, str, str]] = field(default_factory=list)
    worded: list[tuple[int, str, str]] = field(default_factory=list)
    source: Sequence[str | Sequence[str]] = ()
    delimiter: str = ""

    def row_at(self, place: int) -> Sequence[str]:
        """All cells of a row, for what is looked at once per entity and not once per row."""
        found = self.source[place]
        return found.split(self.delimiter) if isinstance(found, str) else found


@dataclass(frozen=True, slots=True)
class WantedColumns:
    """The columns to read, by their place in the header."""

    texts: Mapping[str, int]
    numbers: Mapping[str, int]


def pieces(
    table: SheetTable, wanted: WantedColumns, keep: Sequence[int] | None
) -> Iterator[tuple[Chunk, list[tuple[int, int]]]]:
    """The table piece by piece, with the rows that have the wrong number of columns.

    Args:
        table: The file.
        wanted: Which columns.
        keep: Places of the rows to read; None for all.

    Yields:
        A chunk, and (row number, columns found) of rows that were left out because they do not
        line up with the header.
    """
    places = np.arange(len(table)) if keep is None else np.asarray(keep, dtype=np.int64)
    for start in range(0, len(places), ROWS):
        part = places[start : start + ROWS]
        if table.lines is not None:
            yield _from_lines(table, wanted, part)
        else:
            yield _from_cells(table, wanted, part)


def _from_lines(
    table: SheetTable, wanted: WantedColumns, part: np.ndarray
) -> tuple[Chunk, list[tuple[int, int]]]:
    lines = table.lines or ()
    tab, width = table.delimiter, len(table.header) - 1
    picked = _picked(lines, part)
    counts = list(map(str.count, picked, repeat(tab)))
    straight = counts.count(width) == len(counts)
    crooked = [] if straight else [n for n, count in enumerate(counts) if count != width]
    wrong = [(int(part[n]) + table.first_row, counts[n] + 1) for n in crooked if picked[n].strip()]
    if crooked:
        left_out = set(crooked)
        picked = [line for n, line in enumerate(picked) if n not in left_out]
        part = np.delete(part, crooked)
    rows = part + table.first_row
    try:
        return _parsed(rows, picked, wanted, tab), wrong
    except ValueError:
        cells = [line.split(tab) for line in picked]
        return _looked_at(rows, cells, wanted), wrong


def _picked(lines: Sequence[str], part: np.ndarray) -> Sequence[str]:
    """The lines at some places, which follow each other where all of a file is read."""
    if len(part) and part[-1] - part[0] == len(part) - 1:
        return lines[int(part[0]) : int(part[-1]) + 1]
    return [lines[int(place)] for place in part]


def _parsed(rows: np.ndarray, lines: Sequence[str], wanted: WantedColumns, tab: str) -> Chunk:
    """By pandas' parser; raises ValueError at the first cell that is not a number."""
    if not lines:
        return _looked_at(rows, [], wanted)
    places = {**wanted.texts, **wanted.numbers}
    frame = pd.read_csv(
        io.StringIO("\n".join(lines)),
        sep=tab,
        header=None,
        usecols=sorted(places.values()),
        dtype={
            **dict.fromkeys(wanted.texts.values(), object),
            **dict.fromkeys(wanted.numbers.values(), "float64"),
        },
        na_values={place: _MISSING_LIST for place in wanted.numbers.values()},
        keep_default_na=False,
        quoting=3,
        skip_blank_lines=False,
        engine="c",
    )
    if len(frame) != len(rows):
        raise ValueError("rows were joined")
    chunk = Chunk(rows, source=lines, delimiter=tab)
    for name, place in wanted.texts.items():
        codes, values = pd.factorize(frame[place].to_numpy())
        chunk.texts[name] = (codes, list(values))
    for name, place in wanted.numbers.items():
        column = frame[place].to_numpy()
        if np.isinf(column).any():
            raise ValueError("not a number")
        chunk.numbers[name] = column
    return chunk


def _from_cells(
    table: SheetTable, wanted: WantedColumns, part: np.ndarray
) -> tuple[Chunk, list[tuple[int, int]]]:
    cells: Sequence[Sequence[str]] = table.cells or []
    width = len(table.header)
    picked = [cells[int(place)] for place in part]
    crooked = [
        n for n, row in enumerate(picked) if any(row[width:]) or len(row) < width or not any(row)
    ]
    wrong = [(int(part[n]) + table.first_row, len(picked[n])) for n in crooked if any(picked[n])]
    left_out = set(crooked)
    kept = [row for n, row in enumerate(picked) if n not in left_out]
    return _looked_at(np.delete(part, crooked) + table.first_row, kept, wanted), wrong


def _looked_at(rows: np.ndarray, cells: Sequence[Sequence[str]], wanted: WantedColumns) -> Chunk:
    """Cell by cell, noting what is not a number."""
    chunk = Chunk(rows, source=cells)
    for name, place in wanted.texts.items():
        chunk.texts[name] = _coded([row[place] for row in cells])
    for name, place in wanted.numbers.items():
        codes, values = _coded([row[place] for row in cells])
        read = [parse_number(value) for value in values]
        if name == "color":
            _read_words(chunk, rows, codes, values, read)
        numbers = np.array([np.nan if value is None else value for value in read], dtype=float)
        for code, value in enumerate(values):
            if read[code] is None:
                chunk.bad.extend((int(row), name, value) for row in rows[np.asarray(codes) == code])
        chunk.numbers[name] = numbers[codes] if len(values) else np.empty(0)
    return chunk


def _read_words(
    chunk: Chunk,
    rows: np.ndarray,
    codes: np.ndarray,
    values: Sequence[str],
    read: list[float | None],
) -> None:
    """Colors that a spreadsheet's user wrote as words."""
    for code, value in enumerate(values):
        if read[code] is None and (number := COLOR_WORDS.get(value.strip().casefold())) is not None:
            read[code] = number
            chunk.worded.extend((int(row), "color", value) for row in rows[codes == code])


def _coded(values: Sequence[str]) -> tuple[np.ndarray, list[str]]:
    places: dict[str, int] = {}
    codes = np.fromiter(
        (places.setdefault(value, len(places)) for value in values),
        dtype=np.int64,
        count=len(values),
    )
    return codes, list(places)


def parse_number(text: str) -> float | None:
    """Read a number as spreadsheets write it; NaN is "not reported", None is no number.

    A comma with one or two digits after it stands for the point; accountants write negatives in
    parentheses.
    """
    cleaned = text.strip().removeprefix("=").strip('"').removeprefix("'").strip()
    if cleaned in MISSING:
        return float("nan")
    cleaned = cleaned.replace("−", "-").replace("–", "-").removesuffix("%").strip()
    if negative := _IN_PARENTHESES.fullmatch(cleaned):
        cleaned = f"-{negative[1]}"
    if _DECIMAL_COMMA.fullmatch(cleaned):
        cleaned = cleaned.replace(",", ".")
    if _THOUSANDS.fullmatch(cleaned):
        cleaned = cleaned.replace(",", "")
    return float(cleaned) if _NUMBER.fullmatch(cleaned) else None
