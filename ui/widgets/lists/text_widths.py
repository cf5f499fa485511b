"""Sizes of texts, each measured once: tables ask for the same ones at every filter."""

import re
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from ui import theme

_BREAKS = re.compile(r"[ \t\n]+")
"""Where a line may break; a no-break space is none of them."""
_MOST = 20_000
_READ = 200
"""Characters of a text that are looked at for its width; more never fit."""
_TALL = 2_000
"""Characters that are looked at for its height."""


class TextWidths:
    """Sizes in one font, in pixels.

    Attributes:
        metrics: Of the font itself.
    """

    def __init__(self, font: QFont) -> None:
        self.metrics = QFontMetrics(font)
        self._found: dict[str, int] = {}
        self._heights: dict[tuple[str, int], int] = {}

    def whole(self, text: str) -> int:
        """Of a text in one line, as far as it is looked at."""
        key = text[:_READ]
        width = self._found.get(key)
        if width is None:
            if len(self._found) >= _MOST:
                self._found.clear()
            width = self._found[key] = self.metrics.horizontalAdvance(key)
        return width

    def longest_word(self, text: str) -> int:
        """Of the widest part that takes no line break; 0 without any."""
        return max(map(self.whole, _BREAKS.split(text[:_READ])), default=0)

    def height(self, text: str, room: int) -> int:
        """Of a text that wraps between words within `room`; of an empty one, one line."""
        if len(text) <= _READ and "\n" not in text and self.whole(text) <= room:
            return self.metrics.height()
        key = (text[:_TALL], room)
        height = self._heights.get(key)
        if height is None:
            if len(self._heights) >= _MOST:
                self._heights.clear()
            place, flags = QRect(0, 0, room, 100_000), int(Qt.TextFlag.TextWordWrap)
            height = self._heights[key] = self.metrics.boundingRect(place, flags, key[0]).height()
        return height


def widths_of(font: QFont) -> TextWidths:
    """The widths in a font, shared by all who ask."""
    return _widths_of(font.key(), font)


def widths_in(role: str) -> TextWidths:
    """The widths in the font that a role has now: without asking Qt for it and its name."""
    return _widths_in(role, theme.drawn(role))


@lru_cache(maxsize=12)
def _widths_of(key: str, font: QFont) -> TextWidths:
    return TextWidths(font)


@lru_cache(maxsize=12)
def _widths_in(role: str, _drawn: tuple[float, QFont.Weight]) -> TextWidths:
    return widths_of(theme.font(role))
