"""Tables that sort by value, keep the selection over a reload, and draw pills."""

import operator
from collections.abc import Callable, Collection, Sequence
from typing import ClassVar, Generic

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QMetaMethod,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import theme
from ui.delegates.pill import PADDING, PillDelegate
from ui.models.table import RECORD_ROLE, Column, Row, SortProxy, TableModel
from ui.widgets.lists import column_memory
from ui.widgets.lists.column_shares import SHORT, filled, shared, usual, widened
from ui.widgets.lists.row_ends import CursorAction, end_of_rows
from ui.widgets.lists.row_menu import RowMenu
from ui.widgets.lists.table_texts import TableTexts, is_one
from ui.widgets.lists.text_widths import widths_in, widths_of
from ui.widgets.lists.wrap_header import ARROW, WrapHeader

Index = QModelIndex | QPersistentModelIndex
_FLAGS = QItemSelectionModel.SelectionFlag

_LONGEST_WORD = 14
"""Characters; a longer word may be cut before the columns beside it are."""
_TIGHT = 75
"""Characters across; a table with less room is tight."""
_MOST_TEXTS = 0.8
"""The share of a column's texts that are given room before the longest are, if these are long."""
_FEW = 8
"""So many rows are exchanged one by one; where more are others, all are shown anew."""
READABLE = 36
"""Characters of the longest texts that are in sight before what can be spared is."""


class RecordTable(QTableView, Generic[Row]):
    """A table of frozen rows.

    Signals:
        chosen: The row, on Enter or double click.
        current_changed: The row the selection is on, or None.
        selection_changed: Other rows are selected than before.
    """

    chosen = Signal(object)
    current_changed = Signal(object)
    selection_changed = Signal()

    _scrolls: ClassVar = QAbstractItemView.ScrollMode.ScrollPerItem

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        name: str,
        key: Callable[[Row], object] | None = None,
        several: bool = False,
        one_line: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            columns: What is shown.
            name: For screen readers.
            key: Finds a row again after a reload.
            several: More than one row may be selected; Space adds and takes away.
            one_line: A row takes a second line only where the table is tight; tips say the rest.
            parent: Where it will stand: put there when it is finished, it is styled twice.
        """
        super().__init__(parent)
        # Without a model each of these lays out nothing.
        self.setItemDelegate(PillDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(self._scrolls)
        self.verticalHeader().hide()
        header = WrapHeader(self, [column.heading for column in columns])
        self.setHorizontalHeader(header)
        header.dragged.connect(self._keep_widths)
        header.given_back.connect(self._forget_widths)
        self.rows_model = TableModel(columns, self)
        self.proxy = SortProxy(self)
        self.said = TableTexts[Row](self.proxy)
        self.proxy.setSourceModel(self.rows_model)
        self.setModel(self.proxy)
        self._key = key
        self._narrow = False
        self._squeezed_in = -1
        self._one_line = one_line
        self._ideal: list[int] = []
        self.setAccessibleName(name)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self._set_widths(columns)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.data(RECORD_ROLE)))
        self.selectionModel().currentRowChanged.connect(
            lambda index, _before: self.current_changed.emit(index.data(RECORD_ROLE))
        )
        chosen = self.selectionModel()
        chosen.selectionChanged.connect(lambda _on, _off: self.selection_changed.emit())
        theme.follow(self, self._refit)
        self.menu = RowMenu(self, leads=self._leads)

    def _leads(self) -> tuple[str, Callable[[], object]] | None:
        """What Enter does on a row, where it does something."""
        if not self.isSignalConnected(QMetaMethod.fromSignal(self.chosen)):
            return None
        return ("&Open", lambda: self.chosen.emit(self.current()))

    def _refit(self) -> None:
        """The text has another size."""
        self._narrow = False
        self._set_widths(self.rows_model.columns)
        self._squeeze_columns()

    def _set_widths(self, columns: Sequence[Column[Row]]) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 16)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self._ideal = [
            max(
                metrics.horizontalAdvance(column.heading) + 2 * PADDING,
                metrics.averageCharWidth() * column.width,
            )
            for column in columns
        ]
        for number, width in enumerate(self._ideal):
            self.setColumnWidth(number, width)

    def _keep_widths(self) -> None:
        columns = range(len(self.rows_model.columns))
        if not any(self.isColumnHidden(number) for number in columns):
            column_memory.keep(self, [self.columnWidth(number) for number in columns])

    def _forget_widths(self) -> None:
        column_memory.keep(self, [])
        for number, width in enumerate(self._ideal):
            self.setColumnWidth(number, width)
        self._squeeze_columns()

    def _squeeze_columns(self) -> None:
        """Where the columns do not fit, make them narrower and let their texts take two lines."""
        self._squeezed_in = self.viewport().width()
        chosen = column_memory.kept(self, len(self.rows_model.columns))
        if chosen:
            for number, width in enumerate(chosen):
                self.setColumnHidden(number, False)
                self.setColumnWidth(number, width)
            return
        room, least = self.viewport().width(), self.least_widths()
        ideal = [
            max(width, least[number]) if self.rows_model.columns[number].tone else width
            for number, width in enumerate(self._ideal)
        ]
        narrow = room < sum(ideal)
        if narrow:
            ideal = self.no_wider_than_texts(ideal, least)
        if not narrow and not self._narrow:
            for number, width in enumerate(self._widened(room, ideal, least)):
                self.setColumnWidth(number, width)
            return
        self._narrow = narrow
        self.setWordWrap(narrow)
        shown = self._shown_in(room, least, ideal)
        low, texts = [least[number] for number in shown], self.whole_widths(least)
        ideal = [ideal[number] for number in shown]
        firm = [n for n, number in enumerate(shown) if self.is_firm(number)]
        if self._one_line and not self.is_tight():
            ideal = self._filled(room, least, shown)
        elif sum(ideal) <= room:
            ideal = widened(room, ideal, [texts[number] for number in shown])
        else:
            ideal = shared(room, low, ideal, firm)
        for number in range(len(least)):
            self.setColumnHidden(number, number not in shown)
        for number, width in zip(shown, ideal, strict=True):
            self.setColumnWidth(number, width)
        most = 1 if self._one_line else 2
        lines = (most + 1 if self.is_tight() else most) if narrow else 1
        self.setWordWrap(lines > 1)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() * lines + 16)

    def _widened(self, room: int, ideal: Sequence[int], least: Sequence[int]) -> list[int]:
        """The widths `ideal` and more; where that leaves texts of one line cut, filled anew."""
        whole = self.whole_widths(least)
        widths = widened(room, ideal, whole)
        is_cut = self._one_line and any(map(operator.lt, widths, whole))
        return self._filled(room, least, range(len(least))) if is_cut else widths

    def _filled(self, room: int, least: Sequence[int], shown: Sequence[int]) -> list[int]:
        """Widths for rows of one line; one long text takes no room from what other rows say."""
        steps = [self.whole_widths(least, of) for of in (_MOST_TEXTS, 1.0)]
        readable = self.fontMetrics().averageCharWidth() * READABLE + self.room_beside(0) + PADDING
        steps[0][0] = max(steps[0][0], min(steps[1][0], readable))  # a name that is cut says less
        firm = [place for place, number in enumerate(shown) if self.is_firm(number)]
        low, *wishes = [[wish[number] for number in shown] for wish in (least, *steps)]
        return filled(room, low, wishes, firm)

    def is_firm(self, number: int) -> bool:
        """Whether a column's texts cannot take a second line: pills, dates and amounts."""
        model = self.rows_model
        return bool(model.columns[number].tone) or self.said.are_one(model, number)

    def is_tight(self) -> bool:
        """Whether there is so little room, or the text so large, that rows need a further line."""
        return self.viewport().width() < self.fontMetrics().averageCharWidth() * _TIGHT

    def _shown_in(self, room: int, least: Sequence[int], ideal: Sequence[int]) -> list[int]:
        """The columns there is room for; those that can be spared are left out, the last first."""
        shown = list(range(len(least)))
        spare = [n for n, column in enumerate(self.rows_model.columns) if column.spare]
        whole = self._one_line and not self.is_tight()  # a text that is cut says less than a column
        needed = [(ideal[n] if whole else least[n]) + ideal[n] for n in range(len(least))]
        while spare and sum(needed[n] for n in shown) > 2 * room:
            shown.remove(spare.pop())
        return shown

    def least_widths(self) -> list[int]:
        """What each column needs so that no heading, pill or word is cut, in pixels."""
        plain, small = widths_of(self.font()), widths_in("small")
        strong = widths_in("strong")
        longest = self.fontMetrics().averageCharWidth() * _LONGEST_WORD
        sorted_by = self.horizontalHeader().sortIndicatorSection()
        rows, found = self.said.rows(), []
        for number, column in enumerate(self.rows_model.columns):
            needed = strong.longest_word(column.heading) + (ARROW if number == sorted_by else 0)
            beside = self.room_beside(number)
            for row, text in zip(rows, self.texts_of(number), strict=True):
                if column.tone and column.tone(row):
                    needed = max(needed, small.whole(text) + 14)
                else:
                    word = plain.whole(text) if is_one(text) else plain.longest_word(text)
                    needed = max(needed, min(word, longest) + beside)
            found.append(needed + PADDING)
        return found

    def whole_widths(self, least: Sequence[int], of: float = 1.0) -> list[int]:
        """What each column needs so that no text is cut, in pixels; pills have it in `least`.

        With `of` less than 1 long texts are left out: 0.8 looks at the shorter 80 percent.
        """
        plain, found = widths_of(self.font()), []
        short = self.fontMetrics().averageCharWidth() * SHORT
        for number, (low, column) in enumerate(zip(least, self.rows_model.columns, strict=True)):
            said = zip(self.said.rows(), self.texts_of(number), strict=True)
            texts = sorted(plain.whole(t) for r, t in said if not (column.tone and column.tone(r)))
            asked = usual(texts, of, short)
            found.append(max(low, asked + self.room_beside(number) + PADDING if texts else 0))
        return found

    def no_wider_than_texts(self, ideal: Sequence[int], least: Sequence[int]) -> list[int]:
        """The widths `ideal`, less what the longest text of a column leaves empty."""
        plain, strong = widths_of(self.font()), widths_in("strong")
        found = []
        for number, (width, low) in enumerate(zip(ideal, least, strict=True)):
            column = self.rows_model.columns[number]
            longest = max(map(plain.whole, self.texts_of(number)), default=0)
            longest = max(longest + self.room_beside(number), strong.whole(column.heading))
            found.append(min(width, max(low, longest + PADDING)))
        return found

    def room_beside(self, number: int) -> int:
        """Pixels a column keeps beside its texts, for a tick or a drawing."""
        return 0

    def texts_of(self, number: int) -> list[str]:
        """What the rows in sight say in a column."""
        return self.said.texts(self.rows_model, number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._squeezed_in:  # Qt may say it had this width before
            self._squeeze_columns()
        self._keep_in_sight(event)

    def _keep_in_sight(self, event: QResizeEvent) -> None:
        """What is chosen stays in sight in a table that becomes lower."""
        row = self.visualRect(self.currentIndex())
        if event.size().height() <= row.bottom() < event.oldSize().height():
            QTableView.scrollTo(self, self.currentIndex())  # only itself, not the page around it

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; what was selected stays selected if it is still there."""
        if self._exchange_few(rows):
            return
        row, several = self.current(), self._several()
        kept = self._key(row) if self._key and row is not None else None
        keys = {self._key(chosen) for chosen in self.selected()} if several and self._key else ()
        self.rows_model.set_rows(rows)
        self._squeeze_columns()
        if several:
            self.select_several(keys, current=kept)
        elif kept is not None:
            self.select(kept)

    def _exchange_few(self, rows: Sequence[Row]) -> bool:
        """All but a few rows are these already; a cell may say more than its row holds."""
        before, few = self.rows_model.rows, 0 if self.proxy.is_filtered else _FEW
        if not rows or not self.rows_model.exchange_few(rows, self._key, few):
            return False
        self.said.forget()
        self.viewport().update()
        if self.rows_model.rows is not before:
            self._squeeze_columns()
            self.current_changed.emit(self.current())
            self.selection_changed.emit()
        return True

    def say_anew(self) -> None:
        """Cells say something else, though the rows are the same."""
        self.rows_model.say_anew()
        self._refit()

    def current(self) -> Row | None:
        """The selected row, or None."""
        index = self.currentIndex()
        return index.data(RECORD_ROLE) if index.isValid() else None

    def select(self, key: object) -> bool:
        """Select the row whose key this is, and no other; False when it is not there."""
        if self._key is None:
            return False
        found = [n for n, row in enumerate(self.rows_model.rows) if self._key(row) == key]
        places = [self.proxy.mapFromSource(self.rows_model.index(n, 0)).row() for n in found]
        shown = [place for place in places if place >= 0]
        if shown:
            self.select_row(min(shown))
        return bool(shown)

    def select_row(self, number: int) -> None:
        """Select the row standing at this place, and no other.

        Qt's own `setCurrentIndex` and `selectRow` look at the keys held down: after Ctrl+Enter they
        would add to what is selected.
        """
        index = self.proxy.index(number, 0)
        self.selectionModel().setCurrentIndex(index, _FLAGS.ClearAndSelect | _FLAGS.Rows)

    def selected(self) -> list[Row]:
        """The selected rows in the order they stand."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(RECORD_ROLE) for index in indexes]

    def select_several(self, keys: Collection[object], *, current: object = None) -> None:
        """Select the rows with these keys and no others.

        The current row is the one with the key `current` if it is among them, else the first.
        """
        chosen, first = QItemSelection(), None
        for number in range(self.proxy.rowCount() if keys else 0):
            index = self.proxy.index(number, 0)
            key = self._key(index.data(RECORD_ROLE)) if self._key is not None else None
            if key in keys:
                chosen.select(index, index.siblingAtColumn(self.proxy.columnCount() - 1))
                first = index if first is None or key == current else first
        if first is not None:
            self.selectionModel().setCurrentIndex(first, _FLAGS.NoUpdate)
        self.selectionModel().select(chosen, _FLAGS.ClearAndSelect)
        self.selection_changed.emit()

    def moveCursor(self, action: CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        end = end_of_rows(self, action)
        return end if end.isValid() else super().moveCursor(action, modifiers)

    def _several(self) -> bool:
        return self.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._several() and self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), _FLAGS.Toggle | _FLAGS.Rows)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.isSignalConnected(QMetaMethod.fromSignal(self.chosen)):
                event.ignore()  # rows that lead nowhere leave the key to the dialog's own button
                return
            if self.current() is not None:
                self.chosen.emit(self.current())
                return
        super().keyPressEvent(event)
