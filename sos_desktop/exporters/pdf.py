"""A `ReportDocument` as a tagged PDF on Letter paper, with bookmarks and page x of y."""

import io

from reportlab.lib.pagesizes import letter
from reportlab.lib.units import inch
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus.flowables import HRFlowable

from sos_desktop.domain.documents.page_words import PageWords
from sos_desktop.domain.documents.report import ReportDocument, Section
from sos_desktop.exporters.pdf_blocks import block_flowables, least_height
from sos_desktop.exporters.pdf_face import printed, unprintable
from sos_desktop.exporters.pdf_pages import PagedCanvas, PageEnd, paged_canvas
from sos_desktop.exporters.pdf_style import (
    LINE,
    MUTED,
    REGULAR,
    heading_style,
    register_fonts,
    small_style,
    title_style,
)
from sos_desktop.exporters.properties import PROGRAM, made_at
from sos_desktop.exporters.tagged_pdf.canvas import TaggedFile
from sos_desktop.exporters.tagged_pdf.elements import Element
from sos_desktop.exporters.tagged_pdf.flowables import Heading, heading, tagged
from sos_desktop.exporters.tagged_pdf.writing import PdfUa
from sos_desktop.exporters.text import linked, markup, printed_words, texts_in, with_texts

_MARGIN = 0.85 * inch
_BOTTOM = 0.95 * inch


def render_pdf(document: ReportDocument, standard: PdfUa = PdfUa.ONE) -> bytes:
    """The document as PDF bytes; the same document gives the same bytes.

    Args:
        document: What is printed.
        standard: The edition of PDF/UA the file is to follow.
    """
    register_fonts()
    stream = io.BytesIO()
    exact = with_texts(document, printed_words)
    template = _Template(stream, exact)
    shown = with_texts(exact, printed)
    about = TaggedFile(
        Element("Document"), exact.title, exact.author, document.language, REGULAR, standard
    )
    canvas = paged_canvas(about, made_at(document.made_on), _page_end(shown))
    template.build(_story(shown, template.width, about.root), canvasmaker=canvas)
    return stream.getvalue()


def unprinted(document: ReportDocument) -> tuple[str, ...]:
    """The letters of the document for which the PDF has only a sign; each once, in order."""
    return unprintable(texts_in(document))


class _Template(BaseDocTemplate):
    def __init__(self, stream: io.BytesIO, document: ReportDocument) -> None:
        super().__init__(
            stream,
            pagesize=letter,
            leftMargin=_MARGIN,
            rightMargin=_MARGIN,
            topMargin=_MARGIN,
            bottomMargin=_BOTTOM,
            title=document.title,
            author=document.author,
            subject=f"{document.subtitle} ({document.copy_words})",
            creator=PROGRAM,
            invariant=1,  # no clock of reportlab's own: the canvas says when it was made
        )
        frame = Frame(
            self.leftMargin, self.bottomMargin, self.width, self.height, 0, 0, 0, 0, id="body"
        )
        self.addPageTemplates([PageTemplate("page", [frame])])


def _page_end(document: ReportDocument) -> PageEnd:
    """The footer of every page."""

    def draw(canvas: PagedCanvas, number: int, pages: int) -> None:
        width = canvas.page_width
        canvas.saveState()
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        canvas.line(_MARGIN, 0.72 * inch, width - _MARGIN, 0.72 * inch)
        canvas.setFont(REGULAR, 8)
        canvas.setFillColor(MUTED)
        left = f"{document.copy_words} · {document.words.dates.full(document.made_on)}"
        canvas.drawString(_MARGIN, 0.54 * inch, left)
        page = document.words.page.format(page=number, pages=pages)
        right = f"{document.title} · {page}"
        canvas.drawRightString(width - _MARGIN, 0.54 * inch, _fitted(right, left))
        canvas.restoreState()

    return draw


def _fitted(text: str, left: str) -> str:
    """The right footer, its title shortened so that it never runs into the left one."""
    room = 120 - len(left)
    title, _, page = text.rpartition(" · ")
    return text if len(text) <= room else f"{title[: room - len(page) - 4]}… · {page}"


def _story(document: ReportDocument, width: float, root: Element) -> list[Flowable]:
    small = small_style()
    story: list[Flowable] = [
        tagged(markup(document.organization), small, root.add("P")),
        _heading(document.title, 0, root),
        tagged(markup(document.subtitle), small, root.add("P")),
        Spacer(1, 8),
    ]
    for section in document.sections:
        story.extend(_section(section, width, document.words, root))
    if document.sources:
        story.append(CondPageBreak(0.8 * inch))
        story.append(Spacer(1, 10))
        story.append(HRFlowable(width="100%", thickness=0.6, color=LINE))
        story.append(_heading(document.words.sources, 1, root))
        story += [tagged(linked(source), small, root.add("P")) for source in document.sources]
    return story


def _section(section: Section, width: float, words: PageWords, root: Element) -> list[Flowable]:
    title = _heading(section.title, section.level, root)
    blocks = [block_flowables(block, width, words, root) for block in section.blocks]
    first = next((flowables[0] for flowables in blocks if flowables), None)
    room = title.style.leading * 2 + (least_height(first, width) if first is not None else 0)
    begin = PageBreak() if section.new_part else CondPageBreak(room)
    return [begin, title, *(flowable for flowables in blocks for flowable in flowables)]


def _heading(text: str, level: int, root: Element) -> Heading:
    """A heading; the title is level 0, and H1 for a screen reader."""
    style = heading_style(level) if level else title_style()
    return heading(markup(text), style, root.add(f"H{level + 1}"), text, level)
