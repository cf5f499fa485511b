"""The cause tree as an outline one types into.

Enter makes the next cause, Ctrl+Enter one below, Ctrl+Right and Ctrl+Left put it deeper or
shallower, Ctrl+Up and Ctrl+Down move it, F2 or typing edits, Delete removes it with what hangs
below. Tab only leaves: whoever walks through a page by keys changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTreeView,
    QWidget,
)

from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.words import CauseState
from ui import theme
from ui.delegates.pill import PillDelegate
from ui.models.table import TONE_ROLE
from ui.widgets.announce import announce

_CAUSE = Qt.ItemDataRole.UserRole
_LEVEL = Qt.ItemDataRole.UserRole + 7
_LINES_SHOWN = (4, 18)
_TONES = {
    CauseState.VALIDATED: "good",
    CauseState.TO_TEST: "accent",
    CauseState.REJECTED: "quiet",
    CauseState.POSSIBLE: "",
}
_HEADINGS = ("Cause", "State", "Evidence", "Agreed")


class CauseOutline(QTreeView):
    """Shows causes; every edit is announced, and the page saves it.

    Signals:
        added: (a new cause, position among its siblings).
        renamed: The cause with its new text.
        moved: (the cause with its new parent, position).
        removed: The cause.
        opened: The cause, for its form.
        current_changed: The selected cause, or None.
    """

    added = Signal(object, int)
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
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setAllColumnsShowFocus(True)
        self.setUniformRowHeights(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setProperty("role", "fitted")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._case_id = ""
        self._unsaved: dict[str, Cause] = {}
        self._loading = False
        self._waiting: tuple[tuple[Cause, ...], dict[str, int]] | None = None
        self.tree.itemChanged.connect(self._on_item_changed)
        self.selectionModel().currentChanged.connect(
            lambda *_: self.current_changed.emit(self.current())
        )
        self.doubleClicked.connect(lambda _index: self._open_current())
        theme.follow(self, self._refit)

    def load(self, case_id: str, causes: Sequence[Cause], evidence: Mapping[str, int]) -> None:
        """Show a case's tree; the selected cause stays selected. Waits while a person is typing."""
        same = case_id == self._case_id
        self._unsaved = self._unsaved if same else {}
        if same and self.state() is QAbstractItemView.State.EditingState:
            self._waiting = (tuple(causes), dict(evidence))
            return
        self._case_id = case_id
        causes = self._with_unsaved(causes) if same else causes
        kept, place = (self.current(), self._place()) if same else (None, -1)
        self._loading = True
        self.tree.removeRows(0, self.tree.rowCount())
        self._fill(self.tree.invisibleRootItem(), None, causes, evidence)
        self._loading = False
        self.expandAll()
        self._refit()
        if kept is not None and not self.select(kept.id):
            self._select_line(place)

    def _refit(self) -> None:
        for column in range(1, len(_HEADINGS)):
            self.resizeColumnToContents(column)
        self._fit()

    def _with_unsaved(self, causes: Sequence[Cause]) -> Sequence[Cause]:
        """What was typed last stays in sight while it is on its way to the file."""
        saved = {cause.id for cause in causes}
        self._unsaved = {i: cause for i, cause in self._unsaved.items() if i not in saved}
        return (*self._unsaved.values(), *causes)

    def forget(self, cause: Cause) -> None:
        """A cause could not be saved."""
        self._unsaved.pop(cause.id, None)
        index = self._find(QModelIndex(), cause.id)
        if index.isValid():
            self.tree.removeRow(index.row(), index.parent())

    def _fit(self) -> None:
        """As tall as its lines, within reason, so that the page scrolls and not the tree."""
        line = self.fontMetrics().height() + 10
        fewest, most = _LINES_SHOWN
        shown = min(max(self._count(QModelIndex()) + 1, fewest), most)
        self.setFixedHeight(line * shown + self.header().sizeHint().height() + 8)

    def _count(self, parent: QModelIndex) -> int:
        below = (self.tree.index(row, 0, parent) for row in range(self.tree.rowCount(parent)))
        return sum(1 + self._count(index) for index in below)

    def _place(self) -> int:
        """The line the cursor is on, counting from the top; -1 for none."""
        index, place = self.currentIndex().siblingAtColumn(0), -1
        while index.isValid():
            index, place = self.indexAbove(index), place + 1
        return place

    def _select_line(self, place: int) -> None:
        index = self.tree.index(0, 0)
        while place > 0 and self.indexBelow(index).isValid():
            index, place = self.indexBelow(index), place - 1
        if index.isValid():
            self.setCurrentIndex(index)

    def _fill(
        self,
        parent: QStandardItem,
        parent_id: str | None,
        causes: Sequence[Cause],
        evidence: Mapping[str, int],
    ) -> None:
        above = parent.data(_CAUSE) if parent_id is not None else None
        level = 1 if above is None else (parent.data(_LEVEL) or 0) + 1
        below = sorted((c for c in causes if c.parent_id == parent_id), key=lambda c: c.position)
        for cause in below:
            line = self._row(cause, evidence.get(cause.id, 0))
            line[0].setData(level, _LEVEL)
            under = f", under {above.text}" if above is not None else ""
            said = f"{cause.text}, level {level}{under}"
            line[0].setData(said, Qt.ItemDataRole.AccessibleTextRole)
            parent.appendRow(line)
            self._fill(parent.child(parent.rowCount() - 1), cause.id, causes, evidence)

    def _row(self, cause: Cause, evidence: int) -> list[QStandardItem]:
        text = QStandardItem(cause.text)
        text.setData(cause, _CAUSE)
        text.setToolTip(_tooltip(cause))
        state = QStandardItem(cause.state.words)
        state.setData(_TONES[cause.state], TONE_ROLE)
        agreed = "not asked" if cause.agreement is None else f"{cause.agreement}%"
        backed = QStandardItem(_pieces(evidence))
        if cause.state is CauseState.VALIDATED:
            backed.setData("good" if evidence else "warn", TONE_ROLE)
        cells = [state, backed, QStandardItem(agreed)]
        for cell in cells:
            cell.setEditable(False)
        return [text, *cells]

    def current(self) -> Cause | None:
        """The selected cause."""
        index = self.currentIndex().siblingAtColumn(0)
        return index.data(_CAUSE) if index.isValid() else None

    def select(self, cause_id: str) -> bool:
        """Select a cause; False when it is not there."""
        index = self._find(QModelIndex(), cause_id)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

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

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
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
            self.load(self._case_id, causes, evidence)

    def _on_item_changed(self, item: QStandardItem) -> None:
        if self._loading or item.column() != 0:
            return
        cause: Cause | None = item.data(_CAUSE)
        text = item.text().strip()
        if cause is None and text:
            parent = item.parent()
            above = parent.data(_CAUSE).id if parent is not None else None
            # It is a cause from now on, so that the next one can be typed before this is saved.
            made = Cause(case_id=self._case_id, text=text, parent_id=above, position=item.row())
            self._loading = True
            item.setData(made, _CAUSE)
            self._loading = False
            self._unsaved[made.id] = made
            self.added.emit(made, item.row())
        elif cause is not None and text and text != cause.text:
            self.renamed.emit(replace(cause, text=text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            return  # the key that ends an edit comes here too; it must not begin the next one
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begin_new(deeper=bool(control))
        elif control and key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self._indent() if key == Qt.Key.Key_Right else self._outdent()
        elif control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._shift(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete and self.current() is not None:
            self.removed.emit(self.current())
        elif key == Qt.Key.Key_Space:
            self._open_current()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _open_current(self) -> None:
        if self.current() is not None:
            self.opened.emit(self.current())

    def _indent(self) -> None:
        index, cause = self.currentIndex().siblingAtColumn(0), self.current()
        above = index.siblingAtRow(index.row() - 1)
        if cause is None or index.row() == 0 or above.data(_CAUSE) is None:
            return
        deeper = replace(cause, parent_id=above.data(_CAUSE).id)
        self.moved.emit(deeper, self.tree.rowCount(above))
        announce(self, f"{cause.text}: now under {above.data(_CAUSE).text}")

    def _outdent(self) -> None:
        index, cause = self.currentIndex().siblingAtColumn(0), self.current()
        parent = index.parent()
        if cause is None or not parent.isValid():
            return
        grand = parent.parent().data(_CAUSE) if parent.parent().isValid() else None
        shallower = replace(cause, parent_id=grand.id if grand else None)
        self.moved.emit(shallower, parent.row() + 1)
        where = f"now under {grand.text}" if grand else "now at the top"
        announce(self, f"{cause.text}: {where}")

    def _shift(self, step: int) -> None:
        index, cause = self.currentIndex().siblingAtColumn(0), self.current()
        place = index.row() + step
        if cause is not None and 0 <= place < self.tree.rowCount(index.parent()):
            self.moved.emit(cause, place)


def _pieces(count: int) -> str:
    if not count:
        return "none yet"
    return "1 piece" if count == 1 else f"{count} pieces"


def _tooltip(cause: Cause) -> str:
    if cause.state is CauseState.REJECTED and cause.rejected_because:
        return f"{cause.text}\nSet aside: {cause.rejected_because}"
    return cause.text
