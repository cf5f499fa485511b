"""A line of two parts that becomes two lines where there is no room for both."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from ui.widgets.flow import SPACE, FlowLayout, flowing


class Folding(QWidget):
    """The second part stands beside the first, else below it, in as many lines as it takes."""

    def __init__(self, first: QWidget | QLayout, second: FlowLayout, *, least: int) -> None:
        """Make it.

        Args:
            first: It takes the room that is left.
            second: What asks for a room of its own.
            least: Characters the first is given beside the second.
        """
        super().__init__()
        self._flow, self._least = second, least
        self._second = flowing(second)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE)
        if isinstance(first, QWidget):
            self._box.addWidget(first, 1)
        else:
            self._box.addLayout(first, 1)
        self._box.addWidget(self._second)
        self._arrange()

    def _arrange(self) -> None:
        items = [self._flow.itemAt(place) for place in range(self._flow.count())]
        wide = [item.sizeHint().width() for item in items if item and not item.isEmpty()]
        whole = sum(wide) + SPACE * max(len(wide) - 1, 0)
        least = self.fontMetrics().averageCharWidth() * self._least
        beside = self.width() >= whole + SPACE + least
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._second.setMinimumWidth(whole if beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
