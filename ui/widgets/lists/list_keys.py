"""The keys of a list of records."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from ui.widgets.lists.scroll_to import scroll_into_view

if TYPE_CHECKING:
    from ui.widgets.lists.record_list import RecordList

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UP_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)


def act_on_key(rows: "RecordList[Any]", event: QKeyEvent) -> bool:
    """Do what a key means on the rows of a list; False when it means nothing special there.

    Delete removes, Insert goes to the line that takes a new row, Space and Ctrl+Enter show the row
    in full, Ctrl+H its history; Ctrl or Alt with Up and Down moves it. Enter and F2 edit a cell.
    """
    key, modifiers = event.key(), Qt.KeyboardModifier
    control = bool(event.modifiers() & modifiers.ControlModifier)
    plain = not event.modifiers() & ~modifiers.KeypadModifier
    moving = event.modifiers() & (modifiers.ControlModifier | modifiers.AltModifier)
    if key == Qt.Key.Key_Delete and plain:
        rows.remove()
    elif key == Qt.Key.Key_Insert and plain:
        rows.add()
    elif (key == Qt.Key.Key_Space and plain) or (key in _ENTER and control):
        rows.edit()
    elif key == Qt.Key.Key_H and control:
        rows.history()
    elif event.matches(QKeySequence.StandardKey.Paste) and rows.entry is not None:
        rows.paste(QGuiApplication.clipboard().text())
    elif rows.spec.ordered and moving and key in _UP_DOWN:
        rows.shift(-1 if key == Qt.Key.Key_Up else 1)
    elif key == Qt.Key.Key_Down and plain:
        return _go_below(rows)
    else:
        return False
    return True


def _go_below(rows: "RecordList[Any]") -> bool:
    """Below the last row stands the line that takes a new one; False for other rows."""
    last = rows.table.currentIndex().row() == rows.table.proxy.rowCount() - 1
    if last and rows.entry is not None:
        rows.add()
    return last and rows.entry is not None


def leave_entry(rows: "RecordList[Any]", *, upward: bool) -> None:
    """Give the keys back to the list, by the way up to its last row, and show where they are."""
    last = rows.table.proxy.rowCount() - 1
    if upward and last >= 0:
        rows.table.select_row(last)
    rows.face.setFocus(Qt.FocusReason.OtherFocusReason)
    scroll_into_view(rows.face)
