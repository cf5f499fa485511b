"""What was found in a paper before it leaves, and what its readers do not get, each with why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from sos_desktop.domain.documents.paper_checks import CheckState
from sos_desktop.domain.formats import counted
from sos_desktop.services.previews import Preview
from ui.icons import icon
from ui.left_out_list import LeftOutList
from ui.widgets.basics import label
from ui.widgets.lists.wrapped import WrappedList

_ICONS = {
    CheckState.GOOD: ("circle-check", "good"),
    CheckState.LOOK: ("circle-alert", "warn"),
    CheckState.STOP: ("triangle-alert", "bad"),
}
_WORDS = {CheckState.GOOD: "good", CheckState.LOOK: "look", CheckState.STOP: "stop"}


class Found(QWidget):
    """The request to the board, the checks, the worst first, and line by line what is left out.

    Attributes:
        ask: What the board is asked, in somebody's own words.
    """

    def __init__(self) -> None:
        super().__init__()
        self.checks, self.lines = WrappedList("What was looked at"), LeftOutList()
        self.left = label("", "heading")
        self.ask = QLineEdit()
        self.ask.setPlaceholderText("Approve … ; empty: worked out from the costs")
        asked = label("What the board is asked", tone="muted")
        asked.setBuddy(self.ask)
        self.ask.setAccessibleName(asked.text())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(asked)
        layout.addWidget(self.ask)
        layout.addWidget(label("Before it leaves", "heading"))
        layout.addWidget(self.checks, 3)
        layout.addWidget(self.left)
        layout.addWidget(self.lines, 2)

    def show_found(self, seen: Preview) -> None:
        """Show what was found in a paper."""
        self.checks.clear()
        for check in seen.checks:
            name, tone = _ICONS[check.state]
            item = QListWidgetItem(icon(name, tone), f"{check.name}: {check.words}")
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                f"{_WORDS[check.state]}, {check.name}: {check.words}",
            )
            self.checks.addItem(item)
        count = len(seen.lines)
        self.left.setText(f"Left out: {counted(count, 'line')}" if count else "Nothing is left out")
        self.lines.show_lines(seen.lines)
