"""The cause tree as an outline one types into.

Enter makes the next cause, Tab and Shift+Tab put it deeper or shallower, Ctrl+Up and Ctrl+Down move
it, F2 edits, Delete removes it with what hangs below.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.words import CauseState
from ui.widgets.tables import TONE_ROLE, PillDelegate

_CAUSE = Qt.ItemDataRole.UserRole
_TONES = {CauseState.VALIDATED: "good", CauseState.REJECTED: "quiet", CauseState.POSSIBLE: ""}
_HEADINGS = ("Cause", "State", "Evidence", "Agreed")


class CauseOutline(QTreeView):
    """Shows causes; every edit is announced, and the page saves it.

    Signals:
        added: (text, parent id or None, position).
        renamed: The cause with its new text.
        moved: (the cause with its new parent, position).
        removed: The cause.
        opened: The cause, for its form.
        current_changed: The selected cause, or None.
    """

    added = Signal(str, object, int)
    renamed = Signal(object)
    moved = Signal(object, int)
    removed = Signal(object)
    opened = Signal(object)
    current_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tree = QStandardItemModel(0, len(_HEADINGS), self)
        self.tree.setHorizontalHeaderLabels(list(_HEADINGS))
        self.setModel(self.tree)
        self.setItemDelegate(PillDelegate(self))
        self.setAccessibleName("Causes, as an outline")
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setAllColumnsShowFocus(True)
        self.setUniformRowHeights(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._loading = False
        self._waiting: tuple[tuple[Cause, ...], dict[str, int]] | None = None
        self.tree.itemChanged.connect(self._on_item_changed)
        self.selectionModel().currentChanged.connect(
            lambda *_: self.current_changed.emit(self.current())
        )
        self.doubleClicked.connect(lambda _index: self._open_current())

    def load(self, causes: Sequence[Cause], evidence: Mapping[str, int]) -> None:
        """Show a tree; the selected cause stays selected. Waits while a person is typing."""
        if self.state() is QAbstractItemView.State.EditingState:
            self._waiting = (tuple(causes), dict(evidence))
            return
        kept = self.current()
        self._loading = True
        self.tree.removeRows(0, self.tree.rowCount())
        self._fill(self.tree.invisibleRootItem(), None, causes, evidence)
        self._loading = False
        self.expandAll()
        for column in range(1, len(_HEADINGS)):
            self.resizeColumnToContents(column)
        if kept is not None:
            self.select(kept.id)

    def _fill(
        self,
        parent: QStandardItem,
        parent_id: str | None,
        causes: Sequence[Cause],
        evidence: Mapping[str, int],
    ) -> None:
        below = sorted((c for c in causes if c.parent_id == parent_id), key=lambda c: c.position)
        for cause in below:
            parent.appendRow(self._row(cause, evidence.get(cause.id, 0)))
            self._fill(parent.child(parent.rowCount() - 1), cause.id, causes, evidence)

    def _row(self, cause: Cause, evidence: int) -> list[QStandardItem]:
        text = QStandardItem(cause.text)
        text.setData(cause, _CAUSE)
        state = QStandardItem(cause.state.words)
        state.setData(_TONES[cause.state], TONE_ROLE)
        agreed = "not asked" if cause.agreement is None else f"{cause.agreement} %"
        cells = [state, QStandardItem(str(evidence or "none")), QStandardItem(agreed)]
        for cell in cells:
            cell.setEditable(False)
        return [text, *cells]

    def current(self) -> Cause | None:
        """The selected cause."""
        index = self.currentIndex().siblingAtColumn(0)
        return index.data(_CAUSE) if index.isValid() else None

    def select(self, cause_id: str) -> None:
        """Select a cause."""
        index = self._find(QModelIndex(), cause_id)
        if index.isValid():
            self.setCurrentIndex(index)

    def _find(self, parent: QModelIndex, cause_id: str) -> QModelIndex:
        for row in range(self.tree.rowCount(parent)):
            index = self.tree.index(row, 0, parent)
            cause = index.data(_CAUSE)
            if cause is not None and cause.id == cause_id:
                return index
            inside = self._find(index, cause_id)
            if inside.isValid():
                return inside
        return QModelIndex()

    def begin_new(self, *, deeper: bool = False) -> None:
        """Open an empty line after the selected cause, or below it, and type into it."""
        index = self.currentIndex().siblingAtColumn(0)
        item = self.tree.itemFromIndex(index) if index.isValid() else None
        parent = item if deeper and item is not None else item.parent() if item else None
        host = parent or self.tree.invisibleRootItem()
        place = host.rowCount() if deeper or item is None else item.row() + 1
        self._loading = True
        line = [QStandardItem("") for _ in _HEADINGS]
        host.insertRow(place, line)
        self._loading = False
        fresh = self.tree.indexFromItem(line[0])
        self.setCurrentIndex(fresh)
        self.edit(fresh)

    def closeEditor(self, editor: object, hint: object) -> None:
        super().closeEditor(editor, hint)  # type: ignore[arg-type]
        # Rows may not go while the view is still closing the editor that stands in one.
        QTimer.singleShot(0, self, self._after_edit)

    def _after_edit(self) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            return
        index = self.currentIndex().siblingAtColumn(0)
        if index.isValid() and index.data(_CAUSE) is None and not index.data():
            self.tree.removeRow(index.row(), index.parent())
        if self._waiting is not None:
            (causes, evidence), self._waiting = self._waiting, None
            self.load(causes, evidence)

    def _on_item_changed(self, item: QStandardItem) -> None:
        if self._loading or item.column() != 0:
            return
        cause: Cause | None = item.data(_CAUSE)
        text = item.text().strip()
        if cause is None and text:
            parent = item.parent()
            above = parent.data(_CAUSE).id if parent is not None else None
            self.added.emit(text, above, item.row())
        elif cause is not None and text and text != cause.text:
            self.renamed.emit(replace(cause, text=text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            return  # the key that ends an edit comes here too; it must not begin the next one
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begin_new(deeper=bool(control))
        elif control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._shift(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete and self.current() is not None:
            self.removed.emit(self.current())
        elif key == Qt.Key.Key_Space:
            self._open_current()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab indents while a cause can be indented; else it leaves the outline as usual."""
        moved = self._indent() if forward else self._outdent()
        return moved or super().focusNextPrevChild(forward)

    def _open_current(self) -> None:
        if self.current() is not None:
            self.opened.emit(self.current())

    def _indent(self) -> bool:
        index, cause = self.currentIndex().siblingAtColumn(0), self.current()
        above = index.siblingAtRow(index.row() - 1)
        if cause is None or index.row() == 0 or above.data(_CAUSE) is None:
            return False
        deeper = replace(cause, parent_id=above.data(_CAUSE).id)
        self.moved.emit(deeper, self.tree.rowCount(above))
        return True

    def _outdent(self) -> bool:
        index, cause = self.currentIndex().siblingAtColumn(0), self.current()
        parent = index.parent()
        if cause is None or not parent.isValid():
            return False
        grand = parent.parent().data(_CAUSE) if parent.parent().isValid() else None
        shallower = replace(cause, parent_id=grand.id if grand else None)
        self.moved.emit(shallower, parent.row() + 1)
        return True

    def _shift(self, step: int) -> None:
        index, cause = self.currentIndex().siblingAtColumn(0), self.current()
        place = index.row() + step
        if cause is not None and 0 <= place < self.tree.rowCount(index.parent()):
            self.moved.emit(cause, place)
