"""The people of the district in its case: a part of the address book one types into."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.people import address_book
from sos_desktop.services.people.address_book import PersonLine, described, leaving_words
from ui.context import AppContext
from ui.models.table import Column
from ui.navigation import PeopleTarget
from ui.pages.case.declared import shown
from ui.pages.people.form import FACTS, NAME_AND_ROLE, left_dialog
from ui.widgets.basics import button
from ui.widgets.lists.list_spec import ListSpec
from ui.widgets.lists.record_list import RecordList


def _name(person: Person) -> str:
    name, leaving = person.name or "name not known", leaving_words(person)
    return f"{name} ({leaving})" if leaving else name


_PEOPLE: ListSpec[Person] = ListSpec(
    kind=Person,
    title="People of the district",
    noun="person of the district",
    nothing="Nobody is noted for this LEA yet: the superintendent first, then those who lead "
    "special education, English learner programs and the LCAP.",
    columns=(
        Column("Name", _name, width=24, field="name", tooltip=lambda person: person.note),
        shown(Person.role, width=20),
        shown(Person.title, width=26, missing="–"),
        shown(Person.email, width=28, missing="–"),
        shown(Person.phone, width=15, missing="–"),
    ),
    fields=lambda _file: (*NAME_AND_ROLE, *FACTS),
    new=lambda file: Person(name="", cds=file.case.cds),
    remove=registers.remove,
)


class DistrictPeople(RecordList[Person]):
    """Who is there now; it looks again by itself when somebody of the address book changes."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, replace(_PEOPLE, save=self._save), parent)
        self._shared: list[tuple[Person, tuple[PersonLine, ...]]] = []
        self.leave_action = self._act("No longer there…", self._leave)
        self.extra.append(self.leave_action)
        self.all_button = button(
            "All people", self._go_to_all, role="quiet", name="All people of the county"
        )
        self.head.insertWidget(self.head.count() - 1, self.all_button)
        context.changed.connect(self._on_changed)
        context.county_changed.connect(self._forget)

    def show_file(self, file: CaseFile) -> None:
        """Show the people of a case's LEA, as soon as they are read."""
        county, cds = self._context.county, file.case.cds
        self._context.query(
            lambda: address_book.current_people(county, cds),
            lambda people: self._show_people(file, people),
            owner=self,
        )

    def _show_people(self, file: CaseFile, people: tuple[Person, ...]) -> None:
        self.show_records(file, people)
        told, self._shared = self._shared, []
        for person, others in told:
            names = "; ".join(map(described, others))
            self._context.notice.emit(
                "info",
                f"{person.email} is also the address of {names}. If they are one person, join "
                "their entries under All people.",
                "",
            )

    def _save(self, county: CountyFile, person: Person) -> Changes:
        """Keep somebody, on the worker; that others have the address is told when all is shown."""
        others = address_book.sharing_address(county, person)
        changes = address_book.save_person(county, person, share_address=True)
        if others:
            self._shared.append((person, others))
        return changes

    def _leave(self) -> None:
        person = self.current()
        if person is not None:
            left_dialog(self._context, person, self).open()

    def _go_to_all(self) -> None:
        self._context.go.emit(PeopleTarget(cds="*"))

    def _forget(self) -> None:
        """Another county file is open."""
        self._file = None

    def _on_changed(self, changes: Changes) -> None:
        if changes.subjects & Subject.REGISTERS and self._file is not None:
            self.show_file(self._file)

    def _refresh(self) -> None:
        super()._refresh()
        person = self.current()
        if hasattr(self, "leave_action"):  # the list is made before what is its own
            self.leave_action.setEnabled(person is not None and person.is_there(clock.today()))
