"""A row of a contact list: who it says, who that may be, and what can be done with it."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.checks import record_checks
from sos_desktop.domain.casework.partners.roles import role_of
from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.casework.words import PersonRole
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.people import cell
from sos_desktop.services.people.import_row import (
    KEPT_FIELDS,
    ImportRow,
    RowChoice,
    RowStanding,
    updated,
)
from sos_desktop.services.people.people_leas import LeaFinder
from sos_desktop.services.people.people_matching import Matcher, name_key

_LABELS = {
    "cds": "District",
    "name": "Name",
    "role": "Role",
    "organization": "Organization",
    "title": "Title",
    "salutation": "Salutation",
    "email": "E-mail",
    "phone": "Phone",
    "note": "Note",
    "left_on": "No longer there",
}


_ONE_EACH = (PersonRole.SUPERINTENDENT, PersonRole.CHARTER)
"""Roles an LEA has once; letters go to them."""


class RowReader:
    """Reads rows one after the other; it knows those before."""

    def __init__(
        self, columns: Mapping[str, int], leas: Sequence[Lea], people: Sequence[Person]
    ) -> None:
        self._columns = columns
        self._leas = LeaFinder(leas)
        today = self._today = clock.today()
        self._matcher = Matcher(people, today)
        self._in_charge = {
            (person.cds, person.role): person
            for person in people
            if person.cds and person.role in _ONE_EACH and person.is_there(today)
        }
        self._heads = {key: head.name or head.title for key, head in self._in_charge.items()}
        self._mails: dict[str, int] = {}
        self._names: dict[str, dict[str | None, int]] = defaultdict(dict)
        self._met: dict[str, int] = {}

    def row(self, number: int, cells: Sequence[str]) -> ImportRow:
        """A row with what it may be."""
        person, unclear, problem = self._person(cells)
        where = self._leas.name_of(person.cds) or person.organization
        if problem:
            return ImportRow(
                number,
                person,
                where,
                RowStanding.PROBLEM,
                None,
                problem,
                (),
                (RowChoice.SKIP,),
                RowChoice.SKIP,
            )
        if (before := self._before(number, person)) is not None:
            why = f"The file has this {before[0]} in row {before[1]} already."
            return ImportRow(
                number,
                person,
                where,
                RowStanding.UNCLEAR,
                None,
                why,
                (),
                (RowChoice.SKIP, RowChoice.ADD),
                RowChoice.SKIP,
            )
        return self._matched(number, person, where, unclear)

    def _matched(self, number: int, person: Person, where: str, unclear: str) -> ImportRow:
        match = self._matcher.find(person)
        if match is None:
            second = self._second(person)
            head = self._in_charge.get((person.cds or "", person.role)) if second else None
            takes_over = (RowChoice.REPLACE,) if head else ()
            unclear = " ".join(filter(None, (unclear, second)))
            standing = RowStanding.UNCLEAR if unclear else RowStanding.NEW
            choice = RowChoice.SKIP if unclear else RowChoice.ADD
            return ImportRow(
                number,
                person,
                where,
                standing,
                None,
                unclear,
                (),
                (*takes_over, RowChoice.ADD, RowChoice.SKIP),
                choice,
                replaces=head,
            )
        changes, stays = self._changes(match.person, person), self._stays(match.person)
        why = " ".join(filter(None, (match.why, self._again(number, match.person), unclear)))
        if why:
            choices = (RowChoice.SKIP, RowChoice.UPDATE, RowChoice.ADD)
            return ImportRow(
                number,
                person,
                where,
                RowStanding.UNCLEAR,
                match.person,
                why,
                changes,
                choices,
                RowChoice.SKIP,
                stays,
            )
        choices = (RowChoice.UPDATE, RowChoice.SKIP) if changes else (RowChoice.SKIP,)
        return ImportRow(
            number,
            person,
            where,
            RowStanding.SAME,
            match.person,
            "",
            changes,
            choices,
            choices[0],
            stays,
        )

    def _person(self, cells: Sequence[str]) -> tuple[Person, str, str]:
        """Who a row says; what is unclear; what is wrong."""
        said = {field: _plain(cell(cells, place)) for field, place in self._columns.items()}
        name = said.get("name") or f"{said.get('first', '')} {said.get('last', '')}".strip()
        role_text = said.get("role", "")
        role = role_of(role_text) or role_of(said.get("title", "")) or PersonRole.OTHER
        place = self._leas.find(said.get("cds", ""), said.get("lea", ""))
        organization = said.get("organization", "") or (said.get("lea", "") if place.odd else "")
        person = Person(
            name=" ".join(name.split()),
            role=role,
            cds=place.cds,
            organization="" if place.cds else organization,
            title=" ".join((said.get("title", "") or _title(role_text)).split()),
            salutation=said.get("salutation", ""),
            email=said.get("email", "").removeprefix("mailto:").strip("<>"),
            phone=" ".join(said.get("phone", "").split()),
            note=said.get("note", ""),
        )
        person = record_checks.cleaned(person)
        return person, place.odd, place.wrong or self._wrong(person, said)

    def _wrong(self, person: Person, said: Mapping[str, str]) -> str:
        if not (person.name or person.title or person.email):
            return "The row has no name, no title and no mail address."
        try:
            record_checks.check_record(
                person if person.name or person.title else replace(person, name="–")
            )
        except InputProblem as problem:
            return f"{_LABELS.get(problem.where, problem.where)}: {problem.message}"
        if not (person.name or person.title):
            return "Name: the row has a mail address only. Write who it is in the file."
        return ""

    def _second(self, person: Person) -> str:
        """Why somebody new would be a second head of an LEA; "" when not."""
        if person.cds is None or person.role not in _ONE_EACH:
            return ""
        key = (person.cds, person.role)
        first = self._heads.setdefault(key, person.name or person.title)
        if first == (person.name or person.title):
            return ""
        return (
            f"{first} stands there as {person.role.words.lower()} already: letters wait until it "
            "is noted who has left."
        )

    def _before(self, number: int, person: Person) -> tuple[str, int] | None:
        mail, name = person.email.casefold(), name_key(person.name)
        found: tuple[str, int] | None = None
        if mail:
            before = self._mails.setdefault(mail, number)
            found = ("mail address", before) if before != number else None
        if name:
            rows = self._names[name]
            same = [row for cds, row in rows.items() if None in (cds, person.cds)]
            before = rows.setdefault(person.cds, number)
            first = min([before, *same])
            if found is None and first != number:
                found = ("name", first)
        return found

    def _again(self, number: int, match: Person) -> str:
        """Why a row may not plainly change somebody a row before it is about; "" when none is."""
        before = self._met.setdefault(match.id, number)
        if before == number:
            return ""
        return f"Row {before} is about {match.name or match.title} too."

    def _changes(self, kept: Person, person: Person) -> tuple[str, ...]:
        after = updated(kept, person, self._today)
        return tuple(
            f"{_LABELS[name]}: {self._shown(kept, name)} → {self._shown(after, name)}"
            for name in (*KEPT_FIELDS, "left_on")
            if getattr(kept, name) != getattr(after, name)
        )

    def _stays(self, kept: Person) -> str:
        if kept.left_on is None or not kept.is_there(self._today):
            return ""
        return f"Leaves {date_words(kept.left_on)}; that stays noted."

    def _shown(self, person: Person, name: str) -> str:
        if name == "left_on":
            return f"since {date_words(person.left_on)}" if person.left_on else "there again"
        value = getattr(person, name)
        if name == "cds":
            return self._leas.name_of(value) or "none"
        return (value.words if isinstance(value, PersonRole) else value) or "nothing"


def _plain(text: str) -> str:
    """A cell with letters and accents as one sign each, without signs that cannot be seen."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in composed if unicodedata.category(sign) != "Cf")


def _title(role_text: str) -> str:
    """A written role as a title, unless it is only the name of one of our own roles."""
    known = {role.words.casefold() for role in PersonRole} | set(PersonRole)
    return "" if role_text.casefold() in known else role_text
