"""Tabs that cost nothing until somebody looks at them."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

W = TypeVar("W", bound=QWidget)


class LateTab(QWidget, Generic[W]):
    """The place of a tab; what stands in it is made, and filled, when it is first looked at."""

    def __init__(self, tabs: "LateTabs", make: Callable[[], W]) -> None:
        super().__init__()
        self._tabs = tabs
        self._make = make
        self._fill: Callable[[W], object] | None = None
        self.made: W | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt gives the focus to a tab that is still empty; the bar of tabs takes it.

        A focus proxy would do the same, but then a tab that is hidden counts as having the focus
        of the bar, and takes it away.
        """
        super().focusInEvent(event)
        self._tabs.tabBar().setFocus(event.reason())

    def get(self) -> W:
        """What stands in it, made and filled if it was not yet."""
        made = self.make()
        fill, self._fill = self._fill, None
        if fill is not None:
            fill(made)
        self.setUpdatesEnabled(True)
        return made

    def make(self) -> W:
        """The same, but for filling it."""
        if self.made is None:
            self.made = self._make()
            self._box.addWidget(self.made)
        return self.made

    def show_later(self, fill: Callable[[W], object]) -> None:
        """Fill it now if it is in front, else when it is looked at; only the last one counts."""
        self._fill = fill
        if self._tabs.currentWidget() is self:
            self.get()


class LateTabs(QTabWidget):
    """Makes each tab when it is first looked at."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setAccessibleName(name)
        self.currentChanged.connect(self._look)

    def add_late(self, words: str, make: Callable[[], W]) -> LateTab[W]:
        """Add a tab; the first one is in front and so made at once."""
        place = LateTab(self, make)
        self.addTab(place, words)
        return place

    def front(self) -> QWidget:
        """What stands in the tab one looks at, which may be one that was there from the first."""
        place: Any = self.currentWidget()
        return place.get() if isinstance(place, LateTab) else place

    def _look(self, _place: int) -> None:
        """Make what one looks at; it is filled in a turn of its own, and painted then."""
        place: Any = self.currentWidget()
        if isinstance(place, LateTab) and place.made is None:
            place.setUpdatesEnabled(False)
            place.make()
            QTimer.singleShot(0, place, place.get)
        elif place is not None:
            self.front()
