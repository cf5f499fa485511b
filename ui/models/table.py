"""One table model for every list: columns say how to show and sort a frozen row."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from sos_desktop.domain.unreadable import UNREADABLE_DAY, UNREADABLE_MOMENT
from sos_desktop.foundation.frozen import frozen_dataclass

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = int(Qt.ItemDataRole.UserRole)
RECORD_ROLE = SORT_ROLE + 1
TONE_ROLE = SORT_ROLE + 2
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNED = int(Qt.ItemDataRole.TextAlignmentRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ANSWERED = frozenset(
    {SORT_ROLE, RECORD_ROLE, TONE_ROLE, _DISPLAY, _SPOKEN, _ALIGNED, _TIP},
)
"""What a cell knows of itself. Qt asks for fonts, brushes and marks of each cell it paints too."""
_OF_HEADINGS = frozenset({_DISPLAY, _ALIGNED, _TIP})


@frozen_dataclass
class Column(Generic[Row]):
    """How one column shows a row.

    Attributes:
        heading: Header text.
        text: What the cell says; never empty without a reason ("not reported").
        sort: Native value to sort by; None, and a day that cannot be read, sort last. Defaults to
            the text.
        numeric: Right-aligned.
        tooltip: More words for one row, or None.
        tone: A palette tone for a pill ("good", "warn", "bad", "quiet", "accent"), or "".
        width: First width in average characters.
        spare: Left out where the table is too narrow for all.
        field: The attribute that is edited in the cell; "" where nothing is.
        spoken: What a screen reader is told of a row where that is more than the text.
    """

    heading: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    numeric: bool = False
    tooltip: Callable[[Row], str] | None = None
    tone: Callable[[Row], str] | None = None
    width: int = 16
    spare: bool = False
    field: str = ""
    spoken: Callable[[Row], str] | None = None


class RecordsModel(QAbstractTableModel):
    """A model whose rows are records.

    Both questions can be asked by way of `data`, which makes two objects of Qt for each answer.
    """

    def record_at(self, place: int) -> Any:
        """The record of a row."""
        raise NotImplementedError

    def sort_value(self, place: int, column: int) -> Any:
        """What a cell is sorted by."""
        raise NotImplementedError


class TableModel(RecordsModel, Generic[Row]):
    """Rows in, cells out; `set_rows` is the one way in."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()
        self._alignments = tuple(_alignment(column) for column in columns)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as given."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def say_anew(self) -> None:
        """Cells say something else, though the rows are the same: what they look up has come."""
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def exchange(self, rows: Sequence[Row]) -> None:
        """Show these in the places of as many others; what is selected or edited stays so."""
        assert len(rows) == len(self._rows), "as many as there were"
        before, self._rows = self._rows, tuple(rows)
        last = len(self.columns) - 1
        for number, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(number, 0), self.index(number, last))

    def exchange_few(
        self, rows: Sequence[Row], key: Callable[[Row], object] | None, most: int
    ) -> bool:
        """Show these as `exchange` does; False, and nothing done, where too many are others.

        Args:
            rows: What is to be shown.
            key: What a row has in common with the one it takes the place of.
            most: So many may be others; none where there is no key.
        """
        if len(rows) != len(self._rows):
            return False
        now, others = list(self._rows), 0
        for place, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
            if old == new:
                continue
            others += 1
            if key is None or others > most or key(old) != key(new):
                return False
            now[place] = new
        if others:
            self.exchange(now)
        return True

    def record_at(self, place: int) -> Row:
        """The record of a row."""
        return self._rows[place]

    def sort_value(self, place: int, column: int) -> Any:
        """What a cell is sorted by."""
        shown, row = self.columns[column], self._rows[place]
        return shown.sort(row) if shown.sort else shown.text(row).casefold()

    def put(self, place: int, row: Row) -> None:
        """Show one more row before the one at `place`."""
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows = (*self._rows[:place], row, *self._rows[place:])
        self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        if index.isValid() and self.columns[index.column()].field:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def index(
        self,
        row: int,
        column: int,
        parent: Index = QModelIndex(),  # noqa: B008 - Qt's own default
    ) -> QModelIndex:
        """The same as Qt's own, which asks `rowCount` and `columnCount` each time."""
        there = 0 <= row < len(self._rows) and 0 <= column < len(self.columns)
        return self.createIndex(row, column) if there and not parent.isValid() else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in _OF_HEADINGS:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._row_name(section, role)
        if not 0 <= section < len(self.columns):
            return None
        if role == _ALIGNED:
            return self._alignments[section] | _WRAPS
        return self.columns[section].heading

    def _row_name(self, section: int, role: int) -> str | None:
        """What a row is called by whoever does not see it: its first cell."""
        if role != _DISPLAY or not 0 <= section < len(self._rows):
            return None
        return self.columns[0].text(self._rows[section]) if self.columns else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ANSWERED or not index.isValid():
            return None
        place, number = index.row(), index.column()
        if not 0 <= place < len(self._rows):
            return None
        row, column = self._rows[place], self.columns[number]
        if role == _SPOKEN and column.spoken is not None:
            return column.spoken(row)
        if role in (_DISPLAY, _SPOKEN):
            return column.text(row)
        if role == TONE_ROLE:
            return column.tone(row) if column.tone else ""
        if role == _ALIGNED:
            return self._alignments[number]
        if role == RECORD_ROLE:
            return row
        if role == SORT_ROLE:
            return self.sort_value(place, number)
        return column.tooltip(row) if column.tooltip else None


class SortProxy(QSortFilterProxyModel):
    """Sorts by native values, those not known last whichever way, and filters by a test.

    The values of a column are asked for once until the rows are others: sorting four hundred rows
    compares three thousand times.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(SORT_ROLE)
        self._accepts: Callable[[Any], bool] | None = None
        self._values: dict[int, list[Any]] = {}
        self._records: RecordsModel | None = None

    def setSourceModel(self, model: QAbstractItemModel) -> None:
        """Sort and filter these rows."""
        assert isinstance(model, RecordsModel), "the rows are records"
        self._records = model
        # Before Qt's own slots, which sort again at once.
        for changed in (
            model.modelReset,
            model.rowsInserted,
            model.rowsRemoved,
            model.rowsMoved,
            model.layoutChanged,
            model.dataChanged,
        ):
            changed.connect(self._forget)
        self._values.clear()
        super().setSourceModel(model)

    def _forget(self) -> None:
        self._values.clear()

    def set_filter(self, accepts: Callable[[Any], bool] | None) -> None:
        """Show only rows that pass; None shows all."""
        self.beginFilterChange()
        self._accepts = accepts
        self.endFilterChange()

    @property
    def is_filtered(self) -> bool:
        """Whether a test decides which rows are shown."""
        return self._accepts is not None

    def await_filter(self, accepts: Callable[[Any], bool] | None) -> None:
        """The same for rows that come next; what is shown now stays as it is."""
        self._accepts = accepts

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if self._accepts is None or self._records is None:
            return True
        return self._accepts(self._records.record_at(source_row))

    def record(self, place: int) -> Any:
        """The record of the row that stands at a place."""
        assert self._records is not None, "asked for a row before there was a model"
        return self._records.record_at(self.mapToSource(self.index(place, 0)).row())

    def lessThan(self, left: Index, right: Index) -> bool:
        values = self._values.get(left.column()) or self._read(left.column())
        first, second = values[left.row()], values[right.row()]
        if first is None or second is None:
            ascending = self.sortOrder() is Qt.SortOrder.AscendingOrder
            return (second is None and first is not None) == ascending
        return first < second

    def _read(self, column: int) -> list[Any]:
        model = self._records
        assert model is not None, "sorted before there was a model"
        found = [_known(model.sort_value(row, column)) for row in range(model.rowCount())]
        self._values[column] = found
        return found


def _known(value: Any) -> Any:
    """The value; None for a day or moment that cannot be read, which is not one of long ago."""
    return None if value in (UNREADABLE_DAY, UNREADABLE_MOMENT) else value


_WRAPS = int(Qt.TextFlag.TextWordWrap)


def _alignment(column: Column[Any]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
