"""Tables of a workbook: numbers as numbers, totals as formulas, lists where words are fixed."""

from datetime import date
from functools import cache
from typing import Literal

from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from sos_desktop.domain.documents import report
from sos_desktop.domain.formats import PERCENT, is_known
from sos_desktop.domain.quantities import Quantity
from sos_desktop.exporters.excel_sheets import (
    INK,
    MUTED,
    WHITE,
    Sheets,
    cell_at,
    ground,
    head,
    note,
    put,
    set_height,
    typeface,
    unique,
)

_FORMATS = {
    "whole": "#,##0",
    "year": "0",
    "decimal": "#,##0.0",
    "money": '"$"#,##0',
    "date": "mmm d, yyyy",
}
_RIGHT = frozenset({"whole", "year", "decimal", "percent", "money"})
_TINTS = {0: "F1F3F6", 1: "FBE6E6", 2: "FDEEE0", 3: "FCF5D9", 4: "E5F2E8", 5: "E2ECF9"}
_BARS = {0: "C9D1DA", 1: "C62828", 2: "D9731A", 3: "DDB51E", 4: "3A8C4E", 5: "2C6CB8"}
_WORDS = Alignment(wrap_text=True, vertical="top", horizontal="left")
_NUMBER = Alignment(wrap_text=True, vertical="top", horizontal="right", indent=1)
_LONGEST_CHOICES = 255
"""Letters of a list that may stand in a rule itself."""
_WIDEST, _NARROWEST, _SHEET = 70.0, 12.0, 120.0
"""Widths of columns, and of all of a table's together, in Excel's units."""
_Outline = Literal["", "medium", "mediumDashed"]
_OUTLINES: tuple[_Outline, ...] = ("", "medium", "mediumDashed")
"""Around a cell of a heat map: of none, of one that led to help, of one that did alone."""


def add_table(sheets: Sheets, table: report.TableBlock) -> Worksheet:
    """A sheet with a table; its caption, and the way back, stand below."""
    sheet = sheets.add(table.name, landscape=True)
    units = [_unit([row[n] for row in table.rows]) for n in range(len(table.columns))]
    headings = [
        f"{column.heading} ({unit})" if unit and unit != PERCENT else column.heading
        for column, unit in zip(table.columns, units, strict=True)
    ]
    headings = unique(headings)
    _widths(sheet, table, headings)
    for place, heading in enumerate(headings, start=1):
        head(cell_at(sheet, 1, place), heading)
    for number, row in enumerate(table.rows, start=2):
        for place, (value, column) in enumerate(zip(row, table.columns, strict=True), start=1):
            unit = units[place - 1]
            if isinstance(value, date) and not is_known(value):
                value = sheets.document.words.dates.full(value)
            _fill(cell_at(sheet, number, place), value, column.kind, table.missing, unit)
    last = len(table.rows) + 1
    summed = [n for n, value in enumerate(table.sums()) if value is not None]
    total, words = bool(summed), sheets.document.words
    made = sheets.add_table(sheet, table.name, len(headings), last + total)
    if total:
        word = words.total if table.sums_all() else words.total_of_known
        _total(sheet, made, headings, summed, word)
    for place, column in enumerate(table.columns, start=1):
        _offer(sheet, place, last, column.choices)
    for number in range(1, last + 1):
        set_height(sheet, number)
    if table.caption:
        note(cell_at(sheet, last + total + 2, 1), table.caption)
    return sheet


def add_heat_map(sheets: Sheets, name: str, block: report.HeatMapBlock) -> Worksheet:
    """A sheet with a heat map as a table: for each indicator its number, and its color in words."""
    words = sheets.document.words
    sheet = sheets.add(name, landscape=True)
    headings = [words.student_group]
    for indicator in block.columns:
        headings += [indicator, words.color_of.format(name=indicator)]
    headings = unique(headings)
    for place, heading in enumerate(headings, start=1):
        head(cell_at(sheet, 1, place), heading)
        width = 30 if place == 1 else 19 if place % 2 else 11
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, (group, cells) in enumerate(block.rows, start=2):
        put(cell_at(sheet, number, 1), group)
        cell_at(sheet, number, 1).alignment = _WORDS
        for place, heat in enumerate(cells):
            figure, color = (cell_at(sheet, number, 2 * place + at) for at in (2, 3))
            _heat(figure, color, heat, block.missing, words.counted)
    last = len(block.rows) + 1
    sheets.add_table(sheet, name, len(headings), last)
    for number in range(1, last + 1):
        set_height(sheet, number)
    if block.caption:
        note(cell_at(sheet, last + 2, 1), block.caption)
    return sheet


def _unit(values: list[report.Cell]) -> str:
    """The unit all numbers of a column have; "" when there are several, or words beside them."""
    there = [value for value in values if value not in (None, "")]
    units = {value.unit if isinstance(value, Quantity) else "" for value in there}
    return units.pop() if len(units) == 1 else ""


def _widths(sheet: Worksheet, table: report.TableBlock, headings: list[str]) -> None:
    total = sum(column.width for column in table.columns)
    for place, (column, heading) in enumerate(zip(table.columns, headings, strict=True), start=1):
        longest = max(map(len, heading.split()), default=0) + 4
        width = max(column.width / total * _SHEET, longest, _NARROWEST)
        sheet.column_dimensions[get_column_letter(place)].width = min(width, _WIDEST)


def _fill(cell: XlsxCell, value: report.Cell, kind: str, missing: str, unit: str) -> None:
    """Write a value as itself; `unit` stands in the header already."""
    right = kind in _RIGHT and not isinstance(value, str)
    if value is None or value == "":
        right = False
        if missing:
            put(cell, missing)
            cell.font = typeface(italic=True, color=MUTED)
    elif isinstance(value, Quantity):
        right = True
        write_quantity(cell, value, named=bool(unit))
    elif isinstance(value, str):
        put(cell, value)
    elif kind == "percent" and isinstance(value, int | float):
        write_quantity(cell, Quantity(value, PERCENT))
    else:
        cell.value = value
        kind = "date" if isinstance(value, date) else kind
        cell.number_format = _FORMATS.get(kind, "General")
    cell.alignment = _NUMBER if right else _WORDS


def write_quantity(cell: XlsxCell, value: Quantity, *, named: bool = False) -> None:
    """Write a number; a percentage as one, another unit beside it unless it is named elsewhere."""
    if value.unit == PERCENT:
        cell.value = round(value.value / 100, 12)
        places = value.decimals if value.decimals is not None else _places(value.value)
        cell.number_format = f"{_digits(places)}%"
        return
    cell.value = value.value
    places = value.decimals if value.decimals is not None else _places(value.value)
    unit = f' "{value.unit}"'.replace('""', "") if value.unit and not named else ""
    cell.number_format = f"#,##{_digits(places)}{unit}"


def _places(value: float) -> int:
    """How many decimals a number has."""
    return len(f"{value:.10g}".partition(".")[2])


def _digits(places: int) -> str:
    return f"0.{'0' * places}" if places else "0"


def _total(
    sheet: Worksheet, table: Table, headings: list[str], summed: list[int], word: str
) -> None:
    """A last row that adds up what money there is, of the rows in sight."""
    row = sheet.max_row + 1
    table.totalsRowCount = 1
    table.autoFilter = AutoFilter(ref=f"A1:{get_column_letter(len(headings))}{row - 1}")
    columns = [TableColumn(id=n, name=heading) for n, heading in enumerate(headings, start=1)]
    table.tableColumns = columns
    for place, (column, heading) in enumerate(zip(columns, headings, strict=True)):
        cell = cell_at(sheet, row, place + 1)
        cell.font, cell.border = typeface(bold=True), Border(top=Side("thin", color=INK))
        if place == 0:
            column.totalsRowLabel = word
            put(cell, word)
        elif place in summed:
            column.totalsRowFunction = "sum"
            cell.value = f"=SUBTOTAL(109,{table.displayName}[{_escaped(heading)}])"
            cell.number_format = _FORMATS["money"]
            cell.alignment = _NUMBER


def _escaped(heading: str) -> str:
    """A column's name in a formula: some signs need an apostrophe before them."""
    return "".join(f"'{sign}" if sign in "'#[]@" else sign for sign in heading)


def _offer(sheet: Worksheet, place: int, last: int, choices: tuple[str, ...]) -> None:
    """Offer the words a column may have to who types there; other words are taken, too."""
    listed = ",".join(choices)
    if not choices or len(listed) > _LONGEST_CHOICES or listed.count(",") >= len(choices):
        return
    rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
    rule.showErrorMessage = False
    letter = get_column_letter(place)
    rule.add(f"{letter}2:{letter}{last}")
    sheet.add_data_validation(rule)


def _heat(
    figure: XlsxCell, color: XlsxCell, heat: report.HeatCell | None, missing: str, counted: str
) -> None:
    figure.alignment, color.alignment = _NUMBER, _WORDS
    if heat is None:
        put(color, missing)
        color.font = typeface(size=9, color=MUTED)
        return
    number = heat.quantity
    if number is not None:
        write_quantity(figure, number)
    said = heat.word if number is not None else ", ".join(filter(None, (heat.value, heat.word)))
    put(color, counted.format(word=said) if heat.outlined else said)
    outline = _OUTLINES[heat.outlined + (heat.outlined and heat.alone)]
    borders = _borders(outline, heat.color)
    for cell, border in zip((figure, color), borders, strict=True):
        cell.border, cell.fill = border, ground(_TINTS[heat.color])
        cell.font = typeface(bold=heat.outlined, color=INK)


@cache
def _borders(outline: _Outline, color: int) -> tuple[Border, Border]:
    """Those of a figure and of its color beside it; "" for no outline around both."""
    edge = Side(outline, color=INK) if outline else Side("thin", color=WHITE)
    bar, inner = edge if outline else Side("thick", color=_BARS[color]), Side(None)
    return (
        Border(left=bar, right=inner, top=edge, bottom=edge),
        Border(left=inner, right=edge, top=edge, bottom=edge),
    )
