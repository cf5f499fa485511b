"""Keys of the last line of a list that belong to what lies over it, or to the window."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.widgets.choice import ChoiceBox
from ui.widgets.forms.names_field import NamesLine
from ui.widgets.typing import leave_undo


def leave_when_empty(watched: QObject, event: QKeyEvent) -> bool:
    """Undo in an empty line is the window's: it takes back what was entered last."""
    return isinstance(watched, QLineEdit) and not watched.text() and leave_undo(event)


def is_offering(control: QObject) -> bool:
    """Whether a list lies open over a cell, to which Enter then belongs."""
    if isinstance(control, ChoiceBox):
        return control.is_open()
    if isinstance(control, NamesLine):
        popup = control.completions.popup()
        return popup is not None and popup.isVisible()
    return False
