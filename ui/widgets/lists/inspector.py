"""The chosen row of a list in full, beside the list: it is saved as one types."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.domain.casework.records import Record
from sos_desktop.domain.changes import Changes
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import drafts
from ui.context import AppContext
from ui.widgets.basics import button, label, line, scrolled
from ui.widgets.forms.form import RecordForm
from ui.widgets.forms.form_fields import AnyField
from ui.widgets.lists.record_history import show_history
from ui.widgets.typing import KEPT_EVERY, Typing, leave_undo, typing_of

WIDTH = 344
_WAIT = 1000
"""Milliseconds after the last key until what is typed is saved."""


class Inspector(QFrame):
    """Holds the form of one record at a time; Escape goes back to its row.

    Signals:
        closed: It was put away.
        left: Escape: keys go back to the row.
    """

    closed = Signal()
    left = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setProperty("role", "inspector")
        self.setAccessibleName("The chosen row in full")
        typing_of(self, Typing.ITSELF)
        self._context = context
        self._save: Callable[[Any], Changes] | None = None
        self._fields: tuple[AnyField, ...] = ()
        self._kept: Record | None = None
        self._noun = ""
        self._typed = False
        self._drafted = ""
        self.form: RecordForm[Any] = RecordForm(())
        self.title = label("", "strong", wrap=True)
        self.history_button = button(
            "", self.history, role="quiet", icon_name="history", name="History (Ctrl+H)"
        )
        self.close_button = button(
            "", self.close_it, role="quiet", icon_name="x", name="Close the details (Escape)"
        )
        self.state = label("", "small", tone="muted")
        self._holder = QWidget()
        self._inside = QVBoxLayout(self._holder)
        self._inside.setContentsMargins(16, 12, 16, 12)
        self._inside.addStretch(1)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self.flush)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEPT_EVERY)
        self._keeping.timeout.connect(self._keep_draft)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 6, 6)
        head.addWidget(self.title, 1)
        head.addWidget(self.history_button)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 8)
        foot.addWidget(self.state, 1)
        foot.addWidget(label("Ctrl+Z undoes", "small", tone="muted"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(line())
        self.area = scrolled(self._holder)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box.addWidget(self.area, 1)
        box.addWidget(line())
        box.addLayout(foot)

    @property
    def record_id(self) -> str:
        """The id of the record it shows; "" for none."""
        return self._kept.id if self._kept is not None else ""

    def show_record(
        self,
        record: Record,
        noun: str,
        title: str,
        fields: Sequence[AnyField],
        save: Callable[[Any], Changes],
    ) -> bool:
        """Show a record; what was typed into the one before is saved first.

        Args:
            record: As it is kept.
            noun: What it is called.
            title: What is written above it.
            fields: What is asked for.
            save: Keeps it, on the worker.

        Returns:
            Whether its fields were made anew.
        """
        self.flush()
        made = tuple(fields) != self._fields or not self._fields
        if made:
            self._make(tuple(fields))
        self._save, self._noun, self._kept = save, noun, record
        self.title.setText(title)
        self.form.load(record)
        self.state.setText("")
        self.show()
        return made

    def refresh(self, record: Record | None, title: str) -> None:
        """The list was read anew; what is being typed stays."""
        if record is None:
            self._typed = False
            self._kept = None
            self.close_it()
            return
        self.title.setText(title)
        if self._typed or record == self._kept:
            return
        self._kept = record
        try:
            if self.form.record() == record:
                return
        except InputProblem:
            return
        self.form.load(record)

    def _make(self, fields: tuple[AnyField, ...]) -> None:
        self._fields = fields
        before, self.form = self.form, RecordForm(fields, stacked=True)
        self._inside.insertWidget(0, self.form)
        before.hide()
        before.deleteLater()
        self.form.edited.connect(self._on_edited)
        for control in (self.form, *self.form.findChildren(QWidget)):
            control.installEventFilter(self)

    def go_to(self, name: str = "") -> None:
        """Give the keys to a field, to the first one by default."""
        name = name or next(iter(self.form.controls), "")
        if name in self.form.controls:
            control = self.form.controls[name]
            control.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(control, 0, 40)

    def history(self) -> None:
        """Show what was done to the record."""
        if self._kept is not None:
            show_history(self._context, self, type(self._kept), self._kept.id, self._noun)

    def close_it(self) -> None:
        """Put it away; what was typed is saved."""
        self.flush()
        self.hide()
        self.closed.emit()

    # --- saving -----------------------------------------------------------------------------

    def _on_edited(self) -> None:
        self.state.setText("")
        self._typed = True
        self._timer.start()
        if not self._keeping.isActive():
            self._keeping.start()

    def _keep_draft(self) -> None:
        """What is typed without a pause, or cannot be saved as it is, outlives the program too."""
        kept, county = self._kept, self._context.county
        if kept is None:
            return
        key = drafts.of_record(kept)
        typed, self._drafted = self.form.typed(), key
        self._context.query(
            lambda: drafts.keep(county, key, typed),
            lambda _none: None,
            owner=self._context,
            typed=True,
        )

    def _forgetting(self) -> Callable[[], None]:
        """Removes the draft of the record that is shown, on the worker."""
        county, key, self._drafted = self._context.county, self._drafted, ""
        return lambda: drafts.keep(county, key, {}) if key else None

    def put_back(self, typed: Mapping[str, Any]) -> None:
        """Show what was typed before and not saved; it is saved like what is typed now."""
        self.form.fill(typed)
        self._on_edited()

    def flush(self) -> None:
        """Save now what is not saved yet."""
        self._timer.stop()
        self._keeping.stop()
        if self._typed:
            self._typed = False
            self._save_typed()

    def _save_typed(self) -> None:
        save, kept = self._save, self._kept
        if save is None or kept is None:
            return
        try:
            record = self.form.record()
        except InputProblem as problem:
            self._keep_draft()
            self._refused(kept.id, problem)
            return
        drafted, forget = self._drafted, self._forgetting()
        if record == kept:
            if drafted:
                self._context.query(forget, lambda _none: None, owner=self._context, typed=True)
            return
        self._kept = record

        def keep() -> Changes:
            changes = save(record)
            forget()
            return changes

        self._context.change(
            keep,
            owner=self,
            quiet=True,
            typed=True,
            done=lambda _changes: self._saved(record.id),
            failed=lambda error: self._failed(kept, error),
        )

    def _saved(self, record_id: str) -> None:
        if record_id != self.record_id:
            return
        self.form.clear_problems()
        moment = clock.now().astimezone().strftime("%I:%M %p").lstrip("0")
        self.state.setText(f"Saved {moment}")

    def _failed(self, kept: Record, error: BaseException) -> None:
        if kept.id == self.record_id:
            self._kept = kept
        if isinstance(error, InputProblem):
            if kept.id == self.record_id:
                self._keep_draft()
            self._refused(kept.id, error)
        else:
            self._context.report(error)

    def _refused(self, record_id: str, problem: InputProblem) -> None:
        if record_id == self.record_id and self.form.show_problem(problem, go_there=False):
            self.state.setText("Not saved yet")
        else:
            self._context.notice.emit("bad", problem.message, "")

    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        inside = before is not None and self.isVisible() and self.isAncestorOf(before)
        if inside and before is not now:
            self.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride and not self._typed:
            return leave_undo(event)
        if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.left.emit()
            return True
        return super().eventFilter(watched, event)
