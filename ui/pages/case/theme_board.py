"""Themes by roles: numbers first, a bar for the share of a role, "?" where nobody was asked."""

from enum import Enum, auto
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from sos_desktop.domain.casework.records import Theme
from sos_desktop.domain.casework.words import Perspective
from sos_desktop.domain.formats import counted
from sos_desktop.domain.needs.themes import GoesWith, RoleColumn, ThemeBoard, ThemeRow
from ui import theme
from ui.delegates.style_option import cell_option
from ui.models.table import RECORD_ROLE
from ui.widgets.lists.row_ends import CursorAction, end_of_rows

Index = QModelIndex | QPersistentModelIndex
QUOTES = "application/x-sos-desktop-quotes"
"""Quotes on their way to a theme: their ids, a line each."""
_ROOT = QModelIndex()
_ROW = Qt.ItemDataRole.UserRole
_BAR = 10
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_PARTLY = "·"
_UNASKED = "?"
_LINES_SHOWN = 12
_SHORT = {
    Perspective.LEADERS: "Leaders",
    Perspective.CLASSIFIED: "Classified",
    Perspective.LABOR: "Labor",
}
"""Names of roles where a column is narrow; the tip has them in full."""
_AROUND = 15
_NARROWEST = 54
"""A role's column, in pixels."""
_BESIDE = 12
"""Pixels beside the words at the head of a column, as the style sheet says."""


class ColumnKind(Enum):
    """What a column of the board shows."""

    THEME = auto()
    ROLE = auto()
    PEOPLE = auto()
    GOES = auto()


class BoardModel(QAbstractTableModel):
    """A row for each theme, and a last one for the quotes that are in none."""

    def __init__(self) -> None:
        super().__init__()
        self.board = ThemeBoard((), (), ())

    def show_board(self, board: ThemeBoard) -> None:
        """Show another board."""
        self.beginResetModel()
        self.board = board
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.board.rows) + 1

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.board.roles) + 3

    def row_at(self, place: int) -> ThemeRow | None:
        """The theme in a row; None for the quotes that are in none."""
        return self.board.rows[place] if 0 <= place < len(self.board.rows) else None

    def role_at(self, column: int) -> RoleColumn | None:
        """The role of a column."""
        roles = self.board.roles
        return roles[column - 1] if 1 <= column <= len(roles) else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            told = role == Qt.ItemDataRole.DisplayRole  # who does not see the row is told which
            return self.index(section, 0).data() if told else None
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if not shown:
            return None
        asked = self.role_at(section)
        if asked is not None:
            full = role == Qt.ItemDataRole.ToolTipRole
            name = asked.perspective.words if full else _SHORT.get(asked.perspective, "")
            return f"{name or asked.perspective.words}\n{asked.words}"
        return "Theme" if section == 0 else "People" if section < self._last() else "Goes with"

    def _last(self) -> int:
        return len(self.board.roles) + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row())
        if role == _ROW:
            return row
        if role == RECORD_ROLE:
            return row.theme if row is not None else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._said(row, index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row, index)
        return None

    def _text(self, row: ThemeRow | None, index: Index) -> str:
        column = index.column()
        if row is None:
            count = len(self.board.unsorted)
            return f"Not sorted yet: {counted(count, 'quote')}" if column == 0 else ""
        if column == 0:
            return f"{index.row() + 1}  {row.theme.text}"
        role = self.role_at(column)
        if role is None:
            return f"{row.total:,}" if column < self._last() else row.goes_with.words
        return self.role_text(row, column)

    def kind_of_column(self, column: int) -> ColumnKind:
        """What a column shows."""
        if column == 0:
            return ColumnKind.THEME
        if column == self._last():
            return ColumnKind.GOES
        return ColumnKind.PEOPLE if column == self._last() - 1 else ColumnKind.ROLE

    def role_text(self, row: ThemeRow, column: int) -> str:
        """How many of a role said so, that nobody did, or that nobody was asked."""
        role = self.board.roles[column - 1]
        if role.perspective in row.people:
            return f"{row.people[role.perspective]:,}"
        return _PARTLY if role.asked else _UNASKED

    def share(self, row: ThemeRow, column: int) -> float | None:
        """The share of a role that said so; None where nobody did."""
        role = self.board.roles[column - 1]
        count = row.people.get(role.perspective)
        return None if count is None else count / max(role.heard, count)

    def _said(self, row: ThemeRow | None, index: Index) -> str:
        """A cell as one would read it aloud."""
        if row is None:
            return self._text(None, index)
        role = self.role_at(index.column())
        if role is None:
            if index.column() == 0:
                return f"{index.row() + 1}, {row.theme.text}: {row.heard_words}"
            people = counted(row.total, "person")
            return people if index.column() < self._last() else f"goes with {row.goes_with.words}"
        name = role.perspective.words
        if role.perspective in row.people:
            heard = f" of {role.heard:,} heard" if role.heard else ""
            return f"{name}: {row.people[role.perspective]:,}{heard}"
        return f"{name}: asked, and not said" if role.asked else f"{name}: not asked yet"


class _BoardDelegate(QStyledItemDelegate):
    """The number first, right of it the bar."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() == 0:
            super().paint(painter, option, index)
            return
        model = index.model()
        assert isinstance(model, BoardModel)
        # The style sheet's own way to draw a cell takes longer than all that stands in it.
        colors, shown = theme.tokens(), cell_option(option)
        rect = shown.rect
        if shown.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colors.accent_tint))
        painter.setPen(QColor(colors.line))
        painter.drawLine(rect.topLeft(), rect.topRight())
        row, place = model.row_at(index.row()), model.kind_of_column(index.column())
        if row is None:
            return
        rect = rect.adjusted(6, 0, -6, 0)
        if place is ColumnKind.GOES:
            nothing = row.goes_with is GoesWith.NOTHING
            painter.setPen(QColor(colors.warn if nothing else colors.text))
            painter.setFont(theme.font("body"))
            painter.drawText(rect, _LEFT, row.goes_with.words)
        elif place is ColumnKind.PEOPLE:
            painter.setPen(QColor(colors.text))
            painter.setFont(theme.font("strong"))
            painter.drawText(rect, _RIGHT, f"{row.total:,}")
        else:
            self._role(painter, rect, model, row, index.column())

    def _role(
        self, painter: QPainter, rect: QRect, model: BoardModel, row: ThemeRow, column: int
    ) -> None:
        colors, share = theme.tokens(), model.share(row, column)
        painter.setPen(QColor(colors.muted if share is None else colors.text))
        painter.setFont(theme.font("body"))
        half = QRect(rect.left(), rect.top(), rect.width() // 2, rect.height())
        painter.drawText(half, _RIGHT, model.role_text(row, column))
        if share is not None:
            room = max(rect.right() - half.right() - 6, 4)
            wide = max(round(room * share), 3)
            top = rect.center().y() - _BAR // 2
            painter.fillRect(half.right() + 6, top, wide, _BAR, QColor(colors.accent))


class ThemeBoardView(QTableView):
    """One chooses a theme here; quotes are sorted into it by keys, or dropped on it.

    Signals:
        turned: The chosen theme, or None for the quotes that are in none.
        dropped: (ids of quotes, the theme they were dropped on, or None).
        renamed: A theme with other words.
        removed: A theme.
        acted: (what was asked by a key, the theme): "merge", "cause", "seen" or "readers".
        moved: (theme, place).
    """

    turned = Signal(object)
    dropped = Signal(object, object)
    asked_to_rename = Signal(object)
    removed = Signal(object)
    acted = Signal(str, object)
    moved = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.board_model = BoardModel()
        self.setModel(self.board_model)
        self.setItemDelegate(_BoardDelegate(self))
        self.setAccessibleName("Themes by role")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setProperty("role", "fitted")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.setAcceptDrops(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        header.setMinimumSectionSize(_NARROWEST)
        self.selectionModel().currentRowChanged.connect(
            lambda index, _before: self.turned.emit(index.data(_ROW))
        )
        self.doubleClicked.connect(lambda _index: self._rename())
        # It is known only when the columns are laid out whether the bar is there.
        settled = QTimer(self)
        settled.setSingleShot(True)
        settled.timeout.connect(self._fit_height)
        self.horizontalScrollBar().rangeChanged.connect(lambda *_range: settled.start(0))
        theme.follow(self, self._fit)

    def show_board(self, board: ThemeBoard) -> None:
        """Show a board; the chosen theme stays chosen."""
        row = self.current_row()
        chosen = row.theme.id if row is not None else ""
        unsorted = self.currentIndex().isValid() and row is None
        blocked = self.selectionModel().blockSignals(True)
        self.board_model.show_board(board)
        self._fit()
        if unsorted or not self.select(chosen):
            place = len(board.rows) if unsorted or not board.rows else 0
            self.setCurrentIndex(self.board_model.index(place, 0))
        self.selectionModel().blockSignals(blocked)
        self.turned.emit(self.current_row())

    def current_row(self) -> ThemeRow | None:
        """The chosen theme; None for the quotes that are in none."""
        index = self.currentIndex()
        return index.data(_ROW) if index.isValid() else None

    def current(self) -> Theme | None:
        """The chosen theme itself."""
        row = self.current_row()
        return row.theme if row is not None else None

    def select(self, theme_id: str) -> bool:
        """Choose a theme; False when it is not on the board."""
        for place, row in enumerate(self.board_model.board.rows):
            if row.theme.id == theme_id:
                self.setCurrentIndex(self.board_model.index(place, 0))
                return True
        return False

    def theme_number(self, number: int) -> Theme | None:
        """The theme that bears a number, from 1."""
        row = self.board_model.row_at(number - 1)
        return row.theme if row is not None else None

    def _fit(self) -> None:
        line = self.fontMetrics().height() + _AROUND
        self.verticalHeader().setDefaultSectionSize(line)
        header, heavy = self.horizontalHeader(), QFontMetrics(theme.font("strong"))
        goes = max(self.fontMetrics().horizontalAdvance(one.words) for one in GoesWith)
        for column in range(1, self.board_model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            words = str(self.board_model.headerData(column, Qt.Orientation.Horizontal) or "")
            wide = max(heavy.horizontalAdvance(part) for part in words.split("\n"))
            if self.board_model.kind_of_column(column) is ColumnKind.GOES:
                wide = max(wide, goes)
            self.setColumnWidth(column, max(wide + _BESIDE, _NARROWEST))
        if self.board_model.columnCount():
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._fit_height()

    def _fit_height(self) -> None:
        """As tall as its lines, and the bar below them where the roles have no room."""
        shown = min(self.board_model.rowCount(), _LINES_SHOWN)
        bar, head = self.horizontalScrollBar(), self.horizontalHeader().sizeHint().height()
        below = bar.sizeHint().height() if bar.maximum() else 0
        lines = self.verticalHeader().defaultSectionSize() * shown
        self.setFixedHeight(lines + head + 6 + below)

    def moveCursor(self, action: CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        end = end_of_rows(self, action)
        return end if end.isValid() else super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.current_row(), Qt.Key(event.key())
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        acts = {Qt.Key.Key_M: "merge", Qt.Key.Key_C: "cause", Qt.Key.Key_D: "seen"}
        if row is not None and control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            place = row.theme.position + (-1 if key == Qt.Key.Key_Up else 1)
            if 0 <= place < len(self.board_model.board.rows):
                self.moved.emit(row.theme, place)
        elif row is not None and not control and key in acts:
            self.acted.emit(acts[key], row.theme)
        elif row is not None and key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._rename()
        elif row is not None and key == Qt.Key.Key_Delete:
            self.removed.emit(row.theme)
        else:
            super().keyPressEvent(event)

    def _rename(self) -> None:
        row = self.current_row()
        if row is not None:
            self.asked_to_rename.emit(row.theme)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(QUOTES):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.mimeData().hasFormat(QUOTES) and index.isValid():
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or not event.mimeData().hasFormat(QUOTES):
            event.ignore()
            return
        data = bytes(event.mimeData().data(QUOTES).data())
        row: ThemeRow | None = index.data(_ROW)
        event.acceptProposedAction()
        self.dropped.emit(data.decode().split(), row.theme if row is not None else None)
