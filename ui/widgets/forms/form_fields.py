"""What a form asks for, and the control for each kind of answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from sos_desktop.foundation.errors import InputProblem
from ui.widgets.forms.choose_many import ChooseMany
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.names_field import NamesLine

Choices = Sequence[tuple[Any, str]]


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of a form.

    Attributes:
        name: Attribute of the record.
        label: In sentence case, without a colon.
        kind: line, names (several, offered one by one), text, date, event (the date of something
            that has been, mostly), choice, many (a list to tick off), whole, number or money.
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
    return DateField(field.label, nearest=field.kind == "event")


def _names(field: Field) -> QWidget:
    return NamesLine(field.label, field.hint, field.offers)


def _many(field: Field) -> QWidget:
    return ChooseMany(field.label, field.choices, nothing=field.hint or "None chosen")


_LINES = ("line", "names")
WORDS = (*_LINES, "text")
"""Kinds of fields that hold what somebody writes."""

_CONTROLS: dict[str, Callable[[Field], QWidget]] = {
    "line": _line,
    "names": _names,
    "text": _text,
    "date": _date,
    "event": _date,
    "choice": _choice,
    "many": _many,
    "whole": _line,
    "number": _line,
    "money": _line,
}


def make_control(field: Field) -> QWidget:
    """The control for a field."""
    return _CONTROLS[field.kind](field)


def set_value(control: QWidget, field: Field, value: Any) -> None:
    """Show a value in the control of a field."""
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
        control.setText(str(value or "") if field.kind in _LINES else _number_text(value))
        control.setCursorPosition(0)


def get_value(control: QWidget, field: Field) -> Any:
    """What the control of a field says.

    Raises:
        InputProblem: A date or number cannot be read; `where` names the field.
    """
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
    return text if field.kind in _LINES else _number(text, field)


def get_typed(control: QWidget, field: Field) -> Any:
    """What stands in the control of a field, as a plain value, whether or not it can be read."""
    if isinstance(control, QComboBox):
        return _plain(field.choices[control.currentIndex()][0])
    if isinstance(control, DateField):
        return control.line.text()
    if isinstance(control, ChooseMany):
        return [_plain(value) for value in control.values()]
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    assert isinstance(control, QLineEdit)
    return control.text()


def set_typed(control: QWidget, field: Field, typed: Any) -> None:
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


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)


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
