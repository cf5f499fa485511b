"""One entry of the timeline in full, and the way to what it tells of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from ui import theme
from ui.widgets.basics import button, label, row

_LINES = 3
_ONLY_HERE = "This stands on the timeline only; there is no more of it to open."


class TimelineEntryCard(QFrame):
    """The text can be read and copied with the keyboard; `step` leads to the record."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("The chosen entry")
        self.facts = label("", "small", tone="muted", wrap=True)
        self.step = button("", role="quiet", icon_name="arrow-right")
        self.only_here = label(_ONLY_HERE, "small", tone="muted", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.text.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The chosen entry in full")
        theme.height(self.text, _LINES, beside=16)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        head = row(self.facts, self.step)
        head.takeAt(head.count() - 1)
        head.setStretch(0, 1)
        box.addLayout(head)
        box.addWidget(self.text)
        box.addWidget(self.only_here)

    def show_entry(self, facts: str, text: str, noun: str) -> None:
        """Show an entry.

        Args:
            facts: When, what kind, who.
            text: All of it.
            noun: What its record is called; "" when it has none to go to.
        """
        self.facts.setText(facts)
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
        self.step.setText(f"Show the {noun}")
        self.step.setVisible(bool(noun))
        self.only_here.setVisible(not noun)
        self.text.setAccessibleDescription(facts if noun else f"{facts}. {_ONLY_HERE}")
        self.show()
