"""Every workbook: real numbers, real tables, nothing merged, words for charts, ways to and fro."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.domain.documents.registry import DOCUMENTS, HAND_OVER, PLAN
from sos_desktop.domain.documents.report import (
    ChartBlock,
    Paragraph,
    Section,
    TableBlock,
    TableColumn,
)
from sos_desktop.domain.quantities import Quantity, quantity_in_words
from sos_desktop.exporters.excel import render_excel
from sos_desktop.services.languages import language
from tests.domain.documents.full_case import MADE_ON, full, material_for
from tests.exporters.test_papers import PLAIN, document
from tests.libreoffice import converted


def made_of(kind, reader, count=1):
    write = kind.book or kind.write
    return write(material_for(kind, reader, full(), count), language().catalog(kind.part), MADE_ON)


WORKBOOKS = {
    "plain": lambda: PLAIN,
    "hand-over of two": lambda: made_of(HAND_OVER, OFFICE, 2),
} | {
    f"{kind.key}, {reader}": lambda kind=kind, reader=reader: made_of(kind, reader)
    for kind in DOCUMENTS
    for reader in (PUBLIC, OFFICE)
    if reader in {offer.reader for offer in kind.readers}
}


def opened(made):
    return load_workbook(io.BytesIO(render_excel(made)))


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_workbook_passes_the_checks_of_accessible_workbooks(name):
    made = WORKBOOKS[name]()
    book = opened(made)
    assert book.properties.language == made.language
    assert book.properties.creator == made.author
    first = book.worksheets[0]
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges, sheet.title
        assert sheet.print_area, sheet.title
        assert sheet.page_setup.fitToWidth == 1
        filled = [row for row in sheet.iter_rows() if any(c.value is not None for c in row)]
        for place, row in enumerate(filled):
            single = sheet in (first, book.worksheets[-1]) or place < 1
            if single and row[0].value is not None and row[0].hyperlink is None:
                assert sheet.row_dimensions[row[0].row].height, (sheet.title, row[0].row)
        if sheet not in (first, book.worksheets[-1]):
            data_sheet(sheet)
        leads = [c.hyperlink for row in sheet.iter_rows() for c in row if c.hyperlink]
        for lead in leads:
            title = lead.location.rpartition("!")[0].strip("'").replace("''", "'")
            assert title in book.sheetnames
        assert sheet is first or leads, "a way back"
    led = [c.hyperlink.location for row in first.iter_rows() for c in row if c.hyperlink]
    assert len(led) == len(book.worksheets) - 2, "a way to every sheet but the sources"


TO_FILL_IN = "Answers"
"""The sheet of a feedback form: its rows wait for who answers."""


def data_sheet(sheet):
    """What has data is a table from A1 with a name of words, one header row, and no gap."""
    [table] = sheet.tables.values()
    first, last = table.ref.split(":")
    assert first == "A1"
    assert not table.displayName.startswith(("T_", "Table_")) or sheet.title[0].isdigit()
    assert table.displayName.replace("_", " ").split()[0].casefold() in sheet.title.casefold()
    heads = [cell.value for cell in sheet[1][: sheet[last].column]]
    assert all(heads)
    assert heads == [column.name for column in table.tableColumns]
    for row in sheet[table.ref]:
        waits = sheet.title == TO_FILL_IN
        assert waits or any(cell.value is not None for cell in row), "no empty row within"
        assert sheet.row_dimensions[row[0].row].height or row[0].row == sheet[last].row


def test_a_measure_is_a_number_and_a_percentage_is_one():
    columns = (TableColumn("Measure"), TableColumn("Now"), TableColumn("Of all", "percent"))
    rows = (
        ("Days lost", Quantity(13, "days"), 41),
        ("Aides", Quantity(0.5, "%"), 9.7),
        ("Points", Quantity(-98.4), None),
    )
    sheet = opened(document(Section("S", (TableBlock("Measures", columns, rows),))))["Measures"]
    assert [sheet[f"B{n}"].value for n in (2, 3, 4)] == [13, 0.005, -98.4]
    formats = [sheet[f"B{n}"].number_format for n in (2, 3, 4)]
    assert formats == ['#,##0 "days"', "0.0%", "#,##0.0"]
    assert [sheet[f"C{n}"].value for n in (2, 3)] == [0.41, 0.097]


def test_a_unit_all_share_stands_in_the_header():
    columns = (TableColumn("Day", "date"), TableColumn("Reading"))
    rows = ((date(2026, 1, 5), Quantity(13, "days")), (date(2026, 2, 5), Quantity(6.5, "days")))
    sheet = opened(document(Section("S", (TableBlock("Readings", columns, rows),))))["Readings"]
    assert sheet["B1"].value == "Reading (days)"
    assert [(c.value, c.number_format) for c in (sheet["B2"], sheet["B3"])] == [
        (13, "#,##0"),
        (6.5, "#,##0.0"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9.7%", Quantity(9.7, "%", 1)),
        ("−98.4", Quantity(-98.4, "", 1)),
        ("1,250", Quantity(1250, "", 0)),
        ("13 days", None),
        ("fewer than 11 students", None),
        ("–", None),
        ("1,25", None),
    ],
)
def test_only_what_is_a_number_is_read_as_one(text, found):
    assert quantity_in_words(text) == found


def test_words_that_are_fixed_are_offered():
    sheet = opened(made_of(PLAN, OFFICE))["Actions"]
    [rule] = [r for r in sheet.data_validations.dataValidation if "Under way" in r.formula1]
    letter = next(c.column_letter for c in sheet[1] if c.value == "State")
    assert str(rule.sqref).startswith(f"{letter}2")


def test_names_of_sheets_end_with_a_whole_word():
    names = (
        "Readings Days of suspension, students with disabilities",
        "Readings Days of suspension, students in foster care",
        "x" * 60,
        "Short",
    )
    rows = (("a",),)
    tables = tuple(TableBlock(name, (TableColumn("A"),), rows) for name in names)
    titles = opened(document(Section("S", tables))).sheetnames[1:-1]
    assert titles == [
        "Readings Days of suspension",
        "Readings Days of suspension 2",
        "x" * 31,
        "Short",
    ]


def test_a_chart_has_words_and_a_title():
    with zipfile.ZipFile(io.BytesIO(render_excel(PLAIN))) as package:
        drawing = ElementTree.fromstring(package.read("xl/drawings/drawing1.xml"))
        chart = package.read("xl/charts/chart1.xml").decode()
    [about] = drawing.findall(".//{*}cNvPr")
    [block] = [b for s in PLAIN.sections for b in s.blocks if isinstance(b, ChartBlock)]
    assert about.get("descr") == block.alternative
    assert "Suspended" in chart


def test_two_charts_have_their_own_words():
    [block] = [b for s in PLAIN.sections for b in s.blocks if isinstance(b, ChartBlock)]
    other = replace(block, data=replace(block.data, name="Another & “one”"))
    made = document(Section("S", (block, other)))
    with zipfile.ZipFile(io.BytesIO(render_excel(made))) as package:
        parts = [package.read(f"xl/drawings/drawing{n}.xml") for n in (1, 2)]
    told = [ElementTree.fromstring(part).find(".//{*}cNvPr") for part in parts]
    assert [about.get("descr") for about in told] == [block.alternative, other.alternative]


def test_a_word_of_one_sheet_is_not_the_title_of_another():
    made = document(
        Section("S", (Paragraph("x"), TableBlock("Overview", (TableColumn("A"),), (("1",),)))),
        Section("T", (TableBlock("Sources", (TableColumn("A"),), (("1",),)),)),
    )
    assert opened(made).sheetnames == ["Overview", "Overview 2", "Sources", "Sources 2"]


FULLEST = {
    name: make
    for name, make in WORKBOOKS.items()
    if not name.endswith(f", {PUBLIC}") or f"{name.partition(', ')[0]}, {OFFICE}" not in WORKBOOKS
}
"""Without public copies of what the office has whole, which hold the same kinds of cells."""


def test_libreoffice_reads_the_same_values(tmp_path):
    """Opened, computed and saved by LibreOffice, every cell holds what was written."""
    files = []
    for number, (name, make) in enumerate(FULLEST.items()):
        path = tmp_path / f"{number} {name.replace(',', '')}.xlsx"
        path.write_bytes(render_excel(make()))
        files.append(path)
    for ours, theirs in zip(files, converted(files, "xlsx", tmp_path), strict=True):
        # Read only: openpyxl cannot read the charts LibreOffice writes.
        written, read = load_workbook(ours), load_workbook(theirs, read_only=True, data_only=True)
        assert read.sheetnames == written.sheetnames
        for sheet in written.worksheets:
            compare(sheet, {c.coordinate: c.value for c in filled(read[sheet.title])})
        read.close()


def filled(sheet):
    return [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]


def compare(ours, theirs):
    for row in ours.iter_rows():
        for cell in row:
            value, found = cell.value, theirs.get(cell.coordinate)
            where = (ours.title, cell.coordinate)
            if isinstance(value, str) and value.startswith("=SUBTOTAL"):
                above = [c.value for c in ours[cell.column_letter][1 : cell.row - 1]]
                value = sum(v for v in above if isinstance(v, int | float))
            if isinstance(value, int | float):
                assert found == pytest.approx(value), where
            elif isinstance(value, datetime):
                assert found == value, where
            else:
                assert (found or "") == (value or ""), where
