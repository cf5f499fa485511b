"""Site visits: reading one, keeping each line as it is typed, the draft."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from db.models.base import dictionary_of
from db.models.county import MetaRow
from db.models.registry import column, row_class
from db.queries.casework import all_cases, leas_by_cds
from db.queries.people import still_there
from db.records import record_by_id, records_where
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.checks import record_checks
from sos_desktop.domain.casework.dates.visits import visits_of
from sos_desktop.domain.casework.history.labels import of_kind, of_record
from sos_desktop.domain.casework.records import Case, Contact, Note, Person, Task, new_id
from sos_desktop.domain.casework.words import ContactKind, Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework import records
from sos_desktop.services.casework.case_reading import load_file
from sos_desktop.services.county.county_files import CountyFile

_DRAFT = "visit_draft:"
"""The key of a case's drafts among the facts about the county file: inside the file, so they go
where the file goes, and outside the history, which would hold every key stroke. The value holds a
draft for each visit, the one typed last at the end."""


HEAD_TOO = "head_too"
"""In a draft: what it says of the visit itself is not in the visit yet, or was refused there."""


@frozen_dataclass
class VisitView:
    """What the page of a site visit shows.

    Attributes:
        file: The case.
        visit: The visit; not in the county file before its first entry.
        offers: Names and roles offered for present and missing.
        names: People known by name, to be kept out of quotes.
        draft: What was typed and not entered yet, as the page put it there; empty when nothing.
    """

    file: CaseFile
    visit: Contact
    offers: tuple[str, ...]
    names: tuple[str, ...]
    draft: Mapping[str, Any]


def open_visit(county: CountyFile, case_id: str, contact_id: str | None = None) -> VisitView:
    """A visit of a case to write in: the one asked for, or the draft's, or today's, or a new one.

    Raises:
        InputProblem: The case is no longer there.
    """
    with county.session() as session:
        file = load_file(session, case_id)
        row = session.get(MetaRow, f"{_DRAFT}{case_id}")
        people = records_where(
            session, Person, column(Person.cds) == file.case.cds, still_there(clock.today())
        )
        known = session.scalars(sa.select(column(Person.name))).all()
    drafts = _drafts(row)
    newest = next(reversed(drafts), "")
    draft = drafts.get(newest if contact_id is None else contact_id, {})
    offers = {person.name or person.title for person in people}
    offers |= {member.name for member in file.team} | {file.case.consultant, county.user}
    names = {*known, *(member.name for member in file.team)} - {""}
    return VisitView(
        file,
        _visit(file, contact_id or draft.get("contact_id"), draft),
        tuple(sorted(offers - {""}, key=str.casefold)),
        tuple(sorted(names)),
        draft,
    )


def open_cases(county: CountyFile) -> tuple[tuple[str, str], ...]:
    """The id and the LEA's name of every open case, by name."""
    with county.session() as session:
        found = all_cases(session, include_closed=False)
        leas = leas_by_cds(session, [case.cds for case in found])
    named = ((case.id, leas[case.cds].name) for case in found)
    return tuple(sorted(named, key=lambda pair: pair[1].casefold()))


def begin(county: CountyFile, visit: Contact) -> Changes:
    """Keep a visit that is not in the county file yet; one that is stays as it is."""
    with county.session() as session:
        there = record_by_id(session, Contact, visit.id)
    if there is not None:
        return Changes(Subject.NOTHING, case_id=visit.case_id)
    return records.save(county, visit, label=of_record(Verb.BEGIN, visit, visit=1))


def update(county: CountyFile, visit: Contact) -> Changes:
    """Bring date, place and people of a visit up to date; nothing before its first entry.

    What is not written on the page (who may read it, what was agreed in words) stays as it is.

    Raises:
        InputProblem: A text is too long or the date impossible; `where` names the field.
    """
    with county.session() as session:
        now = record_by_id(session, Contact, visit.id)
    if now is None:
        return Changes(Subject.NOTHING, case_id=visit.case_id)
    changed = replace(
        now, held_on=visit.held_on, place=visit.place, people=visit.people, absent=visit.absent
    )
    return records.save(county, changed, label=of_kind(Verb.EDIT, Contact, visit=1))


def enter(county: CountyFile, visit: Contact, record: Note | Task) -> Changes:
    """Keep one entry of a visit, and the visit itself before its first.

    Raises:
        InputProblem: It is empty or too long; then the visit is not begun for it either.
    """
    record = record_checks.cleaned(record)
    record_checks.check_record(record, "")
    begin(county, visit)
    return records.save(county, record)


def keep_draft(
    county: CountyFile, case_id: str, draft: Mapping[str, Any], contact_id: str = ""
) -> None:
    """Keep what is being typed, so that it survives a crash; an empty draft removes it.

    Args:
        county: The open county file.
        case_id: The case.
        draft: Plain values only.
        contact_id: The visit; each has a draft of its own. "" takes the one the draft names.
    """
    key = f"{_DRAFT}{case_id}"
    with county.session("") as session:
        drafts = _drafts(session.get(MetaRow, key))
        of = contact_id or draft.get("contact_id", "")
        for key_of in (of, ""):
            drafts.pop(key_of, None)
        if draft:
            drafts[of] = dict(draft)
        session.execute(sa.delete(MetaRow).where(MetaRow.key == key))
        if drafts:
            session.execute(sa.insert(MetaRow).values(key=key, value=json.dumps(drafts)))


def _drafts(row: MetaRow | None) -> dict[str, dict[str, Any]]:
    """The drafts of a case by visit; a file may still hold the only one there was before."""
    kept = dictionary_of(row and row.value)
    if all(isinstance(value, dict) for value in kept.values()):
        return kept
    return {kept.get("contact_id", ""): kept}


def waiting_drafts(county: CountyFile) -> tuple[str, ...]:
    """The cases with something typed at a visit and not entered yet."""
    case = row_class(Case)
    key = sa.literal(_DRAFT) + case.id
    with county.session() as session:
        found = session.scalars(
            sa.select(case.id)
            .join(MetaRow, MetaRow.key == key)
            .order_by(column(Case.opened_on), case.id)
        )
        return tuple(found)


def _visit(file: CaseFile, contact_id: str | None, draft: Mapping[str, Any]) -> Contact:
    for contact in file.contacts:
        if contact.id == contact_id:
            return _as_typed(contact, draft) if draft.get(HEAD_TOO) else contact
    today = clock.today()
    if not contact_id:
        for contact in visits_of(file):
            if contact.held_on == today:
                return contact
    return Contact(
        id=contact_id or new_id(),
        case_id=file.case.id,
        kind=ContactKind.VISIT,
        held_on=_day(draft.get("held_on")) or today,
        place=str(draft.get("place", "")),
        people=str(draft.get("people", file.case.consultant)),
        absent=str(draft.get("absent", "")),
    )


def _as_typed(contact: Contact, draft: Mapping[str, Any]) -> Contact:
    typed = {name: str(draft.get(name, "")) for name in ("place", "people", "absent")}
    return replace(contact, held_on=_day(draft.get("held_on")) or contact.held_on, **typed)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
