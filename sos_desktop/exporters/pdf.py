"""A `ReportDocument` as a tagged PDF on Letter paper, with bookmarks and page x of y."""

import io
from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.units import inch
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus.flowables import HRFlowable

from sos_desktop.domain.documents.report import (
    Block,
    Paragraph,
    ReportDocument,
    Section,
    SummaryBox,
    texts_in,
)
from sos_desktop.exporters.pdf_blocks import block_flowables, least_height
from sos_desktop.exporters.pdf_face import printed, unprintable
from sos_desktop.exporters.pdf_head import head_story, page_end
from sos_desktop.exporters.pdf_pages import PagedCanvas, Seen, paged_canvas
from sos_desktop.exporters.pdf_style import (
    LINE,
    REGULAR,
    Paper,
    heading_style,
    register_fonts,
    small_style,
)
from sos_desktop.exporters.properties import PROGRAM, made_at
from sos_desktop.exporters.tagged_pdf.canvas import TaggedFile
from sos_desktop.exporters.tagged_pdf.elements import Element
from sos_desktop.exporters.tagged_pdf.flowables import Heading, heading, tagged
from sos_desktop.exporters.tagged_pdf.writing import PdfUa
from sos_desktop.exporters.text import linked, markup, printed_words, with_texts

_MARGIN = 0.85 * inch
_BOTTOM = 0.95 * inch
_BAND_MARGIN, _BAND_TOP = 0.64 * inch, 0.3 * inch
_LATER = "later"
_TIGHTEST = 2
_TIGHTER = 2.0
"""So much less room stands above a heading where a page has to hold more, in points."""
_SLACK = 10.0
"""What is kept together asks for the space after its last part as well, in points."""
_FEW_SOURCES = 2
"""So many sources need no heading."""
_TALL = 2000.0
_WHOLE = 560.0
"""A section that is no taller is kept whole where it is to be, in points."""


def render_pdf(document: ReportDocument, standard: PdfUa = PdfUa.ONE) -> bytes:
    """The document as PDF bytes; the same document gives the same bytes.

    Args:
        document: What is printed.
        standard: The edition of PDF/UA the file is to follow.
    """
    stream = io.BytesIO()
    _build(document, stream, standard, None)
    return stream.getvalue()


def _build(
    document: ReportDocument,
    stream: io.BytesIO,
    standard: PdfUa,
    seen: Seen | None,
) -> None:
    """Lay the document out into a stream; with `seen` that is shown the pages, and nothing kept."""
    register_fonts()
    exact = with_texts(document, printed_words)
    template = _Template(stream, exact)
    margin = template.leftMargin
    shown = with_texts(exact, printed)
    about = TaggedFile(
        Element("Document"), exact.title, exact.author, document.language, REGULAR, standard
    )
    story = _fitting_story(shown, template, about.root)
    canvas = paged_canvas(about, made_at(document.made_on), page_end(shown, margin), seen)
    template.build(story, canvasmaker=canvas)


def outline(document: ReportDocument) -> dict[str, int]:
    """On which page each heading stands, by its words; of several alike the first."""
    found: dict[str, int] = {}

    def keep(canvas: PagedCanvas) -> None:
        for title, page in canvas.headings:
            found.setdefault(title, page)

    _build(document, io.BytesIO(), PdfUa.ONE, keep)
    return found


def unprinted(document: ReportDocument) -> tuple[str, ...]:
    """The letters of the document for which the PDF has only a sign; each once, in order."""
    return unprintable(texts_in(document))


class _Template(BaseDocTemplate):
    """Letter pages; the first of a paper with a band begins higher.

    Attributes:
        first_height: Of the room on the first page, in points.
    """

    def __init__(self, stream: io.BytesIO, document: ReportDocument) -> None:
        super().__init__(
            stream,
            pagesize=letter,
            leftMargin=_BAND_MARGIN if document.band else _MARGIN,
            rightMargin=_BAND_MARGIN if document.band else _MARGIN,
            topMargin=_MARGIN,
            bottomMargin=_BOTTOM,
            title=document.title,
            author=document.author,
            subject=f"{document.subtitle} ({document.copy_words})",
            creator=PROGRAM,
            invariant=1,  # no clock of reportlab's own: the canvas says when it was made
        )
        self.first_height = self.height + _MARGIN - (_BAND_TOP if document.band else _MARGIN)
        first = self._frame(self.first_height)
        self.addPageTemplates(
            [PageTemplate("first", [first]), PageTemplate(_LATER, [self._frame()])]
        )

    def _frame(self, height: float = 0.0) -> Frame:
        sides = self.leftMargin, self.bottomMargin, self.width, height or self.height
        return Frame(*sides, 0, 0, 0, 0, id="body")


def _fitting_story(
    document: ReportDocument, template: "_Template", root: Element
) -> list[Flowable]:
    """All that flows over the pages; tighter where page 1 of a brief would not hold its part.

    So it is where nothing but a note would go over to a second page.
    """
    ink, tight = HexColor(document.head.color), 0
    while tight < _TIGHTEST and not (
        _summary_fits(document, template, ink, tight) and _note_fits(document, template, ink, tight)
    ):
        tight += 1
    return _story(document, template, Paper(document.words, ink, tight), root)


def _note_fits(document: ReportDocument, template: "_Template", ink: Color, tight: int) -> bool:
    """Whether a note at the end stands on page 1 with all the rest; true where that is longer."""
    sections = document.sections
    if not sections or sections[-1].title or document.band:
        return True
    paper = Paper(document.words, ink, tight)

    def height(shown: ReportDocument) -> float:
        return _height_of(_story(shown, template, paper, Element("Document")), 0, template.width)

    if height(document) + _SLACK <= template.first_height:
        return True
    return height(replace(document, sections=sections[:-1])) > template.first_height


def _summary_fits(document: ReportDocument, template: "_Template", ink: Color, tight: int) -> bool:
    """Whether the part with the summary stands on one page; true where there is no summary.

    It is laid out by itself, into a tree of its own.
    """
    boxed = [
        place
        for place, section in enumerate(document.sections)
        if any(isinstance(block, SummaryBox) for block in section.blocks)
    ]
    if not boxed:
        return True
    place = boxed[0]
    part = sum(section.new_part for section in document.sections[: place + 1])
    after = document.sections[place + 1 :]
    more = next((n for n, section in enumerate(after) if section.new_part), len(after))
    last = not after[more:]
    trial = replace(
        document,
        sections=document.sections[: place + 1 + more],
        sources=document.sources if last else (),
    )
    story = _story(trial, template, Paper(document.words, ink, tight), Element("Document"))
    room = template.first_height if part == 0 else template.height
    return _height_of(story, part, template.width) + _SLACK <= room


def _height_of(story: list[Flowable], part: int, width: float) -> float:
    """How tall everything between two page breaks is, in points."""
    height, gap, at = 0.0, 0.0, 0
    for flowable in story:
        if isinstance(flowable, PageBreak):
            at += 1
        if at != part or isinstance(flowable, PageBreak):
            continue
        if isinstance(flowable, CondPageBreak):  # reportlab then forgets the space it has left
            height, gap = height + gap, 0.0
        if isinstance(flowable, CondPageBreak | NextPageTemplate):
            continue
        pieces = vars(flowable)["_content"] if isinstance(flowable, KeepTogether) else [flowable]
        for piece in pieces:
            height += max(piece.getSpaceBefore(), gap) + piece.wrap(width, _TALL)[1]
            gap = piece.getSpaceAfter()
    return height


def _story(
    document: ReportDocument, template: "_Template", paper: Paper, root: Element
) -> list[Flowable]:
    width = template.width
    story: list[Flowable] = [
        NextPageTemplate(_LATER),
        *head_story(document, width, template.leftMargin, root),
    ]
    for section in document.sections:
        story.extend(_section(section, width, paper, root))
    if document.sources:
        story.append(KeepTogether(_sources(document, paper, root)))
    return story


def _sources(document: ReportDocument, paper: Paper, root: Element) -> list[Flowable]:
    """Where figures come from, on one page; a few, or those of a brief, in one paragraph."""
    small, heading = small_style(), document.words.sources
    found: list[Flowable] = [
        Spacer(1, paper.gap),
        HRFlowable(width="100%", thickness=0.6, color=LINE, spaceAfter=4),
    ]
    if document.band or len(document.sources) <= _FEW_SOURCES:
        sentences = all(one.endswith(".") for one in document.sources)
        told = f"{heading}: {(' ' if sentences else '; ').join(document.sources)}"
        return [*found, tagged(linked(told), small, root.add("P"))]
    found.append(_heading(heading, 1, paper, root))
    return [*found, *(tagged(linked(one), small, root.add("P")) for one in document.sources)]


def _section(section: Section, width: float, paper: Paper, root: Element) -> list[Flowable]:
    title = _heading(section.title, section.level, paper, root) if section.title else None
    blocks = [block_flowables(block, width, paper, root) for block in section.blocks]
    filled = [(block, made) for block, made in zip(section.blocks, blocks, strict=True) if made]
    rooms = _rooms(filled, width)
    room = rooms[0] if rooms else 0
    if section.whole:
        tall = sum(one.wrap(width, _TALL)[1] for flowables in blocks for one in flowables)
        room = tall if tall < _WHOLE else room
    head: list[Flowable] = []
    if title is not None:
        room += title.style.leading * 2
        head.append(title)
    begin = PageBreak() if section.new_part else CondPageBreak(room)
    found: list[Flowable] = [begin, *head]
    for number, ((block, made), needed) in enumerate(zip(filled, rooms, strict=True)):
        if number and _leads(block):
            found.append(CondPageBreak(needed))
        found += made
    return found


def _leads(block: Block) -> bool:
    """Whether a block is a line over the one after it."""
    return isinstance(block, Paragraph) and block.lead


def _rooms(blocks: Sequence[tuple[Block, list[Flowable]]], width: float) -> list[float]:
    """How much of each block has to stand on a page; a line over another with that one."""
    rooms: list[float] = []
    for block, made in reversed(blocks):
        needed = least_height(made[0], width)
        rooms.append(needed + rooms[-1] if rooms and _leads(block) else needed)
    return rooms[::-1]


def _heading(text: str, level: int, paper: Paper, root: Element) -> Heading:
    """A heading; the title of the paper stands above them, as H1."""
    style = heading_style(level, paper.ink)
    style.spaceBefore -= paper.tight * _TIGHTER
    return heading(markup(text), style, root.add(f"H{level + 1}"), text, level)
