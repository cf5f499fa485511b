"""Two parts side by side, or one above the other where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from ui import theme
from ui.delegates.painters import painting
from ui.widgets.announce import announce

_STEP = 24
"""Pixels an arrow moves the line between two parts."""


class SplitLine(QSplitterHandle):
    """The line between two parts: dragged, or moved by the arrows where Tab stands on it."""

    def __init__(self, orientation: Qt.Orientation, splitter: QSplitter) -> None:
        super().__init__(orientation, splitter)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Line between two parts, moved by the arrows")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across = self.orientation() is Qt.Orientation.Horizontal
        keys = Qt.Key
        back, on = (keys.Key_Left, keys.Key_Right) if across else (keys.Key_Up, keys.Key_Down)
        step = {back: -_STEP, on: _STEP}.get(keys(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.moveSplitter((self.x() if across else self.y()) + step)
        place, whole = self.splitter().sizes()[:1], sum(self.splitter().sizes())
        announce(self, f"{sum(place) * 100 // max(whole, 1)} percent")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with painting(self) as painter:
                painter.fillRect(self.rect(), QColor(theme.tokens().focus))


class Split(QSplitter):
    """Parts whose line between them can be moved by pointer and by keys; none can be lost."""

    def __init__(self, orientation: Qt.Orientation, home: QWidget | None = None) -> None:
        super().__init__(orientation, home)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return SplitLine(self.orientation(), self)


class SideBySide(Split):
    """Stands its parts on each other while it is narrower than `roomy` average characters.

    Either way the line between them can be moved.
    """

    def __init__(
        self,
        *,
        roomy: int,
        wide: tuple[int, int],
        tall: tuple[int, int],
        lines: int = 0,
        home: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            roomy: Average characters of width from which the parts stand side by side.
            wide: How they share the room then, at first.
            tall: How they share it on each other.
            lines: Lines of text they need together on each other; the page scrolls for them.
            home: Where it will stand.
        """
        super().__init__(Qt.Orientation.Horizontal, home)
        self._roomy, self._shares = (
            roomy,
            {Qt.Orientation.Horizontal: wide, Qt.Orientation.Vertical: tall},
        )
        self._lines = lines
        self._placed: Qt.Orientation | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        roomy = self.width() >= self.fontMetrics().averageCharWidth() * self._roomy
        wanted = Qt.Orientation.Horizontal if roomy else Qt.Orientation.Vertical
        if wanted is not self._placed:
            self._placed = wanted
            self.setOrientation(wanted)
            self.setSizes(list(self._shares[wanted]))
            self.updateGeometry()
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Nothing sideways, because there it can turn."""
        stacked = self.orientation() is Qt.Orientation.Vertical
        least = self.fontMetrics().lineSpacing() * self._lines if stacked else 0
        return QSize(0, max(super().minimumSizeHint().height(), least))
