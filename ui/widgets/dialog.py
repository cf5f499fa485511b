"""What every dialog does alike: Ctrl+Enter goes on from anywhere in it, and its last line."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from ui.widgets.basics import button
from ui.widgets.focus import tab_through

_BESIDE, _ABOVE = 40, 80
"""Pixels a dialog leaves of its screen across, and for its frame and a task bar."""


class Dialog(QDialog):
    """A dialog whose main button is pressed by Ctrl+Enter, whatever has the focus.

    Attributes:
        keys_as_read: Tab goes as its layouts have it, also through what was made late; one that
            has its own order says so.
    """

    keys_as_read: ClassVar[bool] = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.go_on)

    def showEvent(self, event: QShowEvent) -> None:
        """No larger than its screen: the buttons at its end would be where nobody sees them."""
        room = self.screen().availableSize() - QSize(_BESIDE, _ABOVE)
        if self.size() != self.size().boundedTo(room):
            self.resize(self.size().boundedTo(room))
        super().showEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        if self.keys_as_read:
            tab_through(self)
        return super().focusNextPrevChild(next)

    def main_button(self) -> QPushButton | None:
        """The button the dialog is for: the primary one; None where there is none in sight."""
        shown = [made for made in self.findChildren(QPushButton) if made.isVisible()]
        leading = [made for made in shown if made.property("role") == "primary"]
        return next(iter((*reversed(leading), *(made for made in shown if made.isDefault()))), None)

    def go_on(self) -> None:
        """Press it, if it can be pressed."""
        main = self.main_button()
        if main is not None and main.isEnabled():
            main.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return press what the dialog is for or the button it is on, and never another one.

        Qt would press the button that happens to come first where a dialog names none.
        """
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and not isinstance(self.focusWidget(), QPushButton):
            buttons = self.findChildren(QPushButton)
            pressed = next((made for made in buttons if made.isDefault()), None)
            if pressed is not self.main_button():
                event.accept()
                return
        super().keyPressEvent(event)

    def last_line(self, *buttons: QPushButton, beside: Sequence[QWidget] = ()) -> QHBoxLayout:
        """The line that ends it: Cancel and `buttons` at the right, `beside` at the left.

        Return presses the last of the buttons, which is what the dialog is for.
        """
        buttons[-1].setDefault(True)
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in beside:
            line.addWidget(widget)
        line.addStretch(1)
        for made in (button("Cancel", self.reject), *buttons):
            line.addWidget(made)
        return line
