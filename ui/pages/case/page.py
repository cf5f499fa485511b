"""One case: where it stands, what is next, and its tabs."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates import due
from sos_desktop.domain.casework.records import Case, Contact
from sos_desktop.domain.casework.stages import gates
from sos_desktop.domain.casework.stages.cycles import support_year
from sos_desktop.domain.casework.words import ContactKind, Stage
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.identification.basis import OFFICIAL
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import case_cycles, cases, drafts, records
from sos_desktop.services.casework.case_cycles import CaseLinks
from ui import finding
from ui.context import AppContext
from ui.navigation import CaseloadTarget, CaseTarget, VisitTarget
from ui.pages.base import Page
from ui.pages.case import dialogs
from ui.pages.case.hand_over import HandOverDialog
from ui.pages.case.move import MoveDialog, onward
from ui.pages.case.needs import NeedsTab
from ui.pages.case.notes import NotesTab
from ui.pages.case.outreach import CONTACTS, OutreachTab
from ui.pages.case.people import offer_people
from ui.pages.case.support import SupportTab
from ui.pages.case.tab_set import CaseTabs
from ui.pages.case.tasks import TasksTab, due_tone, due_words
from ui.pages.case.timeline import TimelineTab
from ui.pages.case.waiting import DraftNotice
from ui.pages.case.why import WhyTab
from ui.pages.reports.make_dialog import ask_letters_of
from ui.widgets.basics import EmptyState, LineButton, button, clear, label, pill, row
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.lists.record_history import show_history
from ui.widgets.stepper import StageStepper

TABS = (WhyTab, OutreachTab, NeedsTab, SupportTab, TasksTab, TimelineTab, NotesTab)
"""The tabs of a case, from left to right."""
_TAB_OF_STAGE = {
    Stage.IDENTIFICATION: WhyTab.key,
    Stage.OUTREACH: OutreachTab.key,
    Stage.NEEDS: NeedsTab.key,
    Stage.SUPPORT: SupportTab.key,
}
_OF_STAGE = ""
"""In place of a tab: the one of the case's stage."""
_TABS_KEPT = 400
"""Cases whose tab is remembered."""
_ROOMY = 90
"""Characters the page must be wide for its buttons to stand beside the district's name."""


class CasePage(Page[CaseTarget]):
    """Opened from other pages with `{"case_id": ...}` and, if wanted, `{"tab": "needs"}`.

    `{"record": (kind, id)}` goes to a record on that tab, by the kinds that Find uses; for texts of
    the case itself it is a word of theirs, and the tab is the one they stand on.
    """

    key: ClassVar[str] = "case"
    title: ClassVar[str] = "Case"
    subjects: ClassVar[Subject] = Subject.CASES | Subject.TASKS | Subject.CASE_CONTENT

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._case_id: str | None = None
        self._wanted_tab: str | None = None
        self._wanted_record: tuple[str, str] | None = None
        self.file: CaseFile | None = None
        self.log_action = self._action("Log a contact…", self._log_contact, ready=False)
        self.letter_action = self._action("Letter…", self._letter, ready=False)
        self.export_action = self._action("Export summary…", self._export, ready=False)
        self.move_action = self._action("Move…", self._move, ready=False)
        self._lead(self.move_action)
        self.name = label("", "title", wrap=True)
        self.facts = label("", tone="muted", wrap=True)
        self.pills = FlowLayout()
        self.stepper = StageStepper()
        self.next_line = QHBoxLayout()
        self.next_line.setSpacing(8)
        self.tabs = CaseTabs(context, TABS)
        self._drafts = DraftNotice(context, self)
        self._lay_out()
        context.county_changed.connect(self._forget)
        self.tabs.currentChanged.connect(lambda _place: self._remember_tab())

    def _lay_out(self) -> None:
        self.history_button = button(
            "", self._history, role="quiet", icon_name="history", name="History of the case"
        )
        self.assign_button = button("Assign…", self._assign, role="quiet")
        self.hand_over_button = button("Hand over…", self._hand_over, role="quiet")
        self.close_button = button("Close case…", self._close, role="quiet")
        head = self.head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.facts)
        words.addSpacing(4)
        words.addLayout(self.pills)
        head.addLayout(words, 1)
        head.addLayout(
            row(self.history_button, self.assign_button, self.hand_over_button, self.close_button)
        )
        head.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.stepper)
        column.addLayout(self.next_line)
        column.addWidget(self.tabs, 1)
        self.empty = EmptyState(
            "folder-open",
            "This case is not here",
            "It was removed, or belongs to another county file.",
            "Go to the caseload",
            lambda: self.context.go.emit(CaseloadTarget()),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.content)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 8)
        layout.addWidget(self.stack)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= self.fontMetrics().averageCharWidth() * _ROOMY
        ways = QBoxLayout.Direction
        self.head.setDirection(ways.LeftToRight if roomy else ways.TopToBottom)

    def open(self, target: CaseTarget) -> None:
        self._flush()
        self._remember_tab()
        other = target.case_id != self._case_id
        self._case_id = target.case_id or self._case_id
        if target.tab:
            self._wanted_tab = target.tab
        elif other:
            self._wanted_tab = self._remembered()
        self._wanted_record = target.record
        self.mark_stale()

    def _remembered(self) -> str:
        """The tab this case was left at, where it was not the one of its stage."""
        kept = self.context.settings.case_tabs.get(self._case_id or "", _OF_STAGE)
        return kept if kept in self.tabs.keys else _OF_STAGE

    def _remember_tab(self) -> None:
        if self.file is None or self.file.case.id != self._case_id:
            return
        kept, case = self.context.settings.case_tabs, self.file.case
        kept.pop(case.id, None)
        if self.tabs.key() != _TAB_OF_STAGE[case.stage]:
            kept[case.id] = self.tabs.key()
        for old in list(kept)[:-_TABS_KEPT]:
            del kept[old]

    def page_actions(self) -> list[QAction]:
        return [self.log_action, self.letter_action, self.export_action, self.move_action]

    def verbs(self) -> list[QPushButton]:
        return [self.assign_button, self.hand_over_button, self.close_button]

    def start(self) -> QWidget | None:
        return self.tabs.tabBar() if self.file is not None else super().start()

    def current_case(self) -> str | None:
        return self._case_id

    def reload(self) -> None:
        county, case_id = self.context.county, self._case_id
        if case_id is None:
            self._gone(None)
            return
        self.context.query(
            lambda: cases.case_file(county, case_id), self._show, owner=self, failed=self._gone
        )

    def _gone(self, error: BaseException | None) -> None:
        if error is not None and not isinstance(error, InputProblem):
            self.context.report(error)
            return
        self.file = None
        self.stack.setCurrentWidget(self.empty)
        self._lead(self.move_action, leads=False)
        for action in self.page_actions():
            action.setEnabled(False)

    def _forget(self) -> None:
        self._case_id = None
        self.file = None
        self._drafts.forget()

    def _show(self, file: CaseFile) -> None:
        if file.case.id != self._case_id:
            return  # another case was asked for meanwhile
        self.file = file
        self.stack.setCurrentWidget(self.content)
        self._lead(self.move_action)
        closed = file.case.closed_on is not None
        self._show_head(file)
        self.stepper.show_stage(file.case.stage, gates.missing(file), _entered(file))
        self._show_next(file)
        for action in self.page_actions():
            action.setEnabled(True)
        further = onward(file.case.stage)
        self.move_action.setText(f"Move to {further.title.lower()}…" if further else "Move…")
        self.move_action.setEnabled(not closed)
        self.close_button.setText("Open again…" if closed else "Close case…")
        wanted, self._wanted_tab = self._wanted_tab, None
        record, self._wanted_record = self._wanted_record, None
        if record is not None and record[0] == finding.OF_CASE:
            tab = finding.tab_of_text(file.case, record[1])
            wanted, record = (tab, record) if tab else (wanted, None)
        if wanted is not None:
            self.tabs.turn_to(_TAB_OF_STAGE[file.case.stage] if wanted == _OF_STAGE else wanted)
        late = due.overdue_count(len(due.overdue(file.case, file.tasks, clock.today())))
        self.tabs.set_words(TasksTab.key, f"Tasks · {late}" if late else TasksTab.title)
        self.tabs.show_file(file, record)
        self._drafts.look(file)

    def _show_head(self, file: CaseFile) -> None:
        case = file.case
        self.name.setText(file.lea.name)
        who = case.consultant or "nobody assigned"
        facts = [f"{file.lea.county} County", f"opened {date_words(case.opened_on)}", who]
        self.facts.setText(" · ".join(facts))
        clear(self.pills)
        year = f" {case.year}" if case.year else ""
        self.pills.addWidget(pill(f"{case.route.words}{year}", "accent"))
        support = support_year(case, file.years)
        if support.words:
            self.pills.addWidget(pill(f"{support.words} · {support.year}", "accent"))
        if result := case.basis.result:
            self.pills.addWidget(pill(result, "accent" if result == OFFICIAL else "warn"))
        if case.closed_on:
            self.pills.addWidget(pill(f"closed {date_words(case.closed_on)}", "quiet"))
        self.assign_button.setEnabled(case.closed_on is None)
        self.hand_over_button.setVisible(bool(case.consultant) and case.closed_on is None)
        county = self.context.county
        self.context.query(
            lambda: case_cycles.case_links(county, case.id),
            self._show_links,
            owner=self,
            failed=lambda _error: None,
        )

    def _show_links(self, links: CaseLinks) -> None:
        for found, word in ((links.earlier, "Earlier case"), (links.later, "Later case")):
            if found is None or self.file is None or found.id == self.file.case.id:
                continue
            year = found.year or found.opened_on.year
            go = partial(self.context.go.emit, CaseTarget(found.id))
            self.pills.addWidget(button(f"{word} ({year})", go, role="quiet"))

    def _show_next(self, file: CaseFile) -> None:
        clear(self.next_line)
        closed = file.case.closed_on is not None
        waiting = due.waiting(file.case, file.tasks)
        if not closed:
            self.next_line.addWidget(label("Next:", "strong"))
        if closed:
            self.next_line.addWidget(label("Nothing is due: the case is closed.", tone="muted"), 1)
        elif waiting:
            task = waiting[0]
            self.next_line.addWidget(
                LineButton(task.title, self._edit_tasks, f"Next: {task.title}"), 1
            )
            self.next_line.addWidget(pill(due_words(task), due_tone(task)))
        else:
            self.next_line.addWidget(label("no open task", tone="muted"))
            self.next_line.addWidget(button("Add a task…", self._add_task, role="quiet"))
            self.next_line.addStretch(1)
        visit = button("Site visit…", self._visit, role="quiet", icon_name="map-pin")
        visit.setToolTip("Write while people talk (Ctrl+Shift+V)")
        self.next_line.addWidget(visit)

    def _edit_tasks(self) -> None:
        self.tabs.turn_to(TasksTab.key)

    def _add_task(self) -> None:
        self._edit_tasks()
        tab = self.tabs.tab(TasksTab.key)
        assert isinstance(tab, TasksTab)
        tab.tasks.add()

    def _log_contact(self) -> None:
        if self.file is None:
            return
        county, file = self.context.county, self.file
        contact = Contact(case_id=file.case.id, kind=ContactKind.CALL, held_on=clock.today())
        dialog = FormDialog(
            self.context,
            "Log a contact",
            CONTACTS.fields(file),
            contact,
            lambda made: records.save(county, made),
            parent=self,
        )
        dialog.keep_draft(drafts.key_of(Contact, file.case.id)).look()
        offer_people(self.context, dialog, file)
        dialog.open()

    def _visit(self) -> None:
        self._flush()
        self.context.go.emit(VisitTarget(self._case_id))

    def _letter(self) -> None:
        if self.file is not None:
            ask_letters_of(self.context, self, self.file.case.cds)

    def _export(self) -> None:
        self._flush()
        if self.file is not None:
            dialogs.ask_export(self.context, self, self.file)

    def _move(self) -> None:
        if self.file is not None:
            MoveDialog(self.context, self, self.file).open()

    def _history(self) -> None:
        if self.file is not None:
            show_history(self.context, self, Case, self.file.case.id, "case")

    def _assign(self) -> None:
        if self.file is not None:
            dialogs.ask_assign(self.context, self, self.file.case, self.file.lea)

    def _hand_over(self) -> None:
        if self.file is not None:
            named = [(self.file.case.id, self.file.lea.name)]
            HandOverDialog(self.context, self, named).open()

    def _close(self) -> None:
        if self.file is None:
            return
        closed = self.file.case.closed_on is not None
        ask = dialogs.reopen_dialog if closed else dialogs.close_dialog
        ask(self.context, self, self.file).open()

    def _flush(self) -> None:
        self.tabs.flush()


def _entered(file: CaseFile) -> dict[Stage, str]:
    dates = {Stage.IDENTIFICATION: f"opened {date_words(file.case.opened_on)}"}
    for move in file.moves:
        dates[move.to_stage] = f"since {date_words(move.moved_on)}"
    return dates
