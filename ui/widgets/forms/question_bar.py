"""A question inside a dialog, with its answers: what is to be decided before something is kept."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.widgets.basics import button, clear, label, restyle
from ui.widgets.flow import FlowLayout

Answer = tuple[str, str, Callable[[], None]]
"""Words on a button, its name for screen readers ("" for its words), what it does."""


class QuestionBar(QFrame):
    """Hidden until something is asked."""

    def __init__(self) -> None:
        super().__init__()
        restyle(self, "notice", "warn")
        self.words = label("", wrap=True)
        self.choices = FlowLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.words)
        layout.addLayout(self.choices)
        self.hide()

    def ask(self, question: str, answers: Sequence[Answer]) -> None:
        """Show a question; the cursor goes to the first answer."""
        self.words.setText(question)
        clear(self.choices)
        made = [button(words, does, name=name) for words, name, does in answers]
        for answer in made:
            self.choices.addWidget(answer)
        self.show()
        made[0].setFocus()
