"""A row of a contact list: who it says, who that may be, what can be done with it."""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.casework.words import PersonRole
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.people.people_matching import name_key


class RowStanding(StrEnum):
    """What a row of the file is."""

    NEW = "New"
    SAME = "Same as"
    UNCLEAR = "Unclear"
    PROBLEM = "Problem"


class RowChoice(StrEnum):
    """What is done with a row."""

    ADD = "Add"
    UPDATE = "Update"
    REPLACE = "Takes over"
    SKIP = "Leave out"


@frozen_dataclass
class ImportRow:
    """A row of the file and what can be done with it.

    Attributes:
        row: Its number in the file, counting from 1.
        person: Who it says; what it cannot say is left empty.
        match: Who of the address book it may be; None when nobody.
        why: What is unclear or wrong, with the column; "" when nothing is.
        changes: What an update would change ("Phone: 555-0100 → 555-0101").
        stays: What an update leaves although the row does not say it; "" when there is nothing.
        replaces: Who has left when the row takes over, such as a superintendent; None for nobody.
        choices: What may be chosen; `choice` is what is chosen.
    """

    row: int
    person: Person
    where: str
    standing: RowStanding
    match: Person | None
    why: str
    changes: tuple[str, ...]
    choices: tuple[RowChoice, ...]
    choice: RowChoice
    stays: str = ""
    replaces: Person | None = None


KEPT_FIELDS = (
    "name",
    "role",
    "cds",
    "organization",
    "title",
    "salutation",
    "email",
    "phone",
    "note",
)


def updated(kept: Person, person: Person, today: date) -> Person:
    """The kept person with everything a row says; what it leaves empty stays.

    A role the row does not name stays. Somebody who had left and whom a list names is there again;
    that somebody will leave on a day to come stays noted, because they are still there. A name or
    address that differs in case, accents or order only stays as it is kept: lists lose accents.
    """
    said = {name: getattr(person, name) for name in KEPT_FIELDS if getattr(person, name)}
    if person.role is PersonRole.OTHER:
        said.pop("role")
    if kept.name and name_key(kept.name) == name_key(person.name):
        said.pop("name", None)
    if kept.email.casefold() == person.email.casefold():
        said.pop("email", None)
    if said.get("cds"):
        said["organization"] = ""
    return replace(kept, **said, left_on=kept.left_on if kept.is_there(today) else None)
