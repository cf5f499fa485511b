"""The PDF of a letter, made from the Word letter itself, so that both say the same."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    Image,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.flowables import HRFlowable

from sos_desktop.exporters.letter_docx import text_of
from sos_desktop.exporters.letter_read import (
    PAGE_MARK,
    PAGES_MARK,
    Block,
    Grid,
    Letter,
    LetterParagraph,
    LetterPicture,
    read_letter,
)
from sos_desktop.exporters.pdf_face import unprintable
from sos_desktop.exporters.pdf_style import ACCENT, BOLD, LINE, REGULAR, TEXT, register_fonts
from sos_desktop.exporters.properties import PROGRAM, made_at, pdf_date
from sos_desktop.foundation.errors import InputProblem

_SIDES: dict[str, Any] = {
    "left": TA_LEFT,
    "center": TA_CENTER,
    "right": TA_RIGHT,
    "justify": TA_JUSTIFY,
}
_SCALE = 0.91
"""The embedded typeface is wider than Word's, so it is set smaller to break lines alike."""
_LEADING = 1.36
_LIST = 18.0


def letter_pdf(data: bytes) -> bytes:
    """A filled-in .docx as PDF bytes; the same letter of one day gives the same bytes.

    Raises:
        InputProblem: Something in it, such as a picture, cannot be drawn.
    """
    register_fonts()
    stream = io.BytesIO()
    try:
        letter = read_letter(data)
        template = _template(stream, letter)
        story = [NextPageTemplate("later"), *_flowables(letter.body, template.width)]
        template.build(story, canvasmaker=_numbered(letter))
    except Exception as error:  # one letter that cannot be drawn must not end all that follow
        raise InputProblem(
            "The PDF could not be made: a picture or a table in the template is too large or of a "
            "kind that cannot be drawn. Use a PNG or JPEG that fits on the page.",
            details=error,
        ) from error
    return stream.getvalue()


def unprinted_in(data: bytes) -> tuple[str, ...]:
    """The letters of a filled-in .docx for which its PDF has only a sign; each once."""
    return unprintable([text_of(data)])


def _template(stream: io.BytesIO, letter: Letter) -> BaseDocTemplate:
    top, right, bottom, left = letter.margins
    template = BaseDocTemplate(
        stream,
        pagesize=letter.size,
        topMargin=top,
        rightMargin=right,
        bottomMargin=bottom,
        leftMargin=left,
        title=letter.title,
        author=letter.author,
        creator=PROGRAM,
        lang="en-US",
        invariant=1,  # no clock of reportlab's own: the canvas says when it was made
    )
    width = letter.size[0] - left - right
    template.addPageTemplates(
        [
            PageTemplate(name, [_frame(letter, name, width, head, foot)])
            for name, head, foot in (
                ("first", letter.first_header, letter.first_footer),
                ("later", letter.header, letter.footer),
            )
        ]
    )
    return template


def _frame(
    letter: Letter, name: str, width: float, head: Sequence[Block], foot: Sequence[Block]
) -> Frame:
    """The body's place: below a header that is taller than the margin, above such a footer."""
    top, _right, bottom, left = letter.margins
    top = max(top, letter.header_at + _height(_flowables(head, width), width))
    bottom = max(bottom, letter.footer_at + _height(_flowables(foot, width), width))
    return Frame(left, bottom, width, letter.size[1] - top - bottom, 0, 0, 0, 0, id=name)


def _height(flowables: Sequence[Flowable], width: float) -> float:
    return sum(f.wrap(width, 1000)[1] + f.getSpaceBefore() + f.getSpaceAfter() for f in flowables)


def _flowables(blocks: Sequence[Block], width: float) -> list[Flowable]:
    found: list[Flowable] = []
    for block in blocks:
        if isinstance(block, Grid):
            found.append(_table(block, width))
            found.append(Spacer(1, 6))
        elif isinstance(block, LetterPicture):
            found.append(_image(block, width))
        else:
            found.extend(_line(block))
    return found


def _line(line: LetterParagraph) -> list[Flowable]:
    found: list[Flowable] = [PageBreak()] if line.page_break else []
    if line.markup:
        text = f"<bullet>{line.mark}</bullet>{line.markup}" if line.mark else line.markup
        found.append(Paragraph(text, _style(line)))
    elif not line.page_break:
        found.append(Paragraph("&nbsp;", _style(line)))
    if line.rule:
        found.append(HRFlowable(width="100%", thickness=0.6, color=LINE, spaceAfter=line.after))
    return found


def _style(line: LetterParagraph) -> ParagraphStyle:
    size = line.size * _SCALE
    heading = line.level != 0
    indent = _LIST * line.indent
    ink: Any = line.color or (ACCENT if heading else TEXT)
    return ParagraphStyle(
        "line",
        fontName=BOLD if heading else REGULAR,
        fontSize=size,
        leading=size * _LEADING,
        textColor=ink,
        keepWithNext=int(line.keep),
        alignment=_SIDES[line.side],
        spaceBefore=line.before,
        spaceAfter=2.0 if line.rule else line.after,
        leftIndent=indent,
        bulletIndent=max(indent - _LIST * 0.8, 0),
        bulletFontName=REGULAR,
        bulletFontSize=size,
        splitLongWords=1,
    )


def _table(grid: Grid, width: float) -> Table:
    count = max(len(row) for row in grid.rows)
    widths = list(grid.widths[:count]) + [0.0] * (count - len(grid.widths))
    total = sum(widths)
    if not total or min(widths) <= 0:
        widths, total = [1.0] * count, float(count)
    shares = [width * w / total for w in widths]
    cells = []
    for row in grid.rows:
        made: list[Any] = [[f for line in cell for f in _line(line)] for cell in row]
        cells.append(made + [""] * (count - len(made)))
    table = Table(cells, colWidths=shares, repeatRows=1 if grid.heading else 0, splitInRow=1)
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("GRID", (0, 0), (-1, -1), 0.5, LINE),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return table


def _image(picture: LetterPicture, width: float) -> Image:
    scale = min(1.0, width / picture.width) if picture.width else 1.0
    image = Image(io.BytesIO(picture.data), picture.width * scale, picture.height * scale)
    sides: dict[str, Any] = {"center": "CENTER", "right": "RIGHT"}
    image.hAlign = sides.get(picture.side, "LEFT")
    return image


def _numbered(letter: Letter) -> type[Canvas]:
    """A canvas that draws headers and footers at the end, when the number of pages is known."""

    class LetterCanvas(Canvas):
        # reportlab's own attributes, which its type stubs leave out
        _pageNumber: int
        _startPage: Callable[[], None]

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._pages: list[dict[str, Any]] = []
            made = pdf_date(made_at())
            self.setDateFormatter(lambda *_reportlabs: made)

        def showPage(self) -> None:
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for state in self._pages:
                self.__dict__.update(state)
                first = self._pageNumber == 1
                counts = (str(self._pageNumber), str(len(self._pages)))
                self._draw(letter.first_header if first else letter.header, counts, below=True)
                self._draw(letter.first_footer if first else letter.footer, counts, below=False)
                super().showPage()
            super().save()

        def _draw(self, blocks: Sequence[Block], counts: tuple[str, str], *, below: bool) -> None:
            _top, right, _bottom, left = letter.margins
            width = letter.size[0] - left - right
            flowables = _flowables([_counted(block, *counts) for block in blocks], width)
            height = _height(flowables, width)
            place = letter.size[1] - letter.header_at if below else letter.footer_at + height
            for flowable in flowables:
                place -= flowable.getSpaceBefore()
                _used, tall = flowable.wrapOn(self, width, 1000)
                flowable.drawOn(self, left, place - tall)
                place -= tall + flowable.getSpaceAfter()

    return LetterCanvas


def _counted(block: Block, page: str, pages: str) -> Block:
    if not isinstance(block, LetterParagraph):
        return block
    return replace(block, markup=block.markup.replace(PAGE_MARK, page).replace(PAGES_MARK, pages))
