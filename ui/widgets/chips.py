"""One choice out of a few as chips, with facts beside them; the focus stays when it changes."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from sos_desktop.foundation.frozen import frozen_dataclass
from ui.widgets.basics import button, clear, label, pill
from ui.widgets.flow import SPACE, FlowLayout
from ui.widgets.focus import tab_inside


@frozen_dataclass
class Chip:
    """A choice: what it stands for, its words, and more words for screen readers."""

    key: object
    text: str
    name: str = ""


class Fact(NamedTuple):
    """A short fact: its words, its tone, and what its tip says."""

    words: str
    tone: str = "quiet"
    tip: str = ""


class Facts(FlowLayout):
    """Facts as pills, as many to a line as there is room for; made anew when they are others."""

    def __init__(self, heading: str = "") -> None:
        """Make it; `heading` stands before the facts, if there are any."""
        super().__init__()
        self._heading = heading
        self._shown: tuple[Fact, ...] = ()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts."""
        if self._shown == tuple(facts):
            return
        self._shown = tuple(facts)
        clear(self)
        if facts and self._heading:
            self.addWidget(label(self._heading, "strong"))
        for fact in facts:
            self.addWidget(_pill(fact))


class ChipRow(QWidget):
    """Chips as many to a line as there is room for.

    Signals:
        picked: The key of the chip that was pressed.
    """

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Chip, ...] = ()
        self._facts: tuple[Fact, ...] = ()
        self._pills: list[QLabel] = []
        self.buttons: dict[object, QPushButton] = {}
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(policy.Policy.Minimum)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """All of it on one line, where others leave the room."""
        made = [*self.buttons.values(), *self._pills]
        wide = sum(widget.sizeHint().width() + SPACE for widget in made) - SPACE
        return QSize(max(wide, 0), max(self.heightForWidth(wide), 0))

    def show_chips(
        self, chips: Sequence[Chip], current: object, facts: Sequence[Fact] = ()
    ) -> None:
        """Show these choices and facts; the same ones again keep the focus."""
        if self._shown != tuple(chips):
            self._shown = tuple(chips)
            self._make(chips)
            self._facts = ()
        if self._facts != tuple(facts):
            self._facts = tuple(facts)
            for made in self._pills:
                self._flow.removeWidget(made)
                made.hide()
                made.deleteLater()
            self._pills = [_pill(fact) for fact in facts]
            for made in self._pills:
                self._flow.addWidget(made)
            self.updateGeometry()
        self._check(current)

    def _make(self, chips: Sequence[Chip]) -> None:
        self._pills = []
        clear(self._flow)
        self.buttons = {}
        for chip in chips:
            made = button(
                chip.text, lambda key=chip.key: self._press(key), role="chip", name=chip.name
            )
            made.setCheckable(True)
            made.setAutoExclusive(True)  # one of several, as screen readers are to say
            self.buttons[chip.key] = made
            self._flow.addWidget(made)
        tab_inside(self, *self.buttons.values())
        self.updateGeometry()

    def _press(self, key: object) -> None:
        self._check(key)
        self.picked.emit(key)

    def _check(self, current: object) -> None:
        for key, made in self.buttons.items():
            made.setChecked(key == current)


def _pill(fact: Fact) -> QLabel:
    made = pill(fact.words, fact.tone)
    made.setToolTip(fact.tip)
    made.setAccessibleDescription(fact.tip)
    return made
