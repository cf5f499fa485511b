"""Each kind of block as things reportlab can flow over pages."""

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    ListFlowable,
    ListItem,
    Paragraph,
    Spacer,
    TableStyle,
)
from reportlab.platypus import Table as PdfTable

from sos_desktop.domain.documents import report
from sos_desktop.domain.documents.page_words import ENGLISH_PAGE, PageWords
from sos_desktop.exporters.pdf_chart import chart_drawing
from sos_desktop.exporters.pdf_style import (
    ACCENT,
    BARS,
    LINE,
    TEXT,
    TINTS,
    body_style,
    cell_style,
    small_style,
)
from sos_desktop.exporters.text import cell_text, markup

_NUMERIC = frozenset({"whole", "year", "decimal", "percent", "money"})
_LONGEST_CELL = 1200
"""A cell with more text than this would not fit on a page; it continues in the next row."""


def block_flowables(
    block: report.Block, width: float, words: PageWords = ENGLISH_PAGE
) -> list[Flowable]:
    """What a block looks like on a page of this width."""
    match block:
        case report.Paragraph():
            return [Paragraph(markup(block.text), body_style(lead=block.lead))]
        case report.Bullets():
            return [_bullets(block)]
        case report.TableBlock():
            return _table(block, width, words)
        case report.HeatMapBlock():
            return _heat_map(block, width, words)
        case report.ChartBlock():
            drawing = chart_drawing(block.data, width)
            return [KeepTogether([drawing, Paragraph(markup(block.caption), small_style())])]


def _bullets(block: report.Bullets) -> Flowable:
    style = body_style()
    items: list[Any] = [
        ListItem(Paragraph(markup(item), style), leftIndent=14) for item in block.items
    ]
    return ListFlowable(
        items,
        bulletType="1" if block.ordered else "bullet",
        start=None if block.ordered else "•",
        bulletFontSize=9,
        bulletColor=ACCENT,
        leftIndent=14,
    )


def _table(block: report.TableBlock, width: float, words: PageWords) -> list[Flowable]:
    total = sum(column.width for column in block.columns)
    head = [
        Paragraph(markup(c.heading), cell_style(head=True, right=c.kind in _NUMERIC))
        for c in block.columns
    ]
    body = [
        [
            Paragraph(markup(text), cell_style(right=column.kind in _NUMERIC))
            for text, column in zip(part, block.columns, strict=True)
        ]
        for row in block.rows
        for part in _parts(row, block, words)
    ]
    table = PdfTable(
        [head, *body],
        colWidths=[width * column.width / total for column in block.columns],
        repeatRows=1,
        splitByRow=1,
        splitInRow=1,
    )
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, -1), 0.6, LINE),
                ("TOPPADDING", (0, 0), (-1, -1), 4.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5.5),
                ("LEFTPADDING", (0, 0), (-1, -1), 5),
                ("RIGHTPADDING", (0, 0), (-1, -1), 5),
            ]
        )
    )
    found: list[Flowable] = [table]
    if block.caption:
        found.append(Paragraph(markup(block.caption), small_style()))
    return [*found, Spacer(1, 6)]


def _parts(
    row: tuple[report.Cell, ...], block: report.TableBlock, words: PageWords
) -> list[list[str]]:
    """A row as one or more printed rows, so that no cell is taller than a page."""
    texts = [
        cell_text(value, column.kind, block.missing, words.dates)
        for value, column in zip(row, block.columns, strict=True)
    ]
    count = max((len(text) - 1) // _LONGEST_CELL + 1 for text in texts) or 1
    return [
        [text[n * _LONGEST_CELL : (n + 1) * _LONGEST_CELL] for text in texts] for n in range(count)
    ]


def _heat_map(block: report.HeatMapBlock, width: float, words: PageWords) -> list[Flowable]:
    first = width * 0.21
    each = (width - first) / max(len(block.columns), 1)
    head = [Paragraph(markup(words.student_group), cell_style(head=True))]
    small = cell_style(head=True, center=True)
    small.fontSize = 7.6
    head += [Paragraph(markup(c.replace("/", "/ ")), small) for c in block.columns]
    rows, style = [head], list[Any]()
    for number, (name, cells) in enumerate(block.rows, start=1):
        rows.append([Paragraph(markup(name), cell_style())])
        for place, cell in enumerate(cells, start=1):
            rows[-1].append(_heat_cell(cell, block.missing))
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
                *style,
            ]
        )
    )
    return [table, Spacer(1, 4), Paragraph(markup(block.caption), small_style())]


def _heat_cell(cell: report.HeatCell | None, missing: str) -> Paragraph:
    if cell is None:
        return Paragraph(f"<font size=7>{markup(missing)}</font>", cell_style(center=True))
    word = f"<br/><font size=7>{markup(cell.word)}</font>" if cell.word else ""
    value = (
        f"<b>{markup(cell.value)}</b>" if cell.word else f"<font size=7>{markup(cell.value)}</font>"
    )
    return Paragraph(f"{value}{word}", cell_style(center=True))


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
