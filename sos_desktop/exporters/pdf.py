"""A `ReportDocument` as a PDF on Letter paper, with embedded type, bookmarks and page x of y."""

import io
from collections.abc import Callable
from typing import Any

from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus.flowables import HRFlowable

from sos_desktop.domain.documents.page_words import PageWords
from sos_desktop.domain.documents.report import ReportDocument, Section
from sos_desktop.exporters.pdf_blocks import block_flowables
from sos_desktop.exporters.pdf_face import printed, unprintable
from sos_desktop.exporters.pdf_style import (
    LINE,
    MUTED,
    REGULAR,
    heading_style,
    register_fonts,
    small_style,
    title_style,
)
from sos_desktop.exporters.properties import PROGRAM, made_at, pdf_date
from sos_desktop.exporters.text import markup, printable, texts_in, with_texts

_MARGIN = 0.85 * inch
_BOTTOM = 0.95 * inch
_ROOM = 1.5 * inch
"""A heading with less room than this below it goes to the next page."""


def render_pdf(document: ReportDocument) -> bytes:
    """The document as PDF bytes; the same document gives the same bytes."""
    register_fonts()
    stream = io.BytesIO()
    template = _Template(stream, with_texts(document, printable))
    shown = with_texts(document, printed)
    template.build(_story(shown, template.width), canvasmaker=_numbered(shown))
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
            lang=document.language,
            invariant=1,  # no clock of reportlab's own: the canvas says when it was made
        )
        frame = Frame(
            self.leftMargin, self.bottomMargin, self.width, self.height, 0, 0, 0, 0, id="body"
        )
        self.addPageTemplates([PageTemplate("page", [frame])])
        self._bookmarks = 0
        self._last_level = -1

    def afterFlowable(self, flowable: Flowable) -> None:
        if not isinstance(flowable, _Heading) or flowable.level is None:
            return
        level = min(flowable.level, self._last_level + 1)
        self._last_level = level
        self._bookmarks += 1
        key = f"heading-{self._bookmarks}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(flowable.title, key, level, closed=False)


def _numbered(document: ReportDocument) -> type[Canvas]:
    """A canvas that knows the number of pages when it writes the footers."""

    class NumberedCanvas(Canvas):
        # reportlab's own attributes, which its type stubs leave out
        _pagesize: tuple[float, float]
        _pageNumber: int
        _startPage: Callable[[], None]

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._pages: list[dict[str, Any]] = []
            made = pdf_date(made_at(document.made_on))
            self.setDateFormatter(lambda *_reportlabs: made)

        def showPage(self) -> None:
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for state in self._pages:
                self.__dict__.update(state)
                self._footer(len(self._pages))
                super().showPage()
            super().save()

        def _footer(self, pages: int) -> None:
            width = self._pagesize[0]
            self.saveState()
            self.setStrokeColor(LINE)
            self.setLineWidth(0.6)
            self.line(_MARGIN, 0.72 * inch, width - _MARGIN, 0.72 * inch)
            self.setFont(REGULAR, 8)
            self.setFillColor(MUTED)
            left = f"{document.copy_words} · {document.words.dates.full(document.made_on)}"
            self.drawString(_MARGIN, 0.54 * inch, left)
            page = document.words.page.format(page=self._pageNumber, pages=pages)
            right = f"{document.title} · {page}"
            self.drawRightString(width - _MARGIN, 0.54 * inch, _fitted(right, left))
            self.restoreState()

    return NumberedCanvas


def _fitted(text: str, left: str) -> str:
    """The right footer, its title shortened so that it never runs into the left one."""
    room = 120 - len(left)
    title, _, page = text.rpartition(" · ")
    return text if len(text) <= room else f"{title[: room - len(page) - 4]}… · {page}"


def _story(document: ReportDocument, width: float) -> list[Flowable]:
    small = small_style()
    story: list[Flowable] = [
        Paragraph(markup(document.organization), small),
        _heading(document.title, title_style(), 0),
        Paragraph(markup(document.subtitle), small),
        Spacer(1, 8),
    ]
    for section in document.sections:
        story.extend(_section(section, width, document.words))
    if document.sources:
        story.append(Spacer(1, 10))
        story.append(HRFlowable(width="100%", thickness=0.6, color=LINE))
        story.append(_heading(document.words.sources, heading_style(1), 1))
        story.extend(Paragraph(markup(source), small) for source in document.sources)
    return story


def _section(section: Section, width: float, words: PageWords) -> list[Flowable]:
    found: list[Flowable] = [PageBreak() if section.new_part else CondPageBreak(_ROOM)]
    found.append(_heading(section.title, heading_style(section.level), section.level))
    for block in section.blocks:
        found.extend(block_flowables(block, width, words))
    return found


class _Heading(Paragraph):
    """A heading, which stands in the outline of the file too; parts of one that is cut do not."""

    title: str = ""
    level: int | None = None


def _heading(text: str, style: ParagraphStyle, level: int) -> _Heading:
    heading = _Heading(markup(text), style)
    heading.title, heading.level = text, level
    return heading
