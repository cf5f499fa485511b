"""Several of a list: arrows move, Space ticks, and the line above says what is chosen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.widgets.basics import button, label

_ROWS, _NAMED = 7, 2


class MultiChoice(QWidget):
    """Tick boxes in a list.

    Signals:
        edited: Something was ticked or unticked.
    """

    edited = Signal()

    def __init__(self, choices: Sequence[tuple[Any, str]], name: str) -> None:
        """Make it; `choices` are (value, words), `name` is for screen readers."""
        super().__init__()
        self._choices = tuple(choices)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.setFocusProxy(self.list)
        self.summary = label("", "small", tone="muted", wrap=True)
        self.none_button = button(
            "Clear", lambda: self.set_values(()), role="quiet", name=f"Clear {name}"
        )
        for _value, words in self._choices:
            item = QListWidgetItem(words)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        rows = min(len(self._choices), _ROWS)
        self.list.setMinimumHeight((self.fontMetrics().height() + 12) * rows + 8)
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self.none_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self.list.itemChanged.connect(lambda _item: self._on_changed())
        if self._choices:
            self.list.setCurrentRow(0)
        self._say()

    def values(self) -> tuple[Any, ...]:
        """What is ticked, in the order of the list."""
        return tuple(
            value
            for number, (value, _words) in enumerate(self._choices)
            if self.list.item(number).checkState() is Qt.CheckState.Checked
        )

    def set_values(self, values: Sequence[Any]) -> None:
        """Tick these and no others; what is not in the list is left out."""
        before = self.values()
        self.list.blockSignals(True)
        for number, (value, _words) in enumerate(self._choices):
            on = value in values
            state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            self.list.item(number).setCheckState(state)
        self.list.blockSignals(False)
        self._say()
        if self.values() != before:
            self.edited.emit()

    def sizeHint(self) -> QSize:
        return QSize(280, super().sizeHint().height())

    def _on_changed(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        chosen = self.values()
        names = [words for value, words in self._choices if value in chosen]
        few = len(names) <= _NAMED
        self.summary.setText(
            (", ".join(names) if few else f"{len(names)} chosen") if names
            else "None chosen; Space ticks"
        )  # fmt: skip
        self.none_button.setEnabled(bool(names))
