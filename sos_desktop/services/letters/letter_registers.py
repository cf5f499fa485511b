"""What letters take from the office, the address book and the team, read once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from db.queries.casework import all_cases
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.letters.letter_fields import FieldPlace, Obstacle
from sos_desktop.domain.casework.letters.person_names import greeting, name_in_order
from sos_desktop.domain.casework.records import Case, Consultant, Person
from sos_desktop.domain.casework.words import PersonRole
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.county.office import Office, office
from sos_desktop.services.letters import wording
from sos_desktop.services.letters.statutes import law_in_letters

FieldValues = dict[str, str | tuple[str, ...]]


@frozen_dataclass
class LetterRegisters:
    """What the whole county shares.

    Attributes:
        people: Everybody who is there, by CDS code.
        doubts: Letters' questions only a person can answer.
    """

    office: Office
    people: Mapping[str, Sequence[Person]]
    team: tuple[Consultant, ...]
    cases: Mapping[str, Case]
    shared: FieldValues
    doubts: tuple[Obstacle, ...]


def letter_registers(county: CountyFile) -> LetterRegisters:
    """Everybody who is there today, every open case and the fields all letters share."""
    own = office(county)
    today = clock.today()
    people: dict[str, list[Person]] = defaultdict(list)
    for person in registers.all_of(county, Person):
        if person.is_there(today):
            people[person.cds or ""].append(person)
    team = tuple(c for c in registers.all_of(county, Consultant) if c.active)
    with county.session() as session:
        cases = {case.cds: case for case in all_cases(session, include_closed=False)}
    shared: FieldValues = {
        "office_name": own.name,
        "office_address": ", ".join(own.address.splitlines()),
        "office_phone": own.phone,
        "letterhead_line": own.letterhead,
        "county": county.county,
        "date": wording.long_date(clock.today()),
        **law_in_letters(),
    }
    signers = [member for member in team if member.signs]
    doubts: list[Obstacle] = []
    if len(signers) > 1:
        names = wording.listing(member.name for member in signers)
        doubts.append(
            Obstacle(
                f"{names} are all marked as who signs letters",
                FieldPlace.SIGNATURE,
                tuple((member.id, member.name) for member in signers),
            )
        )
    if signers:
        shared |= {"signature_name": signers[0].name, "signature_title": signers[0].title}
    return LetterRegisters(own, people, team, cases, shared, tuple(doubts))


def people_values(lea: Lea, kept: LetterRegisters) -> tuple[FieldValues, tuple[Obstacle, ...]]:
    """Who a letter to an LEA goes to and who is to be asked; what is not clear comes beside."""
    charter = lea.kind == EntityKind.CHARTER
    wanted = (
        (PersonRole.CHARTER, PersonRole.SUPERINTENDENT) if charter else (PersonRole.SUPERINTENDENT,)
    )
    theirs = kept.people.get(lea.cds, ())
    heads = [person for role in wanted for person in theirs if person.role == role]
    values: FieldValues = {}
    doubts: tuple[Obstacle, ...] = ()
    if heads:
        head = heads[0]
        values = {
            "superintendent_name": name_in_order(head.name),
            "superintendent_title": head.title or PersonRole(head.role).words,
            "salutation": head.salutation or greeting(head.name),
        }
    same = [p for p in heads if p.role == heads[0].role]
    if len(same) > 1:
        names = wording.listing(p.name or p.title for p in same)
        both = "both" if len(same) == 2 else "all"
        doubts = (
            Obstacle(
                f"{names} {both} stand in the address book as {heads[0].role.words.lower()}; note "
                "who has left",
                FieldPlace.SUPERINTENDENT,
                tuple((p.id, p.name or p.title) for p in same),
            ),
        )
    case = kept.cases.get(lea.cds)
    name = (case.consultant if case else "") or kept.office.contact
    member = next((m for m in kept.team if m.name.casefold() == name.casefold()), None)
    values["contact_name"] = name
    if member is not None:
        reach = [text for text in (member.phone, member.email) if text]
        values |= {"contact_title": member.title, "contact_reach": " or ".join(reach)}
    return values, doubts


def case_values(case: Case | None) -> FieldValues:
    """What an open case says; nothing without one."""
    if case is None:
        return {"opened_on": "", "lcap_year": "", "lcap_reason": "", "lcap_steps": ()}
    return {
        "opened_on": wording.long_date(case.opened_on),
        "lcap_year": case.lcap_school_year,
        "lcap_reason": case.request,
        "lcap_steps": wording.lcap_steps(case),
    }
