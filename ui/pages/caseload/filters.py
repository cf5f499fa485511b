"""The caseload's filters: they wrap, say how many cases each choice shows, and stay."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sos_desktop.services.casework.caseload import (
    CHOICES,
    SWITCHES,
    CaseloadFilter,
    ShownCases,
    values_of,
    words_of,
)
from sos_desktop.services.casework.cases import CaseRow
from ui import theme
from ui.widgets.basics import add_clear_button, button
from ui.widgets.choice import ChoiceBox
from ui.widgets.flow import FlowLayout
from ui.widgets.typing import Typing, typing_of

_ALL = {
    "consultant": "All consultants",
    "stage": "All stages",
    "route": "All routes",
    "group": "All groups",
    "priority": "All priorities",
    "year": "All years",
}
_NAMES = {
    "consultant": "Consultant",
    "stage": "Stage",
    "route": "Route",
    "group": "Student group",
    "priority": "State priority",
    "year": "Dashboard year",
}
_CHIPS = {"overdue": "Overdue", "stale": "Quiet 30 days", "unassigned": "Unassigned"}
SWITCH_WORDS = {**_CHIPS, "closed": "Closed too"}
"""Filters that are on or off, with the words of their chips."""
_BEHIND = ("stage", "route", "group", "priority", "year")
"""Filters behind the button More filters."""


class FilterChoice(ChoiceBox):
    """One filter with several values; the first entry shows all."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self._values: list[Any] = [None]
        self.setAccessibleName(_NAMES[name])
        self.setToolTip(_NAMES[name])
        self.addItem(_ALL[name])
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(14)

    def value(self) -> Any:
        """The chosen value; None for all."""
        return self._values[max(self.currentIndex(), 0)]

    def offer(self, values: Iterable[Any], chosen: Any, counts: Any) -> None:
        """Offer these values with their counts; a chosen one is offered even if no case has it."""
        wanted = [None, *values]
        if chosen is not None and chosen not in wanted:
            wanted.append(chosen)
        words = [_ALL[self.name]]
        words += [f"{words_of(self.name, v)}  ({counts.get(v, 0)})" for v in wanted[1:]]
        self.blockSignals(True)
        if wanted != self._values:
            self._values = wanted
            self.clear()
            self.addItems(words)
        else:
            for place, text in enumerate(words):
                if self.itemText(place) != text:
                    self.setItemText(place, text)
        self.setCurrentIndex(wanted.index(chosen))
        self.blockSignals(False)


class FilterBar(QWidget):
    """All filters.

    Signals:
        changed: Another filter is set.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wanted = CaseloadFilter()
        self.text = QLineEdit()
        self.text.setPlaceholderText("Filter by name or group")
        self.text.setAccessibleName("Filter cases")
        typing_of(self.text, Typing.LOOKS)
        add_clear_button(self.text)
        theme.least_width(self.text, 26)
        self.choices = {name: FilterChoice(name) for name in CHOICES}
        self.chips = {name: self._chip(words) for name, words in _CHIPS.items()}
        self.closed = self._chip(SWITCH_WORDS["closed"])
        self.more = button("More filters", self._toggle, role="chip")
        self.more.setCheckable(True)
        self.clear_button = button("Clear filters", self.clear, role="quiet")
        self._behind = QWidget()
        self._lay_out()
        self.text.textChanged.connect(lambda _text: self._read())
        for choice in self.choices.values():
            choice.currentIndexChanged.connect(lambda _place: self._read())

    def _chip(self, words: str) -> QPushButton:
        chip = button(words, self._read, role="chip")
        chip.setCheckable(True)
        return chip

    def _lay_out(self) -> None:
        front = FlowLayout()
        for widget in (
            self.text,
            self.choices["consultant"],
            *self.chips.values(),
            self.closed,
            self.more,
            self.clear_button,
        ):
            front.addWidget(widget)
        behind = FlowLayout()
        for name in _BEHIND:
            behind.addWidget(self.choices[name])
        self._behind.setLayout(behind)
        self._behind.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(front)
        layout.addWidget(self._behind)

    def value(self) -> CaseloadFilter:
        """What is wanted."""
        return self._wanted

    def set_value(self, wanted: CaseloadFilter) -> None:
        """Set all filters at once; `changed` tells once."""
        self._wanted = wanted
        self._show_value()
        if any(getattr(wanted, name) is not None for name in _BEHIND):
            self.more.setChecked(True)
            self._toggle()
        self.changed.emit()

    def clear(self) -> None:
        """Show every open case."""
        self.set_value(CaseloadFilter())

    def show_counts(self, rows: Iterable[CaseRow], shown: ShownCases) -> None:
        """Offer the values the cases have, each with how many it would show."""
        offered: dict[str, set[Any]] = {name: set() for name in CHOICES}
        for row in rows:
            for name, found in values_of(row).items():
                offered[name].update(found)
        for name, choice in self.choices.items():
            values = sorted(offered[name], key=_order, reverse=name == "year")
            choice.offer(values, getattr(self._wanted, name), shown.counts[name])
        for name in SWITCHES:
            self.chips[name].setText(f"{_CHIPS[name]}  {shown.switches[name]}")
            count = shown.switches[name]
            noun = "case" if count == 1 else "cases"
            self.chips[name].setAccessibleName(f"{_CHIPS[name]} {count} {noun}")
        hidden = sum(getattr(self._wanted, name) is not None for name in _BEHIND)
        self.more.setText(f"More filters ({hidden} set)" if hidden else "More filters")
        self.clear_button.setVisible(bool(self._wanted.active))

    def _show_value(self) -> None:
        for widget in (self.text, *self.chips.values(), self.closed):
            widget.blockSignals(True)
        self.text.setText(self._wanted.text)
        for name in SWITCHES:
            self.chips[name].setChecked(getattr(self._wanted, name))
        self.closed.setChecked(self._wanted.closed)
        for widget in (self.text, *self.chips.values(), self.closed):
            widget.blockSignals(False)

    def _read(self) -> None:
        chosen: dict[str, Any] = {name: c.value() for name, c in self.choices.items()}
        chosen |= {name: chip.isChecked() for name, chip in self.chips.items()}
        self._wanted = CaseloadFilter(
            text=self.text.text().strip(), closed=self.closed.isChecked(), **chosen
        )
        self.changed.emit()

    def _toggle(self) -> None:
        self._behind.setVisible(self.more.isChecked())


def _order(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value
