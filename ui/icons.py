"""The icon set: Lucide line drawings (ISC licence), recoloured by the palette."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from sos_desktop.foundation.paths import resource
from ui import theme
from ui.delegates.painters import painting

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
    return QIcon(_Drawn(name, color, checked, beside=beside))


class _Drawn(QIconEngine):
    """Draws an icon in each size when it is first asked for it; most are shown in one only.

    The pictures are kept by an icon of Qt's, which knows how what is disabled looks.
    """

    def __init__(self, name: str, color: str, checked: str, *, beside: bool) -> None:
        super().__init__()
        self._name, self._color, self._checked, self._beside = name, color, checked, beside
        self._pictures = QIcon()
        self._there: set[tuple[int, int, QIcon.State]] = set()

    def clone(self) -> QIconEngine:
        return _Drawn(self._name, self._color, self._checked, beside=self._beside)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        self._draw(size, state)
        return self._pictures.pixmap(size, 1.0, mode, state)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # Not asked of the device: to hand that over, PySide makes every kind there is.
        self._draw(rect.size() * painter.deviceTransform().m11(), state)
        self._pictures.paint(painter, rect, Qt.AlignmentFlag.AlignCenter, mode, state)

    def _draw(self, size: QSize, state: QIcon.State) -> None:
        key = (size.width(), size.height(), state)
        if key in self._there:
            return
        self._there.add(key)
        color = self._checked if state is QIcon.State.On else self._color
        room = size.width() * 4 // 5 if self._beside else size.width()
        side = min(room, size.height())
        left = 0 if self._beside else (size.width() - side) / 2
        place = QRectF(left, (size.height() - side) / 2, side, side)
        picture = _picture(self._name, color, size, place)
        self._pictures.addPixmap(picture, QIcon.Mode.Normal, state)


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode("utf-8")))


@cache
def _drawn(name: str, color: str, side: int, ratio: float) -> QPixmap:
    return _picture(name, color, QSize(side, side) * ratio, QRectF(0, 0, side, side), ratio)


def _picture(name: str, color: str, size: QSize, place: QRectF, ratio: float = 1.0) -> QPixmap:
    """A drawing at its place in an empty picture; there are `ratio` pixels to a unit of places."""
    picture = QPixmap(size)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with painting(picture) as painter:
        _renderer(name, color).render(painter, place)
    return picture
