"""A `ReportDocument` as an Excel workbook: real tables, frozen headers, ready to print."""

import io
import re
from datetime import UTC, date
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table as XlsxTable
from openpyxl.worksheet.table import TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from sos_desktop.domain.documents import report
from sos_desktop.domain.documents.page_words import PageWords
from sos_desktop.exporters.excel_chart import add_chart, cell_at, readings_table
from sos_desktop.exporters.properties import finished_package, made_at
from sos_desktop.exporters.text import printable, with_texts

_FORMATS = {
    "whole": "#,##0",
    "year": "0",
    "decimal": "#,##0.0",
    "percent": '0"%"',
    "money": '"$"#,##0',
    "date": "mmm d, yyyy",
}
_TINTS = {0: "F1F3F6", 1: "FBE6E6", 2: "FDEEE0", 3: "FCF5D9", 4: "E5F2E8", 5: "E2ECF9"}
_BARS = {0: "C9D1DA", 1: "C62828", 2: "D9731A", 3: "DDB51E", 4: "3A8C4E", 5: "2C6CB8"}
_LONGEST = 32_000
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_]")
_NOT_IN_SHEETS = re.compile(r"[\[\]:*?/\\]")
_TEXT = Alignment(wrap_text=True, vertical="top")
_WIDE = 100


def render_excel(document: report.ReportDocument) -> bytes:
    """The document as .xlsx bytes."""
    end = document.words.shortened
    document = with_texts(document, lambda text: _fitting(printable(text), end))
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = printable(document.title)
    book.properties.creator = book.properties.lastModifiedBy = printable(document.author)
    book.properties.subject = f"{document.subtitle} ({document.copy_words})"
    made = made_at(document.made_on).astimezone(UTC).replace(tzinfo=None)
    book.properties.created = book.properties.modified = made
    names: set[str] = set()
    _overview(book, document)
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, report.TableBlock) and block.rows:
                _table_sheet(book, document, block, names)
            elif isinstance(block, report.HeatMapBlock):
                _heat_sheet(book, document, section, block)
            elif isinstance(block, report.ChartBlock):
                _readings_sheet(book, document, block, names)
    _sources(book, document)
    stream = io.BytesIO()
    # Not `Workbook.save`, which writes its own clock over the day the document was made.
    ExcelWriter(book, ZipFile(stream, "w")).save()
    return finished_package(stream.getvalue(), document.author)


def _overview(book: Workbook, document: report.ReportDocument) -> None:
    sheet = _sheet(book, document.overview or document.words.overview, document)
    sheet.column_dimensions["A"].width = _WIDE
    say = document.words
    _write(sheet, document.organization, color="55616F")
    _write(sheet, document.title, size=18, bold=True)
    _write(sheet, document.subtitle, color="55616F")
    for section in document.sections:
        words = [text for block in section.blocks for text in _as_text(block)]
        tables = [block for block in section.blocks if isinstance(block, report.TableBlock)]
        heat_maps = [block for block in section.blocks if isinstance(block, report.HeatMapBlock)]
        words += [say.see_table.format(name=_title(t.name, say), rows=len(t.rows)) for t in tables]
        words += [say.see_sheet.format(name=_title(section.sheet, say)) for _ in heat_maps]
        _write(sheet, section.title, size=13, bold=True, color="1D4F8C")
        for text in words:
            _write(sheet, text)


def _as_text(block: report.Block) -> list[str]:
    match block:
        case report.Paragraph():
            return [block.text]
        case report.Bullets():
            return [f"• {item}" for item in block.items]
        case report.ChartBlock():
            return [block.caption]
        case _:
            return []


def _write(
    sheet: Worksheet, text: str, *, size: float = 11, bold: bool = False, color: str = "1A232E"
) -> None:
    row = sheet.max_row + 1 if sheet["A1"].value is not None else 1
    cell = cell_at(sheet, row, 1)
    _put(cell, text)
    cell.font = Font(name="Calibri", size=size, bold=bold, color=color)
    cell.alignment = _TEXT
    lines = sum(len(part) // _WIDE + 1 for part in text.split("\n"))
    sheet.row_dimensions[row].height = min(max(lines * size * 1.45, size * 1.6), 400)


def _table_sheet(
    book: Workbook, document: report.ReportDocument, table: report.TableBlock, names: set[str]
) -> Worksheet:
    sheet = _sheet(book, table.name, document, landscape=True)
    headings = _unique([column.heading for column in table.columns])
    for place, heading in enumerate(headings, start=1):
        cell = cell_at(sheet, 1, place)
        _put(cell, heading)
        cell.font = Font(name="Calibri", bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1D4F8C")
        cell.alignment = _TEXT
    for number, row in enumerate(table.rows, start=2):
        for place, (value, column) in enumerate(zip(row, table.columns, strict=True), start=1):
            _fill(cell_at(sheet, number, place), value, column.kind, table.missing)
    total = sum(column.width for column in table.columns)
    for place, column in enumerate(table.columns, start=1):
        width = max(column.width / total * 120, len(column.heading) + 4, 12)
        sheet.column_dimensions[get_column_letter(place)].width = min(width, 70)
    last = f"{get_column_letter(len(headings))}{len(table.rows) + 1}"
    made = XlsxTable(displayName=_table_name(table.name, names), ref=f"A1:{last}")
    made.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    sheet.add_table(made)
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    return sheet


def _fill(cell: XlsxCell, value: report.Cell, kind: str, missing: str) -> None:
    if value is None and not missing:
        return
    if value is None or value == "":
        _put(cell, missing)
        cell.font = Font(name="Calibri", italic=True, color="55616F")
    elif isinstance(value, str):
        _put(cell, value)
    else:
        cell.value = value
        kind = "date" if isinstance(value, date) else kind
        cell.number_format = _FORMATS.get(kind, "General")
    right = kind in ("whole", "year", "decimal", "percent", "money") and not isinstance(value, str)
    cell.alignment = Alignment(
        wrap_text=True, vertical="top", horizontal="right" if right else "left"
    )


def _put(cell: XlsxCell, text: str) -> None:
    """Write text as text: what begins with =, +, - or @ is never taken for a formula."""
    cleaned = printable(text)
    cell.value = cleaned
    cell.data_type = "s"
    if cleaned[:1] in ("=", "+", "-", "@"):
        cell.quotePrefix = True


def _heat_sheet(
    book: Workbook,
    document: report.ReportDocument,
    section: report.Section,
    block: report.HeatMapBlock,
) -> None:
    sheet = _sheet(book, section.sheet, document, landscape=True)
    for place, heading in enumerate([document.words.student_group, *block.columns], start=1):
        cell = cell_at(sheet, 1, place)
        _put(cell, heading)
        cell.font = Font(name="Calibri", bold=True)
        cell.alignment = Alignment(wrap_text=True, horizontal="center" if place > 1 else "left")
        sheet.column_dimensions[get_column_letter(place)].width = 17 if place > 1 else 34
    for number, (name, cells) in enumerate(block.rows, start=2):
        first = cell_at(sheet, number, 1)
        _put(first, name)
        first.alignment = _TEXT
        sheet.row_dimensions[number].height = 46
        for place, heat in enumerate(cells, start=2):
            _heat(cell_at(sheet, number, place), heat, block.missing)
    note = cell_at(sheet, len(block.rows) + 2, 1)
    _put(note, block.caption)
    note.font = Font(name="Calibri", italic=True, color="55616F")
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"


def _heat(cell: XlsxCell, heat: report.HeatCell | None, missing: str) -> None:
    cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
    if heat is None:
        _put(cell, missing)
        cell.font = Font(name="Calibri", size=9, color="55616F")
        return
    _put(cell, f"{heat.value}\n{heat.word}" if heat.word else heat.value)
    cell.fill = PatternFill("solid", fgColor=_TINTS[heat.color])
    outline = "mediumDashed" if heat.alone else "medium"
    edge = Side(outline, color="1A232E") if heat.outlined else Side("thin", color="FFFFFF")
    left = edge if heat.outlined else Side("thick", color=_BARS[heat.color])
    cell.border = Border(left=left, right=edge, top=edge, bottom=edge)
    cell.font = Font(name="Calibri", bold=heat.outlined, color="1A232E")


def _readings_sheet(
    book: Workbook, document: report.ReportDocument, chart: report.ChartBlock, names: set[str]
) -> None:
    table = readings_table(chart.data)
    if not table.rows:
        return
    sheet = _table_sheet(book, document, table, names)
    note = add_chart(sheet, chart)
    _put(note, chart.alternative)
    note.font = Font(name="Calibri", italic=True, color="55616F")
    note.alignment = _TEXT


def _sources(book: Workbook, document: report.ReportDocument) -> None:
    sheet = _sheet(book, document.words.sources, document)
    sheet.column_dimensions["A"].width = _WIDE
    _write(sheet, document.words.sources, size=13, bold=True, color="1D4F8C")
    for source in document.sources:
        _write(sheet, source)
    _write(
        sheet,
        f"{document.copy_words}, {document.words.dates.full(document.made_on)}",
        color="55616F",
    )


def _sheet(
    book: Workbook, name: str, document: report.ReportDocument, *, landscape: bool = False
) -> Worksheet:
    wished, number = _title(name, document.words), 2
    title = wished
    while title in book.sheetnames:
        title = f"{wished[:27]} {number}"
        number += 1
    sheet = book.create_sheet(title)
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_LETTER
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    left = f"{document.copy_words} – {document.words.dates.full(document.made_on)}"
    sheet.oddFooter.left.text = left.replace("&", "&&")
    sheet.oddFooter.right.text = document.words.sheet_page.format(page="&P", pages="&N")
    sheet.oddHeader.left.text = printable(document.title).replace("&", "&&")[:120] or " "
    sheet.sheet_view.showGridLines = False
    return sheet


def _title(name: str, words: PageWords) -> str:
    kept = _NOT_IN_SHEETS.sub(" ", printable(name).replace("\n", " ")).strip("' ")
    return (kept or words.sheet)[:31]


def _fitting(text: str, end: str) -> str:
    """A text no longer than a cell can hold; the end says that it goes on."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(end)] + end


def _table_name(name: str, used: set[str]) -> str:
    base = f"T_{_NOT_IN_NAMES.sub('_', name)}"[:60]
    found, number = base, 2
    while found.casefold() in used:
        found, number = f"{base}_{number}", number + 1
    used.add(found.casefold())
    return found


def _unique(headings: list[str]) -> list[str]:
    """Excel refuses tables whose columns share a name."""
    seen: dict[str, int] = {}
    found = []
    for heading in headings:
        key = heading.casefold()
        seen[key] = seen.get(key, 0) + 1
        found.append(heading if seen[key] == 1 else f"{heading} {seen[key]}")
    return found
