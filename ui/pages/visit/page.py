"""Site visit: one screen to write in while people talk; every line is kept when it is entered."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.domain.casework.dates.visits import (
    Missing,
    next_sensitivity,
    of_visit,
    unfinished,
)
from sos_desktop.domain.casework.records import Attachment, CaseRecord
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework import records, visits
from sos_desktop.services.casework.attachments import AttachedTo
from sos_desktop.services.casework.visits import VisitView
from sos_desktop.services.county.county_files import CountyFile
from ui.attachments import Incoming, attach, choose_files, incoming, open_attachment
from ui.context import AppContext
from ui.navigation import CaseloadTarget, CaseTarget, VisitTarget
from ui.pages.base import Page
from ui.pages.visit.entry import EntryBar
from ui.pages.visit.fields import fields_of, sensitivity_of, title_of
from ui.pages.visit.groups import VisitGroups
from ui.pages.visit.head import VisitHead
from ui.pages.visit.keeper import VisitKeeper
from ui.pages.visit.tidy import TidyDialog
from ui.widgets.basics import EmptyState, OneOf, label, scrolled
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.short_label import ShortLabel

_NARROW, _LOW = 80, 34
"""Characters and lines of a page that has room for two columns, and for the list of keys."""
_KEYS = (
    "Enter keeps the line · Alt+O, I, Q, A, N: what it is · Alt+S: who may read it · "
    "Alt+T: attach · Up: what was kept · Ctrl+Enter: tidy up"
)


@frozen_dataclass
class _Loaded:
    """What the page asked for."""

    cases: tuple[tuple[str, str], ...]
    view: VisitView | None


def _load(county: CountyFile, case_id: str | None, contact_id: str | None) -> _Loaded:
    view = visits.open_visit(county, case_id, contact_id) if case_id else None
    cases = visits.open_cases(county)
    if view is not None and view.file.case.id not in dict(cases):
        cases = (*cases, (view.file.case.id, view.file.lea.name))
    return _Loaded(cases, view)


class VisitPage(Page[VisitTarget]):
    """Opened with `{"case_id": ...}` and, for a visit that is there, `{"contact_id": ...}`."""

    key: ClassVar[str] = "visit"
    title: ClassVar[str] = "Site visit"
    subjects: ClassVar[Subject] = Subject.CASES | Subject.TASKS | Subject.CASE_CONTENT

    def __init__(self, context: AppContext, home: QWidget | None = None) -> None:
        super().__init__(context, home)
        self._case_id: str | None = None
        self._contact_id: str | None = None
        self._fresh = True
        self.head = VisitHead()
        self.entry = EntryBar()
        self.keeper = VisitKeeper(context, self.head, self.entry, self)
        self.tidy_action = self._action("Tidy up…", self.tidy_up, ready=False)
        self._lead(self.tidy_action)
        self.tidy_action.setToolTip("Ctrl+Enter")
        self.case_action = self._action("Go to the case", self._go_to_case, ready=False)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        """From outside in: what is put into its place when it is full is laid out there in vain."""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.stack = OneOf(self)
        layout.addWidget(self.stack)
        self.content = QWidget(self.stack)
        self.stack.addWidget(self.content)
        self.name = ShortLabel("title", least=18)
        self.name.say("Site visit")
        self.keys = label(_KEYS, "small", tone="muted", wrap=True)
        self.choose = label("Choose the case you are visiting.", tone="muted")
        whole = QVBoxLayout(self.content)
        whole.setContentsMargins(24, 8, 24, 8)
        whole.setSpacing(8)
        line = QWidget()
        first = QHBoxLayout(line)
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(12)
        first.addWidget(self.name)
        first.addStretch(1)
        first.addWidget(self.page_bar)
        whole.addWidget(line)
        whole.addWidget(self.head)
        whole.addWidget(self.choose, 1, Qt.AlignmentFlag.AlignTop)
        self.writing = QWidget(self.content)
        column = QVBoxLayout(self.writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.entry)
        column.addWidget(self.keys)
        whole.addWidget(self.writing, 1)
        place = QWidget()
        column.addWidget(scrolled(place, self.writing), 1)
        below = QVBoxLayout(place)
        below.setContentsMargins(0, 0, 0, 0)
        self.groups = VisitGroups(place)
        below.addWidget(self.groups)
        self.empty = EmptyState(
            "map-pin",
            "No case to visit yet",
            "A site visit belongs to a case. Open one from the caseload first.",
            "Go to the caseload",
            lambda: self.context.go.emit(CaseloadTarget()),
        )
        self.stack.addWidget(self.empty)

    def _connect(self) -> None:
        self.head.case.picked.connect(lambda case_id: self.open(VisitTarget(case_id)))
        self.entry.attach.connect(self.attach)
        self.entry.line.up.connect(self._go_to_entries)
        for group in self.groups.all:
            group.edit.connect(self._edit)
            group.remove.connect(self._remove)
            group.reader.connect(self._next_reader)
            group.open.connect(self._open_file)
            group.leave.connect(self.entry.line.setFocus)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(self.tidy_up)
        self.context.county_changed.connect(self._forget)

    def page_actions(self) -> list[QAction]:
        return [self.case_action, self.tidy_action]

    @property
    def view(self) -> VisitView | None:
        """The visit being written; None before a case is chosen."""
        return self.keeper.view

    def flush(self) -> None:
        """Keep what is typed and not kept yet."""
        self.keeper.flush()

    def current_case(self) -> str | None:
        return self._case_id

    def here(self) -> VisitTarget:
        return VisitTarget(self._case_id)

    def start(self) -> QWidget | None:
        return self.entry.line if self.view is not None else super().start()

    def open(self, target: VisitTarget) -> None:
        wanted = (target.case_id, target.contact_id)
        self.leave(self.entry.line)
        if wanted[0] is None or wanted == (self._case_id, self._contact_id):
            return
        if wanted == (self._case_id, None) and self._is_of_today():
            return
        self.flush()
        self._case_id, self._contact_id = wanted
        self._fresh = True
        self.keeper.forget()
        self.mark_stale()

    def _is_of_today(self) -> bool:
        return self.view is not None and self.head.visit().held_on == clock.today()

    def reload(self) -> None:
        county, case_id, contact_id = self.context.county, self._case_id, self._contact_id
        self.context.query(
            lambda: _load(county, case_id, contact_id), self._show, owner=self, failed=self._gone
        )

    def _gone(self, error: BaseException) -> None:
        if not isinstance(error, InputProblem):
            self.context.report(error)
            return
        self._forget()
        self.reload()

    def _forget(self) -> None:
        self._case_id = self._contact_id = None
        self._fresh = True
        self.keeper.forget()

    def _show(self, loaded: _Loaded) -> None:
        view = loaded.view
        if view is not None and view.file.case.id != self._case_id:
            return  # another case was chosen meanwhile
        self.head.case.set_cases(loaded.cases, self._case_id)
        self.stack.setCurrentWidget(self.content if loaded.cases else self.empty)
        self.writing.setVisible(view is not None)
        self.choose.setVisible(view is None)
        self.head.allow(writing=view is not None)
        for action in self.page_actions():
            action.setEnabled(view is not None)
        self._lead(self.tidy_action, leads=bool(loaded.cases))
        if view is None:
            self.name.say("Site visit")
            (self.head.case if loaded.cases else self.empty.action or self).setFocus()
            return
        self.name.say(f"Site visit: {view.file.lea.name}")
        self._show_visit(view)

    def _show_visit(self, view: VisitView) -> None:
        visit = view.visit
        stored = any(contact.id == visit.id for contact in view.file.contacts)
        self.keeper.view, self._contact_id = view, visit.id
        if self._fresh:
            self._fresh = False
            self.head.load(visit, view.offers)
            self.entry.load(view.draft)
            if view.draft.get("text"):
                self.entry.say("This was typed and not entered yet.", tone="warn")
            self.keeper.begin(view.draft)
            self.entry.line.setFocus()
        elif stored and not self.head.pending and self.head.visit() != visit:
            self.head.load(visit, view.offers)
        self.head.set_offers(view.offers)
        self.entry.set_offers(view.offers)
        self.groups.show_entries(*of_visit(view.file, visit.id))

    def attach(self, items: Sequence[Incoming]) -> None:
        """Attach files to the visit; asks for them when none are given."""
        if self.view is None:
            return
        found = list(items) or choose_files(self.context, self)
        visit = self.head.visit()
        place = AttachedTo(visit.case_id, visit, sensitivity=self.entry.sensitivity)
        attach(self.context, found, place, owner=self)
        self.entry.line.setFocus()

    def _go_to_entries(self) -> None:
        groups = self.groups
        order = {
            "observation": groups.seen,
            "interpretation": groups.meaning,
            "quote": groups.quotes,
            "agreement": groups.agreed,
            "other": groups.other,
        }
        first = order[self.entry.kind.value]
        next((group for group in (first, *groups.all) if group.go_to_last()), None)

    def _edit(self, entry: CaseRecord, start: str = "") -> None:
        county = self.context.county
        people = self.view.offers if self.view else ()
        dialog = FormDialog(
            self.context,
            title_of(entry),
            fields_of(entry, people),
            entry,
            lambda edited: records.save(county, edited),
            parent=self,
        )
        dialog.open()
        if start:
            dialog.form.controls[start].setFocus()

    def _remove(self, entry: CaseRecord) -> None:
        county = self.context.county
        self.context.change(lambda: records.remove(county, entry), owner=self)

    def _next_reader(self, entry: CaseRecord) -> None:
        now = sensitivity_of(entry)
        if now is not None:
            county, changed = self.context.county, replace(entry, sensitivity=next_sensitivity(now))
            self.context.change(lambda: records.save(county, changed), owner=self, quiet=True)

    def _open_file(self, attachment: Attachment) -> None:
        open_attachment(self.context, attachment, owner=self)

    def tidy_up(self) -> None:
        """Show what is missing, once everything typed is kept."""
        if self.view is None:
            return
        if self.entry.line.text().strip():
            self.entry.enter()
            if self.entry.line.text().strip():
                return
        self.flush()
        county, visit = self.context.county, self.head.visit()
        self.context.change(
            lambda: visits.begin(county, visit),
            owner=self,
            quiet=True,
            done=lambda _changes: self._ask_tidy(visit.id),
        )

    def _ask_tidy(self, contact_id: str) -> None:
        county, case_id = self.context.county, self._case_id
        assert case_id is not None

        def ask(view: VisitView) -> None:
            missing = unfinished(view.file, view.visit, view.names, clock.today())
            TidyDialog(
                self.context,
                self,
                view.visit,
                view.file.lea.name,
                missing,
                kept=sum(map(len, of_visit(view.file, view.visit.id))),
                go=lambda lack: self._mend(view, lack),
                finish=self._go_to_case,
            ).open()

        self.context.query(lambda: visits.open_visit(county, case_id, contact_id), ask, owner=self)

    def _mend(self, view: VisitView, lack: Missing) -> None:
        notes, tasks, _documents = of_visit(view.file, view.visit.id)
        entry = next((found for found in (*notes, *tasks) if found.id == lack.record_id), None)
        if entry is not None:
            self._edit(entry, lack.field)
        elif lack.field:
            self.head.go_to(lack.field)
        else:
            self.entry.line.setFocus()

    def _go_to_case(self) -> None:
        self.context.go.emit(CaseTarget(self._case_id, "files"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.view is not None and incoming(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        found = incoming(event.mimeData())
        if found:
            event.acceptProposedAction()
            self.attach(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW
        for part in (self.head, self.entry, self.groups):
            part.narrow(narrow=narrow)
        low = self.height() <= self.fontMetrics().lineSpacing() * _LOW
        self.keys.setVisible(not low)
        self.head.fold_when_filled(low=low)

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)
