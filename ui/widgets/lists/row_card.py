"""One row of a table in full, for texts that do not fit their cells."""

from collections.abc import Sequence
from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QVBoxLayout

from ui.models.table import Column, Row
from ui.widgets.basics import button, clear, label, row, scrolled


class RowCard(QFrame, Generic[Row]):
    """Headings at the left, texts at the right; `step` is the button that goes on from the row."""

    def __init__(self, columns: Sequence[Column[Row]], name: str, step: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._columns = tuple(columns)
        inner = QFrame()
        inner.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        area = scrolled(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(area)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.step = button(step, role="quiet")
        box = QVBoxLayout(inner)
        box.setContentsMargins(16, 8, 16, 8)
        box.setSpacing(4)
        box.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)  # it scrolls, no line is cut
        box.addLayout(self._grid)
        box.addLayout(row(self.step))
        box.addStretch(1)

    def show_row(self, record: Row | None) -> None:
        """Show a row; None shows nothing."""
        clear(self._grid)
        self.setVisible(record is not None)
        if record is None:
            return
        for number, column in enumerate(self._columns):
            told = column.tooltip(record) if column.tooltip else ""
            text = told or column.text(record)
            top = Qt.AlignmentFlag.AlignTop
            heading = label(column.heading, "small", tone="muted")
            self._grid.addWidget(heading, number, 0, top)
            self._grid.addWidget(label(text, wrap=True), number, 1)
