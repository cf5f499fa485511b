"""The heat map: student groups by indicators, each cell in words, colour and a bar.

It is a table, so arrow keys move through it and screen readers read cell by cell.
"""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from sos_desktop.domain.dashboard.codes import (
    INDICATORS,
    STUDENT_GROUPS,
    Indicator,
    applies,
)
from sos_desktop.domain.dashboard.wording import NOT_REPORTED
from sos_desktop.domain.identification.heat import HeatValue
from sos_desktop.services.dashboard.districts import DistrictView
from ui import theme
from ui.widgets.turned_header import TurnedHeader

Index = QModelIndex | QPersistentModelIndex
VALUE_ROLE = Qt.ItemDataRole.UserRole
LETTER_ROLE = Qt.ItemDataRole.UserRole + 1
LEGEND = (
    "Solid outline: counts toward the group's letter. Dashed: meets one priority, which alone is "
    "not enough. Arrow: which way the number moved. n: students counted."
)
_LAST = "Letter, priorities"
_ROOMY, _TIGHT = 9, 7
"""Characters a cell is wide at least, if it can be, and where the map is narrow."""


class HeatModel(QAbstractTableModel):
    """A `DistrictView` as rows of groups; the last column names the priorities met."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: DistrictView | None = None
        self.codes = False

    def show_view(self, view: DistrictView | None) -> None:
        """Show another LEA or year."""
        self.beginResetModel()
        self.view = view
        self.endResetModel()

    def show_codes(self, codes: bool) -> None:
        """Name the groups by their codes, or in full."""
        if codes != self.codes:
            self.codes = codes
            last = max(self.rowCount() - 1, 0)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self.view is None else len(self.view.groups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.view is None else len(self.view.indicators) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self.view is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Vertical:
            group = self.view.groups[section]
            return group if self.codes else STUDENT_GROUPS[group].name
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Vertical:
            return STUDENT_GROUPS[self.view.groups[section]].name
        if role == Qt.ItemDataRole.DisplayRole:
            indicator = self.indicator_at(section)
            name = INDICATORS[indicator].short if indicator else _LAST
            return name.replace(" ", "\n").replace("/", "/\n")
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Vertical:
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return int(side) | int(Qt.TextFlag.TextWordWrap)
        return None

    def indicator_at(self, column: int) -> Indicator | None:
        """The indicator of a column; None for the last one."""
        if self.view is None or column >= len(self.view.indicators):
            return None
        return self.view.indicators[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.view is None or not index.isValid():
            return None
        group = self.view.groups[index.row()]
        indicator = self.indicator_at(index.column())
        value = self.view.cells[group].get(indicator) if indicator else None
        if role == VALUE_ROLE:
            return value
        if role == LETTER_ROLE:
            result = self.view.results.get(group)
            return result.letter if result else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(group, indicator, value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = value.sentence if value else self._words(group, indicator, value)
            return f"{STUDENT_GROUPS[group].name}, {said}"
        if role == Qt.ItemDataRole.ToolTipRole and value is not None:
            return f"{value.sentence}\n{value.source}"
        return None

    def _words(self, group: str, indicator: Indicator | None, value: HeatValue | None) -> str:
        assert self.view is not None
        if indicator is None:
            return self._met(group)
        if not applies(indicator, group):
            return "–"
        return value.value if value else NOT_REPORTED

    def _met(self, group: str) -> str:
        assert self.view is not None
        result = self.view.results.get(group)
        if result is None:
            return "not computed" if self.view.rules is None else "–"
        priorities = ", ".join(map(str, result.priorities))
        return f"{result.letter}: {priorities}" if result.letter else f"({priorities})"


class HeatDelegate(QStyledItemDelegate):
    """Paints a cell: tint, bar at the left, value over word; an outline where it counted.

    Attributes:
        tight: Cells are narrow: the arrow stands in the last line.
    """

    tight = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        value: HeatValue | None = index.data(VALUE_ROLE)
        rect = QRectF(option.rect).adjusted(2, 2, -2, -2)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if value is not None:
            self._surface(painter, rect, value, solid=bool(index.data(LETTER_ROLE)))
        self._texts(painter, rect, value, str(index.data() or ""))
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.tokens().focus), 2.5))
            painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 5, 5)
        painter.restore()

    def _surface(self, painter: QPainter, rect: QRectF, value: HeatValue, *, solid: bool) -> None:
        tint, bar = theme.dashboard_fill(value.color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(rect, 4, 4)
        if value.color:
            painter.setBrush(bar)
            painter.drawRoundedRect(QRectF(rect.left(), rect.top(), 4, rect.height()), 2, 2)
        if value.counted:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            style = Qt.PenStyle.SolidLine if solid else Qt.PenStyle.DashLine
            painter.setPen(QPen(QColor(theme.tokens().text), 2 if solid else 1.2, style))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)

    def _texts(self, painter: QPainter, rect: QRectF, value: HeatValue | None, text: str) -> None:
        current = theme.tokens()
        inner = rect.adjusted(4, 3, 0, -3)
        if value is None or not value.color:
            bold = value is None and ":" in text
            painter.setFont(theme.font("strong" if bold else "small"))
            painter.setPen(QColor(current.text if bold else current.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inner, int(flags), self._plain_words(value, text))
            return
        painter.setPen(QColor(current.text))
        painter.setFont(theme.font("strong"))
        counted = f"n {value.students:,}" if value.students is not None else ""
        last = f"{value.arrow} {counted}".strip() if self.tight else counted
        lines = 3 if last else 2
        half = inner.height() / lines
        upper = QRectF(inner.left(), inner.top(), inner.width(), half)
        painter.drawText(upper, int(Qt.AlignmentFlag.AlignCenter), value.value)
        small = theme.font("small")
        painter.setFont(small)
        lower = QRectF(inner.left(), inner.top() + half, inner.width(), half)
        words = value.word if self.tight else f"{value.word} {value.arrow}".strip()
        shown = QFontMetrics(small).elidedText(
            words, Qt.TextElideMode.ElideRight, int(lower.width()) + 2
        )
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignCenter), shown)
        if last:
            painter.setPen(QColor(current.muted))
            lowest = QRectF(inner.left(), inner.top() + 2 * half, inner.width(), half)
            painter.drawText(lowest, int(Qt.AlignmentFlag.AlignCenter), last)

    @staticmethod
    def _plain_words(value: HeatValue | None, text: str) -> str:
        """A figure without a colour; the tooltip and the card have the long words."""
        if value is None:
            return text
        lines = [value.value, _few(value.word)] if value.word else [_few(text)]
        if value.students is not None:
            lines.append(f"n {value.students:,}")
        return "\n".join(lines)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        strong, small = QFontMetrics(theme.font("strong")), QFontMetrics(theme.font("small"))
        below = 3 if self.tight else 2
        return QSize(
            small.averageCharWidth() * _ROOMY, strong.height() + below * small.height() + 10
        )


def _few(words: str) -> str:
    """Say "fewer than 11 students" as a narrow cell can: "under 11"."""
    number = words.removeprefix("fewer than ").removesuffix(" students")
    return f"under {number}" if number.isdigit() else words


class HeatMap(QTableView):
    """Group by indicator; arrows move, the chosen cell is announced.

    Signals:
        cell_chosen: (student group code, Indicator or None) when the current cell changes.
    """

    cell_chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.heat = HeatModel(self)
        self.setModel(self.heat)
        self.setItemDelegate(HeatDelegate(self))
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
        self.horizontalHeader().setFont(theme.font("small"))
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_view(self, view: DistrictView | None) -> None:
        """Show an LEA's year; None shows nothing."""
        self.heat.show_view(view)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Full names and roomy cells, or codes and tight cells where the map would not fit."""
        view = self.heat.view
        if view is None:
            return
        strong, small = QFontMetrics(theme.font("strong")), QFontMetrics(theme.font("small"))
        names = [STUDENT_GROUPS[group].name for group in view.groups]
        widest = max(map(strong.horizontalAdvance, names), default=0) + 28
        names_take = min(widest, max(self.width() // 5, strong.averageCharWidth() * 18))
        codes_take = max(map(strong.horizontalAdvance, view.groups), default=0) + 24
        columns, unit = self.heat.columnCount(), small.averageCharWidth()
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth()
        tight = names_take + columns * unit * _ROOMY > room
        codes = tight and names_take + columns * unit * _TIGHT > room
        delegate = self.itemDelegate()
        assert isinstance(delegate, HeatDelegate)
        delegate.tight = tight
        self.heat.show_codes(codes)
        self.heads.turn(tight)
        height = delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        self.verticalHeader().setDefaultSectionSize(height)
        heads = self.heads.sizeHint().height()
        self.setMinimumHeight(min(self.heat.rowCount(), 2) * height + heads + 8)
        self.horizontalHeader().setMinimumSectionSize(24 if tight else unit * _ROOMY)
        self.verticalHeader().setFixedWidth(codes_take if codes else names_take)

    def all_rows_height(self) -> int:
        """What the table needs to show every group without scrolling."""
        return self.verticalHeader().length() + self.horizontalHeader().sizeHint().height() + 8

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
