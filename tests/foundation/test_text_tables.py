"""CSV files and texts for the clipboard: read by programs, opened in Excel, never run."""

import csv
import io

import pytest

from sos_desktop.foundation.text_tables import (
    CodedColumn,
    coded_csv_bytes,
    csv_bytes,
    tab_separated,
)

CDS = "01611190000000"
HEADINGS = ("cds", "lea", "change")


def _read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_programs_read_plain_codes() -> None:
    data = csv_bytes(HEADINGS, [(CDS, "Peña", -1.5), (CDS, "", None)])
    assert _read(data) == [
        {"cds": CDS, "lea": "Peña", "change": "-1.5"},
        {"cds": CDS, "lea": "", "change": ""},
    ]


def test_excel_gets_codes_as_texts() -> None:
    data = csv_bytes(HEADINGS, [(CDS, "Peña, “Valle”", -1.5)], for_excel=True)
    assert data.startswith(b"\xef\xbb\xbfcds,")
    assert data.decode("utf-8-sig").splitlines()[1] == f'"=""{CDS}""","Peña, “Valle”",-1.5'


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "-2+3", "@cmd", "\t=1", "\r=1"])
@pytest.mark.parametrize("for_excel", [True, False])
def test_no_text_is_a_formula(text: str, for_excel: bool) -> None:
    data = csv_bytes(("lea",), [(text,)], for_excel=for_excel)
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert list(rows)[1:] == [[f"'{text}"]]


def test_the_clipboard_gets_one_line_a_row() -> None:
    text = tab_separated(
        ("District", "Note"), [("Peña", "one\ntwo\tthree"), (None, "=1+1"), (3, "")]
    )
    assert text.split("\n") == ["District\tNote", "Peña\tone two three", "\t'=1+1", "3\t"]


@pytest.mark.parametrize("for_excel", [True, False])
def test_columns_of_few_cells_make_the_same_file(for_excel: bool) -> None:
    rows = [
        (CDS, cell, again)
        for cell in ("Peña, “Valle”", 'Say "so"', "=1+1", "two\nlines", "", None, -1.5, 0)
        for again in ("-2+3", None, 7)
    ]
    columns = []
    for cells in zip(*rows, strict=True):
        different = list(dict.fromkeys(cells))
        columns.append(CodedColumn(different, [different.index(cell) for cell in cells]))
    found = coded_csv_bytes(HEADINGS, columns, for_excel=for_excel)
    assert found == csv_bytes(HEADINGS, rows, for_excel=for_excel)
