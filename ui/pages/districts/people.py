"""The people of one LEA, on its page."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.services.people import address_book
from sos_desktop.services.people.address_book import AddressBook
from ui.context import AppContext
from ui.navigation import PeopleTarget
from ui.pages.people.panel import NAME, REACHED, WORK, PeoplePanel
from ui.widgets.basics import button


class LeaPeople(QWidget):
    """The address book of an LEA; it looks again by itself when somebody changes."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._cds: str | None = None
        self._stale = True
        self.panel = PeoplePanel(
            context,
            (NAME, WORK, REACHED),
            new=self._new,
            lines=2,
            nothing="Nobody is noted for this LEA yet: the superintendent first, then those who "
            "lead special education, English learner programs and the LCAP.",
        )
        self.all_button = button(
            "All people", self._go_to_all, role="quiet", name="All people of the county"
        )
        self.panel.tools.addWidget(self.all_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.panel)
        context.changed.connect(self._on_changed)
        context.county_changed.connect(self._forget_lea)

    def show_lea(self, cds: str | None) -> None:
        """Show the people of an LEA."""
        self._cds = cds
        self._look()

    def _forget_lea(self) -> None:
        self.show_lea(None)

    def _look(self) -> None:
        self._stale = not self.isVisible()
        if self._stale or self._cds is None:
            return
        county, cds = self._context.county, self._cds
        self._context.query(lambda: address_book.address_book(county, cds), self._show, owner=self)

    def _show(self, book: AddressBook) -> None:
        if all(line.person.cds == self._cds for line in book.people):
            self.panel.show_book(book, book.people)

    def _new(self) -> Person:
        return Person(name="", cds=self._cds)

    def _go_to_all(self) -> None:
        self._context.go.emit(PeopleTarget(cds="*"))

    def _on_changed(self, changes: Changes) -> None:
        if changes.subjects & Subject.REGISTERS:
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._look()
