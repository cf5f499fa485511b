"""The two papers: what they say, that they open, and that nasty content does no harm."""

import io
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from reportlab.pdfbase.pdfmetrics import stringWidth

from sos_desktop.domain.charts.data import ChartData, ChartPoint, Series
from sos_desktop.domain.documents.report import (
    Bullets,
    ChartBlock,
    HeatCell,
    HeatMapBlock,
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
    TableColumn,
)
from sos_desktop.exporters.excel import render_excel
from sos_desktop.exporters.pdf import render_pdf
from sos_desktop.exporters.pdf_face import fitted
from sos_desktop.exporters.pdf_style import STRONG, register_fonts
from sos_desktop.exporters.text import cell_text
from tests.pdf_words import printed

_NASTY = (
    "=1+1",
    "+SUM(A1)",
    "-2+3",
    "@cmd",
    "<b>bold</b> & co",
    "line\nbreak\r\nand\ttab",
    "\x00\x08\x1f",
    "ñ é ü – − “quotes” …",
    "漢字 🙂",
    "x" * 500,
    "word " * 4000,
    "",
    " ",
    "'",
    "http://a.b/?c=d&e=f",
)


def document(*sections, **more):
    return ReportDocument(
        title=more.pop("title", "Cañada Vista Union: support plan"),
        organization="Alder County Office of Education",
        subtitle="For the board meeting of Dec 16, 2025",
        made_on=date(2025, 11, 26),
        sections=sections,
        sources=("eladownload2025.txt, California Department of Education",),
        **more,
    )


def pdf_of(made):
    return PdfReader(io.BytesIO(render_pdf(made)))


def book_of(made):
    return load_workbook(io.BytesIO(render_excel(made)))


PLAIN = document(
    Section("Why we are here", (Paragraph("Because of this.", lead=True), Bullets(("One", "Two")))),
    Section(
        "What we will do",
        (
            TableBlock(
                "Actions",
                (
                    TableColumn("Change", width=3),
                    TableColumn("Cost", "money"),
                    TableColumn("By", "date"),
                    TableColumn("Agreed", "percent"),
                ),
                (("Post positions", 18500, date(2026, 5, 1), 91), ("Ask families", 0, None, None)),
                missing="not yet set",
            ),
        ),
    ),
    Section(
        "Dashboard results",
        (
            HeatMapBlock(
                "Results",
                ("ELA", "Suspension"),
                (
                    (
                        "Students with disabilities",
                        (
                            HeatCell("-98.4", "Red ↓", 1, True),
                            HeatCell("9.2%", "Red ↑", 1, True, True),
                        ),
                    ),
                    ("Foster youth", (None, HeatCell("fewer than 11 students", ""))),
                ),
                "An outlined cell counted.",
            ),
        ),
        sheet="Dashboard results",
    ),
    Section(
        "How we will know",
        (
            ChartBlock(
                ChartData(
                    name="Suspended",
                    series=(
                        Series(
                            "s",
                            (
                                ChartPoint(date(2025, 9, 1), 7.0),
                                ChartPoint(date(2025, 10, 1), None),
                                ChartPoint(date(2025, 11, 1), 5.0),
                            ),
                        ),
                    ),
                    unit="students",
                    target=4,
                ),
                "From 7 to 5.",
            ),
        ),
    ),
)


def test_the_pdf_says_everything_in_words():
    text = "\n".join(printed(render_pdf(PLAIN)))
    for words in (
        "Cañada Vista Union: support plan",
        "Why we are here",
        ["•", "One"][1],
        "$18,500",
        "$0",
        "May 1, 2026",
        "91%",
        "not yet set",
        "−98.4",
        "Red ↓",
        "not reported",
        "fewer than 11 students",
        "From 7 to 5.",
        "Working copy · Nov 26, 2025",
        "page 1 of",
        "eladownload2025.txt",
    ):
        assert words in text, words


def test_the_pdf_has_a_title_a_language_an_outline_and_embedded_type():
    reader = pdf_of(PLAIN)
    assert reader.metadata.title == PLAIN.title
    assert reader.trailer["/Root"]["/Lang"] == "en-US"
    flat = [entry for entry in reader.outline if not isinstance(entry, list)]
    assert flat[0].title == PLAIN.title
    fonts = reader.pages[0]["/Resources"]["/Font"]
    names = [font.get_object()["/BaseFont"] for font in fonts.values()]
    assert all("Inter" in name for name in names if "Helvetica" not in name)
    assert any("Inter" in name for name in names)


def test_the_same_document_gives_the_same_bytes():
    assert render_pdf(PLAIN) == render_pdf(PLAIN)


def test_a_public_copy_says_so_on_every_page():
    rows = tuple((f"Row {n}", n, None, None) for n in range(150))
    table = TableBlock("Long", PLAIN.sections[1].blocks[0].columns, rows)
    pages = printed(render_pdf(document(Section("Long", (table,)), public=True)))
    assert len(pages) > 3
    for page in pages:
        assert "Public copy" in page
    headed = ["Change" in page for page in pages]
    assert all(headed[:-1])


def test_the_workbook_has_real_tables_frozen_headers_and_print_setup():
    book = book_of(PLAIN)
    sheet = book["Actions"]
    [table] = sheet.tables.values()
    assert table.ref == "A1:D4"
    assert table.totalsRowCount == 1
    assert sheet["B4"].value == "=SUBTOTAL(109,Actions[Cost])"
    assert table.displayName == "Actions"
    assert [column.name for column in table.tableColumns] == [c.value for c in sheet[1]]
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet["B2"].value == 18500
    assert sheet["B2"].number_format.startswith('"$"')
    assert sheet["B3"].value == 0
    assert sheet["C3"].value == "not yet set"
    assert (sheet["D2"].value, sheet["D2"].number_format) == (0.91, "0%")
    results = book["Dashboard results"]
    assert [cell.value for cell in results[1][:5]] == [
        "Student group",
        "ELA",
        "ELA: color",
        "Suspension",
        "Suspension: color",
    ]
    assert (results["B2"].value, results["C2"].value) == (
        -98.4,
        "Red ↓; counts toward a priority",
    )
    assert (results["D2"].value, results["D2"].number_format) == (0.092, "0.0%")
    assert (results["D3"].value, results["E3"].value) == (None, "fewer than 11 students")
    edges = [results[place].border.top.style for place in ("B2", "D2", "D3")]
    assert edges[:2] == ["medium", "mediumDashed"], "a letter; one priority alone"
    assert edges[2] not in edges[:2]
    assert book.sheetnames[0] == "Overview"
    assert book.sheetnames[-1] == "Sources"


@pytest.mark.parametrize("text", _NASTY, ids=lambda text: repr(text[:12]))
def test_nasty_text_stays_text_in_both(text):
    columns = (TableColumn("A"), TableColumn("A"), TableColumn("=B"))
    made = document(
        Section(text or "Empty", (Paragraph(text), Bullets((text,)))),
        Section("Table", (TableBlock(text or "T", columns, ((text, text, text),)),)),
        title=text or "Untitled",
    )
    assert len(pdf_of(made).pages) >= 1
    book = book_of(made)
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


def test_names_of_sheets_and_tables_are_legal_and_unique():
    columns = (TableColumn("A"), TableColumn("a"))
    tables = tuple(
        Section("S", (TableBlock(name, columns, (("1", "2"),)),))
        for name in ("A/B: [x]?*", "A/B: [x]?*", "q" * 60, "q" * 60, "1")
    )
    book = book_of(document(*tables))
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    assert all(len(name) <= 31 for name in book.sheetnames)
    names = [t.displayName for sheet in book for t in sheet.tables.values()]
    assert len({name.casefold() for name in names}) == len(names) == 5
    heads = [[c.name for c in t.tableColumns] for s in book for t in s.tables.values()]
    assert all(head == ["A", "a 2"] for head in heads)


def test_the_package_is_well_formed():
    with zipfile.ZipFile(io.BytesIO(render_excel(PLAIN))) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(package.read(name))


def test_a_table_without_rows_makes_no_empty_table():
    made = document(Section("S", (TableBlock("None", (TableColumn("A"),), ()),)))
    assert [t for sheet in book_of(made) for t in sheet.tables] == []


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (None, "money", "–"),
        ("", "text", "–"),
        (0, "money", "$0"),
        (1250, "money", "$1,250"),
        (12.5, "percent", "12.5%"),
        (3, "whole", "3"),
        (date(2025, 11, 21), "date", "Nov 21, 2025"),
    ],
)
def test_cells_in_words(value, kind, words):
    assert cell_text(value, kind, "–") == words


@pytest.mark.parametrize("text", ["word " * 4000, "W" * 400, "a title", ""])
@pytest.mark.parametrize("room", [0, 3, 9, 200, 700, 5_000])
def test_a_line_has_as_many_letters_as_its_room_holds(text, room):
    register_fonts()
    shown = fitted(text, STRONG, 8, room)
    if shown == text:
        assert stringWidth(text, STRONG, 8) <= room
        return
    kept = len(shown) - 1
    assert not shown or shown == f"{text[:kept].rstrip()}…"
    assert not shown or stringWidth(shown, STRONG, 8) <= room
    longer = text[: kept + 2]
    assert kept >= 299 or stringWidth(f"{longer}…", STRONG, 8) > room
