"""The sheets of a workbook: their names, how they print, how text gets into their cells."""

import re
import textwrap
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from sos_desktop.domain.documents import report
from sos_desktop.exporters.text import printable

FACE = "Calibri"
INK, MUTED, ACCENT, WHITE = "1A232E", "55616F", "1D4F8C", "FFFFFF"
TEXT = Alignment(wrap_text=True, vertical="top")
LINE = 15.0
"""Height of a line of text in points."""
_TALLEST = 409.0
"""Excel knows no taller row."""
_PER_WIDTH = 0.95
"""Letters that surely fit into a column one unit wide, also where another typeface is set."""
_LONGEST_TITLE = 31
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_NAMES = re.compile(r"[^\w]+")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[RrCc]\d*([Cc]\d*)?|\d.*")
_LONGEST_NAME = 60
_SMALL_WORDS = frozenset({"of", "the", "and", "in", "for", "to", "with", "a", "on", "by", "–"})


@cache
def typeface(**look: Any) -> Font:
    """The face of all cells, in one of its looks; the same one each time.

    openpyxl compares what each cell is given with all looks a workbook has, which takes a third of
    the time of a heat map when they are other objects.
    """
    return Font(name=FACE, **look)


@cache
def ground(color: str) -> PatternFill:
    """A ground of one color, the same one each time."""
    return PatternFill("solid", fgColor=color)


@dataclass
class Sheets:
    """A workbook that is being made, and the names that are taken in it."""

    book: Workbook
    document: report.ReportDocument
    tables: set[str] = field(default_factory=set)
    alternatives: dict[str, str] = field(default_factory=dict)
    """What a chart shows in words, by the title of its sheet."""

    @property
    def overview(self) -> str:
        """The title of the first sheet."""
        return title_of(self.document.overview or self.document.words.overview, "")

    def add(self, name: str, *, landscape: bool = False, first: bool = False) -> Worksheet:
        """A new sheet with a title of its own, ready to print on Letter paper.

        Args:
            name: What it is called, in words.
            landscape: Print it so.
            first: It is the overview, which stands before all others.
        """
        words = self.document.words
        taken = {title.casefold() for title in self.book.sheetnames}
        taken |= set() if first else {self.overview.casefold()}
        wished, number = title_of(name, words.sheet), 2
        title = wished
        while title.casefold() in taken:
            title = f"{title_of(wished, words.sheet, _LONGEST_TITLE - 4)} {number}"
            number += 1
        sheet = self.book.create_sheet(title, 0 if first else None)
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_LETTER
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        left = f"{self.document.copy_words} – {words.dates.full(self.document.made_on)}"
        sheet.oddFooter.left.text = left.replace("&", "&&")
        sheet.oddFooter.right.text = words.sheet_page.format(page="&P", pages="&N")
        sheet.oddHeader.left.text = printable(self.document.title).replace("&", "&&")[:120] or " "
        sheet.oddHeader.right.text = printable(self.document.author).replace("&", "&&")[:100] or " "
        sheet.sheet_view.showGridLines = False
        return sheet

    def add_table(self, sheet: Worksheet, name: str, columns: int, rows: int) -> Table:
        """Make the cells from A1 a table with a name people understand; its header stays in sight.

        Args:
            sheet: Where.
            name: What it is called, in words.
            columns: How many.
            rows: How many, its header row with them.
        """
        last = f"{get_column_letter(columns)}{rows}"
        table = Table(displayName=self._table_name(name), ref=f"A1:{last}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
        sheet.add_table(table)
        sheet.freeze_panes = "B2"
        sheet.print_title_rows = "1:1"
        return table

    def add_way_back(self, sheet: Worksheet, row: int) -> None:
        """A link to the first sheet, under what stands on this one."""
        cell = cell_at(sheet, row, 1)
        put(cell, self.document.words.back.format(name=self.overview))
        link(cell, self.overview)

    def _table_name(self, name: str) -> str:
        base = _NOT_IN_NAMES.sub("_", printable(name)).strip("_")[:_LONGEST_NAME].strip("_")
        if not base or _LIKE_A_CELL.fullmatch(base):
            base = f"Table_{base}".rstrip("_")
        found, number = base, 2
        while found.casefold() in self.tables:
            found, number = f"{base}_{number}", number + 1
        self.tables.add(found.casefold())
        return found


def title_of(name: str, otherwise: str, room: int = _LONGEST_TITLE) -> str:
    """The title of a sheet: whole words, as many as Excel takes.

    Args:
        name: The wish.
        otherwise: Where nothing of it is left.
        room: The most letters.
    """
    kept = _NOT_IN_TITLES.sub(" ", printable(name).replace("\n", " "))
    words = kept.split()
    while len(" ".join(words)) > room and len(words) > 1:
        words.pop()
        while len(words) > 1 and words[-1].strip(",;–(").casefold() in _SMALL_WORDS | {""}:
            words.pop()
    return " ".join(words).strip("' ,;")[:room].strip("' ") or otherwise


def cell_at(sheet: Worksheet, row: int, column: int) -> XlsxCell:
    """A cell by its numbers, from 1; no sheet of ours has merged ones."""
    found = sheet.cell(row, column)
    assert isinstance(found, XlsxCell)
    return found


def put(cell: XlsxCell, text: str) -> None:
    """Write text as text: what begins with =, +, - or @ is never taken for a formula."""
    cleaned = printable(text)
    cell.value = cleaned
    cell.data_type = "s"
    if cleaned[:1] in ("=", "+", "-", "@"):
        cell.quotePrefix = True


def head(cell: XlsxCell, text: str) -> None:
    """Write a column's header."""
    put(cell, text)
    cell.font, cell.fill = typeface(bold=True, color=WHITE), ground(ACCENT)
    cell.alignment = TEXT


def note(cell: XlsxCell, text: str) -> None:
    """Write a remark about a table."""
    put(cell, text)
    cell.font = typeface(italic=True, color=MUTED)


def link(cell: XlsxCell, title: str) -> None:
    """Let a cell lead to the first cell of a sheet of this workbook."""
    place = f"{quote_sheetname(title)}!A1"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place, display=str(cell.value))
    cell.font = typeface(color=ACCENT, underline="single")


def set_height(sheet: Worksheet, row: int, size: float = 11) -> None:
    """Give a row the height its texts need in columns as wide as theirs."""
    lines = max(
        lines_in(str(cell.value), sheet.column_dimensions[cell.column_letter].width)
        for cell in sheet[row]
        if isinstance(cell, XlsxCell)
    )
    sheet.row_dimensions[row].height = min(lines * LINE * size / 11 + 3, _TALLEST)


def lines_in(text: str, width: float) -> int:
    """How many lines a text has in a column of this width, surely."""
    room = max(int(width * _PER_WIDTH), 1)
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(len(textwrap.wrap(part, room)) or 1 for part in text.split("\n"))


def unique(headings: list[str]) -> list[str]:
    """Headers that differ, as Excel refuses tables whose columns share a name."""
    seen: dict[str, int] = {}
    found = []
    for heading in headings:
        key = heading.casefold()
        seen[key] = seen.get(key, 0) + 1
        found.append(heading if seen[key] == 1 else f"{heading} {seen[key]}")
    return found
