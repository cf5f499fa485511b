"""Reads a workbook in a process of its own, which ends when it asks for too much memory.

Only the standard library and calamine are imported here: the process starts anew for each file.
"""

import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

    from sos_desktop.importers.workbook_formats import SheetFormats

READ_WORKBOOK = "read-workbook"
"""The argument that makes a built program read a workbook and do nothing else."""

MOST_MEMORY = 1 << 30
ROWS_AT_ONCE = 2_000
_BREAKS = str.maketrans({"\t": " ", "\n": " ", "\r": " "})

Send = Callable[[str, Any], None]


def main() -> int:
    """Read a workbook from standard input and write what is in it to standard output."""
    data = sys.stdin.buffer.read()
    answers = sys.stdout.buffer
    limit_memory(MOST_MEMORY)

    def send(kind: str, content: Any) -> None:
        answers.write(json.dumps([kind, content]).encode("ascii") + b"\n")

    _send_sheets(data, send)
    answers.flush()
    return 0


def _send_sheets(data: bytes, send: Send) -> None:
    """Send every sheet, row by row, as lines with tabs between the cells.

    What is sent: ("sheet", name), then ("lines", list of lines) and ("formats", `SheetFormats`) for
    it; at the end ("done", None), or ("password", None), ("memory", None), ("damaged", None).
    """
    from python_calamine import CalamineWorkbook, PasswordError
    from python_calamine import SheetVisibleEnum as Visible

    from sos_desktop.importers.workbook_formats import formats_of

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            # What nobody sees in Excel comes last, so that it is not taken for what was sent.
            unseen = {one.name for one in book.sheets_metadata if one.visible != Visible.Visible}
            numbered = enumerate(book.sheet_names)
            for number, name in sorted(numbered, key=lambda one: one[1] in unseen):
                formats = formats_of(data, number)
                send("sheet", name)
                for lines in _pieces(_rows(book, name, formats)):
                    send("lines", lines)
                send("formats", asdict(formats.counted()))
        send("done", None)
    except PasswordError:
        send("password", None)
    except MemoryError:
        send("memory", None)
    except Exception:  # noqa: BLE001 - whatever the reader says of a damaged file
        send("damaged", None)


def _rows(book: "CalamineWorkbook", name: str, formats: "SheetFormats") -> Iterator[str]:
    sheet = book.get_sheet_by_name(name)
    if sheet.start is None:
        return
    before = [""] * sheet.start[1]
    # The reader leaves out empty columns at the left, but no empty rows at the top.
    for place, row in enumerate(sheet.iter_rows()):
        if row.count("") == len(row):
            # Above one stray cell there may be half a million of them; each character is dear.
            yield ""
            continue
        percent = formats.percent.get(place, ())
        cells = [*before, *_cells(row)]
        for column in percent:
            cells[column] = as_percent(cells[column])
        yield "\t".join(cells)


def _pieces(lines: Iterator[str]) -> Iterator[list[str]]:
    piece: list[str] = []
    for line in lines:
        piece.append(line)
        if len(piece) == ROWS_AT_ONCE:
            yield piece
            piece = []
    yield piece


def _cells(row: Sequence[object]) -> list[str]:
    """Cells as CDE would have written them: whole numbers without a decimal part, in one line."""
    cells = [value if type(value) is str else _text(value) for value in row]
    if "".join(cells).isprintable():
        return cells  # none of them has a break; each by itself takes three times as long
    return [cell.translate(_BREAKS) for cell in cells]


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def as_percent(text: str) -> str:
    """A number of a cell formatted as percent, as the sheet shows it: 0.321 is 32.1%."""
    try:
        return f"{float(text) * 100:.6f}".rstrip("0").rstrip(".") + "%"
    except ValueError:
        return text


def limit_memory(most: int) -> None:
    """End this process when it asks for more memory than `most` bytes."""
    if os.name == "nt":
        from sos_desktop.importers.windows_limits import limit_own_memory

        limit_own_memory(most)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def columns_and_rows(reference: str) -> tuple[int, int]:
    """Columns and rows up to the end of a range such as "A1:XFD1048576"; zeros when it is odd."""
    end = reference.rsplit(":", 1)[-1].replace("$", "")
    letters = end.rstrip("0123456789")
    digits = end[len(letters) :]
    if not letters.isalpha() or not letters.isascii() or not digits:
        return 0, 0
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column, int(digits)
