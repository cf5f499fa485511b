"""A `ReportDocument` as a Word document: real styles, lists and tables, to be gone on with."""

import io
from copy import deepcopy
from datetime import UTC
from functools import cache
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.table import _Row

from sos_desktop.domain.documents import report
from sos_desktop.domain.documents.page_words import PageWords
from sos_desktop.domain.documents.typed import LANGUAGE, MARKED, unmarked
from sos_desktop.exporters.properties import finished_package, made_at
from sos_desktop.exporters.text import cell_text, printed_words, with_texts
from sos_desktop.exporters.word_base import empty_document, speak_of

_FONT = "Calibri"
_INK, _ACCENT, _MUTED = (
    RGBColor(0x1A, 0x23, 0x2E),
    RGBColor(0x1D, 0x4F, 0x8C),
    RGBColor(0x55, 0x61, 0x6F),
)
_TINTS = {0: "F1F3F6", 1: "FBE6E6", 2: "FDEEE0", 3: "FCF5D9", 4: "E5F2E8", 5: "E2ECF9"}
_NUMERIC = frozenset({"whole", "year", "decimal", "percent", "money"})
_WIDTH = 6.9
"""Inches between the margins of a Letter page."""
_LOGO = 24.0
"""Height of a logo, in points."""
_PAGE_FIELD, _PAGES_FIELD = "PAGE", "NUMPAGES"
_LEAD, _SMALL, _CELL, _HEAD = "Lead", "Small Print", "Table Text", "Table Heading"
"""Styles of this program's own, beside those Word has."""


def render_word(document: report.ReportDocument) -> bytes:
    """The document as .docx bytes.

    A chart is told in words and by its caption: the PDF and the workbook draw it.
    """
    document = with_texts(document, printed_words)
    made: Any = Document(io.BytesIO(_empty(document.language)))
    # python-docx looks through all styles for that of each paragraph: half the time of a document.
    made.part.get_style_id = cache(made.part.get_style_id)
    _page(made, document)
    _line(made, document.organization)
    _paragraph(made, document.title, style="Title")
    _line(made, document.band)
    _line(made, document.subtitle)
    for section in document.sections:
        if section.title:
            heading = made.add_heading(section.title, level=section.level)
            heading.paragraph_format.page_break_before = section.new_part
        for block in report.flat(section.blocks):
            _block(made, block, document.words)
    if document.sources:
        made.add_heading(document.words.sources, level=1)
        for source in document.sources:
            _line(made, source)
    _properties(made, document)
    stream = io.BytesIO()
    made.save(stream)
    return finished_package(stream.getvalue(), document.author)


@cache
def _empty(language: str) -> bytes:
    """A document with nothing but styles; to make one takes as long as a short paper."""
    made, stream = empty_document(language), io.BytesIO()
    _styles(made, language)
    made.save(stream)
    return stream.getvalue()


def _properties(made: Any, document: report.ReportDocument) -> None:
    about, day = made.core_properties, made_at(document.made_on).astimezone(UTC)
    about.title, about.comments = document.title, ""
    about.author = about.last_modified_by = document.author
    about.subject = f"{document.subtitle} ({document.copy_words})"
    about.language = document.language
    about.created = about.modified = day.replace(tzinfo=None)


def _styles(made: Any, language: str) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = _FONT, Pt(10.5), _INK
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    normal.paragraph_format.space_after = Pt(5)
    normal.paragraph_format.widow_control = True
    speak_of(normal, language)
    for name, size in (("Title", 20), ("Heading 1", 13), ("Heading 2", 11)):
        style = made.styles[name]
        style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), True
        style.font.color.rgb = _INK if name == "Title" else _ACCENT
        fonts = style.element.rPr.rFonts
        for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{key}"), None)
        style.paragraph_format.keep_with_next = True
        border = style.element.pPr.find(qn("w:pBdr"))
        if border is not None:
            style.element.pPr.remove(border)
    for name, size, bold, ink in (
        (_LEAD, 10.5, True, _INK),
        (_SMALL, 8.5, False, _MUTED),
        (_CELL, 9, False, _INK),
        (_HEAD, 9, True, _INK),
    ):
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, ink
        if name in (_CELL, _HEAD):
            style.paragraph_format.space_after = Pt(1)


def _page(made: Any, document: report.ReportDocument) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches((8.5 - _WIDTH) / 2)
    section.top_margin = section.bottom_margin = Inches(0.8)
    _header(made, section.header.paragraphs[0], document)
    footer = section.footer.paragraphs[0]
    before, _page_place, rest = document.words.page.partition("{page}")
    between, _pages_place, after = rest.partition("{pages}")
    footer.style = _SMALL
    footer.add_run(f"{document.copy_words} · {before}")
    _field(footer, _PAGE_FIELD)
    footer.add_run(between)
    _field(footer, _PAGES_FIELD)
    footer.add_run(after)


def _header(made: Any, paragraph: Any, document: report.ReportDocument) -> None:
    """The logo and the name of the office on every page, where a logo was set."""
    if not document.head.logo:
        return
    paragraph.style = _SMALL
    picture = paragraph.add_run().add_picture(io.BytesIO(document.head.logo), height=Pt(_LOGO))
    about = picture._inline.docPr
    about.set("descr", document.head.logo_words or document.author)
    about.set("name", document.author)
    paragraph.add_run(f"  {document.author}")


def _field(paragraph: Any, name: str) -> None:
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    element.append(run)
    paragraph._p.append(element)


def _paragraph(made: Any, text: str, style: str | None = None) -> None:
    _runs(made.add_paragraph(style=style), text)


def _runs(paragraph: Any, text: str) -> None:
    """The text; what stands between marks of language says which one it is in."""
    for place, part in enumerate(MARKED.split(text)):
        if part:
            run = paragraph.add_run(unmarked(part))
            if place % 2:
                speak_of(run, LANGUAGE)


def _outline(made: Any, block: report.FishboneBlock | report.ProcessBlock) -> None:
    """A drawing as lines, each as far in as it stands deep."""
    bones = isinstance(block, report.FishboneBlock)
    if isinstance(block, report.FishboneBlock):
        _paragraph(made, block.head, style=_LEAD)
    for level, text in block.outline:
        line = made.add_paragraph(style=_LEAD if bones and not level else None)
        line.paragraph_format.left_indent = Inches(0.25 * level)
        _runs(line, text)


def _line(made: Any, text: str) -> None:
    if text:
        _paragraph(made, text, style=_SMALL)


def _block(made: Any, block: report.Block, words: PageWords) -> None:
    match block:
        case report.Paragraph():
            style = _LEAD if block.lead else _SMALL if block.small else None
            _paragraph(made, block.text, style=style)
        case report.Bullets():
            style = "List Number" if block.ordered else "List Bullet"
            for item in block.items:
                _paragraph(made, item, style=style)
        case report.TableBlock():
            _table(made, block, words)
        case report.HeatMapBlock():
            _heat_map(made, block, words)
        case report.ChartBlock():
            if block.title:
                _paragraph(made, block.title, style=_LEAD)
            _paragraph(made, block.alternative)
            _line(made, block.caption)
        case report.FishboneBlock() | report.ProcessBlock():
            _outline(made, block)
        case _:
            _board_block(made, block, words)


def _board_block(
    made: Any, block: report.DotsBlock | report.Picture | report.SideBySide, words: PageWords
) -> None:
    """What paper draws stands as words and tables here."""
    match block:
        case report.DotsBlock():
            _paragraph(made, block.title, style=_LEAD)
            _line(made, block.caption)
        case report.SummaryBox():
            _table(made, block.table, words)
        case report.ResultStrip() | report.CostBlock() | report.Tally():
            _table(made, block.table, words)
        case report.SideBySide():
            for one in report.flat((block,)):
                _block(made, one, words)


def _table(made: Any, block: report.TableBlock, words: PageWords) -> None:
    block = block.shown() if block.rows else block
    total = sum(column.width for column in block.columns)
    widths = [_WIDTH * column.width / total for column in block.columns]
    right = [column.kind in _NUMERIC for column in block.columns]
    table, blank = _grid(made, [column.heading for column in block.columns], widths, right)
    for row in block.rows:
        texts = [
            cell_text(value, column.kind, block.missing, words.dates)
            for value, column in zip(row, block.columns, strict=True)
        ]
        for cell, text, to_right in zip(_row(table, blank).cells, texts, right, strict=True):
            _fill(cell, text, right=to_right)
    if sums := block.sums():
        label = words.total if block.sums_all() else words.total_of_known
        texts = [label, *(cell_text(v, "money", "", words.dates) for v in sums[1:])]
        for cell, text, to_right in zip(_row(table, blank).cells, texts, right, strict=True):
            _fill(cell, text, head=True, right=to_right)
    _described(table, block.name, block.caption)
    _line(made, block.caption)


def _heat_map(made: Any, block: report.HeatMapBlock, words: PageWords) -> None:
    first = _WIDTH * 0.22
    each = (_WIDTH - first) / max(len(block.columns), 1)
    widths = [first, *[each] * len(block.columns)]
    plain = [False] * len(widths)
    table, blank = _grid(made, [words.student_group, *block.columns], widths, plain)
    for name, cells in block.rows:
        shown = _row(table, blank).cells
        _fill(shown[0], name)
        for cell, value in zip(shown[1:], cells, strict=True):
            text = block.missing
            if value is not None:
                text = "\n".join(part for part in (value.value, value.word) if part)
                _shaded(cell, _TINTS[value.color])
            _fill(cell, text, head=value is not None and value.outlined)
    _described(table, block.name, block.caption)
    _line(made, block.caption)


def _grid(
    made: Any, headings: list[str], widths: list[float], right: list[bool]
) -> tuple[Any, Any]:
    """A table with its header row, which Word repeats on every page and reads out as one.

    Beside it a row without words, of which every other is a copy.
    """
    table = made.add_table(rows=1, cols=len(headings), style="Table Grid")
    table.autofit = False
    header = table.rows[0]
    for cell, width in zip(header.cells, widths, strict=True):
        cell.width = Inches(width)
    properties = header._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    blank = deepcopy(header._tr)
    properties.append(OxmlElement("w:tblHeader"))
    for cell, text, to_right in zip(header.cells, headings, right, strict=True):
        _fill(cell, text, head=True, right=to_right)
    return table, blank


def _row(table: Any, blank: Any) -> Any:
    """A new last row, which stands on one page."""
    made = deepcopy(blank)
    table._tbl.append(made)
    return _Row(made, table)  # to ask the table for its last one goes through all


def _fill(cell: Any, text: str, *, head: bool = False, right: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = _HEAD if head else _CELL
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _runs(paragraph, text)


def _shaded(cell: Any, color: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", color)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _described(table: Any, name: str, caption: str) -> None:
    """What a screen reader is told of a table before its cells."""
    for tag, words in (("w:tblCaption", name), ("w:tblDescription", caption)):
        if words:
            element = OxmlElement(tag)
            element.set(qn("w:val"), words)
            table._tbl.tblPr.append(element)
