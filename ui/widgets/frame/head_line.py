"""The first line of a page; what stands beside its title goes below it in a narrow window."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.frame.free_places import stay_free
from ui.widgets.frame.page_bar import PageBar

_SPACE = 12
_BETWEEN = 6


class HeadLine(QWidget):
    """Title and facts at the left, the page's commands at the right, choices between them.

    It places its parts itself: a layout that changed while Qt is at work with it, as happens when
    a command is shown, would end the program.
    """

    def __init__(
        self,
        title: QWidget,
        choices: Sequence[QWidget],
        bar: PageBar,
        grows: QWidget | None = None,
        home: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            title: The page's name, or what it is about.
            choices: Chips and boxes, which may stand on a line of their own.
            bar: The page's commands.
            grows: Stands beside the title and takes the room that is left.
            home: Where it will stand.
        """
        super().__init__(home)
        stay_free(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
        hidden = bar.isHidden()
        bar.setParent(None)  # Tab comes to it last, though it was made first in the page
        bar.setParent(self)
        bar.setHidden(hidden)
        self._bar = bar

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._lines(width)) + (_BETWEEN if self._is_below(width) else 0)

    def sizeHint(self) -> QSize:
        hints = (self._lead.sizeHint(), self._choices_hint(), self._bar_hint())
        wide = sum(hint.width() + _SPACE for hint in hints) - _SPACE
        return QSize(wide, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """What the parts need on two lines, because they may stand on two."""
        first = self._lead.minimumSizeHint().width() + _SPACE
        first += 0 if self._bar.isHidden() else self._bar.minimumSizeHint().width()
        wide = max(first, self._choices.minimumSizeHint().width())
        return QSize(wide, self.heightForWidth(max(self.width(), wide)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_below(event.size().width()) != self._is_below(event.oldSize().width()):
            self.updateGeometry()  # it takes one line more or less
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _choices_hint(self) -> QSize:
        return QSize(0, 0) if self._choices.isHidden() else self._choices.sizeHint()

    def _bar_hint(self) -> QSize:
        return QSize(0, 0) if self._bar.isHidden() else self._bar.sizeHint()

    def _is_below(self, width: int) -> bool:
        """Whether not all commands would stay in sight beside the choices."""
        choices = self._choices_hint().width()
        if not choices:
            return False
        needed = self._lead.minimumSizeHint().width() + self._bar_hint().width() + 2 * _SPACE
        return needed + choices > width

    def _lines(self, width: int) -> tuple[int, int]:
        """How tall the first line and the one below it are in so many pixels."""
        first = max(self._lead.sizeHint().height(), self._bar_hint().height())
        if not self._is_below(width):
            return max(first, self._choices_hint().height()), 0
        return first, self._tall(min(width, self._choices_hint().width()))

    def _tall(self, width: int) -> int:
        inner = self._choices.layout()
        if inner is not None and inner.hasHeightForWidth():
            return inner.heightForWidth(width)
        return self._choices.sizeHint().height()

    def _place(self) -> None:
        width, (first, second) = self.width(), self._lines(self.width())
        bar = min(self._bar_hint().width(), width - self._lead.minimumSizeHint().width() - _SPACE)
        bar = max(bar, 0 if self._bar.isHidden() else self._bar.minimumSizeHint().width())
        left = width - bar
        self._bar.setGeometry(QRect(left, 0, bar, first))
        choices = min(self._choices_hint().width(), width)
        if second:
            self._choices.setGeometry(QRect(0, first + _BETWEEN, choices, second))
        elif choices:
            left -= choices + (_SPACE if bar else 0)
            tall = self._tall(choices)
            self._choices.setGeometry(QRect(left, (first - tall) // 2, choices, tall))
        self._lead.setGeometry(QRect(0, 0, max(left - _SPACE, 0), first))
