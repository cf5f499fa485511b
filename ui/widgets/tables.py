"""Tables that sort by value, keep the selection over a reload, and draw pills."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import theme
from ui.models.table import RECORD_ROLE, TONE_ROLE, Column, SortProxy, TableModel

Index = QModelIndex | QPersistentModelIndex


class PillDelegate(QStyledItemDelegate):
    """Draws cells that have a tone as pills; other cells as usual."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tone = index.data(TONE_ROLE)
        text = index.data() or ""
        if not tone or not text:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]
        option.widget.style().drawControl(  # type: ignore[attr-defined]
            option.widget.style().ControlElement.CE_ItemViewItem,  # type: ignore[attr-defined]
            option,
            painter,
            option.widget,  # type: ignore[attr-defined]
        )
        self._pill(painter, option, text, tone)

    def _pill(self, painter: QPainter, option: Any, text: str, tone: str) -> None:
        current = theme.tokens()
        foreground = current.muted if tone == "quiet" else getattr(current, tone)
        font = theme.font("small")
        painter.save()
        painter.setFont(font)
        metrics = painter.fontMetrics()
        height = metrics.height() + 4
        width = min(metrics.horizontalAdvance(text) + 20, option.rect.width() - 10)
        top = option.rect.center().y() - height / 2 + 1
        box = QRectF(option.rect.left() + 6, top, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(current, f"{tone}_tint")))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(QColor(foreground))
        inner = box.adjusted(10, 0, -10, 0)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return size.expandedTo(QSize(size.width() + (16 if index.data(TONE_ROLE) else 0), 0))


class RecordTable(QTableView):
    """A table of frozen rows.

    Signals:
        chosen: The row, on Enter or double click.
        current_changed: The row the selection is on, or None.
    """

    chosen = Signal(object)
    current_changed = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        *,
        name: str,
        key: Callable[[Any], object] | None = None,
    ) -> None:
        """Make it; `name` is for screen readers, `key` finds a row again after a reload."""
        super().__init__()
        self.rows_model = TableModel(columns, self)
        self.proxy = SortProxy(self)
        self.proxy.setSourceModel(self.rows_model)
        self.setModel(self.proxy)
        self._key = key
        self.setAccessibleName(name)
        self.setItemDelegate(PillDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._set_widths(columns)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.data(RECORD_ROLE)))
        self.selectionModel().currentRowChanged.connect(
            lambda index, _before: self.current_changed.emit(index.data(RECORD_ROLE))
        )

    def _set_widths(self, columns: Sequence[Column[Any]]) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 16)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for number, column in enumerate(columns):
            heading = metrics.horizontalAdvance(column.heading) + 40
            self.setColumnWidth(number, max(heading, metrics.averageCharWidth() * column.width))

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; the selected one stays selected if it is still there."""
        kept = self._key(self.current()) if self._key and self.current() is not None else None
        self.rows_model.set_rows(rows)
        if kept is not None:
            self.select(kept)

    def current(self) -> Any | None:
        """The selected row, or None."""
        index = self.currentIndex()
        return index.data(RECORD_ROLE) if index.isValid() else None

    def select(self, key: object) -> bool:
        """Select the row whose key this is; False when it is not there."""
        for number in range(self.proxy.rowCount()):
            index = self.proxy.index(number, 0)
            if self._key is not None and self._key(index.data(RECORD_ROLE)) == key:
                self.setCurrentIndex(index)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.chosen.emit(self.current())
            return
        super().keyPressEvent(event)
