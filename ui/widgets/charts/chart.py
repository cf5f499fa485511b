"""A chart on the screen, which can be read point by point with the keyboard or the mouse."""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sos_desktop.domain.charts.alternative import content_words
from sos_desktop.domain.charts.bars import BarData, bar_layout, bar_words
from sos_desktop.domain.charts.data import ChartData
from sos_desktop.domain.charts.layout import chart_layout
from sos_desktop.domain.charts.shapes import ChartFont, ChartLayout, Reading
from ui import theme
from ui.delegates.painters import painting
from ui.widgets.charts.chart_painter import font_of, paint_chart, text_size

_LINES = 11
"""How tall a chart is, in lines of its text; labels may make it taller."""
_LEAST = 16
"""How wide it is at least, in the same."""
_NEAR = 1.5
"""So near to a point, in the same, the mouse reads it."""
_RING = 0.5
_PAD = 5
"""Pixels around the chart, in which the focus shows."""


class ChartView(QWidget):
    """Draws a chart; Left, Right, Home and End read its points one by one, Esc reads none.

    Screen readers get the whole chart in words, and the point being read.
    """

    def __init__(self, lines: int = _LINES) -> None:
        """Make it, so many lines of its text tall."""
        super().__init__()
        self._lines = lines
        self._chart: ChartData | BarData | None = None
        self._layout: ChartLayout | None = None
        self._current: int | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Chart")

    def show_chart(self, chart: ChartData | BarData) -> None:
        """Show a chart in place of the one before; no point of it is read yet."""
        self._chart = chart
        self._current = None
        self.setAccessibleName(chart.title or chart.name)
        self._describe(_words(chart))
        self._lay_out()

    @property
    def layout_shown(self) -> ChartLayout | None:
        """What is painted; None before there is a chart."""
        return self._layout

    @property
    def reading(self) -> Reading | None:
        """The point being read."""
        if self._layout is None or self._current is None:
            return None
        return self._layout.readings[self._current]

    def minimumSizeHint(self) -> QSize:
        return QSize(round(_LEAST * self._line()) + 2 * _PAD, self.sizeHint().height())

    def sizeHint(self) -> QSize:
        tall = self._layout.height if self._layout else self._lines * self._line()
        return QSize(round(2 * _LEAST * self._line()), math.ceil(tall) + 2 * _PAD)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._layout is None:
            return
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus() and self.reading is None:
                painter.setPen(QPen(QColor(theme.tokens().focus), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
            painter.translate(_PAD, _PAD)
            paint_chart(painter, self._layout, self.palette().color(self.backgroundRole()))
            reading = self.reading
            if reading is not None:
                self._paint_reading(painter, reading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._layout.readings) if self._layout else 0
        current = self._current
        places: dict[int, int] = {
            Qt.Key.Key_Right: 0 if current is None else min(current + 1, count - 1),
            Qt.Key.Key_Left: count - 1 if current is None else max(current - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        key = event.key()
        if count and key in places:
            self._read(places[key])
        elif key == Qt.Key.Key_Escape and current is not None:
            self._read(None)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._read(self._near(event.position() - QPointF(_PAD, _PAD)))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._read(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._read(None)
        self.update()

    def _lay_out(self) -> None:
        if self._chart is None:
            return
        width = self.width() - 2 * _PAD
        if isinstance(self._chart, BarData):
            self._layout = bar_layout(self._chart, max(width, _LEAST * self._line()), text_size)
        else:
            self._layout = chart_layout(self._chart, width, self._lines * self._line(), text_size)
        self.updateGeometry()
        self.update()

    def _line(self) -> float:
        return text_size("", ChartFont.SMALL).height

    def _near(self, at: QPointF) -> int | None:
        readings = self._layout.readings if self._layout else ()
        far = {
            number: (reading.at.x - at.x()) ** 2 + (reading.at.y - at.y()) ** 2
            for number, reading in enumerate(readings)
        }
        nearest = min(far, key=lambda number: far[number], default=None)
        if nearest is None or far[nearest] > (_NEAR * self._line()) ** 2:
            return None
        return nearest

    def _read(self, number: int | None) -> None:
        if number == self._current or self._chart is None:
            return
        self._current = number
        reading = self.reading
        self._describe(reading.words if reading else _words(self._chart))
        self.update()

    def _describe(self, words: str) -> None:
        self.setAccessibleDescription(words)
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)

    def _paint_reading(self, painter: QPainter, reading: Reading) -> None:
        """A ring around the point, and its words beside it over whatever is there."""
        colors, line = theme.tokens(), self._line()
        at = QPointF(reading.at.x, reading.at.y)
        painter.setPen(QPen(QColor(colors.focus), 0.15 * line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, _RING * line, _RING * line)
        font = font_of(ChartFont.SMALL)
        room = self.width() - 2 * _PAD - line
        words = QFontMetricsF(font).elidedText(reading.words, Qt.TextElideMode.ElideRight, room)
        wide = QFontMetricsF(font).horizontalAdvance(words) + 0.8 * line
        left = max(min(at.x() - wide / 2, self.width() - 2 * _PAD - wide), 0.0)
        top = at.y() - 2.4 * line if at.y() > 2.6 * line else at.y() + line
        box = QRectF(left, top, wide, 1.5 * line)
        painter.setPen(QPen(QColor(colors.control_line), 1))
        painter.setBrush(QColor(colors.card))
        painter.drawRoundedRect(box, 0.25 * line, 0.25 * line)
        painter.setFont(font)
        painter.setPen(QColor(colors.text))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


def _words(chart: ChartData | BarData) -> str:
    """What a chart says, without what it is a chart of."""
    return bar_words(chart) if isinstance(chart, BarData) else content_words(chart)
