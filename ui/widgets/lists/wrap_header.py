"""Column headings that break between words and can be drawn wider."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import theme
from ui.delegates.pill import PADDING
from ui.widgets.lists.text_widths import widths_in

ARROW = 14
"""Pixels of the arrow that shows by which column a table is sorted."""
_MOST_SIZES = 5_000
_sizes: dict[tuple[object, ...], QSize] = {}
"""Of all headers: each window makes the same ones anew."""


class WrapHeader(QHeaderView):
    """Column headings that break between words.

    Signals:
        dragged: Somebody made a column wider or narrower.
        given_back: Somebody wants the program's own widths again.
    """

    dragged = Signal()
    given_back = Signal()

    def __init__(self, parent: QWidget, headings: Sequence[str]) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = parent
        self._headings = tuple(headings)
        self._measured: dict[tuple[object, ...], QSize] = {}
        self.setSectionsClickable(True)
        self.sectionResized.connect(lambda _n, _old, _new: self._look_again())
        self._held = self._dragged = False

    def _look_again(self) -> None:
        self._dragged = self._dragged or self._held
        self.updateGeometry()

    def mousePressEvent(self, e: QMouseEvent) -> None:
        self._held, self._dragged = True, False
        super().mousePressEvent(e)

    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        self._held = False
        if self._dragged:
            self.dragged.emit()

    def mouseDoubleClickEvent(self, e: QMouseEvent) -> None:
        """On an edge: the widths the program would choose come back."""
        if self.cursor().shape() is Qt.CursorShape.SplitHCursor:
            self.given_back.emit()
            return
        super().mouseDoubleClickEvent(e)

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803 - Qt's own name
        """As tall as its heading needs in its width; each is measured once in a font.

        Qt asks for all of them whenever anything around the table is laid out.
        """
        sorted_by = self.isSortIndicatorShown() and logicalIndex == self.sortIndicatorSection()
        room = max(self.sectionSize(logicalIndex) - PADDING - (ARROW if sorted_by else 0), 1)
        role = self._table.property("role")
        asked = (logicalIndex, room, sorted_by, role, theme.drawn("strong"))
        found = self._measured.get(asked)
        if found is None:
            if len(self._measured) >= _MOST_SIZES:
                self._measured.clear()
            size = self._by_style(logicalIndex, role, sorted_by=sorted_by)
            tall = widths_in("strong").height(self._headings[logicalIndex], room)
            found = QSize(size.width(), max(size.height(), tall + 14))
            self._measured[asked] = found
        return found

    def _by_style(self, number: int, role: object, *, sorted_by: bool) -> QSize:
        """The size Qt gives a section; the style knows more than its words by these, in app.qss."""
        styled = (type(self._table), role, number == 0)
        key = (styled, self._headings[number], sorted_by, theme.drawn("strong"), self.font().key())
        size = _sizes.get(key)
        if size is None:
            if len(_sizes) >= _MOST_SIZES:
                _sizes.clear()
            size = _sizes[key] = super().sectionSizeFromContents(number)
        return size

    def changeEvent(self, event: QEvent) -> None:
        """Another font or look."""
        super().changeEvent(event)
        self._measured.clear()
