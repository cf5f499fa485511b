"""How a cell of the heat map is drawn."""

from enum import Enum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sos_desktop.domain.identification.heat import HeatValue
from ui import theme
from ui.delegates.painters import kept
from ui.delegates.style_option import cell_option
from ui.models.heat import LETTER_ROLE, VALUE_ROLE

Index = QModelIndex | QPersistentModelIndex
ROOMY = 9
"""Characters a cell is wide at least, if it can be."""
BAR = 4
"""Pixels of the bar at the left of a figure with a colour."""
_RING = 2.5
"""Pixels of the line around the chosen cell."""
CELL_PADDING = 6
"""Pixels of a cell beside its text."""


class CellWidth(Enum):
    """How wide cells are, and so how they say what they say."""

    WIDE = "a word stands in one line, its arrow beside it"
    TIGHT = "words without a figure stand one below the other"
    LEAST = "the arrow stands beside the students"
    BARE = "the arrow stands alone below the word; the tip has the students"
    DENSE = "two lines: the figure with its arrow, and the word; the tip has the students"


class HeatDelegate(QStyledItemDelegate):
    """Paints a cell: tint, bar at the left, value over word; an outline where it counted.

    Attributes:
        room: How wide cells are.
    """

    room = CellWidth.WIDE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        value: HeatValue | None = index.data(VALUE_ROLE)
        cell = cell_option(option)
        gap = 1 if self.room is CellWidth.DENSE else 2
        rect = QRectF(cell.rect).adjusted(2, gap, -2, -gap)
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if value is not None:
                self._surface(painter, rect, value, solid=bool(index.data(LETTER_ROLE)))
            self._texts(painter, rect, value, str(index.data() or ""))
            if cell.state & QStyle.StateFlag.State_Selected:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(theme.tokens().focus), _RING))
                # Inside its cell: what is drawn beyond it stays there when the cursor goes on.
                half = _RING / 2
                ring = QRectF(cell.rect).adjusted(half, half, -half, -half)
                painter.drawRoundedRect(ring, 5, 5)

    def _surface(self, painter: QPainter, rect: QRectF, value: HeatValue, *, solid: bool) -> None:
        tint, bar = theme.dashboard_fill(value.color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(rect, 4, 4)
        if value.color:
            painter.setBrush(bar)
            painter.drawRoundedRect(QRectF(rect.left(), rect.top(), BAR, rect.height()), 2, 2)
        if value.counted:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            style = Qt.PenStyle.SolidLine if solid else Qt.PenStyle.DashLine
            painter.setPen(QPen(QColor(theme.tokens().text), 2 if solid else 1.2, style))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)

    def _texts(self, painter: QPainter, rect: QRectF, value: HeatValue | None, text: str) -> None:
        current = theme.tokens()
        lines = lines_of(value, text, self.room)
        center = int(Qt.AlignmentFlag.AlignCenter)
        if value is None or not value.color:
            bold = value is None and (":" in text or (text.isalpha() and len(text) == 1))
            painter.setFont(theme.font("strong" if bold else "small"))
            painter.setPen(QColor(current.text if bold else current.muted))
            painter.drawText(rect, center | int(Qt.TextFlag.TextWordWrap), "\n".join(lines))
            return
        if self.room is CellWidth.DENSE and len(lines) == 2:
            self._two_lines(painter, rect.adjusted(BAR, 0, 0, 0), lines)
            return
        inner = rect.adjusted(BAR, 3, 0, -3)
        height = inner.height() / len(lines)
        for number, line in enumerate(lines):
            painter.setFont(theme.font("small" if number else "strong"))
            painter.setPen(QColor(current.muted if number == 2 else current.text))
            place = QRectF(inner.left(), inner.top() + number * height, inner.width(), height)
            width = int(place.width()) + 2
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, width)
            painter.drawText(place, center, shown)

    def _two_lines(self, painter: QPainter, inner: QRectF, lines: list[str]) -> None:
        """As much stays free around the letters as between them; lines are taller than letters."""
        fonts = (theme.font("strong"), theme.font("cell"))
        metrics = [QFontMetrics(font) for font in fonts]
        letters = sum(one.capHeight() for one in metrics) + metrics[1].descent()
        free = max(inner.height() - letters, 0) / 3
        baseline = inner.top()
        painter.setPen(QColor(theme.tokens().text))
        for font, one, line in zip(fonts, metrics, lines, strict=True):
            shown = one.elidedText(line, Qt.TextElideMode.ElideRight, int(inner.width()) + 2)
            baseline += free + one.capHeight()
            left = inner.left() + (inner.width() - one.horizontalAdvance(shown)) / 2
            painter.setFont(font)
            painter.drawText(QPointF(left, baseline), shown)

    def height_of(self, lines: int) -> int:
        """Pixels a cell with this many lines needs."""
        strong, small = QFontMetrics(theme.font("strong")), QFontMetrics(theme.font("small"))
        if self.room is CellWidth.DENSE:
            return strong.height() + QFontMetrics(theme.font("cell")).height() + 4
        around = 10 if lines > 1 else 14
        return strong.height() + (lines - 1) * small.height() + around

    @property
    def can_give(self) -> int:
        """Pixels of its height a cell can spare without a letter being cut."""
        return 2 if self.room is CellWidth.DENSE else 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = lines_of(index.data(VALUE_ROLE), str(index.data() or ""), self.room)
        unit = QFontMetrics(theme.font("small")).averageCharWidth()
        return QSize(unit * ROOMY, self.height_of(len(lines)))


def lines_of(value: HeatValue | None, text: str, room: CellWidth) -> list[str]:
    """What a cell says, line by line; the tooltip and the card have the long words.

    Args:
        value: The figure; None for none.
        text: What is said without a figure.
        room: How wide the cell is.
    """
    if value is None:
        if room is CellWidth.DENSE:
            return [text]
        return [text] if room is CellWidth.WIDE or ":" in text else text.split(" ")
    if room is CellWidth.DENSE:
        said = [f"{_few(value.value)} {value.arrow}".strip(), _few(value.word)]
        return [line for line in dict.fromkeys(said) if line] or [_few(text)]
    word, counted = value.word, f"n {value.students:,}" if value.students is not None else ""
    if room is CellWidth.BARE and value.color:
        return [line for line in (value.value, word, value.arrow) if line]
    if not value.color:
        said = [value.value, _few(word)] if word else [_few(text)]
    elif room is CellWidth.LEAST:
        said, counted = [value.value, word], f"{value.arrow} {counted}".strip()
    else:
        between = " " if room is CellWidth.WIDE else ""
        said = [value.value, f"{word}{between}{value.arrow}".strip()]
    return [*said, counted] if counted else said


def _few(words: str) -> str:
    """Say "fewer than 11 students" as a narrow cell can: "under 11"."""
    number = words.removeprefix("fewer than ").removesuffix(" students")
    return f"under {number}" if number.isdigit() else words
