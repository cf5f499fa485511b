"""Tables that sort by value, keep the selection over a reload, and draw pills."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QMetaMethod,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
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
        selection_changed: Other rows are selected than before.
    """

    chosen = Signal(object)
    current_changed = Signal(object)
    selection_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        *,
        name: str,
        key: Callable[[Any], object] | None = None,
        several: bool = False,
    ) -> None:
        """Make it.

        Args:
            columns: What is shown.
            name: For screen readers.
            key: Finds a row again after a reload.
            several: More than one row may be selected; Space adds and takes away.
        """
        super().__init__()
        self.rows_model = TableModel(columns, self)
        self.proxy = SortProxy(self)
        self.proxy.setSourceModel(self.rows_model)
        self.setModel(self.proxy)
        self._key = key
        self.setAccessibleName(name)
        self.setItemDelegate(PillDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
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
        self.selectionModel().selectionChanged.connect(
            lambda _on, _off: self.selection_changed.emit()
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
        """Show these rows; what was selected stays selected if it is still there."""
        kept = self._key(self.current()) if self._key and self.current() is not None else None
        if self._several():
            keys = {self._key(row) for row in self.selected()} if self._key else set[object]()
            self.rows_model.set_rows(rows)
            self.select_several(keys, current=kept)
            return
        self.rows_model.set_rows(rows)
        if kept is not None:
            self.select(kept)

    def current(self) -> Any | None:
        """The selected row, or None."""
        index = self.currentIndex()
        return index.data(RECORD_ROLE) if index.isValid() else None

    def select(self, key: object) -> bool:
        """Select the row whose key this is, and no other; False when it is not there."""
        for number in range(self.proxy.rowCount()):
            index = self.proxy.index(number, 0)
            if self._key is not None and self._key(index.data(RECORD_ROLE)) == key:
                self.select_row(number)
                return True
        return False

    def select_row(self, number: int) -> None:
        """Select the row standing at this place, and no other.

        Qt's own `setCurrentIndex` and `selectRow` look at the keys held down: after Ctrl+Enter they
        would add to what is selected.
        """
        flags = QItemSelectionModel.SelectionFlag
        index = self.proxy.index(number, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def selected(self) -> list[Any]:
        """The selected rows in the order they stand."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(RECORD_ROLE) for index in indexes]

    def select_several(self, keys: Collection[object], *, current: object = None) -> None:
        """Select the rows with these keys and no others.

        The current row is the one with the key `current` if it is among them, else the first.
        """
        chosen, first = QItemSelection(), None
        last = self.proxy.columnCount() - 1
        for number in range(self.proxy.rowCount() if keys else 0):
            index = self.proxy.index(number, 0)
            key = self._key(index.data(RECORD_ROLE)) if self._key is not None else None
            if key in keys:
                chosen.select(index, self.proxy.index(number, last))
                first = index if first is None or key == current else first
        flags = QItemSelectionModel.SelectionFlag
        if first is not None:
            self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
        self.selectionModel().select(chosen, flags.ClearAndSelect)
        self.selection_changed.emit()

    def _several(self) -> bool:
        return self.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._several() and self.currentIndex().isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(self.currentIndex(), flags.Toggle | flags.Rows)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.isSignalConnected(QMetaMethod.fromSignal(self.chosen)):
                event.ignore()  # rows that lead nowhere leave the key to the dialog's own button
                return
            if self.current() is not None:
                self.chosen.emit(self.current())
                return
        super().keyPressEvent(event)
