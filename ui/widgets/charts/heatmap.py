"""The heat map: student groups by indicators, each cell in words, colour and a bar.

It is a table, so arrow keys move through it and screen readers read cell by cell.
"""

from collections.abc import Sequence
from itertools import product

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
)

from sos_desktop.domain.dashboard.codes import (
    STUDENT_GROUPS,
)
from sos_desktop.domain.identification.heat import HeatValue
from sos_desktop.services.dashboard.districts import DistrictView
from ui import theme
from ui.delegates.heat_cell import BAR, CELL_PADDING, ROOMY, CellWidth, HeatDelegate, lines_of
from ui.models.heat import VALUE_ROLE, HeatModel
from ui.widgets.charts.turned_header import TurnedHeader
from ui.widgets.lists.row_menu import menu_of
from ui.widgets.lists.text_widths import widths_in

Index = QModelIndex | QPersistentModelIndex
LEGEND = (
    "Solid outline: counts toward the letter code. Dashed: one priority, not enough alone. Arrow: "
    "which way it moved. n: students counted."
)

LEGEND_DENSE = LEGEND.replace(" n: students counted.", "")
"""Of a map whose cells leave the students to their tips."""
_ACROSS = Qt.Orientation.Horizontal
_BESIDE_NAME = 22
"""Pixels beside the name of a group."""
_ROOMS = (CellWidth.WIDE, CellWidth.TIGHT, CellWidth.LEAST, CellWidth.BARE)


class HeatMap(QTableView):
    """Group by indicator; arrows move, the chosen cell is announced.

    Signals:
        cell_chosen: (student group code, Indicator or None) when the current cell changes.
    """

    cell_chosen = Signal(str, object)

    def __init__(self, *, whole: bool = False, dense: bool = False) -> None:
        """Make it.

        Args:
            whole: Every group is shown, and the page scrolls.
            dense: A cell has two lines, so that all groups are seen at once; see `LEGEND_DENSE`.
        """
        super().__init__()
        self._whole = whole
        self._dense = dense
        self._cells: dict[CellWidth, int] = {}
        self._texts: list[list[tuple[HeatValue | None, str]]] = []
        self.heat = HeatModel(self, dense=dense)
        self.setModel(self.heat)
        self.delegate = HeatDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Student groups by indicator")
        self.setProperty("role", "heat")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.heads = TurnedHeader(self)
        self.setHorizontalHeader(self.heads)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        theme.use_font(self.horizontalHeader(), "small")
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.follow(self, self._refit)
        menu_of(self)

    def show_view(self, view: DistrictView | None) -> None:
        """Show an LEA's year; None shows nothing. The same one again leaves the cursor."""
        if view is not None and view == self.heat.view:
            return
        self._cells, self._texts = {}, []
        self.heat.show_view(view)
        self._fit()

    def _refit(self) -> None:
        self._cells = {}
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
        elif self._dense and self.heat.view is not None:
            self._fit_rows(self.verticalHeader().width())

    def _fit(self) -> None:
        """Full names and roomy cells, or codes and tight cells where the map would not fit."""
        view = self.heat.view
        if view is None:
            return
        strong = QFontMetrics(theme.font("strong"))
        names = [STUDENT_GROUPS[group].name for group in view.groups]
        widest = max(map(strong.horizontalAdvance, names), default=0) + 28
        names_take = min(widest, max(self.width() // 5, strong.averageCharWidth() * 18))
        codes_take = max(map(strong.horizontalAdvance, view.groups), default=0) + 24
        width = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth()
        columns = self.heat.columnCount()
        # Once for a view: a width that changes step by step asks again and again.
        rooms = (CellWidth.DENSE, *_ROOMS[1:]) if self._dense else _ROOMS
        cells = self._cells = self._cells or {room: self._widest_cell(room) for room in rooms}
        if self._dense:
            names_take = self._names_beside(names, width)
        names, codes = (names_take,), (codes_take,)
        ways = [*product(names, rooms[:-1]), *product(codes, rooms[1:])]
        if self._dense:
            ways[1:1] = product(codes, rooms[:1])
        last = self._letter_width() if self._dense else 0
        columns = max(columns - 1, 1) if last else columns
        need = {way: way[0] + last + columns * cells[way[1]] for way in ways}
        fitting = (way for way in ways if need[way] <= width)
        heads_take, room = next(fitting, min(ways, key=need.__getitem__))
        self.delegate.room = room
        self.heat.show_codes(heads_take == codes_take)
        self.heads.turn(self._widest_heading() > (width - heads_take - last) // columns)
        if last:
            self._give_letters(last)
        self.verticalHeader().setFixedWidth(heads_take)
        self._fit_rows(heads_take)
        self.horizontalHeader().setMinimumSectionSize(cells[room] if room is CellWidth.WIDE else 24)

    def _names_beside(self, names: Sequence[str], width: int) -> int:
        """Pixels dense cells leave to the names: no word is cut, at most all of the longest.

        Names break into two lines before headings are turned: turned ones take the place of a row.
        """
        strong = widths_in("strong")
        columns, cell = self.heat.columnCount() - 1, self._cells[CellWidth.DENSE]
        least = max(map(strong.longest_word, names), default=0) + _BESIDE_NAME
        longest = max(map(strong.whole, names), default=0) + _BESIDE_NAME
        room = width - self._letter_width()
        level = room - columns * max(cell, self._widest_heading())
        return max(least, min(longest, level if level >= least else room - columns * cell))

    def _give_letters(self, width: int) -> None:
        """The last column takes this width, and the others share what is left."""
        place = self.heat.columnCount() - 1
        modes = QHeaderView.ResizeMode
        for column in range(place + 1):
            mode = modes.Fixed if column == place else modes.Stretch
            if self.heads.sectionResizeMode(column) is not mode:
                self.heads.setSectionResizeMode(column, mode)
        self.heads.resizeSection(place, width)

    def _letter_width(self) -> int:
        """Pixels of the last column where it holds letters alone."""
        heading = str(self.heat.headerData(self.heat.columnCount() - 1, _ACROSS) or "")
        words = (*heading.split("\n"), "(4)")
        metrics = QFontMetrics(self.heads.drawn_font())
        return max(map(metrics.horizontalAdvance, words)) + 16

    def _widest_cell(self, room: CellWidth) -> int:
        """Pixels in which no line of any figure is cut; the priorities may wrap."""
        strong, small = widths_in("strong"), widths_in("small")
        widest = 0
        for row in range(self.heat.rowCount()):
            shown = zip(self._row(row), self._lines(row, room), strict=True)
            for (value, _text), (first, *rest) in list(shown)[:-1]:
                bold = value is not None and value.color
                lines = [(strong if bold else small).whole(first), *map(small.whole, rest)]
                widest = max(widest, max(lines) + (BAR if bold else 0))
        metrics = QFontMetrics(theme.font("small"))
        least = metrics.averageCharWidth() * ROOMY if room is CellWidth.WIDE else 0
        return max(widest + CELL_PADDING, least)

    def _lines(self, row: int, room: CellWidth) -> list[list[str]]:
        return [lines_of(value, text, room) for value, text in self._row(row)]

    def _row(self, row: int) -> list[tuple[HeatValue | None, str]]:
        """What stands in its cells; asked for once for a view, and at every width that is tried."""
        if not self._texts:
            rows, columns = range(self.heat.rowCount()), range(self.heat.columnCount())
            places = [[self.heat.index(number, column) for column in columns] for number in rows]
            self._texts = [
                [(cell.data(VALUE_ROLE), str(cell.data() or "")) for cell in cells]
                for cells in places
            ]
        return self._texts[row]

    def _widest_heading(self) -> int:
        """Pixels the longest word of the column headings needs."""
        metrics = QFontMetrics(self.heads.drawn_font())
        words = [
            word
            for column in range(self.heat.columnCount())
            for word in str(self.heat.headerData(column, Qt.Orientation.Horizontal)).split("\n")
        ]
        return max(map(metrics.horizontalAdvance, words), default=0) + 4

    def _fit_rows(self, names_take: int) -> None:
        """Each group as tall as its cells and its name; rows without figures take little.

        Where all groups of a dense map are in sight only closer together, they stand closer.
        """
        strong = QFontMetrics(theme.font("strong"))
        cells, named = list[int](), list[int]()
        for row in range(self.heat.rowCount()):
            lines = max(map(len, self._lines(row, self.delegate.room)))
            name = str(self.heat.headerData(row, Qt.Orientation.Vertical) or "")
            place, flags = QRect(0, 0, names_take - 20, 1000), int(Qt.TextFlag.TextWordWrap)
            around = 2 if self.delegate.room is CellWidth.DENSE else 10
            named.append(strong.boundingRect(place, flags, name).height() + around)
            cells.append(self.delegate.height_of(lines))
        heights, closer = list(map(max, cells, named)), self.delegate.can_give
        room = self.height() - self.heads.sizeHint().height() - 2 * self.frameWidth()
        tight = [max(cell - closer, name) for cell, name in zip(cells, named, strict=True)]
        if self._dense and sum(tight) <= room < sum(heights):
            heights = tight
        for row, height in enumerate(heights):
            self.verticalHeader().resizeSection(row, height)
        least = sum(heights if self._whole else heights[:2])
        least += self.heads.sizeHint().height() + 2 * self.frameWidth() + 8
        self.setMinimumHeight(least)
        if self._whole:
            self.setMaximumHeight(least)

    def choose(self, group: str) -> None:
        """Put the cursor on a group's first cell."""
        view = self.heat.view
        if view is not None and group in view.groups:
            self.setCurrentIndex(self.heat.index(view.groups.index(group), 0))

    def _on_current_changed(self, index: QModelIndex) -> None:
        if self.heat.view is None or not index.isValid():
            return
        group = self.heat.view.groups[index.row()]
        self.cell_chosen.emit(group, self.heat.indicator_at(index.column()))
