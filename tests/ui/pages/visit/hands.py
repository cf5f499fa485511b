"""What a person does and sees at a site visit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def enter(press, text):
    press(text)
    press(key=Qt.Key.Key_Return)


def dialog_of(kind=QDialog):
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1, found
    return found[0]


def words(widget):
    return " ".join(w.text() for w in widget.findChildren(QLabel) if w.isVisible())
