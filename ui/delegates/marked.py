"""Text in which some words are marked: bold on a tint, so that not the colour alone says it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui import theme
from ui.delegates.painters import kept
from ui.delegates.pill import PADDING, Index, PillDelegate
from ui.delegates.style_option import cell_option, draw_without_text
from ui.models.table import RECORD_ROLE

Marks = Sequence[tuple[int, int]]
"""(first letter, how many letters) of each marked piece."""


class MarkedDelegate(PillDelegate):
    """Draws the texts of one column with their marks; other cells as usual."""

    def __init__(self, parent: QWidget, marks: Callable[[Any], Marks]) -> None:
        """Make it; `marks` tells where in the cell's text of a row the marked words stand."""
        super().__init__(parent)
        self._marks = marks

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        record = index.data(RECORD_ROLE)
        marks = self._marks(record) if record is not None else ()
        if not marks:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        text = draw_without_text(painter, option)
        box = cell_option(option).rect.adjusted(PADDING // 2, 4, -PADDING // 2, -4)
        lines = max(box.height() // painter.fontMetrics().lineSpacing(), 1)
        draw_marked(painter, box, text, marks, lines=lines)


def draw_marked(painter: QPainter, box: QRect, text: str, marks: Marks, *, lines: int = 1) -> int:
    """Draw a text in the middle of a box's height, at most so many lines, cut with "…".

    Returns:
        The width it took, in pixels.
    """
    layout, height = marked_layout(text, marks, painter.font(), box.width(), lines)
    with kept(painter):
        painter.setPen(QColor(theme.tokens().text))
        top = box.top() + max((box.height() - height) / 2, 0)
        layout.draw(painter, QPointF(box.left(), top))
    widths = (layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount()))
    return round(max(widths, default=0))


def marked_layout(
    text: str, marks: Marks, font: QFont, width: int, lines: int
) -> tuple[QTextLayout, float]:
    """A text laid out in lines, with its height in pixels.

    Where it is cut, words before the first mark give way until that is seen.
    """
    layout, height, shown = _cut(text, marks, font, width, lines)
    while marks and sum(marks[0]) > shown:
        blank = text.find(" ", 2)
        if not 0 < blank < marks[0][0]:
            break
        text = f"…{text[blank + 1 :]}"
        marks = [(at - blank, count) for at, count in marks]
        layout, height, shown = _cut(text, marks, font, width, lines)
    return layout, height


def _cut(
    text: str, marks: Marks, font: QFont, width: int, lines: int
) -> tuple[QTextLayout, float, int]:
    """As `_laid_out`; what does not fit ends in "…", which is not counted."""
    layout, height, shown = _laid_out(text, marks, font, width, lines)
    while shown < len(text) and shown > 1:
        shorter = f"{text[: shown - 1].rstrip()}…"
        layout, height, fits = _laid_out(shorter, marks, font, width, lines)
        shown -= 1
        if fits >= len(shorter):
            break
    return layout, height, shown


def _laid_out(
    text: str, marks: Marks, font: QFont, width: int, lines: int
) -> tuple[QTextLayout, float, int]:
    """The layout, its height, and how many letters of the text are in it."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(
        [_range(at, min(count, len(text) - at)) for at, count in marks if at < len(text)]
    )
    layout.beginLayout()
    height, shown = 0.0, 0
    for _number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
        shown = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, height, shown


def _range(first: int, count: int) -> QTextLayout.FormatRange:
    marked = QTextLayout.FormatRange()
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setBackground(QColor(theme.tokens().accent_tint))
    look.setForeground(QColor(theme.tokens().accent))
    marked.start, marked.length, marked.format = first, count, look
    return marked
