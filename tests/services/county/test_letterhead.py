"""The head of papers: what may stand there, and where it stands."""

import io

import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from sos_desktop.domain.documents.letterhead import contrast_with_white, hex_color
from sos_desktop.exporters.excel import render_excel
from sos_desktop.exporters.pdf import render_pdf
from sos_desktop.exporters.word import render_word
from sos_desktop.foundation.errors import EnvironmentProblem, InputProblem
from sos_desktop.importers import logo
from sos_desktop.services.county.letterhead import (
    PaperLook,
    check_logo,
    letterhead,
    paper_look,
    read_logo,
    save_look,
)
from sos_desktop.services.county.office import Office, save_office
from sos_desktop.services.county.undo import undo
from tests.exporters.test_papers import PLAIN


def picture(size=(80, 80), color="#1D4F8C", kind="PNG"):
    stream = io.BytesIO()
    Image.new("RGB", size, color).save(stream, kind)
    return stream.getvalue()


def test_contrast_is_as_wcag_works_it_out():
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#FFFFFF") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)
    assert hex_color(" 1d4f8c ") == "#1D4F8C"
    assert hex_color("blue") is None


@pytest.mark.parametrize("color", ["#FFD700", "#777777", "yellow", ""])
def test_a_color_white_words_cannot_be_read_on_is_refused(county, color):
    with pytest.raises(InputProblem) as refused:
        save_look(county, PaperLook(color))
    assert refused.value.where == "color"
    assert paper_look(county) == PaperLook()


def test_a_logo_is_kept_small_with_its_words_and_taken_back(county):
    with pytest.raises(InputProblem, match="shows"):
        save_look(county, PaperLook(logo=picture()))
    save_look(county, PaperLook("#2B5B3A", picture((3000, 2000), kind="JPEG"), "A tree"))
    kept = paper_look(county)
    assert kept.color == "#2B5B3A"
    assert Image.open(io.BytesIO(kept.logo)).size <= (720, 240)
    assert len(kept.logo) < 60_000
    undo(county)
    assert paper_look(county) == PaperLook()


@pytest.mark.parametrize("data", [b"", b"no picture", picture()[:60], b"GIF89a" + b"0" * 40])
def test_what_is_no_picture_is_refused(county, data):
    with pytest.raises(InputProblem):
        save_look(county, PaperLook(logo=data or b"x", logo_words="A tree"))


def test_a_picture_of_too_many_points_or_bytes_is_refused(county, tmp_path, monkeypatch):
    monkeypatch.setattr(logo, "_MOST_PIXELS", 5_000)
    with pytest.raises(InputProblem, match="80 by 80"):
        logo.small_picture(picture())
    monkeypatch.setattr(logo, "LARGEST", 100)
    (tmp_path / "logo.png").write_bytes(picture())
    with pytest.raises(InputProblem, match="MB"):
        read_logo(tmp_path / "logo.png")
    with pytest.raises(EnvironmentProblem):
        read_logo(tmp_path / "gone.png")


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="https://example.org/x.png"/>',
        '<image xlink:href="file:///etc/passwd" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
        '<rect style="fill:url(http://example.org/a)"/>',
        "<style>@import url(x.css)</style>",
        "<script>1</script>",
        "<foreignObject/>",
    ],
)
def test_a_drawing_that_refers_outside_is_refused(inside):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    with pytest.raises(InputProblem, match="outside"):
        check_logo(svg.encode())
    with pytest.raises(InputProblem, match="outside"):
        check_logo(b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///x">]><svg>&a;</svg>')
    assert check_logo(b'<svg xmlns="http://www.w3.org/2000/svg"><rect fill="url(#a)"/></svg>')


def test_the_head_stands_on_every_paper(county):
    save_office(county, Office("Adler County Schools", "1 Main Street\nAdler", "555-0100"))
    save_look(county, PaperLook("#2B5B3A", picture(), "A tree"))
    document = PLAIN.headed(letterhead(county))
    assert document.author == "Adler County Schools"
    reader = PdfReader(io.BytesIO(render_pdf(document)))
    first = reader.pages[0].extract_text()
    assert "Adler County Schools" in first
    assert "1 Main Street, Adler" in first
    assert len(reader.pages[0].images) == 1
    word = Document(io.BytesIO(render_word(document)))
    header = word.sections[0].header
    assert "Adler County Schools" in header.paragraphs[0].text
    assert 'descr="A tree"' in header._element.xml
    book = load_workbook(io.BytesIO(render_excel(document)))
    assert all(sheet.oddHeader.right.text == "Adler County Schools" for sheet in book)
