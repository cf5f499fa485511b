"""Notes and files: the visits of a case, what was written down, and what was attached."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.checks.attachment_checks import size_words
from sos_desktop.domain.casework.dates.visits import (
    evidence_from,
    next_sensitivity,
    of_visit,
    people_in,
    visits_of,
)
from sos_desktop.domain.casework.records import Attachment, Contact, Evidence, Note
from sos_desktop.domain.casework.words import NoteKind
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from sos_desktop.services.casework import attachment_store, records
from sos_desktop.services.casework.attachments import AttachedTo
from ui.attachments import (
    Incoming,
    attach,
    choose_files,
    incoming,
    open_attachment,
    save_attachment,
)
from ui.context import AppContext
from ui.models.table import Column
from ui.navigation import VisitTarget
from ui.pages.case.declared import asked, form_of, list_of, shown
from ui.pages.case.tabs import CaseTab
from ui.pages.visit.groups import READ_BY, quoted
from ui.widgets.basics import button, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.flow import FlowLayout
from ui.widgets.focus import tab_through
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.lists.list_spec import ListSpec
from ui.widgets.lists.record_list import RecordList

_EVIDENCE = (NoteKind.OBSERVATION, NoteKind.QUOTE)
_TONES = {
    NoteKind.OBSERVATION: "good",
    NoteKind.QUOTE: "accent",
    NoteKind.INTERPRETATION: "warn",
    NoteKind.OTHER: "quiet",
}
_SHORT_KINDS = {NoteKind.QUOTE: "Quote"}
_ALL = "All kinds"


def _written(tab: "NotesTab", visit: Contact) -> str:
    if tab.file is None:
        return ""
    notes, tasks, files = of_visit(tab.file, visit.id)
    counts = ((len(notes), "note"), (len(tasks), "agreement"), (len(files), "file"))
    said = [f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count]
    return ", ".join(said) or "nothing yet"


def _visits(tab: "NotesTab") -> ListSpec[Contact]:
    return ListSpec(
        kind=Contact,
        title="Site visits",
        noun="site visit",
        nothing="Begin a site visit with Ctrl+Shift+V; what you write down there appears here.",
        columns=(
            Column("Date", lambda v: date_words(v.held_on), sort=lambda v: v.held_on, width=14),
            Column("Place", lambda v: v.place or "not noted", width=24),
            Column("Present", lambda v: "; ".join(people_in(v.people)) or "not noted", width=30),
            Column("Missing", lambda v: "; ".join(people_in(v.absent)) or "nobody noted", width=22),
            Column("Written down", lambda v: _written(tab, v), width=22),
        ),
    )


_KIND: Column[Note] = Column(
    "Kind",
    lambda n: _SHORT_KINDS.get(n.kind, n.kind.words),
    tone=lambda n: _TONES.get(n.kind, ""),
    width=17,
    field="kind",
)
_NOTES = list_of(
    Note,
    "What was seen or heard, and what somebody makes of it. Ctrl+Shift+N adds one from anywhere.",
    lambda file: Note(
        case_id=file.case.id, kind=NoteKind.OBSERVATION, text="", noted_on=clock.today()
    ),
    (
        shown(Note.noted_on),
        _KIND,
        Column("Note", quoted, width=60, tooltip=quoted, field="text"),
        READ_BY,
    ),
)


def _files(tab: "NotesTab") -> ListSpec[Attachment]:
    return ListSpec(
        kind=Attachment,
        title="Files",
        noun="file",
        nothing="Photos and papers belong here: add, paste or drop them. They are kept inside the "
        "county file, up to 25 MB each.",
        columns=(
            Column("Name", lambda d: d.name, width=34, tooltip=lambda d: d.name),
            shown(Attachment.caption, width=28),
            Column("From", tab.origin, width=20),
            Column("Added", lambda d: date_words(d.added_on), sort=lambda d: d.added_on, width=14),
            Column(
                "Size", lambda d: size_words(d.size), sort=lambda d: d.size, numeric=True, width=10
            ),
            READ_BY,
        ),
        fields=lambda file: form_of(Attachment, file),
    )


def _flow(*widgets: QWidget) -> FlowLayout:
    flow = FlowLayout()
    for widget in widgets:
        flow.addWidget(widget)
    return flow


class VisitList(RecordList[Contact]):
    """Adding and editing a visit means writing in it."""

    def add(self) -> None:
        """Begin a visit, or go on with today's."""
        if self._file is not None:
            self._context.go.emit(VisitTarget(self._file.case.id))

    def edit(self) -> None:
        """Write in the selected visit."""
        visit = self.current()
        if visit is not None:
            self._context.go.emit(VisitTarget(visit.case_id, visit.id))


class FileList(RecordList[Attachment]):
    """Adding asks for files; Enter opens one."""

    def __init__(self, context: AppContext, spec: ListSpec[Attachment], parent: QWidget) -> None:
        self.open_button = button("Open", self.open_file, role="quiet", name="Open the file")
        name = "Save as: the file"
        self.save_button = button("Save as…", self.save_file, role="quiet", name=name)
        super().__init__(context, spec, parent)
        self.box.insertLayout(1, _flow(self.open_button, self.save_button))
        self.table.chosen.disconnect()
        self.table.enter_edits = False
        self.table.chosen.connect(lambda _file: self.open_file())

    def add(self) -> None:
        """Choose files to attach."""
        self.attach(choose_files(self._context, self))

    def attach(self, items: Sequence[Incoming]) -> None:
        """Keep files in the case."""
        if self._file is not None:
            attach(self._context, items, AttachedTo(self._file.case.id), owner=self)

    def open_file(self) -> None:
        """Show the selected file in the system's own program."""
        attachment = self.current()
        if attachment is not None:
            open_attachment(self._context, attachment, owner=self)

    def save_file(self) -> None:
        """Write the selected file elsewhere."""
        attachment = self.current()
        if attachment is not None:
            save_attachment(self._context, attachment, owner=self)

    def _refresh(self) -> None:
        super()._refresh()
        for made in (self.open_button, self.save_button):
            made.setVisible(self.table.rows_model.rowCount() > 0)
            made.setEnabled(self.current() is not None)

    def _key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.attach(incoming(QGuiApplication.clipboard().mimeData()))
            return True
        return super()._key(event)


class NotesTab(CaseTab):
    """Everything written down and attached, wherever it was done."""

    key = "files"
    title = "Notes and files"

    def build(self) -> Iterator[None]:
        self.visits = self.add(VisitList(self.context, _visits(self), self.home()))
        self.visits.edit_action.setText("Write in the visit (Space)")
        self.visits.add_button.setText("Site visit…")
        yield
        self.notes = self.add_list(_NOTES)
        yield
        self.files = self.add(FileList(self.context, _files(self), self.home()))
        yield
        self.kind = ChoiceBox()
        self.kind.setAccessibleName("Show notes of this kind")
        self._kinds: tuple[NoteKind | None, ...] = (None, *NoteKind)
        self.kind.addItems([_ALL, *(kind.words for kind in NoteKind)])
        self.reader_button = button(
            "Who may read it",
            self.next_reader,
            role="quiet",
            name="Who may read it: the next circle of readers (S)",
        )
        self.evidence_button = button(
            "Use as evidence", self.use_as_evidence, role="quiet", icon_name="target"
        )
        self.notes.box.insertLayout(1, _flow(self.kind, self.evidence_button, self.reader_button))
        tab_through(self.notes)
        self.total = label("", "small", tone="muted", wrap=True)
        self.files.box.addWidget(self.total)
        self.box.addStretch(1)
        self.kind.currentIndexChanged.connect(lambda _n: self._filter())
        self.notes.table.current_changed.connect(lambda _note: self._refresh())
        self.notes.table.installEventFilter(self)
        self.setAcceptDrops(True)

    def fill(self, file: CaseFile) -> Iterator[None]:
        self.visits.show_records(file, visits_of(file))
        yield
        self.files.show_records(file, file.attachments)
        yield
        self._filter()
        county = self.context.county
        self.context.query(lambda: attachment_store.kept(county), self._show_total, owner=self)

    def go_to(self, kind: str, record_id: str) -> bool:
        if super().go_to(kind, record_id):
            return True
        # Notes of other kinds may be left out just now.
        self.kind.setCurrentIndex(0)
        return super().go_to(kind, record_id)

    def origin(self, attachment: Attachment) -> str:
        """The visit or note a file was attached to."""
        if self.file is None:
            return ""
        contact = next((c for c in self.file.contacts if c.id == attachment.contact_id), None)
        if contact is not None:
            return f"{contact.kind.words}, {date_words(contact.held_on)}"
        noted = any(note.id == attachment.note_id for note in self.file.notes)
        return "A note" if noted else "The case"

    def next_reader(self) -> None:
        """Give the selected note to another circle of readers."""
        note = self.notes.current()
        if note is not None:
            county = self.context.county
            changed = replace(note, sensitivity=next_sensitivity(note.sensitivity))
            self.context.change(lambda: records.save(county, changed), owner=self)

    def use_as_evidence(self) -> None:
        """Make a piece of evidence from the selected note, and ask on which cause it bears."""
        note = self.notes.current()
        if note is None or self.file is None:
            return
        visit = next((c for c in self.file.contacts if c.id == note.contact_id), None)
        evidence, county = evidence_from(note, visit), self.context.county
        if any((e.text, e.gathered_on) == (note.text, note.noted_on) for e in self.file.evidence):
            self.context.notice.emit("info", "This note is evidence already.", "")
            return
        if not self.file.causes:
            self.context.change(lambda: records.save(county, evidence), owner=self)
            return
        FormDialog(
            self.context,
            "Use as evidence",
            (asked(Evidence.cause_id, self.file),),
            evidence,
            lambda tied: records.save(county, tied),
            parent=self,
            explanation=note.text,
            action="Use as evidence",
        ).open()

    def _filter(self) -> None:
        if self.file is None:
            return
        wanted = self._kinds[self.kind.currentIndex()]
        found = [note for note in self.file.notes if wanted in (None, note.kind)]
        self.notes.show_records(self.file, found[::-1])
        self.kind.setVisible(bool(self.file.notes))
        nothing = "There is no note of this kind." if self.file.notes else _NOTES.nothing
        self.notes.nothing.setText(nothing)
        self._refresh()

    def _refresh(self) -> None:
        note = self.notes.current()
        for made in (self.reader_button, self.evidence_button):
            made.setVisible(self.notes.table.rows_model.rowCount() > 0)
        self.reader_button.setEnabled(note is not None)
        self.evidence_button.setEnabled(note is not None and note.kind in _EVIDENCE)
        self.evidence_button.setToolTip(
            ""
            if note is None or note.kind in _EVIDENCE
            else "Only what was seen or heard can be evidence, not what somebody makes of it"
        )

    def _show_total(self, kept: attachment_store.StoredSize) -> None:
        self.total.setText(
            f"The county file holds {kept.count} file{'' if kept.count == 1 else 's'}, "
            f"{size_words(kept.size)} together."
        )
        self.total.setVisible(kept.count > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.notes.table
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_S
            and not event.modifiers()
        ):
            self.next_reader()
            return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if incoming(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        found: list[Any] = incoming(event.mimeData())
        if found:
            event.acceptProposedAction()
            self.files.attach(found)
