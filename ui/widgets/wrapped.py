"""A text of several lines whose height is asked for often."""

from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel

_MOST_WIDTHS = 30


class WrappedLabel(QLabel):
    """A text of several lines; how tall it is in a width is worked out once.

    Layouts ask a dozen times while a page is laid out, and Qt breaks the lines anew each time.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._tall: dict[int, int] = {}

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tall.clear()

    def setContentsMargins(self, *around: Any) -> None:
        super().setContentsMargins(*around)
        self._tall.clear()

    def setWordWrap(self, on: bool) -> None:
        super().setWordWrap(on)
        self._tall.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Another font or look."""
        super().changeEvent(event)
        self._tall.clear()

    def heightForWidth(self, width: int) -> int:
        found = self._tall.get(width)
        if found is None:
            if len(self._tall) >= _MOST_WIDTHS:
                self._tall.clear()
            found = self._tall[width] = super().heightForWidth(width)
        return found
