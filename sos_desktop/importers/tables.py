"""From bytes to a header and rows, whatever program saved the file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.importers.layouts import layouts, plain
from sos_desktop.importers.other_kinds import OLE, ZIP, encoding_of, refuse_other_kinds
from sos_desktop.importers.quoted import quoted_rows
from sos_desktop.importers.text_lines import TextLines, is_utf8, to_utf8
from sos_desktop.importers.workbook_formats import FormatCounts
from sos_desktop.importers.workbooks import read_sheets

_KEYS = frozenset({"cds", "cdscode", "cdcode"})
_PARTS = frozenset({"countycode", "districtcode", "schoolcode"})
_SEARCHED_ROWS = 25
_LOOKED_AT = 65536
_MOST_BLANK = 50_000
_MOST_LINES, _LONGEST_LINE = 600_000, 1_000_000
"""Three times the lines of CDE's largest statewide file; local indicators have long narratives."""

_NO_CONTENT = ' \t,;|"\r\n'
_MARK = b"\xef\xbb\xbf"
_NOTHING = b"\x00\r\n\t \xef\xbb\xbf"
_DELIMITERS = "\t,;|"
_NO_FORMATS = FormatCounts()
_CODE = re.compile(r"(?:^|\t)\d{14}(?:\t|$)")
_AGAIN = "Download the file again from CDE, or ask whoever sent it for the original."


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table as text.

    Attributes:
        header: Column names as written.
        first_row: Row number of the first data row, counting from 1.
        lines: Data lines of a plain delimited text, not yet split; None for other files.
        cells: Data rows as cells; None for plain delimited text.
        delimiter: What separates the columns of `lines`.
        encoding: How the text was written; "" for workbooks.
        sheet: The sheet's name; "" for texts.
        formats: What a sheet says beside its values.
        repeated: Rows in which the column names stand again; they are blank in `lines` and `cells`.
        blank: Blank rows, those among them.
        titles: What stands above the column names, a text per line.
        unread: Sheets beside it with CDS codes and no column names.
    """

    header: tuple[str, ...]
    first_row: int
    lines: TextLines | None
    cells: Sequence[Sequence[str]] | None
    delimiter: str = ""
    encoding: str = ""
    sheet: str = ""
    formats: FormatCounts = _NO_FORMATS
    repeated: tuple[int, ...] = ()
    blank: int = 0
    titles: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.lines if self.lines is not None else self.cells or ())


def read_table(name: str, data: bytes) -> SheetTable:
    """The first table in a file's bytes.

    Raises:
        InputProblem: As `read_tables`.
    """
    return read_tables(name, data)[0]


def read_tables(name: str, data: bytes, cancel: CancelToken | None = None) -> list[SheetTable]:
    """Find the tables in a file's bytes, one per sheet; its ending is not trusted.

    Raises:
        InputProblem: The file is empty, binary, protected, too large, or holds no table with CDS
            codes.
    """
    start = data[:_LOOKED_AT].strip(_NOTHING)
    if not start and not data.strip(_NOTHING):
        raise InputProblem(f"{name} is empty. {_AGAIN}", where=name)
    refuse_other_kinds(name, data, _AGAIN)
    if data.startswith((ZIP, OLE)):
        return _workbook(name, data, cancel)
    return [_text(name, *_lines(name, data))]


def _lines(name: str, data: bytes) -> tuple[TextLines, str]:
    """The lines and how they were written."""
    wide = encoding_of(data)
    if wide is not None:
        lines = TextLines.of_bytes(to_utf8(data, wide), 0, _MOST_LINES)
        return _checked(name, lines), wide[: len("utf-16")].upper()
    if b"\x00" in data[:_LOOKED_AT]:
        raise InputProblem(
            f"{name} is not a text or Excel file, whatever its name says. {_AGAIN}", where=name
        )
    if is_utf8(data):
        begin = len(_MARK) if data.startswith(_MARK) else 0
        return _checked(name, TextLines.of_bytes(data, begin, _MOST_LINES)), "UTF-8"
    lines = TextLines.of_bytes(to_utf8(data, "cp1252"), 0, _MOST_LINES)
    return _checked(name, lines), "Windows-1252"


def _checked(name: str, lines: TextLines) -> TextLines:
    """The lines, unless there are too many or one is too long."""
    longest = max((len(lines[place]) for place in lines.longer_than(_LONGEST_LINE)), default=0)
    if longest > _LONGEST_LINE:
        raise _too_much(name, f"a line of {longest:,} characters")
    _check_blank(name, lines)
    if len(lines) > _MOST_LINES:
        raise _too_much(name, f"more than {_MOST_LINES:,} lines")
    return lines


def _check_blank(name: str, lines: Sequence[str]) -> None:
    """Refuse too many blank lines together, of which one stands at a multiple of the most."""
    for place in range(0, len(lines), _MOST_BLANK):
        first = last = place
        while first >= 0 and not lines[first].strip(_NO_CONTENT):
            first -= 1
        while last < len(lines) and not lines[last].strip(_NO_CONTENT):
            last += 1
        if last - first - 1 > _MOST_BLANK:
            raise _too_much(name, f"more than {_MOST_BLANK:,} blank lines together")


def _too_much(name: str, what: str) -> InputProblem:
    return InputProblem(
        f"{name} has {what}, so it is not as CDE published it. It is not read. {_AGAIN}", where=name
    )


def _text(name: str, lines: TextLines, encoding: str) -> SheetTable:
    lines = _without_last_blank(lines)
    place = next(
        (n for n, line in enumerate(lines[:_SEARCHED_ROWS]) if _is_header(_split(line))), None
    )
    if place is None:
        raise _no_header(name)
    delimiter = _delimiter(lines[place])
    if delimiter in "\t|" and '"' not in lines[place]:
        return _from_lines(lines, place, delimiter, encoding=encoding)
    rows = list(quoted_rows(name, lines[place:], delimiter, first=place + 1, again=_AGAIN))
    header, cells = rows[0], rows[1:]
    again = [n for n, row in enumerate(cells) if _are_again(row, header)]
    for n in again:
        cells[n] = []
    return SheetTable(
        tuple(header),
        place + 2,
        None,
        cells,
        delimiter,
        encoding,
        repeated=tuple(n + place + 2 for n in again),
        blank=sum(not any(row) for row in cells),
        titles=_titles(lines[:place], delimiter),
    )


def _titles(lines: Sequence[str], delimiter: str) -> tuple[str, ...]:
    """The lines above a table, as they read."""
    texts = (" ".join(line.replace(delimiter, " ").replace('"', " ").split()) for line in lines)
    return tuple(text for text in texts if text)


def _without_last_blank(lines: TextLines) -> TextLines:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines.part(0, end)


def _from_lines(
    lines: TextLines,
    place: int,
    delimiter: str,
    *,
    encoding: str = "",
    sheet: str = "",
    formats: FormatCounts = _NO_FORMATS,
) -> SheetTable:
    """A table of lines whose column names stand at a place; names that stand again are blanked."""
    line, first = lines[place], place + 2
    data, header = lines.part(place + 1), line.split(delimiter)
    alike = data.beginning_like(line)
    again = [n for n in alike if _are_again(data[n].split(delimiter), header)]
    blank = data.blank()
    return SheetTable(
        tuple(header),
        first,
        data.emptied([*again, *blank]) if again or blank else data,
        None,
        delimiter,
        encoding,
        sheet,
        formats,
        tuple(n + first for n in again),
        len(again) + len(blank),
        _titles(lines[:place], delimiter),
    )


def _workbook(name: str, data: bytes, cancel: CancelToken | None) -> list[SheetTable]:
    tables, unread = [], []
    for sheet in read_sheets(name, data, _AGAIN, cancel):
        lines = _without_last_blank(TextLines.of(sheet.lines))
        rows = (line.split("\t") for line in lines[:_SEARCHED_ROWS])
        place = next((n for n, row in enumerate(rows) if _is_header(row)), None)
        if place is not None:
            table = _from_lines(lines, place, "\t", sheet=sheet.name, formats=sheet.formats)
            tables.append(table)
        elif any(_CODE.search(line) for line in lines[:_SEARCHED_ROWS]):
            unread.append(sheet.name)
    if not tables:
        raise _no_header(name)
    return [replace(table, unread=tuple(unread)) for table in tables]


def _are_again(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row is the column names once more, whatever their capitals and spaces."""
    return len(cells) == len(header) and all(
        one == other or plain(one) == plain(other) for one, other in zip(cells, header, strict=True)
    )


def _is_header(cells: Sequence[str]) -> bool:
    names = {plain(cell) for cell in cells}
    if not (names & _KEYS or names >= _PARTS):
        return False
    return len(names) > 3 or layouts().dataset_of(cells) is not None


def _split(line: str) -> list[str]:
    delimiter = _delimiter(line)
    return [cell.strip('" ') for cell in line.split(delimiter)] if delimiter else [line]


def _delimiter(line: str) -> str:
    best = max(_DELIMITERS, key=line.count)
    return best if best in line else ""


def _no_header(name: str) -> InputProblem:
    return InputProblem(
        f"{name} has no row of column names with a CDS code column (cds), so it cannot be told "
        f"what it holds. {_AGAIN}",
        where=name,
    )
