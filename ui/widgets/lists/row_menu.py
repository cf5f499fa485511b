"""The menu of a list: what can be done with the row, by right click, menu key or Shift+F10."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QPushButton

Words = str | Callable[[], str]
"""What an entry is called; "" leaves it out now."""
Doing = tuple[Words, Callable[[], object]]
Entry = QPushButton | QAction | Doing
"""A button or action, whose words and state the entry has; or words, and what they do."""


class RowMenu(QObject):
    """Gives a view its menu; the row under the pointer becomes the current one first."""

    def __init__(self, view: QAbstractItemView, *, leads: Callable[[], Doing | None]) -> None:
        """Make it.

        Args:
            view: Whose menu it is.
            leads: What Enter does, where nothing else is offered; None for nothing.
        """
        super().__init__(view)
        self._view = view
        self._leads = leads
        self._entries: list[Entry] = []
        self._asked: Callable[[], Sequence[Entry]] = tuple
        self._copy: Callable[[], object] = self._press_copy
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show)

    def offer(self, *entries: Entry) -> None:
        """Offer these further on; a button that is hidden, or has no words, is left out."""
        self._entries += entries

    def offer_from(self, acts: Callable[[], Sequence[Entry]]) -> None:
        """Ask for what to offer each time the menu opens."""
        self._asked = acts

    def copies_by(self, copy: Callable[[], object]) -> None:
        """Copy in another way than Ctrl+C in the view does."""
        self._copy = copy

    def _show(self, place: QPoint) -> None:
        place = self._turn_to(place)
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(f"What can be done: {self._view.accessibleName()}")
        self.fill(menu)
        menu.popup(self._view.viewport().mapToGlobal(place))

    def _turn_to(self, place: QPoint) -> QPoint:
        """The row under the pointer is current; by keys the menu opens at the current row."""
        view = self._view
        index = view.indexAt(place)
        if index.isValid():
            selected = view.selectionModel().isSelected(index)
            if not selected:
                view.setCurrentIndex(index)
            return place
        current = view.currentIndex()
        return view.visualRect(current).center() if current.isValid() else place

    def fill(self, menu: QMenu) -> None:
        """Put the entries into a menu."""
        found = [
            made
            for entry in (*self._asked(), *self._entries)
            if (made := self._action(entry, menu))
        ]
        if not found and (lead := self._leads()) is not None:
            found = [made for made in (self._action(lead, menu),) if made]
        menu.addActions(found)
        if found:
            menu.addSeparator()
        copy = menu.addAction("&Copy\tCtrl+C")
        copy.setEnabled(self._view.currentIndex().isValid())
        copy.triggered.connect(lambda: self._copy())

    def _action(self, entry: Entry, menu: QMenu) -> QAction | None:
        if isinstance(entry, QAction):
            return entry if entry.isVisible() else None
        if isinstance(entry, QPushButton):
            if entry.isHidden():
                return None
            words = entry.text() or entry.accessibleName()
            action = QAction(words, menu)
            action.setEnabled(entry.isEnabled())
            action.triggered.connect(lambda: entry.click())
            return action
        words = entry[0] if isinstance(entry[0], str) else entry[0]()
        if not words:
            return None
        action = QAction(words, menu)
        action.triggered.connect(lambda: entry[1]())
        return action

    def _press_copy(self) -> None:
        """As Ctrl+C in the view, which knows what it copies."""
        press_copy(self._view)


def press_copy(view: QAbstractItemView) -> None:
    """Press Ctrl+C in a view."""
    control = Qt.KeyboardModifier.ControlModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(view, QKeyEvent(kind, Qt.Key.Key_C, control, "c"))


def menu_of(view: QAbstractItemView, entries: Sequence[Entry] = ()) -> RowMenu:
    """The menu of a view that is no table of records."""
    made = RowMenu(view, leads=lambda: None)
    made.offer(*entries)
    return made
