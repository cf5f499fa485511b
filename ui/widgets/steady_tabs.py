"""Tabs that are not painted again whenever something in them asks for room."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QTabWidget


class SteadyTabs(QTabWidget):
    """Lays itself out anew only when its bar needs another room.

    Qt does it, and paints all that is in it, each time anything in one of its pages may have
    another size, even if it has none.
    """

    def __init__(self) -> None:
        super().__init__()
        self._bar = QSize()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            before, self._bar = self._bar, self.tabBar().sizeHint()
            if before == self._bar:
                self.updateGeometry()  # what it stands in may still have to give it another room
                return True
        return super().event(event)
