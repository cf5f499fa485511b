"""What was said before: messages that have gone can be read again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.domain.formats import moment_in_cell
from ui.models.table import Column
from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog
from ui.widgets.frame.notice import Message
from ui.widgets.lists.fitted_table import FittedTable

_KINDS = {"good": "done", "info": "to know", "warn": "warning", "bad": "problem"}
_TONES = {"good": "good", "info": "accent", "warn": "warn", "bad": "bad"}
_COLUMNS: tuple[Column[Message], ...] = (
    Column("When", lambda m: moment_in_cell(m.at), width=24),
    Column("Kind", lambda m: _KINDS[m.kind], tone=lambda m: _TONES[m.kind], width=12),
    Column("Message", lambda m: m.text, width=60),
)


class PastMessages(Dialog):
    """The latest first; since the program was started."""

    def __init__(self, messages: Sequence[Message], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Past messages")
        self.table = FittedTable(_COLUMNS, name="Past messages", lines=4, whole=False)
        self.table.setSortingEnabled(False)
        self.table.set_rows(tuple(reversed(messages)))
        self.table.setVisible(bool(messages))
        close = button("Close", self.accept, role="primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label("Past messages", "heading"))
        nothing = label("Nothing has been said since the program was started.", tone="muted")
        nothing.setVisible(not messages)
        layout.addWidget(nothing)
        layout.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout.addLayout(buttons)
        place = parent.screen().availableSize()
        wide = max(720, self.fontMetrics().averageCharWidth() * 90)
        self.resize(min(wide, place.width() - 60), min(480, place.height() - 80))
        if messages:
            self.table.select_row(0)
            self.table.setFocus()
