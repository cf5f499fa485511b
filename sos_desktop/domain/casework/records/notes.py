"""Records of what was written down and attached."""

from datetime import date

from sos_desktop.domain.casework.records.base import CaseEvent, CaseRecord
from sos_desktop.domain.casework.records.outreach import Contact
from sos_desktop.domain.casework.records.schema import (
    OFFICE,
    PUBLIC,
    Editor,
    Search,
    field,
    record,
)
from sos_desktop.domain.casework.words import CasePart, NoteKind, Perspective, Sensitivity


@record("note", read=PUBLIC, part=CasePart.FILES, icon="square-pen", in_caseload=False)
class Note(CaseRecord):
    """Something written down, at a visit or from anywhere.

    Attributes:
        contact_id: The visit, meeting or call it belongs to; None for a note on its own.
        voice: Whose words a quote is, as a perspective, never a name.
        sensitivity: The county office only, until somebody says otherwise.
    """

    kind: NoteKind = field("Kind", read=PUBLIC)
    text: str = field(
        "Note", Editor.TEXT, read=PUBLIC, search=Search.BODY, required="Write the note."
    )
    voice: Perspective | None = field(
        "Whose words", read=PUBLIC, empty_label="Not noted", default=None
    )
    noted_on: date = field("Date", Editor.EVENT_DATE, read=PUBLIC, sort=True)
    contact_id: str | None = field(
        "Visit or meeting", Editor.NONE, read=PUBLIC, references=Contact, default=None
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=OFFICE)

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Its kind, where that says something."""
        return {} if self.kind is NoteKind.OTHER else {"kind": str(self.kind)}

    def event(self) -> CaseEvent:
        """What was written down, and whose words it is."""
        whose = self.voice.words if self.voice else ""
        return CaseEvent(self.noted_on, self.kind.words, self.text, whose)


@record("file", table="document", read=PUBLIC, part=CasePart.FILES, icon="file", in_caseload=False)
class Attachment(CaseRecord):
    """A file kept inside the county file; its content lies under its hash.

    Attributes:
        name: The file's name, with its ending.
        size: Bytes.
        sha256: Of the content, in hexadecimal.
        contact_id, note_id: The visit or note it was attached to.
        caption: What it is, in words.
    """

    name: str = field(
        "Name", read=PUBLIC, search=Search.TITLE, naming=True, required="Name the file."
    )
    size: int = field("Size in bytes", Editor.NONE, read=PUBLIC)
    sha256: str = field("Hash", Editor.NONE, read=PUBLIC, in_history=False)
    added_on: date = field("Date", Editor.NONE, read=PUBLIC, sort=True)
    contact_id: str | None = field(
        "Visit or meeting", Editor.NONE, read=PUBLIC, references=Contact, default=None
    )
    note_id: str | None = field("Note", Editor.NONE, read=PUBLIC, references=Note, default=None)
    caption: str = field(
        "What it is",
        read=PUBLIC,
        search=Search.BODY,
        placeholder="Wall chart drawn by the team",
        default="",
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=OFFICE)

    @property
    def history_name(self) -> str:
        """Its name, where everybody may read it."""
        return self.name if self.sensitivity is Sensitivity.PUBLIC else ""

    def event(self) -> CaseEvent:
        """That it was added."""
        return CaseEvent(self.added_on, f"File added: {self.name}", self.caption)
