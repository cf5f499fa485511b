"""Opening an Excel workbook somebody sent, with a sentence for each way that can fail."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sos_desktop.foundation.errors import InputProblem

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


@contextmanager
def open_workbook(name: str, data: bytes, again: str) -> "Iterator[CalamineWorkbook]":
    """A workbook, to be read inside the `with` block.

    Args:
        name: The file's name, for sentences.
        data: Its bytes.
        again: What to do when it is damaged, as a sentence.

    Raises:
        InputProblem: It is protected with a password, damaged, or no workbook; also when that
            shows only while it is read.
    """
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            yield book
    except PasswordError as error:
        raise InputProblem(
            f"{name} is protected with a password. Open it in Excel, save it without a password, "
            "and choose it again.",
            where=name,
        ) from error
    except Exception as error:
        raise InputProblem(
            f"{name} is damaged, or is not an Excel workbook. {again}",
            details=error,
            where=name,
        ) from error


def rows_of(book: "CalamineWorkbook", sheet: str) -> list[list[Any]]:
    """Every row of a sheet, from its first cell, with the empty ones.

    They are taken one by one: a large sheet taken whole would keep the window's own thread waiting.
    """
    found = book.get_sheet_by_name(sheet)
    before = [""] * (found.start[1] if found.start else 0)
    return [[*before, *row] for row in found.iter_rows()]
