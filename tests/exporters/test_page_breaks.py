"""A line that leads over to what follows never ends a page alone."""

import pytest

from sos_desktop.domain.documents.report import Paragraph, ProcessBlock, Section
from sos_desktop.domain.needs.processes import StepText
from tests.exporters.test_papers import document, pdf_of

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
    pages = [page.extract_text() for page in pdf_of(document(filling, section)).pages]
    assert page_of(pages, "The name") == page_of(pages, "Step0")
