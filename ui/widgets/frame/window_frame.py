"""How the parts of the window lie: the rail at the left, the top bar, the open page."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


class RailArea(QScrollArea):
    """As wide as the rail; in a window too low for all its places they scroll."""

    def __init__(self, rail: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rail = rail
        self.setWidget(rail)
        rail.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        scrolls = self._rail.minimumSizeHint().height() > self.height()
        beside = self.verticalScrollBar().sizeHint().width() if scrolls else 0
        self.setFixedWidth(self._rail.minimumWidth() + beside)


def window_frame(rail: QWidget, top: tuple[QWidget, QWidget], page: QWidget) -> QWidget:
    """The inside of the window.

    Args:
        rail: At the left.
        top: The box for everything, and the page's commands.
        page: Takes the rest.
    """
    bar_frame = QFrame()
    bar_frame.setProperty("role", "topbar")
    bar = QHBoxLayout(bar_frame)
    bar.setContentsMargins(24, 8, 24, 8)
    bar.setSpacing(16)
    bar.addWidget(top[0], 3)
    bar.addStretch(1)
    bar.addWidget(top[1])
    right = QVBoxLayout()
    right.setContentsMargins(0, 0, 0, 0)
    right.setSpacing(8)
    right.addWidget(bar_frame)
    right.addWidget(page, 1)
    middle = QWidget()
    middle.setProperty("role", "page")
    whole = QHBoxLayout(middle)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(RailArea(rail))
    whole.addLayout(right, 1)
    return middle
