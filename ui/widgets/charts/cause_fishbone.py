"""The fishbone of a case's causes, drawn as large as its place allows."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.words import CauseState
from sos_desktop.domain.diagrams.fishbone import FishboneGaps, fishbone
from sos_desktop.domain.diagrams.parts import Diagram, DiagramNode
from ui import theme
from ui.delegates.painters import painting

_HEAD = "head"
_WIDEST = 17
"""Characters of a line before a text wraps."""
_PAD = 4


class CauseFishbone(QWidget):
    """The problem at the right, causes on their bones; root causes are dotted and heavier.

    Screen readers get the causes as an outline in words.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Causes")
        self._problem = ""
        self._causes: tuple[Cause, ...] = ()
        self._marked = ""
        self._diagram: Diagram | None = None
        self._points = 0

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def show_causes(self, problem: str, causes: Sequence[Cause], marked: str = "") -> None:
        """Show causes in their order; the one with the id `marked` is picked out."""
        self._problem, self._causes, self._marked = problem, tuple(causes), marked
        self._diagram = None
        self.setAccessibleDescription(self._words())
        self.update()

    def _words(self) -> str:
        by_id = {cause.id: cause for cause in self._causes}
        lines = [self._problem]
        for cause in self._causes:
            above = by_id.get(cause.parent_id or "")
            why = f", under {above.text}" if above is not None else ""
            lines.append(f"{cause.text}{why}, {cause.state.words.lower()}")
        return ". ".join(line for line in lines if line)

    def _font(self, cause: Cause | None) -> QFont:
        font = theme.font("body")
        font.setPixelSize(max(self._points, 8))
        heavy = cause is None or cause.parent_id is None or cause.state is CauseState.VALIDATED
        font.setWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
        font.setStrikeOut(cause is not None and cause.state is CauseState.REJECTED)
        return font

    def _node(self, cause: Cause | None, text: str) -> DiagramNode:
        metrics = QFontMetrics(self._font(cause))
        room = QRect(0, 0, metrics.averageCharWidth() * _WIDEST, 10_000)
        needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text or "…")
        dot = self._points if cause is not None and cause.state is CauseState.VALIDATED else 0
        known = {item.id for item in self._causes}
        parent = cause.parent_id if cause is not None and cause.parent_id in known else None
        key = cause.id if cause is not None else _HEAD
        return DiagramNode(key, needed.width() + dot + 2 * _PAD, needed.height() + 2 * _PAD, parent)

    def _laid_out(self) -> Diagram:
        """The largest size of text, from one that reads at the back, in which all of it fits."""
        largest = max(self.height() // 26, 14)
        found = self._at(largest)
        for points in range(largest - 2, 9, -2):
            if found.width <= self.width() and found.height <= self.height():
                break
            found = self._at(points)
        return found

    def _at(self, points: int) -> Diagram:
        self._points = points
        nodes = [self._node(cause, cause.text) for cause in self._causes]
        gaps = FishboneGaps(points * 0.4, points * 1.2, points, points * 0.4)
        return fishbone(self._node(None, self._problem or "The problem"), nodes, gaps)

    def resizeEvent(self, event: object) -> None:
        self._diagram = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._diagram is None:
            self._diagram = self._laid_out()
        diagram, colors = self._diagram, theme.tokens()
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fit = min(
                self.width() / max(diagram.width, 1), self.height() / max(diagram.height, 1), 1
            )
            painter.translate(
                (self.width() - diagram.width * fit) / 2, (self.height() - diagram.height * fit) / 2
            )
            painter.scale(fit, fit)
            for line in diagram.lines:
                spine = not line.start
                pen = QPen(
                    QColor(colors.text if spine else colors.control_line), 3 if spine else 1.6
                )
                painter.setPen(pen)
                painter.drawPolyline([QPointF(place.x, place.y) for place in line.places])
            by_id = {cause.id: cause for cause in self._causes}
            for box in diagram.boxes:
                rect = QRectF(box.rect.left, box.rect.top, box.rect.width, box.rect.height)
                self._paint_box(painter, rect, by_id.get(box.id), box.id)

    def _paint_box(self, painter: QPainter, rect: QRectF, cause: Cause | None, key: str) -> None:
        colors = theme.tokens()
        if key in (_HEAD, self._marked):
            painter.setPen(QPen(QColor(colors.accent), 2) if key == _HEAD else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent_tint))
            painter.drawRoundedRect(rect, 4, 4)
        inner = rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        root = cause is not None and cause.state is CauseState.VALIDATED
        if root:
            dot = self._points * 0.3
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent))
            middle = QPointF(inner.left() + dot, inner.top() + self._points * 0.6)
            painter.drawEllipse(middle, dot, dot)
            inner.setLeft(inner.left() + self._points)
        painter.setFont(self._font(cause))
        aside = cause is not None and cause.state is CauseState.REJECTED
        tone = colors.accent if root else colors.muted if aside else colors.text
        painter.setPen(QColor(tone))
        text = cause.text if cause is not None else self._problem or "The problem"
        painter.drawText(inner, int(Qt.TextFlag.TextWordWrap), text or "…")
