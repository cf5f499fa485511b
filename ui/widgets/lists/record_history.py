"""A record's own history: who changed what, when, from what, to what."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.domain.casework.history.field_changes import HistoryEntry
from sos_desktop.domain.casework.records import Record
from sos_desktop.domain.formats import moment_in_cell
from sos_desktop.services.county import history
from ui.context import AppContext
from ui.models.table import Column
from ui.widgets.basics import button, label, scrolled
from ui.widgets.dialog import Dialog
from ui.widgets.lists.fitted_table import FittedTable

Read = Callable[[], tuple[HistoryEntry, ...]]

COLUMNS: tuple[Column[HistoryEntry], ...] = (
    Column("When", lambda h: moment_in_cell(h.at), sort=lambda h: h.at, width=16),
    Column("Who", lambda h: h.who or "not known", width=14),
    Column("Step", lambda h: f"{h.label}, taken back" if h.undone else h.label, width=18),
    Column("From → to", lambda h: h.words or "nothing was written in it", width=48),
)


class RecordHistoryDialog(Dialog):
    """Every change of one record, newest first."""

    def __init__(self, context: AppContext, parent: QWidget, read: Read, noun: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"History of the {noun}")
        self.table = FittedTable(COLUMNS, name="Changes", lines=30)
        self.nothing = label(
            "Nothing is in the history: this was made by an earlier version, or with the file.",
            tone="muted",
            wrap=True,
        )
        self.nothing.hide()
        self.remark = label(
            "Newest first. Long texts are shortened to the place where they differ.",
            "small",
            tone="muted",
            wrap=True,
        )
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.nothing)
        inner.addWidget(self.table)
        inner.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        close = button("Close", self.accept)
        close.setDefault(True)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(f"History of the {noun}", "heading", wrap=True))
        layout.addWidget(self.remark)
        layout.addWidget(scrolled(content), 1)
        layout.addLayout(buttons)
        place = parent.screen().availableSize()
        self.resize(min(900, place.width() - 60), min(520, place.height() - 80))
        context.query(read, self._show, owner=self)

    def _show(self, entries: tuple[HistoryEntry, ...]) -> None:
        self.table.set_rows(entries)
        self.table.setVisible(bool(entries))
        self.remark.setVisible(bool(entries))
        self.nothing.setVisible(not entries)
        if entries:
            self.table.select_row(0)
            self.table.setFocus()


def show_history(
    context: AppContext, parent: QWidget, kind: type[Record], record_id: str, noun: str
) -> None:
    """Open the history of a record; `noun` is what it is called ("contact")."""
    county = context.county
    _open(context, parent, lambda: history.record_history(county, kind, record_id), noun)


def show_office_history(context: AppContext, parent: QWidget) -> None:
    """Open the history of what is written about the county office."""
    county = context.county
    _open(context, parent, lambda: history.office_history(county), "county office")


def _open(context: AppContext, parent: QWidget, read: Read, noun: str) -> None:
    dialog = RecordHistoryDialog(context, parent, read, noun)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
