"""What stands under the heat map: why, the years of the cell, and what if."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

_BESIDE = 76
"""Average characters of width from which the parts stand side by side."""


class CellDetail(QWidget):
    """Puts the parts side by side where there is room, else under each other."""

    def __init__(self, why: QWidget, trend: QWidget, what_if: QWidget) -> None:
        super().__init__()
        moving = QVBoxLayout()
        moving.setSpacing(8)
        moving.addWidget(trend)
        moving.addWidget(what_if)
        moving.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(12)
        self._parts.addWidget(why, 3)
        self._parts.addLayout(moving, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() > self.fontMetrics().averageCharWidth() * _BESIDE
        side = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(side)
