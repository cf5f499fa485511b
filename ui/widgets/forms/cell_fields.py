"""A field of a record in one cell of a list: a line, or a choice; dates and money in words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.formats import date_words, parse_date
from sos_desktop.domain.unreadable import UNREADABLE_DAY
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from ui.widgets.forms.form_fields import (
    NUMBERS,
    WORDS,
    AnyField,
    get_typed,
    get_value,
    make_control,
    set_typed,
    set_value,
)

CELLS = frozenset(Editor) - {Editor.NONE, Editor.MULTIPLE}
"""Editors that one cell can stand for; several of several need more room."""

_DATES = (Editor.DATE, Editor.EVENT_DATE)
_IN_LINES = (Editor.TEXT, *_DATES)


def make_cell(field: AnyField) -> QWidget:
    """The control for a field in a cell; a text of several lines is a line here."""
    if field.editor not in _IN_LINES:
        control = make_control(field)
        if isinstance(control, QComboBox):
            control.setMinimumContentsLength(1)
        elif isinstance(control, QLineEdit) and field.editor in NUMBERS:
            control.setPlaceholderText(field.label)  # a cell is too narrow for more
            control.setToolTip(field.hint)
    else:
        control = QLineEdit()
        hint = "Dec 4 or +7" if field.editor in _DATES else field.hint
        control.setPlaceholderText(hint)
    control.setAccessibleName(field.label)
    control.setProperty("role", "cell")
    return control


def left_open(fields: Sequence[AnyField], fresh: object) -> Sequence[AnyField]:
    """The fields one types into: texts, or numbers where a fresh record brings its text along."""
    still = [field for field in fields if not getattr(fresh, field.name, None)]
    texts = [field for field in still if field.editor in WORDS]
    return texts or [field for field in still if field.editor in NUMBERS]


def fits_in_a_line(value: Any) -> bool:
    """Whether a cell can hold it: a text of several lines would become another one."""
    return not (isinstance(value, str) and "\n" in value)


def set_cell(control: QWidget, field: AnyField, value: Any) -> None:
    """Show a value in the cell of a field."""
    if field.editor not in _IN_LINES:
        set_value(control, field, value)
        return
    assert isinstance(control, QLineEdit)
    shown = date_words(value, missing="") if field.editor in _DATES else value
    control.setText(shown or "")
    control.setCursorPosition(0)


def get_cell(control: QWidget, field: AnyField) -> Any:
    """What the cell of a field says.

    Raises:
        InputProblem: A date or number cannot be read; `where` names the field.
    """
    if field.editor not in _IN_LINES:
        return get_value(control, field)
    assert isinstance(control, QLineEdit)
    text = control.text().strip()
    return read_date(text, field) if field.editor in _DATES else text


def read_date(text: str, field: AnyField) -> date | None:
    """A day as somebody typed it; None for nothing.

    Raises:
        InputProblem: It is no day, or one is needed; `where` names the field.
    """
    if not text:
        if field.required:
            raise InputProblem("Write the date, for example Nov 21, 2026.", where=field.name)
        return None
    if text == date_words(UNREADABLE_DAY):  # left as it was
        return UNREADABLE_DAY
    day = parse_date(text, clock.today(), nearest=field.editor is Editor.EVENT_DATE)
    if day is None:
        raise InputProblem(
            f"“{text}” is not a date. Write it like Nov 21, 2026 or 11/21/2026.", where=field.name
        )
    return day


def typed_in(control: QWidget, field: AnyField) -> Any:
    """What stands in a cell, as a plain value, whether or not it can be read."""
    return control.text() if isinstance(control, QLineEdit) else get_typed(control, field)


def type_in(control: QWidget, field: AnyField, typed: Any) -> None:
    """Put back what `typed_in` gave; of a text of several lines its words."""
    if isinstance(control, QLineEdit):
        control.setText(" ".join(str(typed).split("\n")))
    else:
        set_typed(control, field, typed)
