"""Boxes to choose from and sliders, made here only, so that each behaves the same everywhere.

The wheel scrolls the page: over a box that is closed it would change what is saved unseen.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSlider,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QWidget,
)

from sos_desktop.domain.unreadable import UNREADABLE_WORDS, is_readable
from ui.delegates.painters import painting

MOST_ENTRIES = 12
"""A list of up to this many entries is shown whole; a longer one scrolls."""


class ChoiceBox(QComboBox):
    """A box whose list opens below it, whole, as wide as its longest entry.

    The list is made when it is opened first: that takes twenty times as long as the box itself.
    """

    _other: Any = None
    _list: QListView | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel alone never moves the focus
        self.setMaxVisibleItems(MOST_ENTRIES)

    def is_open(self) -> bool:
        """Whether its list is open."""
        return self._list is not None and self._list.isVisible()

    def _make_list(self) -> QListView:
        made = QListView(self)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setView(made)
        self.setItemDelegate(QStyledItemDelegate(self))  # the style sheet's rows need it
        return made

    def show_value(self, values: Sequence[Any], value: Any, words: str = UNREADABLE_WORDS) -> None:
        """Choose the entry of a value.

        What is none of them gets an entry of its own at the end while it is shown, so that nothing
        is chosen in its stead and saved.

        Args:
            values: Of the box's own entries, in their order.
            value: One of them, or another; None where nothing is chosen is the first.
            words: What another one is called.
        """
        while self.count() > len(values):
            self.removeItem(self.count() - 1)
        self._other = None
        if is_readable(value) and (value in values or value is None):
            self.setCurrentIndex(values.index(value) if value in values else 0)
            return
        self._other = value
        self.addItem(words)
        self.setCurrentIndex(len(values))

    def value_among(self, values: Sequence[Any]) -> Any:
        """The value of the chosen entry; see `show_value`."""
        place = self.currentIndex()
        return values[place] if place < len(values) else self._other

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page below scrolls instead."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt cuts a choice that is too long in the middle of a letter; here it ends in "…"."""
        option, style = QStyleOptionComboBox(), self.style()
        self.initStyleOption(option)
        parts = QStyle.SubControl
        box = QStyle.ComplexControl.CC_ComboBox
        room = style.subControlRect(box, option, parts.SC_ComboBoxEditField, self).width()
        whole, metrics = option.currentText, self.fontMetrics()
        if self.isEditable() or metrics.horizontalAdvance(whole) <= room:
            super().paintEvent(event)
            return
        shortened = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)
        option.currentText = shortened
        with painting(self) as painter:
            style.drawComplexControl(box, option, painter, self)
            style.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option, painter, self)

    def showPopup(self) -> None:
        """Open the list, with room for each of its entries.

        Qt leaves the style sheet's padding out of its height, which cuts the last entry.
        """
        view = self._list = self._list or self._make_list()
        super().showPopup()
        if self.count():
            popup = view.window()
            room = self.screen().availableGeometry()
            popup.setGeometry(self._place(self._wanted(view), room))
            view.scrollTo(view.currentIndex())

    def _wanted(self, view: QListView) -> tuple[int, int]:
        """Width and height of the list with all that is around it, in pixels."""
        shown = min(self.count(), self.maxVisibleItems())
        tall = sum(view.sizeHintForRow(row) for row in range(shown))
        wide = view.sizeHintForColumn(0)
        if self.count() > shown:
            wide += view.verticalScrollBar().sizeHint().width()
        around, popup = view.contentsMargins(), view.window().contentsMargins()
        frame = 2 * view.frameWidth()
        viewport = view.viewport().geometry()
        padding_wide = view.width() - viewport.width()
        padding_tall = view.height() - viewport.height()
        beside = max(frame + around.left() + around.right(), padding_wide)
        above = max(frame + around.top() + around.bottom(), padding_tall)
        return (
            max(self.width(), wide + beside + popup.left() + popup.right()),
            tall + above + popup.top() + popup.bottom(),
        )

    def _place(self, wanted: tuple[int, int], room: QRect) -> QRect:
        """Below the box, or above it, or over it where neither has room; always on the screen."""
        width, height = min(wanted[0], room.width()), min(wanted[1], room.height())
        top = self.mapToGlobal(self.rect().topLeft())
        left = max(min(top.x(), room.right() - width + 1), room.left())
        under, over = top.y() + self.height(), top.y() - height
        if under + height - 1 <= room.bottom() or over < room.top():
            over = max(min(under, room.bottom() - height + 1), room.top())
        return QRect(left, over, width, height)


class Slider(QSlider):
    """A slider that takes the wheel only while keys go to it."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
