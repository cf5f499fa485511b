"""How the parts of the window lie: the rail at the left, the open page beside it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QWidget

from ui.widgets.basics import ScrollArea


class RailArea(ScrollArea):
    """As wide as the rail; in a window too low for all its places they scroll."""

    def __init__(self, rail: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
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


def lay_out_window(window: QMainWindow, rail: QWidget, page: QWidget) -> None:
    """Fill the inside of a window: the rail at the left, and the page, which takes the rest.

    From outside in, because what is put somewhere is styled anew with all that stands in it.
    """
    middle = QWidget(window)
    window.setCentralWidget(middle)
    middle.setProperty("role", "page")
    whole = QHBoxLayout(middle)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(RailArea(rail, middle))
    whole.addWidget(page, 1)
