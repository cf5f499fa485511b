"""Reads a Word letter into plain blocks: what stands in it, in order, and how it is set."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from sos_desktop.exporters.pdf_face import printed
from sos_desktop.foundation.frozen import frozen_dataclass

_EMU_PER_POINT = 12700
_SIDES = {
    WD_ALIGN_PARAGRAPH.CENTER: "center",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "justify",
}
_DEFAULT_SIZE = 11.0
_DECORATIVE = ".//*[local-name()='decorative'][@val='1' or @val='true']"
PAGE_MARK, PAGES_MARK = "\ue000", "\ue001"
"""Stand where Word writes the page number and the number of pages."""


@frozen_dataclass
class LetterParagraph:
    """A paragraph.

    Attributes:
        markup: Its text with b, i, u, font and br tags only.
        level: 0 text, 1 to 9 a heading; -1 a title.
        mark: The bullet or number before it; "" for none.
        indent: Of a list, in levels.
        size: Points. `before`, `after`: space in points.
        keep: It stays on the page of the next paragraph.
    """

    markup: str
    level: int = 0
    mark: str = ""
    indent: int = 0
    side: str = "left"
    size: float = _DEFAULT_SIZE
    before: float = 0.0
    after: float = 6.0
    color: str = ""
    rule: bool = False
    page_break: bool = False
    keep: bool = False


@frozen_dataclass
class LetterPicture:
    """An image, in points.

    Attributes:
        alt: What Word says it shows (its alternative text); "" where nobody wrote it down.
        decorative: Word says that it shows nothing.
    """

    data: bytes
    width: float
    height: float
    side: str = "left"
    alt: str = ""
    decorative: bool = False


CellPart = LetterParagraph | LetterPicture


@frozen_dataclass
class Grid:
    """A table; `widths` in points, cells are lists of lines; `heading`: the first row repeats."""

    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[CellPart, ...], ...], ...]
    heading: bool = True


Block = LetterParagraph | LetterPicture | Grid


@frozen_dataclass
class Letter:
    """A letter; sizes in points; `language` as Word's own styles name it."""

    size: tuple[float, float]
    margins: tuple[float, float, float, float]
    header_at: float
    footer_at: float
    body: tuple[Block, ...]
    header: tuple[Block, ...]
    first_header: tuple[Block, ...]
    footer: tuple[Block, ...]
    first_footer: tuple[Block, ...]
    title: str = ""
    author: str = ""
    language: str = "en-US"


def read_letter(data: bytes) -> Letter:
    """Read a .docx that was filled in; its first section decides the page."""
    document: Any = Document(io.BytesIO(data))
    section = document.sections[0]
    looks: dict[str | None, _Look] = {}

    def blocks(place: Any) -> tuple[Block, ...]:
        if getattr(place, "is_linked_to_previous", False):
            return ()  # there is none; asking for its paragraphs would make one
        return tuple(_Reader(place, looks).read())

    first = section.different_first_page_header_footer
    header, footer = blocks(section.header), blocks(section.footer)
    return Letter(
        size=(section.page_width.pt, section.page_height.pt),
        margins=(
            section.top_margin.pt,
            section.right_margin.pt,
            section.bottom_margin.pt,
            section.left_margin.pt,
        ),
        header_at=section.header_distance.pt,
        footer_at=section.footer_distance.pt,
        body=blocks(document),
        header=header,
        footer=footer,
        first_header=blocks(section.first_page_header) if first else header,
        first_footer=blocks(section.first_page_footer) if first else footer,
        title=document.core_properties.title or "",
        author=document.core_properties.author or "",
        language=_language(document) or "en-US",
    )


def _language(document: Any) -> str:
    """The language of the text as the properties or the styles of the document name it."""
    if document.core_properties.language:
        return document.core_properties.language
    found = document.styles.element.xpath("./w:docDefaults//w:lang/@w:val")
    return found[0] if found else ""


@dataclass(slots=True)
class _Look:
    """What a style and those it is based on say; None where they are silent."""

    level: int = 0
    size: float | None = None
    color: str = ""
    alignment: Any = None
    space_before: float | None = None
    space_after: float | None = None
    numbering: tuple[str | None, int] | None = None
    keep: bool | None = None


def _look(style: Any) -> _Look:
    name = (style.name or "") if style is not None else ""
    look = _Look(level=-1 if name == "Title" else 0)
    if name.startswith("Heading ") and name[-1].isdigit():
        look.level = int(name[-1])
    while style is not None:
        spacing, font = style.paragraph_format, style.font
        if look.size is None and font.size is not None:
            look.size = font.size.pt
        if not look.color and font.color is not None and font.color.rgb is not None:
            look.color = f"#{font.color.rgb}"
        if look.alignment is None:
            look.alignment = spacing.alignment
        if look.space_before is None and spacing.space_before is not None:
            look.space_before = spacing.space_before.pt
        if look.space_after is None and spacing.space_after is not None:
            look.space_after = spacing.space_after.pt
        if look.keep is None:
            look.keep = spacing.keep_with_next
        look.numbering = look.numbering or _numbering(style.element.pPr)
        style = style.base_style
    return look


@dataclass
class _Reader:
    place: Any
    looks: dict[str | None, _Look]
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def read(self) -> Iterator[Block]:
        for item in self.place.iter_inner_content():
            if isinstance(item, WordTable):
                yield self._grid(item)
            else:
                yield from self._paragraph(item)

    def _grid(self, table: WordTable) -> Grid:
        columns = [column.width for column in table.columns]
        widths = tuple(w.pt if w is not None else 0.0 for w in columns)
        rows = []
        for row in table.rows:
            cells = []
            for cell in row.cells:
                cells.append(tuple(b for p in cell.paragraphs for b in self._paragraph(p)))
            rows.append(tuple(cells))
        heading = table._tbl.find(f".//{qn('w:tblHeader')}") is not None
        return Grid(widths, tuple(rows), heading)

    def _look_of(self, paragraph: WordParagraph) -> _Look:
        key = paragraph._p.style
        if key not in self.looks:
            self.looks[key] = _look(paragraph.style)
        return self.looks[key]

    def _paragraph(self, paragraph: WordParagraph) -> Iterator[CellPart]:
        look, own = self._look_of(paragraph), paragraph.paragraph_format
        alignment = own.alignment if own.alignment is not None else look.alignment
        side = _SIDES.get(alignment, "left")
        yield from _pictures(paragraph, side)
        mark, indent = self._mark(paragraph, look)
        usual = look.size or _DEFAULT_SIZE
        runs = _runs(paragraph)
        sizes = [r.font.size.pt if r.font.size else usual for r in runs if r.text.strip()]
        yield LetterParagraph(
            markup="".join(_run(run) for run in runs).strip(),
            level=look.level,
            mark=mark,
            indent=indent,
            side=side,
            size=max(sizes, default=usual),
            before=_points(own.space_before, look.space_before),
            after=_points(own.space_after, look.space_after),
            color=look.color,
            keep=bool(look.keep if own.keep_with_next is None else own.keep_with_next),
            rule=paragraph._p.find(f".//{qn('w:pBdr')}/{qn('w:bottom')}") is not None,
            page_break=paragraph._p.find(f".//{qn('w:br')}[@{qn('w:type')}='page']") is not None,
        )

    def _mark(self, paragraph: WordParagraph, look: _Look) -> tuple[str, int]:
        number, level = _numbering(paragraph._p.pPr) or look.numbering or (None, 0)
        if number is None:
            return "", 0
        form, pattern = _format(paragraph, number, level)
        if form == "bullet":
            return "•", level + 1
        key = (number, level)
        self.counts[key] = self.counts.get(key, 0) + 1
        count = self.counts[key]
        shown = chr(97 + (count - 1) % 26) if form == "lowerLetter" else str(count)
        return pattern.replace(f"%{level + 1}", shown) or f"{shown}.", level + 1


def _numbering(properties: Any) -> tuple[str | None, int] | None:
    """The list paragraph properties name, and the level; None when they are silent."""
    found = None if properties is None else properties.numPr
    if found is None or found.numId is None:
        return None
    level = found.ilvl.val if found.ilvl is not None else 0
    return (str(found.numId.val) if found.numId.val else None), level


def _format(paragraph: WordParagraph, number: str, level: int) -> tuple[str, str]:
    """A list's kind of mark and its pattern ("%1.")."""
    part: Any = paragraph.part
    if not hasattr(part, "numbering_part"):
        part = part.package.main_document_part
    root = part.numbering_part.element
    link = root.xpath(f"./w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
    if not link:
        return "bullet", ""
    base = f"./w:abstractNum[@w:abstractNumId='{link[0]}']/w:lvl[@w:ilvl='{level}']"
    form = root.xpath(f"{base}/w:numFmt/@w:val")
    pattern = root.xpath(f"{base}/w:lvlText/@w:val")
    return (form[0] if form else "bullet"), (pattern[0] if pattern else "")


def _points(own: Any, usual: float | None) -> float:
    return own.pt if own is not None else usual or 0.0


def _runs(paragraph: WordParagraph) -> list[Run]:
    found: list[Run] = []
    for item in paragraph.iter_inner_content():
        found += [item] if isinstance(item, Run) else list(item.runs)
    return found


def _run(run: Run) -> str:
    text = _with_numbers(run)
    if not text:
        return ""
    shown = text if text in (PAGE_MARK, PAGES_MARK) else printed(text)
    marked = escape(shown, quote=False).replace("\n", "<br/>").replace("\t", "    ")
    color = run.font.color.rgb if run.font.color is not None and run.font.color.type else None
    if color is not None:
        marked = f'<font color="#{color}">{marked}</font>'
    for on, tag in ((run.bold, "b"), (run.italic, "i"), (run.underline, "u")):
        if on:
            marked = f"<{tag}>{marked}</{tag}>"
    return marked


def _with_numbers(run: Run) -> str:
    """A run's text; where Word counts pages, a mark."""
    instruction = "".join(run._r.xpath("./w:instrText/text()")).strip().upper()
    if instruction.startswith("NUMPAGES"):
        return PAGES_MARK
    if instruction.startswith("PAGE"):
        return PAGE_MARK
    begun = run._r.xpath("preceding-sibling::w:r/w:fldChar/@w:fldCharType")
    shows = run._r.xpath("preceding-sibling::w:r/w:instrText/text()")
    counts = bool(shows) and shows[-1].strip().upper().startswith(("PAGE", "NUMPAGES"))
    return "" if counts and begun and begun[-1] == "separate" else run.text


def _pictures(paragraph: WordParagraph, side: str) -> Iterator[LetterPicture]:
    for inline in paragraph._p.iter(qn("wp:inline"), qn("wp:anchor")):
        extent, about = inline.find(qn("wp:extent")), inline.find(qn("wp:docPr"))
        alt = "" if about is None else about.get("descr") or about.get("title") or ""
        for blip in inline.iter(qn("a:blip")):
            part = paragraph.part.related_parts.get(blip.get(qn("r:embed"), ""))
            if part is not None and extent is not None:
                yield LetterPicture(
                    part.blob,
                    int(extent.get("cx")) / _EMU_PER_POINT,
                    int(extent.get("cy")) / _EMU_PER_POINT,
                    side,
                    alt.strip(),
                    bool(inline.xpath(_DECORATIVE)),
                )
