"""How notes, agreements and files are edited, and how their sensitivity is shown."""

from collections.abc import Sequence

from sos_desktop.domain.casework.records import Attachment, CaseRecord, Note, Task
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.words import Sensitivity
from ui.pages.case.declared import asked, form_of
from ui.widgets.forms.form_fields import AnyField, Field

TONES = {Sensitivity.OFFICE: "quiet", Sensitivity.DISTRICT: "accent", Sensitivity.PUBLIC: "warn"}
"""Public stands out, because it is what leaves the office."""

NOTE_FIELDS = (asked(Note.kind), asked(Note.text), asked(Note.voice), asked(Note.sensitivity))
"""A note that is written down today."""


def agreement_fields(people: Sequence[str]) -> tuple[AnyField, ...]:
    """An agreement is a task; who sees to it is offered."""
    return (
        Field(Task.title, "Agreed"),
        Field(Task.assignee, "Who sees to it", offers=people),
        Field(Task.due_on, "By", Editor.DATE),
        Field(Task.note, "Note", Editor.TEXT),
    )


def fields_of(record: CaseRecord, people: Sequence[str]) -> tuple[AnyField, ...]:
    """The form's fields for an entry of a visit."""
    return agreement_fields(people) if isinstance(record, Task) else form_of(type(record), None)


def title_of(record: CaseRecord) -> str:
    """What the form for an entry of a visit is called."""
    if isinstance(record, Task):
        return "Edit the agreement"
    return "Edit what the file is" if isinstance(record, Attachment) else "Edit the note"


def sensitivity_of(record: CaseRecord) -> Sensitivity | None:
    """Who may read an entry; None for an agreement, which never leaves the office."""
    return record.sensitivity if isinstance(record, Note | Attachment) else None
