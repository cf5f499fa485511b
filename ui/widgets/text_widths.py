"""Widths of texts, each measured once: tables ask for the same ones at every filter."""

import re
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetrics

_BREAKS = re.compile(r"[ \t\n]+")
"""Where a line may break; a no-break space is none of them."""
_MOST = 20_000
_READ = 200
"""Characters of a text that are looked at; more never fit."""


class TextWidths:
    """Widths in one font, in pixels."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetrics(font)
        self._found: dict[str, int] = {}

    def whole(self, text: str) -> int:
        """Of a text in one line, as far as it is looked at."""
        key = text[:_READ]
        width = self._found.get(key)
        if width is None:
            if len(self._found) >= _MOST:
                self._found.clear()
            width = self._found[key] = self._metrics.horizontalAdvance(key)
        return width

    def longest_word(self, text: str) -> int:
        """Of the widest part that takes no line break; 0 without any."""
        return max(map(self.whole, _BREAKS.split(text[:_READ])), default=0)


def widths_of(font: QFont) -> TextWidths:
    """The widths in a font, shared by all who ask."""
    return _widths_of(font.key(), font)


@lru_cache(maxsize=12)
def _widths_of(key: str, font: QFont) -> TextWidths:
    return TextWidths(font)
