"""What each column of a local file means; those that may name a student show their names only."""

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from sos_desktop.domain.formats import counted
from sos_desktop.domain.local.cells import group_words
from sos_desktop.domain.local.mapping import ColumnFacts, ColumnMap, ColumnMeaning, Meaning
from sos_desktop.domain.local.periods import period_words
from ui.widgets.basics import clear, label
from ui.widgets.choice import ChoiceBox

_WITHIN = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[_./])(?=\w)")
"""Between the words of "CumulativeEnrollment" and "cumulative_enrollment"."""
_HEADINGS = ("Column", "First values", "Means", "Found")
_SHOWN = 2
"""First values of a column."""
_LISTED = 150
"""Columns that have a line. A window with thousands of boxes stood still for half a minute."""
_UNDER = " · "
_HIDDEN = (Meaning.STUDENT,)
"""Offered only for columns that may name a student."""


class ColumnLines(QWidget):
    """The columns of a file with a box for the meaning of each.

    Signals:
        changed: Another meaning was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        self._before: dict[str, int] = {}
        self._guesses: dict[str, ColumnMeaning] = {}
        self._unlisted: tuple[ColumnMeaning, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        for place, stretch in enumerate((3, 4, 3, 3)):
            self._grid.setColumnStretch(place, stretch)

    def show_columns(self, facts: Sequence[ColumnFacts], known: ColumnMap) -> None:
        """Show the columns of a file, with what a map says they mean.

        Of very many those that mean something come first, and the last line tells of the others.
        """
        clear(self._grid)
        self.boxes, self._before = {}, {}
        for place, heading in enumerate(_HEADINGS):
            self._grid.addWidget(label(heading, "small", tone="muted"), 0, place)
        means = known.meanings_of(fact.name for fact in facts)
        listed = [*facts]
        if len(facts) > _LISTED:
            listed.sort(key=lambda fact: means[fact.name].meaning is Meaning.LEAVE_OUT)
        for number, fact in enumerate(listed[:_LISTED], start=1):
            self._line(number, fact, means[fact.name])
        row = min(len(facts), _LISTED) + 1
        self._tell_unlisted([means[fact.name] for fact in listed[_LISTED:]], row)
        for place in range(self._grid.rowCount()):
            self._grid.setRowStretch(place, 0)
        self._grid.setRowStretch(row + 1, 1)

    def _tell_unlisted(self, others: Sequence[ColumnMeaning], row: int) -> None:
        """What is not listed means what it seems to."""
        self._unlisted = tuple(one for one in others if one.meaning is not Meaning.LEAVE_OUT)
        if others:
            read = f"{len(self._unlisted):,} of them are read like those above. "
            said = (
                f"{counted(len(others), 'more column')} not listed. "
                f"{read if self._unlisted else 'They are left out. '}"
                "Save what is needed as a file of fewer columns to choose among all of them."
            )
            self._grid.addWidget(label(said, tone="warn", wrap=True), row, 0, 1, len(_HEADINGS))

    def _line(self, number: int, fact: ColumnFacts, meaning: ColumnMeaning) -> None:
        own = meaning if meaning.meaning is not Meaning.LEAVE_OUT else fact.guess
        self._guesses[fact.name] = own
        shown = "not shown" if fact.private else " · ".join(fact.examples[:_SHOWN]) or "empty"
        box = self._box(fact, meaning.meaning)
        name = label(_broken(fact.name), "strong", wrap=True)
        name.setAccessibleName(fact.name)
        self._grid.addWidget(name, number, 0)
        self._grid.addWidget(label(shown, tone="muted", wrap=True), number, 1)
        self._grid.addWidget(box, number, 2)
        tone = "muted" if fact.private else "warn" if "no number" in fact.found else "good"
        self._grid.addWidget(label(_found(fact, own), tone=tone, wrap=True), number, 3)

    def _box(self, fact: ColumnFacts, meaning: Meaning) -> QComboBox:
        box = ChoiceBox()
        box.setAccessibleName(f"What “{fact.name}” means")
        box.setAccessibleDescription(fact.found)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(14)
        offered = [Meaning.LEAVE_OUT, Meaning.STUDENT] if fact.private else list(Meaning)
        for one in offered:
            if fact.private or one not in _HIDDEN:
                box.addItem(one.words, one)
        box.setCurrentIndex(max(0, box.findData(meaning)))
        box.activated.connect(lambda _place: self._choose(fact.name))
        self.boxes[fact.name] = box
        self._before[fact.name] = box.currentIndex()
        return box

    def _choose(self, name: str) -> None:
        """What is chosen for a column counts for those of its name under the other headings too."""
        chosen, before = self.boxes[name].currentIndex(), self._before[name]
        under = name.rpartition(_UNDER)
        for other, box in self.boxes.items():
            same = under[1] and other.rpartition(_UNDER)[1:] == under[1:]
            if other == name or (same and box.currentIndex() == before):
                box.setCurrentIndex(chosen)
                self._before[other] = chosen
        self.changed.emit()

    def columns(self) -> tuple[ColumnMeaning, ...]:
        """What each column means as chosen; those left out are not among them."""
        chosen = {name: Meaning(box.currentData()) for name, box in self.boxes.items()}
        listed = (
            replace(self._guesses[name], name=name, meaning=meaning)
            for name, meaning in chosen.items()
            if meaning is not Meaning.LEAVE_OUT
        )
        return (*listed, *self._unlisted)


def _broken(name: str) -> str:
    """A name that wraps between its words also where they are written as one."""
    return _WITHIN.sub("\u200b", name)


def _found(fact: ColumnFacts, meaning: ColumnMeaning) -> str:
    if not fact.found:
        return ""
    period = meaning.undated or (period_words(meaning.period) if meaning.period else "")
    of = [part for part in (group_words(meaning.group), period) if part]
    return f"{fact.found} (of {', '.join(of)})" if of else fact.found
