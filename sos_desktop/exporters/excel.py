"""A `ReportDocument` as an Excel workbook: real tables, frozen headers, ready to print."""

import io
from datetime import UTC
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from sos_desktop.domain.documents import report
from sos_desktop.domain.documents.typed import unmarked
from sos_desktop.exporters.excel_chart import add_chart, described_charts, readings_table
from sos_desktop.exporters.excel_sheets import (
    ACCENT,
    INK,
    MUTED,
    TEXT,
    Sheets,
    cell_at,
    link,
    put,
    set_height,
    typeface,
)
from sos_desktop.exporters.excel_table import add_heat_map, add_table
from sos_desktop.exporters.properties import finished_package, made_at
from sos_desktop.exporters.text import printable, printed_words, with_texts

_LONGEST = 32_000
_WIDE = 88
"""Width of a sheet of words, which a page of Letter paper holds."""


def render_excel(document: report.ReportDocument) -> bytes:
    """The document as .xlsx bytes; the same document gives the same bytes."""
    end = document.words.shortened
    document = with_texts(document, lambda text: _fitting(unmarked(printed_words(text)), end))
    book = Workbook()
    book.remove(book.worksheets[0])
    _properties(book, document)
    sheets = Sheets(book, document)
    titles = {
        (at, place): sheet.title
        for at, section in enumerate(document.sections)
        for place, block in enumerate(report.flat(section.blocks))
        if (sheet := _data_sheet(sheets, section, block)) is not None
    }
    for sheet in book.worksheets:
        sheets.add_way_back(sheet, sheet.max_row + 2)
        _print_all(sheet)
    _overview(sheets, titles)
    _sources(sheets)
    book.calculation.fullCalcOnLoad = True
    stream = io.BytesIO()
    # Not `Workbook.save`, which writes its own clock over the day the document was made.
    ExcelWriter(book, ZipFile(stream, "w")).save()
    told = described_charts(sheets.alternatives)
    return finished_package(stream.getvalue(), document.author, told)


def _properties(book: Workbook, document: report.ReportDocument) -> None:
    about = book.properties
    about.title = printable(document.title)
    about.creator = about.lastModifiedBy = printable(document.author)
    about.subject = f"{document.subtitle} ({document.copy_words})"
    about.language = document.language
    about.created = about.modified = made_at(document.made_on).astimezone(UTC).replace(tzinfo=None)


def _data_sheet(sheets: Sheets, section: report.Section, block: report.Block) -> Worksheet | None:
    """The sheet of a block with data; None for words and for tables without rows."""
    match block:
        case report.TableBlock() if block.rows:
            return add_table(sheets, block)
        case report.ResultStrip() | report.CostBlock() | report.Tally():
            return add_table(sheets, block.table)
        case report.HeatMapBlock():
            return add_heat_map(sheets, section.sheet or block.name, block)
        case report.ChartBlock():
            table = readings_table(block.data)
            if not table.rows:
                return None
            sheet = add_table(sheets, table)
            add_chart(sheets, sheet, block)
            return sheet
        case _:
            return None


def _overview(sheets: Sheets, titles: dict[tuple[int, int], str]) -> None:
    """The first sheet: all that is said in words, and the way to every other sheet."""
    document, say = sheets.document, sheets.document.words
    sheet = sheets.add(sheets.overview, first=True)
    sheet.column_dimensions["A"].width = _WIDE
    _write(sheet, document.organization, color=MUTED)
    _write(sheet, document.title, size=18, bold=True)
    if document.band:
        _write(sheet, document.band, color=MUTED)
    _write(sheet, document.subtitle, color=MUTED)
    for at, section in enumerate(document.sections):
        if section.title:
            _write(sheet, section.title, size=13, bold=True, color=ACCENT)
        blocks = report.flat(section.blocks)
        for block in blocks:
            for text in _as_text(block):
                _write(sheet, text)
        for place, block in enumerate(blocks):
            if title := titles.get((at, place)):
                rows = len(block.rows) if isinstance(block, report.TableBlock) else 0
                words = say.see_table if rows else say.see_sheet
                row = _write(sheet, words.format(name=title, rows=rows))
                link(cell_at(sheet, row, 1), title)
    _print_all(sheet)
    sheets.book.active = 0


def _as_text(block: report.Block) -> list[str]:
    match block:
        case report.Paragraph():
            return [block.text]
        case report.Bullets():
            return [f"• {item}" for item in block.items]
        case report.ChartBlock():
            return [text for text in (block.title, block.caption) if text]
        case report.SummaryBox():
            return [f"{row.label}: {row.text}" for row in block.rows]
        case report.DotsBlock():
            return [block.title, block.caption]
        case report.CostBlock():
            return [" · ".join(part for part in (block.total, block.note) if part)]
        case report.FishboneBlock() | report.ProcessBlock():
            return [f"{'    ' * level}{text}" for level, text in block.outline]
        case _:
            return []


def _write(
    sheet: Worksheet, text: str, *, size: float = 11, bold: bool = False, color: str = INK
) -> int:
    """Write a line of words under those that are there; its row."""
    row = sheet.max_row + 1 if sheet["A1"].value is not None else 1
    cell = cell_at(sheet, row, 1)
    put(cell, text)
    cell.font = typeface(size=size, bold=bold, color=color)
    cell.alignment = TEXT
    set_height(sheet, row, size)
    return row


def _sources(sheets: Sheets) -> None:
    document = sheets.document
    sheet = sheets.add(document.words.sources)
    sheet.column_dimensions["A"].width = _WIDE
    _write(sheet, document.words.sources, size=13, bold=True, color=ACCENT)
    for source in document.sources:
        _write(sheet, source)
    day = document.words.dates.full(document.made_on)
    _write(sheet, f"{document.copy_words}, {day}", color=MUTED)
    sheets.add_way_back(sheet, sheet.max_row + 1)
    _print_all(sheet)


def _print_all(sheet: Worksheet) -> None:
    """Print what stands on a sheet, and no empty columns beside it."""
    if sheet.print_area:
        return
    sheet.print_area = f"A1:{get_column_letter(sheet.max_column)}{sheet.max_row}"


def _fitting(text: str, end: str) -> str:
    """A text no longer than a cell can hold; the end says that it goes on."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(end)] + end
