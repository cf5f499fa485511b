"""Workbooks: what cells show, sheets, and files that ask for more than a computer has."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from sos_desktop.foundation.errors import Cancelled, InputProblem
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.importers import workbooks
from sos_desktop.importers.contract import VALUES, Scope, Severity
from sos_desktop.importers.files import Source
from sos_desktop.importers.parse import parse_source, parse_table, read_source
from sos_desktop.importers.workbook_child import as_percent, columns_and_rows
from sos_desktop.importers.workbooks import read_sheets
from tests.importers import files


def book_of(*sheets):
    """A workbook with sheets of the given names and rows."""
    book = Workbook()
    del book["Sheet"]
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def rows_of(stem, **values):
    return [files.header(stem, 2025), files.row(stem, 2025, **values)]


def saved(book, folder, name="book2025.xlsx"):
    book.save(folder / name)
    return folder / name


def parse(path):
    return parse_source(Source(path), scope=Scope.ALL, county_code="27")


@pytest.mark.parametrize("code", ["0%", "0.0%", "0.00 %"])
def test_cells_shown_as_percent_are_read_as_shown(tmp_path, code):
    book = book_of(("Data", rows_of("susp", type="MS")))
    sheet = book["Data"]
    place = files.header("susp", 2025).index("currstatus") + 1
    sheet.cell(2, place).value = 0.321
    sheet.cell(2, place).number_format = code
    parsed = parse(saved(book, tmp_path))
    assert parsed.values is not None
    assert parsed.values[0, 2 + VALUES.index("status_tenths")] == 321
    [issue] = parsed.issues
    assert (issue.severity, issue.row, issue.count) == (Severity.REPAIR, 2, 1)


@pytest.mark.parametrize("code", ['0.0"%"', "0.0\\%", '[Red]0.0" % of "'])
def test_a_percent_sign_that_a_format_only_shows_multiplies_nothing(tmp_path, code):
    book = book_of(("Data", rows_of("susp", type="MS")))
    place = files.header("susp", 2025).index("currstatus") + 1
    book["Data"].cell(2, place).value = 32.1
    book["Data"].cell(2, place).number_format = code
    parsed = parse(saved(book, tmp_path))
    assert parsed.values is not None
    assert parsed.values[0, 2 + VALUES.index("status_tenths")] == 321
    assert parsed.issues == ()


def test_cells_that_hold_an_error_are_said(tmp_path):
    book = book_of(("Data", rows_of("susp", type="MS")))
    cell = book["Data"].cell(2, files.header("susp", 2025).index("currstatus") + 1)
    cell.value, cell.data_type = "#DIV/0!", "e"
    parsed = parse(saved(book, tmp_path))
    [issue] = parsed.issues
    assert (issue.severity, issue.count) == (Severity.WARNING, 1)
    assert "#DIV/0!" in issue.meaning


def test_a_workbook_of_very_many_sheets_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(workbooks, "MOST_SHEETS", 2)
    book = book_of(*((str(number), rows_of("susp")) for number in range(3)))
    with pytest.raises(InputProblem, match="more than 2 sheets"):
        parse(saved(book, tmp_path))


def test_blank_rows_before_a_stray_cell_are_no_rows(tmp_path):
    book = book_of(("Data", rows_of("susp", type="MS")))
    book["Data"].cell(5_000, 3).value = "x"
    parsed = parse(saved(book, tmp_path))
    assert (parsed.rows_read, parsed.rows_kept) == (2, 1)
    assert {issue.count for issue in parsed.issues} == {1}


def test_cells_shown_as_percent_in_a_table_that_begins_further_down(tmp_path):
    book = book_of(("Data", [[]]))
    sheet = book["Data"]
    for number, row in enumerate(rows_of("susp", type="MS")):
        for place, value in enumerate(row, start=3):
            sheet.cell(5 + number, place).value = value
    cell = sheet.cell(6, 3 + files.header("susp", 2025).index("currstatus"))
    cell.value, cell.number_format = 0.321, "0.0%"
    parsed = parse(saved(book, tmp_path))
    assert parsed.values is not None
    assert parsed.values[0, 2 + VALUES.index("status_tenths")] == 321
    assert parsed.values[0, 2 + VALUES.index("source_row")] == 6


def test_a_number_in_the_percent_scale_becomes_what_excel_shows():
    assert [as_percent(text) for text in ("0.321", "0.05599999999999999", "1", "text")] == [
        "32.1%",
        "5.6%",
        "100%",
        "text",
    ]


def test_a_formula_without_a_value_is_refused_by_its_cell(tmp_path):
    book = book_of(("Data", rows_of("susp")))
    place = files.header("susp", 2025).index("currstatus") + 1
    book["Data"].cell(2, place).value = "=1+1"
    cell = book["Data"].cell(2, place).coordinate
    with pytest.raises(InputProblem, match=f"1 formulas without a value \\({cell}\\)"):
        parse(saved(book, tmp_path))


def test_every_sheet_with_a_table_is_a_file_of_its_own(tmp_path):
    stems = ("chronic", "susp", "grad")
    notes = ("Notes", [["These are the files"]])
    book = book_of(notes, *((stem, rows_of(stem)) for stem in stems))
    tables = read_source(Source(saved(book, tmp_path)))
    assert [table.name for table in tables] == [f"book2025.xlsx › {stem}" for stem in stems]
    parsed = [parse_table(table, scope=Scope.ALL, county_code="27") for table in tables]
    assert [found.identity.layout for found in parsed] == ["chronic", "suspension", "graduation"]
    assert {found.rows_kept for found in parsed} == {1}


def test_a_sheet_of_rows_without_column_names_is_named(tmp_path):
    _header, *rows = rows_of("susp")
    path = saved(book_of(("susp", rows_of("susp")), ("Part 2", rows)), tmp_path)
    [table] = read_source(Source(path))
    [issue] = parse_table(table, scope=Scope.ALL, county_code="27").issues
    assert (issue.severity, issue.value) == (Severity.WARNING, "Part 2")


@pytest.mark.parametrize(
    ("reference", "size"),
    [("A1:XFD1048576", (16384, 1048576)), ("B3", (2, 3)), ("A1:$C$9", (3, 9)), ("?", (0, 0))],
)
def test_the_size_a_range_means(reference, size):
    assert columns_and_rows(reference) == size


def stray_cell(dimension):
    """A sheet with a cell in Excel's last corner, whatever its range says."""
    book = book_of(("Data", rows_of("susp")))
    stream = io.BytesIO()
    book.save(stream)
    changed = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(changed, "w", 8) as new:
        for name in old.namelist():
            data = old.read(name)
            if "worksheets/" in name:
                cell = b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'
                data = data.replace(b"</sheetData>", cell)
                start, end = data.index(b"<dimension"), data.index(b"/>", data.index(b"<dimension"))
                data = data[:start] + b'<dimension ref="' + dimension + b'"' + data[end:]
            new.writestr(name, data)
    return changed.getvalue()


def test_a_cell_far_outside_is_refused_before_it_is_read():
    with pytest.raises(InputProblem, match="a sheet of 1,048,576 rows and 16,384 columns"):
        read_sheets("x.xlsx", stray_cell(b"A1:XFD1048576"), "Again.")


def test_a_range_that_lies_ends_the_process_that_reads_and_nothing_else():
    with pytest.raises(InputProblem, match="asks for more memory"):
        read_sheets("x.xlsx", stray_cell(b"A1:AC2"), "Again.")


def test_a_range_of_formatted_empty_cells_is_read(tmp_path):
    book = book_of(("Data", rows_of("susp")))
    book["Data"].cell(1_048_576, 100).number_format = "0.0"
    assert parse(saved(book, tmp_path)).rows_kept == 1


@pytest.mark.parametrize(("limit", "most"), [("MOST_PARTS", 3), ("MOST_UNPACKED", 1000)])
def test_a_workbook_of_too_many_or_too_large_parts(monkeypatch, limit, most):
    stream = io.BytesIO()
    book_of(("Data", rows_of("susp"))).save(stream)
    monkeypatch.setattr(workbooks, limit, most)
    with pytest.raises(InputProblem, match="would unpack to more"):
        read_sheets("x.xlsx", stream.getvalue(), "Again.")


def test_what_takes_too_long_is_given_up(monkeypatch):
    stream = io.BytesIO()
    book_of(("Data", rows_of("susp"))).save(stream)
    monkeypatch.setattr(workbooks, "_SECONDS", -1.0)
    with pytest.raises(InputProblem, match="takes longer to read"):
        read_sheets("x.xlsx", stream.getvalue(), "Again.")


def test_reading_can_be_cancelled():
    token = CancelToken()
    token.cancel()
    stream = io.BytesIO()
    book_of(("Data", rows_of("susp"))).save(stream)
    with pytest.raises(Cancelled):
        read_sheets("x.xlsx", stream.getvalue(), "Again.", token)
