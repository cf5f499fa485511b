"""Two parts side by side, or one above the other where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter


class SideBySide(QSplitter):
    """Stands its parts on each other while it is narrower than `roomy` average characters.

    Either way the line between them can be moved.
    """

    def __init__(
        self, *, roomy: int, wide: tuple[int, int], tall: tuple[int, int], lines: int = 0
    ) -> None:
        """Make it.

        Args:
            roomy: Average characters of width from which the parts stand side by side.
            wide: How they share the room then, at first.
            tall: How they share it on each other.
            lines: Lines of text they need together on each other; the page scrolls for them.
        """
        super().__init__(Qt.Orientation.Horizontal)
        self._roomy, self._shares = (
            roomy,
            {Qt.Orientation.Horizontal: wide, Qt.Orientation.Vertical: tall},
        )
        self._lines = lines
        self._placed: Qt.Orientation | None = None
        self.setChildrenCollapsible(False)

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
