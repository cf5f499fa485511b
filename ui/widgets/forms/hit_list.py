"""A list that drops below a box: what fits what is typed, each with more about it in grey."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from ui import theme
from ui.delegates.marked import Marks, draw_marked
from ui.delegates.painters import kept
from ui.delegates.style_option import cell_option, draw_without_text
from ui.icons import icon
from ui.widgets.lists.tables import Index


class HitLine(NamedTuple):
    """An icon's name, the words, more about them, and where in the words marked ones stand."""

    icon: str
    words: str
    more: str = ""
    marks: Marks = ()


_MORE = Qt.ItemDataRole.UserRole
_MARKS = Qt.ItemDataRole.UserRole + 1
_MOST_OF_IT = 0.66
"""The share of a line that its words may take while there is more to say."""
_WIDTH = 680
"""Pixels of the list, where the window is wide enough."""


class _LineDelegate(QStyledItemDelegate):
    """Draws the words, and what is said about them in grey at the right edge."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        more = index.data(_MORE)
        self.initStyleOption(option, index)
        shown = draw_without_text(painter, option)
        current = theme.tokens()
        box = cell_option(option).rect.adjusted(34, 0, -10, 0)
        with kept(painter):
            most = int(box.width() * _MOST_OF_IT) if more else box.width()
            place = box.adjusted(0, 0, most - box.width(), 0)
            taken = draw_marked(painter, place, shown, index.data(_MARKS) or ())
            if more:
                painter.setFont(theme.font("small"))
                room = box.width() - taken - 16
                cut = painter.fontMetrics().elidedText(more, Qt.TextElideMode.ElideRight, room)
                painter.setPen(QColor(current.muted))
                painter.drawText(
                    box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, cut
                )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, cell_option(option).fontMetrics.height() + 14)


class HitPopup(QFrame):
    """Belongs to a line edit, which keeps the focus.

    Signals:
        chosen: A line was clicked.
    """

    chosen = Signal()

    def __init__(self, box: QLineEdit) -> None:
        super().__init__(box.window(), Qt.WindowType.ToolTip)
        self._box = box
        self.list = QListWidget()
        self.list.setAccessibleName("Matches")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(16, 16))
        self.list.setItemDelegate(_LineDelegate(self.list))
        self.list.itemClicked.connect(lambda _item: self.chosen.emit())
        self.list.currentRowChanged.connect(lambda _row: self._say())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide):
            self.hide()
        return super().eventFilter(watched, event)

    def show_hits(self, lines: Sequence[HitLine]) -> None:
        """Show these lines, the first one marked; none hides the list."""
        kept = self.list.currentRow() if self.isVisible() else 0
        self.list.clear()
        for name, words, more, marks in lines:
            item = QListWidgetItem(icon(name), words)
            item.setData(_MORE, more)
            item.setData(_MARKS, marks)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, {more}" if more else words)
            self.list.addItem(item)
        if not lines:
            self.hide()
            return
        self.list.setCurrentRow(min(max(kept, 0), len(lines) - 1))
        height = self.list.sizeHintForRow(0) * len(lines) + 2 * self.list.frameWidth() + 8
        self.resize(min(max(self._box.width(), _WIDTH), self._box.window().width() - 48), height)
        self.move(self._box.mapToGlobal(QPoint(0, self._box.height() + 4)))
        self.show()

    def step(self, by: int) -> None:
        """Mark the next or the last line before."""
        self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())

    def current(self) -> int | None:
        """The place of the marked line, or None while the list is hidden."""
        return self.list.currentRow() if self.isVisible() and self.list.count() else None

    def texts(self) -> list[str]:
        """The words of the lines."""
        return [self.list.item(n).text() for n in range(self.list.count())]

    def _say(self) -> None:
        """The box has the focus, so the marked line is told as its description."""
        item = self.list.currentItem()
        said = item.data(Qt.ItemDataRole.AccessibleTextRole) if item is not None else ""
        self._box.setAccessibleDescription(said)
