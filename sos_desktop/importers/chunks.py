"""Columns of a few thousand rows at a time: texts as codes into a short list, numbers as floats.

A Dashboard file repeats few different texts very often, so a text is looked at once, not once per
row. Numbers as CDE writes them are read a column at once; only cells that are something else are
looked at one by one, so that the person can be told which.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from sos_desktop.importers.cells import Cells
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

COLOR_WORDS = {
    "no color": 0.0,
    "no performance color": 0.0,
    "red": 1.0,
    "orange": 2.0,
    "yellow": 3.0,
    "green": 4.0,
    "blue": 5.0,
    "sin color": 0.0,
    "rojo": 1.0,
    "anaranjado": 2.0,
    "naranja": 2.0,
    "amarillo": 3.0,
    "verde": 4.0,
    "azul": 5.0,
}
"""Also in Spanish, which CDE's pages are read in."""
_NUMBERED = re.compile(r"[0-5]\s*[-–:.=]\s*")
"""What may stand before the word ("1 - Red")."""
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?")
_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d{1,2}")
_GROUPED = re.compile(r"[-+]?\d{1,3}([\u00a0\u202f\u2009 '’]\d{3})+([.,]\d+)?")
_GROUPED_BY_POINTS = re.compile(r"[-+]?\d{1,3}(\.\d{3})+,\d+")
"""Only with a comma after them: what "1.234" means is not certain."""
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
        rows_at: The first cells of rows, by their places here and how many, for what is looked at
            once per entity and not once per row.
    """

    rows: np.ndarray
    rows_at: Callable[[np.ndarray, int], list[tuple[str, ...]]]
    texts: dict[str, tuple[np.ndarray, list[str]]] = field(default_factory=dict)
    numbers: dict[str, np.ndarray] = field(default_factory=dict)
    bad: list[tuple[int, str, str]] = field(default_factory=list)
    worded: list[tuple[int, str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class WantedColumns:
    """The columns to read, by their place in the header."""

    texts: Mapping[str, int]
    numbers: Mapping[str, int]


def pieces(
    table: SheetTable, wanted: WantedColumns, keep: np.ndarray | None
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
    places = np.arange(len(table)) if keep is None else keep
    if table.lines is not None:
        places = places[table.lines.filled()[places]]
    for start in range(0, len(places), ROWS):
        part = places[start : start + ROWS]
        if table.lines is not None:
            yield _from_lines(table, wanted, part)
        else:
            yield _from_cells(table, wanted, part)


def _from_lines(
    table: SheetTable, wanted: WantedColumns, part: np.ndarray
) -> tuple[Chunk, list[tuple[int, int]]]:
    lines, width = table.lines, len(table.header)
    assert lines is not None
    cells = Cells(lines.joined(part), table.delimiter, width)
    wrong: list[tuple[int, int]] = []
    straight = cells.counts == width
    if not straight.all():
        rows = part[~straight] + table.first_row
        wrong = list(zip(rows.tolist(), cells.counts[~straight].tolist(), strict=True))
        part = part[straight]
        cells = Cells(lines.joined(part), table.delimiter, width)
    chunk = Chunk(part + table.first_row, cells.first_of)
    for name, place in wanted.texts.items():
        chunk.texts[name] = cells.texts(*cells.column(place))
    for name, place in wanted.numbers.items():
        starts, ends = cells.column(place)
        values, odd = cells.numbers(starts, ends)
        if odd.any():
            coded = cells.texts(starts[odd], ends[odd])
            values[odd] = _numbers(chunk, chunk.rows[odd], name, *coded)
        chunk.numbers[name] = values
    return chunk, wrong


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
    chunk = Chunk(
        np.delete(part, crooked) + table.first_row,
        lambda places, most: [tuple(kept[place][:most]) for place in places.tolist()],
    )
    for name, place in wanted.texts.items():
        chunk.texts[name] = _coded([row[place] for row in kept])
    for name, place in wanted.numbers.items():
        coded = _coded([row[place] for row in kept])
        chunk.numbers[name] = _numbers(chunk, chunk.rows, name, *coded)
    return chunk, wrong


def _numbers(
    chunk: Chunk, rows: np.ndarray, name: str, codes: np.ndarray, values: Sequence[str]
) -> np.ndarray:
    """Cells of a column as numbers, text by text, noting what is not a number."""
    read = [parse_number(value) for value in values]
    if name == "color":
        _read_words(chunk, rows, codes, values, read)
    for code, value in enumerate(values):
        if read[code] is None:
            chunk.bad.extend((int(row), name, value) for row in rows[codes == code])
    numbers = np.array([np.nan if value is None else value for value in read], dtype=float)
    return numbers[codes] if len(values) else np.empty(0)


def _read_words(
    chunk: Chunk,
    rows: np.ndarray,
    codes: np.ndarray,
    values: Sequence[str],
    read: list[float | None],
) -> None:
    """Colors that a spreadsheet's user wrote as words."""
    for code, value in enumerate(values):
        if read[code] is None and (number := _color(value)) is not None:
            read[code] = number
            chunk.worded.extend((int(row), "color", value) for row in rows[codes == code])


def _color(text: str) -> float | None:
    """The number of a color's word; None where it is none, or another than the number before it."""
    word = text.strip().casefold()
    number = COLOR_WORDS.get(_NUMBERED.sub("", word, count=1))
    return number if number is None or not word[:1].isdigit() or int(word[0]) == number else None


def _coded(values: Sequence[str]) -> tuple[np.ndarray, list[str]]:
    from pandas import factorize  # half a second, for workbooks alone

    codes, found = factorize(np.array(values, dtype=object))
    return codes, list(found)


def parse_number(text: str) -> float | None:
    """Read a number as spreadsheets write it; NaN is "not reported", None is no number.

    A comma with one or two digits after it stands for the point; accountants write negatives in
    parentheses. Thousands may be parted by commas, spaces of any kind or apostrophes.
    """
    cleaned = text.strip().removeprefix("=").strip('"').removeprefix("'").strip()
    if cleaned in MISSING:
        return float("nan")
    cleaned = cleaned.replace("−", "-").replace("–", "-").removesuffix("%").strip()
    if negative := _IN_PARENTHESES.fullmatch(cleaned):
        cleaned = f"-{negative[1]}"
    if _GROUPED.fullmatch(cleaned):
        cleaned = re.sub(r"[^-+\d.,]", "", cleaned)
    if _GROUPED_BY_POINTS.fullmatch(cleaned):
        cleaned = cleaned.replace(".", "")
    if _DECIMAL_COMMA.fullmatch(cleaned):
        cleaned = cleaned.replace(",", ".")
    if _THOUSANDS.fullmatch(cleaned):
        cleaned = cleaned.replace(",", "")
    return float(cleaned) if _NUMBER.fullmatch(cleaned) else None
