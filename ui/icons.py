"""The icon set: Lucide line drawings (ISC licence), recoloured by the palette."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sos_desktop.foundation.paths import resource
from ui import theme
from ui.delegates.painters import painting

_SIZES = (16, 20, 24, 32, 48)


def icon(name: str, tone: str = "muted") -> QIcon:
    """The named drawing in a palette tone; the accent tone is used when it is checked."""
    current = theme.tokens()
    return _icon(name, getattr(current, tone), current.accent)


def icon_before_words(name: str, tone: str = "muted") -> QIcon:
    """The drawing with some room at its right, which Qt leaves out in buttons: 5 wide to 4 tall."""
    current = theme.tokens()
    return _icon(name, getattr(current, tone), current.accent, beside=True)


def pixmap(name: str, tone: str, side: int, ratio: float = 1.0) -> QPixmap:
    """One picture of the drawing, `side` device-independent pixels wide."""
    return _drawn(name, getattr(theme.tokens(), tone), side, ratio)


@cache
def _icon(name: str, color: str, checked: str, *, beside: bool = False) -> QIcon:
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
