"""Each kind of block as things reportlab can flow over pages, each in its place of the tree."""

from dataclasses import replace
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether, TableStyle
from reportlab.platypus import Table as PdfTable

from sos_desktop.domain.documents import report
from sos_desktop.domain.documents.page_words import PageWords
from sos_desktop.exporters import pdf_board as board
from sos_desktop.exporters.pdf_chart import chart_drawing
from sos_desktop.exporters.pdf_fishbone import fishbone_drawing
from sos_desktop.exporters.pdf_patterns import draw_color
from sos_desktop.exporters.pdf_process import process_drawing
from sos_desktop.exporters.pdf_style import (
    TEXT,
    TINTS,
    Paper,
    body_style,
    cell_style,
    chart_title_style,
    item_style,
    small_style,
)
from sos_desktop.exporters.pdf_table import (
    CAPTION_STYLE,
    caption_row,
    header_row,
    kept_together,
    table_flowables,
)
from sos_desktop.exporters.tagged_pdf.elements import Element
from sos_desktop.exporters.tagged_pdf.flowables import Figure, TaggedParagraph, canvas_of, tagged
from sos_desktop.exporters.text import linked, markup, printable

_BULLET = "•"
_HEAD_SIZE, _LEAST_HEAD = 7.6, 5.5
_HEAT_LEFT, _HEAT_BAR, _HEAT_SIDE = 9.0, 6.0, 2.5
_TALL = 2000.0
"""More room than any page has, in points, to learn how tall something would be."""
_HALF_PAGE = 330.0
"""In points; a heat map is read down and across, so it is cut only where so much stands before."""


def block_flowables(
    block: report.Block, width: float, paper: Paper, parent: Element
) -> list[Flowable]:
    """What a block looks like on a page of this width; its elements are added to `parent`."""
    match block:
        case report.Paragraph():
            style = small_style() if block.small else body_style(lead=block.lead)
            return [tagged(linked(block.text), style, parent.add("P"))]
        case report.Bullets():
            return _bullets(block, parent)
        case report.TableBlock():
            return table_flowables(block, width, paper.words, parent)
        case report.HeatMapBlock():
            return _heat_map(block, width, paper.words, parent)
        case report.ChartBlock():
            return [KeepTogether(_chart(block, width, paper, parent))]
        case report.FishboneBlock() | report.ProcessBlock():
            return [KeepTogether(_diagram(block, width, parent))]
        case _:
            return _board_flowables(block, width, paper, parent)


def _board_flowables(
    block: report.DotsBlock | report.Picture | report.SideBySide,
    width: float,
    paper: Paper,
    parent: Element,
) -> list[Flowable]:
    ink = paper.ink
    match block:
        case report.SideBySide():

            def inner(one: report.Block, room: float, element: Element) -> list[Flowable]:
                return _loose(block_flowables(one, room, paper, element))

            return board.side_by_side(block, width, inner, parent)
        case report.SummaryBox():
            return board.summary_box(block, width, paper, parent)
        case report.ResultStrip():
            return board.result_strip(block, width, parent)
        case report.DotsBlock():
            return [KeepTogether(board.dots(block, width, ink, parent))]
        case report.CostBlock():
            return board.cost(block, width, ink, parent)
        case report.Tally():
            return board.tally(block, width, ink, parent)


def _loose(flowables: list[Flowable]) -> list[Flowable]:
    """What is kept together, one by one: within a table nothing is parted anyway."""
    found: list[Flowable] = []
    for flowable in flowables:
        together = isinstance(flowable, KeepTogether)
        found += vars(flowable)["_content"] if together else [flowable]
    return found


def least_height(flowable: Flowable, width: float) -> float:
    """How much of a flowable has to stand below its heading, in points."""
    if isinstance(flowable, PdfTable):
        _width, height = flowable.wrap(width, _TALL)
        if isinstance(flowable, _HeatTable):
            return min(height, _HALF_PAGE)
        heights: list[float] = vars(flowable)["_rowHeights"]
        return sum(heights[: _first_rows(flowable)])
    if isinstance(flowable, KeepTogether):
        parts: list[Flowable] = vars(flowable)["_content"]
        return sum(part.wrap(width, _TALL)[1] + part.getSpaceBefore() for part in parts)
    return 2 * body_style().leading


def _first_rows(table: PdfTable) -> int:
    """How many rows of a table, its header row with them, cannot be parted from its beginning."""
    rows = vars(table)["_nrows"]
    end = min(3, rows)
    for _command, (_left, top), (_right, bottom) in vars(table)["_nosplitCmds"]:
        first, last = (row + rows if row < 0 else row for row in (top, bottom))
        if first < end <= last:
            end = last + 1
    return end


def _bullets(block: report.Bullets, parent: Element) -> list[Flowable]:
    items = parent.add_list("Decimal" if block.ordered else "Disc")
    style = item_style()
    found: list[Flowable] = []
    for number, text in enumerate(block.items, start=1):
        label, body = items.add_item()
        if number == len(block.items):
            style = item_style(last=True)
        mark = f"{number}." if block.ordered else _BULLET
        found.append(tagged(linked(text), style, body, label=label, mark=mark))
    if len(found) > 2:  # the last is never alone on a page
        found[-2:] = [KeepTogether(found[-2:])]
    return found


def _chart(block: report.ChartBlock, width: float, paper: Paper, parent: Element) -> list[Flowable]:
    """Its title above, the drawing with words for those who cannot see it, its caption below."""
    title = tagged(markup(block.name), chart_title_style(), parent.add("P"))
    shown = replace(block.data, named_above=True)
    drawing = chart_drawing(shown, width, paper.chart_height)
    figure = Figure(drawing, parent.add("Figure", alt=printable(block.alternative)))
    if not block.caption:
        return [title, figure]
    return [title, figure, tagged(linked(block.caption), small_style(), parent.add("P"))]


def _diagram(
    block: report.FishboneBlock | report.ProcessBlock, width: float, parent: Element
) -> list[Flowable]:
    """The drawing with words for those who cannot see it, its caption below."""
    if isinstance(block, report.FishboneBlock):
        drawing = fishbone_drawing(block.head, block.boxes, width)
    else:
        drawing = process_drawing(block.steps, width)
    figure = Figure(drawing, parent.add("Figure", alt=printable(block.alternative)))
    return [figure, tagged(linked(block.caption), small_style(), parent.add("P"))]


class _HeatTable(PdfTable):
    """The table of a heat map."""


def _heat_map(
    block: report.HeatMapBlock, width: float, words: PageWords, parent: Element
) -> list[Flowable]:
    first = width * 0.21
    each = (width - first) / max(len(block.columns), 1)
    small = cell_style(head=True, center=True)
    element = parent.add("Table")
    headings = [words.student_group, *(c.replace("/", "/ ") for c in block.columns)]
    small.fontSize = _head_size(headings[1:], small.fontName, each - _HEAT_LEFT - 4)
    styles = [cell_style(head=True), *[small] * len(block.columns)]
    rows, style = [header_row(headings, styles, element)], list[Any]()
    for number, (name, cells) in enumerate(block.rows, start=1):
        row = element.add("TR")
        rows.append([tagged(markup(name), cell_style(), row.add_header_cell("Row"))])
        for place, cell in enumerate(cells, start=1):
            rows[-1].append(_heat_cell(cell, block.missing, row.add("TD")))
            style += _heat_style(cell, (place, number))
    below = caption_row(block.caption, len(headings), element)
    last = -1 - len(below)
    widths = [first, *[each] * len(block.columns)]
    table = _HeatTable([*rows, *below], colWidths=widths, repeatRows=1, spaceAfter=6)
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("INNERGRID", (1, 1), (-1, last), 2, HexColor("#FFFFFF")),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
                ("LEFTPADDING", (0, 0), (-1, -1), _HEAT_LEFT),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                *kept_together([3.0] * len(block.rows), caption=bool(below)),
                *style,
                *((*CAPTION_STYLE, ("TOPPADDING", (0, -1), (-1, -1), 5)) if below else ()),
            ]
        )
    )
    return [table]


def _head_size(headings: list[str], face: str, room: float) -> float:
    """The size at which no word of the headings is broken, in points."""
    words = [word for heading in headings for word in heading.split()]
    widest = max((stringWidth(word, face, 1.0) for word in words), default=1.0)
    return max(min(_HEAD_SIZE, room / widest), _LEAST_HEAD)


def _heat_cell(cell: report.HeatCell | None, missing: str, element: Element) -> TaggedParagraph:
    if cell is None:
        return tagged(f"<font size=7>{markup(missing)}</font>", cell_style(center=True), element)
    word = f"<br/><font size=7>{markup(cell.word)}</font>" if cell.word else ""
    value = (
        f"<b>{markup(cell.value)}</b>" if cell.word else f"<font size=7>{markup(cell.value)}</font>"
    )
    made = HeatParagraph.of(f"{value}{word}", cell_style(center=True), element)
    made.color = cell.color
    return made


class HeatParagraph(TaggedParagraph):
    """What stands in a cell of a heat map, with the pattern of its color at the cell's left edge.

    Attributes:
        color: 0 to 5; 0 draws none.
    """

    color = 0

    @classmethod
    def of(cls, text: str, style: Any, element: Element) -> "HeatParagraph":
        """A paragraph of reportlab's markup in a cell."""
        made = tagged(text, style, element)
        made.__class__ = cls
        assert isinstance(made, cls)
        return made

    def draw(self) -> None:
        """The pattern as decoration, then the words."""
        if self.color:
            canvas = canvas_of(self)
            with canvas.one_piece(None):
                tall = self.height + 2 * _HEAT_SIDE
                draw_color(canvas, self.color, (-_HEAT_LEFT, -_HEAT_SIDE, _HEAT_BAR, tall))
        super().draw()


def _heat_style(cell: report.HeatCell | None, at: tuple[int, int]) -> list[Any]:
    if cell is None:
        return []
    style: list[Any] = [("BACKGROUND", at, at, HexColor(TINTS[cell.color]))]
    if cell.outlined:
        style.append(
            ("BOX", at, at, 1.2, TEXT, 0, (2, 2)) if cell.alone else ("BOX", at, at, 1.6, TEXT)
        )
    return style
