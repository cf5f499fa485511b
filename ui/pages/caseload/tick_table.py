"""A table whose rows can be ticked: with the mouse, or with Space."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.models.table import RECORD_ROLE, Column, TableModel
from ui.widgets.lists.tables import RecordTable

Index = QModelIndex | QPersistentModelIndex
_TICK = Qt.ItemDataRole.CheckStateRole


class TickModel(TableModel):
    """Rows with a tick box in the first column, where one may be ticked.

    Signals:
        ticked: Something was ticked or unticked.
    """

    ticked = Signal()

    def __init__(
        self, columns: Sequence[Column[Any]], key: Callable[[Any], str], can: Callable[[Any], bool]
    ) -> None:
        super().__init__(columns)
        self._key = key
        self._can = can
        self.keys: set[str] = set()

    def tick(self, keys: Collection[str]) -> None:
        """Tick these rows, as far as they may be, and no others."""
        self.keys = {self._key(r) for r in self.rows if self._can(r) and self._key(r) in keys}
        if self.rows:
            last = self.index(len(self.rows) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [_TICK])
        self.ticked.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == _TICK and index.isValid() and index.column() == 0:
            row = self.rows[index.row()]
            if not self._can(row):
                return None
            on = self._key(row) in self.keys
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        if index.isValid() and index.column() == 0 and self._can(self.rows[index.row()]):
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _TICK or not index.isValid() or not self._can(self.rows[index.row()]):
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        key = self._key(self.rows[index.row()])
        self.tick(self.keys | {key} if on else self.keys - {key})
        return True


class TickTable(RecordTable):
    """The table; Space ticks the row one is on."""

    _left_out: Collection[int] = ()

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        *,
        name: str,
        key: Callable[[Any], str],
        can: Callable[[Any], bool],
    ) -> None:
        """Make it; `can` says which rows may be ticked."""
        super().__init__(columns, name=name, key=key, one_line=True)
        self.ticks = TickModel(columns, key, can)
        self.ticks.setParent(self)
        self.rows_model = self.ticks
        self.proxy.setSourceModel(self.ticks)

        self.menu.offer((self._turning, self._turn))

    def leave_out(self, columns: Collection[int]) -> None:
        """Show the table without these columns, at any width."""
        self._left_out = columns
        self._refit()

    def _set_widths(self, columns: Sequence[Column[Any]]) -> None:
        super()._set_widths(columns)
        self._ideal = self._without(self._ideal)

    def least_widths(self) -> list[int]:
        return self._without(super().least_widths())

    def whole_widths(self, least: Sequence[int], of: float = 1.0) -> list[int]:
        return self._without(super().whole_widths(least, of))

    def _without(self, widths: Sequence[int]) -> list[int]:
        """The widths of all columns; those left out ask for nothing, so that others have it."""
        return [0 if n in self._left_out else width for n, width in enumerate(widths)]

    def _squeeze_columns(self) -> None:
        super()._squeeze_columns()
        for number in self._left_out:
            self.setColumnHidden(number, True)

    def _turning(self) -> str:
        """What ticking would do to the row; "" where it cannot be ticked."""
        on = self.proxy.index(self.currentIndex().row(), 0).data(_TICK)
        if on is None:
            return ""
        return "&Leave it out" if Qt.CheckState(on) is Qt.CheckState.Checked else "&Take it"

    def _turn(self) -> None:
        index = self.proxy.index(self.currentIndex().row(), 0)
        on = index.data(_TICK)
        if on is not None:
            checked = Qt.CheckState(on) is Qt.CheckState.Checked
            turned = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
            self.proxy.setData(index, turned, _TICK)

    def room_beside(self, number: int) -> int:
        return 0 if number else 24

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.proxy.index(self.currentIndex().row(), 0)
        if event.key() == Qt.Key.Key_Space and index.data(RECORD_ROLE) is not None:
            self._turn()
            return
        super().keyPressEvent(event)
