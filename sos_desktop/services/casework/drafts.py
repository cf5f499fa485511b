"""What is being typed into a form: kept beside the casework until it is saved or thrown away.

A draft lies among the facts about the county file: inside the file, so it goes where the file goes,
and outside the history, which would hold every key stroke.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from db.models.dashboard import MetaRow
from sos_desktop.domain.casework.records import CaseRecord, Note
from sos_desktop.domain.casework.records.schema import all_kinds, kind_of
from sos_desktop.services.county.county_files import CountyFile

NOTE = "note_draft"
"""The key of the note from anywhere; there is one in a county file, and it says its case."""


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    """Something typed into a form of a case and not saved.

    Attributes:
        kind: The table of what it would become.
        noun: What that is called ("contact").
        record_id: The record that was being edited; "" for a new one.
        anywhere: It was typed into the form for a note from anywhere.
    """

    kind: str
    noun: str
    record_id: str = ""
    anywhere: bool = False


def key_of(kind: type[CaseRecord], case_id: str, record_id: str = "") -> str:
    """The key of a draft: its kind and case, and the record that is being edited; "" for a new one.

    Two cases, and two records of a case, never share one.
    """
    return f"draft:{kind.__name__.casefold()}:{case_id}:{record_id}"


def keep(county: CountyFile, key: str, values: Mapping[str, Any]) -> None:
    """Keep what is typed, so that it survives a crash; nothing removes it.

    Args:
        county: The open county file.
        key: `NOTE`, or from `key_of`.
        values: What stands in each field; plain values only.
    """
    with county.session("") as session:
        session.execute(sa.delete(MetaRow).where(MetaRow.key == key))
        if values:
            session.execute(sa.insert(MetaRow).values(key=key, value=json.dumps(dict(values))))


def waiting(county: CountyFile, key: str) -> dict[str, Any]:
    """What was typed and not saved; empty when there is nothing."""
    with county.session() as session:
        row = session.get(MetaRow, key)
    return {} if row is None else json.loads(row.value)


def of_case(county: CountyFile, case_id: str) -> tuple[WaitingDraft, ...]:
    """What was typed into forms of this case and not saved, in the order of the kinds."""
    kinds = {kind.__name__.casefold(): kind_of(kind) for kind in all_kinds()}
    begins = {f"draft:{name}:{case_id}:": kind for name, kind in kinds.items()}
    found = []
    with county.session() as session:
        rows = session.scalars(sa.select(MetaRow).where(MetaRow.key.like("draft:%"))).all()
        keys = {row.key for row in rows}
        note = session.get(MetaRow, NOTE)
        of_note = {} if note is None else json.loads(note.value)
    for begin, kind in begins.items():
        ids = sorted(key.removeprefix(begin) for key in keys if key.startswith(begin))
        found += [WaitingDraft(kind.table, kind.noun, record_id) for record_id in ids]
    if of_note.get("case_id") == case_id:
        kind = kind_of(Note)
        found.append(WaitingDraft(kind.table, kind.noun, anywhere=True))
    return tuple(found)
