"""A list of a register of the county office: add, edit and remove, with remarks above it."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.records import Record
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.formats import with_article
from sos_desktop.services.county import registers
from ui.context import AppContext
from ui.models.table import Column
from ui.widgets.basics import button, row
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import AnyField
from ui.widgets.lists.list_tab import ListTab

R = TypeVar("R", bound=Record)


class CountyList(QWidget, Generic[R]):
    """The records of one kind.

    Signals:
        more_asked: The chosen record, by the button that is the list's own.
    """

    more_asked = Signal(object)

    def __init__(
        self,
        context: AppContext,
        kind: type[R],
        columns: Sequence[Column[R]],
        fields: Callable[[], Sequence[AnyField]],
        new: Callable[[], R],
        *,
        more: str = "",
    ) -> None:
        """Make it.

        Args:
            context: Of the page.
            kind: The kind of its records.
            columns: What to show.
            fields: The entries of its form, asked for when one opens.
            new: A fresh record.
            more: A further button for the chosen record; "" for none.
        """
        super().__init__()
        self._context, self._kind, self._fields, self._new = context, kind_of(kind), fields, new
        self.list: ListTab[R] = ListTab(
            columns, self._kind.plural, lines=4, key=lambda one: one.id, step=""
        )
        self.list.table.chosen.connect(self.edit)
        noun = self._kind.noun
        self.add_button = button(f"Add {with_article(noun)}…", self.add, icon_name="plus")
        self.edit_button = button("Edit…", self._edit_current, role="quiet", name=f"Edit… ({noun})")
        self.remove_button = button(
            "Remove", self._remove_current, role="quiet", name=f"Remove ({noun})"
        )
        self.more_button = button(more or "…", self._more, role="quiet")
        of_one = [self.edit_button, self.remove_button, *([self.more_button] if more else [])]
        self._of_one = of_one
        for made in (self.more_button, *of_one):  # without a place they would show as windows
            made.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addLayout(
            row(self.add_button, self.edit_button, self.more_button, self.remove_button)
        )
        column.addStretch(0)
        self.list.table.current_changed.connect(self._on_current)
        self._on_current(None)

    def show_rows(self, rows: Sequence[R], remarks: Sequence[str]) -> None:
        """Show records, with remarks above them."""
        self.list.show_rows(rows, tuple(remarks))
        for made in self._of_one:
            made.setVisible(bool(rows))

    def add(self) -> None:
        """Ask for a new record."""
        self._open(self._new(), f"Add: {self._kind.noun}")

    def edit(self, record: R) -> None:
        """Ask for a record anew."""
        self._open(record, f"Edit: {self._kind.noun}")

    def _open(self, record: R, title: str) -> None:
        county = self._context.county
        FormDialog(
            self._context,
            title,
            self._fields(),
            record,
            lambda edited: registers.save(county, edited),
            parent=self,
        ).open()

    def _on_current(self, record: R | None) -> None:
        for made in (self.edit_button, self.more_button, self.remove_button):
            made.setEnabled(record is not None)

    def _edit_current(self) -> None:
        record = self.list.table.current()
        if record is not None:
            self.edit(record)

    def _remove_current(self) -> None:
        record, county = self.list.table.current(), self._context.county
        if record is not None:
            self._context.change(lambda: registers.remove(county, record), owner=self)

    def _more(self) -> None:
        record = self.list.table.current()
        if record is not None:
            self.more_asked.emit(record)
