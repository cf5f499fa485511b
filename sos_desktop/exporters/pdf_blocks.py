"""Each kind of block as things reportlab can flow over pages, each in its place of the tree."""

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, KeepTogether, Spacer, TableStyle
from reportlab.platypus import Table as PdfTable

from sos_desktop.domain.documents import report
from sos_desktop.domain.documents.page_words import PageWords
from sos_desktop.exporters.pdf_chart import chart_drawing
from sos_desktop.exporters.pdf_fishbone import fishbone_drawing
from sos_desktop.exporters.pdf_style import (
    BARS,
    TEXT,
    TINTS,
    body_style,
    cell_style,
    chart_title_style,
    item_style,
    small_style,
)
from sos_desktop.exporters.pdf_table import header_row, kept_together, table_flowables
from sos_desktop.exporters.tagged_pdf.elements import Element
from sos_desktop.exporters.tagged_pdf.flowables import Figure, TaggedParagraph, tagged
from sos_desktop.exporters.text import linked, markup

_BULLET = "•"
_TALL = 2000.0
"""More room than any page has, in points, to learn how tall something would be."""


def block_flowables(
    block: report.Block, width: float, words: PageWords, parent: Element
) -> list[Flowable]:
    """What a block looks like on a page of this width; its elements are added to `parent`."""
    match block:
        case report.Paragraph():
            style = body_style(lead=block.lead)
            return [tagged(linked(block.text), style, parent.add("P"))]
        case report.Bullets():
            return _bullets(block, parent)
        case report.TableBlock():
            return table_flowables(block, width, words, parent)
        case report.HeatMapBlock():
            return _heat_map(block, width, words, parent)
        case report.ChartBlock():
            return [KeepTogether(_chart(block, width, parent))]
        case report.FishboneBlock():
            return [KeepTogether(_fishbone(block, width, parent))]


def least_height(flowable: Flowable, width: float) -> float:
    """How much of a flowable has to stand below its heading, in points."""
    if isinstance(flowable, PdfTable):
        flowable.wrap(width, _TALL)
        heights: list[float] = vars(flowable)["_rowHeights"]
        return sum(heights[:3])
    if isinstance(flowable, KeepTogether):
        parts: list[Flowable] = vars(flowable)["_content"]
        return sum(part.wrap(width, _TALL)[1] + part.getSpaceBefore() for part in parts)
    return 2 * body_style().leading


def _bullets(block: report.Bullets, parent: Element) -> list[Flowable]:
    items = parent.add_list("Decimal" if block.ordered else "Disc")
    style = item_style()
    found: list[Flowable] = []
    for number, text in enumerate(block.items, start=1):
        label, body = items.add_item()
        mark = f"{number}." if block.ordered else _BULLET
        found.append(tagged(linked(text), style, body, label=label, mark=mark))
    return [*found, Spacer(1, 3)] if found else []


def _chart(block: report.ChartBlock, width: float, parent: Element) -> list[Flowable]:
    """Its title above, the drawing with words for those who cannot see it, its caption below."""
    title = tagged(markup(block.name), chart_title_style(), parent.add("P"))
    figure = Figure(chart_drawing(block.data, width), parent.add("Figure", alt=block.alternative))
    return [title, figure, tagged(linked(block.caption), small_style(), parent.add("P"))]


def _fishbone(block: report.FishboneBlock, width: float, parent: Element) -> list[Flowable]:
    """The drawing with words for those who cannot see it, its caption below."""
    drawing = fishbone_drawing(block.head, block.boxes, width)
    figure = Figure(drawing, parent.add("Figure", alt=block.alternative))
    return [figure, tagged(linked(block.caption), small_style(), parent.add("P"))]


def _heat_map(
    block: report.HeatMapBlock, width: float, words: PageWords, parent: Element
) -> list[Flowable]:
    first = width * 0.21
    each = (width - first) / max(len(block.columns), 1)
    small = cell_style(head=True, center=True)
    small.fontSize = 7.6
    element = parent.add("Table")
    headings = [words.student_group, *(c.replace("/", "/ ") for c in block.columns)]
    styles = [cell_style(head=True), *[small] * len(block.columns)]
    rows, style = [header_row(headings, styles, element)], list[Any]()
    for number, (name, cells) in enumerate(block.rows, start=1):
        row = element.add("TR")
        rows.append([tagged(markup(name), cell_style(), row.add_header_cell("Row"))])
        for place, cell in enumerate(cells, start=1):
            rows[-1].append(_heat_cell(cell, block.missing, row.add("TD")))
            style += _heat_style(cell, (place, number))
    table = PdfTable(rows, colWidths=[first, *[each] * len(block.columns)], repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("INNERGRID", (1, 1), (-1, -1), 2, HexColor("#FFFFFF")),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                *kept_together([3.0] * len(block.rows)),
                *style,
            ]
        )
    )
    caption = tagged(linked(block.caption), small_style(), element.add("Caption"))
    return [table, Spacer(1, 4), caption]


def _heat_cell(cell: report.HeatCell | None, missing: str, element: Element) -> TaggedParagraph:
    if cell is None:
        return tagged(f"<font size=7>{markup(missing)}</font>", cell_style(center=True), element)
    word = f"<br/><font size=7>{markup(cell.word)}</font>" if cell.word else ""
    value = (
        f"<b>{markup(cell.value)}</b>" if cell.word else f"<font size=7>{markup(cell.value)}</font>"
    )
    return tagged(f"{value}{word}", cell_style(center=True), element)


def _heat_style(cell: report.HeatCell | None, at: tuple[int, int]) -> list[Any]:
    if cell is None:
        return []
    style: list[Any] = [("BACKGROUND", at, at, HexColor(TINTS[cell.color]))]
    if cell.color:
        style.append(("LINEBEFORE", at, at, 3, HexColor(BARS[cell.color])))
    if cell.outlined:
        style.append(
            ("BOX", at, at, 1.2, TEXT, 0, (2, 2)) if cell.alone else ("BOX", at, at, 1.6, TEXT)
        )
    return style
