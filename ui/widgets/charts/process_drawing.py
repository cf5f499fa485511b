"""A process as it is today: steps in rows with who does them, what waits, and where it breaks."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sos_desktop.domain.casework.records import ProcessStep
from sos_desktop.domain.diagrams.parts import Diagram, DiagramLine, DiagramNode
from sos_desktop.domain.diagrams.process import ProcessGaps, process_map
from sos_desktop.domain.needs.processes import LineKind, StepText, process_words, step_texts
from ui import theme
from ui.delegates.painters import painting
from ui.widgets.charts.picture import picture_of

_WIDEST = 22
"""Characters of a line before a text wraps."""
_PAD = 8
_SMALLEST, _STEP = 11, 1
"""Pixels of the smallest text that is read, and between two sizes that are tried."""


class ProcessDrawing(QWidget):
    """Steps with what waits above their arrows; screen readers get the same in words."""

    def __init__(self, largest: int = 16) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Process map")
        self._steps: tuple[StepText, ...] = ()
        self._largest, self._points = largest, largest

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    def show_steps(self, steps: Sequence[ProcessStep]) -> None:
        """Show a process in its order."""
        self._steps = step_texts(steps)
        self.setAccessibleDescription(process_words(steps))
        self.update()

    def height_in(self, width: int, most: int) -> int:
        """How tall it is at a width: within `most` where texts of some size read there, else more.

        Both in pixels.
        """
        return math.ceil(self._laid_out(width, most - 2).height) + 2

    def _font(self, *, heavy: bool = False) -> QFont:
        font = theme.font("strong" if heavy else "body")
        font.setPixelSize(self._points)
        return font

    def _node(self, step: StepText) -> DiagramNode:
        wide, high = 0, 0
        for kind, text in step.lines:
            metrics = QFontMetrics(self._font(heavy=kind is LineKind.STEP))
            room = QRect(0, 0, metrics.averageCharWidth() * _WIDEST, 10_000)
            needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
            wide, high = max(wide, needed.width()), high + needed.height()
        return DiagramNode(step.id, wide + 2 * _PAD, high + 2 * _PAD)

    def _laid_out(self, width: float, height: float) -> Diagram:
        smallest = round(_SMALLEST * theme.text_factor())
        largest = max(self._largest, smallest)
        found = self._at(largest, width)
        for points in range(largest - _STEP, smallest - 1, -_STEP):
            if found.height <= height and found.width <= width:
                break
            found = self._at(points, width)
        return found

    def _at(self, points: int, width: float) -> Diagram:
        self._points = points
        waiting = QFontMetrics(self._font())
        longest = max((waiting.horizontalAdvance(s.waiting) for s in self._steps), default=0)
        gaps = ProcessGaps(max(min(longest + 16, width / 4), 40), points * 2.4)
        return process_map([self._node(step) for step in self._steps], width, gaps)

    def picture(self, width: int = 1100, scale: float = 2.0) -> QImage:
        """The whole of it on white paper, larger than on the screen by `scale`."""
        before, diagram = self._points, self._at(16, width)
        image = picture_of(diagram, lambda painter: self._paint(painter, diagram), scale)
        self._points = before
        return image

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        diagram = self._laid_out(self.width(), self.height())
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fit = min(self.width() / max(diagram.width, 1), self.height() / diagram.height, 1.0)
            painter.scale(fit, fit)
            self._paint(painter, diagram)

    def _paint(self, painter: QPainter, diagram: Diagram) -> None:
        by_id = {step.id: step for step in self._steps}
        for line in diagram.lines:
            self._paint_line(painter, line, by_id[line.end].waiting)
        for box in diagram.boxes:
            rect = QRectF(box.rect.left, box.rect.top, box.rect.width, box.rect.height)
            self._paint_step(painter, rect, by_id[box.id])

    def _paint_line(self, painter: QPainter, line: DiagramLine, waiting: str) -> None:
        colors = theme.tokens()
        painter.setPen(QPen(QColor(colors.control_line), 1.8))
        spots = [QPointF(place.x, place.y) for place in line.places]
        painter.drawPolyline(spots)
        end, before = spots[-1], spots[-2]
        away = 6.0
        down = abs(end.y() - before.y()) > abs(end.x() - before.x())
        back, up = QPointF(-away, -away), QPointF(away, -away)
        tips = (end + back, end + (up if down else QPointF(-away, away)))
        painter.drawPolyline([tips[0], end, tips[1]])
        if waiting:
            painter.setFont(self._font())
            painter.setPen(QColor(colors.warn))
            metrics = QFontMetrics(self._font())
            middle = (spots[0] + spots[1]) / 2 if len(spots) == 2 else (spots[1] + spots[2]) / 2
            room = abs(spots[-1].x() - spots[0].x()) - 4 if len(spots) == 2 else 400
            words = metrics.elidedText(waiting, Qt.TextElideMode.ElideRight, round(room))
            painter.drawText(
                QPointF(middle.x() - metrics.horizontalAdvance(words) / 2, middle.y() - 4), words
            )

    def _paint_step(self, painter: QPainter, rect: QRectF, step: StepText) -> None:
        colors = theme.tokens()
        painter.setPen(QPen(QColor(colors.bad if step.breaks else colors.control_line), 1.6))
        painter.setBrush(QColor(colors.bad_tint if step.breaks else colors.card))
        painter.drawRoundedRect(rect, 4, 4)
        inner = rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        inks = {
            LineKind.STEP: colors.text,
            LineKind.WHO: colors.muted,
            LineKind.BREAKS: colors.bad,
        }
        for kind, text in step.lines:
            font = self._font(heavy=kind is LineKind.STEP)
            painter.setFont(font)
            painter.setPen(QColor(inks[kind]))
            flags = int(Qt.TextFlag.TextWordWrap)
            drawn = QFontMetrics(font).boundingRect(inner.toRect(), flags, text)
            painter.drawText(inner, flags, text)
            inner.setTop(inner.top() + drawn.height())
