"""What the window remembers on this computer: places and sizes by screen, folders by purpose."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow

from sos_desktop.foundation.settings import Settings
from ui.context import AppContext

_FIRST_SIZE = QSize(1280, 820)
_SMALL = 1440
"""Pixels: on a screen narrower than this the first window takes all of it."""
_FRAME = QSize(16, 48)
"""What the system's frame takes of the screen beside the window."""


class Purpose(StrEnum):
    """What a folder is used for; each has the one that was used last for it."""

    DASHBOARD = "dashboard"
    CONTACTS = "contacts"
    LOCAL = "local data"
    DOCUMENTS = "documents"
    TABLES = "tables"
    CALENDAR = "calendar"
    ATTACH = "attach"
    KEPT_FILES = "kept files"
    COUNTY_FILES = "county files"
    COPIES = "copies"


def folder_for(context: AppContext, purpose: Purpose) -> Path:
    """The folder used last for this; the county file's own until there is one, or if it is gone."""
    kept = context.settings.folders.get(purpose, "")
    folder = Path(kept) if kept else None
    return folder if folder is not None and folder.is_dir() else context.county.path.parent


def used_folder(context: AppContext, purpose: Purpose, paths: Path | Sequence[Path]) -> None:
    """Remember where these files are, for the next time; nothing for none."""
    found = [paths] if isinstance(paths, Path) else list(paths)
    if found:
        first = found[0]
        folder = str(first if first.is_dir() else first.parent)
        if context.settings.folders.get(purpose) != folder:
            context.settings.folders[purpose] = folder
            context.keep_settings()


def _key(screen: QScreen) -> str:
    size = screen.size()
    return f"{screen.name()} {size.width()}x{size.height()}"


def clamped(place: QRect, room: QRect) -> QRect:
    """A place as large as it can be on a screen, moved onto it."""
    size = place.size().boundedTo(room.size())
    left = max(min(place.left(), room.right() - size.width() + 1), room.left())
    top = max(min(place.top(), room.bottom() - size.height() + 1), room.top())
    return QRect(left, top, size.width(), size.height())


def place_window(window: QMainWindow, settings: Settings) -> None:
    """Put the window where it was on the screen it was last on, whole on that screen."""
    screens = {_key(screen): screen for screen in QGuiApplication.screens()}
    screen = screens.get(settings.window_screen, window.screen())
    kept = settings.window_places.get(_key(screen), "")
    room = screen.availableGeometry()
    if not kept or not window.restoreGeometry(QByteArray.fromBase64(kept.encode())):
        window.resize(_FIRST_SIZE.boundedTo(room.size() - _FRAME))
        return
    if not window.isMaximized() and not window.isFullScreen():
        kept_place = window.geometry()
        size = kept_place.size().boundedTo(room.size() - _FRAME)
        place = clamped(QRect(kept_place.topLeft(), size), room)
        # Set again without need, it would move by the title bar's height at each start.
        if place != kept_place:
            window.setGeometry(place)


def fill_small_screen(window: QMainWindow, settings: Settings) -> None:
    """The first window on a small screen takes all of it; later ones stand where they were left."""
    screen = window.screen()
    known = settings.window_places.get(_key(screen), "")
    if not known and screen.availableGeometry().width() < _SMALL:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def keep_window(window: QMainWindow, settings: Settings) -> None:
    """Remember where the window is now, for this screen."""
    settings.window_screen = _key(window.screen())
    place = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
    settings.window_places[settings.window_screen] = place
