"""A person types into the box for everything, and takes one of its matches."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from ui.search import places


def begin(window, settle, qtbot):
    """Put the cursor in the box, as Ctrl+K does; gives the box."""
    window.activateWindow()
    window.search.start()
    qtbot.waitUntil(window.search.hasFocus)
    settle()
    return window.search


def type_(box, text, settle):
    """Type into the box, after what is there."""
    QTest.keyClicks(box, text)
    settle()


def take(box, text, settle):
    """Go down to a match and press Enter."""
    for _step in range(places(box).index(text)):
        QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    settle()


def finds(window, settle, qtbot):
    """Types into the box and takes a match, as one does in one go."""

    def type_and_take(typed, text):
        box = begin(window, settle, qtbot)
        type_(box, typed, settle)
        take(box, text, settle)
        settle()

    return type_and_take


def dialog():
    """The dialog in front; None without any."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return found[-1] if found else None
