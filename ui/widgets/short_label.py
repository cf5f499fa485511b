"""Texts by their room: a line that gives way, and lines that wrap."""

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui import theme
from ui.widgets.headings import HEADINGS, be_heading

_BETWEEN = " · "
"""Between two facts."""
_MOST_WIDTHS = 30


class ShortLabel(QLabel):
    """One line that is cut with an ellipsis where there is no room; the tip says all of it.

    Of facts with a dot between them none is cut in its middle: "Dashboard data 202…".
    """

    def __init__(
        self, role: str, *, tone: str = "", least: int = 4, gives_way: bool = False
    ) -> None:
        """Make it.

        Args:
            role: Of the font.
            tone: Of its color.
            least: Characters that are always in sight.
            gives_way: It asks for no more than that, and takes what others leave.
        """
        super().__init__()
        self._least, self._whole, self._gives_way = least, "", gives_way
        theme.use_font(self, role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role in HEADINGS:
            be_heading(self, HEADINGS[role])
        if tone:
            self.setProperty("tone", tone)
        wide = QSizePolicy.Policy.Expanding if gives_way else QSizePolicy.Policy.Maximum
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show a text."""
        if text == self._whole:
            return
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def whole(self) -> str:
        """All of the text, however much of it there is room for."""
        return self._whole

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        if self._gives_way:
            return self.minimumSizeHint()
        return QSize(metrics.horizontalAdvance(self._whole) + 4, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        whole = metrics.horizontalAdvance(self._whole) + 4
        return QSize(min(metrics.averageCharWidth() * self._least, whole), metrics.height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()
            self._fit()

    def _fit(self) -> None:
        shown = self._shortened()
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")

    def _shortened(self) -> str:
        """What there is room for: of several facts whole ones, of one its beginning."""
        metrics, room = self.fontMetrics(), max(self.width(), 1)
        cut, facts = Qt.TextElideMode.ElideRight, self._whole.split(_BETWEEN)
        shown = metrics.elidedText(self._whole, cut, room)
        for count in range(len(facts) - 1 if shown != self._whole else 0, 0, -1):
            said = f"{_BETWEEN.join(facts[:count])} …"
            if metrics.elidedText(said, cut, room) == said:
                return said
        return shown


class WrappedLabel(QLabel):
    """A text of several lines; how tall it is in a width is worked out once.

    Layouts ask a dozen times while a page is laid out, and Qt breaks the lines anew each time.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._tall: dict[int, int] = {}

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tall.clear()

    def setContentsMargins(self, *around: Any) -> None:
        super().setContentsMargins(*around)
        self._tall.clear()

    def setWordWrap(self, on: bool) -> None:
        super().setWordWrap(on)
        self._tall.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Another font or look."""
        super().changeEvent(event)
        self._tall.clear()

    def heightForWidth(self, width: int) -> int:
        found = self._tall.get(width)
        if found is None:
            if len(self._tall) >= _MOST_WIDTHS:
                self._tall.clear()
            found = self._tall[width] = super().heightForWidth(width)
        return found
