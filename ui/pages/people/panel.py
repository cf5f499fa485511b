"""People in a table with what can be done with them; on the People page and beside an LEA."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.formats import counted
from sos_desktop.foundation import clock
from sos_desktop.foundation.text_tables import tab_separated
from sos_desktop.services.county import registers
from sos_desktop.services.exports import ShownTable
from sos_desktop.services.people import address_book
from sos_desktop.services.people.address_book import (
    AddressBook,
    PersonLine,
    described,
    leaving_words,
)
from sos_desktop.services.people.joining import join_people
from ui.context import AppContext
from ui.models.table import RECORD_ROLE, Column
from ui.pages.people.form import PersonDialog, left_dialog
from ui.widgets.basics import button, label
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.lists.fitted_table import FittedTable


def _name(line: PersonLine) -> str:
    person = line.person
    name = person.name or "name not known"
    leaving = leaving_words(person)
    return f"{name} ({leaving})" if leaving else name


def _reached(line: PersonLine) -> str:
    return " · ".join(filter(None, (line.person.email, line.person.phone))) or "–"


NAME: Column[PersonLine] = Column(
    "Name", _name, width=20, tooltip=lambda line: line.person.note or line.name
)
WHERE: Column[PersonLine] = Column("Works for", lambda line: line.where or "not noted", width=26)
ROLE: Column[PersonLine] = Column("Role", lambda line: line.person.role.words, width=17)
TITLE: Column[PersonLine] = Column(
    "Title",
    lambda line: line.person.title or "–",
    width=22,
    tooltip=lambda x: x.person.title,
    spare=True,
)
WORK: Column[PersonLine] = Column(
    "Role",
    lambda line: line.person.title or line.person.role.words,
    width=24,
    tooltip=lambda line: line.person.role.words,
)
REACHED: Column[PersonLine] = Column("E-mail and phone", _reached, width=33, tooltip=_reached)
FULL: tuple[Column[PersonLine], ...] = (
    NAME,
    WHERE,
    ROLE,
    TITLE,
    Column("E-mail", lambda line: line.person.email or "–", width=30),
    Column("Phone", lambda line: line.person.phone or "–", width=16),
)
"""As copied and exported: each fact in a column of its own."""


class PeoplePanel(QWidget):
    """A table of people. Enter edits, Insert adds, Delete removes, Ctrl+C copies."""

    def __init__(
        self,
        context: AppContext,
        columns: Sequence[Column[Any]],
        *,
        nothing: str,
        new: Callable[[], Person],
        lines: int = 1,
    ) -> None:
        """Make it.

        Args:
            context: The window's.
            columns: What to show.
            nothing: What an empty table says.
            new: A fresh person to be filled in.
            lines: A row shows up to this many.
        """
        super().__init__()
        self._context = context
        self._new = new
        self.book: AddressBook | None = None
        self.table = FittedTable(
            columns, name="People", key=lambda line: line.person.id, lines=lines, whole=False
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.nothing = label(nothing, tone="muted", wrap=True)
        self._make_buttons()
        self.tools = FlowLayout()
        for made in (self.add_button, *self._of_somebody):
            self.tools.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self.tools)
        layout.addWidget(self.nothing)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        self.table.chosen.connect(lambda _line: self.edit())
        self.table.current_changed.connect(lambda _line: self._refresh())
        self.table.selection_changed.connect(self._refresh)
        self.table.installEventFilter(self)
        self._offer_menu()
        self._refresh()

    def _make_buttons(self) -> None:
        self.add_button = button("Add…", self.add, name="Add a person", icon_name="plus")
        self.edit_button = button("Edit…", self.edit, role="quiet", name="Edit person")
        self.left_button = button("No longer there…", self.leave, role="quiet")
        self.join_button = button(
            "Join…", self.join, role="quiet", name="Join entries of one person"
        )
        self.remove_button = button("Remove", self.remove, role="quiet", name="Remove person")
        self.copy_button = button("Copy", self.copy, role="quiet", name="Copy as a table")
        self.mail_button = button(
            "Copy addresses", self.copy_addresses, role="quiet", name="Copy addresses for mail"
        )
        self._of_somebody = (
            self.edit_button,
            self.left_button,
            self.join_button,
            self.remove_button,
            self.copy_button,
            self.mail_button,
        )

    def _offer_menu(self) -> None:
        acts = (self.edit_button, self.left_button, self.join_button, self.mail_button)
        self.table.menu.offer(*acts, self.remove_button, self.add_button)

    def show_book(self, book: AddressBook, lines: Sequence[PersonLine]) -> None:
        """Show these people of an address book."""
        self.book = book
        self.table.set_rows(lines)
        if not lines and self.table.hasFocus():
            self.add_button.setFocus()
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self._refresh()

    def selected(self) -> list[PersonLine]:
        """The selected people in the order they stand; everybody shown when none is."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        proxy = self.table.proxy
        rows = rows or list(range(proxy.rowCount()))
        return [proxy.index(row, 0).data(RECORD_ROLE) for row in rows]

    def seen(self, title: str, notes: tuple[str, ...]) -> ShownTable:
        """The people shown, in the order they stand, for Excel."""
        proxy = self.table.proxy
        shown = [proxy.index(row, 0).data(RECORD_ROLE) for row in range(proxy.rowCount())]
        rows = tuple(
            tuple(None if (text := column.text(line)) == "–" else text for column in FULL)
            for line in shown
        )
        widths = tuple(float(column.width) for column in FULL)
        return ShownTable(title, notes, tuple(c.heading for c in FULL), rows, widths)

    def add(self) -> None:
        """Ask for a new person."""
        if self.book is not None:
            self._open(
                PersonDialog(self._context, self._new(), self.book.leas, parent=self, new=True)
            )

    def edit(self) -> None:
        """Change the person at the cursor."""
        line = self.table.current()
        if line is not None and self.book is not None:
            self._open(PersonDialog(self._context, line.person, self.book.leas, parent=self))

    def _open(self, dialog: FormDialog[Any]) -> None:
        dialog.open()

    def leave(self) -> None:
        """Note when the person at the cursor leaves or has left, or that they are there again."""
        line = self.table.current()
        if line is None:
            return
        if line.person.is_there(clock.today()):
            left_dialog(self._context, line.person, self).open()
            return
        county, person = self._context.county, line.person
        self._context.change(lambda: address_book.set_left(county, person, None), owner=self)

    def join(self) -> None:
        """Make one of the selected entries; that at the cursor stays."""
        line = self.table.current()
        others = [one for one in self._marked() if line is not None and one != line]
        if line is None or not others:
            return
        words = (
            f"Kept is the entry of {described(line)}. What it lacks is taken from "
            f"{'; '.join(map(described, others))}, which goes; where both say something else, the "
            "other's stands in the note. Undo takes them apart again."
        )
        if not self._context.dialogs.confirm(self, f"Join with {line.name}?", words, "Join"):
            return
        county, kept = self._context.county, line.person
        people = [other.person for other in others]
        self._context.change(lambda: join_people(county, kept, people), owner=self)

    def _marked(self) -> list[PersonLine]:
        rows = self.table.selectionModel().selectedRows()
        return [index.data(RECORD_ROLE) for index in rows]

    def remove(self) -> None:
        """Remove the person at the cursor; the window offers to undo it."""
        line = self.table.current()
        if line is not None:
            county, person = self._context.county, line.person
            self._context.change(lambda: registers.remove(county, person), owner=self)

    def copy(self) -> None:
        """Copy the selected people as a table for a spreadsheet or a mail."""
        people = self.selected()
        texts = ([column.text(person) for column in FULL] for person in people)
        cells = (["" if text == "–" else text for text in line] for line in texts)
        text = tab_separated([column.heading for column in FULL], cells)
        QGuiApplication.clipboard().setText(text)
        self._tell(f"Copied {counted(len(people), 'person')}")

    def copy_addresses(self) -> None:
        """Copy the mail addresses of the selected people, as a mail program takes them."""
        today = clock.today()
        found = [line.person for line in self.selected() if line.person.is_there(today)]
        written = dict.fromkeys(_address(person) for person in found if person.email)
        without = sum(not person.email for person in found)
        if not written:
            self._context.notice.emit("info", "Nobody selected has a mail address", "")
            return
        QGuiApplication.clipboard().setText("; ".join(written))
        count = "1 mail address" if len(written) == 1 else f"{len(written)} mail addresses"
        missing = f"; {counted(without, 'person')} without one" if without else ""
        self._tell(f"Copied {count}{missing}")

    def _tell(self, words: str) -> None:
        self._context.notice.emit("good", words, "")

    def _refresh(self) -> None:
        line = self.table.current()
        for made in (self.edit_button, self.left_button, self.remove_button):
            made.setEnabled(line is not None)
        self.join_button.setEnabled(len(self._marked()) > 1)
        gone = line is not None and not line.person.is_there(clock.today())
        self.left_button.setText("There again" if gone else "No longer there…")
        self.left_button.setAccessibleName(self.left_button.text())
        for made in self._of_somebody:
            made.setVisible(self.table.proxy.rowCount() > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() is QEvent.Type.KeyPress
        if watched is self.table and isinstance(event, QKeyEvent) and pressed and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        elif event.key() == Qt.Key.Key_Insert:
            self.add()
        else:
            return False
        return True


def _address(person: Person) -> str:
    """`Luz Peña <lpena@example.org>`; signs a mail program would stumble over are left out."""
    name = " ".join("".join(c for c in person.name if c not in '",;<>()@').split())
    return f"{name} <{person.email}>" if name else person.email
