"""Every kind of file somebody may send: it is read, or said to be what it is with what to do."""

import io
import zipfile

import pytest

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.files import Source, find_sources
from sos_desktop.importers.local_files import read_local
from sos_desktop.importers.other_kinds import OLE
from sos_desktop.importers.people import read_contacts
from sos_desktop.importers.tables import read_tables
from tests.importers import files
from tests.importers.binary_book import binary_book, open_book

TEXT = files.text("susp", 2025, [files.row("susp", 2025)])
ROWS = [line.split("\t") for line in TEXT.splitlines()]
PAGE = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS * 20)


def zip_of(*names):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return stream.getvalue()


def office_97(*parts):
    return OLE + b"\x00" * 504 + b"".join(part.encode("utf-16-le") + bytes(64) for part in parts)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("susp.xlsb", binary_book(ROWS)),
        ("susp.ods", open_book(ROWS)),
        ("susp.tsv", TEXT.encode()),
        ("susp.txt", TEXT.encode("utf-16")),
        ("susp.txt", TEXT.encode("utf-16-le")),
        ("susp.csv", TEXT.encode("utf-16-be")),
        ("susp.txt", TEXT.encode("utf-32")),
    ],
)
def test_other_formats_and_encodings_are_read_alike(name, data):
    [table] = read_tables(name, data)
    assert list(table.header) == ROWS[0]
    assert table.lines is not None
    assert [line.split("\t") for line in table.lines] == ROWS[1:]


LOCKED = (
    office_97("Workbook")
    + b"\x09\x08\x10\x00\x00\x06\x05\x00"
    + bytes(12)
    + b"\x86\x00\x00\x00\x2f\x00\x36\x00"
    + bytes(54)
)
OTHERS = [
    ("book.xlsx", office_97("EncryptedPackage"), "protected with a password", "save it without"),
    ("book.xls", LOCKED, "protected with a password", "save it without"),
    ("old.xls", office_97("WordDocument"), "a Word document", "data file"),
    ("mail.xls", office_97("__properties_version1.0"), "an e-mail message", "attached file"),
    ("report.xls", f"<html><table>{PAGE}</table></html>".encode(), "a web page with", "Save As"),
    ("report.xls", f"MIME-Version: 1.0\n\n{PAGE}".encode(), "a web page with a table", "Save As"),
    ("error.txt", b"<html><table><tr><td>Not found</table></html>", "a web page", "download"),
    (
        "old.xml",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        "XML format of Excel 2003",
        "Save As",
    ),
    ("some.xml", b'<?xml version="1.0"?><rows/>', "an XML file", "data file"),
    ("data.json", b'[{"cds": 1}]', "a JSON file", "text or workbook"),
    ("plan.pdf", b"%PDF-1.7", "is a PDF", "data file"),
    ("plan.docx", zip_of("word/document.xml"), "a Word document", "data file"),
    ("table.numbers", zip_of("Index/Document.iwa"), "Apple Numbers", "Export To"),
    ("susp.txt.gz", b"\x1f\x8b\x08\x00", "packed (gzip)", "Unpack it"),
    ("susp.7z", b"7z\xbc\xaf\x27\x1c", "packed (7-Zip)", "Unpack it"),
    ("susp.rar", b"Rar!\x1a\x07\x00", "packed (RAR)", "Unpack it"),
    ("susp.slk", b"ID;PWXL;N;E\nC;Y1;X1\n", "a SYLK file", "Save As"),
    ("susp.mdb", b"\x00\x01\x00\x00Standard Jet DB\x00", "an Access database", "Export"),
    ("County.sos", b"SQLite format 3\x00", "a county file", "File > Open"),
]


@pytest.mark.parametrize(("name", "data", "what", "to_do"), OTHERS)
@pytest.mark.parametrize("read", ["dashboard", "local", "people"])
def test_what_is_no_table_is_named_with_what_to_do(name, data, what, to_do, read, tmp_path):
    (tmp_path / name).write_bytes(data)
    reading = {
        "dashboard": lambda: read_tables(name, data),
        "local": lambda: read_local(tmp_path / name),
        "people": lambda: read_contacts(tmp_path / name),
    }
    with pytest.raises(InputProblem) as refused:
        reading[read]()
    assert name in refused.value.message
    assert what in refused.value.message
    assert to_do in refused.value.message


def test_a_workbook_with_an_embedded_document_is_a_workbook():
    with pytest.raises(InputProblem, match="damaged"):
        read_tables("old.xls", office_97("Workbook", "WordDocument"))


def test_workbooks_of_every_format_are_found_in_a_folder(tmp_path):
    names = ["a.ods", "b.xls", "c.xlsb", "d.xlsm", "e.xlsx"]
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    found, problems = find_sources([tmp_path])
    assert problems == []
    assert found == [Source(tmp_path / name) for name in names]
