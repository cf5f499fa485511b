"""Tabs that cost nothing until somebody looks at them."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.pieces import Pieces

W = TypeVar("W", bound=QWidget)
_CORNERS = (Qt.Corner.TopLeftCorner, Qt.Corner.TopRightCorner)


class LatePart(QWidget):
    """What stands in a late tab and would hold the window if it were made at once."""

    def build(self) -> Pieces:
        """Make what it consists of; the window may answer at every `yield`."""
        yield from ()


class LateTab(QWidget, Generic[W]):
    """The place of a tab; what stands in it is made, and filled, when it is first looked at."""

    def __init__(self, tabs: "LateTabs", make: Callable[[], W]) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._make = make
        self._fill: Callable[[W], object] | None = None
        self._unbuilt: Pieces = iter(())
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

    @property
    def stands(self) -> bool:
        """Whether it is made and filled."""
        return self.made is not None and self._fill is None

    def get(self) -> W:
        """What stands in it, made and filled if it was not yet."""
        for _piece in self.pieces():
            pass
        assert self.made is not None, "all pieces of it are done"
        return self.made

    def pieces(self) -> Pieces:
        """All that is still to be done for it; it is painted when all of it is."""
        made = self.made
        if made is None:
            made = self.made = self._make()
            self._box.addWidget(made)
            if isinstance(made, LatePart):
                self._unbuilt = made.build()
            yield
        yield from self._unbuilt
        fill, self._fill = self._fill, None
        if fill is not None:
            fill(made)
        yield  # painting is a piece of its own
        self.setUpdatesEnabled(True)

    def show_later(self, fill: Callable[[W], object]) -> None:
        """Fill it next if it is in front, else when it is looked at; only the last one counts."""
        self._fill = fill
        if self._tabs.currentWidget() is self:
            self._tabs.fill_front()


class SteadyTabs(QTabWidget):
    """Lays itself out anew only when its bar, or what stands beside it, needs another room.

    Qt does it, and paints all that is in it, each time anything in one of its pages may have
    another size, even if it has none.
    """

    def __init__(self, home: QWidget | None = None) -> None:
        super().__init__(home)
        self._needed: tuple[QSize, ...] = ()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            beside = [self.cornerWidget(place) for place in _CORNERS]
            parts = (self.tabBar(), *beside)
            needed = tuple(part.sizeHint() for part in parts if part is not None)
            before, self._needed = self._needed, needed
            if before == needed:
                self.updateGeometry()  # what it stands in may still have to give it another room
                return True
        return super().event(event)


class LateTabs(SteadyTabs):
    """Makes each tab when it is first looked at.

    Signals:
        settled: A tab is in front, made and filled.
    """

    settled = Signal()

    def __init__(self, context: AppContext, name: str, home: QWidget | None = None) -> None:
        super().__init__(home)
        self._runner = context.runner
        self.setDocumentMode(True)
        self.setAccessibleName(name)
        self.currentChanged.connect(self._look)

    def add_late(self, words: str, make: Callable[[], W]) -> LateTab[W]:
        """Add a tab; the first one is in front."""
        place = LateTab(self, make)
        self.addTab(place, words)
        return place

    def front(self) -> QWidget:
        """What stands in the tab one looks at, which may be one that was there from the first."""
        place: Any = self.currentWidget()
        return place.get() if isinstance(place, LateTab) else place

    def _look(self, _place: int) -> None:
        """What one looks at is made and filled in turns of its own, and painted then."""
        place: Any = self.currentWidget()
        if not isinstance(place, LateTab) or place.stands:
            place.setUpdatesEnabled(True)  # it may have been left just before it was painted
            self.settled.emit()
            return
        place.setUpdatesEnabled(False)
        self.fill_front()

    def fill_front(self) -> None:
        """Do what is still to be done for the tab in front, in turns of its own."""
        place: Any = self.currentWidget()
        self._go_on(place, place.pieces())

    def _go_on(self, place: "LateTab[Any]", pieces: Pieces) -> None:
        def do() -> None:
            if place is not self.currentWidget():
                return  # it goes on when somebody looks at it again
            if next(pieces, _DONE) is _DONE:
                self.settled.emit()
            else:
                self._go_on(place, pieces)

        self._runner.in_turn(do, owner=place)


_DONE = object()
