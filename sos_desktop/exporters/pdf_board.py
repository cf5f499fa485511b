"""The blocks of a paper for a board: summary, results, dots, cost, people, side by side."""

from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import Color, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer, TableStyle
from reportlab.platypus import Table as PdfTable

from sos_desktop.domain.documents import report
from sos_desktop.exporters.pdf_drawn import CostBar, Dots, RowOfDots
from sos_desktop.exporters.pdf_patterns import PatternBar
from sos_desktop.exporters.pdf_style import (
    BOLD,
    MUTED,
    PALE,
    REGULAR,
    STRONG,
    TEXT,
    Paper,
    chart_title_style,
    small_style,
)
from sos_desktop.exporters.tagged_pdf.elements import Element
from sos_desktop.exporters.tagged_pdf.flowables import Figure, tagged
from sos_desktop.exporters.text import linked, markup, printable

Inner = Callable[[report.Block, float, Element], list[Flowable]]
"""Makes the flowables of any block at a width."""
_GAP = 24.0
"""Between blocks side by side, in points."""
_QUESTION = 118.0
_TILE_BAR, _TILE_HEIGHT = 10.0, 40.0
_NO_PADDING = [
    (side, (0, 0), (-1, -1), 0)
    for side in ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
]


def _style(name: str, face: str, size: float, ink: Color, leading: float) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=face, fontSize=size, leading=leading, textColor=ink, splitLongWords=1
    )


def summary_box(
    block: report.SummaryBox, width: float, paper: Paper, parent: Element
) -> list[Flowable]:
    """Questions at the left, answers at the right; what is asked is the one filled row."""
    accent, size = paper.ink, paper.size
    element, rows = parent.add("Table"), list[list[Flowable]]()
    style: list[Any] = [
        ("BOX", (0, 0), (-1, -1), 0.8, accent),
        ("BACKGROUND", (0, 0), (-1, -1), PALE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 14),
        ("RIGHTPADDING", (0, 0), (-1, -1), 12),
        ("TOPPADDING", (0, 0), (-1, -1), paper.side),
        ("BOTTOMPADDING", (0, 0), (-1, -1), paper.side + 1),
    ]
    for place, row in enumerate(block.rows):
        ink, face = (white, STRONG) if row.asked else (TEXT, REGULAR)
        made = element.add("TR")
        answer = _style("answer", face, size, ink, size * 1.38)
        label = _style("question", STRONG, size, white if row.asked else accent, size * 1.38)
        rows.append(
            [
                tagged(markup(row.label), label, made.add_header_cell("Row")),
                tagged(linked(row.text), answer, made.add("TD")),
            ]
        )
        if row.asked:
            style.append(("BACKGROUND", (0, place), (-1, place), accent))
    table = PdfTable(rows, colWidths=[_QUESTION, width - _QUESTION])
    table.setStyle(TableStyle(style))
    table.spaceAfter = 6
    return [table]


def result_strip(block: report.ResultStrip, width: float, parent: Element) -> list[Flowable]:
    """The figures beside each other; a list to a screen reader."""
    items, cells = parent.add_list("None"), list[Flowable]()
    each, ink = width / max(len(block.tiles), 4), TEXT.hexval().replace("0x", "#")
    for tile in block.tiles:
        body = items.add("LI").add("LBody")
        text = (
            f'<font name="{BOLD}" size="13" color="{ink}">{markup(tile.cell.value)}</font><br/>'
            f'<font color="{ink}">{markup(tile.words)}</font><br/>'
            f"{markup(tile.measured)}"
        )
        words = tagged(text, _style("tile", REGULAR, 8.4, MUTED, 12.4), body)
        bar = PatternBar(tile.cell.color, _TILE_BAR, _TILE_HEIGHT)
        inner = PdfTable([[bar, words]], colWidths=[_TILE_BAR + 7, each - _TILE_BAR - 11])
        inner.setStyle(TableStyle([*_NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
        cells.append(inner)
    table = PdfTable([cells], colWidths=[each] * len(cells), hAlign="LEFT")
    table.setStyle(TableStyle([*_NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    caption = [tagged(linked(block.caption), small_style(), parent.add("P"))]
    return [table, Spacer(1, 3), *caption] if block.caption else [table]


def dots(block: report.DotsBlock, width: float, accent: Color, parent: Element) -> list[Flowable]:
    """A title, the students as dots, what they are."""
    title = tagged(markup(block.title), chart_title_style(), parent.add("P"))
    drawn = Dots(block.count, block.fewer, block.label, width, accent)
    figure = Figure(drawn, parent.add("Figure", alt=printable(block.alternative)))
    return [title, figure, tagged(linked(block.caption), small_style(), parent.add("P"))]


def cost(block: report.CostBlock, width: float, accent: Color, parent: Element) -> list[Flowable]:
    """The total large at the left, its sources as a bar at the right."""
    total = tagged(markup(block.total), _style("total", BOLD, 20, TEXT, 24), parent.add("P"))
    left: list[Flowable] = [total]
    if block.note:
        left.append(tagged(markup(block.note), small_style(), parent.add("P")))
    first = width * 0.31
    bar = CostBar(block.shares, width - first, accent)
    figure = Figure(bar, parent.add("Figure", alt=printable(block.alternative)))
    table = PdfTable([[left, figure]], colWidths=[first, width - first])
    table.setStyle(TableStyle([*_NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    table.spaceAfter = 4
    return [table]


def tally(block: report.Tally, width: float, accent: Color, parent: Element) -> list[Flowable]:
    """Who was heard, in two columns of rows; a table to a screen reader."""
    element, made = parent.add("Table"), list[list[Any]]()
    half = (width - _GAP) / 2
    plain, strong = (_style("who", face, 9.4, TEXT, 13) for face in (REGULAR, STRONG))
    for row in block.rows:
        line = element.add("TR")
        name = tagged(markup(row.name), plain, line.add_header_cell("Row"))
        counted = row.count is not None
        words = tagged(
            markup(f"{row.count:,}" if row.count is not None else row.words),
            plain if counted else strong,
            line.add("TD"),
        )
        made.append([name, RowOfDots(row.count or 0, half * 0.4, accent) if counted else "", words])
    middle = (len(made) + 1) // 2
    nothing: list[Any] = ["", "", ""]
    rows = [
        [*made[n], "", *(made[n + middle] if n + middle < len(made) else nothing)]
        for n in range(middle)
    ]
    widths = [half * 0.4, half * 0.42, half * 0.18]
    table = PdfTable(rows, colWidths=[*widths, _GAP, *widths])
    spans = [
        ("SPAN", (first + 1, n), (first + 2, n))
        for n, row in enumerate(rows)
        for first in (0, 4)
        if row[first + 1] == "" and row[first + 2] != ""
    ]
    for row in rows:  # words take the place of the dots they stand for
        for first in (0, 4):
            if row[first + 1] == "":
                row[first + 1], row[first + 2] = row[first + 2], ""
    table = PdfTable(rows, colWidths=[*widths, _GAP, *widths])
    padding = [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]
    table.setStyle(
        TableStyle([*_NO_PADDING, *padding, *spans, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    )
    table.spaceAfter = 8
    return [table]


def side_by_side(
    block: report.SideBySide, width: float, inner: Inner, parent: Element
) -> list[Flowable]:
    """Columns of equal width with room between them; read one after the other."""
    count = len(block.columns)
    each = (width - _GAP * (count - 1)) / count
    cells: list[Any] = []
    for place, blocks in enumerate(block.columns):
        cells += [""] if place else []
        cells.append([flowable for one in blocks for flowable in inner(one, each, parent)])
    widths = [each if n % 2 == 0 else _GAP for n in range(2 * count - 1)]
    table = PdfTable([cells], colWidths=widths)
    table.setStyle(TableStyle([*_NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    table.spaceAfter = 4
    return [table]
