"""What can be done with a row, shown on it while the pointer or the cursor is there."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from ui import theme
from ui.icons import icon
from ui.widgets.lists.line_table import LineTable

_wide: dict[tuple[int, float], int] = {}
"""By the number of buttons and the size of text, the pixels they take: alike on all lists."""


class RowActions(QFrame):
    """Small buttons at the right end of a row; by keys the same acts are in the row's menu.

    They are made when they are first shown: of ten lists of a page one or two are pointed at.
    """

    def __init__(self, table: LineTable, acts: Sequence[tuple[QAction, str]]) -> None:
        """Make it for a table; each act with the name of its drawing."""
        super().__init__(table.viewport())
        self.setProperty("role", "row-actions")
        self._table = table
        self.buttons: dict[QAction, QToolButton] = {}
        for action, drawing in acts:
            action.setIcon(icon(drawing))
        self._acts = tuple(action for action, _drawing in acts)
        known = len(acts), theme.text_factor()
        if known not in _wide:
            self._make()
            _wide[known] = self.sizeHint().width()
        table.beside = _wide[known]
        self.hide()
        table.pointed.connect(lambda _row: self.settle())

    def _make(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 4, 0)
        line.setSpacing(2)
        for action in self._acts:
            made = QToolButton(self)
            made.setDefaultAction(action)
            made.setIconSize(QSize(16, 16))
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setProperty("role", "row")
            made.setToolTip(action.text())
            made.setAccessibleName(action.text())
            made.pressed.connect(self._choose)
            line.addWidget(made)
            self.buttons[action] = made

    def row(self) -> int:
        """The row it stands on: the one under the pointer, else the cursor's; -1 for none."""
        if self._table.hovered >= 0:
            return self._table.hovered
        here = self._table.currentIndex()
        return here.row() if self._table.hasFocus() and here.isValid() else -1

    def settle(self) -> None:
        """Stand on the row the pointer or the cursor is on now."""
        row = self.row()
        if row < 0 or self._table.is_edited():
            self.hide()
            return
        if not self.buttons:
            self._make()
        index = self._table.proxy.index(row, 0)
        place = self._table.visualRect(index)
        chosen = self._table.selectionModel().isRowSelected(row)
        tint = "chosen" if chosen else "pointed"
        if self.property("tint") != tint:
            self.setProperty("tint", tint)
            self.style().unpolish(self)
            self.style().polish(self)
        wide = self.sizeHint().width()
        self.setGeometry(self._table.acts_end() - wide, place.top() + 1, wide, place.height() - 2)
        self.show()
        self.raise_()

    def _choose(self) -> None:
        """What is pressed on a row is done to that row."""
        row = self.row()
        if row >= 0:
            self._table.select_row(row)
