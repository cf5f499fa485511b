"""Choosing one of several records by typing some of its words, or by arrows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog
from ui.widgets.lists.line_above import arrows_move
from ui.widgets.lists.wrapped import WrappedList

NEW = "new"
"""The id of something new."""


class PickDialog(Dialog):
    """A list that is narrowed by what is typed; Enter takes the chosen entry.

    Where something new may be chosen too, what is typed and not found is its text.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        words: str,
        found: Sequence[tuple[str, str]],
        *,
        fresh: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._found = tuple(found)
        self._fresh = fresh
        self.line = QLineEdit()
        self.line.setAccessibleName("Words to look for")
        self.line.setPlaceholderText("Type some of its words")
        self.list = WrappedList(words)
        self.nothing = label("There is nothing to choose from yet.", tone="muted", wrap=True)
        self.take = button("Choose", self.accept, role="primary")
        self.line.textChanged.connect(self._narrow)
        arrows_move(self.line, self.list)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.list.currentRowChanged.connect(lambda place: self.take.setEnabled(place >= 0))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(8)
        for part in (label(words, "heading", wrap=True), self.line, self.list, self.nothing):
            box.addWidget(part)
        box.addLayout(self.last_line(self.take))
        self._narrow("")
        self.resize(520, 420)

    def _narrow(self, text: str) -> None:
        self.list.clear()
        words = text.casefold().split()
        for key, name in self._found:
            if all(word in name.casefold() for word in words):
                item = QListWidgetItem(name)
                item.setData(Qt.ItemDataRole.UserRole, key)
                self.list.addItem(item)
        if self._fresh:
            typed = text.strip()
            item = QListWidgetItem(f"{self._fresh}: “{typed}”" if typed else f"{self._fresh}…")
            item.setData(Qt.ItemDataRole.UserRole, NEW)
            self.list.insertItem(self.list.count() if typed else 0, item)
        self.list.setCurrentRow(0 if self.list.count() else -1)
        self.take.setEnabled(bool(self.list.count()))
        self.nothing.setVisible(not self._found and not self._fresh)

    def chosen(self) -> str | None:
        """The id of what was chosen."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None


def pick_one(
    parent: QWidget,
    title: str,
    words: str,
    found: Sequence[tuple[str, str]],
    then: Callable[[str], object],
    *,
    fresh: tuple[str, Callable[[str], object]] | None = None,
) -> PickDialog:
    """Ask for one of several.

    Args:
        parent: Over which it opens.
        title: Of the window.
        words: What is asked.
        found: The id and the words of each.
        then: Gets the id of what was chosen, if anything was.
        fresh: What something new is called, and what gets the words typed for it.
    """
    dialog = PickDialog(parent, title, words, found, fresh=fresh[0] if fresh else "")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def take() -> None:
        chosen = dialog.chosen()
        if chosen == NEW and fresh is not None:
            fresh[1](dialog.line.text().strip())
        elif chosen is not None:
            then(chosen)

    dialog.accepted.connect(take)
    dialog.open()
    return dialog
