"""Makes the shipped Word templates from their texts.

`python -m sos_desktop.exporters.letter_templates` writes `resources/templates/letters/*.docx`; the
same texts always give the same files.
"""

import io
import re
import sys
import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.text.paragraph import Paragraph

from sos_desktop.domain.typography import typeset
from sos_desktop.exporters.properties import tidy
from sos_desktop.exporters.word_base import empty_document
from sos_desktop.foundation.paths import resource

_FONT = "Calibri"
_INK = RGBColor(0x1A, 0x23, 0x2E)
_ACCENT = RGBColor(0x1D, 0x4F, 0x8C)
_MUTED = RGBColor(0x55, 0x61, 0x6F)
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_SHARED = ("opening", "closing")
_NO_DATE = datetime(2026, 1, 1)
_TABLE_WIDTH = 6.5
_SHARES = (1.2, 2.1, 2.1, 1.1)
"""Widths of the table of results: a figure and its change stand in words."""


def texts() -> dict[str, Mapping[str, Any]]:
    """The texts by template name."""
    return tomllib.loads(
        resource("templates", "letters", "letters.toml").read_text(encoding="utf-8")
    )


def make_template(name: str) -> bytes:
    """One template as .docx bytes."""
    table = texts()
    entry = table[name]
    document = empty_document()
    page = bool(entry.get("page"))
    _styles(document, page=page)
    _page(document, page=page)
    _letterhead(document, page=page)
    parts = [entry["body"]]
    if not page:
        closing = "letter" if entry.get("figures", True) else "without_figures"
        parts = [table["opening"]["letter"], entry["body"], table["closing"][closing]]
    for block in "\n\n".join(parts).strip().split("\n\n"):
        if block.strip():
            _block(document, block.strip("\n"))
    properties = document.core_properties
    properties.author = properties.title = properties.comments = ""
    properties.language = "en-US"
    properties.created = properties.modified = _NO_DATE
    stream = io.BytesIO()
    document.save(stream)
    return tidy(stream.getvalue())


def names() -> tuple[str, ...]:
    """The templates there are."""
    return tuple(name for name in texts() if name not in _SHARED)


def _styles(document: Any, *, page: bool) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.color.rgb = _FONT, _INK
    normal.font.size = Pt(9.5 if page else 10)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    normal.paragraph_format.space_after = Pt(3 if page else 5)
    normal.paragraph_format.line_spacing = 1.0
    for name, size, before in (("Title", 18, 0), ("Heading 1", 12, 7)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), True
        style.font.color.rgb = _INK if name == "Title" else _ACCENT
        fonts = style.element.rPr.rFonts
        for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{key}"), None)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(3)
        style.paragraph_format.keep_with_next = True
        border = style.element.pPr.find(qn("w:pBdr"))
        if border is not None:
            style.element.pPr.remove(border)
    for name in ("List Bullet", "List Number"):
        style = document.styles[name]
        style.paragraph_format.space_after = Pt(1.5)
        for mark in style.element.pPr.findall(qn("w:contextualSpacing")):
            style.element.pPr.remove(mark)


def _page(document: Any, *, page: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1)
    section.top_margin = Inches(0.75)
    section.bottom_margin = Inches(0.7)
    section.header_distance = section.footer_distance = Inches(0.45)
    section.different_first_page_header_footer = True


def _letterhead(document: Any, *, page: bool) -> None:
    section = document.sections[0]
    head = section.first_page_header
    first = head.paragraphs[0]
    _runs(first, "**{{ office_name }}**", size=15, color=_ACCENT)
    first.paragraph_format.space_after = Pt(0)
    second = head.add_paragraph()
    _runs(second, "{{ letterhead_line }}", size=9, color=_MUTED)
    second.paragraph_format.space_after = Pt(8)
    _rule(second)
    later = section.header.paragraphs[0]
    _runs(later, "{{ lea_name }} · {{ date }}", size=9, color=_MUTED)
    for footer in (section.first_page_footer, section.footer):
        line = footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _runs(line, "{{ office_address }} · {{ office_phone }}", size=9, color=_MUTED)


def _rule(paragraph: Paragraph) -> None:
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "6"), ("color", "D5DBE2")):
        bottom.set(qn(f"w:{key}"), value)
    border.append(bottom)
    paragraph._p.get_or_add_pPr().append(border)


def _block(document: Any, block: str) -> None:
    if block.startswith("| "):
        _table(document, block.splitlines())
    elif block == "@signature":
        space = document.add_paragraph().paragraph_format
        space.space_after, space.keep_with_next = Pt(8), True
    elif block.startswith("@title "):
        _runs(document.add_paragraph(style="Title"), block.removeprefix("@title "))
    elif block.startswith("# "):
        _runs(document.add_paragraph(style="Heading 1"), block[2:])
    elif block.startswith("- "):
        _runs(document.add_paragraph(style="List Bullet"), block[2:])
    elif block.startswith("1. "):
        _runs(document.add_paragraph(style="List Number"), block[3:])
    elif block.startswith("> "):
        small = document.add_paragraph()
        small.paragraph_format.space_before = Pt(6)
        _runs(small, block[2:], size=9, color=_MUTED)
    else:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = block.startswith("~ ") or None
        _runs(paragraph, block.removeprefix("~ "))


def _table(document: Any, lines: list[str]) -> None:
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines]
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    widths = [Inches(_TABLE_WIDTH * share / sum(_SHARES)) for share in _SHARES]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, width in zip(row.cells, cells, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            _runs(paragraph, f"**{text}**" if number == 0 else text, size=9)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edge = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "C3CBD5")):
            edge.set(qn(f"w:{key}"), value)
        borders.append(edge)
    table._tbl.tblPr.append(borders)


def _runs(
    paragraph: Paragraph, text: str, *, size: float | None = None, color: RGBColor | None = None
) -> None:
    for number, piece in enumerate(_BOLD.split(typeset(text))):
        for place, line in enumerate(piece.split("\\\n")):
            if not line and place == 0:
                continue
            run = paragraph.add_run()
            if place:
                run.add_break()
            run.add_text(line.replace("\n", " "))
            if number % 2:
                run.bold = True
            if size:
                run.font.size = Pt(size)
            if color is not None:
                run.font.color.rgb = color


def main() -> int:
    """Write every template beside its text."""
    folder = Path(resource("templates", "letters"))
    for name in names():
        (folder / f"{name}.docx").write_bytes(make_template(name))
    sys.stdout.write(f"{len(names())} templates in {folder.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
