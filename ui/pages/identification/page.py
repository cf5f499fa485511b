"""The county's letters for a year, computed from what is loaded, each with its reasons."""

from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.changes import Subject
from sos_desktop.domain.dashboard.codes import INDICATORS
from sos_desktop.foundation.files import write_atomically
from sos_desktop.services import districts, identification
from sos_desktop.services.districts import DistrictView
from sos_desktop.services.identification import LeaLetters, LettersTable
from ui.context import AppContext
from ui.models.table import RECORD_ROLE, SortProxy
from ui.pages.base import Page
from ui.pages.identification.model import GROUP_ROLE, LettersModel
from ui.pages.open_case import OpenCaseDialog
from ui.widgets.basics import EmptyState, button, card, clear, label, pill
from ui.widgets.why_card import WhyCard

_LEGEND = (
    "A letter is the state's code for the priorities a group met: A 4,5,6 · B 4,5 · C 5,6 · "
    "D 4,6 · E 4,8 · F 5,8 · G 6,8 · H 4,5,8 · I 4,6,8 · J 5,6,8 · K 4,5,6,8. A number in "
    "brackets is a single priority, which is not enough. Charter schools are judged by two years "
    "together and are not shown here."
)


class IdentificationPage(Page):
    """Years, figures, the table, and a card with the reasons."""

    key: ClassVar[str] = "identification"
    title: ClassVar[str] = "Identification"
    subjects: ClassVar[Subject] = Subject.DATA

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._year: int | None = None
        self._years: tuple[int, ...] = ()
        self._table: LettersTable | None = None
        self.export_action = QAction("Export letters…", self)
        self.export_action.triggered.connect(self._export)
        self.case_action = QAction("Open a case…", self)
        self.case_action.setData("primary")
        self.case_action.triggered.connect(self._open_case)
        for action in (self.export_action, self.case_action):
            action.setEnabled(False)
        self.model = LettersModel(self)
        self.proxy = SortProxy(self)
        self.proxy.setSourceModel(self.model)
        self.table = _letters_view(self.proxy)
        self.table.selectionModel().currentChanged.connect(self._on_cell)
        self.table.doubleClicked.connect(self._go_to_district)
        self.only = button("Only identified", self._filter, role="chip")
        self.only.setCheckable(True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by name")
        self.filter.setAccessibleName("Filter districts by name")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _text: self._filter())
        self.why = WhyCard()
        self._lay_out()

    def _lay_out(self) -> None:
        self.chips = QHBoxLayout()
        self.chips.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(label("Identification", "title"))
        head.addLayout(self.chips, 1)
        self.figures = QHBoxLayout()
        self.figures.setSpacing(12)
        self.note = label("", tone="warn", wrap=True)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.only)
        self.filter.setMaximumWidth(280)
        tools.addWidget(self.filter)
        tools.addStretch(1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.table)
        self.split.addWidget(self.why)
        self.split.setStretchFactor(0, 1)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([900, 260])
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self.figures)
        column.addWidget(self.note)
        column.addLayout(tools)
        column.addWidget(self.split, 1)
        column.addWidget(label(_LEGEND, "small", tone="muted", wrap=True))
        self.content = content
        self.empty = EmptyState(
            "list-checks", "Nothing to identify yet",
            "Load a year of Dashboard files, and this page says which student groups met the "
            "state's criteria, and why.",
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
        return [self.export_action, self.case_action]

    def reload(self) -> None:
        county, wanted = self.context.county, self._year

        def fetch() -> tuple[tuple[int, ...], LettersTable | None]:
            years = identification.available_years(county)
            if not years:
                return years, None
            year = wanted if wanted in years else years[0]
            return years, identification.letters(county, year)

        self.context.query(fetch, self._show, owner=self)

    def _show(self, result: tuple[tuple[int, ...], LettersTable | None]) -> None:
        self._years, self._table = result
        table = self._table
        self.stack.setCurrentWidget(self.empty if table is None else self.content)
        self.export_action.setEnabled(table is not None and table.rules is not None)
        self.case_action.setEnabled(False)
        if table is None:
            return
        self._year = table.year
        self.model.show_table(table)
        _fit_columns(self.table, self.model)
        self._show_years(table)
        self._show_figures(table)
        self._show_note(table)
        self._filter()
        self.table.setVisible(table.rules is not None)
        if table.rules is None:
            self.why.show_hint(table.why_not)
        else:
            self._select_first()

    def _select_first(self) -> None:
        for number in range(self.proxy.rowCount()):
            row: LeaLetters = self.proxy.index(number, 0).data(RECORD_ROLE)
            for column in range(self.proxy.columnCount()):
                group = self.proxy.index(number, column).data(GROUP_ROLE)
                if group and group in row.groups and row.groups[group].letter:
                    self.table.setCurrentIndex(self.proxy.index(number, column))
                    return
        self.why.show_hint("Select a cell to read why.")

    def _show_years(self, table: LettersTable) -> None:
        clear(self.chips)
        for year in self._years:
            chip = button(
                str(year), lambda y=year: self.open({"year": y}), role="chip",
                name=f"Dashboard {year}",
            )  # fmt: skip
            chip.setCheckable(True)
            chip.setChecked(year == table.year)
            self.chips.addWidget(chip)
        if table.rules is not None:
            self.chips.addWidget(pill("Computed (estimate)", "warn"))
            self.chips.addWidget(pill(f"by the {table.rules.title}"))
        self.chips.addStretch(1)

    def _show_figures(self, table: LettersTable) -> None:
        clear(self.figures)
        if table.rules is None:
            return
        cells = sum(len(row.lettered) for row in table.rows)
        single = sum(not r.letter for row in table.rows for r in row.groups.values())
        several = sum(len(row.lettered) >= 3 for row in table.rows)
        for number, words in (
            (len(table.identified), f"of {len(table.rows)} districts have a group with a letter"),
            (cells, "letters, one per district and group"),
            (several, "districts with three or more groups"),
            (single, "groups with one priority, watch these"),
        ):
            frame, box = card(margin=12, spacing=2)
            box.addWidget(label(str(number), "figure"))
            box.addWidget(label(words, "small", tone="muted", wrap=True))
            frame.setAccessibleName(f"{number} {words}")
            self.figures.addWidget(frame, 1)

    def _show_note(self, table: LettersTable) -> None:
        notes = [table.why_not] if table.why_not else []
        if table.missing:
            names = ", ".join(INDICATORS[indicator].name for indicator in table.missing)
            notes.append(
                f"Not computable: {names} {table.year} not loaded. What depends on it is left "
                "open, not “not eligible”."
            )
        self.note.setText(" ".join(notes))
        self.note.setVisible(bool(notes))

    def _filter(self) -> None:
        wanted, only = self.filter.text().strip().casefold(), self.only.isChecked()
        self.proxy.set_filter(
            lambda row: wanted in row.lea.name.casefold() and (bool(row.lettered) or not only)
        )

    def _on_cell(self, index: QModelIndex) -> None:
        row: LeaLetters | None = index.data(RECORD_ROLE) if index.isValid() else None
        self.case_action.setEnabled(row is not None)
        if row is None or self._table is None:
            return
        group = index.data(GROUP_ROLE) or next(iter(row.groups), None)
        county, cds, year = self.context.county, row.lea.cds, self._table.year
        if group is None:
            self.why.show_hint(f"{row.lea.name}: no student group met a priority in {year}.")
            return

        def shown(view: DistrictView) -> None:
            self.why.show_group(view, group, None)

        self.context.query(lambda: districts.district(county, cds, year), shown, owner=self)

    def _current(self) -> LeaLetters | None:
        index = self.table.currentIndex()
        return index.data(RECORD_ROLE) if index.isValid() else None

    def _go_to_district(self, index: QModelIndex) -> None:
        row: LeaLetters = index.data(RECORD_ROLE)
        self.context.go.emit("districts", {"cds": row.lea.cds, "year": self._year})

    def _open_case(self) -> None:
        row = self._current()
        if row is not None:
            OpenCaseDialog(self.context, self, row.lea, self._year).open()

    def _export(self) -> None:
        table = self._table
        if table is None:
            return
        county = self.context.county
        proposed = county.path.with_name(f"{county.county} letters {table.year}.csv")
        path = self.context.dialogs.save_as(
            self, "Export the letters", proposed, "Comma-separated values (*.csv)"
        )
        if path is None:
            return
        self.context.query(
            lambda: write_atomically(path, identification.letters_csv(table, for_excel=True)),
            lambda _none: self.context.notice.emit("good", f"Saved {path.name}", ""),
            owner=self,
        )


def _letters_view(proxy: SortProxy) -> QTableView:
    view = QTableView()
    view.setModel(proxy)
    view.setAccessibleName("Letters by district and student group")
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setSortingEnabled(True)
    view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 14)
    return view


def _fit_columns(view: QTableView, model: LettersModel) -> None:
    metrics = view.fontMetrics()
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setMinimumSectionSize(metrics.averageCharWidth() * 4)
    letters = _width(metrics, "(8)") + 6
    for column in range(model.columnCount()):
        name = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        wide = metrics.averageCharWidth() * 23
        view.setColumnWidth(column, wide if column == 0 else max(letters, _width(metrics, name)))


def _width(metrics: QFontMetrics, text: str) -> int:
    return metrics.horizontalAdvance(text) + 17
