"""Cut, copy and paste of the Edit menu: they act where the keys were when the menu was opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.widgets.lists.row_menu import press_copy

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)


class ClipboardActions(QObject):
    """The three entries.

    Their keys are named and not bound: a field takes Ctrl+C itself, and a table copies in its way.
    """

    def __init__(self, window: "MainWindow", menu: QMenu) -> None:
        super().__init__(window)
        self._target: QWidget | None = None
        self.cut = self._entry(menu, "Cu&t\tCtrl+X", lambda text: text.cut())
        self.copy = self._entry(menu, "&Copy\tCtrl+C", lambda text: text.copy())
        self.paste = self._entry(menu, "&Paste\tCtrl+V", lambda text: text.paste())
        menu.aboutToShow.connect(self.look)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._remember)

    def _entry(self, menu: QMenu, words: str, of_text: Callable[[QLineEdit], object]) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(lambda: self._do(of_text))
        return action

    def _remember(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and not isinstance(new, QMenu | QMenuBar):
            self._target = new

    def look(self) -> None:
        """Allow what is possible where the keys are."""
        target = self._where()
        marked = writes = False
        if isinstance(target, QLineEdit):
            marked, writes = target.hasSelectedText(), not target.isReadOnly()
        elif isinstance(target, QPlainTextEdit | QTextEdit):
            marked, writes = target.textCursor().hasSelection(), not target.isReadOnly()
        view = isinstance(target, QAbstractItemView) and target.currentIndex().isValid()
        self.cut.setEnabled(marked and writes)
        self.copy.setEnabled(marked or view)
        self.paste.setEnabled(writes and bool(QGuiApplication.clipboard().text()))

    def _where(self) -> QWidget | None:
        target = self._target
        return target if target is not None and isValid(target) and target.isVisible() else None

    def _do(self, of_text: Callable[[QLineEdit], object]) -> None:
        target = self._where()
        if isinstance(target, _TEXTS):
            of_text(target)  # type: ignore[arg-type]  # all three kinds of field have the three verbs
        elif isinstance(target, QAbstractItemView):
            press_copy(target)
