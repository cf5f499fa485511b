"""A table as wide as its place and as tall as its rows: text wraps, nothing scrolls sideways."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QTableView,
    QWidget,
)

from ui.delegates.pill import PADDING
from ui.models.table import Column, Row, TableModel
from ui.widgets.basics import restyle
from ui.widgets.lists.column_shares import SHORT, filled, shared
from ui.widgets.lists.table_texts import LOOKED_AT
from ui.widgets.lists.tables import READABLE, RecordTable
from ui.widgets.lists.text_widths import widths_in, widths_of

Index = QModelIndex | QPersistentModelIndex
_FLEXIBLE = 20
"""Columns this many characters wide give way first when the place is narrow."""

MOST_ROWS = 40
"""So many rows make a page longer; where there are more, they scroll in the table."""

_IN_SIGHT = 28
"""How many lines such a table is tall."""

NOTHING = "–"
"""What a cell says that has nothing to say."""

_BESIDE_HEADING = 4
"""Pixels without which a heading would take a second line."""

_MORE_LINES = 1
"""So many lines more may a row have where the table is tight."""


class FittedTable(RecordTable[Row]):
    """A `RecordTable` for a page that scrolls as a whole.

    Attributes:
        beside: Pixels at the right end of a row on which something lies while one is on it.
    """

    beside = 0

    _scrolls: ClassVar = QAbstractItemView.ScrollMode.ScrollPerPixel

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        name: str,
        key: Callable[[Row], object] | None = None,
        lines: int = 6,
        whole: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            columns: What to show.
            name: For screen readers.
            key: Finds a row again after a reload.
            lines: A row shows up to this many; one more where the table is tight.
            whole: Every row is shown, and the page scrolls; more than forty scroll in the table,
                so that the page stays one.
            parent: Where it will stand, as for `RecordTable`.
        """
        super().__init__(columns, name=name, key=key, parent=parent)
        self._columns = tuple(columns)
        self._lines = lines
        self._whole = whole
        restyle(self, "role", "fitted")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        self._fitted_for: object = None
        for changed in (self.proxy.modelReset, self.proxy.rowsInserted, self.proxy.rowsRemoved):
            changed.connect(self._forget_fit)  # Qt gives such rows the height of all others
        self.proxy.layoutChanged.connect(self._forget_fit)
        self.proxy.layoutChanged.connect(self.fit)

    def use_model(self, model: TableModel[Row]) -> None:
        """Show rows through another model of the same columns."""
        self.rows_model = model
        self.proxy.setSourceModel(model)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; a selected one that is gone hands over to its neighbour."""
        place = self.currentIndex().row()
        row = self.current()
        kept = self._key(row) if self._key and row is not None else None
        super().set_rows(rows)
        if kept is not None and self.current() is None and rows:
            self.select_row(min(place, len(rows) - 1))

    def _refit(self) -> None:
        """The text has another size."""
        if hasattr(self, "_columns"):  # a table is made before it knows how it fits
            self.fit()

    def _forget_fit(self) -> None:
        self._fitted_for = None

    def fit(self) -> None:
        """Share the width among the columns and give each row the height its text needs.

        Nothing is done where all that it depends on is as it was.
        """
        header = self.horizontalHeader()
        asked = (
            self.viewport().width(),
            self.font().key(),
            header.isHidden(),
            header.sortIndicatorSection(),
            self.said.all_of(self.rows_model),
        )
        if asked != self._fitted_for:
            self._fitted_for = asked
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        unit = metrics.averageCharWidth()
        least = self.least_widths()
        ideal = [
            max(metrics.horizontalAdvance(c.heading) + PADDING, unit * c.width)
            for c in self._columns
        ]
        ideal = list(map(max, ideal, least))
        if sum(ideal) > self.viewport().width():
            ideal = self.no_wider_than_texts(ideal, least)
        shown = self._shown_in(self.viewport().width(), least, ideal)
        widths = self._widths(shown, least, ideal)
        while self._lines == 1 and widths[0] < ideal[0] and (spare := self._spare_in(shown)):
            shown.remove(spare[-1])  # a name that is cut says less
            widths = self._widths(shown, least, ideal)
        if self._lines == 1:
            widths = self._whole_first(shown, widths, least, ideal)
        widths = self.settled(shown, widths)
        for number in range(len(least)):
            self.setColumnHidden(number, number not in shown)
        for number, width in zip(shown, widths, strict=True):
            self.setColumnWidth(number, width)
        rows, whole = self.proxy.rowCount(), self._whole
        if self._whole:
            whole = rows <= MOST_ROWS
            policies = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(
                policies.ScrollBarAlwaysOff if whole else policies.ScrollBarAsNeeded
            )
        if whole:
            self._fit_each_row(shown)
        else:
            self.verticalHeader().setDefaultSectionSize(self._row_height(shown))
        if self._whole:
            tall = self.verticalHeader().length() if whole else metrics.lineSpacing() * _IN_SIGHT
            header = self.horizontalHeader()
            head = 0 if header.isHidden() else header.sizeHint().height()
            self.setFixedHeight(head + tall + 2 * self.frameWidth() + 4)
            self.updateGeometries()  # a row chosen at once can be scrolled to

    def _whole_first(
        self, shown: list[int], widths: list[int], least: list[int], ideal: list[int]
    ) -> list[int]:
        """Where a text is cut: columns in which nothing is said give way, then short texts stand.

        Those that say nothing are taken out of `shown` while the longest texts have no room, and
        then those that can be spared.
        """
        texts = self.whole_widths(least)
        if all(width >= texts[n] for n, width in zip(shown, widths, strict=True)):
            return widths
        empty, strong = self._says_nothing(), widths_in("strong")
        for n in empty:
            heading = self._columns[n].heading
            half = max(strong.longest_word(heading), strong.whole(heading) * 3 // 5)
            least[n] = texts[n] = half + PADDING
        for n in (n for n in range(len(texts)) if n not in empty):
            heading = strong.whole(self._columns[n].heading) + PADDING + _BESIDE_HEADING
            texts[n] = max(texts[n], heading)
            ideal[n] = max(ideal[n], heading)
        short = self.fontMetrics().averageCharWidth() * SHORT + PADDING
        modest = [min(text, max(width, short)) for text, width in zip(texts, ideal, strict=True)]
        spared = {*empty, *self._spare_in(shown)}
        main = max((n for n in shown if n not in spared), key=lambda n: self._columns[n].width)
        modest[main] = texts[main]
        readable = self.fontMetrics().averageCharWidth() * READABLE
        modest[0] = max(modest[0], min(texts[0], readable))  # a name that is cut says less
        while True:
            firm = [place for place, n in enumerate(shown) if self.is_firm(n)]
            low, *steps = [[wish[n] for n in shown] for wish in (least, modest, texts)]
            widths = filled(self.viewport().width(), low, steps, firm)
            mute, spare = [n for n in shown if n in empty], self._spare_in(shown)
            idle = [n for n in mute if not self._columns[n].field]
            cut = any(width < texts[n] for n, width in zip(shown, widths, strict=True))
            stands = widths[shown.index(main)]
            if cut and idle:  # nothing is said there, and nothing is typed there
                shown.remove(idle[-1])
            elif mute and stands < min(texts[main], readable):
                shown.remove(mute[-1])
            elif spare and stands < min(texts[main], readable + self.beside):
                shown.remove(spare[-1])
            else:
                return widths

    def settled(self, _shown: Sequence[int], widths: list[int]) -> list[int]:
        """The widths the columns get, from those that share the room."""
        return widths

    def _says_nothing(self) -> list[int]:
        """The columns after the first that say nothing in any row."""
        return [
            number
            for number in range(1, len(self._columns))
            if (texts := self.texts_of(number)) and all(text == NOTHING for text in texts)
        ]

    def _spare_in(self, shown: Sequence[int]) -> list[int]:
        return [number for number in shown if number and self._columns[number].spare]

    def _fit_each_row(self, shown: Sequence[int]) -> None:
        header = self.verticalHeader()
        most = self.fontMetrics().lineSpacing() * self._lines + 20
        for row in range(self.proxy.rowCount()):
            header.resizeSection(row, min(self._needed(row, shown), most))

    def _row_height(self, shown: Sequence[int]) -> int:
        """One height for every row, for the tallest of the first rows."""
        line = self.fontMetrics().lineSpacing()
        lines = self._lines + (_MORE_LINES if self.is_tight() else 0)
        most, needed = line * lines + 16, 0
        for row in range(min(self.proxy.rowCount(), LOOKED_AT)):
            needed = max(needed, self._needed(row, shown))
            if needed >= most:
                return most
        return needed or line + 16

    def _needed(self, row: int, shown: Sequence[int]) -> int:
        """How tall a row must be for its texts to wrap, inside the style sheet's padding."""
        record = self.proxy.record(row)
        texts, least = widths_of(self.font()), self.fontMetrics().averageCharWidth() * 4
        needed = self.fontMetrics().height()
        for number in shown:
            column = self._columns[number]
            if not (column.tone and column.tone(record)):
                room = max(self.columnWidth(number) - PADDING, least)
                needed = max(needed, texts.height(column.text(record), room))
        return needed + 16

    def _squeeze_columns(self) -> None:
        self.fit()

    def minimumSizeHint(self) -> QSize:
        """Two rows at least, where the rows scroll in the table."""
        hint = super().minimumSizeHint()
        if self._whole:
            return hint
        rows = 2 * self.verticalHeader().defaultSectionSize()
        return QSize(hint.width(), rows + self.horizontalHeader().height() + 8)

    def _widths(self, shown: Sequence[int], least: Sequence[int], all_: Sequence[int]) -> list[int]:
        room, unit = self.viewport().width(), self.fontMetrics().averageCharWidth()
        ideal = [all_[number] for number in shown]
        flexible = [n for n, place in enumerate(shown) if self._columns[place].width >= _FLEXIBLE]
        flexible = flexible or [len(ideal) - 1]
        fixed = sum(width for n, width in enumerate(ideal) if n not in flexible)
        weight = sum(ideal[n] for n in flexible)
        needed = [min(least[number], width) for number, width in zip(shown, ideal, strict=True)]
        widths = [
            (room - fixed) * width // weight if n in flexible else width
            for n, width in enumerate(ideal)
        ]
        cut = any(widths[n] < max(unit * 12, needed[n]) for n in flexible)
        if cut:
            firm = [n for n, place in enumerate(shown) if self.is_firm(place)]
            return shared(room, needed, ideal, firm)
        widths[flexible[-1]] += room - sum(widths)
        return widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        QTableView.resizeEvent(self, event)
        self.fit()
        self._keep_in_sight(event)
        self.fit()  # a bar may have come, of which nothing is said before the first showing

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt makes the first row current without selecting it.
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.select_row(self.currentIndex().row())

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        area = self._area()
        content = area.widget() if area is not None else None
        if area is not None and content is not None and self.hasFocus():
            middle = self.visualRect(index).center()
            place = self.viewport().mapTo(content, middle)
            area.ensureVisible(place.x(), place.y(), 0, 60)

    def _area(self) -> QScrollArea | None:
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above
