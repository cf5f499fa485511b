"""The icon set: Lucide line drawings (ISC licence), recoloured by the palette."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from sos_desktop.foundation.paths import resource
from ui import theme
from ui.delegates.painters import painting

_SIZES = (16, 20, 24, 32, 48)
_asked: dict[int, tuple[str, str, bool]] = {}
"""How each drawing was asked for, by the key Qt knows it and its copies by."""


def icon(name: str, tone: str = "muted") -> QIcon:
    """The named drawing in a palette tone; the accent tone is used when it is checked."""
    return _told(name, tone, beside=False)


def icon_before_words(name: str, tone: str = "muted") -> QIcon:
    """The drawing with some room at its right, which Qt leaves out in buttons: 5 wide to 4 tall."""
    return _told(name, tone, beside=True)


def tint_anew() -> None:
    """Give every button and action its drawing in the colors of the look that is in force now."""
    for widget in QApplication.allWidgets():
        own = [widget] if isinstance(widget, QAbstractButton) else []
        for holder in (*widget.actions(), *own):
            asked = _asked.get(holder.icon().cacheKey())
            if asked is not None:
                holder.setIcon(_told(*asked[:2], beside=asked[2]))


def pixmap(name: str, tone: str, side: int, ratio: float = 1.0) -> QPixmap:
    """One picture of the drawing, `side` device-independent pixels wide."""
    return _drawn(name, getattr(theme.tokens(), tone), side, ratio)


def _told(name: str, tone: str, *, beside: bool) -> QIcon:
    current = theme.tokens()
    made = _icon(name, tone, getattr(current, tone), current.accent, beside=beside)
    _asked[made.cacheKey()] = (name, tone, beside)
    return made


@cache
def _icon(name: str, _tone: str, color: str, checked: str, *, beside: bool) -> QIcon:
    """One for each tone, also where a look has the same color for two."""
    result = QIcon()
    for side in _SIZES:
        room = side // 4 if beside else 0
        result.addPixmap(_drawn(name, color, side, 1.0, room))
        result.addPixmap(_drawn(name, checked, side, 1.0, room), QIcon.Mode.Normal, QIcon.State.On)
    return result


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode("utf-8")))


@cache
def _drawn(name: str, color: str, side: int, ratio: float, beside: int = 0) -> QPixmap:
    renderer = _renderer(name, color)
    picture = QPixmap(QSize(side + beside, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with painting(picture) as painter:
        renderer.render(painter, QRectF(0, 0, side, side))
    return picture
