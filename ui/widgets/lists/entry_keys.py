"""Keys of the last line of a list that belong to what lies over it, or to the window."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit

from ui.widgets.forms.names_field import NamesLine


def leave_undo(watched: QObject, event: QKeyEvent) -> bool:
    """Undo in an empty line is the window's: it takes back what was entered last."""
    keys = QKeySequence.StandardKey
    empty = isinstance(watched, QLineEdit) and not watched.text()
    if empty and (event.matches(keys.Undo) or event.matches(keys.Redo)):
        event.ignore()
        return True
    return False


def is_offering(control: QObject) -> bool:
    """Whether a list lies open over a cell, to which Enter then belongs."""
    if isinstance(control, QComboBox):
        return control.view().isVisible()
    if isinstance(control, NamesLine):
        popup = control.completions.popup()
        return popup is not None and popup.isVisible()
    return False
