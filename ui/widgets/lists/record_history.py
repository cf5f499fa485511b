"""A record's own history: who changed what, when, from what, to what."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.domain.casework.history.field_changes import HistoryEntry
from sos_desktop.domain.casework.records import CaseRecord, Record
from sos_desktop.domain.changes import Changes
from sos_desktop.domain.formats import moment_in_cell
from sos_desktop.foundation.errors import AppError, InputProblem
from sos_desktop.services.casework import bring_back
from sos_desktop.services.county import history
from sos_desktop.services.county.county_files import CountyFile
from ui.context import AppContext
from ui.models.table import Column
from ui.widgets.basics import button, label, scrolled
from ui.widgets.dialog import Dialog
from ui.widgets.lists.fitted_table import FittedTable

Read = Callable[[], tuple[HistoryEntry, ...]]
Bring = Callable[[str], Changes]
"""Keeps a record as it was before a step, on the worker."""

COLUMNS: tuple[Column[HistoryEntry], ...] = (
    Column("When", lambda h: moment_in_cell(h.at), sort=lambda h: h.at, width=16),
    Column("Who", lambda h: h.who or "not known", width=14),
    Column("Step", lambda h: f"{h.label}, taken back" if h.undone else h.label, width=18),
    Column("From → to", lambda h: h.words or "nothing was written in it", width=48),
)


class RecordHistoryDialog(Dialog):
    """Every change of one record, newest first."""

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        read: Read,
        noun: str,
        bring: Bring | None = None,
    ) -> None:
        """Make it; with `bring` a step's earlier wording can be brought back."""
        super().__init__(parent)
        self._context, self._read, self._bring = context, read, bring
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
        self.bring_button = button("Bring back what was before this step", self.bring_back)
        self.bring_button.setVisible(bring is not None)
        self.bring_button.setAutoDefault(False)
        self.table.current_changed.connect(self._on_current)
        self.table.menu.offer(self.bring_button)
        buttons.addWidget(self.bring_button)
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
        self._on_current(None)
        self._look()

    def _look(self) -> None:
        self._context.query(self._read, self._show, owner=self)

    def _on_current(self, entry: HistoryEntry | None) -> None:
        """Before the first step there was nothing that could come back."""
        self.bring_button.setEnabled(entry is not None and entry.operation != "insert")

    def bring_back(self) -> None:
        """Keep the record as it was before the chosen step, as a step of its own."""
        entry, bring = self.table.current(), self._bring
        if entry is None or bring is None or not self.bring_button.isEnabled():
            return
        self.bring_button.setEnabled(False)
        self._context.change(
            lambda: bring(entry.change_id),
            owner=self,
            done=lambda _changes: self._look(),
            failed=self._failed,
        )

    def _failed(self, error: BaseException) -> None:
        self._on_current(self.table.current())
        if not isinstance(error, AppError):
            self._context.report(error)
            return
        self.nothing.setText(error.message)
        self.nothing.show()

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
    _open(
        context,
        parent,
        lambda: history.record_history(county, kind, record_id),
        noun,
        _bringing(county, kind, record_id) if issubclass(kind, CaseRecord) else None,
    )


def _bringing(county: CountyFile, kind: type[CaseRecord], record_id: str) -> Bring:
    def bring(change_id: str) -> Changes:
        earlier = bring_back.before_step(county, kind, record_id, change_id)
        if earlier is None:
            raise InputProblem("What was there before this step cannot be made again.")
        return bring_back.bring_back(county, earlier)

    return bring


def show_office_history(context: AppContext, parent: QWidget) -> None:
    """Open the history of what is written about the county office."""
    county = context.county
    _open(context, parent, lambda: history.office_history(county), "county office")


def _open(
    context: AppContext, parent: QWidget, read: Read, noun: str, bring: Bring | None = None
) -> None:
    dialog = RecordHistoryDialog(context, parent, read, noun, bring)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
