"""Small questions: one line of text, or several lines."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog


class AskDialog(Dialog):
    """A question with a field; what was written is given on when it is taken."""

    def __init__(self, parent: QWidget, title: str, words: str, text: str, *, lines: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.field: QLineEdit | QPlainTextEdit = QPlainTextEdit(text) if lines else QLineEdit(text)
        self.field.setAccessibleName(words)
        if isinstance(self.field, QPlainTextEdit):
            self.field.setTabChangesFocus(True)
        else:
            self.field.setMaxLength(500)
        self.take = button("OK", self.accept, role="primary")
        self.field.textChanged.connect(self._settle)
        self._lines = lines
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(label(words, "heading", wrap=True))
        box.addWidget(self.field)
        box.addLayout(self.last_line(self.take))
        self.resize(520, 360 if lines else 160)
        self._settle()

    def text(self) -> str:
        """What is written."""
        if isinstance(self.field, QPlainTextEdit):
            return self.field.toPlainText()
        return self.field.text()

    def _settle(self) -> None:
        self.take.setEnabled(self._lines or bool(self.text().strip()))


def ask_line(
    parent: QWidget, title: str, words: str, then: Callable[[str], object], *, text: str = ""
) -> AskDialog:
    """Ask for one line; `then` gets what was written."""
    dialog = AskDialog(parent, title, words, text, lines=False)
    dialog.accepted.connect(lambda: then(dialog.text().strip()))
    dialog.open()
    return dialog


def ask_lines(
    parent: QWidget,
    title: str,
    words: str,
    then: Callable[[list[str]], object],
    *,
    lines: Sequence[str] = (),
) -> AskDialog:
    """Ask for several lines; `then` gets those in which something stands."""
    dialog = AskDialog(parent, title, words, "\n".join(lines), lines=True)

    def take() -> None:
        then([line.strip() for line in dialog.text().splitlines() if line.strip()])

    dialog.accepted.connect(take)
    dialog.open()
    return dialog
