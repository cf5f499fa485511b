"""Which column of a list of contacts is what; recognised by its header, and changeable."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from sos_desktop.services.people.people_import import COLUMNS, ContactSheet
from ui.widgets.basics import label
from ui.widgets.choice import ChoiceBox

_ACROSS = 4
_NOT_THERE = "not in the file"


class ColumnChoice(QWidget):
    """A box for each thing a contact can have, with the columns of the file.

    Signals:
        changed: A column was chosen.
    """

    changed = Signal()

    def __init__(self, sheet: ContactSheet) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for number, (field, words) in enumerate(COLUMNS.items()):
            box = self._box(sheet, field, words)
            name = label(words, "small", tone="muted")
            name.setBuddy(box)
            row, column = divmod(number, _ACROSS)
            grid.addWidget(name, row * 2, column)
            grid.addWidget(box, row * 2 + 1, column)
        for column in range(_ACROSS):
            grid.setColumnStretch(column, 1)

    def _box(self, sheet: ContactSheet, field: str, words: str) -> QComboBox:
        box = ChoiceBox()
        box.setAccessibleName(f"Column with: {words}")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.addItem(_NOT_THERE)
        for name in sheet.header:
            box.addItem(" ".join(name.split())[:60])
        box.setCurrentIndex(sheet.columns.get(field, -1) + 1)
        box.activated.connect(lambda _n: self.changed.emit())
        self.boxes[field] = box
        return box

    def words(self) -> str:
        """What was found where: "Name: Contact · E-mail: Mail"."""
        found = [
            f"{COLUMNS[field]}: {box.currentText()}"
            for field, box in self.boxes.items()
            if box.currentIndex() > 0
        ]
        return f"Columns: {' · '.join(found)}" if found else "No column is recognised."

    def columns(self) -> Mapping[str, int]:
        """Field to place of its column; what is not in the file is left out."""
        return {
            field: box.currentIndex() - 1
            for field, box in self.boxes.items()
            if box.currentIndex() > 0
        }
