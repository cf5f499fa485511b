"""The board: four stages as columns of cards, one selection over all of them."""

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QListView, QWidget

from sos_desktop.domain.casework.words import Stage
from sos_desktop.foundation import clock
from sos_desktop.services.casework.cases import CaseRow
from ui import theme
from ui.delegates.painters import painting
from ui.models.table import RECORD_ROLE
from ui.pages.caseload.card import CardDelegate, basis_words, spoken, task_words
from ui.widgets.basics import label, restyle

Index = QModelIndex | QPersistentModelIndex
_FLAGS = QItemSelectionModel.SelectionFlag
_CASES = "application/x-sos-desktop-cases"
"""The kind of what is dragged: ids of cases, one a line."""
_SEVERAL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_WALKING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class CardModel(QAbstractListModel):
    """The cases of one column."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[CaseRow, ...] = ()
        self._day: date | None = None

    def set_rows(self, rows: Sequence[CaseRow]) -> None:
        """Show these; the same ones say the same until the next day, and nothing is done."""
        if self.rows == tuple(rows) and self._day == clock.today():
            return
        self.beginResetModel()
        self.rows, self._day = tuple(rows), clock.today()
        self.endResetModel()

    def flags(self, index: Index) -> Qt.ItemFlag:
        drag = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | drag

    def mimeTypes(self) -> list[str]:
        return [_CASES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the cases: no other program learns anything from them."""
        ids = [self.rows[index.row()].case.id for index in indexes]
        data = QMimeData()
        data.setData(_CASES, "\n".join(ids).encode("ascii"))
        return data

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == RECORD_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.lea.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.lea.name}\n{basis_words(row)}\n{task_words(row)}"
        return None


class CardList(QListView):
    """One column.

    Signals:
        opened: The `CaseRow` of a card, on Enter or double click.
        alone: What is selected from now on is selected here only.
        sideways: The arrow to the left (-1) or right (1), and whether the selection stays.
        all_wanted: Ctrl+A.
        dropped: The ids of the cases whose cards were dropped here from another column.
        moved: Alt with the arrow to the left (-1) or right (1): to the stage before or after.
    """

    opened = Signal(object)
    alone = Signal()
    sideways = Signal(int, bool)
    dropped = Signal(object)
    moved = Signal(int)
    all_wanted = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.stage = stage
        self.cards = CardModel()
        self.setModel(self.cards)
        self.delegate = CardDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setProperty("role", "cards")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setMovement(QListView.Movement.Static)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        theme.least_width(self, 13)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(RECORD_ROLE)))

    def go_to(self, row: int, *, keep: bool) -> None:
        """Put the focus on a card; it is selected alone unless the selection stays."""
        index = self.cards.index(row)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectionModel().setCurrentIndex(
            index, _FLAGS.NoUpdate if keep else _FLAGS.ClearAndSelect
        )
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keep = Qt.Key(event.key()), bool(event.modifiers() & _SEVERAL)
        current, sideways = self.currentIndex(), (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if key in sideways and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(1 if key is Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self.opened.emit(current.data(RECORD_ROLE))
        elif key is Qt.Key.Key_Space and current.isValid():
            self.selectionModel().select(current, _FLAGS.Toggle)
        elif key in sideways:
            self.sideways.emit(1 if key is Qt.Key.Key_Right else -1, keep)
        elif key is Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.all_wanted.emit()
        else:
            if key in _WALKING and not keep:
                self.alone.emit()
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not event.modifiers() & _SEVERAL:
            self.alone.emit()
        super().mousePressEvent(event)

    def dragEnterEvent(self, e: QDragEnterEvent) -> None:
        self._under_card(e)

    def dragMoveEvent(self, e: QDragMoveEvent) -> None:
        self._under_card(e)

    def dragLeaveEvent(self, e: QDragLeaveEvent) -> None:
        self._mark(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(on=False)
        if not self._takes(event):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)  # the card goes once the move is kept
        event.accept()
        ids = bytes(event.mimeData().data(_CASES).data()).decode("ascii").split("\n")
        self.dropped.emit(ids)

    def _takes(self, event: QDropEvent) -> bool:
        return event.mimeData().hasFormat(_CASES) and event.source() is not self

    def _under_card(self, event: QDropEvent) -> None:
        self._mark(on=self._takes(event))
        if self._takes(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def _mark(self, *, on: bool) -> None:
        """Show that a card can be dropped here."""
        restyle(self, "dropping", "true" if on else "false")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.cards.rows:
            return
        with painting(self.viewport()) as painter:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.tokens().muted)
            place = self.viewport().rect().adjusted(2, 2, -2, -2)
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            painter.drawText(place, flags | Qt.TextFlag.TextWordWrap, "No case in this stage")


class Board(QWidget):
    """Columns of cards.

    Signals:
        opened: The `CaseRow` a person chose.
        selection_changed: Other cards are selected than before.
        move_asked: Some `CaseRow`s, and the `Stage` they are to go to.
    """

    opened = Signal(object)
    selection_changed = Signal()
    move_asked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Cases by stage")
        self.columns = {stage: CardList(stage) for stage in Stage}
        self._heads = {stage: label("", "heading", wrap=True) for stage in Stage}
        self._quiet = False
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setRowStretch(1, 1)
        for place, (stage, column) in enumerate(self.columns.items()):
            grid.addWidget(self._heads[stage], 0, place)
            grid.addWidget(column, 1, place)
            grid.setColumnStretch(place, 1)
            self._connect(column)

    def _connect(self, column: CardList) -> None:
        column.opened.connect(self.opened)
        column.alone.connect(lambda: self._only(column))
        column.sideways.connect(lambda step, keep: self._sideways(column, step, keep=keep))
        column.all_wanted.connect(self.select_all)
        column.dropped.connect(lambda ids: self._dropped(column.stage, ids))
        column.moved.connect(lambda step: self._moved(column, step))
        column.selectionModel().selectionChanged.connect(lambda _on, _off: self._tell())

    def _dropped(self, stage: Stage, ids: Sequence[str]) -> None:
        rows = [r for c in self.columns.values() for r in c.cards.rows if r.case.id in ids]
        self.move_asked.emit(rows, stage)

    def _moved(self, column: CardList, step: int) -> None:
        """The selected cards, as they stand in one stage, to the one beside it."""
        current = column.currentIndex().data(RECORD_ROLE)
        rows = self.selected() or ([current] if current is not None else [])
        stages = {row.case.stage for row in rows}
        if len(stages) == 1 and (target := int(stages.pop()) + step) in [int(s) for s in Stage]:
            self.move_asked.emit(rows, Stage(target))

    def show_rows(self, rows: Sequence[CaseRow]) -> None:
        """Show these cases; selected ones stay selected, and the focus stays where it was."""
        keys = {row.case.id for row in self.selected()}
        focused = next((c for c in self.columns.values() if c.hasFocus()), None)
        current = focused.currentIndex().data(RECORD_ROLE) if focused else None
        self._quiet = True
        for stage, column in self.columns.items():
            found = [row for row in rows if row.case.stage == stage]
            column.cards.set_rows(found)
            self._heads[stage].setText(f"{stage.words}  {len(found)}")
            count = "1 case" if len(found) == 1 else f"{len(found)} cases"
            column.setAccessibleName(f"Stage {int(stage)}, {stage.title}, {count}")
        self._quiet = False
        self.select(keys)
        if current is not None:
            self._focus(current.case.id)

    def first(self) -> CardList | None:
        """The first column with a card in it."""
        return next((c for c in self.columns.values() if c.cards.rows), None)

    def selected(self) -> list[CaseRow]:
        """The selected cases, by stage and as they stand."""
        found: list[CaseRow] = []
        for column in self.columns.values():
            places = sorted(index.row() for index in column.selectionModel().selectedIndexes())
            found += [column.cards.rows[place] for place in places]
        return found

    def select(self, keys: Collection[object]) -> None:
        """Select the cards of these case ids and no others."""
        self._quiet = True
        for column in self.columns.values():
            chosen = QItemSelection()
            for number, row in enumerate(column.cards.rows if keys else ()):
                if row.case.id in keys:
                    chosen.select(column.cards.index(number), column.cards.index(number))
            column.selectionModel().select(chosen, _FLAGS.ClearAndSelect)
        self._quiet = False
        self._tell()

    def select_all(self) -> None:
        """Every card that is shown."""
        self.select({row.case.id for c in self.columns.values() for row in c.cards.rows})

    def forget_look(self) -> None:
        """Fonts or colours changed."""
        for column in self.columns.values():
            column.delegate.forget()
            column.scheduleDelayedItemsLayout()

    def _focus(self, case_id: str) -> None:
        for column in self.columns.values():
            for number, row in enumerate(column.cards.rows):
                if row.case.id == case_id:
                    column.go_to(number, keep=True)

    def _only(self, column: CardList) -> None:
        self._quiet = True
        for other in self.columns.values():
            if other is not column:
                other.clearSelection()
        self._quiet = False

    def _sideways(self, column: CardList, step: int, *, keep: bool) -> None:
        filled = [c for c in self.columns.values() if c.cards.rows]
        if column not in filled or not 0 <= filled.index(column) + step < len(filled):
            return
        target = filled[filled.index(column) + step]
        if not keep:
            self._only(target)
        row = max(column.currentIndex().row(), 0)
        target.go_to(min(row, len(target.cards.rows) - 1), keep=keep)

    def _tell(self) -> None:
        if not self._quiet:
            self.selection_changed.emit()
