"""What of a case cannot be read: each record with all of it that can."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.services.casework.faults import FaultyRecord
from ui.models.table import Column
from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog
from ui.widgets.lists.fitted_table import FittedTable

_COLUMNS: tuple[Column[FaultyRecord], ...] = (
    Column("Record", lambda found: found.noun, width=16),
    Column("Cannot be read", lambda found: ", ".join(found.unreadable), width=20),
    Column("What can be read", lambda found: found.rest or "nothing else is noted", width=60),
)


class FaultyDialog(Dialog):
    """A list from which one goes to where a record stands; it changes nothing.

    Signals:
        record_asked: A `FaultyRecord` one wants to go to.
    """

    record_asked = Signal(object)

    def __init__(self, lea: str, found: Sequence[FaultyRecord], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What cannot be read")
        self.table = FittedTable(
            _COLUMNS, name="Records with something that cannot be read", whole=False
        )
        self.table.set_rows(found)
        self.table.chosen.connect(self._go)
        self.go_button = button("Go to it", self._go_to_current)
        self.go_button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go_button)
        buttons.addStretch(1)
        buttons.addWidget(button("Close", self.reject, role="primary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(f"What cannot be read in the case of {lea}", "heading", wrap=True))
        layout.addWidget(
            label(
                "A few places of the county file are damaged. Saving changes nothing of them, and "
                "whoever knows what stood there can choose or write it again. An earlier copy may "
                "still hold it: File > Go back to an earlier copy.",
                tone="muted",
                wrap=True,
            )
        )
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        place = (parent or self).screen().availableSize()
        self.resize(min(900, place.width() - 60), min(460, place.height() - 80))
        if found:
            self.table.select_row(0)

    def _go_to_current(self) -> None:
        current = self.table.current()
        if current is not None:
            self._go(current)

    def _go(self, found: FaultyRecord) -> None:
        self.accept()
        self.record_asked.emit(found)
