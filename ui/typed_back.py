"""Puts what was typed in an earlier run back into its field, as soon as that is shown."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from sos_desktop.services.casework.drafts import TypedText
from ui import navigation
from ui.context import AppContext
from ui.pages.base import Page
from ui.widgets.typing import TextField, takes_text

_LOOK_EVERY, _LOOKS = 100, 20
"""Milliseconds between two looks for the field on a page that is just opened, and how many."""


class TypedBack(QObject):
    """Goes to the page of a text, and puts the text in when its field is there."""

    def __init__(
        self,
        context: AppContext,
        window: QWidget,
        page: Callable[[], Page[Any]],
        is_back: Callable[[TypedText], None],
    ) -> None:
        """Make it.

        Args:
            context: The window's.
            window: Whose pages the fields stand on.
            page: Gives the page that is shown.
            is_back: Told of a text that stands in its field again.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._page = page
        self._is_back = is_back
        self._wanted: list[TypedText] = []
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self._look_again)

    def begin(self, text: TypedText) -> None:
        """Go where it was typed; what stands in a window of its own waits until that is opened."""
        if text not in self._wanted:
            self._wanted.append(text)
        target = navigation.from_stored(text.place)
        if target is not None:
            self._context.go.emit(target)
        self._left = _LOOKS
        self._timer.start()

    def forget(self) -> None:
        """Another county file is open."""
        self._wanted.clear()
        self._timer.stop()

    def look(self) -> None:
        """Put in what has its field in the window in front."""
        for text in tuple(self._wanted):
            field = self._field_of(text)
            if field is not None:
                self._wanted.remove(text)
                _put(field, text.text)
                self._is_back(text)

    def _look_again(self) -> None:
        self.look()
        self._left -= 1
        if not self._wanted:
            self._timer.stop()
        elif self._left <= 0:
            self._timer.stop()
            text = self._wanted[-1]
            where = f"Open “{text.window}”" if text.window else f"Open “{text.field}”"
            self._context.notice.emit(
                "info", f"{where}: what was typed is put back as soon as it is shown.", ""
            )

    def _field_of(self, text: TypedText) -> TextField | None:
        front = QApplication.activeModalWidget() or QApplication.activeWindow() or self._window
        title = front.windowTitle() if isinstance(front, QDialog) else ""
        if title != text.window or (not title and front is not self._window):
            return None
        found: list[TextField] = [
            field
            for field in front.findChildren(QWidget)
            if takes_text(field) and field.isVisible() and field.accessibleName() == text.field
        ]
        return found[0] if found and self._is_place(text) else None

    def _is_place(self, text: TypedText) -> bool:
        target = navigation.from_stored(text.place)
        return target is None or self._page().here() == target


def _put(field: TextField, words: str) -> None:
    """As if it were typed again, so that Undo in the field takes it back."""
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.selectAll()
        field.insert(words)
        field.textEdited.emit(words)
        return
    cursor = field.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText(words)
    field.setTextCursor(cursor)
