"""A text that saves itself: a moment after a key, and when the cursor leaves."""

import math

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from ui import theme
from ui.widgets.typing import KEPT_EVERY, Typing, leave_undo, typing_of

_BESIDE = 20
"""Pixels of the frame above and below the lines."""


class AutosaveText(QPlainTextEdit):
    """Several lines that need no Save button.

    Signals:
        save: The text, when it differs from what was last loaded or saved.
    """

    save = Signal(str)

    def __init__(self, name: str, hint: str = "", lines: int = 4, *, fewest: int = 0) -> None:
        """Say what it is called, and how tall it is.

        Args:
            name: For screen readers.
            hint: What stands in it while it is empty.
            lines: It is so many tall, and at most so many where `fewest` is said.
            fewest: It is at least so many tall, and grows with its text.
        """
        super().__init__()
        self._lines = (fewest or lines, lines)
        self._subject: object = None
        self._kept = ""
        self._sent: str | None = None
        self.setAccessibleName(name)
        typing_of(self, Typing.ITSELF)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        theme.height(self, fewest or lines, beside=_BESIDE)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self.textChanged.connect(self._wait)
        if fewest:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.textChanged.connect(self._grow)
            theme.follow(self, self._grow)

    def _grow(self) -> None:
        fewest, most = self._lines
        # The document of plain text is as tall as its lines are many.
        lines = min(max(round(self.document().size().height()), fewest), most)
        margins = math.ceil(2 * self.document().documentMargin())
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + _BESIDE + margins)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._lines[0] < self._lines[1]:
            self._grow()

    def _wait(self) -> None:
        if not self._timer.isActive():
            self._timer.start(KEPT_EVERY)

    def load(self, text: str, subject: object = None) -> None:
        """Show a text from the file.

        What was typed stays while it is not in the file yet: a reload may have been on its way
        before. Another `subject` (another case) is shown whatever was typed.
        """
        if subject == self._subject:
            if self._sent is not None and text == self._kept != self._sent:
                return
            if self.toPlainText() != self._last():
                self._kept, self._sent = text, None
                return
        self._subject, self._kept, self._sent = subject, text, None
        if text != self.toPlainText():
            self.setPlainText(text)
        self._timer.stop()

    def flush(self) -> None:
        """Save now if something is not saved yet."""
        self._timer.stop()
        text = self.toPlainText()
        if text != self._last():
            self._sent = text
            self.save.emit(text)

    def _last(self) -> str:
        return self._kept if self._sent is None else self._sent

    def event(self, event: QEvent) -> bool:
        kept = self.toPlainText() == self._last()
        asks = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if kept and asks and leave_undo(event):  # type: ignore[arg-type]
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
