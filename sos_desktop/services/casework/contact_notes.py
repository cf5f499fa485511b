"""Notes of a visit, meeting or call bear its date, and follow it when it is corrected."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.engagement import NoteRow
from sos_desktop.domain.casework.records import CaseRecord, Contact


def follow_date(session: Session, before: CaseRecord | None, after: CaseRecord) -> None:
    """Give notes that still bear a contact's old date its new one, in the same change.

    A note whose date was written otherwise stays.
    """
    if not isinstance(before, Contact) or not isinstance(after, Contact):
        return
    if before.held_on == after.held_on:
        return
    notes = session.scalars(
        sa.select(NoteRow).where(
            NoteRow.contact_id == before.id, NoteRow.noted_on == before.held_on
        )
    )
    for note in notes:
        note.noted_on = after.held_on
