"""What every dialog does alike: Ctrl+Enter goes on from anywhere in it, and its last line."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from ui.widgets.basics import button


class Dialog(QDialog):
    """A dialog whose main button is pressed by Ctrl+Enter, whatever has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.go_on)

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
