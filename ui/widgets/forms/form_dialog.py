"""A form in a dialog, with Save and Cancel."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.changes import Changes
from sos_desktop.foundation.errors import AppError, FileMoved, InputProblem
from ui.context import AppContext
from ui.widgets.basics import button, label, show_hanging
from ui.widgets.dialog import Dialog
from ui.widgets.forms.form import R, RecordForm
from ui.widgets.forms.form_draft import FormDraft
from ui.widgets.forms.form_fields import AnyField
from ui.widgets.refusal import Refusal

_WIDE = 70
"""Characters across, so that larger text does not cut what is entered."""


class FormDialog(Dialog, Generic[R]):
    """A form with Save and Cancel; it stays open, with the reason, until saving worked.

    Signals:
        saved: The `Changes` of the save.
    """

    saved = Signal(object)

    def __init__(
        self,
        context: AppContext,
        title: str,
        fields: Sequence[AnyField],
        record: R,
        save: Callable[[R], Changes],
        *,
        parent: QWidget,
        explanation: str = "",
        action: str = "Save",
        draft: str = "",
    ) -> None:
        """Make it; `save` runs on the worker and may raise InputProblem.

        With a key of `services.casework.drafts` what is typed is shown again in its place when the
        program ended meanwhile; without one it is kept as in any text field.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self._context = context
        self._save = save
        self._touched = False
        self.draft: FormDraft | None = None
        self._area = _FormArea(self)
        self.form = RecordForm(fields, parent=self._area.viewport())
        self._area.hold(self.form)
        self.form.load(record)
        self.form.edited.connect(self._on_edited)
        self.problem = Refusal()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(title, "heading", wrap=True))
        self.explanation = label("", tone="muted", wrap=True)
        layout.addWidget(self.explanation)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.problem)
        self._add_buttons(layout, action)
        self.explain(explanation)
        if draft:
            self.keep_draft(draft).look()

    def _add_buttons(self, layout: QVBoxLayout, action: str) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.cancel_button = button("Cancel", super().reject)
        self.save_button = button(action, self.submit, role="primary")
        self.save_button.setDefault(True)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        layout.addLayout(buttons)

    def explain(self, words: str) -> None:
        """Say above the form what it is about; the window has room for all of both."""
        show_hanging(self.explanation, words)
        self.explanation.setVisible(bool(words))
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self._fit_screen(self.parentWidget() or self)

    def put_first(self, words: str, control: QWidget) -> None:
        """Add a row above the form for a choice that is not a part of the record."""
        self.form.put_first(words, control)
        self._area.updateGeometry()
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self._fit_screen(self.parentWidget() or self)

    def keep_draft(
        self,
        key: str,
        beside: Callable[[], Mapping[str, Any]] = dict,
        holds_more: Callable[[], bool] = lambda: False,
    ) -> FormDraft:
        """Keep what is typed under a key of `services.casework.drafts` until it is saved.

        Args:
            key: Whose draft it is.
            beside: What is kept beside the fields of the form; plain values.
            holds_more: Whether something of `beside` alone is worth keeping.
        """
        self.draft = FormDraft(self._context, self, self.form, key, beside, holds_more)
        self.draft.offered.connect(lambda: self._fit_screen(self.parentWidget() or self))
        self.draft.discarded.connect(self._on_discarded)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self._area), self.draft)
        return self.draft

    def _on_discarded(self) -> None:
        self._touched = False

    def _fit_screen(self, parent: QWidget) -> None:
        screen = parent.screen().availableGeometry()
        place = screen.size()
        wide = max(560, self.fontMetrics().averageCharWidth() * _WIDE)
        least, layout = QSize(wide, 0), self.layout()
        wanted = self.sizeHint().expandedTo(least)
        if layout is not None and layout.hasHeightForWidth():
            wanted.setHeight(layout.totalHeightForWidth(wanted.width()))
        self.resize(wanted.boundedTo(QSize(place.width() - 40, place.height() - 80)))
        below = self.frameGeometry().bottom() - screen.bottom()
        if self.isVisible() and below > 0:  # it became taller where it stands
            self.move(self.x(), max(self.y() - below, screen.top()))

    def _on_edited(self) -> None:
        self._touched = True

    def reject(self) -> None:
        """Escape and the window's own button ask before they throw away what was entered."""
        if self._touched and not self._context.dialogs.confirm(
            self, "Discard what you entered?", "It has not been saved.", "Discard"
        ):
            return
        super().reject()

    def submit(self) -> None:
        """Save what was entered."""
        try:
            record = self.form.record()
        except InputProblem as error:
            self._failed(error)
            return
        self.form.clear_problems()
        self.save_button.setEnabled(False)
        forget = self.draft.forgetting() if self.draft else None

        def keep() -> Changes:
            changes = self._save(record)
            if forget is not None:
                forget()
            return changes

        self._context.change(keep, owner=self, done=self._done, failed=self._failed)

    def _done(self, changes: Changes) -> None:
        self.saved.emit(changes)
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, InputProblem) and self.form.show_problem(error):
            # Only after its line has its place can the form scroll to it.
            QTimer.singleShot(0, self, lambda: self._show_refusal(error.where))
        elif isinstance(error, AppError) and not isinstance(error, FileMoved):
            self.problem.say(error.message)
        else:
            self._context.report(error)

    def _show_refusal(self, name: str) -> None:
        """What is refused, and its field, are in sight."""
        problem, control = self.form.problem_of(name), self.form.controls[name]
        self._area.ensureWidgetVisible(control, 0, 8)
        self._area.ensureWidgetVisible(problem, 0, 8)


class _FormArea(QScrollArea):
    """Holds a form; scrolls only when the screen is too small for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def hold(self, form: QWidget) -> None:
        """Show a form that was made in the viewport."""
        self._form = form
        self.setWidget(form)

    def sizeHint(self) -> QSize:
        return self._form.sizeHint() + QSize(0, 4)
