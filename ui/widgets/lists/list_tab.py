"""A view of a page that is a list: remarks above, the table, and the chosen row in full."""

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.models.table import Column, Row
from ui.widgets.basics import OneOf, label
from ui.widgets.lists.fitted_table import FittedTable
from ui.widgets.lists.row_card import RowCard
from ui.widgets.lists.split import Split


class ListTab(QWidget, Generic[Row]):
    """A table that wraps its texts.

    Signals:
        row_chosen: The row the cursor is on, or None.
        opened: A row, on Enter, double click or the button below it.
    """

    row_chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        name: str,
        *,
        lines: int = 2,
        key: Callable[[Row], object] | None = None,
        above: QWidget | None = None,
        step: str = "Show the district",
        made_as: type[FittedTable[Row]] = FittedTable,
    ) -> None:
        """Make it.

        Args:
            columns: What to show.
            name: For screen readers.
            lines: A row shows up to this many.
            key: Finds a row again after a reload.
            above: Stands over all of it.
            step: What opening a row is called below it; "" where rows say all themselves.
            made_as: The table's class.
        """
        super().__init__()
        self.notes: tuple[str, ...] = ()
        self._reason = ""
        self.table = made_as(columns, name=name, key=key, lines=lines, whole=False)
        self.card = RowCard(columns, f"{name}, the chosen row", step)
        self.remark = label("", "small", tone="muted", wrap=True)
        self._with_card = bool(step)
        self.nothing = label("", tone="muted", wrap=True)
        self.stack = OneOf()
        self._lay_out(above)
        self.table.current_changed.connect(self._on_row)
        self.table.chosen.connect(self.opened)
        self.card.step.clicked.connect(lambda: self.opened.emit(self.table.current()))
        self.card.show_row(None)

    def _lay_out(self, above: QWidget | None) -> None:
        """From outside in: whatever is put somewhere takes on its look anew, with all in it."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        if above is not None:
            layout.addWidget(above)
        layout.addWidget(self.remark)
        layout.addWidget(self.stack, 1)
        split = Split(Qt.Orientation.Vertical)
        empty = QWidget()
        self.stack.addWidget(split)
        self.stack.addWidget(empty)
        split.addWidget(self.table)
        split.addWidget(self.card)
        split.setStretchFactor(0, 1)
        split.setSizes([440, 120])
        inner = QVBoxLayout(empty)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.nothing)
        inner.addStretch(1)

    def current(self) -> Row | None:
        """The row the cursor is on."""
        return self.table.current()

    def show_rows(self, rows: Sequence[Row], notes: Sequence[str] = ()) -> None:
        """Show these rows; without any, the remarks say why."""
        self.notes = tuple(notes)
        words = " ".join(notes)
        self.table.set_rows(rows)
        self.remark.setText(words if rows else "")
        self.remark.setVisible(bool(rows and words))
        self._reason = words if not rows else "No row passes the filter."
        self._look()

    def set_filter(self, accepts: Callable[[Row], bool]) -> None:
        """Show only rows that pass."""
        self.table.proxy.set_filter(accepts)
        self._look()

    def _look(self) -> None:
        count = self.table.proxy.rowCount()
        self.stack.setCurrentIndex(0 if count else 1)
        policy = QSizePolicy.Policy  # what stands below is to follow a sentence, not a gap
        self.setSizePolicy(policy.Preferred, policy.Preferred if count else policy.Maximum)
        self.nothing.setText("" if count else self._reason or "Nothing stands here for this year.")
        if count and self.table.current() is None:
            self.table.select_row(0)
        elif not count:
            self._on_row(None)

    def _on_row(self, record: Row | None) -> None:
        self.card.show_row(record if self._with_card else None)
        self.row_chosen.emit(record)
