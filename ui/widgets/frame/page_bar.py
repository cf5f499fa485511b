"""A page's commands in its first line; those without room wait in a menu."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QSizePolicy, QWidget

from ui import theme
from ui.widgets.basics import ActionButton, button
from ui.widgets.focus import tab_through
from ui.widgets.frame.free_places import stay_free

_SPACE = 8
_TURNS = 4
"""Times the bar is fitted anew within one event, at most."""


class PageBar(QWidget):
    """Buttons side by side, none of them ever cut.

    Where there is no room for all, the primary one and the first ones stay; the others are in the
    menu of the button "More".
    """

    def __init__(self, page: QWidget | None = None) -> None:
        super().__init__(page)
        self.setHidden(True)  # until there are commands
        stay_free(self)
        self.setAccessibleName("Commands of the page")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.buttons: list[ActionButton] = []
        self._actions: list[QAction] = []
        self._fitting = self._asked = False
        self._made: dict[QAction, ActionButton] = {}
        self.menu = QMenu(self)
        self.menu.setAccessibleName("More commands")
        self.menu.setToolTipsVisible(True)
        self.more = button("More", name="More commands of this page")
        self.more.setMenu(self.menu)
        self.more.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_SPACE)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addStretch(1)
        theme.follow(self, self._refit)

    def _refit(self) -> None:
        """Words take another width; the layout gives it room only in its next turn."""
        self.updateGeometry()
        QTimer.singleShot(0, self, self._fit)

    def show_actions(self, actions: Sequence[QAction]) -> None:
        """Show these commands instead; without any there is no bar."""
        self.setHidden(not actions)
        if list(actions) == self._actions:
            return
        while self._row.count():
            self._row.takeAt(0)
        for made in self.buttons:
            made.hide()
        self._row.addStretch(1)
        self._actions = list(actions)
        self.buttons = [self._button(action) for action in actions]
        last = len(self.buttons) - 1
        for place, made in enumerate(self.buttons):
            if place == last:
                self._row.addWidget(self.more)
            self._row.addWidget(made)
        line = self.parentWidget()
        if line is not None:
            tab_through(line)  # buttons that are made now come after what stands before them
        self._fit()
        self.updateGeometry()

    def _button(self, action: QAction) -> ActionButton:
        if action not in self._made:
            self._made[action] = ActionButton(action)
        return self._made[action]

    def sizeHint(self) -> QSize:
        return self._size([made.sizeHint() for made in self.buttons])

    def minimumSizeHint(self) -> QSize:
        sizes = [made.sizeHint() for made in self.buttons if self._stays(made)]
        if len(sizes) < len(self.buttons):
            sizes.append(self.more.sizeHint())
        return self._size(sizes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
            self.updateGeometry()
        return super().event(event)

    def _fit(self) -> None:
        """Show the buttons there is room for; showing one may give the bar another width."""
        self._asked = True
        if self._fitting:
            return
        self._fitting = True
        for _turn in range(_TURNS):
            if not self._asked:
                break
            self._asked = False
            self._fit_once()
        self._fitting = False

    def _fit_once(self) -> None:
        """Show the buttons there is room for, and put the other commands into the menu."""
        kept = {made for made in self.buttons if self._stays(made)}
        if self.sizeHint().width() <= self.width():
            kept = set(self.buttons)
        else:
            left = self.width() - self.minimumSizeHint().width()
            for made in self.buttons:
                if made in kept:
                    continue
                left -= made.sizeHint().width() + _SPACE
                if left < 0:
                    break
                kept.add(made)
        waiting = [
            action
            for made, action in zip(self.buttons, self._actions, strict=True)
            if made not in kept
        ]
        for made in self.buttons:
            made.setVisible(made in kept)
        self.more.setVisible(bool(waiting))
        if self.menu.actions() != waiting:
            self.menu.clear()
            self.menu.addActions(waiting)

    def _stays(self, made: ActionButton) -> bool:
        return made is self.buttons[-1] or made.property("role") == "primary"

    @staticmethod
    def _size(sizes: Sequence[QSize]) -> QSize:
        width = sum(size.width() for size in sizes) + _SPACE * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))
