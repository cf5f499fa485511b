"""People in a case: the LEA's address book, the team, and names offered where one is typed."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Person, TeamMember
from sos_desktop.domain.casework.words import PersonRole
from sos_desktop.services.people import address_book
from ui.context import AppContext
from ui.pages.case.declared import list_of, shown
from ui.pages.districts.people import LeaPeople
from ui.widgets.basics import label
from ui.widgets.choice import ChoiceBox
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.names_field import NamesLine
from ui.widgets.lists.record_list import RecordList

TEAM = list_of(
    TeamMember,
    "Who works on this, from the district, the county office and partners.",
    lambda file: TeamMember(case_id=file.case.id, name=""),
    (
        shown(TeamMember.name, width=26),
        shown(TeamMember.role, width=24),
        shown(TeamMember.side, "Side", width=15),
        shown(TeamMember.email, width=24),
        shown(TeamMember.phone, width=15),
    ),
    title="Team",
)


def name_with_role(person: Person) -> str:
    """A name with the role, as it is written into a list of names."""
    role = "" if person.role is PersonRole.OTHER else person.role.words.lower()
    words = role or person.title.lower()
    if not person.name:
        return person.title
    return f"{person.name} ({words})" if words else person.name


def offer_people(context: AppContext, dialog: FormDialog[Any], file: CaseFile) -> None:
    """Offer the LEA's people wherever the form takes several names."""
    lines = [c for c in dialog.form.controls.values() if isinstance(c, NamesLine)]
    county, cds = context.county, file.case.cds

    def offer(people: tuple[Person, ...]) -> None:
        for line in lines:
            line.offer([name_with_role(person) for person in people])

    context.query(lambda: address_book.current_people(county, cds), offer, owner=dialog)


class PeopleCard(QFrame):
    """The LEA's address book inside its case."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setProperty("role", "card")
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(4)
        self.people = LeaPeople(context, whole=True)
        box.addWidget(label("People of the district", "heading"))
        box.addWidget(self.people)


class TeamList(RecordList[TeamMember]):
    """The team; a new member can be taken from the address book."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, TEAM)
        self.opened.connect(self._offer)

    def _offer(self, dialog: FormDialog[TeamMember]) -> None:
        file, county = self._file, self._context.county
        if file is None:
            return
        case_id, cds = file.case.id, file.case.cds
        self._context.query(
            lambda: address_book.team_candidates(county, case_id, cds),
            lambda found: add_candidates(dialog, file, found),
            owner=dialog,
        )


def add_candidates(
    dialog: FormDialog[TeamMember], file: CaseFile, found: tuple[TeamMember, ...]
) -> None:
    """Put a choice of people above a team member's form; choosing fills the form."""
    on_team = {member.name.casefold() for member in file.team}
    candidates = [member for member in found if member.name.casefold() not in on_team]
    if not candidates:
        return
    box = ChoiceBox()
    box.setAccessibleName("Take from the address book")
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    box.addItem("Choose somebody, or write below")
    for member in candidates:
        facts = (member.name, member.role, member.side.words)
        box.addItem(", ".join(dict.fromkeys(fact for fact in facts if fact)))

    def fill(place: int) -> None:
        if place > 0:
            record = dialog.form.record()
            dialog.form.load(replace(candidates[place - 1], id=record.id))
            dialog.form.edited.emit()

    box.activated.connect(fill)
    dialog.put_first("From the address book", box)
