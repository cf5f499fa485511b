"""Reports: letters and one-pagers of a year, first-meeting agendas, and their templates."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.domain.changes import Subject
from sos_desktop.services.letters.readiness import (
    LetterRow,
    LetterTable,
    letters_and_agendas,
)
from ui.context import AppContext
from ui.navigation import DataTarget, ReportsTarget
from ui.pages.base import Page
from ui.pages.reports.agenda_tab import AgendaTab
from ui.pages.reports.columns import LetterItem
from ui.pages.reports.letters_tab import LettersTab
from ui.pages.reports.make_dialog import MakeDialog, items_of
from ui.pages.reports.templates_tab import TemplatesTab
from ui.pages.reports.year_tab import YearTab
from ui.pieces import Pieces
from ui.widgets.basics import EmptyState, OneOf
from ui.widgets.late_tabs import LateTabs

_TABS = ("letters", "agenda", "templates", "year")


class ReportsPage(Page[ReportsTarget]):
    """Opened with, if wanted, `{"tab": ..., "year": ..., "cds": ...}`."""

    key: ClassVar[str] = "reports"
    title: ClassVar[str] = "Reports"
    subjects: ClassVar[Subject] = (
        Subject.DATA | Subject.CASES | Subject.CASE_CONTENT | Subject.REGISTERS
    )

    def __init__(self, context: AppContext, home: QWidget | None = None) -> None:
        super().__init__(context, home)
        self._year: int | None = None
        self._wanted: str | None = None
        self._asking: tuple[MakeDialog, Callable[[], list[LetterItem]]] | None = None
        self.one_action = QAction("For this LEA…", self)
        self.one_action.triggered.connect(self._make_one)
        self.make_action = QAction("Make letters…", self)
        self._lead(self.make_action)
        self.make_action.triggered.connect(self._make)
        for action in self.page_actions():
            action.setEnabled(False)

    def build(self) -> Pieces:
        context = self.context
        yield
        self.letters = LettersTab(context)
        self.letters.year_chosen.connect(lambda year: self.open(ReportsTarget(year=year)))
        self.letters.changed.connect(self._refresh)
        yield
        self.tabs = LateTabs(context, "Kinds of reports")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.head_line())
        layout.addWidget(self.tabs, 1)
        self.letters_stack = OneOf()
        self.empty = EmptyState(
            "file-text",
            "No letters yet",
            "Load a year of Dashboard files, or CDE's assistance list. Each district then has the "
            "letter that fits its status here.",
            "Load Dashboard files",
            lambda: context.go.emit(DataTarget(ask_for_files=True)),
        )
        self.letters_stack.addWidget(self.empty)
        self.letters_stack.addWidget(self.letters)
        yield
        self.tabs.add_late("Letters", lambda: self.letters_stack)
        self._agenda = self.tabs.add_late("Agendas", self._make_agenda)
        self._templates = self.tabs.add_late("Templates", lambda: TemplatesTab(context))
        self._of_year = self.tabs.add_late("Year of support", lambda: YearTab(context))
        yield
        self.tabs.settled.connect(self._tab_changed)
        self._refresh()

    def _make_agenda(self) -> AgendaTab:
        made = AgendaTab(self.context)
        made.table.current_changed.connect(lambda _row: self._refresh())
        return made

    @property
    def agenda(self) -> AgendaTab:
        """The agendas."""
        return self._agenda.get()

    @property
    def templates(self) -> TemplatesTab:
        """The templates."""
        return self._templates.get()

    @property
    def of_year(self) -> YearTab:
        """The county office's year."""
        return self._of_year.get()

    def page_actions(self) -> list[QAction]:
        return [self.one_action, self.make_action]

    def open(self, target: ReportsTarget) -> None:
        self._year = target.year or self._year
        self._wanted = target.cds or self._wanted
        if target.tab:
            self.tabs.setCurrentIndex(_TABS.index(target.tab))
        self.mark_stale()

    def start(self) -> QWidget | None:
        there = self.letters_stack.currentWidget() is self.letters and not self.tabs.currentIndex()
        return self.letters.table if there and self.letters.rows() else super().start()

    def reload(self) -> None:
        county, year = self.context.county, self._year

        self.context.query(lambda: letters_and_agendas(county, year), self._show, owner=self)
        self._reload_tab()

    def _show(self, found: tuple[LetterTable, tuple[LetterRow, ...]]) -> None:
        table, agendas = found
        self._year = table.year
        there = table.year is not None
        self.letters_stack.setCurrentIndex(1 if there else 0)
        if there:
            self.letters.show_table(table)
        self._agenda.show_later(lambda tab: tab.show_rows(agendas))
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.letters.select(wanted)
        self._refresh()
        if self._asking is not None and isValid(self._asking[0]):
            dialog, items = self._asking
            dialog.show_items(items())

    def _tab_changed(self) -> None:
        self._reload_tab()
        self._refresh()

    def _reload_tab(self) -> None:
        """What the tabs of templates and of the year show is read where one looks at it."""
        if self.tabs.currentWidget() is self._templates:
            self.templates.reload()
        if self.tabs.currentWidget() is self._of_year:
            self.of_year.reload()

    def _items(self) -> list[LetterItem]:
        """What the tab in front could make."""
        if self._agendas_shown():
            return [LetterItem(row, LetterKind.AGENDA) for row in self.agenda.rows()]
        if self.letters_stack.currentWidget() is self.letters:
            return items_of(self.letters.rows())
        return []

    def _agendas_shown(self) -> bool:
        return self.tabs.currentWidget() is self._agenda

    def _current(self) -> LetterRow | None:
        agenda = self._agendas_shown()
        return self.agenda.table.current() if agenda else self.letters.current()

    def _refresh(self) -> None:
        agenda = self._agendas_shown()
        making = self.tabs.currentIndex() < _TABS.index("templates")
        items = self._items() if making else []
        self.make_action.setText("Make agendas…" if agenda else "Make letters…")
        self.make_action.setEnabled(bool(items))
        self._lead(self.make_action, leads=bool(items))
        self.one_action.setEnabled(bool(items) and self._current() is not None)

    def _make(self) -> None:
        agenda = self._agendas_shown()
        title = "Make agendas" if agenda else f"Make letters for {self._year}"
        self._ask(MakeDialog(self.context, self, title, self._items()), self._items)

    def _make_one(self) -> None:
        found = self._current()
        if found is None:
            return
        cds = found.found.lea.cds

        def of_it() -> list[LetterItem]:
            return [item for item in self._items() if item.row.found.lea.cds == cds]

        items = of_it()
        if not items:
            self.context.notice.emit("info", f"{found.why_none}.", "")
            return
        title = f"Letters for {found.found.lea.name}"
        self._ask(MakeDialog(self.context, self, title, items), of_it)

    def _ask(self, dialog: MakeDialog, items: Callable[[], list[LetterItem]]) -> None:
        """Open it; what is filled in from there shows in it as soon as the page has read it."""
        self._asking = (dialog, items)
        dialog.open()
