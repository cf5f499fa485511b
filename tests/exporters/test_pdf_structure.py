"""What a screen reader is told of a PDF is what the document says: kinds, texts, order, scopes."""

import io
import zlib
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.domain.documents.page_words import ENGLISH_PAGE
from sos_desktop.domain.documents.registry import BRIEF, DOCUMENTS, FEEDBACK
from sos_desktop.domain.documents.report import (
    Bullets,
    ChartBlock,
    CostBlock,
    DotsBlock,
    FishboneBlock,
    HeatMapBlock,
    Paragraph,
    ProcessBlock,
    ResultStrip,
    Section,
    SideBySide,
    SummaryBox,
    TableBlock,
    TableColumn,
    Tally,
    texts_in,
)
from sos_desktop.domain.documents.typed import MARKED, unmarked
from sos_desktop.exporters.pdf import render_pdf
from sos_desktop.exporters.pdf_face import printed
from sos_desktop.exporters.tagged_pdf.packing import packed
from sos_desktop.exporters.tagged_pdf.writing import PdfUa
from sos_desktop.exporters.text import cell_text, printed_words
from sos_desktop.services.languages import language
from tests.domain.documents.full_case import MADE_ON, full, material_for
from tests.exporters.test_papers import PLAIN, document
from tests.pdf_structure import INSIDE, Node, structure_of, told

_COLUMN = {"O": "Table", "Scope": "Column"}
_ROW = {"O": "Table", "Scope": "Row"}
FULL = {
    f"{kind.key}, {reader}": (kind, reader)
    for kind in DOCUMENTS
    for reader in (PUBLIC, OFFICE)
    if reader in {offer.reader for offer in kind.readers}
}


def said(text):
    return told(unmarked(printed(printed_words(text))))


def wanted(made):
    """The tree a document asks for; figures without the place they stand at."""
    name, title = made.organization, Node("H1", said(made.title))
    if made.head.logo or made.head.address or made.band:
        name = name.replace(" · ", "\n")
    logo = Node("Figure", alt=made.head.logo_words or made.author) if made.head.logo else Node("P")
    kids = [logo, Node("P", said(name)), Node("P", said(made.head.address))]
    if made.band:
        kids += [Node("P", said(made.band)), title]
    else:
        kids += [title, Node("P", said(made.subtitle))]
    for section in made.sections:
        kids.append(Node(f"H{section.level + 1}", said(section.title)))
        for block in section.blocks:
            is_heat = isinstance(block, HeatMapBlock)
            kids += [heat_node(block, made.words)] if is_heat else block_nodes(block)
    if made.sources and (made.band or len(made.sources) < 3):
        kids.append(Node("P", said(f"{made.words.sources}: {'; '.join(made.sources)}")))
    elif made.sources:
        kids.append(Node("H2", said(made.words.sources)))
        kids += [Node("P", said(source)) for source in made.sources]
    return Node("Document", kids=tuple(kid for kid in kids if kid.text or kid.kids or kid.alt))


def block_nodes(block):
    match block:
        case Paragraph():
            return [Node("P", said(block.text))]
        case Bullets():
            return [list_node(block)]
        case TableBlock():
            return [table_node(block)]
        case HeatMapBlock():
            return [heat_node(block)]
        case ChartBlock():
            figure = Node("Figure", alt=unmarked(printed_words(block.alternative)))
            return [Node("P", said(block.name)), figure, Node("P", said(block.caption))]
        case FishboneBlock() | ProcessBlock():
            figure = Node("Figure", alt=unmarked(printed_words(block.alternative)))
            return [figure, Node("P", said(block.caption))]
        case _:
            return board_nodes(block)


def board_nodes(block):
    match block:
        case SideBySide():
            blocks = [one for column in block.columns for one in column]
            return [node for one in blocks for node in block_nodes(one)]
        case SummaryBox():
            return [rows_only([(row.label, row.text) for row in block.rows])]
        case Tally():
            rows = block.rows
            return [rows_only([(r.name, r.words if r.count is None else r.count) for r in rows])]
        case DotsBlock():
            figure = Node("Figure", alt=unmarked(printed_words(block.alternative)))
            return [Node("P", said(block.title)), figure, Node("P", said(block.caption))]
        case CostBlock():
            figure = Node("Figure", alt=unmarked(printed_words(block.alternative)))
            return [Node("P", said(block.total)), Node("P", said(block.note)), figure]
        case ResultStrip():
            items = [f"{t.cell.value} {t.words} {t.measured}" for t in block.tiles]
            kids = tuple(Node("LI", kids=(Node("LBody", said(item)),)) for item in items)
            asked = {"O": "List", "ListNumbering": "None"}
            return [Node("L", attributes=asked, kids=kids), Node("P", said(block.caption))]


def rows_only(rows):
    """A table whose rows have names and whose columns have none."""
    made = [
        (Node("TH", said(name), attributes=_ROW), Node("TD", said(str(value))))
        for name, value in rows
    ]
    return Node("Table", kids=tuple(Node("TR", kids=row) for row in made))


def list_node(block):
    items = []
    for number, text in enumerate(block.items, start=1):
        mark = f"{number}." if block.ordered else "•"
        kids = (Node("Lbl", mark), Node("LBody", said(text)))
        items.append(Node("LI", kids=tuple(kid for kid in kids if kid.text)))
    numbering = "Decimal" if block.ordered else "Disc"
    return Node("L", attributes={"O": "List", "ListNumbering": numbering}, kids=tuple(items))


def table_node(block):
    block = block.shown() if block.rows else block
    rows = [[column.heading for column in block.columns]]
    rows += [
        [cell_text(v, c.kind, block.missing) for v, c in zip(row, block.columns, strict=True)]
        for row in block.rows
    ]
    if sums := block.sums():
        label = "Total" if block.sums_all() else "Total of those known"
        rows.append([label, *("" if value is None else f"${value:,.0f}" for value in sums[1:])])
    return grid(rows, block.caption)


def heat_node(block, words=ENGLISH_PAGE):
    rows = [[words.student_group, *(name.replace("/", "/ ") for name in block.columns)]]
    for name, cells in block.rows:
        shown = [block.missing if c is None else f"{c.value} {c.word}" for c in cells]
        rows.append([name, *shown])
    return grid(rows, block.caption)


def grid(rows, caption):
    kids = []
    for number, row in enumerate(rows):
        cells = []
        for place, text in enumerate(row):
            scope = _COLUMN if number == 0 else _ROW if place == 0 else {}
            cells.append(Node("TH" if scope else "TD", said(text), attributes=scope))
        kids.append(Node("TR", kids=tuple(cells)))
    if caption:
        kids.append(Node("Caption", said(caption)))
    return Node("Table", kids=tuple(kids))


def compared(node):
    """A tree with links and spans in the text around them, and figures as words alone."""
    if node.kind == "Figure":
        return Node("Figure", alt=node.alt)
    return replace(
        node, language="", kids=tuple(compared(kid) for kid in node.kids if kid.kind not in INSIDE)
    )


def read_back(made):
    structure = structure_of(render_pdf(made))
    assert compared(structure.root) == wanted(made)
    assert structure.loose == []
    return structure


@pytest.mark.parametrize("name", FULL)
def test_every_document_reads_back_whole_and_in_order(name):
    kind, reader = FULL[name]
    made = kind.write(material_for(kind, reader, full()), language().catalog(kind.part), MADE_ON)
    structure = read_back(made)
    for text in structure.artifacts:
        shown = (made.copy_words, made.title[:20], made.author, *_headings(made))
        assert any(told(words) in text or text.strip() in words for words in shown), text


@pytest.mark.parametrize("kind", [BRIEF, FEEDBACK], ids=lambda kind: kind.key)
def test_a_paper_in_spanish_reads_back_with_what_was_typed_in_english(kind):
    material = material_for(kind, PUBLIC, full())
    made = kind.write(material, language("es").catalog(kind.part), MADE_ON)
    structure = read_back(made)
    assert structure.reader.root_object["/Lang"] == "es-US"
    typed = {word for text in texts_in(made) for word in MARKED.findall(text)}
    told = [node for node in structure.root.walk() if node.language]
    assert {node.language for node in told} <= {"en-US"}
    assert {said(text) for text in typed} >= {n.text for n in told if n.kind == "Span"}
    heard = " ".join(node.text for node in told)
    pictured = " ".join(node.alt for node in structure.root.all("Figure"))
    assert [text for text in typed if said(text) not in f"{heard} {pictured}"] == []


def _headings(made):
    tables = [b for s in made.sections for b in s.blocks if isinstance(b, TableBlock)]
    return [column.heading for table in tables for column in table.columns]


def test_the_plain_document_reads_back():
    structure = read_back(PLAIN)
    catalog = structure.reader.root_object
    assert catalog["/Lang"] == "en-US"
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]


def test_a_figure_says_where_it_stands():
    [figure] = structure_of(render_pdf(PLAIN)).root.all("Figure")
    assert figure.attributes["O"] == "Layout"
    left, bottom, right, top = figure.attributes["BBox"]
    assert 0 < left < right < 612
    assert 0 < bottom < top < 792
    assert figure.alt == PLAIN.sections[-1].blocks[0].alternative
    for words in ("target is 4", "7 students", "5 students", "not measured"):
        assert words in figure.alt.casefold()


def test_headings_skip_no_level():
    made = document(Section("One", (Paragraph("a"),)), Section("Below", (Paragraph("b"),), level=2))
    made = replace(made, sources=("x", "y", "z"))
    kinds = [n.kind for n in structure_of(render_pdf(made)).root.walk() if n.kind[0] == "H"]
    assert kinds == ["H1", "H2", "H3", "H2"]


@pytest.mark.parametrize(
    "text",
    [
        "Words that are long enough to need more than the one line there is on a page of this size",
        "one\ntwo\n\nthree",
        "x" * 300,
        "a" * 90 + " " + "b" * 90,
        "word " * 4000,
        "follow-up and well-being " * 30,
        "no\N{NO-BREAK SPACE}break " * 40,
        "Peña, Nguyễn and 9.7%",
        "see https://www.cde.ca.gov/ta/ac/, then (https://example.org/a?b=c&d=e).",
        "https://www.cde.ca.gov/" + "a/" * 80,
    ],
    ids=lambda text: text[:12],
)
def test_no_word_is_lost_joined_or_parted(text):
    table = TableBlock(
        "T", (TableColumn("A"), TableColumn("B", width=3.0)), ((text, "x"), ("y", text)), text[:200]
    )
    read_back(
        document(
            Section("S", (Paragraph(text), Paragraph(text, lead=True), Bullets((text, "b"), True))),
            Section(text[:300], (table,)),
        )
    )


def test_a_header_row_that_is_drawn_again_is_told_once():
    rows = tuple((f"Row {n}", n) for n in range(150))
    table = TableBlock("Long", (TableColumn("Change"), TableColumn("Cost", "money")), rows)
    structure = read_back(document(Section("Long", (table,))))
    assert len(structure.pages) > 3
    assert [n.text for n in structure.root.all("TH")].count("Change") == 1
    assert structure.artifacts.count("Change") == len(structure.pages) - 1


def test_links_are_links():
    made = document(Section("S", (Paragraph("Look at https://www.cde.ca.gov/ta/, please."),)))
    structure = structure_of(render_pdf(made))
    [link] = structure.root.all("Link")
    assert link.text == "https://www.cde.ca.gov/ta/"
    [annotation] = structure.reader.pages[0]["/Annots"]
    about = annotation.get_object()
    assert about["/A"]["/URI"] == about["/Contents"] == link.text


def test_an_address_that_stands_twice_is_read_twice():
    text = "First https://a.b/c, then https://a.b/d and again https://a.b/c, at last."
    made = document(Section("S", (Paragraph(text), Bullets((text,)))))
    assert len(read_back(made).root.all("Link")) == 6


def test_a_link_over_two_lines_is_one_link():
    words = "word " * 15
    made = document(Section("S", (Paragraph(f"{words}https://a.b/{'c/' * 60}, {words}"),)))
    structure = read_back(made)
    [link] = structure.root.all("Link")
    assert len(structure.reader.pages[0]["/Annots"]) > 1
    assert link.text == "https://a.b/" + "c/" * 60


def test_the_second_edition_of_pdf_ua():
    structure = structure_of(render_pdf(PLAIN, PdfUa.TWO))
    assert compared(structure.root) == wanted(PLAIN)
    assert structure.reader.pdf_header == "%PDF-2.0"
    packet = structure.reader.root_object["/Metadata"].get_data()
    assert b"<pdfuaid:part>2</pdfuaid:part>" in packet


def test_packed_files_hold_the_same_objects():
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    for number in range(300):
        canvas.drawString(72, 700, f"Page {number}")
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"Page {number}", f"p{number}")
        canvas.showPage()
    canvas.save()
    plain, small = stream.getvalue(), packed(stream.getvalue())
    assert len(small) < len(plain) / 2
    assert b"/ObjStm" in small
    one, two = (PdfReader(io.BytesIO(data), strict=True) for data in (plain, small))
    assert [p.extract_text() for p in one.pages] == [p.extract_text() for p in two.pages]
    assert len(one.outline) == len(two.outline) == 300
    assert two.metadata == one.metadata


def test_what_cannot_be_packed_is_refused():
    with pytest.raises(ValueError, match="cross-reference"):
        packed(b"%PDF-1.7\nstartxref\n0\n%%EOF" + zlib.compress(b""))


@pytest.mark.parametrize(
    ("costs", "told"),
    [
        ((1250, 18500), ("Total", "$19,750")),
        ((1250, None, 0), ("Total of those known", "$1,250")),
        ((1250,), None),
        ((None, None), None),
    ],
)
def test_money_is_added_up(costs, told):
    rows = tuple((f"Change {number}", cost) for number, cost in enumerate(costs))
    table = TableBlock("Actions", (TableColumn("Change"), TableColumn("Cost", "money")), rows)
    last = read_back(document(Section("S", (table,)))).root.all("TR")[-1]
    found = tuple(cell.text for cell in last.kids)
    assert found == told if told else not found[0].startswith("Total")


def test_sizes_stay_small():
    assert len(render_pdf(PLAIN)) < 60_000


def test_the_made_day_is_told():
    about = PdfReader(io.BytesIO(render_pdf(PLAIN))).metadata
    assert about.creation_date.date() == date(2025, 11, 26)
