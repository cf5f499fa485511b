"""The tagged PDF of a letter, made from the Word letter itself, so that both say the same."""

import io
from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageTemplate,
)

from sos_desktop.exporters.letter_docx import text_of
from sos_desktop.exporters.letter_flow import LetterFlow
from sos_desktop.exporters.letter_read import (
    PAGE_MARK,
    PAGES_MARK,
    Block,
    Letter,
    LetterParagraph,
    read_letter,
)
from sos_desktop.exporters.pdf_face import unprintable
from sos_desktop.exporters.pdf_pages import PagedCanvas, PageEnd, paged_canvas
from sos_desktop.exporters.pdf_style import REGULAR, register_fonts
from sos_desktop.exporters.properties import PROGRAM, made_at
from sos_desktop.exporters.tagged_pdf.canvas import TaggedFile
from sos_desktop.exporters.tagged_pdf.elements import Element
from sos_desktop.foundation.errors import InputProblem


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
        root = Element("Document")
        head, body, foot = root.add("Sect"), root.add("Sect"), root.add("Sect")
        titled = any(isinstance(b, LetterParagraph) and b.level < 0 for b in letter.body)
        flow = LetterFlow(body, template.width, titled)
        story = [NextPageTemplate("later"), *flow.flowables(letter.body)]
        about = TaggedFile(root, letter.title, letter.author, letter.language, REGULAR)
        canvas = paged_canvas(about, made_at(), _page_end(letter, head, foot))
        template.build(story, canvasmaker=canvas)
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
    top = max(top, letter.header_at + _height(_decoration(head, width), width))
    bottom = max(bottom, letter.footer_at + _height(_decoration(foot, width), width))
    return Frame(left, bottom, width, letter.size[1] - top - bottom, 0, 0, 0, 0, id=name)


def _height(flowables: Sequence[Flowable], width: float) -> float:
    return sum(f.wrap(width, 1000)[1] + f.getSpaceBefore() + f.getSpaceAfter() for f in flowables)


def _decoration(blocks: Sequence[Block], width: float) -> list[Flowable]:
    return LetterFlow(None, width).flowables(blocks)


def _page_end(letter: Letter, head: Element, foot: Element) -> PageEnd:
    """Headers and footers: the first page's are read out, as they say who writes; others repeat.

    Args:
        letter: What has them.
        head: The element of what stands above the first page.
        foot: The element of what stands below it.
    """

    def draw(canvas: PagedCanvas, number: int, pages: int) -> None:
        counts = (str(number), str(pages))
        if number == 1:
            _draw(canvas, letter, letter.first_header, counts, head, below=True)
            _draw(canvas, letter, letter.first_footer, counts, foot, below=False)
        else:
            _draw(canvas, letter, letter.header, counts, None, below=True)
            _draw(canvas, letter, letter.footer, counts, None, below=False)

    return draw


def _draw(
    canvas: PagedCanvas,
    letter: Letter,
    blocks: Sequence[Block],
    counts: tuple[str, str],
    element: Element | None,
    *,
    below: bool,
) -> None:
    _top, right, _bottom, left = letter.margins
    width = letter.size[0] - left - right
    page, pages = counts
    flowables = [
        flowable
        for block in blocks
        for flowable in LetterFlow(element if _lasting(block) else None, width).flowables(
            [_counted(block, page, pages)]
        )
    ]
    height = _height(flowables, width)
    place = letter.size[1] - letter.header_at if below else letter.footer_at + height
    for flowable in flowables:
        place -= flowable.getSpaceBefore()
        _used, tall = flowable.wrapOn(canvas, width, 1000)
        flowable.drawOn(canvas, left, place - tall)
        place -= tall + flowable.getSpaceAfter()


def _lasting(block: Block) -> bool:
    """Whether a line says more than which page it is on."""
    return not isinstance(block, LetterParagraph) or not (
        PAGE_MARK in block.markup or PAGES_MARK in block.markup
    )


def _counted(block: Block, page: str, pages: str) -> Block:
    if not isinstance(block, LetterParagraph):
        return block
    return replace(block, markup=block.markup.replace(PAGE_MARK, page).replace(PAGES_MARK, pages))
