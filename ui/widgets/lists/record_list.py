"""A list of a case's records: add, edit, remove, order; mouse and keyboard alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import CaseRecord, OrderedRecord
from sos_desktop.domain.changes import Changes
from sos_desktop.services.casework import drafts, records
from sos_desktop.services.county.county_files import CountyFile
from ui.context import AppContext
from ui.models.table import Column
from ui.widgets.basics import button, label
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import AnyField
from ui.widgets.lists.fitted_table import FittedTable
from ui.widgets.lists.record_history import show_history
from ui.widgets.lists.scroll_to import give_focus, scroll_into_view

R = TypeVar("R", bound=CaseRecord)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSpec(Generic[R]):
    """What a list shows and how its records are made.

    Attributes:
        kind: The kind of its records.
        noun: One of them ("contact").
        nothing: What an empty list says: what belongs there.
        fields: The form's fields; they may offer what is in the case.
        new: A fresh record for a case; None where records are made in another way.
        ordered: The person decides the order; Ctrl+Up and Ctrl+Down move.
        save: Keeps a record, on the worker.
        explain: Words above the form.
    """

    kind: type[R]
    title: str
    noun: str
    nothing: str
    columns: Sequence[Column[R]]
    fields: Callable[[CaseFile], Sequence[AnyField]] = lambda _file: ()
    new: Callable[[CaseFile], R] | None = None
    ordered: bool = False
    save: Callable[[CountyFile, R], Changes] = records.save
    explain: Callable[[CaseFile], str] | None = None


class RecordList(QFrame, Generic[R]):
    """A card with a table, or with a sentence while it is empty.

    Signals:
        opened: The form of a record, before it is shown.
    """

    opened = Signal(object)

    def __init__(self, context: AppContext, spec: ListSpec[R]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self.spec = spec
        self._file: CaseFile | None = None
        self._awaited = ""
        self.table = FittedTable(spec.columns, name=spec.title, key=lambda r: r.id)
        self.nothing = label(spec.nothing, tone="muted", wrap=True)
        self.add_button = button("Add…", self.add, name=f"Add {spec.noun}", icon_name="plus")
        self.edit_button = button("Edit…", self.edit, role="quiet", name=f"Edit {spec.noun}")
        self.remove_button = button("Remove", self.remove, role="quiet", name=f"Remove {spec.noun}")
        self.history_button = button(
            "",
            self.history,
            role="quiet",
            icon_name="history",
            name=f"History of the {spec.noun} (Ctrl+H)",
        )
        self.up_button = self._mover("arrow-up", -1, "up")
        self.down_button = self._mover("arrow-down", 1, "down")
        self.head = QHBoxLayout()
        self.head.setSpacing(4)
        self.head.addWidget(label(spec.title, "heading", wrap=True), 1)
        for made in (
            self.up_button,
            self.down_button,
            self.history_button,
            self.edit_button,
            self.remove_button,
        ):
            self.head.addWidget(made)
        self.head.addSpacing(4)
        self.head.addWidget(self.add_button)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(16, 12, 16, 12)
        self.box.setSpacing(4)
        self.box.addLayout(self.head)
        self.box.addWidget(self.nothing)
        self.box.addWidget(self.table)
        self.table.chosen.connect(lambda _record: self.edit())
        self.table.current_changed.connect(lambda _record: self._refresh())
        self.table.installEventFilter(self)
        self.table.menu.offer(
            self.edit_button,
            self.history_button,
            self.up_button,
            self.down_button,
            self.remove_button,
            self.add_button,
        )
        if spec.ordered:
            self.table.setSortingEnabled(False)

    def _mover(self, icon_name: str, step: int, word: str) -> QPushButton:
        made = button(
            "",
            lambda: self._move(step),
            role="quiet",
            icon_name=icon_name,
            name=f"Move {self.spec.noun} {word} (Ctrl+{word.title()})",
        )
        if not self.spec.ordered:  # showing it here would make it a window of its own
            made.hide()
        return made

    def show_records(self, file: CaseFile, found: Sequence[R]) -> None:
        """Show a case's records."""
        self._file = file
        self.table.set_rows(found)
        if not found and self.table.hasFocus():
            self.add_button.setFocus()
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self._show_awaited()
        self._refresh()

    def current(self) -> R | None:
        """The record the cursor is on."""
        return self.table.current()

    def add(self) -> None:
        """Ask for a new record."""
        if self._file is not None and self.spec.new is not None:
            self._open(f"Add {self.spec.noun}", self.spec.new(self._file))

    def edit(self) -> None:
        """Change the selected record."""
        record = self.current()
        if record is not None:
            self._open(f"Edit {self.spec.noun}", record)

    def remove(self) -> None:
        """Remove the selected record; the window offers to undo it."""
        record = self.current()
        if record is not None:
            county = self._context.county
            self._context.change(lambda: records.remove(county, record), owner=self)

    def history(self) -> None:
        """Show what was done to the selected record."""
        record = self.current()
        if record is not None:
            show_history(self._context, self, type(record), record.id, self.spec.noun)

    def _open(self, title: str, record: R) -> None:
        assert self._file is not None
        county, spec = self._context.county, self.spec
        dialog = FormDialog(
            self._context,
            title,
            spec.fields(self._file),
            record,
            lambda edited: spec.save(county, edited),
            parent=self,
            explanation=spec.explain(self._file) if spec.explain else "",
        )
        dialog.saved.connect(lambda _changes: self._await(record.id))
        if dialog.form.takes_long_text:
            known = any(row.id == record.id for row in self.table.rows_model.rows)
            key = drafts.key_of(type(record), record.case_id, record.id if known else "")
            dialog.keep_draft(key).look()
        self.opened.emit(dialog)
        dialog.open()

    def go_to(self, record_id: str) -> bool:
        """Select a record, show it and give it the keys; False when it is not in the list."""
        there = self.table.select(record_id)
        if there:
            give_focus(self._context, self.table)
        return there

    def _await(self, record_id: str) -> None:
        """Put the cursor on a record as soon as the page has read it."""
        self._awaited = record_id
        self._show_awaited()

    def _show_awaited(self) -> None:
        """A page is filled in pieces, so what was saved may stand in a later one."""
        if self._awaited and self.table.select(self._awaited):
            self._awaited = ""
            # A list that was empty has its place on the page only after this.
            QTimer.singleShot(0, self.table, lambda: scroll_into_view(self.table))

    def _refresh(self) -> None:
        rows = self.table.rows_model.rowCount()
        place = self.table.currentIndex().row() if rows else -1
        self.history_button.setEnabled(place >= 0)
        self.edit_button.setEnabled(place >= 0)
        self.remove_button.setEnabled(place >= 0)
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(0 <= place < rows - 1)

    def _move(self, step: int) -> None:
        record, place = self.current(), self.table.currentIndex().row() + step
        if (
            not isinstance(record, OrderedRecord)
            or not 0 <= place < self.table.rows_model.rowCount()
        ):
            return
        county = self._context.county
        self._context.change(lambda: records.move(county, record, place), owner=self, quiet=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent):
            pressed = event.type() is QEvent.Type.KeyPress
            if pressed and self._key(event):
                return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Delete:
            self.remove()
        elif event.key() == Qt.Key.Key_Insert:
            self.add()
        elif control and event.key() == Qt.Key.Key_H:
            self.history()
        elif self.spec.ordered and control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            return False
        return True
