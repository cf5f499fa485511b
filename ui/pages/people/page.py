"""The address book of the whole county."""

from datetime import date
from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.casework.words import PersonRole
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.formats import counted
from sos_desktop.foundation import clock
from sos_desktop.services.people import address_book, people_import
from sos_desktop.services.people.address_book import AddressBook, PersonLine
from sos_desktop.services.people.people_import import ContactSheet
from ui import theme
from ui.context import AppContext
from ui.navigation import PeopleTarget
from ui.pages.base import Page
from ui.pages.people.import_dialog import ImportDialog
from ui.pages.people.panel import NAME, REACHED, ROLE, TITLE, WHERE, PeoplePanel
from ui.pieces import Pieces
from ui.remembered import Purpose, folder_for, used_folder
from ui.widgets.basics import EmptyState, OneOf, add_clear_button, button
from ui.widgets.choice import ChoiceBox
from ui.widgets.flow import FlowLayout
from ui.widgets.lists.table_export import export_shown_table
from ui.widgets.short_label import ShortLabel
from ui.widgets.typing import Typing, typing_of

_COLUMNS = (NAME, WHERE, ROLE, TITLE, REACHED)
_ALL_LEAS, _NO_LEA = "*", ""
_SOURCES = ("The address book of the county office.",)


class PeoplePage(Page[PeopleTarget]):
    """Opened with `{"cds": ...}`, `{"person_id": ...}` or nothing."""

    key: ClassVar[str] = "people"
    title: ClassVar[str] = "People"
    subjects: ClassVar[Subject] = Subject.REGISTERS | Subject.DATA

    def __init__(self, context: AppContext, home: QWidget | None = None) -> None:
        super().__init__(context, home)
        self._wanted: str | None = None
        self._wanted_lea: str | None = None
        self.import_action = self._action("Import contacts…", self.choose_file)
        self.export_action = self._action("Export to Excel…", self._export)
        self.add_action = self._action("Add a person…", self._add)
        self._lead(self.add_action)

    def build(self) -> Pieces:
        yield
        self.counts = ShortLabel("body", tone="muted", least=12, gives_way=True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by name, title or address")
        self.filter.setAccessibleName("Filter people")
        typing_of(self.filter, Typing.LOOKS)
        add_clear_button(self.filter)
        theme.least_width(self.filter, 34)
        self.role = _combo("Role")
        self.role.addItem("All roles", None)
        for role in PersonRole:
            self.role.addItem(role.words, role.value)
        self.lea = _combo("District")
        self.left = button("No longer there too", self._apply, role="chip")
        self.left.setCheckable(True)
        yield
        self.panel = PeoplePanel(
            self.context, _COLUMNS, nothing="Nobody fits these filters.", new=self._new
        )
        self.panel.add_button.hide()  # the page's own button stands above
        yield
        self._lay_out()
        self.filter.textChanged.connect(lambda _text: self._apply())
        self.role.currentIndexChanged.connect(lambda _n: self._apply())
        self.lea.currentIndexChanged.connect(lambda _n: self._apply())

    def _lay_out(self) -> None:
        tools = FlowLayout()
        for widget in (self.filter, self.role, self.lea, self.left):
            tools.addWidget(widget)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(tools)
        column.addWidget(self.panel, 1)
        self.empty = EmptyState(
            "users",
            "Nobody in the address book yet",
            "Superintendents, special education directors, board presidents and everybody else "
            "letters and meetings need. Import a list from Excel, or add one person at a time.",
            "Import contacts",
            self.choose_file,
        )
        self.stack = OneOf()
        self.stack.addWidget(content)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.head_line(grows=self.counts))
        layout.addWidget(self.stack, 1)

    def page_actions(self) -> list[QAction]:
        return [self.import_action, self.export_action, self.add_action]

    def open(self, target: PeopleTarget) -> None:
        self._wanted = target.person_id
        self._wanted_lea = _ALL_LEAS if target.cds is None else target.cds
        self.filter.clear()
        self.role.setCurrentIndex(0)
        self.mark_stale()

    def reload(self) -> None:
        county = self.context.county
        self.context.query(lambda: address_book.address_book(county), self._show, owner=self)

    def _show(self, book: AddressBook) -> None:
        self.panel.book = book
        self.stack.setCurrentIndex(0 if book.people else 1)
        self._lead(self.add_action, leads=bool(book.people))
        self.export_action.setEnabled(bool(book.people))
        self._fill_leas(book)
        wanted = next((p for p in book.people if p.person.id == self._wanted), None)
        if wanted is not None and not wanted.person.is_there(clock.today()):
            self.left.setChecked(True)
        self._apply()
        if wanted is not None and self.panel.table.select(wanted.person.id):
            self.panel.table.setFocus()
        self._wanted = None

    def _fill_leas(self, book: AddressBook) -> None:
        chosen = self.lea.currentData() if self._wanted_lea is None else self._wanted_lea
        self._wanted_lea = None
        self.lea.blockSignals(True)
        self.lea.clear()
        self.lea.addItem("All districts", _ALL_LEAS)
        for lea in book.leas:
            self.lea.addItem(lea.name, lea.cds)
        self.lea.addItem("Other organizations", _NO_LEA)
        self.lea.setCurrentIndex(max(self.lea.findData(chosen), 0))
        self.lea.blockSignals(False)

    def _apply(self) -> None:
        book = self.panel.book
        if book is None:
            return
        today = clock.today()
        shown = [line for line in book.people if self._fits(line, today)]
        self.panel.show_book(book, shown)
        here = [line.person for line in book.people if line.person.is_there(today)]
        leas = len({person.cds for person in here} & {lea.cds for lea in book.leas})
        people = counted(len(here), "person")
        self.counts.say(
            f"{people} · {leas} of {len(book.leas)} LEAs have somebody · {len(shown):,} shown"
        )

    def _fits(self, line: PersonLine, today: date) -> bool:
        person, lea, role = line.person, self.lea.currentData(), self.role.currentData()
        if not person.is_there(today) and not self.left.isChecked():
            return False
        if role is not None and person.role.value != role:
            return False
        if lea != _ALL_LEAS and (person.cds or "") != lea:
            return False
        wanted = self.filter.text().strip().casefold()
        words = (person.name, person.title, person.email, line.where, person.organization)
        return not wanted or any(wanted in text.casefold() for text in words)

    def _new(self) -> Person:
        lea, role = self.lea.currentData(), self.role.currentData()
        return Person(
            name="",
            cds=lea if lea not in (_ALL_LEAS, _NO_LEA) else None,
            role=PersonRole(role) if role else PersonRole.OTHER,
        )

    def _add(self) -> None:
        self.panel.add()

    def choose_file(self) -> None:
        """Ask for a list of contacts and look at it; nothing is written."""
        folder = folder_for(self.context, Purpose.CONTACTS)
        path = self.context.dialogs.open_contacts(self, folder)
        if path is None:
            return
        used_folder(self.context, Purpose.CONTACTS, path)
        self.context.long_job(
            "Reading the contacts",
            lambda _progress, _cancel: people_import.read(path),
            self._look_at,
            owner=self,
        )

    def _look_at(self, sheet: ContactSheet) -> None:
        ImportDialog(self.context, sheet, parent=self).open()

    def _export(self) -> None:
        seen = self.panel.seen("People", (self.counts.whole(),))
        export_shown_table(
            self.context,
            self,
            [seen],
            title="Export people",
            name=f"People of {self.context.county.county} County",
            sources=_SOURCES,
        )


def _combo(name: str) -> QComboBox:
    made = ChoiceBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(18)
    return made
