"""A record's own history in words: who changed what, when, from what, to what."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sos_desktop.domain.casework.history.field_words import (
    NOTHING,
    FieldChange,
    excerpts,
    shortened,
    value_words,
)
from sos_desktop.domain.casework.records import Case, Record
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.foundation.frozen import frozen_dataclass

OFFICE_WORDS = {
    "name": "Name",
    "address": "Address",
    "phone": "Phone",
    "letterhead": "Line under the letterhead",
    "contact": "Whom districts call",
    "paper_color": "Color of papers",
    "paper_logo_words": "What the logo shows",
}
"""What the facts about the county office are called, as its form shows them."""


@frozen_dataclass
class HistoryEntry:
    """One change of a record.

    Attributes:
        label: The name of the step it was part of, as the undo menu has it.
        operation: "insert", "update" or "delete".
        changes: What was entered, changed or removed, field by field.
        undone: It was taken back and is not in force.
        change_id: The step; "" for what is no record of its own.
    """

    at: datetime
    who: str
    label: str
    operation: str
    changes: tuple[FieldChange, ...]
    undone: bool = False
    change_id: str = ""

    @property
    def words(self) -> str:
        """The changes, one to a line."""
        return "\n".join(change.words for change in self.changes)


def field_changes(
    kind: type[Record],
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    names: Mapping[str, str],
) -> tuple[FieldChange, ...]:
    """What a change did to a record, in the order of its fields.

    Args:
        kind: The record's class.
        before: Stored values by field; None for a new record.
        after: The same; None for one that was removed.
        names: What ids and CDS codes stand for.

    Returns:
        Only fields whose words differ; for a new or removed record those that held something.
    """
    found = []
    stored = after if after is not None else before or {}
    for field in kind_of(kind).fields:
        name = field.name
        if not field.in_history or name not in stored:
            continue
        if name == "position" and (before is None or after is None):
            continue
        old = value_words(field, before.get(name), names) if before is not None else ""
        new = value_words(field, after.get(name), names) if after is not None else ""
        if before is not None and after is not None:
            if old == new:
                continue
            old, new = excerpts(old, new)
        if {old, new} - {"", NOTHING}:
            found.append(FieldChange(field.label, shortened(old), shortened(new)))
    return tuple(found)


def office_changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[FieldChange, ...]:
    """What a change did to what is written about the county office, in the order of its form.

    A fact that was not there before is only told when something was written.
    """
    found = []
    for name, words in OFFICE_WORDS.items():
        if before.get(name, "") != after.get(name, ""):
            old = (before[name] or NOTHING) if name in before else ""
            old, new = excerpts(old, after.get(name) or NOTHING)
            found.append(FieldChange(words, shortened(old), shortened(new)))
    return tuple(found)


def record_name(kind: type[Record], values: Mapping[str, Any]) -> str:
    """What a record is called where another one points to it, from its stored values."""
    naming = [field for field in kind_of(kind).naming if field.name in values]
    words = [value_words(field, values[field.name], {}) for field in naming]
    said = [word for word in words if word != NOTHING]
    if kind is Case and said:
        return f"the case opened {said[0]}"
    return shortened(", ".join(said)) if said else "one without a name"


def referenced_ids(
    kind: type[Record], items: Iterable[Mapping[str, Any] | None]
) -> dict[type[Record], set[str]]:
    """The ids that stored values of a kind point to, by what they point to."""
    found: dict[type[Record], set[str]] = {}
    for values in items:
        for name, target in kind_of(kind).references.items():
            if values and values.get(name):
                found.setdefault(target, set()).add(values[name])
    return found
