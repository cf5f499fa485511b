"""What a form asks for, and the control for each kind of answer."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from sos_desktop.domain.casework.records.schema import Editor, NotDeclared, field_info, slot_of
from sos_desktop.domain.casework.value_words import value_words
from sos_desktop.domain.unreadable import UNREADABLE_WORDS, is_readable, unreadable_number
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from ui import theme
from ui.widgets.choice import ChoiceBox
from ui.widgets.forms.choose_many import ChooseMany
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.names_field import NamesLine

V = TypeVar("V")
Choices = Sequence[tuple[V, str]]
"""Values with their words."""


@frozen_dataclass
class Field(Generic[V]):
    """One entry of a form.

    Attributes:
        of: The attribute of the record, named on its class: `Field(Move.reason, "Reason")`. A type
            checker takes that for a value of the attribute, so it knows name and type alike.
        label: In sentence case, without a colon.
        editor: How it is asked for.
        choices: The values of a choice, or those to tick off; in a choice a (None, words) first
            makes it optional.
        hint: Grey words inside an empty control; what choosing none of many means.
        required: A date that may not be left empty.
        offers: Names offered while one types into a line; others may be typed.
        lines: How many lines of a long text are seen without scrolling.
    """

    of: V
    label: str
    editor: Editor = Editor.LINE
    choices: Choices[V] = ()
    hint: str = ""
    required: bool = False
    offers: Sequence[str] = ()
    lines: int = 4

    @property
    def name(self) -> str:
        """The name of the attribute."""
        return slot_of(self.of).__name__

    @property
    def needed(self) -> bool:
        """Whether it may not be left empty."""
        try:
            return self.required or bool(field_info(self.of).required)
        except NotDeclared:  # of a dialog's own record, which is never kept
            return self.required

    @property
    def words(self) -> str:
        """The label, which says so where it may not be left empty."""
        return f"{self.label} (required)" if self.needed else self.label

    @property
    def record(self) -> type:
        """The class of the records that have it."""
        return slot_of(self.of).__objclass__


AnyField = Field[Any]
"""A field among fields of several types, as a form has them."""


def _line(field: AnyField) -> QWidget:
    control = QLineEdit()
    control.setPlaceholderText(field.hint)
    if field.offers:
        completer = QCompleter(list(field.offers), control)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        control.setCompleter(completer)
    return control


def _text(field: AnyField) -> QWidget:
    control = QPlainTextEdit()
    control.setPlaceholderText(field.hint)
    control.setTabChangesFocus(True)
    theme.height(control, field.lines, beside=16)
    return control


def _choice(field: AnyField) -> QWidget:
    control = ChoiceBox()
    for _value, words in field.choices:
        control.addItem(words)
    # A long choice may not widen the dialog beyond the screen.
    control.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    control.setMinimumContentsLength(16)
    return control


def _date(field: AnyField) -> QWidget:
    return DateField(field.label, nearest=field.editor is Editor.EVENT_DATE)


def _names(field: AnyField) -> QWidget:
    return NamesLine(field.label, field.hint, field.offers)


def _many(field: AnyField) -> QWidget:
    return ChooseMany(field.label, field.choices, nothing=field.hint or "None chosen")


_LINES = frozenset({Editor.LINE, Editor.NAME, Editor.NAMES})
WORDS = _LINES | {Editor.TEXT}
"""Editors of what somebody writes."""
NUMBERS = frozenset({Editor.WHOLE, Editor.YEAR, Editor.NUMBER, Editor.MONEY})
"""Editors of numbers."""
TYPED = frozenset(Editor) - {Editor.CHOICE, Editor.MULTIPLE}
"""Editors with a field that takes text, dates and numbers too."""

_CONTROLS: dict[Editor, Callable[[AnyField], QWidget]] = {
    Editor.LINE: _line,
    Editor.NAME: _line,
    Editor.NAMES: _names,
    Editor.TEXT: _text,
    Editor.DATE: _date,
    Editor.EVENT_DATE: _date,
    Editor.CHOICE: _choice,
    Editor.MULTIPLE: _many,
    Editor.WHOLE: _line,
    Editor.YEAR: _line,
    Editor.NUMBER: _line,
    Editor.MONEY: _line,
}


def make_control(field: AnyField) -> QWidget:
    """The control for a field."""
    return _CONTROLS[field.editor](field)


def set_value(control: QWidget, field: AnyField, value: Any) -> None:
    """Show a value in the control of a field."""
    if isinstance(control, ChoiceBox):
        # Values stay out of the combo box: Qt would turn an enumeration into a plain string.
        control.show_value(_values(field), value, _other_words(field, value))
    elif isinstance(control, DateField):
        control.set_date(value)
    elif isinstance(control, ChooseMany):
        control.set_values(value)
    elif isinstance(control, QPlainTextEdit):
        control.setPlainText(value or "")
    elif isinstance(control, QLineEdit):
        plain = field.editor in _LINES or field.editor is Editor.YEAR
        control.setText(str(value or "") if plain else _number_text(value))
        control.setCursorPosition(0)


def get_value(control: QWidget, field: AnyField) -> Any:
    """What the control of a field says.

    Raises:
        InputProblem: A date or number cannot be read; `where` names the field.
    """
    if isinstance(control, ChoiceBox):
        return control.value_among(_values(field))
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
    return text if field.editor in _LINES else number_in(text, field)


def get_typed(control: QWidget, field: AnyField) -> Any:
    """What stands in the control of a field, as a plain value, whether or not it can be read."""
    if isinstance(control, ChoiceBox):
        return _plain(control.value_among(_values(field)))
    if isinstance(control, DateField):
        return control.line.text()
    if isinstance(control, ChooseMany):
        return [_plain(value) for value in control.values()]
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    assert isinstance(control, QLineEdit)
    return control.text()


def set_typed(control: QWidget, field: AnyField, typed: Any) -> None:
    """Put back what `get_typed` gave; a choice that is no longer offered is left out."""
    if isinstance(control, QComboBox):
        values = [_plain(value) for value, _words in field.choices]
        if typed in values:
            control.setCurrentIndex(values.index(typed))
    elif isinstance(control, DateField):
        control.line.setText(typed)
    elif isinstance(control, ChooseMany):
        control.set_values([value for value, _words in field.choices if _plain(value) in typed])
    elif isinstance(control, QPlainTextEdit):
        control.setPlainText(typed)
        control.moveCursor(QTextCursor.MoveOperation.End)
    elif isinstance(control, QLineEdit):
        control.setText(typed)


def _values(field: AnyField) -> list[Any]:
    return [value for value, _words in field.choices]


def _other_words(field: AnyField, value: Any) -> str:
    """What a value is called that its box does not offer."""
    try:
        info = field_info(field.of)
    except NotDeclared:
        return UNREADABLE_WORDS
    return UNREADABLE_WORDS if info.references is not None else value_words(info, value)


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)


def _dated(control: DateField, field: AnyField) -> date | None:
    try:
        day = control.date()
    except InputProblem as error:
        raise InputProblem(error.message, where=field.name) from error
    if day is None and field.required:
        raise InputProblem("Write the date, for example Nov 21, 2026.", where=field.name)
    return day


def _number_text(value: float | None) -> str:
    if not is_readable(value):
        return UNREADABLE_WORDS
    return "" if value is None else f"{value:,.10g}" if value % 1 else f"{int(value):,}"


def number_in(text: str, field: AnyField) -> float | int | None:
    """The number somebody wrote for a field; None for nothing.

    Raises:
        InputProblem: It is none; `where` names the field.
    """
    cleaned = text.replace("$", "").replace(",", "").replace("−", "-").replace(" ", "")
    if not cleaned:
        return None
    if text.strip() == UNREADABLE_WORDS:
        return unreadable_number(None)
    try:
        value = float(cleaned.removesuffix("%"))
        return value if field.editor is Editor.NUMBER else round(value)
    except (ValueError, OverflowError) as error:
        raise InputProblem(
            f"“{text}” is not a number. Write digits, for example 1,250.", where=field.name
        ) from error


def watch(control: QWidget, changed: Callable[[], None]) -> None:
    """Call `changed` when somebody types or chooses."""
    if isinstance(control, QComboBox):
        control.currentIndexChanged.connect(lambda _index: changed())
    elif isinstance(control, DateField | ChooseMany):
        control.edited.connect(changed)
    elif isinstance(control, QPlainTextEdit):
        control.textChanged.connect(changed)
    elif isinstance(control, QLineEdit):
        control.textEdited.connect(lambda _text: changed())
