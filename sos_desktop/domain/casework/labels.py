"""What a change is called in the history and in the undo menu."""

from collections.abc import Callable
from typing import Any

from sos_desktop.domain.casework.engagement import (
    CaseYear,
    Decision,
    Document,
    HandOver,
    Note,
    OtherPlan,
    Referral,
)
from sos_desktop.domain.casework.records import (
    Action,
    Aim,
    CaseRecord,
    Cause,
    Contact,
    DistrictPriority,
    Evidence,
    Finding,
    LcapGoal,
    Measure,
    ProgressNote,
    Record,
    StageMove,
    Task,
    TeamMember,
    Voice,
)
from sos_desktop.domain.casework.registers import (
    Consultant,
    CountyDate,
    Person,
    Provider,
    SavedView,
)
from sos_desktop.domain.casework.words import (
    CauseState,
    FindingKind,
    NoteKind,
    Sensitivity,
    Stage,
    VoiceState,
)
from sos_desktop.domain.formats import date_words

NOUNS: dict[type[Record], str] = {
    StageMove: "stage move",
    CaseYear: "year of support",
    HandOver: "hand-over",
    Decision: "decision",
    OtherPlan: "other plan",
    Note: "note",
    Document: "file",
    Referral: "referral",
    Person: "person",
    Provider: "provider",
    Consultant: "team member of the office",
    CountyDate: "date of the year",
    SavedView: "saved view",
    Task: "task",
    Contact: "contact",
    TeamMember: "team member",
    Voice: "voice",
    DistrictPriority: "district priority",
    LcapGoal: "LCAP goal",
    Finding: "finding",
    Cause: "cause",
    Evidence: "evidence",
    Aim: "aim",
    Action: "action",
    Measure: "measure",
    ProgressNote: "progress note",
}

LONGEST = 60
"""Characters of a name's words and the name itself; longer ones are cut."""
_SHORTEST_NAME = 20
_BETWEEN = ": "

ADD_CONTACT = "Add contact"
ADD_PROGRESS = "Add progress note"
COMPLETE_TASK = "Complete task"
MOVE_TO = "Move to "
CONTINUE_IN = "Continue in "
OPEN_CASE = "Open case"
CLOSE_CASE = "Close case"
REOPEN_CASE = "Reopen case"


def noun(record: Record) -> str:
    """What a record is called in a sentence ("strength", "progress note")."""
    if isinstance(record, Finding):
        return "strength" if record.kind == FindingKind.STRENGTH else "weakness"
    return NOUNS[type(record)]


def move_label(stage: Stage) -> str:
    """The name of a move ("Move to Outreach")."""
    return f"{MOVE_TO}{stage.title}"


def named(words: str, name: str) -> str:
    """A change's words with the name of what it was about: "Add task: Send data packet".

    Line breaks become spaces, and what is longer than `LONGEST` is cut; "" leaves the words alone.
    """
    line = " ".join(name.split())
    room = max(LONGEST - len(words) - len(_BETWEEN), _SHORTEST_NAME)
    short = line if len(line) <= room else f"{line[: room - 1].rstrip()}…"
    return f"{words}{_BETWEEN}{short}" if short else words


def without_name(label: str) -> str:
    """The words of a change without the name `named` gave it: "Add task"."""
    return label.partition(_BETWEEN)[0]


def short_name(record: Record) -> str:
    """What a record is known by in the history; "" when nothing of it may be said there.

    The history outlives what it tells of and is shown to everybody who opens the file, so that of
    a record which can be kept from a public copy only its kind or day is told, never its text.
    """
    for kind, name in _NAMES.items():
        if isinstance(record, kind):
            return name(record)
    return next((text for field in _NAMING if (text := getattr(record, field, ""))), "")


def save_label(before: Record | None, after: Record) -> str:
    """The name of adding or editing a record, from what it was and what it becomes."""
    if isinstance(after, Voice) and (
        before is None or (isinstance(before, Voice) and before.state != after.state)
    ):
        return _heard(after)
    return named(_what_was_done(before, after), short_name(after))


def _what_was_done(before: Record | None, after: Record) -> str:
    if before is None:
        return f"Add {noun(after)}"
    if isinstance(before, Task) and isinstance(after, Task) and before.done_on != after.done_on:
        return COMPLETE_TASK if after.done_on else "Reopen task"
    if isinstance(before, Cause) and isinstance(after, Cause) and before.state != after.state:
        return _CAUSE_LABELS[CauseState(after.state)]
    return f"Edit {noun(after)}"


def remove_label(record: Record) -> str:
    """The name of removing a record ("Remove task: Send data packet")."""
    return named(f"Remove {noun(record)}", short_name(record))


def order_label(record: CaseRecord) -> str:
    """The name of giving a record another place ("Reorder cause: Late buses")."""
    return named(f"Reorder {noun(record)}", short_name(record))


def _kind_and_day(contact: Contact) -> str:
    return f"{contact.kind.words}, {date_words(contact.held_on)}"


def _kind_of_note(note: Note) -> str:
    return "" if note.kind is NoteKind.OTHER else note.kind.words


def _public_name(document: Document) -> str:
    return document.name if document.sensitivity is Sensitivity.PUBLIC else ""


_NAMING = ("title", "name", "text")
"""Where a record without an entry of its own has its name."""
_NAMES: dict[type[Record], Callable[[Any], str]] = {
    Contact: _kind_and_day,
    Note: _kind_of_note,
    Document: _public_name,
    Evidence: lambda evidence: evidence.kind.words,
    Finding: lambda finding: f"Priority {finding.priority}",
    ProgressNote: lambda note: date_words(note.noted_on),
    StageMove: lambda move: move.to_stage.title,
    CaseYear: lambda year: str(year.year),
    HandOver: lambda given: given.to_consultant,
    OtherPlan: lambda plan: plan.kind.words,
    Referral: lambda referral: referral.provider,
    Voice: lambda voice: voice.perspective.words,
    LcapGoal: lambda goal: f"{goal.number} {goal.text}",
    Person: lambda person: person.name or person.title,
}

_CAUSE_LABELS = {
    CauseState.POSSIBLE: "Mark cause as possible",
    CauseState.VALIDATED: "Validate root cause",
    CauseState.REJECTED: "Set cause aside",
}


def _heard(voice: Voice) -> str:
    state = VoiceState(voice.state)
    return f"Mark {voice.perspective.words.lower()} as {state.words.lower()}"
