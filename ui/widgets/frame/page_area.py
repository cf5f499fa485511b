"""Holds a page: where the window is too low for it, the page scrolls instead of being squeezed."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets.basics import ScrollArea, label

_ENOUGH = 0.85


def waiting_page(words: str) -> QFrame:
    """What stands in the place of a page until there is one."""
    waiting = QFrame()
    waiting.setProperty("role", "page")
    lines = QVBoxLayout(waiting)
    lines.setContentsMargins(24, 12, 24, 24)
    lines.addWidget(label(words, tone="muted"))
    lines.addStretch(1)
    return waiting


class PageArea(ScrollArea):
    """As wide as its place, always; as tall as its place or as the page must at least be."""

    def __init__(self, home: QWidget) -> None:
        """Make it where it will stand: put there with its page, all of that is styled anew."""
        super().__init__(home)
        self.resize(home.size())
        self._page: QWidget | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def hold(self, page: QWidget) -> None:
        """Show a page that was made in the viewport."""
        self._page = page
        page.resize(self.maximumViewportSize())  # else it is laid out in the size it would like
        self.setWidget(page)
        page.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if self._page is None:
            return
        room = self.maximumViewportSize()
        least = _least(self._page, room)
        if least > room.height():
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
            least = _least(self._page, room)
        self._page.resize(room.width(), max(room.height(), least))


def _least(page: QWidget, room: QSize) -> int:
    """How tall a page must be in a place of this size for nothing in it to be cut."""
    layout = page.layout()
    if layout is None:
        return 0
    least = layout.minimumSize().height()
    if not layout.hasHeightForWidth():
        return least
    # Qt says here what texts that wrap would like to have; a little less is enough for them.
    liked = layout.minimumHeightForWidth(room.width())
    return least if liked * _ENOUGH <= room.height() else max(least, liked)
