"""A record's own history in words: who changed what, when, from what, to what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sos_desktop.domain.casework.engagement import (
    Decision,
    Document,
    HandOver,
    Note,
    OtherPlan,
    Referral,
)
from sos_desktop.domain.casework.field_words import (
    HIDDEN,
    NOTHING,
    FieldChange,
    excerpts,
    field_words,
    shortened,
    value_words,
)
from sos_desktop.domain.casework.records import (
    Action,
    Aim,
    Case,
    Cause,
    Contact,
    LcapGoal,
    Measure,
    Record,
)
from sos_desktop.domain.casework.registers import Provider

OFFICE_WORDS = {
    "name": "Name", "address": "Address", "phone": "Phone",
    "letterhead": "Line under the letterhead", "contact": "Whom districts call",
}  # fmt: skip
"""What the facts about the county office are called, as its form shows them."""

POINTERS: dict[str, type[Record]] = {
    "aim_id": Aim, "action_id": Action, "cause_id": Cause, "parent_id": Cause,
    "contact_id": Contact, "lcap_goal_id": LcapGoal, "measure_id": Measure, "note_id": Note,
    "other_plan_id": OtherPlan, "previous_id": Case, "provider_id": Provider,
}  # fmt: skip
"""Fields that hold the id of another record, and what that is."""

_NAMING: dict[type[Record], tuple[str, ...]] = {
    Case: ("opened_on",),
    Contact: ("kind", "held_on"),
    LcapGoal: ("number", "text"),
    OtherPlan: ("kind", "text"),
    HandOver: ("to_consultant",),
    Referral: ("provider", "purpose"),
    Document: ("name",),
    Decision: ("text",),
}
"""Fields a record is known by, where it is not its title, name or text."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of a record.

    Attributes:
        label: The name of the step it was part of, as the undo menu has it.
        operation: "insert", "update" or "delete".
        changes: What was entered, changed or removed, field by field.
        undone: It was taken back and is not in force.
    """

    at: datetime
    who: str
    label: str
    operation: str
    changes: tuple[FieldChange, ...]
    undone: bool = False

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
    for name in (item.name for item in fields(kind)):
        if name in HIDDEN or name not in (after if after is not None else before or {}):
            continue
        if name == "position" and (before is None or after is None):
            continue
        old = value_words(kind, name, before.get(name), names) if before is not None else ""
        new = value_words(kind, name, after.get(name), names) if after is not None else ""
        if before is not None and after is not None:
            if old == new:
                continue
            old, new = excerpts(old, new)
        if {old, new} - {"", NOTHING}:
            found.append(FieldChange(field_words(kind, name), shortened(old), shortened(new)))
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
    wanted = _NAMING.get(kind, ("title", "name", "text"))
    words = [value_words(kind, name, values.get(name), {}) for name in wanted if name in values]
    said = [word for word in words if word != NOTHING]
    if kind is Case and said:
        return f"the case opened {said[0]}"
    return shortened(", ".join(said)) if said else "one without a name"


def ids_in(items: Iterable[Mapping[str, Any] | None]) -> dict[type[Record], set[str]]:
    """The ids that stored values point to, by what they point to."""
    found: dict[type[Record], set[str]] = {}
    for values in items:
        for name, kind in POINTERS.items():
            if values and values.get(name):
                found.setdefault(kind, set()).add(values[name])
    return found
