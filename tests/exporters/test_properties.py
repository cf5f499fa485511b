"""What a file says of itself: the county office made it, today, and no library or template."""

import io
import zipfile
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from sos_desktop.domain.casework.letters.letter_fields import MANY
from sos_desktop.domain.documents.report import (
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
    TableColumn,
)
from sos_desktop.exporters.excel import render_excel
from sos_desktop.exporters.letter_docx import fill, read_template
from sos_desktop.exporters.letter_pdf import letter_pdf
from sos_desktop.exporters.pdf import render_pdf
from sos_desktop.exporters.properties import made_at, pdf_date
from sos_desktop.foundation import clock
from sos_desktop.foundation.paths import resource

OFFICE = "Peña & Alder County Office of Education"
DAY = date(2025, 11, 26)
DOCUMENT = ReportDocument(
    title="Plan",
    organization=f"{OFFICE} · System of Support",
    subtitle="For the board",
    made_on=DAY,
    sections=(
        Section(
            "Why",
            (Paragraph("Because."), TableBlock("Tasks", (TableColumn("Task"),), (("Call",),))),
        ),
    ),
)
STRANGERS = (b"openpyxl", b"python-docx", b"Somebody", b"Macintosh", b"thumbnail", b"Their Office")


def _letter() -> bytes:
    shipped = Document(io.BytesIO(resource("templates", "letters", "charter.docx").read_bytes()))
    properties = shipped.core_properties
    properties.author = properties.last_modified_by = "Somebody Private"
    properties.comments = properties.category = properties.keywords = "Somebody Private"
    stream = io.BytesIO()
    shipped.save(stream)
    named = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(named, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "docProps/app.xml":
                text = text.replace(b"<Company/>", b"<Company>Their Office</Company>")
            new.writestr(name, text)
    template = read_template(named.getvalue(), "charter.docx")
    values = {name: ("x",) if name in MANY else "x" for name in template.fields}
    return fill(template, values, MANY, "Letter", OFFICE)


def _here(moment: datetime) -> date:
    return moment.replace(tzinfo=UTC).astimezone().date()


def test_a_pdf_names_the_office_and_its_day() -> None:
    about = PdfReader(io.BytesIO(render_pdf(DOCUMENT))).metadata
    assert about is not None
    assert (about.author, about.creator, about.title) == (OFFICE, "SOS Desktop", "Plan")
    assert about.creation_date == about.modification_date
    assert about.creation_date is not None
    assert about.creation_date.date() == DAY


def test_a_letter_names_the_office_and_today_in_word_and_pdf() -> None:
    moment = datetime(2026, 11, 29, 20, 0, tzinfo=UTC)
    with clock.frozen(moment):
        word, today = _letter(), clock.today()
        pdf = letter_pdf(word)
    properties = Document(io.BytesIO(word)).core_properties
    assert (properties.author, properties.last_modified_by) == (OFFICE, OFFICE)
    assert _here(properties.created) == _here(properties.modified) == today
    about = PdfReader(io.BytesIO(pdf)).metadata
    assert about is not None
    assert about.author == OFFICE
    assert about.creation_date is not None
    assert about.creation_date.date() == today


def test_a_workbook_names_the_office_and_its_day() -> None:
    properties = load_workbook(io.BytesIO(render_excel(DOCUMENT))).properties
    assert (properties.creator, properties.lastModifiedBy) == (OFFICE, OFFICE)
    assert _here(properties.created) == _here(properties.modified) == DAY


@pytest.mark.parametrize("make", [lambda: render_excel(DOCUMENT), _letter], ids=["Excel", "Word"])
def test_nothing_tells_of_a_library_or_who_made_the_template(make) -> None:
    with zipfile.ZipFile(io.BytesIO(make())) as package:
        told = {name: package.read(name) for name in package.namelist()}
    about = b"".join(text for name, text in told.items() if name.startswith(("docProps", "_rels")))
    assert [stranger for stranger in STRANGERS if stranger in about] == []
    assert not [name for name in told if "thumbnail" in name]
    app = ElementTree.fromstring(told["docProps/app.xml"])
    assert [element.text for element in app] == ["SOS Desktop", OFFICE]


def test_one_day_one_file() -> None:
    assert render_excel(DOCUMENT) == render_excel(DOCUMENT)
    assert render_pdf(DOCUMENT) == render_pdf(DOCUMENT)


def test_a_day_is_told_as_noon_here() -> None:
    at = made_at(DAY)
    assert (at.date(), at.hour) == (DAY, 12)
    assert pdf_date(datetime.fromisoformat("2025-11-26T12:00:00-08:00")) == (
        "D:20251126120000-08'00'"
    )
