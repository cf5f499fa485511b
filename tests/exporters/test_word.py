"""A document as a Word file: headings, lists and tables that Word knows as such."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document

from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.domain.documents import report
from sos_desktop.domain.documents.registry import DOCUMENTS, PLAN, FileFormat
from sos_desktop.domain.typography import typeset
from sos_desktop.exporters.text import with_texts
from sos_desktop.exporters.word import render_word
from sos_desktop.services.languages import language
from tests.domain.documents.full_case import MADE_ON, full, material_for
from tests.libreoffice import converted

CATALOG = language().catalog(PLAN.key)


def plan(reader):
    material = material_for(PLAN, reader, full())
    return PLAN.write(material, CATALOG, MADE_ON)


KINDS = [k for k in DOCUMENTS if any(o.format is FileFormat.WORD for o in k.formats)]
"""The documents that can be had as Word."""


def made_of(kind):
    """One of a kind, for those who read it first."""
    material = material_for(kind, kind.readers[0].reader, full())
    return kind.write(material, language().catalog(kind.part), MADE_ON)


def opened(document):
    return Document(io.BytesIO(render_word(document)))


def words_of(word):
    cells = [c.text for t in word.tables for row in t.rows for c in row.cells]
    return {*(paragraph.text for paragraph in word.paragraphs), *cells}


@pytest.mark.parametrize("reader", [PUBLIC, OFFICE])
def test_everything_of_the_document_stands_in_it(reader):
    document = with_texts(plan(reader), typeset)
    said = words_of(opened(plan(reader)))
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


def package_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


@pytest.mark.parametrize("reader", [PUBLIC, OFFICE])
def test_nothing_of_the_librarys_own_template_is_left(reader):
    parts = package_of(render_word(plan(reader)))
    left = ("thumbnail", "customXml", "stylesWithEffects", "webSettings")
    assert [name for name in parts if any(word in name for word in left)] == []
    assert "rsid" not in parts["word/settings.xml"]
    assert "ja-JP" not in parts["word/settings.xml"]
    assert "ar-SA" not in parts["word/styles.xml"]
    assert parts["word/styles.xml"].count("<w:style ") < 30
    for name, text in parts.items():
        if name.endswith(".rels"):
            assert not any(word in text for word in left), name


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_looks_come_from_styles_and_rows_stay_whole(kind):
    document = made_of(kind)
    word = opened(document)
    body = word.element.body
    assert body.xpath("//w:r/w:rPr") == [], "no run has a look of its own"
    assert word.paragraphs[1].style.name == "Title"
    rows = body.xpath("//w:tr")
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)
    for table in word.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
        assert {p.style.name for c in table.rows[0].cells for p in c.paragraphs} == {
            "Table Heading"
        }
    document = with_texts(document, typeset)
    blocks = [b for s in document.sections for b in report.flat(s.blocks)]
    tables = [getattr(b, "table", b) for b in blocks if hasattr(b, "rows") or hasattr(b, "table")]
    captions = [table.caption for table in tables]
    told = [t._tbl.xpath("./w:tblPr/w:tblDescription/@w:val") for t in word.tables]
    assert [words for [words] in filter(None, told)] == [text for text in captions if text]


def test_the_language_is_told_everywhere():
    made = replace(plan(PUBLIC), language="es-US")
    word = opened(made)
    assert word.core_properties.language == "es-US"
    styles = word.styles.element
    assert {*styles.xpath("//w:lang/@w:val")} == {"es-US"}


def test_libreoffice_reads_the_same_words(tmp_path):
    files = []
    for kind in KINDS:
        path = tmp_path / f"{kind.key}.docx"
        path.write_bytes(render_word(made_of(kind)))
        files.append(path)
    for ours, theirs in zip(files, converted(files, "docx", tmp_path), strict=True):
        written, read = Document(ours), Document(theirs)
        assert [p.text for p in read.paragraphs if p.text] == [
            p.text for p in written.paragraphs if p.text
        ]
        for one, other in zip(written.tables, read.tables, strict=True):
            texts = [[c.text for c in row.cells] for row in one.rows]
            assert [[c.text for c in row.cells] for row in other.rows] == texts
