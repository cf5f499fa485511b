"""Widgets side by side, as many to a line as there is room for."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

SPACE = 8


class FlowLayout(QLayout):
    """Breaks into lines like words do, so that chips and filters fit any width.

    What it worked out holds until Qt calls it invalid, as with Qt's own layouts: around it the same
    is asked hundreds of times while a page is laid out.
    """

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._sized: list[tuple[QLayoutItem, QSize]] | None = None
        self._least: QSize | None = None
        self._placed: QRect | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        """Something in it is another or has another size."""
        self._heights.clear()
        self._least = self._placed = self._sized = None
        super().invalidate()

    def addWidget(self, widget: QWidget) -> None:
        """Put a widget at the end.

        Qt's own would make the item where Python cannot see it go: a new one at the same address
        is then taken for the old one, and the window fails while it lays itself out.
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        if rect != self._placed:
            self._placed = QRect(rect)
            self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        if self._least is None:
            self._least = QSize(0, 0)
            for item in self.shown():
                self._least = self._least.expandedTo(item.minimumSize())
        return QSize(self._least)

    def shown(self) -> list[QLayoutItem]:
        """What takes room."""
        return [item for item in self._items if not item.isEmpty()]

    def _sizes(self) -> list[tuple[QLayoutItem, QSize]]:
        """What takes room, and how much each would like to have."""
        if self._sized is None:
            self._sized = [(item, item.sizeHint()) for item in self.shown()]
        return self._sized

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Put every item in its place; gives the height of all lines."""
        left, top = rect.left(), rect.top()
        line: list[tuple[QLayoutItem, QRect]] = []
        for item, size in self._sizes():
            width = min(size.width(), max(rect.width(), 1))
            if line and left + width > rect.right() + 1:
                left, top = rect.left(), top + _put(line, move=move) + SPACE
                line = []
            line.append((item, QRect(left, top, width, size.height())))
            left += width + SPACE
        return top + _put(line, move=move) - rect.top()


def _put(line: list[tuple[QLayoutItem, QRect]], *, move: bool) -> int:
    """Put a line's items in the middle of its height; gives the height."""
    height = max((place.height() for _item, place in line), default=0)
    for item, place in line if move else ():
        item.setGeometry(place.translated(0, (height - place.height()) // 2))
    return height


def flowing(flow: FlowLayout) -> QWidget:
    """A place for a flow; its height follows its lines."""
    place = QWidget()
    place.setLayout(flow)
    policy = place.sizePolicy()
    policy.setHeightForWidth(True)
    policy.setVerticalPolicy(policy.Policy.Minimum)
    place.setSizePolicy(policy)
    return place
