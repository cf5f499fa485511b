"""Cells of a list that are edited where they stand."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QTimer,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from sos_desktop.foundation.errors import InputProblem
from ui import theme
from ui.delegates.painters import kept
from ui.delegates.pill import PillDelegate
from ui.models.table import RECORD_ROLE
from ui.widgets.forms.cell_fields import get_cell, make_cell, set_cell
from ui.widgets.forms.form_fields import AnyField

Index = QModelIndex | QPersistentModelIndex
_BAR = 3
"""Pixels of the bar at the left of the chosen row."""


class Keeper(Protocol):
    """What knows the fields of a list's records and keeps what was entered into a cell."""

    def field_at(self, index: Index) -> AnyField | None:
        """The field that is edited there; None where nothing is."""

    def enter(self, record: Any, field: AnyField, value: Any) -> None:
        """Keep a record with another value."""

    def refuse(self, problem: InputProblem) -> None:
        """Say why a cell is not kept."""


class CellDelegate(PillDelegate):
    """Edits one field of a frozen record; what cannot be read is said and changes nothing."""

    def __init__(self, parent: QWidget, keeper: Keeper) -> None:
        super().__init__(parent)
        self._keeper = keeper

    def displayText(self, value: Any, locale: Any) -> str:
        """One line, whatever the text is."""
        return " · ".join(line for line in str(value).split("\n") if line)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        focus = QStyle.StateFlag.State_HasFocus
        here: Any = option
        marked = bool(here.state & focus)
        here.state &= ~focus
        chosen = bool(here.state & QStyle.StateFlag.State_Selected)
        if index.row() == getattr(here.widget, "hovered", -1) and not chosen:
            painter.fillRect(here.rect, QColor(theme.tokens().hover))
        super().paint(painter, option, index)
        if chosen and index.column() == here.widget.columnAt(0):
            bar = here.rect.adjusted(0, 0, 0, 0)
            bar.setWidth(_BAR)
            painter.fillRect(bar, QColor(theme.tokens().accent))
        if marked and index.model().columnCount() > 1:
            with kept(painter):
                painter.setPen(QPen(QColor(theme.tokens().accent), 1))
                painter.drawRect(here.rect.adjusted(1, 2, -2, -3))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> Any:
        field = self._keeper.field_at(index)
        if field is None:
            return None
        control = make_cell(field)
        control.setParent(parent)
        control.setAutoFillBackground(True)
        if isinstance(control, QComboBox):
            control.activated.connect(lambda _place: self._chosen(control))
            QTimer.singleShot(0, control, _opener(control))
        return control

    def _chosen(self, control: QWidget) -> None:
        self.commitData.emit(control)
        self.closeEditor.emit(control)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        field, record = self._keeper.field_at(index), index.data(RECORD_ROLE)
        if field is not None and record is not None:
            set_cell(editor, field, getattr(record, field.name))
            if isinstance(editor, QLineEdit):
                editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        field, record = self._keeper.field_at(index), index.data(RECORD_ROLE)
        if field is None or record is None:
            return
        try:
            value = get_cell(editor, field)
        except InputProblem as problem:
            self._keeper.refuse(problem)
            return
        if value != getattr(record, field.name):
            self._keeper.enter(record, field, value)


def _opener(control: QComboBox) -> Callable[[], None]:
    def open_it() -> None:
        if control.isVisible() and control.hasFocus():
            control.showPopup()

    return open_it
