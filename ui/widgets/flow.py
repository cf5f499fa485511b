"""Widgets side by side, as many to a line as there is room for."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

_SPACE = 8


class FlowLayout(QLayout):
    """Breaks into lines like words do, so that chips and filters fit any width."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Put every item in its place; gives the height of all lines."""
        top = rect.top()
        lines = self._lines(rect)
        for number, line in enumerate(lines):
            tallest = max(area.height() for _, area in line)
            top += _SPACE if number else 0
            for item, area in line if move else ():
                item.setGeometry(area.translated(0, top + (tallest - area.height()) // 2))
            top += tallest
        return top - rect.top()

    def _lines(self, rect: QRect) -> list[list[tuple[QLayoutItem, QRect]]]:
        """The items of each line with their places in it; lower ones stand in its middle."""
        lines: list[list[tuple[QLayoutItem, QRect]]] = []
        left = rect.left()
        for item in self._shown():
            size = item.sizeHint()
            width = min(size.width(), max(rect.width(), 1))
            if not lines or left + width > rect.right() + 1:
                lines.append([])
                left = rect.left()
            lines[-1].append((item, QRect(left, 0, width, size.height())))
            left += width + _SPACE
        return lines
