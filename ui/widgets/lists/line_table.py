"""A list of one line a row, whose cells are edited where they stand and whose rows can be moved."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QWidget

from ui import theme
from ui.delegates.cell import CellDelegate, Keeper
from ui.delegates.painters import painting
from ui.delegates.pill import PADDING
from ui.models.table import RECORD_ROLE, Column, Row
from ui.widgets.lists.fitted_table import FittedTable
from ui.widgets.lists.text_widths import widths_in, widths_of

_AROUND = 16
"""Pixels a row is taller than its line."""

_NOWHERE = -1
_ARROW = 30
"""Pixels a box has more than its words."""
_SHORT = 20
"""Columns and texts of fewer characters are short."""


class LineTable(FittedTable[Row]):
    """A `FittedTable` one works in.

    While a cell is edited, rows that are read anew wait until it is closed.

    Attributes:
        hovered: The place of the row the pointer is on, or -1.
        enter_edits: Enter edits the cell; where rows are there to be opened, F2 does it alone.
        boxed: Fields whose words are chosen in a box, which needs room for its arrow.

    Signals:
        pointed: The place of the row the pointer is on, or -1.
        dropped: (the place a row was dragged from, the place it is to have).
        fitted: The columns have their widths.
    """

    pointed = Signal(int)
    dropped = Signal(int, int)
    fitted = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        name: str,
        keeper: Keeper,
        ordered: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Make it; rows that are `ordered` can be dragged to another place."""
        super().__init__(
            columns,
            name=name,
            key=lambda row: row.id,  # type: ignore[attr-defined]
            lines=1,
            parent=parent,
        )
        self.hovered = _NOWHERE
        self.enter_edits = True
        self.boxed = frozenset[str]()
        self._acts_over = -1
        self._ordered = ordered
        self._waiting: Sequence[Row] | None = None
        self._pressed = _NOWHERE
        self._target = _NOWHERE
        self.setItemDelegate(CellDelegate(self, keeper))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        if len(columns) == 1:
            self.horizontalHeader().hide()
        if ordered:
            self.setSortingEnabled(False)
        self.doubleClicked.disconnect()
        self.doubleClicked.connect(self._double_clicked)

    def row_height(self) -> int:
        """How tall every row is."""
        return self.fontMetrics().height() + _AROUND

    def places(self) -> dict[int, tuple[int, int]]:
        """From where, and how wide, each column is that is shown, in pixels of the table."""
        header, left = self.horizontalHeader(), self.frameWidth()
        return {
            n: (header.sectionViewportPosition(n) + left, header.sectionSize(n))
            for n in range(header.count())
            if not self.isColumnHidden(n)
        }

    def is_edited(self) -> bool:
        """Whether a cell is being edited."""
        return self.state() is QAbstractItemView.State.EditingState

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the cursor, and a cell that is edited, stay where they are."""
        self.said.forget()
        kept = [self._key(row) for row in self.rows_model.rows] if self._key else []
        new = [self._key(row) for row in rows] if self._key else []
        if kept == new:
            self._waiting = None
            self.rows_model.exchange(rows)
            if not self.is_edited():
                self.fit()
        elif self.is_edited():
            self._waiting = rows
        else:
            super().set_rows(rows)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        QTimer.singleShot(0, self, self._show_waiting)

    def _show_waiting(self) -> None:
        if self._waiting is not None and not self.is_edited():
            rows, self._waiting = self._waiting, None
            self.set_rows(rows)

    def select_row(self, number: int) -> None:
        """Select the row standing at this place; the cursor stays in its column."""
        flags = QItemSelectionModel.SelectionFlag
        index = self.proxy.index(number, max(self.currentIndex().column(), 0))
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def edit_current(self) -> bool:
        """Edit the cell the cursor is in, or the first that can be; False when none can."""
        here = self.currentIndex()
        if not here.isValid():
            return False
        rest = [n for n in range(self.proxy.columnCount()) if not self.isColumnHidden(n)]
        for column in (here.column(), *rest):
            index = self.proxy.index(here.row(), column)
            if self.proxy.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(index)
                triggers = QAbstractItemView.EditTrigger
                if self.edit(index, triggers.AllEditTriggers, QEvent(QEvent.Type.None_)):
                    return True
        return False

    def _open_current(self) -> None:
        edits = self.enter_edits and self.edit_current()
        if self.current() is not None and not edits:
            self.chosen.emit(self.current())

    def fit(self) -> None:
        """Share the width among the columns; every row has one height."""
        super().fit()
        self.fitted.emit()

    def least_widths(self) -> list[int]:
        """As of any table; what is short, such as a date or a choice, is never cut."""
        found, plain = super().least_widths(), widths_of(self.font())
        strong = widths_in("strong")
        for number, column in enumerate(self.rows_model.columns):
            if column.width >= _SHORT:
                continue
            texts = [text for text in self.texts_of(number) if len(text) < _SHORT]
            whole = max((plain.whole(text) for text in texts), default=0)
            whole += _ARROW if column.field in self.boxed else 0
            whole = max(whole, strong.whole(column.heading)) + PADDING
            found[number] = max(found[number], whole)
        return found

    def settled(self, shown: Sequence[int], widths: list[int]) -> list[int]:
        """The last column stands whole beside the acts of a row, where the main text can spare it.

        Where it cannot, they lie over the end of the main text, which is cut there anyway.
        """
        columns, last = self.rows_model.columns, len(shown) - 1
        main = max(range(len(shown)), key=lambda place: columns[shown[place]].width)
        wide = widths_of(self.font()).whole
        said, text = (
            max(map(wide, self.texts_of(shown[place])), default=0) + PADDING
            for place in (last, main)
        )
        more = said + self.beside - widths[last]
        self._acts_over = -1 if main == last or more <= 0 else shown[main]
        if self._acts_over >= 0 and widths[main] - more >= text:
            widths[main] -= more
            widths[last] += more
            self._acts_over = -1
        return widths

    def acts_end(self) -> int:
        """Where the acts of a row end, in pixels of the viewport."""
        over = self._acts_over
        if over < 0:
            return self.viewport().width()
        return self.columnViewportPosition(over) + self.columnWidth(over)

    def _fit_each_row(self, shown: Sequence[int]) -> None:
        self.fit_rows()

    def fit_rows(self) -> None:
        """Give every row its height; Qt paints all of them again though it is the same."""
        header, height = self.verticalHeader(), self.row_height()
        if header.defaultSectionSize() != height:
            header.setDefaultSectionSize(height)

    def _double_clicked(self, index: QModelIndex) -> None:
        if not self.is_edited():
            self.chosen.emit(index.data(RECORD_ROLE))

    # --- the pointer ------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = self.rowAt(event.position().toPoint().y()) if left else _NOWHERE

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._ordered and self._pressed >= 0 and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(place.y())
            return
        super().mouseMoveEvent(event)
        self.point_at(self.rowAt(place.y()))

    def _drag(self, y: int) -> None:
        """Mark where the row would go; letting go puts it there."""
        line = self.row_height()
        start = self.rowViewportPosition(self._pressed) + line // 2
        if self._target < 0 and abs(y - start) < line // 2 + QApplication.startDragDistance():
            return
        last = self.proxy.rowCount()
        top = self.rowViewportPosition(0)
        self._target = max(0, min(last, (y - top + line // 2) // line))
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start, target = self._pressed, self._target
        self._end_drag()
        super().mouseReleaseEvent(event)
        if target >= 0:
            place = target - 1 if target > start else target
            if place != start:
                self.dropped.emit(start, place)

    def _end_drag(self) -> None:
        self._pressed = self._target = _NOWHERE
        self.unsetCursor()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target >= 0:
            with painting(self.viewport()) as painter:
                top = self.rowViewportPosition(0) + self._target * self.row_height()
                mark = QRect(0, max(top - 1, 0), self.viewport().width(), 2)
                painter.fillRect(mark, QColor(theme.tokens().accent))

    def point_at(self, row: int) -> None:
        """The pointer is on this row, or on none with -1."""
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()
            self.pointed.emit(row)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        inside = self.viewport().rect().contains(self.viewport().mapFromGlobal(self.cursor().pos()))
        if not inside:
            self.point_at(_NOWHERE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._target >= 0:
            self._end_drag()
            return
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and plain:
            if not self.is_edited():  # else the key came through from the cell, which takes it
                self._open_current()
            return
        super().keyPressEvent(event)
