"""The summary of a site visit: as a neutral document, and as plain text for a message."""

from collections.abc import Iterable
from dataclasses import field
from datetime import date
from typing import TypeVar

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import PUBLIC, Reader
from sos_desktop.domain.casework.access.withheld import Withheld
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates.visits import of_visit, people_in
from sos_desktop.domain.casework.records import Attachment, CaseRecord, Contact, Note, Task
from sos_desktop.domain.casework.words import NoteKind
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.report import (
    Block,
    Bullets,
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
)
from sos_desktop.foundation.frozen import frozen_dataclass

R = TypeVar("R", bound=CaseRecord)


@frozen_dataclass
class Visit:
    """A visit with what belongs to it, as some readers may have it.

    Attributes:
        county: Whose office writes it down.
        withheld: What the readers' copy of its case lacks.
    """

    lea: str
    county: str
    reader: Reader
    contact: Contact
    notes: tuple[Note, ...] = ()
    tasks: tuple[Task, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    withheld: Withheld = field(default_factory=Withheld)


def visit_for(file: CaseFile, contact: Contact, county: str, reader: Reader) -> Visit:
    """A visit of a case, filled with what its readers may have.

    That it took place is told in any case: who asks for its summary means to. Notes and files
    stand for themselves, so those marked public are told of a visit that is not.

    Args:
        file: The case, whole.
        contact: The visit.
        county: Whose office writes it down.
        reader: For whom.
    """
    copy = copy_for(file, reader)
    notes, tasks, attachments = of_visit(file, contact.id)
    bare = Contact(
        id=contact.id, case_id=contact.case_id, kind=contact.kind, held_on=contact.held_on
    )
    return Visit(
        file.lea.name,
        county,
        reader,
        next((found for found in copy.contacts if found.id == contact.id), bare),
        _in_copy(notes, copy.notes),
        _in_copy(tasks, copy.tasks),
        _in_copy(attachments, copy.attachments),
        copy.withheld,
    )


def _in_copy(records: Iterable[R], copied: Iterable[R]) -> tuple[R, ...]:
    """Some records as a copy has them, in the order they come; those it lacks are left out."""
    by_id = {record.id: record for record in copied}
    return tuple(by_id[record.id] for record in records if record.id in by_id)


def visit_document(visit: Visit, catalog: Catalog, made_on: date) -> ReportDocument:
    """The summary of a visit as a neutral document."""
    return _Summary(visit, catalog, made_on).document()


def visit_text(visit: Visit, catalog: Catalog, made_on: date) -> str:
    """The summary of a visit as plain text, for a message."""
    return _Summary(visit, catalog, made_on).text()


class _Summary:
    """Writes the summary of one visit for its readers."""

    def __init__(self, visit: Visit, catalog: Catalog, made_on: date) -> None:
        self.visit = visit
        self.catalog = catalog
        self.made_on = made_on
        self.public = visit.reader is PUBLIC

    def document(self) -> ReportDocument:
        """The summary as a neutral document."""
        return ReportDocument(
            title=self._title(),
            organization=self.catalog.page.system_of_support.format(county=self.visit.county),
            subtitle=self._when_and_where(),
            made_on=self.made_on,
            sections=tuple(section for section in self._sections() if section.blocks),
            public=self.public,
            language=self.catalog.language,
            words=self.catalog.page,
        )

    def text(self) -> str:
        """The summary as plain text, for a message."""
        lines = [self._title(), self._when_and_where()]
        for section in self._sections():
            if section.blocks:
                lines += ["", section.title] if section.title else [""]
                lines += [line for block in section.blocks for line in self._lines(block)]
        return "\n".join(lines) + "\n"

    def _title(self) -> str:
        kind = self.catalog.term(self.visit.contact.kind).lower()
        return self.catalog.heading("title", lea=self.visit.lea, kind=kind)

    def _when_and_where(self) -> str:
        day, place = self.catalog.date(self.visit.contact.held_on), self.visit.contact.place
        return self.catalog.say("on_at" if place else "on", date=day, place=place)

    def _sections(self) -> list[Section]:
        heading, summary = self.catalog.heading, self.visit.contact.summary
        sections = [
            Section(heading("who"), self._who()),
            Section(heading("said"), (Paragraph(summary),) if summary else ()),
            Section(heading("seen"), self._list(NoteKind.OBSERVATION)),
            Section(heading("quotes"), self._list(NoteKind.QUOTE)),
            Section(heading("meaning"), self._list(NoteKind.INTERPRETATION)),
            Section(heading("other"), self._list(NoteKind.OTHER)),
            Section(heading("agreed"), self._agreements()),
            Section(heading("files"), self._files()),
        ]
        if not any(section.blocks for section in sections[1:]):
            kept_back = any(
                self.visit.withheld.lacks(kind, self.visit.contact.id)
                for kind in (Note, Task, Attachment)
            )
            nothing = self.catalog.say("nothing_public" if kept_back else "not_yet")
            sections.append(Section("", (Paragraph(nothing),)))
        return sections

    def _who(self) -> tuple[Block, ...]:
        said: list[Block] = []
        for key, people in (
            ("present", self.visit.contact.people),
            ("missing", self.visit.contact.absent),
        ):
            if names := people_in(people):
                said.append(Paragraph(self.catalog.say(key, people="; ".join(names))))
        return tuple(said)

    def _list(self, kind: NoteKind) -> tuple[Block, ...]:
        said = tuple(self._note(note) for note in self.visit.notes if note.kind is kind)
        return (Bullets(said),) if said else ()

    def _note(self, note: Note) -> str:
        if note.kind is not NoteKind.QUOTE:
            return note.text
        key = "quote_of" if note.voice else "quote"
        return self.catalog.say(key, text=note.text, voice=self.catalog.term(note.voice))

    def _agreements(self) -> tuple[Block, ...]:
        blocks: list[Block] = []
        if self.visit.contact.agreed:
            blocks.append(Paragraph(self.visit.contact.agreed))
        if self.visit.tasks:
            column = self.catalog.column
            columns = (
                column("agreed", width=4),
                column("owner", width=2),
                column("due", "date", 1.5),
                column("state", width=1.5),
            )
            rows = tuple(
                (task.title, task.assignee or None, task.due_on, self._state(task))
                for task in self.visit.tasks
            )
            name = self.catalog.heading("agreed")
            blocks.append(TableBlock(name, columns, rows, missing=self.catalog.unset))
        return tuple(blocks)

    def _state(self, task: Task) -> str:
        if task.done_on is None:
            return self.catalog.say("open")
        return self.catalog.say("done", date=self.catalog.date(task.done_on))

    def _files(self) -> tuple[Block, ...]:
        said = tuple(
            f"{attachment.name}: {attachment.caption}" if attachment.caption else attachment.name
            for attachment in self.visit.attachments
        )
        return (Bullets(said),) if said else ()

    def _lines(self, block: Block) -> list[str]:
        match block:
            case Bullets():
                return [f"- {item}" for item in block.items]
            case TableBlock():
                return [f"- {self._row(row)}" for row in block.rows]
            case Paragraph():
                return [block.text]
        return []

    def _row(self, row: tuple[object, ...]) -> str:
        what, owner, due, state = row
        unset = self.catalog.unset
        day = self.catalog.date(due) if isinstance(due, date) else unset
        by = self.catalog.word("columns", "due").lower()
        return f"{what} ({owner or unset}, {by} {day}; {state})"
