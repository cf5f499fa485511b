"""Tools at the right end of a line of tabs where both have room, else on a line of their own."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.widgets.flow import SPACE, FlowLayout
from ui.widgets.focus import reached_in, tab_inside

_BETWEEN = 24
"""Pixels between the last tab and the first tool."""

_SETTLE = QEvent.Type(QEvent.registerEventType())

_BELOW = 4
"""Pixels below the tools, so that they stand as high as the words of the tabs."""


class ToolRow(QWidget):
    """Tools as many to a line as there is room for."""

    def __init__(self, tools: Sequence[QWidget], home: QWidget | None = None) -> None:
        super().__init__(home)
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        for made in tools:
            self._flow.addWidget(made)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(policy.Policy.Minimum)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """All of it on one line."""
        hints = [item.sizeHint() for item in self._flow.shown()]
        wide = sum(hint.width() + SPACE for hint in hints) - SPACE
        tall = max((hint.height() for hint in hints), default=0)
        return QSize(max(wide, 0), tall + _BELOW)


class TabLine(QObject):
    """Puts the tools where there is room for them.

    Signals:
        moved: They stand somewhere else now.
    """

    moved = Signal()

    def __init__(
        self, tabs: QTabWidget, tools: ToolRow, above: QVBoxLayout, place: int = 0
    ) -> None:
        """Make it; without room beside the tools stand in `above`, at this place."""
        super().__init__(tabs)
        self._tabs, self._tools, self._above, self._place = tabs, tools, above, place
        self.beside = self._asked = False
        above.insertWidget(place, tools)
        # Else Tab would come from the tools back to the bar, which has the focus for all of it:
        # wherever the tabs themselves stand in its order, they lead there.
        tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tabs.setFocusProxy(None)  # type: ignore[arg-type]
        tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for watched in (tabs, tools, tabs.tabBar()):
            watched.installEventFilter(self)

    def order_keys(self, tools: Sequence[QWidget], before: Sequence[QWidget] = ()) -> None:
        """Let Tab go as one reads: the tools after the tabs they stand beside, or before all.

        Args:
            tools: What has the keys among the tools.
            before: What stands just above the tabs.
        """
        bar = self._tabs.tabBar()
        order = [*before, bar, *tools] if self.beside else [*tools, *before, bar]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)
        if not self.beside:
            self._follow_what_is_above(order)

    def _follow_what_is_above(self, order: Sequence[QWidget]) -> None:
        """Let Tab come to these from what stands above the tools, and else from the page's top."""
        items = [self._above.itemAt(n) for n in range(self._above.indexOf(self._tools))]
        parts = [part for item in items if item is not None and (part := item.widget())]
        reached = [made for part in parts for made in reached_in(part)]
        start = [self._above.parentWidget(), *parts, *reached][-1]
        if start is not None:
            tab_inside(start, *order)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._settle_soon()
        return super().eventFilter(watched, event)

    def _settle_soon(self) -> None:
        """As soon as Qt is not laying them out, and before it paints.

        A layout from which a part is taken while Qt is at work with it ends the program.
        """
        if not self._asked and self._has_room() is not self.beside:
            self._asked = True
            QCoreApplication.postEvent(self, QEvent(_SETTLE))

    def event(self, event: QEvent) -> bool:
        if event.type() == _SETTLE:
            self._asked = False
            self._settle()
            return True
        return super().event(event)

    def _has_room(self) -> bool:
        tabs = self._tabs
        needed = tabs.tabBar().sizeHint().width() + _BETWEEN + self._tools.sizeHint().width()
        return needed <= tabs.width()

    def _settle(self) -> None:
        tabs, tools, beside = self._tabs, self._tools, self._has_room()
        if beside is self.beside:
            return
        self.beside = beside
        if beside:
            self._above.removeWidget(tools)
            tabs.setCornerWidget(tools, Qt.Corner.TopRightCorner)
        else:
            tabs.setCornerWidget(None, Qt.Corner.TopRightCorner)  # type: ignore[arg-type]
            self._above.insertWidget(self._place, tools)
        tools.show()
        self.moved.emit()
