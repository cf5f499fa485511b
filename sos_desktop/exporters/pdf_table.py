"""Tables on paper: as wide as their words need, whole rows, never one row alone on a page."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable, TableStyle
from reportlab.platypus import Table as PdfTable

from sos_desktop.domain.documents import report
from sos_desktop.domain.documents.page_words import PageWords
from sos_desktop.exporters.pdf_style import (
    BOLD,
    CELL_SIZE,
    LINE,
    PALE,
    REGULAR,
    cell_style,
    small_style,
)
from sos_desktop.exporters.tagged_pdf.elements import Element
from sos_desktop.exporters.tagged_pdf.flowables import TaggedParagraph, tagged
from sos_desktop.exporters.text import cell_text, linked, markup
from sos_desktop.foundation.frozen import frozen_dataclass

_NUMERIC = frozenset({"whole", "year", "decimal", "percent", "money"})
_FITS = ((CELL_SIZE, 5.0), (7.8, 3.5), (7.2, 2.5), (6.6, 2.0))
"""Sizes of the text with the room left and right of it, in points; a table gets the first at which
no word of it is broken, and the last where none is."""
_TALLEST = 420.0
"""A row taller than this, in points, goes on in a row below, so that it always fits on a page."""
_WIDEST_WORD = 0.35
"""Share of the page's width a column may claim for its longest word."""
_FEW_LINES = 22
"""Rows of no more lines than this together stay on one page."""
_LETTER = 4.6
"""About as wide is a letter of a cell, in points; enough to tell which rows may be too tall."""


@frozen_dataclass
class _Fit:
    """How a table is set: its columns, the size of its text, the room beside it, in points."""

    widths: tuple[float, ...]
    size: float
    side: float

    @property
    def insides(self) -> list[float]:
        """The room of the text of each column."""
        return [width - 2 * self.side for width in self.widths]


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
    total = _total_texts(block, words)
    fit = _fitted(shares, [headings, total] if total else [headings], texts, width)
    element = parent.add("Table")
    heads = [cell_style(head=True, right=side, size=fit.size) for side in right]
    head = header_row(headings, heads, element)
    styles = [cell_style(right=side, size=fit.size) for side in right]
    body = [part for row in texts for part in _in_parts(_row(row, styles, element), row, fit)]
    if total:
        body.append(_total(total, styles, element))
    below = caption_row(block.caption, len(headings), element)
    last = -1 - len(below)
    table = PdfTable([head, *body, *below], colWidths=fit.widths, repeatRows=1, spaceAfter=6)
    lines = [*(_lines(row, fit) for row in texts), *([1.0] if total else [])]
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, last), 0.6, LINE),
                ("TOPPADDING", (0, 0), (-1, -1), 4.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5.5),
                ("LEFTPADDING", (0, 0), (-1, -1), fit.side),
                ("RIGHTPADDING", (0, 0), (-1, -1), fit.side),
                *(("BACKGROUND", (0, n + 1), (-1, n + 1), PALE) for n in block.marked),
                *kept_together(lines, caption=bool(below)),
                *(CAPTION_STYLE if below else ()),
            ]
        )
    )
    return [table]


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


def _total_texts(block: report.TableBlock, words: PageWords) -> list[str]:
    """The last row in words: what the money adds up to; nothing where there is none."""
    sums = block.sums()
    if not sums:
        return []
    texts = (
        cell_text(value, column.kind, "", words.dates)
        for value, column in zip(sums[1:], block.columns[1:], strict=True)
    )
    return [words.total if block.sums_all() else words.total_of_known, *texts]


def _total(
    texts: Sequence[str], styles: Sequence[ParagraphStyle], table: Element
) -> list[TaggedParagraph]:
    row = table.add("TR")
    head = cell_style(head=True, size=styles[0].fontSize)
    made = [tagged(markup(texts[0]), head, row.add_header_cell("Row"))]
    for text, style in zip(texts[1:], styles[1:], strict=True):
        made.append(tagged(f"<b>{markup(text)}</b>" if text else "", style, row.add("TD")))
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


def _fitted(
    shares: Sequence[float],
    bold: Sequence[Sequence[str]],
    rows: Sequence[Sequence[str]],
    width: float,
) -> _Fit:
    """Columns by their shares, none narrower than its longest word, in a size at which they fit.

    Args:
        shares: What each column would have of the width, relative to the others.
        bold: The texts of the rows that are set bold: the header row, and the total.
        rows: Those of all others.
        width: Of the whole table, in points.
    """
    faces = [*((row, BOLD) for row in bold), *((row, REGULAR) for row in rows)]
    words = [max(_longest_word(row[n], face) for row, face in faces) for n in range(len(shares))]
    for size, side in _FITS:
        limit = width * _WIDEST_WORD
        least = [min(word * size + 2 * side + 0.5, limit) for word in words]
        if sum(least) < width:
            return _Fit(tuple(_widths(shares, least, width)), size, side)
    size, side = _FITS[0]
    least = [min(word * size + 2 * side, width * _WIDEST_WORD) for word in words]
    return _Fit(tuple(width * wish / sum(least) for wish in least), size, side)


def _widths(shares: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """Widths by shares, none below its least, which together are narrower than all."""
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


def _longest_word(text: str, face: str) -> float:
    """How wide the longest word is at the size of one point."""
    longest = sorted(set(text.split()), key=len)[-3:]
    return max((pdfmetrics.stringWidth(word, face, 1.0) for word in longest), default=0.0)


def _lines(texts: Sequence[str], fit: _Fit) -> float:
    """About how many lines a row has."""
    letter = _LETTER * fit.size / CELL_SIZE
    return max(
        len(text) * letter / inside + text.count("\n") + 1
        for text, inside in zip(texts, fit.insides, strict=True)
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
    cells: list[TaggedParagraph], texts: Sequence[str], fit: _Fit
) -> list[list[TaggedParagraph]]:
    """A row as one printed row, or as several when it is too tall for a page.

    The parts are one row to a screen reader, as they belong to the same elements.
    """
    if _lines(texts, fit) * cells[0].style.leading < _TALLEST / 2:
        return [cells]
    found: list[list[TaggedParagraph]] = []
    while True:
        part, rest = list[TaggedParagraph](), list[TaggedParagraph]()
        for cell, inside in zip(cells, fit.insides, strict=True):
            _width, height = cell.wrap(inside, _TALLEST)
            pieces = cell.split(inside, _TALLEST) if height > _TALLEST else [cell]
            part.append(pieces[0])
            rest.append(pieces[1] if len(pieces) > 1 else tagged("", cell.style, None))
        found.append(part)
        if not any(cell.frags for cell in rest):
            return found
        cells = rest
