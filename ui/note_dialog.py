"""A note from anywhere: kind, text, who may read it, files; for the open case or one typed.

What is typed is kept, and offered again when the program ended before it was saved.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from sos_desktop.domain.casework.records import Note
from sos_desktop.domain.casework.words import NoteKind
from sos_desktop.domain.changes import Changes
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import drafts, records, visits
from sos_desktop.services.casework.attachments import AttachedTo
from ui.attachments import Incoming, as_plain, attach, choose_files, from_plain, incoming
from ui.context import AppContext
from ui.pages.visit.fields import NOTE_FIELDS
from ui.widgets.basics import button, label, row
from ui.widgets.forms.case_picker import CasePicker
from ui.widgets.forms.form_dialog import FormDialog

Cases = tuple[tuple[str, str], ...]


class NoteDialog(FormDialog[Note]):
    """Stays open, with the reason, until the note is kept; its files follow."""

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        cases: Cases,
        case_id: str | None,
        typed: Mapping[str, Any] | None = None,
    ) -> None:
        """Make it; `case_id` is the case one is at, offered and not fixed.

        What was `typed` before and not saved goes to the case it was for.
        """
        typed = typed or {}
        note = Note(case_id="", kind=NoteKind.OBSERVATION, text="", noted_on=clock.today())
        super().__init__(context, "New note", NOTE_FIELDS, note, self._keep, parent=parent)
        self.case = CasePicker()
        self.case.set_cases(cases, typed.get("case_id") or case_id)
        self.attach_button = button(
            "Attach…",
            self._choose,
            role="quiet",
            icon_name="paperclip",
            name="Attach files (Alt+T)",
        )
        self.attached = label("", "small", tone="muted", wrap=True)
        self.items: list[Incoming] = []
        self._chosen_case = ""
        self._kept: Note | None = None
        self.saved.connect(lambda _changes: self._attach_all(parent))
        self._place_extras()
        draft = self.keep_draft(drafts.NOTE, self._beside, lambda: bool(self.items))
        self.case.picked.connect(lambda _case_id: draft.wait())
        draft.discarded.connect(lambda: self._start_again(cases, case_id))
        draft.offer(typed)
        self.attach(from_plain(typed.get("files", ())))
        QShortcut(QKeySequence("Alt+T"), self, self.attach_button.click)
        QShortcut(QKeySequence("Ctrl+Shift+V"), self, self._paste)
        self.setAcceptDrops(True)
        self.form.controls["kind"].setToolTip("What was seen stays apart from what it means")
        text = self.form.controls["text"]
        assert isinstance(text, QPlainTextEdit)
        (text if self.case.case_id() else self.case).setFocus()

    def _place_extras(self) -> None:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        files = row(self.attach_button, self.attached, stretch_last=True)
        layout.insertLayout(layout.indexOf(self.problem), files)
        self.put_first("Case", self.case)

    def _beside(self) -> dict[str, Any]:
        return {"case_id": self.case.case_id() or "", "files": as_plain(self.items)}

    def _start_again(self, cases: Cases, case_id: str | None) -> None:
        self.case.set_cases(cases, case_id)
        self.items.clear()
        self.attached.setText("")

    def attach(self, items: list[Incoming]) -> None:
        """Files that go with the note; they are kept when it is."""
        self.items += items
        self.attached.setText(", ".join(item.name for item in self.items))
        self._touched = self._touched or bool(items)
        if items and self.draft is not None:
            self.draft.wait()

    def submit(self) -> None:
        """Save what was entered."""
        self._chosen_case = self.case.case_id() or ""
        if not self._chosen_case:
            self._failed(InputProblem("Choose the case the note belongs to."))
            self.case.setFocus()
            return
        super().submit()

    def _keep(self, note: Note) -> Changes:
        """On the worker."""
        self._kept = replace(note, case_id=self._chosen_case)
        return records.save(self._context.county, self._kept)

    def _attach_all(self, owner: QWidget) -> None:
        """The note is kept whatever becomes of its files; one that is refused is named."""
        note = self._kept
        if note is not None:
            place = AttachedTo(note.case_id, note_id=note.id, sensitivity=note.sensitivity)
            attach(self._context, self.items, place, owner=owner)

    def _choose(self) -> None:
        self.attach(choose_files(self._context, self))

    def _paste(self) -> None:
        self.attach(incoming(QGuiApplication.clipboard().mimeData()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if incoming(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.attach(incoming(event.mimeData()))


def new_note(context: AppContext, parent: QWidget, case_id: str | None) -> None:
    """Ask for a note."""
    county = context.county

    def ask(found: tuple[Cases, dict[str, Any]]) -> None:
        cases, typed = found
        if not cases:
            context.notice.emit("info", "A note belongs to a case. Open a case first.", "")
            return
        NoteDialog(context, parent, cases, case_id, typed).open()

    context.query(
        lambda: (visits.open_cases(county), drafts.waiting(county, drafts.NOTE)),
        ask,
        owner=parent,
        typed=True,
    )
