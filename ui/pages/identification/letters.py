"""The letters of a year: the table, the reasons of a cell, and what if."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QToolTip, QVBoxLayout, QWidget

from sos_desktop.services.dashboard import districts
from sos_desktop.services.dashboard.districts import DistrictView
from sos_desktop.services.identification.identification_view import (
    IdentificationRow,
    IdentificationView,
)
from ui import theme
from ui.context import AppContext
from ui.models.table import RECORD_ROLE, SortProxy
from ui.pages.identification.cells import LetterCells
from ui.pages.identification.letters_view import LettersView
from ui.pages.identification.model import GROUP_ROLE, LettersModel
from ui.pieces import Pieces
from ui.widgets.basics import button, scrolled
from ui.widgets.charts.what_if import WhatIfPanel
from ui.widgets.charts.why_card import WhyCard, read_tables
from ui.widgets.flow import FlowLayout
from ui.widgets.lists.row_menu import menu_of
from ui.widgets.lists.split import SideBySide

_LEGEND = (
    (
        "A to K: letter codes",
        "A letter code is the state's code for the priorities a group met: A 4,5,6 · B 4,5 · "
        "C 5,6 · D 4,6 · E 4,8 · F 5,8 · G 6,8 · H 4,5,8 · I 4,6,8 · J 5,6,8 · K 4,5,6,8.",
    ),
    ("(4) one priority, not enough", "A number in brackets is a single priority that was met."),
    ("? not computable", "Not computable, because a file is missing."),
    (
        "C ≠ D differs from the state",
        "The computed code, and the one of CDE's list. A charter school's codes are of this year "
        "alone; it is judged by two years.",
    ),
)
"""What a cell can say: its sign in a chip, and what it means."""


class LetterGridTab(QWidget):
    """Letters with their reasons.

    Signals:
        row_chosen: The row the cursor is on, or None.
        opened: A row, on double click or Enter.
    """

    row_chosen = Signal(object)
    opened = Signal(object)
    notes: tuple[str, ...] = ()

    def __init__(self, context: AppContext, home: QWidget) -> None:
        """Make it where it will stand: put there when it is finished, it is styled twice."""
        super().__init__(home)
        self._context = context
        self._view: IdentificationView | None = None
        self.model = LettersModel(self)
        self.proxy = SortProxy(self)
        self.proxy.setSourceModel(self.model)
        self.split = SideBySide(roomy=105, wide=(860, 300), tall=(360, 240), lines=34, home=self)
        self.table = LettersView(self.model, self.proxy, self.split)
        side = QWidget()
        area = scrolled(side, self.split)
        self.why = WhyCard(side)
        self.what_if = WhatIfPanel(side)
        self.what_if.hide()
        self._lay_out(side, area)
        self.table.selectionModel().currentChanged.connect(self._on_cell)
        menu_of(self.table, [("&Go to the district", lambda: self.opened.emit(self.current()))])
        self.table.activated.connect(lambda index: self.opened.emit(index.data(RECORD_ROLE)))

    def _lay_out(self, side: QWidget, area: QScrollArea) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        legend = QWidget(self)
        layout.addWidget(self.split, 1)
        layout.addWidget(legend)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.least_width(area, 34)
        self.split.addWidget(self.table)
        self.split.addWidget(area)
        self.split.setStretchFactor(0, 1)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.why, 1)
        column.addWidget(self.what_if)
        legend.setLayout(chips := FlowLayout())
        for words, meaning in _LEGEND:
            chips.addWidget(_explained(words, meaning))

    def show_cells(self, cells: LetterCells) -> None:
        """Show a year's letters, of one side or both."""
        for _piece in self.fill(cells):
            pass

    def fill(self, cells: LetterCells) -> Pieces:
        """The same piece by piece."""
        view = self._view = cells.view
        self.model.show_cells(cells)
        yield
        self.table.fit()
        yield
        shown = view is not None and view.shown
        self.table.setVisible(shown)
        self._select_first()
        if view is not None and not shown:
            self.why.show_hint(view.why_not)

    def set_filter(self, accepts: Callable[[IdentificationRow], bool]) -> None:
        """Show only rows that pass; the cursor stays in sight."""
        self.proxy.set_filter(accepts)
        if not self.table.currentIndex().isValid():
            self._select_first()

    def current(self) -> IdentificationRow | None:
        """The row the cursor is on."""
        index = self.table.currentIndex()
        return index.data(RECORD_ROLE) if index.isValid() else None

    def _select_first(self) -> None:
        for weaker in (False, True):
            for number in range(self.proxy.rowCount()):
                row: IdentificationRow = self.proxy.index(number, 0).data(RECORD_ROLE)
                wanted = {*row.letters(), *((row.computed or {}) if weaker else ())}
                for column in range(self.proxy.columnCount()):
                    if self.proxy.index(number, column).data(GROUP_ROLE) in wanted:
                        self.table.setCurrentIndex(self.proxy.index(number, column))
                        return
        self.why.show_hint("Select a cell to read why.")
        self.what_if.hide()

    def _on_cell(self, index: QModelIndex) -> None:
        row: IdentificationRow | None = index.data(RECORD_ROLE) if index.isValid() else None
        self.row_chosen.emit(row)
        if row is None or self._view is None:
            return
        year = self._view.year
        group = index.data(GROUP_ROLE) or next(iter(row.letters()), None)
        if group is None:
            self.why.show_hint(_no_letter(row, self._view))
            self.what_if.hide()
            return
        official = None if row.official is None else row.official.get(group, "")
        if row.computed is None:
            said = f"letter code {official}" if official else "no letter code"
            if self._view.rules is None:
                self.why.show_hint(f"Official: {said}. {self._view.why_not}")
                self.what_if.hide()
                return
            self.why.show_hint(
                f"Official: {said}. No Dashboard data of {year} are loaded for {row.lea.name}, so "
                "the reasons cannot be shown. Load that year's files."
            )
            self.what_if.hide()
            return
        county, cds = self._context.county, row.lea.cds

        def fetch() -> DistrictView:
            read_tables()
            return districts.district(county, cds, year)

        def shown(view: DistrictView) -> None:
            self.why.show_group(view, group, None, official=official, named=True)
            self.what_if.show_group(view, group, None)

        self._context.query(fetch, shown, owner=self)


def _no_letter(row: IdentificationRow, view: IdentificationView) -> str:
    """Why no group of an LEA is shown with a letter; a missing file never reads as none."""
    name, year = row.lea.name, view.year
    if row.official is not None:
        return f"Official: no student group of {name} has a letter code in {year}."
    if view.rules is None:
        return view.why_not
    if row.computed is None:
        return f"No Dashboard data of {year} are loaded for {name}."
    if row.letters_are_open:
        return (
            f"{name}: no student group has a letter code by what is loaded of {year}, and files "
            "that are not loaded could give one."
        )
    return f"{name}: no student group has a letter code in {year}."


def _explained(words: str, meaning: str) -> QPushButton:
    """A chip whose tip, for the pointer and on a press, says what a sign means."""
    made = button(words, role="chip")
    made.setToolTip(meaning)
    made.setAccessibleDescription(meaning)
    below = QPoint(0, 0)
    made.clicked.connect(lambda: QToolTip.showText(made.mapToGlobal(below), meaning, made))
    return made
