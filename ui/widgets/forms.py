"""Forms made from a list of fields: a label, a control, and a place for what is wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.changes import Changes
from sos_desktop.foundation.errors import InputProblem
from ui.context import AppContext
from ui.widgets.basics import button, label, restyle
from ui.widgets.choose_many import ChooseMany
from ui.widgets.dates import DateField
from ui.widgets.names import NamesLine

Choices = Sequence[tuple[Any, str]]


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of a form.

    Attributes:
        name: Attribute of the record.
        label: In sentence case, without a colon.
        kind: line, names (several, offered one by one), text, date, choice, many (a list to
            tick off), whole, number or money.
        choices: (value, words) for a choice or for many; in a choice a (None, words) first makes
            it optional.
        hint: Grey words inside an empty control; what choosing none of many means.
        required: A date that may not be left empty.
        offers: Names offered while one types into a line; others may be typed.
    """

    name: str
    label: str
    kind: str = "line"
    choices: Choices = ()
    hint: str = ""
    required: bool = False
    offers: Sequence[str] = ()


class RecordForm(QWidget):
    """Edits a copy of one frozen record; `record()` gives the edited copy.

    Signals:
        edited: Something was typed or chosen.
    """

    edited = Signal()

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__()
        self._fields = tuple(fields)
        self._record: Any = None
        self.controls: dict[str, QWidget] = {}
        self._problems: dict[str, QLabel] = {}
        self._labels: dict[str, QLabel] = {}
        form = self._layout = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for field in self._fields:
            self._add(form, field)

    def _add(self, form: QFormLayout, field: Field) -> None:
        control = _CONTROLS[field.kind](field)
        control.setObjectName(field.name)
        control.setAccessibleName(field.label)
        problem = label("", "small", tone="bad", wrap=True)
        problem.hide()
        box = QWidget()
        stacked = QVBoxLayout(box)
        stacked.setContentsMargins(0, 0, 0, 0)
        stacked.setSpacing(2)
        stacked.addWidget(control)
        stacked.addWidget(problem)
        words = label(field.label)
        words.setBuddy(control)
        words.setContentsMargins(0, 6, 0, 0)
        form.addRow(words, box)
        self.controls[field.name] = control
        self._problems[field.name] = problem
        self._labels[field.name] = words
        _watch(control, self.edited.emit)

    def load(self, record: Any) -> None:
        """Show a record."""
        self._record = record
        for field in self._fields:
            _set(self.controls[field.name], field, getattr(record, field.name))
        self.clear_problems()

    def record(self) -> Any:
        """The record as edited.

        Raises:
            InputProblem: A date or number cannot be read; `where` names the field.
        """
        values = {f.name: _get(self.controls[f.name], f) for f in self._fields}
        return replace(self._record, **values)

    def show_problem(self, problem: InputProblem) -> bool:
        """Show a problem beside its field; False when the form has no such field."""
        self.clear_problems()
        place = self._problems.get(problem.where)
        if place is None:
            return False
        place.setText(problem.message)
        place.show()
        restyle(self.controls[problem.where], "invalid", "true")
        self.controls[problem.where].setFocus()
        return True

    def show_field(self, name: str, *, shown: bool, words: str = "") -> None:
        """Show or hide a field with its label, which may say something else from now on."""
        box = self.controls[name].parentWidget()
        assert box is not None
        self._layout.setRowVisible(box, shown)
        if words:
            self._labels[name].setText(words)
            self.controls[name].setAccessibleName(words)

    def clear_problems(self) -> None:
        """Take all messages away."""
        for name, place in self._problems.items():
            if place.isVisibleTo(self):
                place.hide()
                restyle(self.controls[name], "invalid", "false")


class FormDialog(QDialog):
    """A form with Save and Cancel; it stays open, with the reason, until saving worked.

    Signals:
        saved: The `Changes` of the save.
    """

    saved = Signal(object)

    def __init__(
        self,
        context: AppContext,
        title: str,
        fields: Sequence[Field],
        record: Any,
        save: Callable[[Any], Changes],
        *,
        parent: QWidget,
        explanation: str = "",
        action: str = "Save",
    ) -> None:
        """Make it; `save` runs on the worker and may raise InputProblem."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self._context = context
        self._save = save
        self._touched = False
        self.form = RecordForm(fields)
        self.form.load(record)
        self.form.edited.connect(self._on_edited)
        self.problem = label("", tone="bad", wrap=True)
        self.problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(title, "heading", wrap=True))
        self.explanation = label(explanation, tone="muted", wrap=True)
        self.explanation.setVisible(bool(explanation))
        layout.addWidget(self.explanation)
        layout.addWidget(_FormArea(self.form), 1)
        layout.addWidget(self.problem)
        self._add_buttons(layout, action)
        self._fit_screen(parent)

    def _add_buttons(self, layout: QVBoxLayout, action: str) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.cancel_button = button("Cancel", super().reject)
        self.save_button = button(action, self.submit, role="primary")
        self.save_button.setDefault(True)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        layout.addLayout(buttons)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save_button.click)

    def _fit_screen(self, parent: QWidget) -> None:
        place = parent.screen().availableSize()
        wanted = self.sizeHint().expandedTo(QSize(560, 0))
        self.resize(wanted.boundedTo(QSize(place.width() - 40, place.height() - 80)))

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
        self.save_button.setEnabled(False)
        self._context.change(
            lambda: self._save(record), owner=self, done=self._done, failed=self._failed
        )

    def _done(self, changes: Changes) -> None:
        self.saved.emit(changes)
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        if not isinstance(error, InputProblem):
            self._context.report(error)
            return
        if not self.form.show_problem(error):
            self.problem.setText(error.message)
            self.problem.show()


class _FormArea(QScrollArea):
    """Holds a form; scrolls only when the screen is too small for it."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self._form = form
        self.setWidgetResizable(True)
        self.setWidget(form)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        return self._form.sizeHint() + QSize(0, 4)


def _line(field: Field) -> QWidget:
    control = QLineEdit()
    control.setPlaceholderText(field.hint)
    if field.offers:
        completer = QCompleter(list(field.offers), control)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        control.setCompleter(completer)
    return control


def _text(field: Field) -> QWidget:
    control = QPlainTextEdit()
    control.setPlaceholderText(field.hint)
    control.setTabChangesFocus(True)
    control.setFixedHeight(control.fontMetrics().lineSpacing() * 4 + 16)
    return control


def _choice(field: Field) -> QWidget:
    control = QComboBox()
    for _value, words in field.choices:
        control.addItem(words)
    # A long choice may not widen the dialog beyond the screen.
    control.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    control.setMinimumContentsLength(16)
    return control


def _date(field: Field) -> QWidget:
    return DateField(field.label)


def _names(field: Field) -> QWidget:
    return NamesLine(field.label, field.hint, field.offers)


def _many(field: Field) -> QWidget:
    return ChooseMany(field.label, field.choices, nothing=field.hint or "None chosen")


_WORDS = ("line", "names")
_CONTROLS: dict[str, Callable[[Field], QWidget]] = {
    "line": _line, "names": _names, "text": _text, "date": _date, "choice": _choice,
    "many": _many, "whole": _line, "number": _line, "money": _line,
}  # fmt: skip


def _set(control: QWidget, field: Field, value: Any) -> None:
    if isinstance(control, QComboBox):
        # Values stay out of the combo box: Qt would turn an enumeration into a plain string.
        values = [choice for choice, _words in field.choices]
        control.setCurrentIndex(values.index(value) if value in values else 0)
    elif isinstance(control, DateField):
        control.set_date(value)
    elif isinstance(control, ChooseMany):
        control.set_values(value)
    elif isinstance(control, QPlainTextEdit):
        control.setPlainText(value or "")
    elif isinstance(control, QLineEdit):
        control.setText(str(value or "") if field.kind in _WORDS else _number_text(value))
        control.setCursorPosition(0)


def _get(control: QWidget, field: Field) -> Any:
    if isinstance(control, QComboBox):
        return field.choices[control.currentIndex()][0]
    if isinstance(control, DateField):
        return _dated(control, field)
    if isinstance(control, ChooseMany):
        return control.values()
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText().strip()
    if isinstance(control, NamesLine):
        return control.value()
    assert isinstance(control, QLineEdit)
    text = control.text().strip()
    return text if field.kind in _WORDS else _number(text, field)


def _dated(control: DateField, field: Field) -> date | None:
    try:
        day = control.date()
    except InputProblem as error:
        raise InputProblem(error.message, where=field.name) from error
    if day is None and field.required:
        raise InputProblem("Write the date, for example Nov 21, 2026.", where=field.name)
    return day


def _number_text(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}" if value % 1 else f"{int(value):,}"


def _number(text: str, field: Field) -> float | int | None:
    cleaned = text.replace("$", "").replace(",", "").replace("−", "-").replace(" ", "")
    if not cleaned:
        return None
    try:
        value = float(cleaned.removesuffix("%"))
        return value if field.kind == "number" else round(value)
    except (ValueError, OverflowError) as error:
        raise InputProblem(
            f"“{text}” is not a number. Write digits, for example 1,250.", where=field.name
        ) from error


def _watch(control: QWidget, changed: Callable[[], None]) -> None:
    if isinstance(control, QComboBox):
        control.currentIndexChanged.connect(lambda _index: changed())
    elif isinstance(control, DateField | ChooseMany):
        control.edited.connect(changed)
    elif isinstance(control, QPlainTextEdit):
        control.textChanged.connect(changed)
    elif isinstance(control, QLineEdit):
        control.textEdited.connect(lambda _text: changed())
