"""Choosing a case by typing a part of its district's name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox

from ui.widgets.choice import ChoiceBox
from ui.widgets.typing import Typing, typing_of


class CasePicker(ChoiceBox):
    """A list of cases that can be typed into.

    Signals:
        picked: The id of the case, when another one is chosen.
    """

    picked = Signal(str)

    def __init__(self, name: str = "Case") -> None:
        super().__init__()
        self._ids: list[str] = []
        self._current = ""
        self.setAccessibleName(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        line, completer = self.lineEdit(), self.completer()
        assert line is not None
        line.setPlaceholderText("Type a part of the district's name")
        line.setAccessibleName(name)
        typing_of(line, Typing.LOOKS)
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(completer.CompletionMode.PopupCompletion)
        line.editingFinished.connect(self._typed)
        self.activated.connect(self._choose)

    def set_cases(self, cases: Sequence[tuple[str, str]], current: str | None) -> None:
        """Offer these cases (id, name); `current` is the one shown, or none."""
        self._ids = [case_id for case_id, _name in cases]
        self._current = current if current in self._ids else ""
        self.blockSignals(True)
        self.clear()
        self.addItems([name for _id, name in cases])
        self.blockSignals(False)
        self._show_current()

    def case_id(self) -> str | None:
        """The case chosen, or the only one the typed text fits; None when there is none."""
        self._typed()
        return self._current or None

    def _show_current(self) -> None:
        self.setCurrentIndex(self._ids.index(self._current) if self._current else -1)
        if not self._current:
            self.clearEditText()

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._ids) and self._ids[place] != self._current:
            self._current = self._ids[place]
            self.picked.emit(self._current)

    def _typed(self) -> None:
        """A name typed in part is enough when only one case has it."""
        text = self.currentText().strip().casefold()
        names = [self.itemText(n).casefold() for n in range(self.count())]
        found = _fitting(names, text)
        if len(found) == 1:
            self.setCurrentIndex(found[0])
            self._choose(found[0])
        else:
            self._show_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._typed()


def _fitting(names: Sequence[str], text: str) -> list[int]:
    """The places of the names that are the text, or else begin with it, or else hold it."""
    tests = (str.__eq__, str.startswith, str.__contains__) if text else ()
    for fits in tests:
        if found := [n for n, name in enumerate(names) if fits(name, text)]:
            return found
    return []
