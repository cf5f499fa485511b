"""A line that narrows the list below it: arrows in it choose there, and the keys stay."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class _Arrows(QObject):
    """Hands the keys that move up and down on to the view."""

    def __init__(self, line: QLineEdit, view: QAbstractItemView) -> None:
        super().__init__(line)
        self._view = view
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _MOVING
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            QApplication.sendEvent(self._view, event)
            return True
        return super().eventFilter(watched, event)


def arrows_move(line: QLineEdit, view: QAbstractItemView) -> None:
    """Let Up, Down, Page Up and Page Down in a line choose in the view it narrows."""
    _Arrows(line, view)
