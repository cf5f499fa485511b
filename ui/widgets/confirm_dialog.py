"""A question before something that cannot be taken back as easily as it is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog

_WIDTH = 60
"""Average characters a line of it has."""


class ConfirmDialog(Dialog):
    """Says what would happen; Cancel has the keys, so that no blind Return goes on."""

    def __init__(self, parent: QWidget, question: str, explanation: str, action: str) -> None:
        """Make it; `action` names the button that goes on."""
        super().__init__(parent)
        self.setWindowTitle(action)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(label(question, "heading", wrap=True))
        box.addWidget(label(explanation, wrap=True))
        box.addStretch(1)
        box.addLayout(self.last_line(button(action, self.accept, role="primary")))
        cancel = next(b for b in self.findChildren(QPushButton) if b.text() == "Cancel")
        cancel.setDefault(True)
        cancel.setFocus(Qt.FocusReason.OtherFocusReason)
