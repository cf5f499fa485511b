"""What the fields of casework are called in a history, and how a stored value reads there."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import zip_longest
from types import UnionType
from typing import Any, get_args, get_type_hints

from sos_desktop.domain.casework.records import Action, Case, Evidence, Record
from sos_desktop.domain.casework.words import PRIORITIES, Stage, Words
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.domain.formats import date_words, number_words

NOTHING = "not set"
_LONGEST = 160
_LEAD = 40
"""How much is shown before the first difference of two long texts."""

HIDDEN = {
    "id", "case_id", "created_at", "updated_at", "basis", "sha256", "key", "origin", "filters",
    "provider_id", "missing",
}  # fmt: skip
"""Fields no person entered, or whose words stand in another field."""

_WORDS: dict[str, str] = {
    "aim_id": "Aim", "action_id": "Action", "cause_id": "Cause", "contact_id": "Visit or meeting",
    "lcap_goal_id": "LCAP goal", "measure_id": "Measure", "note_id": "Note",
    "other_plan_id": "Other plan", "parent_id": "Stands under", "previous_id": "Case before",
    "cds": "LEA", "held_on": "Date", "noted_on": "Date", "added_on": "Date", "decided_on": "Date",
    "handed_on": "Date", "referred_on": "Referred on", "moved_on": "Date", "gathered_on": "Date",
    "due_on": "Due", "done_on": "Done on", "starts_on": "From", "ends_on": "To",
    "left_on": "Left on", "opened_on": "Opened on", "closed_on": "Closed on",
    "board_date": "Board date", "report_back_date": "Report back", "repeats_until": "Repeats until",
    "baseline_on": "Baseline measured on", "target_on": "Target by",
    "lcap_clarification_on": "Written clarification", "lcap_response_on": "District's response",
    "lcap_recommendations_on": "County's recommendations", "lcap_approved_on": "LCAP approved",
    "lcap_resubmission_on": "LCAP resubmitted", "email": "E-mail", "people": "Who took part",
    "absent": "Who was missing", "agreed": "What was agreed", "position": "Place in the list",
    "group": "Student group", "groups": "Student groups", "focus_groups": "Focus groups",
    "focus_priorities": "Focus priorities", "priorities": "State priorities",
    "priority": "State priority", "sensitivity": "Who may read it", "choice": "District's choice",
    "outcome_note": "What came of it", "closing_reason": "Why support ends",
    "lasting": "What must last", "problem_proposed_by": "Problem proposed by",
    "rejected_because": "Why it was set aside", "agreement": "Agreement in percent",
    "active": "Active", "signs": "Signs letters", "hidden": "Hidden", "from_stage": "From stage",
    "to_stage": "To stage", "from_consultant": "From", "to_consultant": "To",
    "service_level": "Level of service", "number": "Number", "count": "Number of people",
    "size": "Size in bytes", "kind": "Kind", "note": "Note", "contact": "Whom to ask",
}  # fmt: skip
"""Where the field's own name with spaces would not be the product's word."""

_OF_KIND: dict[tuple[type[Record], str], str] = {
    (Case, "request"): "What was asked or found",
    (Case, "year"): "Dashboard year",
    (Action, "owner"): "Who sees to it",
    (Action, "provider"): "Help from",
    (Evidence, "text"): "What was seen, read or heard",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field from one value to another, in words; `before` is "" for a new record."""

    field: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """As one line: "Due: not set → Dec 1, 2026"."""
        if not self.before or not self.after:
            return f"{self.field}: {self.before or self.after}"
        return f"{self.field}: {self.before} → {self.after}"


def field_words(kind: type[Record], name: str) -> str:
    """What a field of a record is called."""
    own = _OF_KIND.get((kind, name)) or _WORDS.get(name)
    return own or name.replace("_", " ").capitalize()


def value_words(kind: type[Record], name: str, stored: Any, names: Mapping[str, str]) -> str:
    """A stored value as it reads on screen; "not set" when there is none.

    Args:
        kind: The record's class.
        name: The field.
        stored: The value as the history holds it: text, number, or JSON for lists.
        names: What ids and CDS codes stand for.
    """
    if stored is None or stored in ("", "[]", "{}"):
        return NOTHING
    if name.endswith("_id") or name == "cds":
        return names.get(stored, "one that is no longer there")
    if name == "position":
        return str(stored + 1)
    if name in ("groups", "group", "focus_groups"):
        return ", ".join(_group(code) for code in _listed(stored))
    if name in ("priorities", "priority", "focus_priorities"):
        return ", ".join(_priority(number) for number in _listed(stored))
    if (kind, name) == (Action, "cost"):
        return f"${stored:,}"
    if name == "year":
        return str(stored)
    hint = _hint(kind, name)
    return next((say(hint, stored) for fits, say in _SAYINGS if fits(hint)), str(stored))


def shortened(text: str) -> str:
    """One line of a text, cut where it would fill the history."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Two texts, shortened so that the place where they begin to differ can be read."""
    old, new = " ".join(old.split()), " ".join(new.split())
    if max(len(old), len(new)) <= _LONGEST:
        return old, new
    pairs = enumerate(zip_longest(old, new))
    differs = next((place for place, (a, b) in pairs if a != b), 0)
    start = max(differs - _LEAD, 0)
    cut = "…" if start else ""
    return cut + shortened(old[start:]), cut + shortened(new[start:])


def _hint(kind: type[Record], name: str) -> Any:
    hint = get_type_hints(kind).get(name, str)
    if isinstance(hint, UnionType):
        return next(found for found in get_args(hint) if found is not type(None))
    return hint


def _is(kind: type) -> Callable[[Any], bool]:
    return lambda hint: isinstance(hint, type) and issubclass(hint, kind)


def _number(_hint: Any, stored: float) -> str:
    return number_words(stored)


_SAYINGS: tuple[tuple[Callable[[Any], bool], Callable[[Any, Any], str]], ...] = (
    (_is(date), lambda _hint, stored: date_words(date.fromisoformat(stored))),
    (_is(Words), lambda hint, stored: hint(stored).words),
    (_is(Stage), lambda hint, stored: hint(stored).title),
    (_is(bool), lambda _hint, stored: "Yes" if stored else "No"),
    (_is(IntEnum), lambda hint, stored: hint(stored).name.capitalize()),
    (_is(int), _number),
    (_is(float), _number),
)


def _listed(stored: Any) -> list[Any]:
    if isinstance(stored, str) and stored.startswith("["):
        return json.loads(stored)
    return [stored]


def _group(code: str) -> str:
    return STUDENT_GROUPS[code].name if code in STUDENT_GROUPS else code


def _priority(number: int) -> str:
    return f"{number} {PRIORITIES.get(number, '')}".strip()
