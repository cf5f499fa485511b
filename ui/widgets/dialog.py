"""What every dialog does alike: Ctrl+Enter goes on from anywhere in it."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QWidget


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
