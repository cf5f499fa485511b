"""A document as a Word file: headings, lists and tables that Word knows as such."""

import io

import pytest
from docx import Document

from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.domain.documents import report
from sos_desktop.domain.documents.registry import PLAN
from sos_desktop.exporters.word import render_word
from sos_desktop.services.languages import language
from tests.domain.documents.full_case import MADE_ON, full, material_for

CATALOG = language().catalog(PLAN.key)


def plan(reader):
    material = material_for(PLAN, reader, full())
    return PLAN.write(material, CATALOG, MADE_ON)


def opened(document):
    return Document(io.BytesIO(render_word(document)))


def words_of(word):
    cells = [c.text for t in word.tables for row in t.rows for c in row.cells]
    return {*(paragraph.text for paragraph in word.paragraphs), *cells}


@pytest.mark.parametrize("reader", [PUBLIC, OFFICE])
def test_everything_of_the_document_stands_in_it(reader):
    document = plan(reader)
    said = words_of(opened(document))
    for section in document.sections:
        assert section.title in said
        for block in section.blocks:
            if isinstance(block, report.Paragraph):
                assert block.text in said
            elif isinstance(block, report.Bullets):
                assert {*block.items} <= said
            elif isinstance(block, report.TableBlock):
                texts = {cell for row in block.rows for cell in row if isinstance(cell, str)}
                assert texts - {""} <= said
            elif isinstance(block, report.ChartBlock):
                assert block.alternative in said
    assert {*document.sources} <= said


def test_headings_and_header_rows_are_real():
    document = plan(OFFICE)
    word = opened(document)
    titles = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert titles[: len(document.sections)] == [section.title for section in document.sections]
    assert all(table.rows[0]._tr.xpath("./w:trPr/w:tblHeader") for table in word.tables)
    assert all(table._tbl.xpath("./w:tblPr/w:tblCaption") for table in word.tables)


def test_it_says_whose_it_is_and_the_same_content_gives_the_same_bytes():
    document = plan(PUBLIC)
    about = opened(document).core_properties
    assert (about.author, about.title) == (document.author, document.title)
    assert (about.created.date(), about.comments) == (MADE_ON, "")
    assert render_word(document) == render_word(document)
    footer = opened(document).sections[0].footer.paragraphs[0]
    assert footer.text.startswith(document.copy_words)
