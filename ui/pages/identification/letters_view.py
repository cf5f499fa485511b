"""The table of letters: as wide as its place, its headings upright or turned."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.delegates.painters import kept
from ui.delegates.pill import PADDING, PillDelegate
from ui.delegates.style_option import cell_option, draw_without_text
from ui.models.table import TONE_ROLE, SortProxy
from ui.pages.identification.cells import DIFFERS
from ui.pages.identification.model import LettersModel
from ui.widgets.basics import label, restyle
from ui.widgets.charts.turned_header import TurnedHeader
from ui.widgets.lists.column_shares import capped
from ui.widgets.lists.text_widths import widths_of

Index = QModelIndex | QPersistentModelIndex
_ARROW = 16
_LEAST_NAME = 16
"""Characters of an LEA's name that stay in sight before headings are turned for its sake."""
_WITH_GROUND = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_HasFocus
    | QStyle.StateFlag.State_MouseOver
)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
_ROOMY, _TIGHT, _HEADING = 8, 4, 8
"""Pixels around a text: a letter with room and without, an upright heading in its style."""


class LetterDelegate(PillDelegate):
    """Letters in the middle of narrow cells, without the usual space around a text.

    The style is asked only for a cell that has something behind its letter.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(TONE_ROLE):
            super().paint(painter, option, index)
            return
        cell = cell_option(option)
        if cell.state & _WITH_GROUND:
            self.initStyleOption(option, index)
            text = draw_without_text(painter, option)
        else:
            text = index.data()
        with kept(painter):
            painter.setPen(cell.palette.text().color())
            painter.drawText(cell.rect, _MIDDLE, text)


class NamesHeader(QHeaderView):
    """The names of the LEAs, as wide as the table gave them.

    Qt would measure two hundred names each time the table is laid out, to no use: its width is set.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.length())


class LettersView(QTableView):
    """LEAs by student groups; names in the vertical header."""

    _sharing = False

    def __init__(self, letters: LettersModel, proxy: SortProxy, home: QWidget) -> None:
        super().__init__(home)
        self._letters = letters
        self._cells: list[int] = []
        self._longest_name = 0
        self._measured_with: QFont | None = None
        self.setModel(proxy)
        self.setAccessibleName("Letter codes by LEA and student group")
        self.setItemDelegate(LetterDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.heads = TurnedHeader(self)
        self.setHorizontalHeader(self.heads)
        restyle(self, "role", "letters")
        self.setSortingEnabled(True)
        self.heads.setSortIndicatorClearable(True)
        self.heads.setMinimumSectionSize(16)
        self.sortByColumn(1, Qt.SortOrder.AscendingOrder)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        names = NamesHeader(self)
        self.setVerticalHeader(names)
        names.sectionPressed.connect(self._choose_row)
        self.names_head = label("LEA", "strong", tone="muted", wrap=False)
        self.names_head.setParent(self)
        self.names_head.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.follow(self, self._refit)

    def _choose_row(self, row: int) -> None:
        """A name that is pressed chooses its LEA; Qt does nothing where cells are chosen."""
        column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self.model().index(row, column))

    def updateGeometries(self) -> None:
        """The head of the names stands in the corner, where Qt writes nothing."""
        if self._sharing:  # every width that changes would ask for it
            return
        super().updateGeometries()
        if not hasattr(self, "names_head"):
            return
        place, frame = self.heads.geometry(), self.frameWidth()
        inset = 12  # as the names below it
        wide = self.verticalHeader().width() - inset
        self.names_head.setGeometry(frame + inset, place.y(), wide, place.height())

    def _refit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.font() != self._measured_with or len(self._cells) != self._letters.columnCount():
            self.fit()
        elif event.size().width() != event.oldSize().width():
            self._share_out()

    def minimumSizeHint(self) -> QSize:
        """A few rows."""
        rows = 4 * self.verticalHeader().defaultSectionSize()
        return QSize(super().minimumSizeHint().width(), rows + self.heads.sizeHint().height())

    def fit(self) -> None:
        """Measure what is shown now, and give each column what its letters need."""
        measured, cells = widths_of(self.font()), self._letters.cells
        self._cells = [
            max((measured.whole(text) + _around(text) for text in found), default=0)
            for found in cells.texts
        ]
        names = (measured.whole(line.row.lea.name) for line in cells.lines)
        self._longest_name = max(names, default=0)
        self._measured_with = self.font()
        self._share_out()

    def _share_out(self) -> None:
        """Share the width out; the headings are turned where they are too wide."""
        metrics, cells = self.fontMetrics(), self._cells
        whole_names = self._longest_name + 24
        names_take = min(whole_names, metrics.averageCharWidth() * 21)
        names_least = min(names_take, metrics.averageCharWidth() * _LEAST_NAME)
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth()
        heads = [
            str(self._letters.headerData(column, Qt.Orientation.Horizontal) or "")
            for column in range(self._letters.columnCount())
        ]
        font = theme.font("strong")
        strong, measured = QFontMetrics(font), widths_of(font)
        letter = metrics.horizontalAdvance("(8)")
        headings = [
            measured.whole(head) + arrow + _HEADING
            for head, arrow in zip(heads, self._arrows(), strict=True)
        ]
        upright = [
            max(cell + _ROOMY, letter + _ROOMY, heading)
            for cell, heading in zip(cells, headings, strict=True)
        ]
        turned = sum(upright) + names_least > room
        names_take = max(min(whole_names, room - sum(upright)), names_least)
        widths = upright
        if turned:
            tight = [max(cell, strong.ascent()) + _TIGHT for cell in cells]
            names_take = max(room - sum(tight), metrics.averageCharWidth() * 12)
            names_take = min(names_take, whole_names)
            widths = capped(room - names_take, tight)
        elif (lack := whole_names - names_take) > 0:
            near = [max(cell + _TIGHT, head) for cell, head in zip(cells, headings, strict=True)]
            widths = _closer(upright, near, lack)
            names_take = min(whole_names, room - sum(widths))
        spare = max(room - names_take - sum(widths), 0) // max(len(widths), 1) if turned else 0
        self._sharing = True
        try:
            self._set_widths(turned, names_take, [width + spare for width in widths])
        finally:
            self._sharing = False
        self.updateGeometries()

    def _set_widths(self, turned: bool, names_take: int, widths: Sequence[int]) -> None:
        self.heads.turn(turned)
        names = self.verticalHeader()
        if names.minimumWidth() != names_take:  # the table is laid out anew after it
            names.setFixedWidth(names_take)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def _arrows(self) -> list[int]:
        """Room for the sort arrow beside the first headings."""
        columns = range(self._letters.columnCount())
        return [0 if self._letters.group_at(column) else _ARROW for column in columns]


def _closer(widths: Sequence[int], least: Sequence[int], lack: int) -> list[int]:
    """The widths, together so many pixels less, if that can be; none less than its least."""
    spare = [max(width - low, 0) for width, low in zip(widths, least, strict=True)]
    taken = min(lack, sum(spare))
    return [
        width - -(-more * taken // sum(spare)) if taken else width
        for width, more in zip(widths, spare, strict=True)
    ]


def _around(text: str) -> int:
    """A code that differs from the state's is drawn as a pill, which needs room around it."""
    return PADDING if DIFFERS in text else 0
