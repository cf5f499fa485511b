"""Tables as text: CSV files, and what is pasted into a worksheet or a mail."""

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import NamedTuple

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BY_NUMBER = frozenset({"cds"})
"""Columns whose digits are a name and no number, by heading."""
_ROWS_AT_ONCE = 2_000
_LINE_END = "\r\n"


def csv_bytes(
    headings: Sequence[str], rows: Iterable[Sequence[object]], *, for_excel: bool = False
) -> bytes:
    """A CSV file in UTF-8, with the mark by which Excel knows it; None is an empty cell.

    Args:
        headings: The first line.
        rows: Cells; texts that a spreadsheet would take for a formula are kept texts.
        for_excel: Write CDS codes as `="27661590000000"`, because Excel would show them as
            2.766E+13 and lose a leading zero. Programs would have to take that off again.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator=_LINE_END)
    writer.writerow(headings)
    codes = [for_excel and heading in _BY_NUMBER for heading in headings]
    left = iter(rows)
    while part := list(islice(left, _ROWS_AT_ONCE)):
        columns = zip(zip(*part, strict=True), codes, strict=True)
        writer.writerows(zip(*(_column(cells, code) for cells, code in columns), strict=True))
    return stream.getvalue().encode("utf-8-sig")


class CodedColumn(NamedTuple):
    """A column of few different cells.

    Attributes:
        cells: The different ones; None is an empty cell.
        codes: Which of them stands in each row.
    """

    cells: Sequence[object]
    codes: Iterable[int]


def coded_csv_bytes(
    headings: Sequence[str], columns: Sequence[CodedColumn], *, for_excel: bool = False
) -> bytes:
    """The file `csv_bytes` makes, of columns in which each different cell is written once.

    A million rows take a fifth of the time. All columns are equally long.
    """
    last = len(columns) - 1
    pieces = []
    for place, column in enumerate(columns):
        code = for_excel and headings[place] in _BY_NUMBER
        end = _LINE_END if place == last else ","
        texts = [_written(cell) + end for cell in _column(column.cells, code)]
        pieces.append(map(texts.__getitem__, column.codes))
    lines = "".join(chain.from_iterable(zip(*pieces, strict=True)))
    return csv_bytes(headings, ()) + lines.encode()


def _written(cell: object) -> str:
    """One cell as it stands in a line of several."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator=_LINE_END).writerow((cell, None))
    return stream.getvalue().removesuffix(f",{_LINE_END}")


def _column(cells: Sequence[object], code: bool) -> Iterable[object]:
    """The cells of a column as they are written; the writer makes None an empty one.

    A column is looked through at once: a statewide year has five million cells, hardly one of
    them a text that needs care.
    """
    if code:
        return [f'="{cell}"' for cell in cells]
    texts = "\n".join(["", *(cell for cell in cells if isinstance(cell, str))])
    return map(_cell, cells) if any(f"\n{sign}" in texts for sign in _FORMULA) else cells


def tab_separated(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Lines with tabs between their cells, as a worksheet takes them from the clipboard.

    Each row is one line: breaks within a cell become spaces. None is an empty cell.
    """
    lines = [[" ".join(str(_cell(c)).split()) for c in row] for row in (headings, *rows)]
    return "\n".join("\t".join(line) for line in lines)


def _cell(value: object) -> object:
    """A text that would be taken for a formula gets an apostrophe, which makes it a text."""
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
