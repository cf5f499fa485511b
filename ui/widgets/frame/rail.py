"""The rail: where one is, and where one can go, with counts of what waits there."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.delegates.painters import painting
from ui.icons import icon
from ui.pages.registry import PageSpec
from ui.widgets.basics import button

_FOLDED = 90
"""In a window of fewer average characters the rail shows its drawings alone."""
_ROOMY = 120
"""A window of this many average characters has room for a wide rail."""
_WIDE = 21
"""Average characters of a wide rail."""
_AROUND = 60
"""Margins, padding, and a count of one digit."""


class NavButton(QPushButton):
    """One place on the rail; the count stands at its right edge."""

    def __init__(self, spec: PageSpec) -> None:
        super().__init__(spec.title)
        self.spec = spec
        self._count = 0
        self.setProperty("role", "nav")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(True)
        self.refresh_icon()
        self._name()

    def refresh_icon(self) -> None:
        """Draw the icon in the colours and the text size now in use."""
        side = max(18, round(QFontMetrics(theme.font()).height()))
        self.setIconSize(QSize(side, side))
        self.setIcon(icon(self.spec.icon))

    def set_count(self, count: int) -> None:
        """How many things wait there; 0 shows nothing."""
        self._count = count
        self._name()
        self.update()

    def _name(self) -> None:
        waiting = f", {self._count}" if self._count else ""
        self.setAccessibleName(f"{self.spec.title}{waiting}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        current = theme.tokens()
        with painting(self) as painter:
            font = theme.font("small")
            painter.setFont(font)
            painter.setPen(QColor(current.accent if self.isChecked() else current.muted))
            text = str(self._count)
            width = QFontMetrics(font).horizontalAdvance(text)
            box = self.rect().adjusted(self.width() - width - 14, 0, -12, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        rail = self.parentWidget()
        if step is None or not isinstance(rail, Rail):
            super().keyPressEvent(event)
            return
        rail.step_from(self, step)


class Rail(QFrame):
    """The list of pages at the left.

    Signals:
        picked: The key of the page a person chose.
        find_asked: The box for everything is wanted while there is no room for it here.
    """

    picked = Signal(str)
    find_asked = Signal()

    def __init__(self, above: Sequence[PageSpec], below: Sequence[PageSpec], find: QWidget) -> None:
        """Make it.

        Args:
            above: Places at its top.
            below: Places at its foot.
            find: The box for everything, first of all; there is no room for it when folded.
        """
        super().__init__()
        self.setProperty("role", "rail")
        self.setAccessibleName("Pages")
        self._group = QButtonGroup(self)
        self.buttons: dict[str, NavButton] = {}
        layout = self._box = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 12)
        layout.setSpacing(2)
        self.find_box = find
        self.find_button = button("", self.find_asked.emit, role="nav", name="Find")
        self.find_button.setToolTip("Find (Ctrl+K)")
        self.find_button.setHidden(True)
        layout.addWidget(find)
        layout.addWidget(self.find_button)
        layout.addSpacing(8)
        for spec in above:
            layout.addWidget(self._button(spec))
        layout.addStretch(1)
        for spec in below:
            layout.addWidget(self._button(spec))
        self.is_folded = False
        self._draw_find()
        self.fit(0)

    def _button(self, spec: PageSpec) -> NavButton:
        nav = NavButton(spec)
        nav.clicked.connect(lambda: self.picked.emit(spec.key))
        self._group.addButton(nav)
        self.buttons[spec.key] = nav
        return nav

    def step_from(self, nav: NavButton, step: int) -> None:
        """Move the focus along the rail with the arrow keys."""
        places = list(self.buttons.values())
        places[(places.index(nav) + step) % len(places)].setFocus(Qt.FocusReason.TabFocusReason)

    def show_current(self, key: str) -> None:
        """Mark the page that is open; for a page without a place on the rail none is marked."""
        if key not in self.buttons:
            self._group.setExclusive(False)
            for nav in self.buttons.values():
                nav.setChecked(False)
            self._group.setExclusive(True)
            return
        self.buttons[key].setChecked(True)
        for place, nav in self.buttons.items():  # Tab stops at the rail once; arrows go along it
            here = place == key
            nav.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        if any(nav.hasFocus() for nav in self.buttons.values()):
            self.buttons[key].setFocus()

    def here(self) -> NavButton:
        """The place that keys go to: the page that is open, else the first one."""
        places = list(self.buttons.values())
        return next((nav for nav in places if nav.isChecked()), places[0])

    def set_counts(self, counts: dict[str, int]) -> None:
        """Numbers beside places."""
        for key, nav in self.buttons.items():
            nav.set_count(counts.get(key, 0))

    def refresh_look(self) -> None:
        """After colours or the text size changed."""
        for nav in self.buttons.values():
            nav.refresh_icon()
        self._draw_find()

    def _draw_find(self) -> None:
        self.find_button.setIcon(icon("search"))
        self.find_button.setIconSize(next(iter(self.buttons.values())).iconSize())

    def _fold(self, *, folded: bool) -> None:
        if folded == self.is_folded:
            return
        self.is_folded = folded
        self.find_button.setVisible(folded)
        if folded:
            self._box.removeWidget(self.find_box)
            self.find_box.hide()
        else:
            self._box.insertWidget(0, self.find_box)
            self.find_box.show()
        for nav in self.buttons.values():
            nav.setText("" if folded else nav.spec.title)
            nav.setToolTip(nav.spec.title if folded else "")

    def fit(self, window: int) -> None:
        """Take less of a window (its width in pixels) that is narrow for its text."""
        unit = QFontMetrics(theme.font()).averageCharWidth()
        self._fold(folded=0 < window < unit * _FOLDED)
        if self.is_folded:
            icon_side = next(iter(self.buttons.values())).iconSize().width()
            self.setFixedWidth(icon_side + _AROUND)
            return
        if window >= unit * _ROOMY:
            self.setFixedWidth(unit * _WIDE)
            return
        words = QFontMetrics(theme.font("strong"))
        widest = max(words.horizontalAdvance(nav.spec.title) for nav in self.buttons.values())
        icon_side = next(iter(self.buttons.values())).iconSize().width()
        self.setFixedWidth(widest + icon_side + _AROUND)
