"""One case: where it stands, what is next, and its tabs."""

from dataclasses import replace
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Case, Contact
from sos_desktop.domain.casework.stages import standing
from sos_desktop.domain.casework.words import ContactKind, Stage
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.documents.registry import BOARD_PAGE, FINDINGS, DocumentKind
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import case_cycles, cases, drafts, records
from sos_desktop.services.casework.case_cycles import CaseLinks
from ui import finding
from ui.context import AppContext
from ui.navigation import BoardTarget, CaseloadTarget, CaseTarget, VisitTarget
from ui.pages.base import Page
from ui.pages.case import dialogs
from ui.pages.case.bring_back import show_bring_back
from ui.pages.case.hand_over import HandOverDialog
from ui.pages.case.head import CaseHead
from ui.pages.case.missing import CONSULTANT, PLACES, show_missing
from ui.pages.case.move import MoveDialog, onward
from ui.pages.case.needs import NeedsTab
from ui.pages.case.notes import NotesTab
from ui.pages.case.outreach import CONTACTS, OutreachTab
from ui.pages.case.people import offer_people
from ui.pages.case.progress import ProgressTab
from ui.pages.case.support import SupportTab
from ui.pages.case.tab_set import CaseTabs
from ui.pages.case.tasks import TasksTab
from ui.pages.case.timeline import TimelineTab
from ui.pages.case.waiting import DraftNotice
from ui.pages.case.why import WhyTab
from ui.pages.reports.make_dialog import ask_letters_of
from ui.pieces import Pieces
from ui.widgets.basics import EmptyState, OneOf
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.lists.record_history import show_history

TABS = (WhyTab, OutreachTab, NeedsTab, SupportTab, ProgressTab, TasksTab, TimelineTab, NotesTab)
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


class CasePage(Page[CaseTarget]):
    """Opened from other pages with `{"case_id": ...}` and, if wanted, `{"tab": "needs"}`.

    `{"record": (kind, id)}` goes to a record on that tab, by the kinds that Find uses; for texts of
    the case itself it is a word of theirs, and the tab is the one they stand on.
    """

    key: ClassVar[str] = "case"
    title: ClassVar[str] = "Case"
    subjects: ClassVar[Subject] = Subject.CASES | Subject.TASKS | Subject.CASE_CONTENT

    def __init__(self, context: AppContext, home: QWidget | None = None) -> None:
        super().__init__(context, home)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._case_id: str | None = None
        self._wanted_tab: str | None = None
        self._wanted_record: tuple[str, str] | None = None
        self.file: CaseFile | None = None
        self._read_at: tuple[int, date] | None = None
        self.log_action = self._action("Log a contact…", self._log_contact, ready=False)
        self.visit_action = self._action("Site visit…", self._visit, ready=False)
        self.visit_action.setToolTip("Write while people talk (Ctrl+Shift+V)")
        self.letter_action = self._action("Letter…", self._letter, ready=False)
        self.export_action = self._action("Export summary…", lambda: self._export(), ready=False)
        self.findings_action = self._action("Summary of findings…", lambda: self._export(FINDINGS))
        self.page_action = self._action("Findings for the board…", lambda: self._export(BOARD_PAGE))
        self.move_action = self._action("Move…", self._move, ready=False)
        self._lead(self.move_action)
        self.board_action = self._action("Board papers", self._board)
        self.board_action.setToolTip("The papers of this case, page by page (Ctrl+Shift+B)")
        self.history_action = self._action("History of the case…", self._history)
        self.back_action = self._action("Bring something back…", self._bring_back)
        self.assign_action = self._action("Assign…", self._assign)
        self.hand_over_action = self._action("Hand over…", self._hand_over)
        self.give_action = self._action("Give back or records request…", self._give_back)
        self.close_action = self._action("Close case…", self._close)
        self.delete_action = self._action("Delete case…", self._delete)
        self.delete_action.setToolTip("A case opened by mistake; Undo brings it back whole")
        self.head = CaseHead(context, self._go_to_missing, self.page_bar)
        self.head.offer(self._rare())
        self.tabs = CaseTabs(context, TABS)
        self._drafts = DraftNotice(context, self.tabs)
        self._lay_out()
        context.county_changed.connect(self._forget)
        self.tabs.currentChanged.connect(lambda _place: self._remember_tab())

    def _rare(self) -> list[QAction]:
        return [
            self.log_action,
            self.board_action,
            self.assign_action,
            self.hand_over_action,
            self.history_action,
            self.back_action,
            self.give_action,
            self.close_action,
            self.delete_action,
        ]

    def _lay_out(self) -> None:
        # From outside in: what is put into its place when it is full is laid out there in vain.
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 8)
        self.stack = OneOf(self)
        layout.addWidget(self.stack)
        self.content = QWidget(self.stack)
        self.stack.addWidget(self.content)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)
        self.empty = EmptyState(
            "folder-open",
            "This case is not here",
            "It was removed, or belongs to another county file.",
            "Go to the caseload",
            lambda: self.context.go.emit(CaseloadTarget()),
        )
        self.stack.addWidget(self.empty)

    def ahead(self) -> Pieces:
        yield from self.tabs.ahead()

    def open(self, target: CaseTarget) -> None:
        self._flush()
        self._remember_tab()
        other = target.case_id != self._case_id
        self._case_id = target.case_id or self._case_id
        if other:
            self.tabs.start_at_top()
        if target.tab:
            self._wanted_tab = target.tab
        elif other:
            self._wanted_tab = self._remembered()
        self._wanted_record = target.record
        if self.file is not None and not other and self._is_fresh():
            self._go_where_wanted(self.file)
        else:
            self.mark_stale()

    def _is_fresh(self) -> bool:
        """Whether nothing at all was written, and no day has passed, since the case was read.

        Its tabs show more than the case: figures loaded since, the team, providers, days left.
        """
        return not self._stale and self._read_at == (self.context.county.written, clock.today())

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
        return [
            self.visit_action,
            self.letter_action,
            self.export_action,
            self.move_action,
        ]

    def commands(self) -> list[QAction]:
        rare = [action for action in self._rare() if action.isVisible() and action.isEnabled()]
        papers = [self.findings_action, self.page_action]
        return [*super().commands(), *papers, *rare, *self.head.links()]

    def start(self) -> QWidget | None:
        return super().start() if self.stack.currentWidget() is self.empty else self.tabs.tabBar()

    def current_case(self) -> str | None:
        return self._case_id

    def here(self) -> CaseTarget:
        return CaseTarget(self._case_id, tab=self.tabs.key())

    def reload(self) -> None:
        county, case_id = self.context.county, self._case_id
        if case_id is None:
            self._gone(None)
            return
        read_at = county.written, clock.today()

        def show(file: CaseFile) -> None:
            self._read_at = read_at
            self._show(file)

        self.context.query(
            # Another object, so that the tabs look again: the day or the look may be another.
            lambda: replace(cases.case_file(county, case_id)),
            show,
            owner=self,
            failed=self._gone,
        )

    def _gone(self, error: BaseException | None) -> None:
        if error is not None and not isinstance(error, InputProblem):
            self.context.report(error)
            return
        self.file = None
        self.stack.setCurrentWidget(self.empty)
        self._lead(self.move_action, leads=False)
        for action in (*self.page_actions(), *self._rare()):
            action.setEnabled(False)

    def _forget(self) -> None:
        self._case_id = None
        self.file = None
        self._drafts.forget()

    def _show(self, file: CaseFile) -> None:
        if file.case.id != self._case_id:
            return  # another case was asked for meanwhile
        self.file = file
        self.setWindowTitle(f"{file.lea.name}, case")
        self.stack.setCurrentWidget(self.content)
        self._lead(self.move_action)
        closed = file.case.closed_on is not None
        for action in (*self.page_actions(), *self._rare()):
            action.setEnabled(True)
        self._show_head(file)
        further = onward(file.case.stage)
        self.move_action.setText(f"Move to {further.title.lower()}…" if further else "Move…")
        self.move_action.setEnabled(not closed)
        self.close_action.setText("Open again…" if closed else "Close case…")
        self._go_where_wanted(file)
        self._drafts.look(file)

    def _go_where_wanted(self, file: CaseFile) -> None:
        """Look at the tab, and go to the record, that were asked for."""
        wanted, self._wanted_tab = self._wanted_tab, None
        record, self._wanted_record = self._wanted_record, None
        if record is not None and record[0] == finding.OF_CASE:
            tab = finding.tab_of_text(file.case, record[1])
            wanted, record = (tab, record) if tab else (wanted, None)
        if wanted is not None:
            self.tabs.turn_to(_TAB_OF_STAGE[file.case.stage] if wanted == _OF_STAGE else wanted)
        self.tabs.show_file(file, record)

    def _show_head(self, file: CaseFile) -> None:
        case, today = file.case, clock.today()
        self.head.show_file(file)
        words = {_TAB_OF_STAGE[stage]: standing.stage_words(file, stage, today) for stage in Stage}
        words[ProgressTab.key] = standing.progress_words(file)
        words[TasksTab.key] = standing.task_words(file, today)
        words[TimelineTab.key] = standing.latest_words(file, today)
        words[NotesTab.key] = standing.paper_words(file)
        self.tabs.show_words(words)
        self.board_action.setEnabled(case.closed_on is None)
        self.assign_action.setEnabled(case.closed_on is None)
        self.hand_over_action.setVisible(bool(case.consultant) and case.closed_on is None)
        county = self.context.county
        self.context.query(
            lambda: case_cycles.case_links(county, case.id),
            lambda links: self._show_links(case.id, links),
            owner=self,
            failed=lambda _error: None,
        )

    def _show_links(self, case_id: str, links: CaseLinks) -> None:
        if self.file is not None and self.file.case.id == case_id:
            self.head.show_links(links, case_id)

    def _go_to_missing(self, code: str) -> None:
        if code == CONSULTANT:
            self._assign()
            return
        tab, _widget = PLACES[code.partition("=")[0]]
        self.tabs.turn_to(tab)
        show_missing(self.tabs.tab(tab), code)

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

    def _board(self) -> None:
        self._flush()
        self.context.go.emit(BoardTarget(self._case_id))

    def _export(self, kind: DocumentKind | None = None) -> None:
        self._flush()
        if self.file is not None:
            dialogs.ask_export(self.context, self, self.file, kind)

    def _move(self) -> None:
        if self.file is not None:
            dialog = MoveDialog(self.context, self, self.file)
            dialog.saved.connect(lambda _changes: self._moved())
            dialog.open()

    def _moved(self) -> None:
        """A stage one comes to is seen from its top."""
        self._wanted_tab = _OF_STAGE
        self.tabs.start_at_top()

    def _history(self) -> None:
        if self.file is not None:
            show_history(self.context, self, Case, self.file.case.id, "case")

    def _bring_back(self) -> None:
        self._flush()
        if self.file is not None:
            show_bring_back(self.context, self, self.file.case.id, self.file.lea.name)

    def _assign(self) -> None:
        if self.file is not None:
            dialogs.ask_assign(self.context, self, self.file.case, self.file.lea)

    def _hand_over(self) -> None:
        if self.file is not None:
            named = [(self.file.case.id, self.file.lea.name)]
            HandOverDialog(self.context, self, named).open()

    def _give_back(self) -> None:
        from ui.give_back_dialog import GiveBackDialog

        self._flush()
        if self.file is not None:
            GiveBackDialog(self.context, self, self.file.lea).open()

    def _close(self) -> None:
        if self.file is None:
            return
        closed = self.file.case.closed_on is not None
        ask = dialogs.reopen_dialog if closed else dialogs.close_dialog
        ask(self.context, self, self.file).open()

    def _delete(self) -> None:
        if self.file is None:
            return
        county, case = self.context.county, self.file.case
        if self.context.dialogs.confirm(
            self,
            f"Delete the case of {self.file.lea.name}?",
            "It is for a case opened by mistake: everything in it goes along. Undo brings it back. "
            "Support that has ended is closed instead.",
            "Delete the case",
        ):
            self.context.change(
                lambda: cases.delete_case(county, case.id),
                owner=self,
                done=lambda _changes: self.context.go.emit(CaseloadTarget()),
            )

    def _flush(self) -> None:
        self.tabs.flush()
