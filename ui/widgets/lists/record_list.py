"""A list of a case's records one types into: its last line takes a new one, its cells are edited.

What it shows and asks for is derived from the declaration of the kind; the whole of the chosen row
stands in an inspector beside the list (`ui/widgets/lists/inspector.py`).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Generic

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.checks import record_checks
from sos_desktop.domain.casework.records import OrderedRecord
from sos_desktop.domain.changes import Changes
from sos_desktop.foundation.errors import AppError, InputProblem
from sos_desktop.services.casework import records
from sos_desktop.services.county.county_files import CountyFile
from ui.context import AppContext
from ui.models.table import RECORD_ROLE, Index
from ui.widgets.basics import button, label
from ui.widgets.focus import tab_through
from ui.widgets.forms.cell_fields import fits_in_a_line
from ui.widgets.forms.form_fields import AnyField
from ui.widgets.headings import OF_A_LIST, be_heading
from ui.widgets.lists.entry_keeper import EntryKeeper
from ui.widgets.lists.entry_row import EntryRow
from ui.widgets.lists.line_table import LineTable
from ui.widgets.lists.list_keys import act_on_key, leave_entry
from ui.widgets.lists.list_spec import ListSpec, R
from ui.widgets.lists.record_history import show_history
from ui.widgets.lists.record_title import title_of_record
from ui.widgets.lists.row_actions import RowActions
from ui.widgets.lists.scroll_to import give_focus, scroll_into_view, show_whole


class RecordList(QFrame, Generic[R]):
    """A section with a table and a line to type into, or with a sentence while it is empty.

    Signals:
        opened: What asks for the fields of a record (it has a `form`), before keys go to it.
        inspect_asked: The chosen row is to be seen in full; the name of a field to go to, or "".
        shown: The rows were read anew.
    """

    opened = Signal(object)
    inspect_asked = Signal(str)
    shown = Signal()

    def __init__(self, context: AppContext, spec: ListSpec[R], home: QWidget | None = None) -> None:
        """Make it where it will stand: put there when it is finished, it is styled twice."""
        super().__init__(home)
        self.setProperty("role", "section")
        self._context = context
        self.spec = spec
        self._file: CaseFile | None = None
        self._fields: dict[str, AnyField] | None = None
        self._awaited = ""
        self.add_button = button(
            "" if spec.new is not None else "Add…",
            self.add,
            role="quiet",
            name=f"Add {spec.noun}",
            icon_name="plus",
        )
        self.add_button.setParent(self)  # first, because keys come to it before the table
        self.table: LineTable[R] = LineTable(
            spec.columns, name=spec.title, keeper=self, ordered=spec.ordered, parent=self
        )
        self.table.boxed = spec.boxed()
        self.nothing = label(spec.nothing, tone="muted", wrap=True)
        self.nothing.setContentsMargins(0, 0, 0, 4)
        self.count = label("", tone="muted")
        self._make_actions()
        self.entry: EntryRow[R] | None = self._entry() if spec.new is not None else None
        self.explanation = label("", "small", tone="muted", wrap=True)
        self.explanation.hide()
        self._lay_out()
        self._connect()

    def _entry(self) -> EntryRow[R]:
        made: EntryRow[R] = EntryRow(self.spec.noun, self.spec.columns, self)
        self.keeper = EntryKeeper(self._context, made, self)
        made.begun.connect(self._begin_entry)
        made.left.connect(lambda upward: leave_entry(self, upward=upward))
        made.pasted.connect(self.paste)
        return made

    def _make_actions(self) -> None:
        noun = self.spec.noun
        self.edit_action = self._act(f"Open the {noun} at the right (Space)", self.edit)
        self.history_action = self._act(f"History of the {noun} (Ctrl+H)", self.history)
        self.remove_action = self._act(f"Remove the {noun} (Delete)", self.remove)
        self.up_action = self._act("Move up (Ctrl+Up)", lambda: self.shift(-1))
        self.down_action = self._act("Move down (Ctrl+Down)", lambda: self.shift(1))
        self.extra: list[QAction] = []
        acts = {self.edit_action: "square-pen", self.history_action: "history"}
        self.row_actions = RowActions(self.table, [*acts.items(), (self.remove_action, "trash-2")])

    def _act(self, text: str, run: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(run)
        return action

    def _lay_out(self) -> None:
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.title = label(self.spec.title, "strong", wrap=False)
        be_heading(self.title, OF_A_LIST)
        self.head.addWidget(self.title)
        self.head.addWidget(self.count, 1)
        self.head.addWidget(self.add_button)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        self.box.addLayout(self.head)
        self.box.addWidget(self.nothing)
        self.box.addWidget(self.table)
        if self.entry is not None:
            self.box.addWidget(self.entry)
        self.box.addWidget(self.explanation)

    def _connect(self) -> None:
        self.table.chosen.connect(lambda _record: self.edit())
        self.table.current_changed.connect(lambda _record: self._refresh())
        self.table.pointed.connect(lambda _row: self._refresh())
        self.table.menu.offer_from(self.menu_actions)
        self.table.dropped.connect(self._put)
        self.table.fitted.connect(self._place_entry)
        self.table.installEventFilter(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        tab_through(self)  # a kind of list may have put more into it

    # --- what it shows ----------------------------------------------------------------------

    def show_records(self, file: CaseFile, found: Sequence[R]) -> None:
        """Show a case's records."""
        other = self._file is None or self._file.case.id != file.case.id
        self._file, self._fields = file, None
        if self.entry is not None and other:
            self.keeper.begin(file.case.id)
            if self.entry.isAncestorOf(QApplication.focusWidget() or self):
                self._begin_entry()  # keys are there already, and do not come again
        found = found if self.entry is None else self.keeper.joined(found)
        self.table.set_rows(found)
        self._show_size()
        if not found and self.face.hasFocus():
            self.add_button.setFocus()
        self._show_awaited()
        self._refresh()
        self.shown.emit()

    def _show_size(self) -> None:
        count = self.table.rows_model.rowCount()
        self.table.setVisible(bool(count))
        self.nothing.setVisible(not count)
        self.count.setText(f"{count:,}" if count else "")
        self._place_entry()

    @property
    def face(self) -> QAbstractItemView:
        """What shows the records and takes the keys."""
        return self.table

    def current(self) -> R | None:
        """The record the cursor is on."""
        return self.table.current()

    def record_with(self, record_id: str) -> R | None:
        """A record of the list by its id."""
        return next((r for r in self.table.rows_model.rows if r.id == record_id), None)

    def fields(self, record: R | None = None) -> dict[str, AnyField]:
        """What is asked of a record, by the names of the fields; of a new one for None."""
        if self._fields is None and self._file is not None:
            self._fields = {field.name: field for field in self.spec.fields(self._file)}
        return self._fields or {}

    def forget_fields(self) -> None:
        """Something else is offered now."""
        self._fields = None

    def title_of(self, record: R) -> str:
        """What stands above a record that is shown in full."""
        return title_of_record(record, self.spec.noun)

    def noun_of(self, _record: R) -> str:
        """What a record of the list is called."""
        return self.spec.noun

    def saver(self, _record: R) -> Callable[[CountyFile, R], Changes]:
        """How a record of the list is kept."""
        return self.spec.save

    # --- adding -----------------------------------------------------------------------------

    def add(self) -> None:
        """Give the keys to the line that takes a new record."""
        if self._file is not None and self.entry is not None:
            self._begin_entry()
            self.entry.start()
            give_focus(self._context, self.entry.controls[self.entry.main])

    def _begin_entry(self) -> None:
        file, new = self._file, self.spec.new
        if file is None or new is None or self.entry is None:
            return
        self.entry.prepare(tuple(self.fields().values()), lambda: new(file))
        self.explanation.setText(self.spec.explain(file) if self.spec.explain else "")
        self.explanation.setVisible(bool(self.explanation.text()))
        self.keeper.look()
        self.opened.emit(self.entry)

    def check(self, record: R, before: R | None = None) -> R:
        """The record as it would be kept.

        Raises:
            InputProblem: It cannot be kept; `where` names the field.
        """
        cleaned = record_checks.cleaned(record)
        record_checks.check_record(cleaned, self._file.lea.kind if self._file else "", before)
        return cleaned

    def show_new(self, record: R) -> None:
        """Show a record at once, before the file has it."""
        self.table.rows_model.put(self.table.rows_model.rowCount(), record)
        self.table.fit()
        self._show_size()
        self.await_record(record.id)

    def drop_new(self, record_id: str) -> None:
        """Take back what `show_new` showed; the file refused it."""
        rows = [row for row in self.table.rows_model.rows if row.id != record_id]
        self.table.set_rows(rows)
        self._show_size()

    def paste(self, text: str) -> None:
        """Make rows of lines or of a block of cells."""
        from ui.widgets.lists.paste_dialog import paste_rows

        if self._file is not None and self.entry is not None:
            paste_rows(self._context, self, self._file, text)

    def _place_entry(self) -> None:
        if self.entry is None:
            return
        self.entry.place(self.table.places(), alone=self.table.isHidden())

    # --- changing ---------------------------------------------------------------------------

    def field_at(self, index: Index) -> AnyField | None:
        """The field that is edited in a cell; a text of several lines is edited at the right."""
        name = self.spec.columns[index.column()].field
        record = self.table.proxy.index(index.row(), 0).data(RECORD_ROLE)
        field = self.fields(record).get(name)
        if field is not None and record is not None and not fits_in_a_line(getattr(record, name)):
            QTimer.singleShot(0, self, lambda: self.inspect_asked.emit(name))
            return None
        return field

    def enter(self, record: Any, field: AnyField, value: Any) -> None:
        """Keep a record with another value in one field; it is shown at once."""
        try:
            edited = self.spec.follow(record, replace(record, **{field.name: value}))
            after = self.check(edited, record)
        except InputProblem as problem:
            self.refuse(problem)
            return
        self._exchange(after)
        county, save = self._context.county, self.spec.save
        self._context.change(
            lambda: save(county, after),
            owner=self,
            quiet=True,
            typed=True,
            failed=lambda error: self._not_kept(record, error),
        )

    def refuse(self, problem: AppError) -> None:
        """Say why a cell keeps what it had."""
        self._context.notice.emit("bad", problem.message, "")

    def _exchange(self, record: R) -> None:
        rows = [record if row.id == record.id else row for row in self.table.rows_model.rows]
        self.table.rows_model.exchange(rows)
        self.shown.emit()

    def _not_kept(self, before: R, error: BaseException) -> None:
        if self.record_with(before.id) is not None:
            self._exchange(before)
        self._context.report(error)

    def edit(self) -> None:
        """See the chosen record in full."""
        if self.current() is not None:
            self.inspect_asked.emit("")

    def remove(self) -> None:
        """Remove the selected record; the window offers to undo it."""
        record = self.current()
        if record is not None:
            county, remove = self._context.county, self.spec.remove
            self._context.change(lambda: remove(county, record), owner=self)

    def history(self) -> None:
        """Show what was done to the selected record."""
        record = self.current()
        if record is not None:
            show_history(self._context, self, type(record), record.id, self.spec.noun)

    # --- going ------------------------------------------------------------------------------

    def go_to(self, record_id: str) -> bool:
        """Select a record, show it and give it the keys; False when it is not in the list."""
        there = self.table.select(record_id)
        if there:
            give_focus(self._context, self.face)
        return there

    def await_record(self, record_id: str) -> None:
        """Put the cursor on a record as soon as the page has read it."""
        self._awaited = record_id
        self._show_awaited()

    def _show_awaited(self) -> None:
        """A page is filled in pieces, so what was saved may stand in a later one."""
        if self._awaited and self.table.select(self._awaited):
            # A list that was empty has its place on the page only after this.
            QTimer.singleShot(0, self.table, self._into_sight)

    def _into_sight(self) -> None:
        scroll_into_view(self.face)
        entry = self.entry
        if entry is not None and self.isAncestorOf(QGuiApplication.focusObject()):  # type: ignore[arg-type]
            show_whole(entry.line)

    def awaited_is_kept(self, record_id: str) -> None:
        """The file has what was entered; if that was the last one, the cursor is free again."""
        if record_id == self._awaited:
            self._awaited = ""

    def _refresh(self) -> None:
        rows = self.table.rows_model.rowCount()
        place = self.table.currentIndex().row() if rows else -1
        for action in (self.edit_action, self.history_action, self.remove_action):
            action.setEnabled(place >= 0 or self.table.hovered >= 0)
        self.up_action.setEnabled(place > 0)
        self.down_action.setEnabled(0 <= place < rows - 1)
        self.row_actions.settle()

    def _put(self, start: int, place: int) -> None:
        """Give the row at `start` the place `place`; it is shown there at once."""
        rows = [*self.table.rows_model.rows]
        if not (0 <= start < len(rows) and 0 <= place < len(rows)):
            return
        record = rows.pop(start)
        if not isinstance(record, OrderedRecord):
            return
        rows.insert(place, record)
        self.table.set_rows(rows)
        self.table.select_row(place)
        county = self._context.county
        self._context.change(lambda: records.move(county, record, place), owner=self, quiet=True)

    def menu_actions(self) -> list[QAction]:
        """What can be done with the chosen row."""
        order = [self.up_action, self.down_action] if self.spec.ordered else []
        return [self.edit_action, *self.extra, *order, self.history_action, self.remove_action]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table:
            if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._key(event) or super().eventFilter(watched, event)
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                QTimer.singleShot(0, self, self.row_actions.settle)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        return act_on_key(self, event)

    def shift(self, step: int) -> None:
        """Move the chosen record so many places down."""
        here = self.table.currentIndex().row()
        self._put(here, here + step)
