"""Causes in the outline that are longer than their column: in several lines, none cut short."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTreeView

from ui.delegates.pill import PillDelegate

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SIDE, _ABOVE = 8, 11
"""Pixels of the padding of a line in `app.qss`: at each side, and above and below together."""
_LINES_SHOWN = (4, 26)
"""Lines the outline has room for: at least, and at most before it scrolls by itself."""
_MOST_LINES = 6
"""Lines of one cause; what is longer still ends in "…", and stands whole in its tip."""


class CauseDelegate(PillDelegate):
    """Makes a line as tall as its cause needs at the width it is painted in."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._lines: dict[tuple[str, bool, int, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.column():
            return super().sizeHint(option, index)
        return QSize(0, self.height_of(index))

    def height_of(self, index: Index) -> int:
        """Pixels a line of the outline is tall."""
        font = index.data(Qt.ItemDataRole.FontRole) or self._view.font()
        metrics = QFontMetrics(font)
        return metrics.height() * self._count(index, font, metrics) + _ABOVE

    def _count(self, index: Index, font: QFont, metrics: QFontMetrics) -> int:
        text, room = str(index.data() or ""), self._room(index)
        key = (text, font.bold(), metrics.height(), room)
        found = self._lines.get(key)
        if found is None:
            found = 1
            if metrics.horizontalAdvance(text) > room > 0:
                asked = QRect(0, 0, room, 10**6)
                tall = metrics.boundingRect(asked, int(Qt.TextFlag.TextWordWrap), text).height()
                found = min(-(-tall // metrics.height()), _MOST_LINES)
            self._lines[key] = found
        return found

    def _room(self, index: Index) -> int:
        view, depth, above = self._view, 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        margin = view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, view) + 1
        return view.columnWidth(0) - depth * view.indentation() - 2 * (_SIDE + margin)

    def height_shown(self) -> int:
        """Pixels of all lines and one that can be typed, within reason: so the page scrolls."""
        line = self._view.fontMetrics().height() + _ABOVE
        least, most = (line * count for count in _LINES_SHOWN)
        return min(max(self._height_below(_ROOT) + line, least), most)

    def _height_below(self, parent: Index) -> int:
        tree = self._view.model()
        below = [tree.index(row, 0, parent) for row in range(tree.rowCount(parent))]
        return sum(self.height_of(index) + self._height_below(index) for index in below)
