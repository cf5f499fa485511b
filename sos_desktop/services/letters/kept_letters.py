"""When which letter was made, and keeping a copy of it in the case's files."""

import contextlib
import json
from collections.abc import Mapping
from datetime import date

from db.models.base import dictionary_of
from db.models.county import MetaRow
from sos_desktop.domain.casework.history.labels import of_kind
from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.domain.casework.records import Attachment
from sos_desktop.domain.casework.words import Sensitivity, Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock
from sos_desktop.services.casework import attachments
from sos_desktop.services.casework.attachments import AttachedTo
from sos_desktop.services.county.county_files import CountyFile

Made = Mapping[LetterKind, date]
"""Letter to the day it was last made."""


def made_in(county: CountyFile, year: int) -> dict[str, dict[LetterKind, date]]:
    """What was made for a Dashboard year, by CDS code."""
    with county.session() as session:
        row = session.get(MetaRow, _key(year))
        stored = dictionary_of(row and row.value)
    kinds = {kind.value: kind for kind in LetterKind}
    found: dict[str, dict[LetterKind, date]] = {}
    for cds, days in stored.items():
        with contextlib.suppress(ValueError, TypeError, AttributeError):  # damaged
            found[cds] = {
                kinds[kind]: date.fromisoformat(day) for kind, day in days.items() if kind in kinds
            }
    return found


def note_made(county: CountyFile, year: int, made: Mapping[str, tuple[LetterKind, ...]]) -> Changes:
    """Note that letters were made today; the files are outside, so there is nothing to undo."""
    if not made:
        return Changes(Subject.NOTHING)
    today = clock.today().isoformat()
    with county.session("") as session:
        row = session.get(MetaRow, _key(year))
        stored = dictionary_of(row and row.value)
        for cds, kinds in made.items():
            stored.setdefault(cds, {}).update({kind.value: today for kind in kinds})
        session.merge(MetaRow(key=_key(year), value=json.dumps(stored, sort_keys=True)))
    return Changes(Subject.REGISTERS)


def keep_copy(
    county: CountyFile, case_id: str, name: str, content: bytes, kind: LetterKind
) -> Changes:
    """Keep a made letter in its case's files, in one undoable change; once if nothing differs.

    Raises:
        InputProblem: It is larger than a file kept inside the county file may be.
    """
    place = AttachedTo(case_id, caption=kind.words, sensitivity=Sensitivity.DISTRICT)
    if attachments.is_attached(county, content, place):
        return Changes(Subject.NOTHING, case_id=case_id)
    label = of_kind(Verb.KEEP, Attachment, letter=str(kind))
    return attachments.add_content(county, name, content, place, label=label)


def _key(year: int) -> str:
    return f"letters.{year}"
