"""A table of one line a row, which scrolls in its place; what is cut is said by the tip."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from ui.models.table import Column, Row
from ui.widgets.lists.fitted_table import FittedTable

AROUND = 16
"""Pixels a row is taller than its line."""


class OneLineTable(FittedTable[Row]):
    """Every row is as tall as a line."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        name: str,
        key: Callable[[Row], object] | None = None,
    ) -> None:
        """Make it; arguments as of a `FittedTable`."""
        super().__init__(columns, name=name, key=key, lines=1, whole=False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _row_height(self, shown: Sequence[int]) -> int:
        return self.fontMetrics().height() + AROUND
