"""Tables as text: CSV files, and what is pasted into a worksheet or a mail."""

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import islice

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BY_NUMBER = frozenset({"cds"})
"""Columns whose digits are a name and no number, by heading."""
_ROWS_AT_ONCE = 2_000


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
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(headings)
    codes = [for_excel and heading in _BY_NUMBER for heading in headings]
    left = iter(rows)
    while part := list(islice(left, _ROWS_AT_ONCE)):
        columns = zip(zip(*part, strict=True), codes, strict=True)
        writer.writerows(zip(*(_column(cells, code) for cells, code in columns), strict=True))
    return stream.getvalue().encode("utf-8-sig")


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
