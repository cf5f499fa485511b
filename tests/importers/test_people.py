"""Lists of contacts as people send them: every spelling, every encoding, and what is not a list."""

import io

import openpyxl
import pytest

from sos_desktop.foundation.errors import EnvironmentProblem, InputProblem
from sos_desktop.importers import people
from sos_desktop.importers.people import read_contacts, recognise


def written(tmp_path, content, name="contacts.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def workbook(*sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (
            ["Name", "Role", "E-mail", "Phone", "District"],
            {"name": 0, "role": 1, "email": 2, "phone": 3, "lea": 4},
        ),
        (
            ["First Name", "LAST_NAME", "Job Title", "Email Address", "Tel."],
            {"first": 0, "last": 1, "title": 2, "email": 3, "phone": 4},
        ),
        (
            ["CDSCode", "District", "AdmFName1", "AdmLName1", "AdmEmail1"],
            {"cds": 0, "lea": 1, "first": 2, "last": 3, "email": 4},
        ),
        (["Name", "Last name", "E mail"], {"first": 0, "last": 1, "email": 2}),
        (["Correo electrónico", "Nombre", "Teléfono"], {"email": 0, "name": 1, "phone": 2}),
        (["E-mail", "Email", "Comments"], {"email": 0, "note": 2}),
        (["Shoe size", ""], {}),
    ],
)
def test_columns_are_known_by_many_names(header, columns):
    assert recognise(header) == columns


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16")],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_encoding_and_delimiter(tmp_path, encoding, said, delimiter):
    lines = [["Name", "E-mail"], ["Luz Peña", "lpena@example.org"]]
    text = "\r\n".join(delimiter.join(line) for line in lines)
    sheet = read_contacts(written(tmp_path, text.encode(encoding)))
    assert sheet.rows == ((2, ("Luz Peña", "lpena@example.org")),)
    assert (sheet.encoding, sheet.columns) == (said, {"name": 0, "email": 1})


def test_commas_inside_cells_do_not_hide_the_semicolons(tmp_path):
    text = (
        "Name;Title;E-mail\n"
        "Peña, Luz;Director, Curriculum, Instruction, Assessment;l@x.org\n"
        "Ito, Ben;Assistant Superintendent, Business, Facilities;b@x.org\n"
    )
    sheet = read_contacts(written(tmp_path, text))
    assert sheet.columns == {"name": 0, "title": 1, "email": 2}
    assert sheet.rows[0][1] == (
        "Peña, Luz",
        "Director, Curriculum, Instruction, Assessment",
        "l@x.org",
    )


@pytest.mark.parametrize("start", ["sep=;\r\n", "SEP=;\n", "\ufeffsep=;\r\n"])
def test_the_separator_excel_names_in_the_first_line_is_no_row(tmp_path, start):
    text = f"{start}Ana Ruiz;a@x.org, b\nBen Ito;b@x.org\n"
    sheet = read_contacts(written(tmp_path, text))
    assert sheet.rows == ((2, ("Ana Ruiz", "a@x.org, b")), (3, ("Ben Ito", "b@x.org")))


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_every_line_end(tmp_path, end):
    sheet = read_contacts(written(tmp_path, f'Name,E-mail{end}"Ana{end}Ruiz",a@x.org{end}{end}'))
    assert [cells[1] for _row, cells in sheet.rows] == ["a@x.org"]


def test_column_names_alone_are_a_list_without_rows(tmp_path):
    sheet = read_contacts(written(tmp_path, "Name;E-mail\n;\n\n"))
    assert (sheet.columns, sheet.rows) == ({"name": 0, "email": 1}, ())


def test_quotes_line_breaks_and_long_names_come_through_whole(tmp_path):
    long = "x" * 500
    text = (
        f'Name,Title,E-mail\n"Peña, ""Lucy""","Superintendent\nand principal",l@x.org\n{long},,\n'
    )
    sheet = read_contacts(written(tmp_path, text))
    assert sheet.rows[0] == (2, ('Peña, "Lucy"', "Superintendent\nand principal", "l@x.org"))
    assert sheet.rows[1][1][0] == long


def test_a_title_above_the_header_and_empty_rows_do_not_matter(tmp_path):
    text = "Contacts of the county\n\nName,Email\n,\nAna,a@x.org\n"
    sheet = read_contacts(written(tmp_path, text))
    assert sheet.header == ("Name", "Email")
    assert sheet.rows == ((5, ("Ana", "a@x.org")),)


def test_without_a_header_columns_have_letters_and_addresses_are_found(tmp_path):
    text = "Ana Ruiz,a@x.org,(831) 555-0100\nBen Ito,b@x.org,831-555-0101\n"
    sheet = read_contacts(written(tmp_path, text))
    assert not sheet.has_header
    assert sheet.header == ("Column A", "Column B", "Column C")
    assert sheet.columns == {"email": 1, "phone": 2}
    assert len(sheet.rows) == 2


def test_a_workbook_is_read_from_the_sheet_that_has_contacts(tmp_path):
    content = workbook(
        [["Read me"], ["This list is from fall."]],
        [["Name", "CDS code", "Phone"], ["Ana", 27661590000000, 8315550100]],
    )
    sheet = read_contacts(written(tmp_path, content, "people.xlsx"))
    assert sheet.rows == ((2, ("Ana", "27661590000000", "8315550100")),)


def test_a_table_may_stand_anywhere_in_its_sheet(tmp_path):
    book = openpyxl.Workbook()
    for place, value in {"C4": "Name", "D4": "E-mail", "C6": "Ana", "D6": "a@x.org"}.items():
        book.active[place] = value
    stream = io.BytesIO()
    book.save(stream)
    sheet = read_contacts(written(tmp_path, stream.getvalue(), "people.xlsx"))
    assert sheet.rows == ((6, ("", "", "Ana", "a@x.org")),)
    assert sheet.columns == {"name": 2, "email": 3}


def test_ten_thousand_rows_and_more_than_can_be_kept(tmp_path, monkeypatch):
    lines = "".join(f"Person {n},p{n}@x.org\n" for n in range(10_000))
    sheet = read_contacts(written(tmp_path, f"Name,Email\n{lines}"))
    assert (len(sheet.rows), sheet.cut) == (10_000, 0)
    monkeypatch.setattr(people, "MOST_ROWS", 100)
    sheet = read_contacts(written(tmp_path, f"Name,Email\n{lines[:4000]}"))
    assert len(sheet.rows) == 100
    assert sheet.cut > 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \r\n ,,, \r\n", "empty"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"\x00\x01\x02name,email", "not a text or Excel file"),
        (b"<!doctype html><html></html>", "web page"),
        (b"PK\x03\x04 not really", "damaged"),
        (b'Name,Email\n"never closed,' + b"x" * 200_000, "never closed"),
    ],
)
def test_what_is_not_a_list_is_refused_in_words(tmp_path, content, says):
    with pytest.raises(InputProblem) as caught:
        read_contacts(written(tmp_path, content))
    assert says in caught.value.message
    assert "contacts.csv" in caught.value.message


def test_a_file_that_is_gone_is_said_so(tmp_path):
    with pytest.raises(EnvironmentProblem):
        read_contacts(tmp_path / "gone.csv")


def test_a_list_that_is_far_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(people, "LARGEST", 10)
    with pytest.raises(InputProblem, match="50 MB"):
        read_contacts(written(tmp_path, "Name,Email\nAna,a@x.org\n"))
