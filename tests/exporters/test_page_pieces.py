"""A preview shows the pages of the PDF: the same words on the same pages, at places on the page."""

import io

import pytest
from pypdf import PdfReader

from sos_desktop.domain.casework.access.readers import PUBLIC
from sos_desktop.domain.documents.printed_page import PagePath, PageText
from sos_desktop.domain.documents.registry import BRIEF, PLAN
from sos_desktop.exporters.pdf import outline, printed_pages, render_pdf
from sos_desktop.services.languages import language
from tests.domain.documents.full_case import MADE_ON, full, material_for


def made(kind):
    return kind.write(material_for(kind, PUBLIC, full()), language().catalog(kind.part), MADE_ON)


def letters(text):
    return sorted(sign for sign in text if not sign.isspace())


@pytest.mark.parametrize("kind", [BRIEF, PLAN], ids=lambda kind: kind.key)
def test_the_pages_say_what_the_pdf_says(kind):
    document = made(kind)
    pages = printed_pages(document)
    read = PdfReader(io.BytesIO(render_pdf(document))).pages
    assert len(pages) == len(read)
    for page, wanted in zip(pages, read, strict=True):
        assert letters(page.words) == letters(wanted.extract_text())


def test_everything_stands_on_its_page():
    for page in printed_pages(made(BRIEF)):
        assert (page.width, page.height) == (612, 792)
        for piece in page.pieces:
            if isinstance(piece, PageText):
                assert 0 <= piece.at[0] <= page.width
                assert 0 < piece.at[1] < page.height
                assert 4 < piece.size < 30
            elif isinstance(piece, PagePath):
                across = [x for step in piece.steps for x, _y in step.spots]
                assert all(-2 <= x <= page.width + 2 for x in across)


def test_the_outline_names_the_page_of_each_heading():
    document = made(BRIEF)
    pages = printed_pages(document)
    for title, number in outline(document).items():
        assert " ".join(title.split()) in " ".join(pages[number - 1].words.split())
