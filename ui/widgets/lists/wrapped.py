"""A list whose lines are wrapped and never cut.

Qt's own style measures a wrapped line as if it had the whole width of the list, and then paints it
inside the padding of the style sheet: a text that just fits ends in "…", and its last line is lost.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

_SIDE, _ABOVE = 8, 4
"""The padding of an item in `app.qss`, in pixels."""
_TALLEST = 10_000


class WrappedList(QListWidget):
    """Texts of several lines, each as tall as its words need."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Tall(self))


class _Tall(QStyledItemDelegate):
    """Measures a text in the width in which it is painted."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the list, as tall as the lines."""
        view, plain = self._view, super().sizeHint(option, index)
        style = view.style()
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, view) + 1
        wide = view.viewport().width() - 2 * _SIDE - 2 * margin
        if index.data(Qt.ItemDataRole.DecorationRole) is not None:
            wide -= option.decorationSize.width() + 2 * margin
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        asked = QRect(0, 0, max(wide, 1), _TALLEST)
        lines = view.fontMetrics().boundingRect(asked, Qt.TextFlag.TextWordWrap, text)
        return QSize(plain.width(), max(plain.height(), lines.height() + 2 * _ABOVE + 2))
