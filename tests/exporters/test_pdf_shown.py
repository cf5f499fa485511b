"""A finished PDF is shown as it is: its pages, their words, and where words stand."""

import io

import pytest
from pypdf import PdfReader

from sos_desktop.domain.casework.access.readers import PUBLIC
from sos_desktop.domain.documents.registry import BRIEF, PLAN
from sos_desktop.exporters.pdf import outline, render_pdf
from sos_desktop.exporters.pdf_shown import areas_of, image_of, pages_of
from sos_desktop.services.languages import language
from tests.domain.documents.full_case import MADE_ON, full, material_for


def made(kind):
    return kind.write(material_for(kind, PUBLIC, full()), language().catalog(kind.part), MADE_ON)


@pytest.fixture(scope="module")
def brief():
    return render_pdf(made(BRIEF))


def letters(text):
    return sorted(sign for sign in text if sign.isalnum())


@pytest.mark.parametrize("kind", [BRIEF, PLAN], ids=lambda kind: kind.key)
def test_the_pages_say_what_another_reader_reads(kind):
    pdf = render_pdf(made(kind))
    pages, read = pages_of(pdf), PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) == len(read)
    for page, wanted in zip(pages, read, strict=True):
        assert (page.width, page.height) == (612, 792)
        assert letters(page.words) == letters(wanted.extract_text())


@pytest.mark.parametrize("grey", [False, True])
def test_a_picture_has_the_size_asked_for(brief, grey):
    image = image_of(brief, 0, 0.5, grey=grey)
    assert (image.width, image.height, image.grey) == (306, 396, grey)
    assert len(image.pixels) == image.line * image.height
    assert image.line >= image.width * (1 if grey else 3)
    assert len(set(image.pixels)) > 20


def test_words_stand_where_they_are_drawn(brief):
    words = pages_of(brief)[0].words.split()[:3]
    found = areas_of(brief, 0, " ".join(words).upper())
    assert found
    for left, top, width, height in found:
        assert 0 < left < left + width < 612
        assert 0 < top < top + height < 792
    assert areas_of(brief, 0, "zzyzx") == areas_of(brief, 0, " ") == ()


def test_the_outline_names_the_page_of_each_heading(brief):
    pages = pages_of(brief)
    for title, number in outline(made(BRIEF)).items():
        assert " ".join(title.split()) in pages[number - 1].words
