"""Two parts side by side, or one above the other where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter


class SideBySide(QSplitter):
    """Stands its parts on each other while it is narrower than `roomy` average characters.

    Either way the line between them can be moved.
    """

    def __init__(self, *, roomy: int, wide: tuple[int, int], tall: tuple[int, int]) -> None:
        """Make it; `wide` and `tall` are how its parts share the room at first."""
        super().__init__(Qt.Orientation.Horizontal)
        self._roomy, self._shares = (
            roomy,
            {Qt.Orientation.Horizontal: wide, Qt.Orientation.Vertical: tall},
        )
        self._placed: Qt.Orientation | None = None
        self.setChildrenCollapsible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        roomy = self.width() >= self.fontMetrics().averageCharWidth() * self._roomy
        wanted = Qt.Orientation.Horizontal if roomy else Qt.Orientation.Vertical
        if wanted is not self._placed:
            self._placed = wanted
            self.setOrientation(wanted)
            self.setSizes(list(self._shares[wanted]))
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Nothing sideways, because there it can turn."""
        return QSize(0, super().minimumSizeHint().height())
