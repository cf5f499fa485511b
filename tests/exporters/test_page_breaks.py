"""A line that leads over to what follows never ends a page alone."""

import pytest

from sos_desktop.domain.documents.report import Paragraph, ProcessBlock, Section
from sos_desktop.domain.needs.processes import StepText
from sos_desktop.exporters.pdf import render_pdf
from tests.exporters.test_papers import document
from tests.pdf_words import printed

STEPS = tuple(StepText(str(n), f"Step{n} " + "words " * 12, "Who", "Weeks") for n in range(9))


def page_of(pages, words):
    return next(n for n, text in enumerate(pages) if words in text)


@pytest.mark.parametrize("lines", range(26, 44, 3))
@pytest.mark.parametrize("before", [0, 1])
def test_the_name_of_a_process_stands_on_the_page_of_its_drawing(lines, before):
    filling = Section("Filling", tuple(Paragraph(f"Line {n}") for n in range(lines)))
    drawing = ProcessBlock("", STEPS, "Caption", "In words")
    first = (Paragraph("Plain"),) * before
    section = Section("Today", (*first, Paragraph("The name", lead=True), drawing))
    pages = printed(render_pdf(document(filling, section)))
    assert page_of(pages, "The name") == page_of(pages, "Step0")
