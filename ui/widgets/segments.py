"""A row of choices of which one holds, such as the views of a page."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.widgets.basics import button, restyle
from ui.widgets.frame.free_places import stay_free


class Segments(QWidget):
    """Buttons side by side.

    Signals:
        chosen: The key of the choice, when a person chose it.
    """

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Make it.

        Args:
            name: For screen readers.
            choices: Keys and words, from left to right; the first holds.
        """
        super().__init__()
        self.setAccessibleName(name)
        stay_free(self)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for place, (key, words) in enumerate(choices):
            made = button(words, role="segment")
            made.setCheckable(True)
            made.setAccessibleDescription(name)
            ends = ("only" if len(choices) == 1 else "first") if not place else "middle"
            restyle(made, "ends", "last" if place and place == len(choices) - 1 else ends)
            self._group.addButton(made)
            self._buttons[key] = made
            made.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            box.addWidget(made)
        self.choose(choices[0][0])

    @property
    def key(self) -> str:
        """The key of the choice that holds."""
        return next(key for key, made in self._buttons.items() if made.isChecked())

    def choose(self, key: str) -> None:
        """Let another choice hold, without a signal."""
        self._buttons[key].setChecked(True)

    def button_of(self, key: str) -> QPushButton:
        """The button of a choice."""
        return self._buttons[key]
