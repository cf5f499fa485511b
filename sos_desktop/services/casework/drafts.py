"""What is being typed into a form: kept beside the casework until it is saved or thrown away.

A draft lies among the facts about the county file: inside the file, so it goes where the file goes,
and outside the history, which would hold every key stroke.
"""

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from db.models.dashboard import MetaRow
from sos_desktop.domain.casework.records import CaseRecord
from sos_desktop.services.county.county_files import CountyFile

NOTE = "note_draft"
"""The key of the note from anywhere; there is one in a county file, and it says its case."""


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
