"""Rows of text with separators and quotation marks; a mark left open never swallows rows."""

import csv
from collections.abc import Iterator, Sequence

from sos_desktop.foundation.errors import InputProblem


def quoted_rows(
    name: str, lines: Sequence[str], delimiter: str, *, first: int = 1, again: str
) -> Iterator[list[str]]:
    """Take lines apart into cells; a cell in quotation marks may go over several lines.

    Marks inside a cell that has none around it are a part of its text, as Excel reads them.

    Args:
        name: The file's, for the sentence.
        lines: With or without their ends.
        delimiter: Between cells.
        first: The number of the first line in the file.
        again: What to do about a file that cannot be read.

    Raises:
        InputProblem: A quotation mark is opened and not closed, so that all that follows would
            become one cell.
    """
    reader = csv.reader(lines, delimiter=delimiter)
    begun = 0
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise _open(name, first + begun, again, error) from error
        if row is None:
            return
        end = reader.line_num
        if end - begun > 1 or end == len(lines):
            try:
                list(csv.reader(lines[begun:end], delimiter=delimiter, strict=True))
            except csv.Error as error:
                if end - begun > 1 or "end of data" in str(error):
                    raise _open(name, first + begun, again, error) from error
        begun = end
        yield row


def _open(name: str, line: int, again: str, error: csv.Error) -> InputProblem:
    return InputProblem(
        f"{name} cannot be taken apart: a quotation mark in line {line} is never closed, so the "
        f"rows after it would be lost in one cell. {again}",
        details=error,
        where=name,
    )
