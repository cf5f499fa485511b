"""Column headings for narrow columns."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import theme
from ui.delegates.painters import kept


class TurnedHeader(QHeaderView):
    """Headings that can be turned by a quarter, to be read from below.

    Attributes:
        turned: They are.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.turned = False
        self._sizes: dict[int, QSize] = {}
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.sectionCountChanged.connect(self._measure_anew)
        self.sortIndicatorChanged.connect(self._measure_anew)

    def turn(self, turned: bool) -> None:
        """Turn them, or set them upright."""
        if turned != self.turned:
            self.turned = turned
            self._sizes.clear()
            self.updateGeometry()
            self.viewport().update()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        self._sizes.clear()
        if model is not None:
            for changed in (model.modelReset, model.headerDataChanged):
                changed.connect(self._measure_anew)  # before Qt's own answer to it
        super().setModel(model)

    def changeEvent(self, event: QEvent) -> None:
        self._sizes.clear()
        super().changeEvent(event)

    def _measure_anew(self) -> None:
        self._sizes.clear()

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803 - Qt's own name
        """Measured once: to find out how tall it is, Qt asks for all of them ten times a page."""
        if logicalIndex not in self._sizes:
            self._sizes[logicalIndex] = self._measured(logicalIndex)
        return self._sizes[logicalIndex]

    def _measured(self, logicalIndex: int) -> QSize:  # noqa: N803
        if not self.turned:
            return super().sectionSizeFromContents(logicalIndex)
        metrics = QFontMetrics(self.drawn_font())
        lines = self._words(logicalIndex).split("\n")
        return QSize(metrics.height() * len(lines), max(map(metrics.horizontalAdvance, lines)) + 20)

    def paintSection(
        self,
        painter: QPainter,
        rect: QRect,
        logicalIndex: int,  # noqa: N803 - Qt's own name
    ) -> None:
        if not self.turned:
            super().paintSection(painter, rect, logicalIndex)
            return
        current = theme.tokens()
        with kept(painter):
            painter.fillRect(rect, QColor(current.card))
            painter.setPen(QColor(current.line))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            chosen = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
            painter.setPen(QColor(current.accent if chosen else current.muted))
            painter.setFont(self.drawn_font())
            painter.translate(rect.left(), rect.bottom())
            painter.rotate(-90)
            place = QRect(8, 0, rect.height() - 12, rect.width())
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(side), self._words(logicalIndex))

    def _words(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")

    def drawn_font(self) -> QFont:
        """The font of the headings."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
