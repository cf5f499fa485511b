"""A text that saves itself: a moment after the last key, and when the cursor leaves."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

_WAIT = 1200


class AutosaveText(QPlainTextEdit):
    """Several lines that need no Save button.

    Signals:
        save: The text, when it differs from what was last loaded or saved.
    """

    save = Signal(str)

    def __init__(self, name: str, hint: str = "", lines: int = 4) -> None:
        super().__init__()
        self._saved = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 20)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self.textChanged.connect(lambda: self._timer.start(_WAIT))

    def load(self, text: str) -> None:
        """Show a text from the file, unless the person is typing in it."""
        if self.hasFocus() and self.toPlainText() != self._saved:
            return
        if text != self.toPlainText():
            self.setPlainText(text)
        self._saved = text
        self._timer.stop()

    def flush(self) -> None:
        """Save now if something is not saved yet."""
        self._timer.stop()
        text = self.toPlainText()
        if text != self._saved:
            self._saved = text
            self.save.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
