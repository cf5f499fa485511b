"""What is being typed into a form: kept beside the casework until it is saved or thrown away.

A draft lies among the facts about the county file: inside the file, so it goes where the file goes,
and outside the history, which would hold every key stroke.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from db.models.base import dictionary_of
from db.models.changes import ChangeItemRow, ChangeLogRow
from db.models.county import MetaRow
from sos_desktop.domain.casework.records import Note, Record
from sos_desktop.domain.casework.records.schema import all_kinds, kind_of
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_files import CountyFile

NOTE = "note_draft"
"""The key of the note from anywhere; there is one in a county file, and it says its case."""

_TYPED = "typed_texts"
"""The key of what was typed into fields that show no draft of their own."""
_WINDOWS = {
    "lcap": "the days of the LCAP",
    "close": "closing the case",
    "reopen": "opening the case again",
    "move": "moving the case",
}
"""What windows about a case are for that edit no record of their own."""


@frozen_dataclass
class TypedText:
    """What was typed into one field and not saved.

    Attributes:
        where: The page, the window and the field, in words.
        text: What stood there.
        began: When somebody began to type it.
        place: The page, as the window writes down where it can go; "" where that is not known.
        window: The title of the window the field stood in; "" for the page itself.
        field: What the field is called.
    """

    where: str
    text: str
    began: datetime
    place: str = ""
    window: str = ""
    field: str = ""


@frozen_dataclass
class WaitingDraft:
    """Something typed into a form of a case and not saved.

    Attributes:
        kind: The table of what it would become; "" for what stands in a window of its own, which
            shows it when it is opened again.
        noun: What that is called ("contact").
        record_id: The record that was being edited; "" for a new one.
        anywhere: It was typed into the form for a note from anywhere.
    """

    kind: str
    noun: str
    record_id: str = ""
    anywhere: bool = False


def key_of(kind: type[Record], case_id: str, record_id: str = "") -> str:
    """The key of a draft: its kind and case, and the record that is being edited; "" for a new one.

    Two cases, and two records of a case, never share one.
    """
    return f"draft:{kind.__name__.casefold()}:{case_id}:{record_id}"


def of_record(record: Record) -> str:
    """The key of what is typed into a record that is kept, of a case or of the county."""
    return key_of(type(record), getattr(record, "case_id", ""), record.id)


def of_window(window: str, case_id: str) -> str:
    """The key of what is typed into a window about a case that is no record of its own."""
    return f"draft:window {window}:{case_id}:"


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
    return dictionary_of(row and row.value)


def of_case(county: CountyFile, case_id: str) -> tuple[WaitingDraft, ...]:
    """What was typed into forms of this case and not saved, in the order of the kinds."""
    kinds = {kind.__name__.casefold(): kind_of(kind) for kind in all_kinds()}
    begins = {f"draft:{name}:{case_id}:": kind for name, kind in kinds.items()}
    found: list[WaitingDraft] = []
    with county.session() as session:
        rows = session.scalars(sa.select(MetaRow).where(MetaRow.key.like("draft:%"))).all()
        keys = {row.key for row in rows}
        note = session.get(MetaRow, NOTE)
        of_note = dictionary_of(note and note.value)
    for window, words in _WINDOWS.items():
        if of_window(window, case_id) in keys:
            found.append(WaitingDraft("", words))
    for begin, kind in begins.items():
        ids = sorted(key.removeprefix(begin) for key in keys if key.startswith(begin))
        found += [WaitingDraft(kind.table, kind.noun, record_id) for record_id in ids]
    if of_note.get("case_id") == case_id:
        kind = kind_of(Note)
        found.append(WaitingDraft(kind.table, kind.noun, anywhere=True))
    return tuple(found)


def keep_typed(county: CountyFile, texts: tuple[TypedText, ...]) -> None:
    """Keep what is typed in fields without a draft of their own; nothing removes what was there."""
    values = [{**asdict(one), "began": one.began.isoformat()} for one in texts]
    with county.session("") as session:
        session.execute(sa.delete(MetaRow).where(MetaRow.key == _TYPED))
        if values:
            session.execute(sa.insert(MetaRow).values(key=_TYPED, value=json.dumps(values)))


def typed(county: CountyFile) -> tuple[TypedText, ...]:
    """What was typed when the program ended and is not in the history, as far as it can be read."""
    with county.session() as session:
        row = session.get(MetaRow, _TYPED)
    if row is None:
        return ()
    try:
        found = [
            TypedText(
                str(one["where"]),
                str(one["text"]),
                datetime.fromisoformat(one["began"]),
                *(str(one.get(name, "")) for name in ("place", "window", "field")),
            )
            for one in json.loads(row.value)
        ]
    except (ValueError, TypeError, KeyError):
        return ()  # a damaged draft is no reason not to open
    return tuple(one for one in found if not in_history(county, one))


def in_history(county: CountyFile, one: TypedText) -> bool:
    """Whether a change made since somebody began to type holds the text."""
    item, change = ChangeItemRow, ChangeLogRow
    words = json.dumps(one.text.strip(), ensure_ascii=False)
    with county.session() as session:
        return (
            session.scalar(
                sa.select(item.id)
                .join(change, change.change_id == item.change_id)
                .where(change.at >= one.began, sa.func.instr(item.after, words) > 0)
                .limit(1)
            )
            is not None
        )
