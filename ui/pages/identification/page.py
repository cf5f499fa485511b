"""A year's identification: letters, statuses, comparison with CDE's list, watch list, outlook."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.changes import Subject
from sos_desktop.domain.dashboard.codes import INDICATORS
from sos_desktop.domain.identification.history import Movement
from sos_desktop.domain.identification.reconcile import Outcome
from sos_desktop.services import exports, outlooks, reconciliation
from sos_desktop.services.comparison_text import summary
from sos_desktop.services.identification_view import (
    IdentificationRow,
    IdentificationView,
    identification,
)
from ui.context import AppContext
from ui.pages.base import Page
from ui.pages.identification.letters import LettersTab
from ui.pages.identification.list_tab import ListTab
from ui.pages.identification.lists import (
    COMPARISONS,
    OUTLOOK,
    STATUSES,
    WATCHED,
    outlook_lines,
    watch_lines,
)
from ui.pages.identification.model import Side
from ui.pages.open_case import OpenCaseDialog
from ui.widgets.basics import EmptyState, button, card, clear, label, pill
from ui.widgets.flow import FlowLayout
from ui.widgets.seen import seen_table

_SIDES = {Side.BOTH: "Both", Side.OFFICIAL: "Official", Side.COMPUTED: "Computed"}
_ESTIMATE = "Computed (estimate); the state's own list decides."


class IdentificationPage(Page):
    """Years and sides on top, figures of release day, then the views of the year."""

    key: ClassVar[str] = "identification"
    title: ClassVar[str] = "Identification"
    subjects: ClassVar[Subject] = Subject.DATA

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._year: int | None = None
        self._side = Side.BOTH
        self._view: IdentificationView | None = None
        self.export_action = QAction("Export to Excel…", self)
        self.export_action.triggered.connect(self._export)
        self.case_action = QAction("Open a case…", self)
        self.case_action.setData("primary")
        self.case_action.triggered.connect(self._open_case)
        self.release_action = QAction("Open cases…", self)
        self.release_action.setToolTip("Open or continue the cases of the year")
        self.release_action.triggered.connect(self._open_release)
        for action in (self.export_action, self.case_action, self.release_action):
            action.setEnabled(False)
        self.only = button("Only identified", self._filter, role="chip")
        self.charters = button("Charter schools", self._filter, role="chip")
        for chip in (self.only, self.charters):
            chip.setCheckable(True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by name")
        self.filter.setAccessibleName("Filter LEAs by name")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _text: self._filter())
        self.letters = LettersTab(context)
        self.letters.row_chosen.connect(lambda row: self.case_action.setEnabled(row is not None))
        self.letters.opened.connect(self._go_to_district)
        self._make_lists()
        self._lay_out()

    def _make_lists(self) -> None:
        self.statuses = ListTab(STATUSES, "Statuses", key=lambda row: row.lea.cds)
        self.compare = ListTab(COMPARISONS, "Comparison with CDE's list")
        self.watch = ListTab(WATCHED, "Watch list", lines=3)
        self.outlook = ListTab(OUTLOOK, "Outlook", lines=5)
        self.statuses.table.chosen.connect(self._go_to_district)
        for tab in (self.watch, self.compare, self.outlook):
            tab.table.chosen.connect(self._go_to_cds)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Views of the year")
        for tab, words in (
            (self.letters, "Letters"), (self.statuses, "Statuses"), (self.compare, "Compare"),
            (self.watch, "Watch list"), (self.outlook, "Outlook"),
        ):  # fmt: skip
            self.tabs.addTab(tab, words)
        self.tabs.currentChanged.connect(lambda _place: self._fill_tab())
        self._filled: set[QWidget] = set()

    def _lay_out(self) -> None:
        self.chips = FlowLayout()
        self.figures = QHBoxLayout()
        self.figures.setSpacing(12)
        self.note = label("", tone="warn", wrap=True)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for widget in (self.only, self.charters, self.filter):
            tools.addWidget(widget)
        self.filter.setMaximumWidth(280)
        tools.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label("Identification", "title"))
        column.addLayout(self.chips)
        column.addLayout(self.figures)
        column.addWidget(self.note)
        column.addLayout(tools)
        column.addWidget(self.tabs, 1)
        self.content = content
        self.empty = EmptyState(
            "list-checks", "Nothing to identify yet",
            "Load a year of Dashboard files, or CDE's assistance list, and this page says who met "
            "the state's criteria, and why.",
            "Load Dashboard files", lambda: self.context.go.emit("data", {"load": True}),
        )  # fmt: skip
        self.stack = QStackedWidget()
        self.stack.addWidget(content)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 16)
        layout.addWidget(self.stack)

    def open(self, target: dict[str, Any]) -> None:
        self._year = target.get("year", self._year)
        self.mark_stale()

    def page_actions(self) -> list[QAction]:
        return [self.export_action, self.release_action, self.case_action]

    def reload(self) -> None:
        county, wanted = self.context.county, self._year
        self.context.query(lambda: identification(county, wanted), self._show, owner=self)

    def _show(self, view: IdentificationView | None) -> None:
        self._view = view
        self._filled = set()
        self.stack.setCurrentWidget(self.empty if view is None else self.content)
        self.export_action.setEnabled(view is not None and view.rules is not None)
        self.release_action.setEnabled(view is not None and view.rules is not None)
        self.case_action.setEnabled(False)
        if view is None:
            return
        self._year = view.year
        self._show_chips(view)
        self._show_figures(view)
        self._show_note(view)
        self.tabs.setEnabled(view.rules is not None)
        self.charters.setVisible(any(row.is_charter for row in view.rows))
        self._filter()
        self.letters.show_view(view, self._side if view.lists else Side.COMPUTED)
        self.statuses.show_rows(view.rows, self._status_notes(view))
        self._fill_tab()

    def _show_chips(self, view: IdentificationView) -> None:
        clear(self.chips)
        for year in view.years:
            self._chip(str(year), year == view.year, lambda y=year: self.open({"year": y}),
                       f"Dashboard {year}")  # fmt: skip
        if view.lists:
            for side, words in _SIDES.items():
                self._chip(words, side is self._side, lambda s=side: self._pick_side(s),
                           f"Show {words.lower()} letters")  # fmt: skip
            self.chips.addWidget(pill(f"Official: {', '.join(view.lists)}", "accent"))
        if view.rules is not None:
            self.chips.addWidget(pill("Computed (estimate)", "warn"))
            self.chips.addWidget(pill(f"by the {view.rules.title}"))

    def _chip(self, text: str, on: bool, clicked: Callable[[], object], name: str) -> None:
        chip = button(text, clicked, role="chip", name=name)
        chip.setCheckable(True)
        chip.setChecked(on)
        self.chips.addWidget(chip)

    def _pick_side(self, side: Side) -> None:
        self._side = side
        if self._view is not None:
            self._show_chips(self._view)
            self.letters.show_view(self._view, side)

    def _show_figures(self, view: IdentificationView) -> None:
        clear(self.figures)
        if view.rules is None:
            return
        release = view.release
        served = [row for row in view.rows if (row.status.status or "").startswith("Diff")]
        second = f", {len(release.of(Movement.SECOND_YEAR))} of them in a second year"
        for number, words, lines in (
            (len(served), f"of {len(view.rows)} LEAs are owed assistance",
             [row.lea.name for row in served]),
            (len(release.of(Movement.ENTERED)), "new this year",
             [line.name for line in release.of(Movement.ENTERED)]),
            (len(release.of(Movement.CONTINUED)) + len(release.of(Movement.SECOND_YEAR)),
             f"continue{second if release.of(Movement.SECOND_YEAR) else ''}",
             [line.name for m in (Movement.CONTINUED, Movement.SECOND_YEAR)
              for line in release.of(m)]),
            (len(release.of(Movement.LEFT)), "left",
             [line.name for line in release.of(Movement.LEFT)]),
            (len(release.at_level_3), "at Level 3", [line.name for line in release.at_level_3]),
        ):  # fmt: skip
            frame, box = card(margin=12, spacing=2)
            box.addWidget(label(str(number), "figure"))
            box.addWidget(label(words, "small", tone="muted", wrap=True))
            frame.setAccessibleName(f"{number} {words}")
            frame.setToolTip(", ".join(lines))
            self.figures.addWidget(frame, 1)

    def _show_note(self, view: IdentificationView) -> None:
        notes = [view.why_not] if view.why_not else []
        computed = any(row.computed is not None for row in view.rows)
        if view.missing and (computed or not view.lists):
            names = ", ".join(INDICATORS[indicator].name for indicator in view.missing)
            notes.append(
                f"Not computable: {names} {view.year} not loaded. What depends on it is left "
                "open, not “not eligible”."
            )
        unknown = sum(row.status.status is None for row in view.rows if not row.is_charter)
        if unknown:
            notes.append(f"The status of {unknown} LEAs is not computable; Statuses says why.")
        self.note.setText(" ".join(notes))
        self.note.setVisible(bool(notes))

    def _status_notes(self, view: IdentificationView) -> tuple[str, ...]:
        clock = view.rules.clock.text if view.rules else ""
        return (f"“Criteria met” is this year's; “Status” is what the LEA is owed. {clock}.",)

    def _fill_tab(self) -> None:
        """Fill the view one looks at, once per year shown."""
        tab, view, county = self.tabs.currentWidget(), self._view, self.context.county
        if view is None or view.rules is None or tab in self._filled:
            return
        year = view.year
        if tab is self.compare:
            self._filled.add(tab)
            self.context.query(
                lambda: reconciliation.reconcile(county, year), self._show_comparison, owner=self,
                failed=lambda error: self.compare.show_rows((), (str(error),)),
            )  # fmt: skip
        elif tab in (self.watch, self.outlook):
            self._filled |= {self.watch, self.outlook}
            self.context.query(
                lambda: outlooks.outlook(county, year), self._show_outlook, owner=self
            )

    def _show_comparison(self, found: reconciliation.Reconciliation | None) -> None:
        if found is None:
            year = self._view.year if self._view else ""
            self.compare.show_rows(
                (), (f"CDE's list of {year} is not loaded. Load the LCFF assistance status "
                     "workbook on the Data page to compare.",)
            )  # fmt: skip
            return
        rows = sorted(
            (*found.cells, *found.facts),
            key=lambda row: (
                not row.outcome.is_difference,
                row.outcome is Outcome.AGREE,
                row.lea,
            ),
        )
        self.compare.show_rows(rows, summary(found)[:2])

    def _show_outlook(self, table: outlooks.OutlookTable) -> None:
        provisional = any(
            year.rules.standing == "provisional" for row in table.rows for year in row.next_years
        )
        notes = [_ESTIMATE, "Next year: if its colors are this year's."]
        if provisional:
            notes.append(
                "The 2026 rules are provisional: reported by one source, not adopted as far as is "
                "known. Never use them as the official ones."
            )
        self.watch.show_rows(watch_lines(table), (_ESTIMATE,))
        self.outlook.show_rows(outlook_lines(table), tuple(notes))

    def _filter(self) -> None:
        wanted, only = self.filter.text().strip().casefold(), self.only.isChecked()
        charters = self.charters.isChecked()

        def accepts(row: IdentificationRow) -> bool:
            if wanted not in row.lea.name.casefold() or (row.is_charter and not charters):
                return False
            served = (row.status.status or "").startswith("Diff")
            return bool(row.letters()) or served or not only

        self.letters.proxy.set_filter(accepts)
        self.statuses.table.proxy.set_filter(accepts)
        for tab, name in ((self.watch, _lea_name), (self.outlook, _lea_name)):
            tab.table.proxy.set_filter(lambda row, n=name: wanted in n(row).casefold())
        self.compare.table.proxy.set_filter(lambda row: wanted in row.lea.casefold())

    def _go_to_district(self, row: IdentificationRow) -> None:
        self.context.go.emit("districts", {"cds": row.lea.cds, "year": self._year})

    def _go_to_cds(self, row: Any) -> None:
        cds = row.cds if hasattr(row, "cds") else _lea(row).cds
        self.context.go.emit("districts", {"cds": cds, "year": self._year})

    def _open_case(self) -> None:
        row = self.letters.current()
        if row is not None:
            OpenCaseDialog(self.context, self, row.lea, self._year).open()

    def _open_release(self) -> None:
        self.context.go.emit("caseload", {"release": self._year})

    def _export(self) -> None:
        view, tab = self._view, self.tabs.currentWidget()
        if view is None:
            return
        words = self.tabs.tabText(self.tabs.currentIndex())
        table: QTableView = self.letters.table if tab is self.letters else tab.table  # type: ignore[attr-defined]
        names = "LEA" if tab is self.letters else ""
        notes = [self.note.text(), *(() if tab is self.letters else tab.notes)]  # type: ignore[attr-defined]
        if view.rules is not None:
            notes.append(f"Computed (estimate) by the {view.rules.title}.")
        if view.lists:
            notes.append(f"Official: {', '.join(view.lists)}.")
        county = self.context.county
        seen = seen_table(table, f"{words} {view.year}", tuple(notes), names=names)
        proposed = county.path.with_name(f"{county.county} {words.lower()} {view.year}.xlsx")
        path = self.context.dialogs.save_as(
            self, f"Export {words.lower()}", proposed, "Excel workbook (*.xlsx)"
        )
        if path is None:
            return
        self.context.query(
            lambda: exports.write_excel(county, [seen], path),
            lambda _path: self.context.notice.emit("good", f"Saved {path.name}", ""),
            owner=self,
        )


def _lea(row: Any) -> Any:
    return row.lea if hasattr(row, "lea") else row.row.lea


def _lea_name(row: Any) -> str:
    return _lea(row).name
