"""A line of names: the one at the cursor is completed, the others are left alone."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

_BETWEEN = re.compile(r"[;,]")
_NEXT = "; "


class NamesLine(QLineEdit):
    """Names apart from each other by semicolons or commas; others than those offered may be typed.

    Attributes:
        completions: Offers names while one is typed.
    """

    def __init__(self, name: str = "", hint: str = "", offers: Sequence[str] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._offers = QStringListModel(self)
        self.completions = QCompleter(self._offers, self)
        self.completions.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completions.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completions.setWidget(self)
        self.completions.activated.connect(self.take)
        self.textEdited.connect(lambda _text: self._offer())
        self.offer(offers)

    def offers(self) -> list[str]:
        """The names that are offered."""
        return self._offers.stringList()

    def set_offers(self, names: Sequence[str]) -> None:
        """Offer these names instead."""
        if list(names) != self.offers():
            self._offers.setStringList(list(names))

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names too."""
        known = dict.fromkeys([*self.offers(), *names])
        self._offers.setStringList(sorted(known, key=str.casefold))

    def value(self) -> str:
        """The names as typed, without a separator left at the end."""
        return self.text().strip().rstrip(";, ")

    def take(self, name: str) -> None:
        """Put a name in the place of what is typed at the cursor, ready for the next one."""
        start, end = self._bounds()
        text = self.text()
        before = f"{text[:start].rstrip()} " if start else ""
        after = text[end:].lstrip(";, ")
        line = f"{before}{name}{_NEXT}"
        self.setText(line + after)
        self.setCursorPosition(len(line))
        self.textEdited.emit(self.text())

    def _bounds(self) -> tuple[int, int]:
        text, cursor = self.text(), self.cursorPosition()
        start = max((found.end() for found in _BETWEEN.finditer(text, 0, cursor)), default=0)
        after = _BETWEEN.search(text, cursor)
        return start, after.start() if after else len(text)

    def _offer(self) -> None:
        start, _end = self._bounds()
        part = self.text()[start : self.cursorPosition()].strip()
        popup = self.completions.popup()
        if not part or popup is None:
            if popup is not None:
                popup.hide()
            return
        self.completions.setCompletionPrefix(part)
        if self.completions.completionCount() and self.hasFocus():
            self.completions.complete()
            popup.setCurrentIndex(self.completions.completionModel().index(0, 0))
        else:
            popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self.completions.popup()
        taking = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
        if popup is not None and popup.isVisible() and taking:
            event.ignore()  # the list takes the key
            return
        super().keyPressEvent(event)
