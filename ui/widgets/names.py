"""A line of names separated by semicolons; each name is offered while it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

_BETWEEN = ";"


class NamesLine(QLineEdit):
    """Completes the name at the cursor and leaves the others alone."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._names = QStringListModel(self)
        self.offers = QCompleter(self._names, self)
        self.offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.offers.setFilterMode(Qt.MatchFlag.MatchContains)
        self.offers.setWidget(self)
        self.offers.activated.connect(self.take)
        self.textEdited.connect(lambda _text: self._offer())

    def set_offers(self, names: Sequence[str]) -> None:
        """Offer these names."""
        if list(names) != self._names.stringList():
            self._names.setStringList(list(names))

    def take(self, name: str) -> None:
        """Put a name in the place of what is typed at the cursor, ready for the next one."""
        start, end = self._bounds()
        text = self.text()
        before = f"{text[:start].rstrip()} " if start else ""
        after = text[end:].lstrip(f"{_BETWEEN} ")
        line = f"{before}{name}{_BETWEEN} "
        self.setText(line + after)
        self.setCursorPosition(len(line))
        self.textEdited.emit(self.text())

    def _bounds(self) -> tuple[int, int]:
        text, cursor = self.text(), self.cursorPosition()
        start = text.rfind(_BETWEEN, 0, cursor) + 1
        end = text.find(_BETWEEN, cursor)
        return start, len(text) if end < 0 else end

    def _offer(self) -> None:
        start, _end = self._bounds()
        part = self.text()[start : self.cursorPosition()].strip()
        popup = self.offers.popup()
        if not part or popup is None:
            if popup is not None:
                popup.hide()
            return
        self.offers.setCompletionPrefix(part)
        if self.offers.completionCount() and self.hasFocus():
            self.offers.complete()
            popup.setCurrentIndex(self.offers.completionModel().index(0, 0))
        else:
            popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self.offers.popup()
        taking = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
        if popup is not None and popup.isVisible() and taking:
            event.ignore()  # the list takes the key
            return
        super().keyPressEvent(event)
