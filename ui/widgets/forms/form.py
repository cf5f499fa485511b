"""Forms made from a list of fields: a label, a control, and a place for what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.foundation.errors import InputProblem
from ui.widgets.announce import announce
from ui.widgets.basics import label, restyle
from ui.widgets.forms.form_fields import (
    TYPED,
    AnyField,
    get_typed,
    get_value,
    make_control,
    set_typed,
    set_value,
    watch,
)


class Editable(Protocol):
    """What a form edits: any dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


R = TypeVar("R", bound=Editable)


class RecordForm(QWidget, Generic[R]):
    """Edits a copy of one frozen record; `record()` gives the edited copy.

    Signals:
        edited: Something was typed or chosen.
        loaded: Another record is shown.
    """

    edited = Signal()
    loaded = Signal()

    def __init__(
        self, fields: Sequence[AnyField], *, stacked: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make it; where it is `stacked` each label stands above its field."""
        super().__init__(parent)
        self._fields = tuple(fields)
        self._record: R | None = None
        self.controls: dict[str, QWidget] = {}
        self._problems: dict[str, QLabel] = {}
        self._labels: dict[str, QLabel] = {}
        form = self._layout = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        wraps = QFormLayout.RowWrapPolicy
        form.setRowWrapPolicy(wraps.WrapAllRows if stacked else wraps.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for field in self._fields:
            self._add(form, field)

    def _add(self, form: QFormLayout, field: AnyField) -> None:
        control = make_control(field)
        control.setObjectName(field.name)
        control.setAccessibleName(field.words)
        problem = label("", "small", tone="bad", wrap=True)
        problem.hide()
        box = QWidget(self)
        stacked = QVBoxLayout(box)
        stacked.setContentsMargins(0, 0, 0, 0)
        stacked.setSpacing(2)
        stacked.addWidget(control)
        stacked.addWidget(problem)
        words = label(field.words)
        words.setBuddy(control)
        _beside_field(words)
        form.addRow(words, box)
        self.controls[field.name] = control
        self._problems[field.name] = problem
        self._labels[field.name] = words
        watch(control, self.edited.emit)

    def need(self, name: str, *, needed: bool) -> None:
        """Say that a field may not stay empty as things stand now, or that it may."""
        field = next(field for field in self._fields if field.name == name)
        words = replace(field, required=needed).words
        self._labels[name].setText(words)
        self.controls[name].setAccessibleName(words)

    def put_first(self, words: str, control: QWidget) -> None:
        """Add a row above the others for a control that is not a part of the record."""
        shown = label(words)
        shown.setBuddy(control)
        _beside_field(shown)
        self._layout.insertRow(0, shown, control)
        for widget in (shown, control):
            widget.show()  # a hidden one would not count in how tall the form is
        QWidget.setTabOrder(control, self.controls[self._fields[0].name])

    def load(self, record: R) -> None:
        """Show a record.

        Raises:
            TypeError: It has not the fields the form asks for.
        """
        foreign = [f.name for f in self._fields if not isinstance(record, f.record)]
        if foreign:
            raise TypeError(f"{type(record).__name__} has not {', '.join(foreign)} of this form.")
        self._record = record
        for field in self._fields:
            set_value(self.controls[field.name], field, getattr(record, field.name))
        self.clear_problems()
        self.loaded.emit()

    def record(self) -> R:
        """The record as edited.

        Raises:
            InputProblem: A date or number cannot be read; `where` names the field.
        """
        assert self._record is not None
        values = {f.name: get_value(self.controls[f.name], f) for f in self._fields}
        return replace(self._record, **values)

    def typed(self) -> dict[str, Any]:
        """What stands in each field, as plain values, whether or not it can be read."""
        return {f.name: get_typed(self.controls[f.name], f) for f in self._fields}

    def fill(self, typed: Mapping[str, Any]) -> None:
        """Put back what `typed` gave; a field it does not have stays as it is."""
        for field in self._fields:
            if field.name in typed:
                set_typed(self.controls[field.name], field, typed[field.name])
        self.clear_problems()

    def words_of(self, typed: Mapping[str, Any]) -> tuple[str, ...]:
        """Of what `typed` gave the texts of the fields one types in."""
        return tuple(str(typed[f.name]).strip() for f in self._fields if f.editor in TYPED)

    @property
    def takes_long_text(self) -> bool:
        """Whether there is a field for more than a line."""
        return any(field.editor is Editor.TEXT for field in self._fields)

    def show_problem(self, problem: InputProblem, *, go_there: bool = True) -> bool:
        """Show a problem beside its field; False when the form has no such field.

        Args:
            problem: What is wrong, and where.
            go_there: Give the keys to the field; not while somebody types elsewhere.
        """
        self.clear_problems()
        place = self._problems.get(problem.where)
        if place is None:
            return False
        place.setText(problem.message)
        place.show()
        control = self.controls[problem.where]
        restyle(control, "invalid", "true")
        _describe(control, problem.message)
        if go_there:
            control.setFocus()
        announce(control, problem.message, urgent=True)
        return True

    def problem_of(self, name: str) -> QLabel:
        """Where what is wrong with a field is said."""
        return self._problems[name]

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
                _describe(self.controls[name], "")


def _describe(control: QWidget, message: str) -> None:
    """Tie what is wrong to the field that is read aloud."""
    for told in (control, control.focusProxy()):
        if told is not None:
            told.setAccessibleDescription(message)


def _beside_field(words: QLabel) -> None:
    """Set a label level with the first line of its field, however tall that is."""
    words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    words.setContentsMargins(0, 6, 0, 0)
