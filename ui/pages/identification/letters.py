"""The letters of a year: the table, the reasons of a cell, and what if."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.services import districts
from sos_desktop.services.districts import DistrictView
from sos_desktop.services.identification_view import IdentificationRow, IdentificationView
from ui import theme
from ui.context import AppContext
from ui.models.table import RECORD_ROLE, TONE_ROLE, SortProxy
from ui.pages.identification.model import GROUP_ROLE, LettersModel, Side
from ui.widgets.basics import label, scrolled
from ui.widgets.tables import PillDelegate
from ui.widgets.what_if import WhatIfPanel
from ui.widgets.why_card import WhyCard

Index = QModelIndex | QPersistentModelIndex
_LEGEND = (
    "A letter is the state's code for the priorities a group met: A 4,5,6 · B 4,5 · C 5,6 · "
    "D 4,6 · E 4,8 · F 5,8 · G 6,8 · H 4,5,8 · I 4,6,8 · J 5,6,8 · K 4,5,6,8. A number in "
    "brackets is a single priority, which is not enough; “?” is not computable, because a file is "
    "missing; “C ≠ D” is computed against official. A charter school's letters are of this year "
    "alone; it is judged by two years."
)


class LettersTab(QWidget):
    """Letters with their reasons.

    Signals:
        row_chosen: The row the cursor is on, or None.
        opened: A row, on double click or Enter.
    """

    row_chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._view: IdentificationView | None = None
        self.model = LettersModel(self)
        self.proxy = SortProxy(self)
        self.proxy.setSourceModel(self.model)
        self.table = _letters_view(self.proxy)
        self.why = WhyCard()
        self.what_if = WhatIfPanel()
        self.what_if.hide()
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.why, 1)
        column.addWidget(self.what_if)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.table)
        area = scrolled(side)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)
        self.split.addWidget(area)
        self.split.setStretchFactor(0, 1)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([860, 300])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.split, 1)
        layout.addWidget(label(_LEGEND, "small", tone="muted", wrap=True))
        self.table.selectionModel().currentChanged.connect(self._on_cell)
        self.table.activated.connect(lambda index: self.opened.emit(index.data(RECORD_ROLE)))

    def show_view(self, view: IdentificationView, side: Side) -> None:
        """Show a year's letters, of one side or both."""
        self._view = view
        self.model.show_view(view, side)
        _fit_columns(self.table, self.model)
        self.table.setVisible(view.rules is not None)
        self._select_first()
        self.table.horizontalScrollBar().setValue(0)
        if view.rules is None:
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
            self.why.show_hint(f"{row.lea.name}: no student group has a letter in {year}.")
            self.what_if.hide()
            return
        official = None if row.official is None else row.official.get(group, "")
        if row.computed is None:
            said = f"letter {official}" if official else "no letter"
            self.why.show_hint(
                f"Official: {said}. No Dashboard data of {year} are loaded for {row.lea.name}, so "
                "the reasons cannot be shown. Load that year's files."
            )
            self.what_if.hide()
            return
        county, cds = self._context.county, row.lea.cds

        def shown(view: DistrictView) -> None:
            self.why.show_group(view, group, None, official=official, named=True)
            self.what_if.show_group(view, group, None)

        self._context.query(lambda: districts.district(county, cds, year), shown, owner=self)


class LetterDelegate(PillDelegate):
    """Letters in the middle of narrow cells, without the usual space around a text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(TONE_ROLE):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]
        style = option.widget.style()  # type: ignore[attr-defined]
        style.drawControl(
            QStyle.ControlElement.CE_ItemViewItem,
            option,
            painter,
            option.widget,  # type: ignore[attr-defined]
        )
        painter.save()
        painter.setPen(option.palette.text().color())  # type: ignore[attr-defined]
        middle = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(option.rect, middle, str(index.data() or ""))  # type: ignore[attr-defined]
        painter.restore()


def _letters_view(proxy: SortProxy) -> QTableView:
    view = QTableView()
    view.setModel(proxy)
    view.setAccessibleName("Letters by LEA and student group")
    view.setItemDelegate(LetterDelegate(view))
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setSortingEnabled(True)
    view.horizontalHeader().setSortIndicatorClearable(True)
    view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    names = view.verticalHeader()
    names.setDefaultSectionSize(view.fontMetrics().height() + 14)
    names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    names.setTextElideMode(Qt.TextElideMode.ElideRight)
    names.setHighlightSections(False)
    return view


def _fit_columns(view: QTableView, model: LettersModel) -> None:
    metrics = view.fontMetrics()
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setMinimumSectionSize(metrics.averageCharWidth() * 4)
    widest = max((metrics.horizontalAdvance(row.lea.name) for row in model.rows), default=0)
    limit = metrics.averageCharWidth() * 21
    view.verticalHeader().setFixedWidth(min(widest + 24, limit))
    letters = _width(metrics, "(8)")
    strong = QFontMetrics(theme.font("strong"))
    for column in range(model.columnCount()):
        name = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        texts = [str(model.index(row, column).data() or "") for row in range(model.rowCount())]
        needed = max((_width(metrics, text) for text in texts), default=0)
        arrow = 0 if model.group_at(column) else 10
        view.setColumnWidth(column, max(letters, _width(strong, name) + arrow, needed))


def _width(metrics: QFontMetrics, text: str) -> int:
    return metrics.horizontalAdvance(text) + 14
