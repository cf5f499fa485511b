"""The first line of a page; what stands beside its title goes below it in a narrow window."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.frame.page_bar import PageBar

_SPACE = 12


class HeadLine(QWidget):
    """Title and facts at the left, the page's commands at the right, choices between them."""

    def __init__(
        self, title: QWidget, choices: Sequence[QWidget], bar: PageBar, grows: QWidget | None = None
    ) -> None:
        """Make it.

        Args:
            title: The page's name, or what it is about.
            choices: Chips and boxes, which may stand on a line of their own.
            bar: The page's commands.
            grows: Stands beside the title and takes the room that is left.
        """
        super().__init__()
        self._bar, self._below = bar, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._lead = QWidget(self)
        lead = QHBoxLayout(self._lead)
        lead.setContentsMargins(0, 0, 0, 0)
        lead.setSpacing(_SPACE)
        lead.addWidget(title)
        if grows is None:
            lead.addStretch(1)
        else:
            lead.addWidget(grows, 1)
        self._choices = QWidget(self)
        beside = QHBoxLayout(self._choices)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        for widget in choices:
            beside.addWidget(widget)
        self._choices.setHidden(not choices)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_SPACE)
        self._grid.setVerticalSpacing(6)
        self._grid.addWidget(self._lead, 0, 0)
        self._grid.addWidget(self._choices, 0, 1)
        self._grid.addWidget(bar, 0, 2)
        self._grid.setColumnStretch(0, 1)

    def minimumSizeHint(self) -> QSize:
        """What the parts need on two lines, because they may stand on two."""
        parts = (self._lead.minimumSizeHint().width(), self._bar.minimumSizeHint().width())
        wide = max(sum(parts) + _SPACE, self._choices.minimumSizeHint().width())
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Put the choices below where not all commands would stay in sight beside them."""
        hints = (self._lead.minimumSizeHint(), self._choices.sizeHint(), self._bar.sizeHint())
        below = sum(hint.width() + _SPACE for hint in hints) > self.width() + _SPACE
        if below != self._below:
            self._below = below
            self._grid.removeWidget(self._choices)
            if below:
                self._grid.addWidget(self._choices, 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
            else:
                self._grid.addWidget(self._choices, 0, 1)
