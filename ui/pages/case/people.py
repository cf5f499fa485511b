"""People in a case: the team, and names offered where one is typed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget
from shiboken6 import isValid

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Person, TeamMember
from sos_desktop.domain.casework.records.base import new_id
from sos_desktop.domain.casework.words import PersonRole
from sos_desktop.services.people import address_book
from ui.context import AppContext
from ui.pages.case.declared import list_of, shown
from ui.widgets.forms.form import RecordForm
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


class Asking(Protocol):
    """What asks for the fields of a record: a dialog, an inspector, or the last line of a list."""

    @property
    def form(self) -> RecordForm[Any]:
        """It has `controls` by the names of fields."""
        ...


def offer_people(context: AppContext, asking: Asking, file: CaseFile) -> None:
    """Offer the LEA's people wherever several names are asked for."""
    lines = [c for c in asking.form.controls.values() if isinstance(c, NamesLine)]
    county, cds = context.county, file.case.cds

    def offer(people: tuple[Person, ...]) -> None:
        for line in lines:
            if isValid(line):  # what asked may ask for something else by now
                line.offer([name_with_role(person) for person in people])

    if lines:
        context.query(lambda: address_book.current_people(county, cds), offer, owner=context)


class TeamList(RecordList[TeamMember]):
    """The team; a new member can be taken from the address book."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, TEAM, parent)
        self.opened.connect(self._offer)

    def _offer(self, asking: Asking) -> None:
        """Offer who is not on the team yet; taking somebody fills the other cells."""
        file, county, entry = self._file, self._context.county, self.entry
        if file is None or asking is not entry:
            return
        case_id, cds = file.case.id, file.case.cds
        self._context.query(
            lambda: address_book.team_candidates(county, case_id, cds),
            lambda found: self._offer_candidates(file, found),
            owner=self,
        )

    def _offer_candidates(self, file: CaseFile, found: Sequence[TeamMember]) -> None:
        on_team = {member.name.casefold() for member in file.team}
        candidates = {
            candidate_words(member): member
            for member in found
            if member.name.casefold() not in on_team
        }
        name = self.entry.controls.get("name") if self.entry is not None else None
        if not isinstance(name, QLineEdit) or self.candidates() == list(candidates):
            return
        completer = QCompleter([*candidates], name)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda words: self.take(candidates[words]))
        name.setCompleter(completer)

    def candidates(self) -> list[str]:
        """Whom the line offers, in its words."""
        name = self.entry.controls.get("name") if self.entry is not None else None
        completer = name.completer() if isinstance(name, QLineEdit) else None
        model = completer.model() if completer is not None else None
        if model is None:
            return []
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def take(self, candidate: TeamMember) -> None:
        """Fill the line with somebody of the address book."""
        entry = self.entry
        if entry is not None:
            # After this the completer writes its own words into the line.
            QTimer.singleShot(0, entry, lambda: entry.load(replace(candidate, id=new_id())))


def candidate_words(member: TeamMember) -> str:
    """Somebody who could join the team: name, role, and for whom she works."""
    facts = (member.name, member.role, member.side.words)
    return ", ".join(dict.fromkeys(fact for fact in facts if fact))
