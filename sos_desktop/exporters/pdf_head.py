"""The head of a paper: the office's name and logo, a band with the title, lines on every page."""

import io
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Image, Spacer, TableStyle
from reportlab.platypus import Table as PdfTable

from sos_desktop.domain.documents.report import ReportDocument
from sos_desktop.exporters.pdf_face import fitted
from sos_desktop.exporters.pdf_pages import PagedCanvas, PageEnd
from sos_desktop.exporters.pdf_style import (
    BOLD,
    LINE,
    MUTED,
    REGULAR,
    STRONG,
    TEXT,
    small_style,
    title_style,
)
from sos_desktop.exporters.tagged_pdf.elements import Element
from sos_desktop.exporters.tagged_pdf.flowables import Figure, Heading, heading, tagged
from sos_desktop.exporters.text import linked, markup

_LOGO = 28.0
"""Height of a logo, in points; it is at most three times as wide."""
_BAND_SIDE = 9.0
_SMALL = 8.0
_NO_PADDING: list[Any] = [
    (side, (0, 0), (-1, -1), 0)
    for side in ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
]


def head_story(
    document: ReportDocument, width: float, margin: float, root: Element
) -> list[Flowable]:
    """What stands before the first section: the office's name, the title in a band or plain."""
    story = _letterhead(document, width, root)
    if not document.band:
        story.append(_title(document, root, title_style()))
        story.append(tagged(markup(document.subtitle), small_style(), root.add("P")))
        return [*story, Spacer(1, 8)]
    line = ParagraphStyle("band", fontName=REGULAR, fontSize=9.4, leading=13, textColor=white)
    style = title_style(white)
    if stringWidth(document.title, style.fontName, style.fontSize) > width:
        style.fontSize, style.leading = 16.5, 20.5
    words: list[Flowable] = [
        tagged(markup(document.band), line, root.add("P")),
        _title(document, root, style),
    ]
    return [*story, Spacer(1, 8), Band(words, width, margin, document.head.color), Spacer(1, 13)]


def _title(document: ReportDocument, root: Element, style: ParagraphStyle) -> Heading:
    return heading(markup(document.title), style, root.add("H1"), document.title, 0)


def _letterhead(document: ReportDocument, width: float, root: Element) -> list[Flowable]:
    """The name of the office with its logo, and its address at the right."""
    head, parts, widths = document.head, list[Any](), list[float]()
    if head.logo:
        logo, wide = _logo(head.logo, root.add("Figure", alt=head.logo_words or document.author))
        parts.append(logo)
        widths.append(wide + 10)
    name, _, unit = document.organization.partition(" · ")
    if not (head.logo or head.address or document.band):
        return [tagged(markup(document.organization), small_style(), root.add("P"))]
    words = f'<font name="{BOLD}" size="10.5" color="#{TEXT.hexval()[2:]}">{markup(name)}</font>'
    words += f"<br/>{markup(unit)}" if unit else ""
    parts.append(tagged(words, small_style(), root.add("P")))
    widths.append((width - sum(widths)) * (0.55 if head.address else 1.0))
    if head.address:
        right = ParagraphStyle("address", parent=small_style(), alignment=TA_RIGHT)
        parts.append(tagged(linked(head.address), right, root.add("P")))
        widths.append(width - sum(widths))
    table = PdfTable([parts], colWidths=widths)
    table.setStyle(TableStyle([*_NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]))
    return [table]


def _logo(data: bytes, element: Element) -> tuple[Flowable, float]:
    wide, tall = ImageReader(io.BytesIO(data)).getSize()
    scale = min(_LOGO / tall, 3 * _LOGO / wide)
    image = Image(io.BytesIO(data), wide * scale, tall * scale, hAlign="LEFT")
    return Figure(image, element), wide * scale


class Band(Flowable):
    """Words on a band of color from edge to edge of the page."""

    def __init__(self, words: list[Flowable], width: float, margin: float, color: str) -> None:
        super().__init__()
        self.words, self.width, self.margin, self.color = words, width, margin, HexColor(color)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """As tall as its words and the color around them."""
        self.height = sum(
            part.wrap(self.width, aH)[1] + part.getSpaceBefore() for part in self.words
        )
        self.height += 2 * _BAND_SIDE
        return self.width, self.height

    def draw(self) -> None:
        """Draw the color, then the words from above."""
        self.canv.setFillColor(self.color)
        whole = self.width + 2 * self.margin
        self.canv.rect(-self.margin, 0, whole, self.height, stroke=0, fill=1)
        at = self.height - _BAND_SIDE
        for part in self.words:
            at -= part.wrap(self.width, self.height)[1] + part.getSpaceBefore()
            part.drawOn(self.canv, 0, at)


def page_end(document: ReportDocument, margin: float) -> PageEnd:
    """The lines around a page: whose paper it is, from page 2 on, and below the copy and page."""

    def draw(canvas: PagedCanvas, number: int, pages: int) -> None:
        canvas.saveState()
        width = canvas.page_width
        if number > 1:
            _running_head(canvas, document, margin)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        canvas.line(margin, 0.72 * inch, width - margin, 0.72 * inch)
        canvas.setFont(REGULAR, _SMALL)
        canvas.setFillColor(MUTED)
        left = f"{document.copy_words} · {document.words.dates.full(document.made_on)}"
        canvas.drawString(margin, 0.54 * inch, left)
        page = document.words.page.format(page=number, pages=pages)
        taken = stringWidth(f"{left} · {page}", REGULAR, _SMALL)
        title = fitted(document.title, REGULAR, _SMALL, width - 2 * margin - taken - 16)
        right = f"{title} · {page}" if title else page
        canvas.drawRightString(width - margin, 0.54 * inch, right)
        canvas.restoreState()

    return draw


def _running_head(canvas: PagedCanvas, document: ReportDocument, margin: float) -> None:
    width, height = canvas.page_width, canvas.page_height
    canvas.setFillColor(HexColor(document.head.color))
    canvas.rect(0, height - 0.64 * inch, width, 3, stroke=0, fill=1)
    canvas.setFillColor(MUTED)
    canvas.setFont(REGULAR, _SMALL)
    canvas.drawRightString(width - margin, height - 0.5 * inch, document.author)
    room = width - 2 * margin - canvas.stringWidth(document.author, REGULAR, _SMALL) - 16
    canvas.setFillColor(TEXT)
    canvas.setFont(STRONG, _SMALL)
    title = fitted(document.title, STRONG, _SMALL, room)
    canvas.drawString(margin, height - 0.5 * inch, title)
