"""A person with a keyboard and no mouse: keys go where the system would send them."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QWidget

from tests.resting import rest

NONE = Qt.KeyboardModifier.NoModifier
SHOTS = "SOS_JOURNEY_SHOTS"
"""Names a folder for pictures of the steps; without it none are taken."""

PATIENCE = 3000
"""Milliseconds a desktop may take to hand the keys to a window; ends as soon as it did."""

FEW = 12
"""Presses of Tab that are no burden on the way to what a page or dialog is there for."""


class Keyboard:
    """Presses keys in the window in front, and looks where the focus is.

    Nothing is clicked and nothing is called on a widget: what cannot be reached by keys here cannot
    be reached by them at all.
    """

    def __init__(self, window: QWidget, settle: Callable[[], None], story: str = "") -> None:
        self.window = window
        self._settle = settle
        self._story = story
        self._taken = 0
        window.activateWindow()
        settle()

    @property
    def focus(self) -> QWidget:
        """What has the focus; a key that goes nowhere fails the journey."""
        found = QApplication.focusWidget()
        assert found is not None, f"nothing has the focus in {self._place()}"
        return found

    @property
    def at(self) -> str:
        """The accessible name of what has the focus."""
        return name_of(self.focus)

    def press(self, *keys: str) -> None:
        """Press keys one after another ("Tab", "Ctrl+K", "Alt+I"), then wait for what they do."""
        for key in keys:
            found = QKeySequence.fromString(key)
            assert found.count() == 1, f"no such key: {key}"
            QTest.keyClick(self._front(), found[0].key(), found[0].keyboardModifiers())
        self._settle()
        self._front()

    def type(self, text: str) -> None:
        """Type a text, without waiting between its letters."""
        for letter in text:
            if letter.isascii():
                QTest.keyClick(self._front(), ord(letter))
            else:
                for down in (True, False):
                    QTest.simulateEvent(self._front(), down, 0, NONE, letter, False)
        self._settle()
        self._front()

    def replace(self, text: str) -> None:
        """Type a text in the place of what a field holds."""
        self.press("Ctrl+A")
        self.type(text)

    def tab_to(self, name: str, *, back: bool = False, at_most: int = 40) -> int:
        """Press Tab until what is called `name` has the focus; gives the number of presses.

        A name fits in full, or by its beginning when it ends in "*".
        """
        passed = [self.at]
        for count in range(at_most + 1):
            if _fits(self.at, name):
                return count
            self.press("Shift+Tab" if back else "Tab")
            passed.append(self.at)
        raise AssertionError(
            f"“{name}” is not reached in {at_most} presses from {self._place()}: {passed}"
        )

    def choose(self, words: str) -> None:
        """Go down the combo box with the focus to the entry that begins with these words."""
        box = self.focus
        assert isinstance(box, QComboBox), f"no list to choose from: {self.at}"
        self.press("Home")
        for _step in range(box.count()):
            if box.currentText().startswith(words):
                return
            self.press("Down")
        raise AssertionError(
            f"{words} is not offered: {[box.itemText(n) for n in range(box.count())]}"
        )

    def dialog(self, title: str) -> QDialog:
        """The dialog in front, whose title begins like this and which has the focus."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, QDialog), f"no dialog is open; in front is {self._place()}"
        assert found.windowTitle().startswith(title), found.windowTitle()
        assert found.isAncestorOf(self.focus), f"the focus is not in the dialog but on {self.at}"
        return found

    def no_dialog(self) -> None:
        """Every dialog is closed and the window has the focus again."""
        assert QApplication.activeModalWidget() is None, self._place()
        self._front()
        assert self.window.isAncestorOf(self.focus), self.at

    def picture(self, name: str) -> None:
        """Keep a picture of what is in front, when a folder for pictures is named."""
        folder = os.environ.get(SHOTS)
        if folder:
            self._taken += 1
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._on_top().grab().save(
                str(Path(folder) / f"{self._story}-{self._taken:02} {name}.png")
            )

    def _place(self) -> str:
        return f"“{self._on_top().windowTitle()}”"

    def _front(self) -> QWindow:
        """The window the system gives keys to, once it has given them to the one in front.

        A desktop does that by itself, a moment after a dialog opened or closed; the tests' own
        screen has no such manager and is told.
        """
        if QApplication.activePopupWidget() is None and not _has_keys(self._on_top()):
            last = QGuiApplication.focusWindow()
            if last is None or not last.isVisible():
                self._on_top().activateWindow()
            _wait(lambda: _has_keys(self._on_top()))
            assert _has_keys(self._on_top()), f"the keys do not go to {self._place()}"
        found = QGuiApplication.focusWindow()
        assert found is not None, "no window has the focus"
        return found

    def _on_top(self) -> QWidget:
        return QApplication.activeModalWidget() or self.window


def _has_keys(widget: QWidget) -> bool:
    return QGuiApplication.focusWindow() is widget.windowHandle()


def _wait(ready: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(PATIENCE)
    while not (ready() or deadline.hasExpired()):
        rest(5)


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    told = widget.accessibleName()  # of a combo box, the interface tells what is chosen in it
    told = told or QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    return told or type(widget).__name__


def words(widget: QWidget) -> str:
    """Every text one sees in a place."""
    return " ".join(w.text() for w in widget.findChildren(QLabel) if w.isVisible())


def _fits(found: str, wanted: str) -> bool:
    return found.startswith(wanted[:-1]) if wanted.endswith("*") else found == wanted
