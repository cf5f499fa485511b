"""One choice out of a few as chips, with facts beside them; the focus stays when it changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.basics import button, clear, label, pill, tab_inside
from ui.widgets.flow import FlowLayout


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice: what it stands for, its words, and more words for screen readers."""

    key: object
    text: str
    name: str = ""


class ChipRow(QWidget):
    """Chips as many to a line as there is room for.

    Signals:
        picked: The key of the chip that was pressed.
    """

    picked = Signal(object)

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self._title = title
        self._shown: tuple[object, ...] = ()
        self.buttons: dict[object, QPushButton] = {}
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(policy.Policy.Minimum)
        self.setSizePolicy(policy)

    def show_chips(
        self, chips: Sequence[Chip], current: object, facts: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Show these choices and facts (words and tone); the same ones again keep the focus."""
        if self._shown != (*chips, *facts):
            self._shown = (*chips, *facts)
            self._make(chips, facts)
        self._check(current)

    def _make(self, chips: Sequence[Chip], facts: Sequence[tuple[str, str]]) -> None:
        clear(self._flow)
        if self._title:
            self._flow.addWidget(label(self._title, "title"))
        self.buttons = {}
        for chip in chips:
            made = button(
                chip.text, lambda key=chip.key: self._press(key), role="chip", name=chip.name
            )
            made.setCheckable(True)
            self.buttons[chip.key] = made
            self._flow.addWidget(made)
        for words, tone in facts:
            self._flow.addWidget(pill(words, tone))
        tab_inside(self, *self.buttons.values())
        self.updateGeometry()

    def _press(self, key: object) -> None:
        self._check(key)
        self.picked.emit(key)

    def _check(self, current: object) -> None:
        for key, made in self.buttons.items():
            made.setChecked(key == current)
