"""A number of students with a dot for each of them behind it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui import theme
from ui.delegates.painters import kept
from ui.delegates.pill import PADDING, Index, PillDelegate
from ui.delegates.style_option import cell_option
from ui.models.table import RECORD_ROLE

MOST_DOTS = 20
"""Students drawn one by one; of more a bar is drawn."""
_FIVE = 5
_IN_A_ROW = (2 * _FIVE, _FIVE)
"""Dots of a row; the second where there is no room for the first."""


class DotsDelegate(PillDelegate):
    """Draws the students of one column behind the cell's text; other cells as usual.

    Where not all of them have room none is drawn: fewer dots than students would say less.
    """

    def __init__(self, parent: QWidget, students: Callable[[Any], int | None]) -> None:
        """Make it; `students` tells of a row how many there are, None where nothing is drawn."""
        super().__init__(parent)
        self._students = students

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        record = index.data(RECORD_ROLE)
        students = self._students(record) if record is not None else None
        if not students:
            return
        cell, metrics = cell_option(option).rect, cell_option(option).fontMetrics
        size = _size(metrics)
        left = cell.left() + PADDING // 2 + _beside(metrics, str(index.data() or ""))
        places = dot_places(students, size, cell.right() - left, cell.height())
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tokens().accent))
            middle = cell.top() + cell.height() / 2
            if students > MOST_DOTS:
                width = min(_at(_IN_A_ROW[0] - 1, size) + size, cell.right() - left)
                bar = QRectF(left, middle - size / 2, width, size)
                painter.drawRoundedRect(bar, size / 2, size / 2)
            for place in places:
                top = middle - (places[-1].y() + size) / 2 + place.y()
                painter.drawEllipse(QRectF(left + place.x(), top, size, size))


def dot_places(students: int, size: int, width: int, height: int) -> Sequence[QPoint]:
    """Where the dots of students stand, from left and top, in fives and rows of ten or five.

    Args:
        students: So many.
        size: Pixels of a dot.
        width: Pixels there are beside each other.
        height: Pixels there are below each other.

    Returns:
        A place each; none where not all have room, or there are more than are drawn.
    """
    for in_a_row in _IN_A_ROW if students <= MOST_DOTS else ():
        numbers = [divmod(number, in_a_row) for number in range(students)]
        places = [QPoint(_at(n, size), row * (size + _between(size) + 1)) for row, n in numbers]
        right, bottom = (max(at) for at in zip(*((p.x(), p.y()) for p in places), strict=True))
        if right + size <= width and bottom + size <= height:
            return places
    return ()


def width_of_dots(metrics: QFontMetrics, text: str, students: int) -> int:
    """Pixels that a number's text needs with what is drawn behind it; a bar may be shorter."""
    size, in_a_row = _size(metrics), _FIVE if students > MOST_DOTS else min(students, _IN_A_ROW[0])
    return _beside(metrics, text) + (_at(in_a_row - 1, size) + size if in_a_row else 0)


def _size(metrics: QFontMetrics) -> int:
    return max(4, round(metrics.height() * 0.42))


def _between(size: int) -> int:
    return max(1, size // 3)


def _at(place: int, size: int) -> int:
    return place * (size + _between(size)) + place // _FIVE * 2 * _between(size)


def _beside(metrics: QFontMetrics, text: str) -> int:
    """Where dots begin, so that those of numbers of one and two digits stand below each other."""
    advance = metrics.horizontalAdvance
    return max(advance("00"), advance(text)) + advance("0")
