"""A line for several names, each offered while it is typed; others may be typed."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

_BETWEEN = re.compile(r"[;,]\s*")


def split_last(text: str) -> tuple[str, str]:
    """What stands before the name being typed, with its separator, and that name."""
    ends = [found.end() for found in _BETWEEN.finditer(text)]
    return (text[: ends[-1]], text[ends[-1] :]) if ends else ("", text)


class _Completer(QCompleter):
    """Completes the last name of the line and leaves those before it alone."""

    def splitPath(self, path: str) -> list[str]:
        return [split_last(path)[1].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        line = self.widget()
        before = split_last(line.text())[0] if isinstance(line, QLineEdit) else ""
        return before + str(index.data() or "")


class NamesLine(QLineEdit):
    """Names apart from each other by semicolons or commas."""

    def __init__(self, offers: Sequence[str] = ()) -> None:
        super().__init__()
        self._offers = QStringListModel(self)
        completer = _Completer(self._offers, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.offer(offers)

    def offers(self) -> list[str]:
        """The names that are offered."""
        return self._offers.stringList()

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names too."""
        known = dict.fromkeys([*self.offers(), *names])
        self._offers.setStringList(sorted(known, key=str.casefold))
