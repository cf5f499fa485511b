"""The note that is being typed: kept beside the casework until it is saved or thrown away."""

import json

import sqlalchemy as sa

from db.models.dashboard import MetaRow
from sos_desktop.domain.casework.engagement import Note
from sos_desktop.domain.casework.words import NoteKind, Perspective, Sensitivity
from sos_desktop.foundation import clock
from sos_desktop.services.county.county_files import CountyFile

_KEY = "note_draft"
"""Among the facts about the county file, outside the history, as the drafts of visits are."""


def keep(county: CountyFile, note: Note | None) -> None:
    """Keep a note that is not saved yet, so that it survives a crash; None removes it."""
    with county.session("") as session:
        session.execute(sa.delete(MetaRow).where(MetaRow.key == _KEY))
        if note is not None:
            values = {
                "case_id": note.case_id, "kind": note.kind, "text": note.text,
                "voice": note.voice, "sensitivity": note.sensitivity,
            }  # fmt: skip
            session.execute(sa.insert(MetaRow).values(key=_KEY, value=json.dumps(values)))


def waiting(county: CountyFile) -> Note | None:
    """The note that was typed and not saved, dated today; None when there is none."""
    with county.session() as session:
        row = session.get(MetaRow, _KEY)
    if row is None:
        return None
    values = json.loads(row.value)
    voice = values["voice"]
    return Note(
        case_id=values["case_id"], kind=NoteKind(values["kind"]), text=values["text"],
        voice=None if voice is None else Perspective(voice),
        sensitivity=Sensitivity(values["sensitivity"]), noted_on=clock.today(),
    )  # fmt: skip
