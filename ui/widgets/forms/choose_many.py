"""Several of a list at once, with a summary of what is chosen."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sos_desktop.domain.unreadable import UnreadableList
from ui import theme
from ui.widgets.basics import button, label

_ROWS = 5


class _Lines(QListWidget):
    """Marks a line only while the keyboard is on the list."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setCurrentRow(max(self.currentRow(), 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.clearSelection()


class ChooseMany(QWidget):
    """A list to tick off with Space or a click anywhere on a line.

    Signals:
        edited: A line was ticked or unticked by a person.
    """

    edited = Signal()

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[Any, str]],
        *,
        nothing: str = "None chosen",
        rows: int = _ROWS,
    ) -> None:
        """Make it.

        Args:
            name: For screen readers.
            choices: (value, words) in the order shown.
            nothing: The summary while nothing is chosen.
            rows: How many lines are seen without scrolling.
        """
        super().__init__()
        self._choices = tuple(choices)
        self._nothing = nothing if self._choices else "There is nothing to choose from."
        self._others: tuple[Any, ...] = ()
        self._unread: tuple[Any, ...] = ()
        self._pressed: Qt.CheckState | None = None
        self.list = _Lines()
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for _value, words in self._choices:
            item = QListWidgetItem(words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setToolTip(words)
            self.list.addItem(item)
        # The keys begin at the first line; it is marked only once the keyboard is there.
        self.list.setCurrentRow(0, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._rows = rows
        theme.follow(self, self._fit)
        self.list.setVisible(bool(self._choices))
        self.summary = label("", "small", tone="muted", wrap=True)
        self.clear_button = button("Clear", self._clear, role="quiet", name=f"Clear {name}")
        self.clear_button.setVisible(bool(self._choices))
        self.setFocusProxy(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list)
        foot = QHBoxLayout()
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.clear_button)
        layout.addLayout(foot)
        self.list.itemPressed.connect(self._on_pressed)
        self.list.itemClicked.connect(self._on_clicked)
        self.list.itemChanged.connect(self._on_changed)
        self._summarize()

    def _fit(self) -> None:
        height = max(self.list.sizeHintForRow(0), self.fontMetrics().height() + 6)
        self.list.setFixedHeight(height * min(self._rows, max(len(self._choices), 1)) + 8)

    def values(self) -> tuple[Any, ...]:
        """What is chosen, in the order shown; values that are not in the list are kept last."""
        chosen = (*(value for value, _words in self._chosen()), *self._others)
        return chosen or self._unread

    def set_values(self, values: Iterable[Any]) -> None:
        """Tick these and no others."""
        wanted = tuple(values)
        self._unread = values if isinstance(values, UnreadableList) else ()
        known = [value for value, _words in self._choices]
        self._others = tuple(value for value in wanted if value not in known)
        self.list.blockSignals(True)
        for place, value in enumerate(known):
            on = Qt.CheckState.Checked if value in wanted else Qt.CheckState.Unchecked
            self.list.item(place).setCheckState(on)
        self.list.blockSignals(False)
        self._summarize()

    def _chosen(self) -> list[tuple[Any, str]]:
        return [
            choice
            for place, choice in enumerate(self._choices)
            if self.list.item(place).checkState() is Qt.CheckState.Checked
        ]

    def _on_pressed(self, item: QListWidgetItem) -> None:
        self._pressed = item.checkState()

    def _on_clicked(self, item: QListWidgetItem) -> None:
        """A click on the words counts as one on the box, which has changed the state already."""
        if item.checkState() is self._pressed:
            on = self._pressed is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        self._pressed = None

    def _clear(self) -> None:
        """Untick all; the button stops answering then, so the keyboard goes back to the list."""
        self.set_values(())
        self.list.setFocus()
        self.edited.emit()

    def _on_changed(self, _item: QListWidgetItem) -> None:
        self._summarize()
        self.edited.emit()

    def _summarize(self) -> None:
        words = ", ".join(words for _value, words in self._chosen()) or self._nothing
        self.summary.setText(words)
        self.list.setAccessibleDescription(words)
        self.clear_button.setEnabled(bool(self.values()))
