"""What is shown as a window of its own, however shortly: on a screen it flashes."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QGuiApplication, QWindow

from ui.main_window import MainWindow


class OtherWindows:
    """Notes what takes the keys away from a window, though it may be gone when that is told.

    Tips do not. To look at every event of the application was a third of walking through it.

    Attributes:
        seen: Where it was, and what.
        where: What one looks at.
    """

    def __init__(self, window: MainWindow) -> None:
        self.seen: list[str] = []
        self.where = ""
        self._window = window

    def go_on(self, where: str) -> None:
        """Look at something else: what took the keys before is told of that alone."""
        self._window.activateWindow()
        self.where = where

    def note(self, other: QWindow | None) -> None:
        if other is not self._window.windowHandle():
            self.seen.append(f"{self.where}: {other.title() if other else 'gone again'}")


@contextmanager
def other_windows(window: MainWindow) -> Iterator[OtherWindows]:
    """Look for them while a window is walked through; settle before you leave."""
    app, noted = QGuiApplication.instance(), OtherWindows(window)
    assert isinstance(app, QGuiApplication)
    assert window.isActiveWindow(), "else nothing could take the keys away from it"
    app.focusWindowChanged.connect(noted.note)
    yield noted
    app.focusWindowChanged.disconnect(noted.note)
    assert noted.seen or window.isActiveWindow()
