"""Identification: a year's letters, statuses, comparison, watch list and outlook."""

from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.dashboard.codes import INDICATORS
from sos_desktop.services.identification import outlooks, reconciliation
from sos_desktop.services.identification.identification_view import (
    IdentificationRow,
    IdentificationView,
    identification,
)
from ui import theme
from ui.context import AppContext
from ui.navigation import CaseloadTarget, DataTarget, DistrictsTarget, IdentificationTarget
from ui.pages.base import Page
from ui.pages.identification.compare import CompareTab
from ui.pages.identification.letters import LetterGridTab
from ui.pages.identification.lists import (
    STATUSES,
    WATCHED,
    OfLea,
    YearTab,
    open_notes,
    watch_lines,
)
from ui.pages.identification.model import ComparedSide
from ui.pages.identification.outlook import OUTLOOK, outlook_lines
from ui.pages.identification.release import ReleaseBar, figures_of, owed_first
from ui.pages.open_case import OpenCaseDialog
from ui.pieces import Pieces
from ui.widgets.basics import EmptyState, add_clear_button, button, label
from ui.widgets.chips import Chip, ChipRow, Fact
from ui.widgets.flow import FlowLayout, flowing
from ui.widgets.lists.list_tab import ListTab
from ui.widgets.lists.shown_rows import shown_table
from ui.widgets.lists.table_export import export_shown_table

_SIDES = {
    ComparedSide.BOTH: "Both",
    ComparedSide.OFFICIAL: "Official",
    ComparedSide.COMPUTED: "Computed",
}
_ESTIMATE = "Computed (estimate); the state's own list decides."


class IdentificationPage(Page[IdentificationTarget]):
    """Years and sides on top, figures of release day, then the views of the year."""

    key: ClassVar[str] = "identification"
    title: ClassVar[str] = "Identification"
    subjects: ClassVar[Subject] = Subject.DATA

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._year: int | None = None
        self._side = ComparedSide.BOTH
        self._view: IdentificationView | None = None
        self.export_action = QAction("Export to Excel…", self)
        self.export_action.triggered.connect(self._export)
        self.case_action = QAction("Open a case…", self)
        self._lead(self.case_action)
        self.case_action.triggered.connect(self._open_case)
        self.release_action = QAction("Open cases…", self)
        self.release_action.setToolTip("Open or continue the cases of the year")
        self.release_action.triggered.connect(self._open_release)
        for action in (self.export_action, self.case_action, self.release_action):
            action.setEnabled(False)
        self._picked: frozenset[str] | None = None
        self._filled: set[QWidget] = set()

    def build(self) -> Pieces:
        yield
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by name")
        self.filter.setAccessibleName("Filter LEAs by name")
        add_clear_button(self.filter)
        theme.width(self.filter, 12)
        self.only = button("Only identified", self._filter, role="chip")
        self.charters = button("Charter schools", self._on_charters, role="chip")
        for chip in (self.only, self.charters):
            chip.setCheckable(True)
        self.filter.textChanged.connect(lambda _text: self._filter())
        self.release = ReleaseBar()
        self.release.picked.connect(self._on_figure)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Views of the year")
        yield
        self._lay_out()
        yield
        yield from self._make_tabs()
        self.tabs.currentChanged.connect(lambda _place: self._fill_tab())

    def _make_tabs(self) -> Pieces:
        self._year_tabs: list[YearTab] = []
        self.letters = LetterGridTab(self.context)
        self._add_tab(self.letters, "Letter codes")
        yield
        self.statuses = ListTab(STATUSES, "Statuses", key=lambda row: row.lea.cds)
        self._add_tab(self.statuses, "Statuses")
        yield
        self.compare = CompareTab()
        self._add_tab(self.compare, "Compare")
        yield
        self.watch = ListTab(WATCHED, "Watch list", lines=3)
        self._add_tab(self.watch, "Watch list")
        yield
        self.outlook = ListTab(OUTLOOK, "Outlook", lines=2)
        self._add_tab(self.outlook, "Outlook")
        yield

    def _add_tab(self, tab: LetterGridTab | ListTab, words: str) -> None:
        self.tabs.addTab(tab, words)
        self._year_tabs.append(tab)
        tab.opened.connect(self._go_to_district)
        tab.row_chosen.connect(lambda _row: self._look_at_row())

    def _lay_out(self) -> None:
        self.years, self.sides, self.tools = ChipRow(), ChipRow(), FlowLayout()
        self.years.picked.connect(lambda year: self.open(IdentificationTarget(year)))
        self.sides.picked.connect(self._pick_side)
        self.note = label("", tone="warn", wrap=True)
        for widget in (self.only, self.charters, self.filter):
            self.tools.addWidget(widget)
        self.no_rules = EmptyState(
            "list-checks",
            "Nothing is computed for this year",
            "",
            "See the districts' figures",
            lambda: self.context.go.emit(DistrictsTarget(year=self._year)),
        )
        self.body = QStackedWidget()
        self.with_rules = QWidget()
        column = QVBoxLayout(self.with_rules)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.release)
        column.addWidget(self.note)
        column.addWidget(self.tabs, 1)
        self.body.addWidget(self.with_rules)
        self.body.addWidget(self.no_rules)
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.tool_line = QWidget()
        line = QHBoxLayout(self.tool_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.sides, 3)
        line.addWidget(flowing(self.tools), 2)
        column.addWidget(self.tool_line)
        column.addWidget(self.body, 1)
        self.empty = EmptyState(
            "list-checks",
            "Nothing to identify yet",
            "Load a year of Dashboard files, or CDE's assistance list, and this page says who met "
            "the state's criteria, and why.",
            "Load Dashboard files",
            lambda: self.context.go.emit(DataTarget(ask_for_files=True)),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.content)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 6, 24, 16)
        layout.setSpacing(4)
        layout.addWidget(self.head_line(grows=self.years))
        layout.addWidget(self.stack, 1)

    def open(self, target: IdentificationTarget) -> None:
        self._year = target.year or self._year
        self.mark_stale()

    def page_actions(self) -> list[QAction]:
        return [self.export_action, self.release_action, self.case_action]

    def start(self) -> QWidget | None:
        if self._view is None or not self._view.shown:
            return super().start()
        return self._year_tab().table

    def _year_tab(self) -> YearTab:
        """The view of the year that is looked at."""
        return self._year_tabs[self.tabs.currentIndex()]

    def reload(self) -> None:
        county, wanted = self.context.county, self._year
        self.context.query(lambda: identification(county, wanted), self._show, owner=self)

    def _show(self, view: IdentificationView | None) -> None:
        self._view = view
        self._filled = set()
        self.stack.setCurrentWidget(self.empty if view is None else self.content)
        self.export_action.setEnabled(view is not None and view.shown)
        self.release_action.setEnabled(view is not None and view.shown)
        self.case_action.setEnabled(False)
        self._lead(self.case_action, leads=view is not None)
        if view is None:
            return
        self._year = view.year
        self.fill(self._fill(view), self.content)

    def _fill(self, view: IdentificationView) -> Pieces:
        self._show_chips(view)
        self._show_note(view)
        self.body.setCurrentWidget(self.with_rules if view.shown else self.no_rules)
        self.no_rules.text.setText(
            f"{view.why_not} The figures of the year stand on the Districts page."
        )
        self.charters.setVisible(any(row.is_charter for row in view.rows))
        self._show_release()
        yield
        yield from self.letters.fill(view, self._side if view.lists else ComparedSide.COMPUTED)
        self._filter()
        yield
        self._fill_tab()

    def _show_chips(self, view: IdentificationView) -> None:
        facts: list[Fact] = []
        if view.lists:
            named = ", ".join(view.lists)
            said = named if len(view.lists) == 1 else f"{len(view.lists)} lists"
            facts.append(Fact(f"Official: {said}", "accent", named))
        if view.rules is None and view.lists:
            facts.append(Fact("Nothing computed: criteria not in force here", "warn"))
        if view.rules is not None:
            facts.append(Fact(f"Computed (estimate), {view.rules.title}", "warn"))
        sides = [
            Chip(side, words, f"Show {words.lower()} letter codes")
            for side, words in _SIDES.items()
            if view.lists and view.rules is not None
        ]
        years = [Chip(year, str(year), f"Dashboard {year}") for year in view.years]
        self.years.show_chips(years, view.year, () if sides else facts)
        self.sides.show_chips(sides, self._side, facts if sides else ())
        self.sides.setVisible(bool(sides))

    def _pick_side(self, side: ComparedSide) -> None:
        self._side = side
        if self._view is not None:
            self.letters.show_view(self._view, side)

    def _show_release(self) -> None:
        self._picked = None
        if self._view is not None:
            self.release.show_figures(figures_of(self._view, charters=self.charters.isChecked()))

    def _on_figure(self, codes: frozenset[str] | None) -> None:
        self._picked = codes
        self._filter()

    def _on_charters(self) -> None:
        self._show_release()
        self._filter()

    def _show_note(self, view: IdentificationView) -> None:
        notes = [view.why_not] if view.shown and view.why_not else []
        computed = any(row.computed is not None for row in view.rows)
        if view.missing and (computed or not view.lists):
            names = ", ".join(INDICATORS[indicator].name for indicator in view.missing)
            notes.append(
                f"Not computable: {names} {view.year} not loaded. What depends on it is left "
                "open, not “not eligible”."
            )
        notes.extend(open_notes([row.status for row in view.rows if not row.is_charter]))
        self.note.setText(" ".join(notes))
        self.note.setVisible(bool(notes))

    def _status_notes(self, view: IdentificationView) -> tuple[str, ...]:
        clock = view.rules.clock.text if view.rules else ""
        return (f"“Criteria met” is this year's; “Status” is what the LEA is owed. {clock}.",)

    def _fill_tab(self) -> None:
        """Fill the view one looks at, once per year shown."""
        tab, view, county = self.tabs.currentWidget(), self._view, self.context.county
        if view is None or not view.shown or tab in self._filled:
            return
        year = view.year
        self._look_at_row()
        if tab is self.statuses:
            self._filled.add(tab)
            rows = sorted(view.rows, key=owed_first)
            self.statuses.show_rows(rows, self._status_notes(view))
        elif tab is self.compare:
            self._filled.add(tab)
            self.context.query(
                lambda: reconciliation.reconcile(county, year),
                lambda found: self.compare.show_comparison(found, year),
                owner=self,
                failed=lambda error: self.compare.show_rows((), (str(error),)),
            )
        elif tab in (self.watch, self.outlook):
            self._filled |= {self.watch, self.outlook}
            self.context.query(
                lambda: outlooks.outlook(county, year), self._show_outlook, owner=self
            )

    def _show_outlook(self, table: outlooks.OutlookTable) -> None:
        provisional = any(
            year.rules.standing == "provisional" for row in table.rows for year in row.next_years
        )
        if table.rules is None:
            self.watch.show_rows((), (table.why_not,))
            self.outlook.show_rows((), (table.why_not,))
            return
        notes = [_ESTIMATE, "Next year: if its colors are this year's."]
        if provisional:
            notes.append(
                "The 2026 rules are provisional: one county office reports that the State Board "
                "approved them; that is not confirmed with CDE. Never use them as the official "
                "ones."
            )
        self.watch.show_rows(watch_lines(table), (_ESTIMATE,))
        lines = outlook_lines(table)
        nobody = "No group has a letter code by what is loaded, so there is nothing to leave."
        self.outlook.show_rows(lines, tuple(notes) if lines else (nobody,))
        self._filter()

    def _filter(self) -> None:
        wanted, only = self.filter.text().strip().casefold(), self.only.isChecked()
        charters, picked = self.charters.isChecked(), self._picked

        def named(cds: str, name: str) -> bool:
            return wanted in name.casefold() and (picked is None or cds in picked)

        def accepts(row: IdentificationRow) -> bool:
            if not named(row.lea.cds, row.lea.name) or (row.is_charter and not charters):
                return False
            return bool(row.letters()) or bool(row.status.served) or not only

        self.letters.set_filter(accepts)
        self.statuses.set_filter(accepts)
        self.watch.set_filter(lambda line: named(line.lea.cds, line.lea.name))
        self.outlook.set_filter(lambda line: named(line.lea.cds, line.lea.name))
        self.compare.set_filter(lambda row: named(row.cds, row.lea))

    def _chosen(self) -> Lea | None:
        """The LEA of the row the cursor is on, whichever view is looked at."""
        if self._view is None or not self._view.shown:
            return None
        chosen = self._year_tab().current()
        cds = chosen.cds if chosen is not None else ""
        return next((row.lea for row in self._view.rows if row.cds == cds), None)

    def _look_at_row(self) -> None:
        self.case_action.setEnabled(self._chosen() is not None)

    def _go_to_district(self, row: OfLea) -> None:
        self.context.go.emit(DistrictsTarget(row.cds, self._year))

    def _open_case(self) -> None:
        lea = self._chosen()
        if lea is not None:
            OpenCaseDialog(self.context, self, lea, self._year).open()

    def _open_release(self) -> None:
        self.context.go.emit(CaseloadTarget(release_year=self._year))

    def _export(self) -> None:
        view, tab = self._view, self._year_tab()
        if view is None:
            return
        words = self.tabs.tabText(self.tabs.currentIndex())
        names = "LEA" if tab is self.letters else ""
        notes = [self.note.text(), *tab.notes]
        if view.rules is not None:
            notes.append(f"Computed (estimate) by the {view.rules.title}.")
        if view.lists:
            notes.append(f"Official: {', '.join(view.lists)}.")
        if tab is self.statuses:
            notes.extend(figure.sentence for figure in self.release.figures)
        seen = shown_table(tab.table, f"{words} {view.year}", tuple(notes), names=names)
        export_shown_table(
            self.context,
            self,
            [seen],
            title=f"Export {words.lower()}",
            name=f"{self.context.county.county} {words.lower()} {view.year}",
        )
