"""A list of a case's records: add, edit, remove; mouse and keyboard alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.services import records
from ui.context import AppContext
from ui.models.table import Column
from ui.widgets.basics import button, label
from ui.widgets.forms import Field, FormDialog
from ui.widgets.tables import RecordTable

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class ListSpec:
    """What a list shows and how its records are made.

    Attributes:
        noun: One of them ("contact").
        nothing: What an empty list says: what belongs there.
        fields: The form's fields; they may offer what is in the case.
        new: A fresh record for a case.
        ordered: The person decides the order; Ctrl+Up and Ctrl+Down move.
    """

    title: str
    noun: str
    nothing: str
    columns: Sequence[Column[Any]]
    fields: Callable[[CaseFile], Sequence[Field]]
    new: Callable[[CaseFile], Any]
    ordered: bool = False


class RecordList(QFrame):
    """A card with a table, or with a sentence while it is empty."""

    def __init__(self, context: AppContext, spec: ListSpec) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self.spec = spec
        self._file: CaseFile | None = None
        self.table = RecordTable(spec.columns, name=spec.title, key=lambda r: r.id)
        self.nothing = label(spec.nothing, tone="muted", wrap=True)
        self.add_button = button("Add…", self.add, name=f"Add {spec.noun}", icon_name="plus")
        self.edit_button = button("Edit…", self.edit, role="quiet", name=f"Edit {spec.noun}")
        self.remove_button = button("Remove", self.remove, role="quiet", name=f"Remove {spec.noun}")
        head = QHBoxLayout()
        head.addWidget(label(spec.title, "heading"))
        head.addStretch(1)
        for made in (self.edit_button, self.remove_button, self.add_button):
            head.addWidget(made)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self.nothing)
        box.addWidget(self.table)
        self.table.chosen.connect(lambda _record: self.edit())
        self.table.current_changed.connect(lambda _record: self._refresh())
        self.table.installEventFilter(self)
        if spec.ordered:
            self.table.setSortingEnabled(False)

    def show_records(self, file: CaseFile, found: Sequence[Any]) -> None:
        """Show a case's records."""
        self._file = file
        self.table.set_rows(found)
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)
        rows = min(max(len(found), 1), _SHOWN)
        line = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(
            line * rows + self.table.horizontalHeader().sizeHint().height() + 18
        )
        self._refresh()

    def add(self) -> None:
        """Ask for a new record."""
        if self._file is not None:
            self._open(f"Add {self.spec.noun}", self.spec.new(self._file))

    def edit(self) -> None:
        """Change the selected record."""
        record = self.table.current()
        if record is not None:
            self._open(f"Edit {self.spec.noun}", record)

    def remove(self) -> None:
        """Remove the selected record; the window offers to undo it."""
        record = self.table.current()
        if record is not None:
            county = self._context.county
            self._context.change(lambda: records.remove(county, record), owner=self)

    def _open(self, title: str, record: Any) -> None:
        assert self._file is not None
        county = self._context.county
        FormDialog(
            self._context, title, self.spec.fields(self._file), record,
            lambda edited: records.save(county, edited), parent=self,
        ).open()  # fmt: skip

    def _refresh(self) -> None:
        chosen = self.table.current() is not None and self.table.isVisibleTo(self)
        self.edit_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)

    def _move(self, step: int) -> None:
        record = self.table.current()
        if record is None:
            return
        place = [r.id for r in self.table.rows_model.rows].index(record.id) + step
        county = self._context.county
        self._context.change(lambda: records.move(county, record, max(0, place)), owner=self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if watched is self.table and pressed and self._key(event):  # type: ignore[arg-type]
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Delete:
            self.remove()
        elif event.key() == Qt.Key.Key_Insert:
            self.add()
        elif self.spec.ordered and control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            return False
        return True
