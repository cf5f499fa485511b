"""Texts as people paste them, and as older files hold them, in every kind of output."""

import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook
from pypdf import PdfReader

from sos_desktop.domain.casework.dates.calendar import CalendarKind, Entry
from sos_desktop.domain.charts.data import ChartData, ChartPoint, Series, TimeAxis
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
    texts_in,
)
from sos_desktop.exporters.calendar import calendar_bytes
from sos_desktop.exporters.excel import render_excel
from sos_desktop.exporters.letter_docx import fill, read_template, text_of
from sos_desktop.exporters.letter_pdf import letter_pdf
from sos_desktop.exporters.pdf import render_pdf, unprinted
from sos_desktop.exporters.pdf_face import INSTEAD, printed
from sos_desktop.exporters.text import with_texts
from tests.letters import word

CHART = ChartData(
    name="Chart",
    axis=TimeAxis.ORDER,
    unit="%",
    series=(Series("Line", (ChartPoint("Jan", 1.0), ChartPoint("Feb", 2.0))),),
)
DOCUMENT = ReportDocument(
    "Title",
    "Office",
    "Subtitle",
    date(2026, 11, 29),
    sources=("Source",),
    sections=(
        Section(
            "Section",
            sheet="Sheet",
            blocks=(
                Paragraph("Paragraph"),
                Bullets(("Item",)),
                TableBlock("Table", (TableColumn("Heading"),), (("Cell",),), caption="Caption"),
                HeatMapBlock(
                    "Heat", ("Column",), (("Group", (HeatCell("1", "Word"), None)),), "Says"
                ),
                ChartBlock(CHART, "Caption"),
            ),
        ),
    ),
)
UNSEEN = [chr(code) for code in (*range(7), 8, *range(0x0F, 0x1C), 0x1F, 0x7F)]
UNSEEN += list("\u00ad\ufeff\ufffe")
ENDS = ("\x0b", "\x0c", "\r", "\r\n", "\x85", "\u2028", "\u2029")


def pasted(between):
    return with_texts(DOCUMENT, lambda text: f"Read{between}math {text}")


def pdf_text(data):
    reader = PdfReader(io.BytesIO(data))
    meta = reader.metadata or {}
    return " ".join(
        [page.extract_text() for page in reader.pages] + [str(v) for v in meta.values()]
    )


def book_text(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        raw = " ".join(package.read(name).decode() for name in package.namelist())
    load_workbook(io.BytesIO(data))
    return raw


@pytest.mark.parametrize("end", ENDS, ids=ascii)
def test_no_break_joins_words_on_paper_or_in_cells(end):
    made = pasted(end)
    for text in (pdf_text(render_pdf(made)), book_text(render_excel(made))):
        assert "Read" in text
        assert "Readmath" not in text.replace("_x000b_", "").replace("_x000B_", "")


def test_signs_nobody_sees_go_into_no_file():
    made = pasted("".join(UNSEEN))
    book = book_text(render_excel(made))
    assert "Readmath" in book
    assert not set(book) & set(UNSEEN)
    assert "Readmath" in pdf_text(render_pdf(made))
    assert unprinted(made) == ()


@pytest.mark.parametrize("end", ENDS, ids=ascii)
def test_no_break_joins_words_in_a_letter(end):
    template = read_template(word("{{ lea_name }}", "- {{ reasons }}"), "a.docx")
    values = {"lea_name": f"Read{end}math", "reasons": (f"Read{end}math", "x\x01\ufeffy")}
    made = fill(template, values, frozenset({"reasons"}), f"Read{end}math")
    for text in (text_of(made), pdf_text(letter_pdf(made))):
        assert "Readmath" not in text
        assert "xy" in text
    assert Document(io.BytesIO(made)).core_properties.title == "Read math"


@pytest.mark.parametrize("end", ENDS, ids=ascii)
def test_no_break_joins_words_in_a_calendar(end):
    text = f"Read{end}math\ufeff\x01"
    day = date(2026, 11, 29)
    entry = Entry(
        uid="1", kind=CalendarKind.TASK, day=day, title=text, more=text, lea=text, who=text
    )
    made = Calendar.from_ical(calendar_bytes([entry], text, datetime(2026, 11, 29, tzinfo=UTC)))
    (event,) = made.walk("VEVENT")
    for found in (made["X-WR-CALNAME"], event["SUMMARY"], event["DESCRIPTION"]):
        assert "Read" in found
        assert "Readmath" not in found
        assert not set(found) & set(UNSEEN)


CASES = {
    "Հայերեն": "□" * 7,
    "中文": "□□",
    "ñ é ü – “x” … ½ €": "ñ é ü – “x” … ½ €",
    "ﬁ": "fi",
    "ＡＢ": "AB",
    "co\u2011op": "co\u2011op",
    "👩\u200d🏫": "□□",
    "x\u1ab0": "x",
    "a\u200eb": "ab",
    "ਪੰ": "□",
    "Кириллица": "Кириллица",
    "☂\ufe0f": "□",
    "tab\there": "tab\there",
}


@pytest.mark.parametrize(("text", "shown"), CASES.items(), ids=range(len(CASES)))
def test_what_the_typeface_lacks_is_seen_to_be_missing(text, shown):
    assert printed(text) == shown


def test_the_letters_that_could_not_be_printed_are_named():
    made = with_texts(DOCUMENT, lambda text: f"{text} Հայ 中 é x\u1ab0 👩\u200d🏫 中")
    assert unprinted(made) == ("Հ", "ա", "յ", "中", "\u1ab0", "👩", "🏫")
    assert f"{INSTEAD * 3} {INSTEAD} é x" in pdf_text(render_pdf(made))
    assert "Հայ 中" in book_text(render_excel(made))
    assert unprinted(DOCUMENT) == ()


def test_every_text_of_a_document_is_reached():
    changed = with_texts(DOCUMENT, lambda text: f"{text}!")
    assert [f"{text}!" for text in texts_in(DOCUMENT)] == list(texts_in(changed))
    assert {"Item!", "Heading!", "Cell!", "Word!", "Group!", "Jan!"} <= set(texts_in(changed))
