"""A view of the year that is a list: remarks above, the table below, a sentence when empty."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.models.table import Column
from ui.widgets.basics import label
from ui.widgets.fitted_table import FittedTable


class ListTab(QWidget):
    """A table of a year that wraps its texts."""

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        name: str,
        *,
        lines: int = 2,
        squeeze: bool = False,
        key: Callable[[Any], object] | None = None,
    ) -> None:
        """Make it; a row shows up to `lines` lines; `squeeze` keeps it from scrolling sideways."""
        super().__init__()
        self.notes: tuple[str, ...] = ()
        self.table = FittedTable(
            columns, name=name, key=key, lines=lines, whole=False, squeeze=squeeze
        )
        self.remark = label("", "small", tone="muted", wrap=True)
        self.nothing = label("", tone="muted", wrap=True)
        empty = QWidget()
        inner = QVBoxLayout(empty)
        inner.addWidget(self.nothing)
        inner.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.remark)
        layout.addWidget(self.stack, 1)

    def show_rows(self, rows: Sequence[Any], notes: Sequence[str] = ()) -> None:
        """Show these rows; without any, the remarks say why."""
        self.notes = tuple(notes)
        words = " ".join(notes)
        self.table.set_rows(rows)
        self.remark.setText(words if rows else "")
        self.remark.setVisible(bool(rows and words))
        self.nothing.setText(words or "Nothing stands here for this year.")
        self.stack.setCurrentIndex(0 if rows else 1)
