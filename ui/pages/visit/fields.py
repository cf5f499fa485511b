"""How notes, agreements and files are edited, and how their sensitivity is shown."""

from collections.abc import Sequence

from sos_desktop.domain.casework.records import CaseRecord, Document, Note, Task
from sos_desktop.domain.casework.words import NoteKind, Perspective, Sensitivity
from ui.pages.case.tabs import SENSITIVITY, choices_of
from ui.widgets.forms.form_fields import Field

TONES = {Sensitivity.OFFICE: "quiet", Sensitivity.DISTRICT: "accent", Sensitivity.PUBLIC: "warn"}
"""Public stands out, because it is what leaves the office."""

NOTE_FIELDS = (
    Field("kind", "Kind", "choice", choices_of(NoteKind)),
    Field("text", "Note", "text"),
    Field("voice", "Whose words", "choice", choices_of(Perspective, "Not noted")),
    Field("sensitivity", "Who may read this", "choice", SENSITIVITY),
)
DATED_NOTE_FIELDS = (
    *NOTE_FIELDS[:3],
    Field("noted_on", "Date", "event", required=True),
    NOTE_FIELDS[3],
)
DOCUMENT_FIELDS = (
    Field("name", "Name"),
    Field("caption", "What it is", hint="Wall chart drawn by the team"),
    Field("sensitivity", "Who may read this", "choice", SENSITIVITY),
)


def agreement_fields(people: Sequence[str]) -> tuple[Field, ...]:
    """An agreement is a task; who sees to it is offered."""
    return (
        Field("title", "Agreed"),
        Field("assignee", "Who sees to it", offers=people),
        Field("due_on", "By", "date"),
        Field("note", "Note", "text"),
    )


def fields_of(record: CaseRecord, people: Sequence[str]) -> tuple[Field, ...]:
    """The form's fields for an entry of a visit."""
    if isinstance(record, Task):
        return agreement_fields(people)
    return DOCUMENT_FIELDS if isinstance(record, Document) else DATED_NOTE_FIELDS


def title_of(record: CaseRecord) -> str:
    """What the form for an entry of a visit is called."""
    if isinstance(record, Task):
        return "Edit the agreement"
    return "Edit what the file is" if isinstance(record, Document) else "Edit the note"


def sensitivity_of(record: CaseRecord) -> Sensitivity | None:
    """Who may read an entry; None for an agreement, which never leaves the office."""
    return record.sensitivity if isinstance(record, Note | Document) else None
