"""Bars that lie over a page together."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.frame.notice import NoticeBar


class BarColumn(QWidget):
    """Some bars, one above the other, no larger than what is shown of them."""

    def __init__(self, above: QWidget, bars: Sequence[QWidget], place: Callable[[], None]) -> None:
        """Make it; `place` is called when it may need another size."""
        super().__init__(above)
        self.bars = tuple(bars)
        self._place = place
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for bar in bars:
            layout.addWidget(bar)
        self.hide()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def shown(self) -> list[QWidget]:
        """Those of them that say something."""
        return [bar for bar in self.bars if not bar.isHidden()]

    def take(self, width: int) -> QSize:
        """Its size in this width; the bars' texts wrap in it."""
        for bar in self.shown():
            if isinstance(bar, NoticeBar):
                bar.fit(width)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        if layout.hasHeightForWidth():
            return QSize(width, layout.totalHeightForWidth(width))
        return QSize(width, layout.totalSizeHint().height())
