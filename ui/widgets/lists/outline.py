"""The cause tree as an outline one types into.

Enter keeps what was typed and opens the line of the next cause (an empty one ends it), Ctrl+Enter
one below, Ctrl+Right and Ctrl+Left put it deeper or shallower, Ctrl+Up and Ctrl+Down move it (past
the last one to the next category), F2 or typing edits, Delete removes it with what hangs below.
Tab only leaves: whoever walks through a page by keys changes nothing. Categories are headings; what
stands below one hangs on its bone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QTreeView,
    QWidget,
)

from sos_desktop.domain.casework.needs_words import CATEGORY_CODES
from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.needs.bones import below_each
from ui import theme
from ui.widgets.announce import announce
from ui.widgets.lists.outline_rows import (
    CATEGORY_ROLE,
    CAUSE_ROLE,
    HEADINGS,
    LEVEL_ROLE,
    NO_FACTS,
    OutlineFacts,
    cause_row,
    heading_row,
    line_of,
)
from ui.widgets.lists.outline_wrap import CauseDelegate
from ui.widgets.lists.scroll_to import scroll_into_view

_STATE, _AGREE = 1, 3
_ROOM_FOR_STATE = 84
"""Average characters from which there is room for the column of states."""
_BEYOND = 10**6
"""A place beyond the end of any list."""


class CauseOutline(QTreeView):
    """Shows causes; every edit is announced, and the page saves it.

    Signals:
        added: (a new cause, position among its siblings).
        renamed: The cause with its new text.
        moved: (the cause with its new parent, position).
        removed: The cause.
        opened: The cause, for its form.
        current_changed: The selected cause, or None.
        typing: (what stands in the line that is typed into, its cause or a new one), at each key;
            None for the cause when it was closed.
    """

    added = Signal(object, int)
    renamed = Signal(object)
    moved = Signal(object, int)
    removed = Signal(object)
    opened = Signal(object)
    current_changed = Signal(object)
    typing = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.tree = QStandardItemModel(0, len(HEADINGS), self)
        self.tree.setHorizontalHeaderLabels(list(HEADINGS))
        self.setModel(self.tree)
        self._lines = CauseDelegate(self)
        self.setItemDelegate(self._lines)
        self.setWordWrap(True)
        self.setAccessibleName("Causes, as an outline")
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setIndentation(14)  # deep causes keep room for their words
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setProperty("role", "fitted")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._case_id, self._loading = "", False
        self._unsaved: dict[str, Cause] = {}
        self._waiting: tuple[tuple[Cause, ...], OutlineFacts] | None = None
        self._facts = NO_FACTS
        self._line: QLineEdit | None = None
        self._is_new = self._going_on = self._deeper = False
        self.tree.itemChanged.connect(self._on_item_changed)
        self.selectionModel().currentChanged.connect(lambda *_: self._tell_current())
        self.doubleClicked.connect(lambda _index: self._open_current())
        theme.follow(self, self._refit)

    def load(self, case_id: str, causes: Sequence[Cause], facts: OutlineFacts = NO_FACTS) -> None:
        """Show a case's tree; the selected cause stays selected. Waits while a person is typing."""
        same = case_id == self._case_id
        self._unsaved = self._unsaved if same else {}
        if same and self.state() is QAbstractItemView.State.EditingState:
            self._waiting = (tuple(causes), facts)
            return
        self._case_id, self._facts = case_id, facts
        causes = self._with_unsaved(causes) if same else causes
        kept, place = (self.current(), self._place()) if same else (None, -1)
        on_heading = kept is None and self.currentIndex().siblingAtColumn(0).data(CATEGORY_ROLE)
        self._loading = True
        self.tree.removeRows(0, self.tree.rowCount())
        self._fill_all(causes)
        self._loading = False
        self.expandAll()
        self._refit()
        if on_heading:
            self._select_heading(on_heading)
        elif kept is not None and not self.select(kept.id):
            self._select_line(place)

    def _tell_current(self) -> None:
        """The page scrolls, and not the tree: else keys go down to lines that are out of sight."""
        self.current_changed.emit(self.current())
        if self.hasFocus() and not self._loading:
            scroll_into_view(self)

    def _fill_all(self, causes: Sequence[Cause]) -> None:
        """Headings with what hangs on their bones, then bones of their own."""
        below = below_each(causes)
        tops = below.pop(None, [])
        shown = [*self._facts.categories]
        shown += sorted({top.category for top in tops if top.category} - set(shown))
        for category in shown:
            head = heading_row(category)
            own = [top for top in tops if top.category == category]
            self._fill(head[0], own, below, "", 1)
            self.tree.appendRow(head)
        rest = [top for top in tops if not top.category]
        self._fill(self.tree.invisibleRootItem(), rest, below, "", 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle_columns()
        self._fit()

    def _settle_columns(self) -> None:
        """Where there is little room, causes have it: their look says the state alone."""
        few = self.width() < self.fontMetrics().averageCharWidth() * _ROOM_FOR_STATE
        self.setColumnHidden(_STATE, few)
        self.setColumnHidden(_AGREE, few and not any(self._facts.agreed.values()))

    def _refit(self) -> None:
        self._settle_columns()
        for column in range(1, len(HEADINGS)):
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
        index = line_of(self.tree, cause.id)
        if index.isValid():
            self.tree.removeRow(index.row(), index.parent())

    def _fit(self) -> None:
        """As tall as its lines, within reason, so that the page scrolls and not the tree."""
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(self._lines.height_shown() + self.header().sizeHint().height() + 8)

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

    def _select_heading(self, category: str) -> None:
        tops = (self.tree.index(row, 0) for row in range(self.tree.rowCount()))
        found = next((top for top in tops if top.data(CATEGORY_ROLE) == category), None)
        if found is not None:
            self.setCurrentIndex(found)

    def _fill(
        self,
        parent: QStandardItem,
        found: Sequence[Cause],
        below: Mapping[str | None, Sequence[Cause]],
        above: str,
        level: int,
    ) -> None:
        for cause in found:
            line = cause_row(cause, self._facts)
            line[0].setData(level, LEVEL_ROLE)
            under = f", under {above}" if above else ""
            said = f"{cause.text}, level {level}{under}"
            line[0].setData(said, Qt.ItemDataRole.AccessibleTextRole)
            parent.appendRow(line)
            self._fill(line[0], below.get(cause.id, ()), below, cause.text, level + 1)

    def current(self) -> Cause | None:
        """The selected cause."""
        index = self.currentIndex().siblingAtColumn(0)
        return index.data(CAUSE_ROLE) if index.isValid() else None

    def select(self, cause_id: str) -> bool:
        """Select a cause; False when it is not there."""
        index = line_of(self.tree, cause_id)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def begin_new(self, *, deeper: bool = False) -> None:
        """Open an empty line after the selected cause, or below it, and type into it."""
        index = self.currentIndex().siblingAtColumn(0)
        item = self.tree.itemFromIndex(index) if index.isValid() else None
        if item is None and self._facts.categories:
            item = self.tree.item(0)
        deeper = deeper or (item is not None and item.data(CATEGORY_ROLE) is not None)
        parent = item if deeper and item is not None else item.parent() if item else None
        host = parent or self.tree.invisibleRootItem()
        place = host.rowCount() if deeper or item is None else item.row() + 1
        self._loading = True
        line = [QStandardItem("") for _ in HEADINGS]
        host.insertRow(place, line)
        self._loading = False
        fresh = self.tree.indexFromItem(line[0])
        if parent is not None:
            self.expand(self.tree.indexFromItem(parent))
        self.setCurrentIndex(fresh)
        self._is_new = True
        self._fit()
        self.edit(fresh)
        QTimer.singleShot(0, self, lambda: scroll_into_view(self))

    def edit(self, *args: Any) -> Any:
        """Edit a line; what is typed is told at each key."""
        done = super().edit(*args)
        line = self.viewport().findChild(QLineEdit)
        editing = self.state() is QAbstractItemView.State.EditingState
        if editing and line is not None and line is not self._line:
            self._line = line
            line.setMaxLength(500)
            line.textEdited.connect(self._tell_typing)
            line.installEventFilter(self)
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # Asked now: the line is closed later, when the keys may be up again.
            self._deeper = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return super().eventFilter(watched, event)

    def _tell_typing(self, text: str) -> None:
        index = self.currentIndex().siblingAtColumn(0)
        known = index.data(CAUSE_ROLE)
        self.typing.emit(text, known or self._new_under(index.parent(), text))

    def _new_under(self, parent: QModelIndex, text: str) -> Cause:
        above = parent.data(CAUSE_ROLE)
        return Cause(
            case_id=self._case_id,
            text=text,
            parent_id=above.id if above is not None else None,
            category=parent.data(CATEGORY_ROLE) or "",
            position=_BEYOND,
        )

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        index = self.currentIndex().siblingAtColumn(0)
        by_enter = hint is QStyledItemDelegate.EndEditHint.SubmitModelCache
        goes_on = by_enter and (self._is_new or self._deeper)
        self._going_on = goes_on and index.data(CAUSE_ROLE) is not None
        self._is_new = False
        super().closeEditor(editor, hint)
        self._line = None
        self.typing.emit("", None)
        # Rows may not go while the view is still closing the editor that stands in one.
        QTimer.singleShot(0, self, self._after_edit)

    def _after_edit(self) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            return
        index = self.currentIndex().siblingAtColumn(0)
        fresh = index.data(CAUSE_ROLE) is None and index.data(CATEGORY_ROLE) is None
        if index.isValid() and fresh and not index.data():
            before = index.siblingAtRow(index.row() - 1) if index.row() else index.parent()
            self.tree.removeRow(index.row(), index.parent())
            self.setCurrentIndex(before)
        if self._waiting is not None:
            (causes, facts), self._waiting = self._waiting, None
            self.load(self._case_id, causes, facts)
        if self._going_on:
            self._going_on = False
            self.begin_new(deeper=self._deeper)

    def _on_item_changed(self, item: QStandardItem) -> None:
        if self._loading or item.column() != 0 or item.data(CATEGORY_ROLE) is not None:
            return
        cause: Cause | None = item.data(CAUSE_ROLE)
        text = item.text().strip()
        if cause is None and text:
            # It is a cause from now on, so that the next one can be typed before this is saved.
            place = self._position(item.index().parent(), item.row())
            made = replace(self._new_under(item.index().parent(), text), position=place)
            self._loading = True
            item.setData(made, CAUSE_ROLE)
            self._loading = False
            self._unsaved[made.id] = made
            self.added.emit(made, place)
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

    def _position(self, parent: QModelIndex, row: int) -> int:
        """The place in its list of what stands in a row; headings share the list of top causes."""
        if row > 0:
            before = self.tree.index(row - 1, 0, parent).data(CAUSE_ROLE)
            if before is not None:
                return before.position + 1
        after = self.tree.index(row + 1, 0, parent).data(CAUSE_ROLE)
        if after is not None:
            return after.position
        return 0 if parent.data(CAUSE_ROLE) is not None else _BEYOND

    def _indent(self) -> None:
        index, cause = self.currentIndex().siblingAtColumn(0), self.current()
        above = index.siblingAtRow(index.row() - 1)
        if cause is None or index.row() == 0 or above.data(CAUSE_ROLE) is None:
            return
        deeper = replace(cause, parent_id=above.data(CAUSE_ROLE).id, category="")
        self.moved.emit(deeper, self.tree.rowCount(above))
        announce(self, f"{cause.text}: now under {above.data(CAUSE_ROLE).text}")

    def _outdent(self) -> None:
        index, cause = self.currentIndex().siblingAtColumn(0), self.current()
        parent = index.parent()
        if cause is None or parent.data(CAUSE_ROLE) is None:
            return
        host = parent.parent()
        grand, category = host.data(CAUSE_ROLE), host.data(CATEGORY_ROLE) or ""
        shallower = replace(cause, parent_id=grand.id if grand else None, category=category)
        self.moved.emit(shallower, parent.data(CAUSE_ROLE).position + 1)
        where = grand.text if grand else CATEGORY_CODES[category] if category else ""
        announce(self, f"{cause.text}: now {f'under {where}' if where else 'at the top'}")

    def _shift(self, step: int) -> None:
        index, cause = self.currentIndex().siblingAtColumn(0), self.current()
        if cause is None:
            return
        other = index.siblingAtRow(index.row() + step).data(CAUSE_ROLE)
        if other is not None:
            self.moved.emit(cause, other.position)
            return
        parent = index.parent()
        heading = parent.siblingAtRow(parent.row() + step)
        if parent.data(CATEGORY_ROLE) is not None and heading.data(CATEGORY_ROLE) is not None:
            category = heading.data(CATEGORY_ROLE)
            self.moved.emit(replace(cause, category=category), _BEYOND if step < 0 else 0)
            announce(self, f"{cause.text}: now under {CATEGORY_CODES[category]}")
