"""Cells that are short facts, drawn as pills."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui import theme
from ui.delegates.painters import kept
from ui.delegates.style_option import cell_option, draw_without_text
from ui.models.table import TONE_ROLE

Index = QModelIndex | QPersistentModelIndex
PADDING = 24
"""Pixels beside the text of a cell, both sides together."""


class PillDelegate(QStyledItemDelegate):
    """Draws cells that have a tone as pills; other cells as usual."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tone = index.data(TONE_ROLE)
        text = (index.data() or "") if tone else ""
        if not text:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        draw_without_text(painter, option)
        self._pill(painter, cell_option(option).rect, text, tone)

    def _pill(self, painter: QPainter, cell: QRect, text: str, tone: str) -> None:
        current = theme.tokens()
        foreground = current.muted if tone == "quiet" else getattr(current, tone)
        font = theme.font("small")
        with kept(painter):
            painter.setFont(font)
            metrics = painter.fontMetrics()
            height = metrics.height() + 4
            width = min(metrics.horizontalAdvance(text) + 20, cell.width() - 10)
            top = cell.center().y() - height / 2 + 1
            box = QRectF(cell.left() + 6, top, width, height)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(current, f"{tone}_tint")))
            painter.drawRoundedRect(box, height / 2, height / 2)
            painter.setPen(QColor(foreground))
            inner = box.adjusted(10, 0, -10, 0)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """One types in the whole cell: in the place of its text alone, letters would be cut."""
        editor.setGeometry(cell_option(option).rect)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A text that is cut is said in full."""
        text = str(index.data() or "")
        if event.type() is QEvent.Type.ToolTip and not index.data(Qt.ItemDataRole.ToolTipRole):
            room = cell_option(option).rect.width() - PADDING
            if view.fontMetrics().horizontalAdvance(text) > room:
                QToolTip.showText(event.globalPos(), text, view)
                return True
        return super().helpEvent(event, view, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return size.expandedTo(QSize(size.width() + (16 if index.data(TONE_ROLE) else 0), 0))
