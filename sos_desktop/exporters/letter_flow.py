"""The blocks of a letter as things reportlab can flow over pages, each in its place of the tree."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Image, PageBreak, Paragraph, Spacer, Table, TableStyle
from reportlab.platypus.flowables import HRFlowable

from sos_desktop.exporters.letter_read import (
    Block,
    Grid,
    LetterParagraph,
    LetterPicture,
)
from sos_desktop.exporters.pdf_style import ACCENT, BOLD, LINE, REGULAR, TEXT
from sos_desktop.exporters.tagged_pdf.elements import Element
from sos_desktop.exporters.tagged_pdf.flowables import Figure, tagged

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
_TITLE = -1
"""The level Word's titles are read with."""
_DEEPEST = 6
UNDESCRIBED = "Picture without a description"
"""Said of a picture for which Word has no alternative text."""


@dataclass(slots=True)
class _OpenList:
    """A list that may go on with the next line; `body` is its last item's text."""

    indent: int
    element: Element
    body: Element


@dataclass
class LetterFlow:
    """Makes flowables of blocks, and their elements under `parent`; without one, decoration.

    Attributes:
        width: Of the column they stand in, in points.
        titled: The letter has a title, so its headings are a level below.
    """

    parent: Element | None
    width: float
    titled: bool = False
    _level: int = 0
    _lists: list[_OpenList] = field(default_factory=list)

    def flowables(self, blocks: Sequence[Block]) -> list[Flowable]:
        """Everything, in order."""
        found: list[Flowable] = []
        for block in blocks:
            if isinstance(block, Grid):
                found += [self._grid(block), Spacer(1, 6)]
            elif isinstance(block, LetterPicture):
                found.append(_picture(block, self.width, self.parent))
            else:
                found.extend(self._line(block))
        return found

    def _line(self, line: LetterParagraph) -> list[Flowable]:
        found: list[Flowable] = [PageBreak()] if line.page_break else []
        if line.markup:
            found.append(self._text(line))
        elif not line.page_break:
            found.append(Paragraph("&nbsp;", _style(line)))
        if line.rule:
            found.append(HRFlowable(width="100%", thickness=0.6, color=LINE, spaceAfter=line.after))
        return found

    def _text(self, line: LetterParagraph) -> Flowable:
        if line.mark:
            label, body = self._item(line, self.parent) if self.parent is not None else (None, None)
            return tagged(line.markup, _style(line), body, label=label, mark=line.mark)
        self._lists.clear()
        element = self.parent.add(self._kind(line.level)) if self.parent is not None else None
        return tagged(line.markup, _style(line), element)

    def _kind(self, level: int) -> str:
        """The kind of a line; a heading is never more than one level below the one before."""
        if level == 0:
            return "P"
        wished = 1 if level == _TITLE else level + self.titled
        self._level = min(wished, self._level + 1, _DEEPEST)
        return f"H{self._level}"

    def _item(self, line: LetterParagraph, parent: Element) -> tuple[Element, Element]:
        """The mark and the text of an item; deeper ones are lists within the item before."""
        while self._lists and self._lists[-1].indent > line.indent:
            self._lists.pop()
        if not self._lists or self._lists[-1].indent < line.indent:
            outer = self._lists[-1].body if self._lists else parent
            made = outer.add_list(_numbering(line.mark))
            self._lists.append(_OpenList(line.indent, made, made))
        label, body = self._lists[-1].element.add_item()
        self._lists[-1].body = body
        return label, body

    def _grid(self, grid: Grid) -> Table:
        self._lists.clear()
        count = max(len(row) for row in grid.rows)
        widths = _widths(grid, count, self.width)
        kind, made = "Table" if grid.heading else "Div", None
        if self.parent is not None:
            made = self.parent.add(kind)
        cells = []
        for number, row in enumerate(grid.rows):
            line = made.add("TR") if made is not None and grid.heading else made
            padded = [*row, *[()] * (count - len(row))]
            cells.append(
                [
                    self._cell(parts, width, line, head=grid.heading and number == 0)
                    for parts, width in zip(padded, widths, strict=True)
                ]
            )
        table = Table(cells, colWidths=widths, repeatRows=1 if grid.heading else 0, splitInRow=1)
        table.setStyle(_TABLE)
        return table

    def _cell(
        self, parts: Sequence[Any], width: float, row: Element | None, *, head: bool
    ) -> list[Flowable]:
        """What stands in a cell; a table without a header row only arranges what it holds."""
        place = row
        if row is not None and row.kind == "TR":
            place = row.add_header_cell("Column") if head else row.add("TD")
        found = LetterFlow(place, width - 12, self.titled).flowables(parts)
        if head:
            for made in found:
                vars(made)["once"] = True
        return found


_TABLE = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("GRID", (0, 0), (-1, -1), 0.5, LINE),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
)


def _widths(grid: Grid, count: int, width: float) -> list[float]:
    """Widths of the columns by their shares in Word; equal ones where it does not say."""
    widths = list(grid.widths[:count]) + [0.0] * (count - len(grid.widths))
    if min(widths) <= 0:
        widths = [1.0] * count
    return [width * share / sum(widths) for share in widths]


def _numbering(mark: str) -> str:
    """How a list says that it counts, by the mark of its first item."""
    sign = mark[:1]
    if sign.isdigit():
        return "Decimal"
    return "LowerAlpha" if sign.isalpha() else "Disc"


def _picture(picture: LetterPicture, width: float, parent: Element | None) -> Figure:
    scale = min(1.0, width / picture.width) if picture.width else 1.0
    image = Image(io.BytesIO(picture.data), picture.width * scale, picture.height * scale)
    sides: dict[str, Any] = {"center": "CENTER", "right": "RIGHT"}
    image.hAlign = sides.get(picture.side, "LEFT")
    if parent is None or picture.decorative:
        return Figure(image, None)
    return Figure(image, parent.add("Figure", alt=picture.alt or UNDESCRIBED))


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
