"""What a change is called in the history and in the undo menu."""

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
from sos_desktop.domain.casework.words import CauseState, FindingKind, Stage, VoiceState

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


def save_label(before: Record | None, after: Record) -> str:
    """The name of adding or editing a record, from what it was and what it becomes."""
    if before is None:
        return _heard(after) if isinstance(after, Voice) else f"Add {noun(after)}"
    if isinstance(before, Task) and isinstance(after, Task) and before.done_on != after.done_on:
        return COMPLETE_TASK if after.done_on else "Reopen task"
    if isinstance(before, Cause) and isinstance(after, Cause) and before.state != after.state:
        return _CAUSE_LABELS[CauseState(after.state)]
    if isinstance(before, Voice) and isinstance(after, Voice) and before.state != after.state:
        return _heard(after)
    return f"Edit {noun(after)}"


def remove_label(record: Record) -> str:
    """The name of removing a record ("Remove task")."""
    return f"Remove {noun(record)}"


def order_label(record: CaseRecord) -> str:
    """The name of giving a record another place ("Reorder cause")."""
    return f"Reorder {noun(record)}"


_CAUSE_LABELS = {
    CauseState.POSSIBLE: "Mark cause as possible",
    CauseState.VALIDATED: "Validate root cause",
    CauseState.REJECTED: "Set cause aside",
}


def _heard(voice: Voice) -> str:
    state = VoiceState(voice.state)
    return f"Mark {voice.perspective.words.lower()} as {state.words.lower()}"
