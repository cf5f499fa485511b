"""Tables on paper: as wide as their words need, whole rows, never one row alone on a page."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable, Spacer, TableStyle
from reportlab.platypus import Table as PdfTable

from sos_desktop.domain.documents import report
from sos_desktop.domain.documents.page_words import PageWords
from sos_desktop.exporters.pdf_style import LINE, PALE, cell_style, small_style
from sos_desktop.exporters.tagged_pdf.elements import Element
from sos_desktop.exporters.tagged_pdf.flowables import TaggedParagraph, tagged
from sos_desktop.exporters.text import cell_text, linked, markup

_NUMERIC = frozenset({"whole", "year", "decimal", "percent", "money"})
_SIDE = 5.0
"""Room left and right of a cell's text, in points."""
_TALLEST = 420.0
"""A row taller than this, in points, goes on in a row below, so that it always fits on a page."""
_WIDEST_WORD = 0.35
"""Share of the page's width a column may claim for its longest word."""
_FEW_LINES = 22
"""Rows of no more lines than this together stay on one page."""
_LETTER = 4.6
"""About as wide is a letter of a cell, in points; enough to tell which rows may be too tall."""


def table_flowables(
    block: report.TableBlock, width: float, words: PageWords, parent: Element
) -> list[Flowable]:
    """A table with its header row on every page; its caption, below, belongs to it."""
    block = block.shown() if block.rows else block
    texts = [
        [
            cell_text(value, column.kind, block.missing, words.dates)
            for value, column in zip(row, block.columns, strict=True)
        ]
        for row in block.rows
    ]
    headings = [column.heading for column in block.columns]
    right = [column.kind in _NUMERIC for column in block.columns]
    shares = [column.width for column in block.columns]
    widths = column_widths(shares, [headings, *texts], width)
    element = parent.add("Table")
    head = header_row(headings, [cell_style(head=True, right=side) for side in right], element)
    styles = [cell_style(right=side) for side in right]
    body = [part for row in texts for part in _in_parts(_row(row, styles, element), row, widths)]
    if sums := block.sums():
        body.append(_total(block, sums, words, element))
    below = caption_row(block.caption, len(widths), element)
    last = -1 - len(below)
    table = PdfTable([head, *body, *below], colWidths=widths, repeatRows=1, splitByRow=1)
    lines = [*(_lines(row, widths) for row in texts), *([1.0] if sums else [])]
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, last), 0.6, LINE),
                ("TOPPADDING", (0, 0), (-1, -1), 4.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5.5),
                ("LEFTPADDING", (0, 0), (-1, -1), _SIDE),
                ("RIGHTPADDING", (0, 0), (-1, -1), _SIDE),
                *(("BACKGROUND", (0, n + 1), (-1, n + 1), PALE) for n in block.marked),
                *kept_together(lines, caption=bool(below)),
                *(CAPTION_STYLE if below else ()),
            ]
        )
    )
    return [table, Spacer(1, 6)]


CAPTION_STYLE = (
    ("SPAN", (0, -1), (-1, -1)),
    ("LEFTPADDING", (0, -1), (-1, -1), 0),
    ("RIGHTPADDING", (0, -1), (-1, -1), 0),
    ("TOPPADDING", (0, -1), (-1, -1), 2),
    ("BOTTOMPADDING", (0, -1), (-1, -1), 0),
)
"""How the row of a caption looks, when a table has one."""


def caption_row(caption: str, columns: int, table: Element) -> list[list[TaggedParagraph | str]]:
    """A table's caption as its last printed row, so that it never stands alone on a page.

    To a screen reader it is the table's caption. Nothing where there is none.
    """
    if not caption:
        return []
    said = tagged(linked(caption), small_style(), table.add("Caption"))
    return [[said, *[""] * (columns - 1)]]


def _total(
    block: report.TableBlock, sums: tuple[report.Cell, ...], words: PageWords, table: Element
) -> list[TaggedParagraph]:
    """The last row: what the money adds up to."""
    row = table.add("TR")
    label = words.total if block.sums_all() else words.total_of_known
    made = [tagged(markup(label), cell_style(head=True), row.add_header_cell("Row"))]
    for value, column in zip(sums[1:], block.columns[1:], strict=True):
        text = markup(cell_text(value, column.kind, "", words.dates))
        style = cell_style(right=column.kind in _NUMERIC)
        made.append(tagged(f"<b>{text}</b>" if text else "", style, row.add("TD")))
    return made


def header_row(
    headings: Sequence[str], styles: Sequence[ParagraphStyle], table: Element
) -> list[TaggedParagraph]:
    """Column headers, which are read out with their cells; drawn again they are decoration."""
    row = table.add("TR")
    return [
        tagged(markup(text), style, row.add_header_cell("Column"), once=True)
        for text, style in zip(headings, styles, strict=True)
    ]


def kept_together(lines: Sequence[float], *, caption: bool = False) -> list[tuple[Any, ...]]:
    """Style commands by which no page has one row of a table alone, if it has more than one.

    Args:
        lines: About how many lines each row has; rows too tall for it may stand alone.
        caption: A caption follows in a row of its own; it is never without the row above it.
    """
    found: list[tuple[Any, ...]] = []
    if sum(lines[:2]) < _FEW_LINES:
        found.append(("NOSPLIT", (0, 0), (-1, min(2, len(lines)))))
    if len(lines) > 2 and sum(lines[-2:]) < _FEW_LINES:
        found.append(("NOSPLIT", (0, -2 - caption), (-1, -1)))
    elif caption:
        found.append(("NOSPLIT", (0, -2), (-1, -1)))
    return found


def column_widths(
    shares: Sequence[float], rows: Sequence[Sequence[str]], width: float
) -> list[float]:
    """Widths of columns by their shares, none narrower than its longest word, in points.

    Args:
        shares: What each column would have of the width, relative to the others.
        rows: The texts of the table, its header row first.
        width: Of the whole table.
    """
    least = [
        min(max(_longest_word(row[n], head=at == 0) for at, row in enumerate(rows)), limit)
        for n, limit in enumerate([width * _WIDEST_WORD] * len(shares))
    ]
    if sum(least) >= width:
        return [width * wish / sum(least) for wish in least]
    fixed: dict[int, float] = {}
    while True:
        free = [n for n in range(len(shares)) if n not in fixed]
        room = width - sum(fixed.values())
        total = sum(shares[n] for n in free)
        wished = {n: room * shares[n] / total for n in free}
        narrow = {n: least[n] for n in free if wished[n] < least[n]}
        if not narrow:
            return [fixed.get(n, wished.get(n, 0.0)) for n in range(len(shares))]
        fixed |= narrow


def _longest_word(text: str, *, head: bool) -> float:
    style = cell_style(head=head)
    widths = [
        pdfmetrics.stringWidth(word, style.fontName, style.fontSize)
        for word in sorted(set(text.split()), key=len)[-3:]
    ]
    return max(widths, default=0.0) + 2 * _SIDE + 0.5


def _lines(texts: Sequence[str], widths: Sequence[float]) -> float:
    """About how many lines a row has."""
    return max(
        len(text) * _LETTER / (width - 2 * _SIDE) + text.count("\n") + 1
        for text, width in zip(texts, widths, strict=True)
    )


def _row(
    texts: Sequence[str], styles: Sequence[ParagraphStyle], table: Element
) -> list[TaggedParagraph]:
    """A row; its first cell names it."""
    row = table.add("TR")
    cells = [row.add_header_cell("Row"), *(row.add("TD") for _ in texts[1:])]
    return [
        tagged(linked(text), style, cell)
        for text, style, cell in zip(texts, styles, cells, strict=True)
    ]


def _in_parts(
    cells: list[TaggedParagraph], texts: Sequence[str], widths: Sequence[float]
) -> list[list[TaggedParagraph]]:
    """A row as one printed row, or as several when it is too tall for a page.

    The parts are one row to a screen reader, as they belong to the same elements.
    """
    if _lines(texts, widths) * cells[0].style.leading < _TALLEST / 2:
        return [cells]
    insides = [width - 2 * _SIDE for width in widths]
    found: list[list[TaggedParagraph]] = []
    while True:
        part, rest = list[TaggedParagraph](), list[TaggedParagraph]()
        for cell, inside in zip(cells, insides, strict=True):
            _width, height = cell.wrap(inside, _TALLEST)
            pieces = cell.split(inside, _TALLEST) if height > _TALLEST else [cell]
            part.append(pieces[0])
            rest.append(pieces[1] if len(pieces) > 1 else tagged("", cell.style, None))
        found.append(part)
        if not any(cell.frags for cell in rest):
            return found
        cells = rest
