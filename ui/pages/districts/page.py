"""Every LEA of the county, in a case or not; its heat map and what it means."""

from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.changes import Subject
from sos_desktop.domain.dashboard.codes import INDICATORS
from sos_desktop.domain.identification.basis import COMPUTED
from sos_desktop.domain.identification.history import LedgerYear
from sos_desktop.services import districts, exports, identification, lea_facts
from sos_desktop.services.districts import DistrictRow, DistrictView
from sos_desktop.services.ledgers import lea_ledger
from ui.context import AppContext
from ui.models.table import Column
from ui.pages.base import Page
from ui.pages.districts.calpads import calpads_dialog
from ui.pages.districts.cell import CellDetail
from ui.pages.districts.history import HistoryTab
from ui.pages.open_case import OpenCaseDialog
from ui.widgets.basics import EmptyState, button, clear, label, scrolled
from ui.widgets.fitted_table import FittedTable
from ui.widgets.heatmap import HeatMap
from ui.widgets.seen import seen_table
from ui.widgets.trend import TrendLine
from ui.widgets.what_if import WhatIfPanel
from ui.widgets.why_card import WhyCard

_KINDS = {"district": "District", "coe": "County office", "charter": "Charter school"}


def letters_words(row: DistrictRow) -> str:
    """A district's letters in a cell: "SWD K, FOS C"; "–" for none."""
    return ", ".join(f"{group} {letter}" for group, letter in row.letters.items()) or "–"


COLUMNS: tuple[Column[DistrictRow], ...] = (
    Column("Name", lambda row: row.lea.name, width=24, tooltip=lambda row: row.lea.name),
    Column(
        "Groups", lambda row: str(len(row.letters) or "–"), sort=lambda row: -len(row.letters),
        width=6,
        tooltip=lambda row: f"Groups with a letter, computed (estimate): {letters_words(row)}",
    ),
    Column(
        "Case", lambda row: "open" if row.case_id else "–", width=7,
        tone=lambda row: "accent" if row.case_id else "",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the page shows of one LEA."""

    view: DistrictView
    years: tuple[LedgerYear, ...]
    facts: lea_facts.LeaFacts


class DistrictsPage(Page):
    """List at the left, one LEA at the right."""

    key: ClassVar[str] = "districts"
    title: ClassVar[str] = "Districts"
    subjects: ClassVar[Subject] = Subject.DATA | Subject.CASES

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._wanted: str | None = None
        self._year: int | None = None
        self._view: DistrictView | None = None
        self.case_action = QAction("Open a case…", self)
        self.case_action.setData("primary")
        self.case_action.setEnabled(False)
        self.case_action.triggered.connect(self._open_or_go)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by name")
        self.filter.setAccessibleName("Filter districts by name")
        self.filter.setClearButtonEnabled(True)
        self.table = FittedTable(
            COLUMNS, name="Districts", key=lambda row: row.lea.cds, lines=2, whole=False
        )
        self.heat_map = HeatMap()
        self.why = WhyCard()
        self.trend = TrendLine()
        self.what_if = WhatIfPanel()
        self.history = HistoryTab()
        self.history.calpads_asked.connect(self._record_calpads)
        self.export_action = QAction("Export to Excel…", self)
        self.export_action.setEnabled(False)
        self.export_action.triggered.connect(self._export)
        self._lay_out()
        self.filter.textChanged.connect(self._on_filter)
        self.table.current_changed.connect(self._on_row)
        self.heat_map.cell_chosen.connect(self._on_cell)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        list_box = QVBoxLayout(left)
        list_box.setContentsMargins(0, 0, 0, 0)
        list_box.setSpacing(8)
        list_box.addWidget(label("Districts", "title"))
        list_box.addWidget(self.filter)
        list_box.addWidget(self.table, 1)
        self.name = label("", "title", wrap=True)
        self.facts = label("", tone="muted", wrap=True)
        self.chips = QHBoxLayout()
        self.chips.setSpacing(8)
        self.note = label("", tone="warn", wrap=True)
        detail_area = scrolled(CellDetail(self.why, self.trend, self.what_if))
        detail_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QSplitter(Qt.Orientation.Vertical)
        body.addWidget(self.heat_map)
        body.addWidget(detail_area)
        body.setStretchFactor(0, 3)
        body.setStretchFactor(1, 1)
        body.setChildrenCollapsible(False)
        body.setSizes([360, 280])
        self.legend = label(
            "Outlined cells made the group eligible. The arrow shows which way the number moved.",
            "small", tone="muted", wrap=True,
        )  # fmt: skip
        heat = QWidget()
        heat_box = QVBoxLayout(heat)
        heat_box.setContentsMargins(0, 8, 0, 0)
        heat_box.setSpacing(8)
        heat_box.addWidget(self.legend)
        heat_box.addWidget(body, 1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Parts of the LEA")
        self.tabs.addTab(heat, "Heat map")
        self.tabs.addTab(scrolled(self.history), "History and schools")
        right = QWidget()
        detail = QVBoxLayout(right)
        detail.setContentsMargins(8, 0, 0, 0)
        detail.setSpacing(8)
        for widget in (self.name, self.facts):
            detail.addWidget(widget)
        detail.addLayout(self.chips)
        detail.addWidget(self.note)
        detail.addWidget(self.tabs, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(left)
        self.split.addWidget(right)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([290, 900])
        self.split.setChildrenCollapsible(False)
        self.empty = EmptyState(
            "building-2", "No districts yet",
            "Districts appear here once Dashboard files are loaded.",
            "Load Dashboard files", lambda: self.context.go.emit("data", {"load": True}),
        )  # fmt: skip
        self.stack = QStackedWidget()
        self.stack.addWidget(self.split)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 16)
        layout.addWidget(self.stack)

    def open(self, target: dict[str, Any]) -> None:
        self._wanted = target.get("cds", self._wanted)
        self._year = target.get("year", self._year)
        self.filter.clear()
        if self.isVisible():
            self.reload()

    def page_actions(self) -> list[QAction]:
        return [self.export_action, self.case_action]

    def reload(self) -> None:
        county, wanted = self.context.county, self._year

        def fetch() -> tuple[DistrictRow, ...]:
            years = identification.available_years(county)
            year = wanted if wanted in years else next(iter(years), None)
            return districts.list_districts(county, year)

        self.context.query(fetch, self._show_list, owner=self)

    def _show_list(self, rows: tuple[DistrictRow, ...]) -> None:
        self.stack.setCurrentWidget(self.split if rows else self.empty)
        self.table.set_rows(rows)
        if not rows:
            return
        if not (self._wanted and self.table.select(self._wanted)) and self.table.current() is None:
            self.table.setCurrentIndex(self.table.proxy.index(0, 0))
        elif self.table.current() is not None:
            self._on_row(self.table.current())
        self._wanted = None

    def _on_filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        self.table.proxy.set_filter(lambda row: wanted in row.lea.name.casefold())

    def _on_row(self, row: DistrictRow | None) -> None:
        if row is None:
            return
        self.case_action.setEnabled(True)
        self.case_action.setText("Go to case" if row.case_id else "Open a case…")
        county, cds, year = self.context.county, row.lea.cds, self._year

        def fetch() -> _Shown:
            view = districts.district(county, cds, year)
            facts = lea_facts.lea_facts(county, cds, view.year)
            return _Shown(view, lea_ledger(county, cds), facts)

        self.context.query(fetch, self._show_district, owner=self)

    def _show_district(self, shown: "_Shown") -> None:
        view = shown.view
        self.history.show_lea(view.lea, view.year, shown.years, shown.facts)
        self._years = shown.years
        self.export_action.setEnabled(True)
        if self._year is not None and self._year not in view.years:
            self._year = None
        self._view = view
        self.name.setText(view.lea.name)
        facts = [_KINDS.get(view.lea.kind, ""), f"{view.lea.county} County"]
        if view.rules is not None:
            facts.append(f"{COMPUTED} by the {view.rules.title}")
        entry = next((y.entry for y in shown.years if y.entry.year == view.year), None)
        if entry is not None and entry.status is not None:
            facts.append(f"{entry.basis}: {entry.status}")
        self.facts.setText(" · ".join(facts))
        self._show_years(view)
        missing = ", ".join(INDICATORS[indicator].name for indicator in view.missing)
        notes = [view.why_not] if view.rules is None and view.year else []
        if missing:
            notes.append(f"Not computable: {missing} {view.year} is not loaded.")
        self.note.setText(" ".join(notes))
        self.note.setVisible(bool(notes))
        self.heat_map.show_view(view)
        self.heat_map.setVisible(bool(view.groups))
        self.trend.setVisible(False)
        self.what_if.setVisible(False)
        if not view.groups:
            self.why.show_hint(f"No figures of {view.year} are loaded for this LEA.")
            return
        lettered = [group for group, result in view.results.items() if result.letter]
        self.heat_map.choose((lettered or list(view.groups))[0])

    def _show_years(self, view: DistrictView) -> None:
        clear(self.chips)
        for year in view.years:
            chip = button(
                str(year), lambda y=year: self._pick_year(y), role="chip",
                name=f"Dashboard {year}",
            )  # fmt: skip
            chip.setCheckable(True)
            chip.setChecked(year == view.year)
            self.chips.addWidget(chip)
        self.chips.addStretch(1)

    def _pick_year(self, year: int) -> None:
        self._year = year
        self.reload()

    def _on_cell(self, group: str, indicator: Any) -> None:
        view, county = self._view, self.context.county
        if view is None:
            return
        self.why.show_group(view, group, indicator)
        self.what_if.show_group(view, group, indicator)
        if indicator is None:
            self.trend.setVisible(False)
            return
        self.context.query(
            lambda: lea_facts.trend(county, view.lea.cds, group, indicator),
            lambda points: self.trend.show_points(indicator, points),
            owner=self,
        )

    def _record_calpads(self) -> None:
        if self._view is not None:
            calpads_dialog(self.context, self, self._view.lea, self._view.year).open()

    def _export(self) -> None:
        view, county = self._view, self.context.county
        if view is None:
            return
        notes = (self.facts.text(), self.note.text(), self.legend.text())
        seen = [
            seen_table(self.history.ledger, "Years in assistance", ()),
            seen_table(
                self.history.schools, "Schools under ESSA", (self.history.schools_note.text(),)
            ),
        ]
        if view.groups:
            heat = exports.heat_map_of(view, name=f"Heat map {view.year}")
            seen.insert(
                0, exports.SeenTable(f"{view.lea.name} {view.year}", notes, (), (), (), heat)
            )
        proposed = county.path.with_name(f"{view.lea.name} {view.year}.xlsx")
        path = self.context.dialogs.save_as(
            self, f"Export {view.lea.name}", proposed, "Excel workbook (*.xlsx)"
        )
        if path is None:
            return
        self.context.query(
            lambda: exports.write_excel(county, seen, path),
            lambda _path: self.context.notice.emit("good", f"Saved {path.name}", ""),
            owner=self,
        )

    def _open_or_go(self) -> None:
        row = self.table.current()
        if row is None:
            return
        if row.case_id:
            self.context.go.emit("case", {"case_id": row.case_id})
            return
        OpenCaseDialog(self.context, self, row.lea, self._view.year if self._view else None).open()
