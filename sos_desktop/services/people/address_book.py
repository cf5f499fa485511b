"""The address book: people of an LEA, or of the whole county, by what they do."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.change_log import rename
from db.models.county import LeaRow
from db.models.registry import row_class, to_record
from db.queries.observations import leas_of
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.checks import record_checks
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.records import Consultant, Person, TeamMember
from sos_desktop.domain.casework.words import PersonRole, Side, Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep

_KINDS = (EntityKind.DISTRICT, EntityKind.COE, EntityKind.CHARTER)
_ORDER = {role: place for place, role in enumerate(PersonRole)}


@frozen_dataclass
class PersonLine:
    """A person with the name of where they work; "" when that is not noted."""

    person: Person
    where: str

    @property
    def name(self) -> str:
        """The name, or the title of a post whose holder is not known."""
        return self.person.name or self.person.title


@frozen_dataclass
class AddressBook:
    """People by LEA and role, and the LEAs they can belong to (own county, by name)."""

    people: tuple[PersonLine, ...]
    leas: tuple[Lea, ...]


class SharedAddress(InputProblem):
    """Another person has the mail address already; `others` are they."""

    def __init__(self, address: str, others: Sequence[PersonLine]) -> None:
        names = "; ".join(described(other) for other in others)
        super().__init__(
            f"{address} is also the address of {names}. Save it for both if they share a mailbox, "
            "or open the other entry if it is the same person.",
            where="email",
        )
        self.others = tuple(others)


def address_book(county: CountyFile, cds: str | None = None) -> AddressBook:
    """Everybody of one LEA, or of the county; those no longer there come last."""
    kind: Any = row_class(Person)
    today = clock.today()
    with county.session() as session:
        query = sa.select(kind)
        if cds is not None:
            query = query.where(kind.cds == cds)
        people = [to_record(Person, row) for row in session.scalars(query)]
        lines = _lines(session, people)
        leas = leas_of(session, _KINDS, county.county_code)
    return AddressBook(
        tuple(sorted(lines, key=lambda line: _place(line, today))),
        tuple(sorted(leas.values(), key=lambda lea: lea.name.casefold())),
    )


def save_person(county: CountyFile, person: Person, *, share_address: bool = False) -> Changes:
    """Add somebody, or bring their entry up to date; texts are trimmed.

    Args:
        county: The open county file.
        person: Who is to be kept.
        share_address: Two people may have this mail address.

    Raises:
        SharedAddress: Somebody else has the mail address and sharing it was not allowed.
        InputProblem: It cannot be kept as it is; `where` names the field.
    """
    person = record_checks.cleaned(person)
    record_checks.check_record(person)
    if (cds := person.cds) is not None:
        person = replace(person, organization="")
        _check_lea(county, cds)
    if not share_address and (others := sharing_address(county, person)):
        raise SharedAddress(person.email, others)
    return registers.save(county, person)


def sharing_address(county: CountyFile, person: Person) -> tuple[PersonLine, ...]:
    """Other people with a person's mail address, however its letters are written.

    Somebody whose kept address was shared before and is not being changed shares it knowingly.
    """
    address = person.email.strip().casefold()
    if not address:
        return ()
    everybody = registers.all_of(county, Person)
    kept = next((other for other in everybody if other.id == person.id), None)
    if kept is not None and kept.email.strip().casefold() == address:
        return ()
    found = [
        other
        for other in everybody
        if other.id != person.id and other.email.strip().casefold() == address
    ]
    with county.session() as session:
        return tuple(_lines(session, found))


def set_left(county: CountyFile, person: Person, left_on: date | None) -> Changes:
    """Note that somebody is no longer there, or is there again (None); the entry stays."""
    today, left = clock.today(), replace(person, left_on=left_on)
    if left_on is None:
        verb, day = (Verb.STAY if person.is_there(today) else Verb.RETURN), {}
    else:
        verb, day = Verb.LEFT, {"day": left_on.isoformat()}
        verb = Verb.LEAVE if left.is_there(today) else verb
    return registers.save(county, left, label=labels.of_record(verb, left, **day))


def leaving_words(person: Person) -> str:
    """When somebody leaves or since when they are gone; "" when neither is noted."""
    if person.left_on is None:
        return ""
    when = "leaves" if person.is_there(clock.today()) else "no longer there since"
    return f"{when} {date_words(person.left_on)}"


def described(line: PersonLine) -> str:
    """A person in a sentence: name, role, where, and whether they left."""
    person = line.person
    facts = [line.name, person.role.words.lower() if person.role is not PersonRole.OTHER else ""]
    facts += [line.where, leaving_words(person)]
    return ", ".join(fact for fact in facts if fact)


def member_of(case_id: str, person: Person | Consultant) -> TeamMember:
    """Somebody of the address book or of the office's team as a member of a case's team."""
    if isinstance(person, Consultant):
        side, role = Side.COE, person.title
    else:
        side = Side.DISTRICT if person.cds else Side.PARTNER
        role = person.title or _role_words(person.role)
    return TeamMember(
        case_id=case_id,
        name=person.name or role,
        role=role,
        side=side,
        email=person.email,
        phone=person.phone,
    )


def team_candidates(county: CountyFile, case_id: str, cds: str) -> tuple[TeamMember, ...]:
    """Who could be on a case's team: people of its LEA, the office's team, partners."""
    today = clock.today()
    book = address_book(county)
    everybody = [line.person for line in book.people if line.person.is_there(today)]
    own = [person for person in everybody if person.cds == cds]
    office = [found for found in registers.all_of(county, Consultant) if found.active]
    partners = [person for person in everybody if person.role is PersonRole.PARTNER]
    return tuple(
        member_of(case_id, found)
        for found in (*own, *office, *(person for person in partners if person.cds != cds))
    )


def add_to_team(county: CountyFile, case_id: str, members: Iterable[TeamMember]) -> Changes:
    """Add several people to a case's team as one change."""
    with county.session("", case_id) as session:
        made = [keep(session, member).record for member in members]
        if not made:
            return Changes(Subject.NOTHING, case_id=case_id)
        one = labels.save_label(None, made[0])
        label = one if len(made) == 1 else labels.of_kind(Verb.ADD, TeamMember, count=len(made))
        rename(session, label)
    return Changes(Subject.CASE_CONTENT, label.words, case_id, len(made))


def current_people(county: CountyFile, cds: str) -> tuple[Person, ...]:
    """Those who work for an LEA now, by role and name."""
    lines = address_book(county, cds).people
    today = clock.today()
    return tuple(line.person for line in lines if line.person.is_there(today))


def _role_words(role: PersonRole) -> str:
    return "" if role is PersonRole.OTHER else role.words


def _lines(session: Session, people: Sequence[Person]) -> list[PersonLine]:
    codes = {person.cds for person in people if person.cds}
    rows = session.execute(sa.select(LeaRow.cds, LeaRow.name).where(LeaRow.cds.in_(codes)))
    names = {cds: name for cds, name in rows}
    return [PersonLine(p, names.get(p.cds or "", p.organization)) for p in people]


def _place(line: PersonLine, today: date) -> tuple[Any, ...]:
    person = line.person
    return (
        not person.is_there(today),
        line.where.casefold(),
        _ORDER.get(person.role, len(_ORDER)),
        line.name.casefold(),
        person.id,
    )


def _check_lea(county: CountyFile, cds: str) -> None:
    with county.session() as session:
        if session.scalar(sa.select(LeaRow.id).where(LeaRow.cds == cds)) is None:
            raise InputProblem(
                "This LEA is not in the county file. Choose another one.", where="cds"
            )
