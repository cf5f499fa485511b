"""What a meeting's agenda says of a case; it goes to the district, so it is of its copy."""

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import DISTRICT
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.letters.person_names import name_in_order, spoken_name
from sos_desktop.domain.casework.partners.roles import voice_of, voice_of_role
from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.casework.words import ContactKind, Perspective, Side, Stage
from sos_desktop.foundation import clock
from sos_desktop.services.casework import case_reading
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.letters import wording
from sos_desktop.services.letters.facts import LetterLea
from sos_desktop.services.letters.letter_registers import FieldValues

AGENDA_FIELDS = (
    "status_sentence",
    "reasons_intro",
    "reasons",
    "sources",
    "strengths",
    "gains",
    "meeting_title",
    "meeting_sentence",
    "district_priorities",
    "lcap_goals",
    "room",
    "dashboard_year",
)
"""What an agenda can always say, with or without figures."""


def agenda_values(county: CountyFile, lea: LetterLea, values: FieldValues) -> FieldValues:
    """The agenda's own fields; it says what is not noted yet instead of staying silent.

    It goes to the district, so it is made of what the district may read: a meeting of the office's
    own neither stands on it nor makes theirs the second.
    """
    assert lea.case is not None
    file = copy_for(case_reading.case_file(county, lea.case.id), DISTRICT)
    defaults: FieldValues = {
        "status_sentence": f"{lea.lea.name} and the county office work together.",
        "reasons_intro": (
            "What led to it cannot be told from the Dashboard files that are loaded. Please bring:"
            if lea.has_figures
            else "No Dashboard figures are loaded for this meeting. Please bring:"
        ),
        "reasons": ("The local data the district trusts most",),
        "strengths": ("What the district is proud of, in its own words",),
        "gains": ("What has become better in the last year, in the district's own words",),
        "sources": "This agenda uses no Dashboard figures.",
    }
    own: FieldValues = {
        "meeting_title": f"{'First meeting' if _is_first(file) else 'Meeting'} with {lea.lea.name}",
        "meeting_sentence": _meeting(file),
        "district_priorities": tuple(p.text for p in file.priorities)
        or ("Not noted yet: what does the district itself want to work on?",),
        "lcap_goals": tuple(f"{g.number} {g.text}".strip() for g in file.goals)
        or ("Not noted yet: please bring the LCAP.",),
        "room": _room(county, file),
    }
    found = {**defaults, **{name: value for name, value in values.items() if value}, **own}
    asked = wording.route_sentence(file.case.route, lea.lea.name)
    if asked and asked not in str(found["status_sentence"]):
        found["status_sentence"] = f"{asked} {found['status_sentence']}"
    return found


def _is_first(file: CaseFile) -> bool:
    """Whether a meeting would be the first: none was held, and the work has not gone on since."""
    today = clock.today()
    held = any(
        contact.held_on < today and contact.kind in (ContactKind.MEETING, ContactKind.VISIT)
        for contact in file.contacts
    )
    return file.case.stage <= Stage.OUTREACH and not held


def _meeting(file: CaseFile) -> str:
    today = clock.today()
    ahead = [
        contact
        for contact in file.contacts
        if contact.held_on >= today and contact.kind is ContactKind.MEETING
    ]
    if not ahead:
        return "Date and place: to be agreed with the district."
    first = min(ahead, key=lambda contact: contact.held_on)
    place = f", {first.place}" if first.place else ""
    return f"{wording.long_date(first.held_on)}{place}"


def _room(county: CountyFile, file: CaseFile) -> tuple[str, ...]:
    """Who is known already, then whom the district may want to invite."""
    cds, today = file.case.cds, clock.today()
    people = [
        person
        for person in registers.all_of(county, Person)
        if person.cds == cds and person.is_there(today) and (person.name or person.title)
    ]
    known = {
        spoken_name(person.name or person.title).casefold(): _listed(
            name_in_order(person.name or person.title), person.title or person.role.words
        )
        for person in people
    }
    titles = {person.title.casefold() for person in people if person.name}
    for member in file.team:
        if member.name.casefold() in titles:
            continue
        words = _listed(name_in_order(member.name), member.role or Side(member.side).words)
        known.setdefault(spoken_name(member.name).casefold(), words)
    lines = list(known.values())
    more = (
        [f"{len(lines) - _ROOM} more in the address book or on the team"]
        if len(lines) > _ROOM
        else []
    )
    voices = {voice_of_role(p.role) or voice_of(p.title) for p in people}
    for member in file.team:
        if member.side is not Side.COE:
            voices |= {voice_of(member.role), voice_of(member.name)}
    missing = [words for words, voice in _INVITED if voice not in voices]
    invite = [f"For the district to invite: {wording.listing(missing)}"] if missing else []
    return (*lines[:_ROOM], *more, *invite)


def _listed(name: str, does: str) -> str:
    return name if name.casefold() == does.casefold() else f"{name}, {does}"


_ROOM = 10
"""So many people are named on an agenda; it fits a page."""
_INVITED = (
    ("families", Perspective.FAMILIES),
    ("students", Perspective.STUDENTS),
    ("teachers", Perspective.TEACHERS),
    ("classified staff", Perspective.CLASSIFIED),
    ("principals", Perspective.PRINCIPALS),
    ("labor partners", Perspective.LABOR),
    ("a board member", Perspective.BOARD),
)
