"""Notes of a visit, meeting or call bear its date, and follow it when it is corrected."""

from dataclasses import replace

from sqlalchemy.orm import Session

from db.models.registry import column
from db.records import records_where, update_record
from sos_desktop.domain.casework.records import CaseRecord, Contact, Note


def follow_date(session: Session, before: CaseRecord | None, after: CaseRecord) -> None:
    """Give notes that still bear a contact's old date its new one, in the same change.

    A note whose date was written otherwise stays.
    """
    if not isinstance(before, Contact) or not isinstance(after, Contact):
        return
    if before.held_on == after.held_on:
        return
    notes = records_where(
        session,
        Note,
        column(Note.contact_id) == before.id,
        column(Note.noted_on) == before.held_on,
    )
    for note in notes:
        update_record(session, replace(note, noted_on=after.held_on))
