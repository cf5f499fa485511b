"""What a screen reader is told of a letter is what stands in the Word letter, in its order."""

import io
from functools import cache

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches
from PIL import Image

from sos_desktop.domain.casework.letters.letter_fields import MANY
from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.exporters.letter_docx import fill, read_template
from sos_desktop.exporters.letter_flow import UNDESCRIBED
from sos_desktop.exporters.letter_pdf import letter_pdf
from sos_desktop.foundation.paths import resource
from tests.letters import sample_values
from tests.pdf_structure import Node, structure_of, told

KINDS = [kind.value for kind in LetterKind]


@cache
def letter(name):
    data = resource("templates", "letters", f"{name}.docx").read_bytes()
    return fill(read_template(data, f"{name}.docx"), sample_values(), MANY, "A letter")


def docx(change):
    """A Word document, made by a function that is given it."""
    made = Document()
    made.core_properties.title = "A letter"
    change(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def outline(node):
    """A tree as lines of kind and text."""
    return [
        f"{part.kind} {part.text}".strip()
        for part in node.walk()
        if part.text or part.kind in ("L", "Table", "TR")
    ]


def of_word(data):
    """The same of the Word letter: its first header, its body, its first footer."""
    document = Document(io.BytesIO(data))
    section = document.sections[0]
    titled = any(p.style.name == "Title" for p in document.paragraphs)
    lines = [f"P {told(p.text)}" for p in section.first_page_header.paragraphs if p.text]
    listed, number = False, 0
    for item in document.iter_inner_content():
        if not hasattr(item, "text"):
            lines += _table(item)
            listed = False
            continue
        style, text = item.style.name, told(item.text)
        if not text:
            continue
        if style.startswith("List"):
            lines += [] if listed else ["L"]
            number = number + 1 if listed else 1
            lines += [f"Lbl {f'{number}.' if 'Number' in style else '•'}", f"LBody {text}"]
        else:
            level = 1 if style == "Title" else 1 + titled
            lines.append(f"{'P' if style == 'Normal' else f'H{level}'} {text}")
        listed = style.startswith("List")
    lines += [f"P {told(p.text)}" for p in section.first_page_footer.paragraphs if p.text]
    return lines


def _table(table):
    lines = ["Table"]
    for number, row in enumerate(table.rows):
        lines.append("TR")
        kind = "TD" if number else "TH"
        lines += [f"{kind} {told(cell.text)}" for cell in row.cells]
    return lines


def flat(node):
    """A tree with the words of a cell in the cell itself."""
    if node.kind in ("TD", "TH"):
        return Node(node.kind, node.whole, attributes=node.attributes)
    return Node(node.kind, node.text, node.alt, kids=tuple(map(flat, node.kids)))


@pytest.mark.parametrize("name", KINDS)
def test_a_letter_reads_back_whole_and_in_order(name):
    structure = structure_of(letter_pdf(letter(name)))
    assert outline(flat(structure.root)) == of_word(letter(name))
    assert structure.loose == []
    if len(structure.pages) == 1:
        assert structure.artifacts == []
    catalog = structure.reader.root_object
    assert catalog["/Lang"] == "en-US"
    for cell in structure.root.all("TH"):
        assert cell.attributes["Scope"] == "Column"


def test_pictures_say_what_word_says_of_them():
    stream = io.BytesIO()
    Image.new("RGB", (20, 20), "navy").save(stream, "PNG")

    def draw(document):
        for described in ("The county's seal", "", None):
            run = document.add_paragraph("Beside it.").add_run()
            stream.seek(0)
            about = run.add_picture(stream, width=Inches(1))._inline.docPr
            if described:
                about.set("descr", described)
            if described is None:
                about.append(OxmlElement("a:extLst"))
                mark = about[0].makeelement(
                    "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
                )
                mark.set("val", "1")
                about[0].append(mark)

    root = structure_of(letter_pdf(docx(draw))).root
    assert [figure.alt for figure in root.all("Figure")] == ["The county's seal", UNDESCRIBED]
    assert all(len(figure.attributes["BBox"]) == 4 for figure in root.all("Figure"))


def test_a_picture_in_a_table_is_drawn_and_told():
    stream = io.BytesIO()
    Image.new("RGB", (20, 20), "navy").save(stream, "PNG")

    def draw(document):
        table = document.add_table(rows=1, cols=2)
        stream.seek(0)
        run = table.cell(0, 0).paragraphs[0].add_run()
        run.add_picture(stream, width=Inches(0.5))._inline.docPr.set("descr", "Our logo")
        table.cell(0, 1).text = "100 Orchard Street"

    root = structure_of(letter_pdf(docx(draw))).root
    [figure] = root.all("Figure")
    assert figure.alt == "Our logo"
    assert root.all("Table") == [], "a table without a header row only arranges things"
    assert "100 Orchard Street" in root.whole


def test_lists_within_lists_and_headings_that_skip_a_level():
    def write(document):
        document.add_heading("One", level=1)
        document.add_heading("Three", level=3)
        document.add_paragraph("a", style="List Bullet")
        document.add_paragraph("a a", style="List Bullet 2")
        inner = document.paragraphs[-1]._p.get_or_add_pPr()
        level = OxmlElement("w:numPr")
        for tag, value in (("w:ilvl", "1"), ("w:numId", "1")):
            part = OxmlElement(tag)
            part.set(qn("w:val"), value)
            level.append(part)
        inner.append(level)
        document.add_paragraph("b", style="List Bullet")
        document.add_paragraph("Text between.")
        document.add_paragraph("c", style="List Number")

    root = structure_of(letter_pdf(docx(write))).root
    kinds = [node.kind for node in root.walk() if node.kind[0] == "H"]
    assert kinds == ["H1", "H2"]
    first, *_between, last = root.all("L")
    assert [node.text for node in first.all("LBody")] == ["a", "a a", "b"]
    assert len(first.kids) == 2, "the deeper list stands within the item before it"
    assert first.kids[0].all("L")
    assert last.attributes["ListNumbering"] == "Decimal"
    assert first.attributes["ListNumbering"] == "Disc"


def test_a_header_row_on_two_pages_is_told_once():
    def write(document):
        table = document.add_table(rows=80, cols=2)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for number, row in enumerate(table.rows):
            row.cells[0].text = f"Group {number}" if number else "Group"
            row.cells[1].text = f"Result {number}" if number else "Result"

    structure = structure_of(letter_pdf(docx(write)))
    assert len(structure.pages) > 1
    assert [cell.whole for cell in structure.root.all("TH")] == ["Group", "Result"]
    assert structure.artifacts.count("Group") == len(structure.pages) - 1
