"""What is said to the person lies over the page: nothing below moves when it comes or goes."""

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from ui.widgets.announce import announce
from ui.widgets.frame.bar_column import BarColumn
from ui.widgets.frame.free_places import free_in, places
from ui.widgets.frame.job_bar import JobBar
from ui.widgets.frame.notice import URGENCY, Message, NoticeBar

_BANNER = 560
"""Pixels a banner is wide, with text at its usual size."""
_IN, _UP = 16, 24
"""Pixels between a banner and the edges at its corner; between a line and the edge below."""
_ABOVE_LINE = 88
"""Pixels from the edge below to a banner that gave way, so that a line has room below it."""
_KEPT = 200
"""How many past messages can be looked at."""

_CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)
_SCROLLED = 500
"""Milliseconds after which a page has scrolled to what was said of it."""
_STEP, _FREE, _KEYS = 14, 100, 1000
"""Pixels between the points at which one looks below; weights of what stays free or has keys."""

_TOP = 3
"""The part of the page's height in which a banner leaves choices free; it goes no deeper."""

_OF_PLACE = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
"""What may move the place of messages."""
_PLACE = QEvent.Type(QEvent.registerEventType())
_OF_MESSAGE = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


def _is_among(message: Message, others: Sequence[Message]) -> bool:
    """The very message: the same words may have been said again since."""
    return any(message is other for other in others)


class Messages(QObject):
    """Passing lines at the bottom, banners at the top right, and what was said before.

    Attributes:
        past: What was said, the latest last.
        job_bar: Long work.
    """

    def __init__(self, over: QStackedWidget, watch: NoticeBar) -> None:
        """Make it.

        Args:
            over: The pages' place, which messages lie over.
            watch: A bar of its own for the county file; it is above the banner.
        """
        super().__init__(over)
        self._over = over
        self.past: list[Message] = []
        self._waiting: list[Message] = []
        self._last: NoticeBar | None = None
        self._corner: QPoint | None = None
        self._asked = False
        self._rows: QItemSelectionModel | None = None
        # Looked at between two events: in one of them parts of the page may be half destroyed.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._give_way)
        self._line = NoticeBar(passes=True)
        self._banner = NoticeBar()
        self.job_bar = JobBar()
        above = over.parentWidget() or over
        self._top = BarColumn(above, (watch, self._banner), self.place)
        self._bottom = BarColumn(above, (self.job_bar, self._line), self.place)
        self._bars = (watch, self._banner, self._line)
        self._banner.closed.connect(self._next)
        over.installEventFilter(self)
        over.currentChanged.connect(lambda _place: self.place())
        places.shown.connect(self._place_soon)
        places.shown.connect(self._look_soon)
        for bar in (*self._bars, self.job_bar):
            bar.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    @property
    def text(self) -> QLabel:
        """The words said last."""
        return (self._last or self._line).text

    @property
    def action(self) -> QPushButton:
        """What the message said last offers."""
        return (self._last or self._line).action

    def isVisible(self) -> bool:
        """Whether a message is in sight."""
        return self._line.isVisible() or self._banner.isVisible()

    def hide(self) -> None:
        """Close what is in sight; what waits behind a banner is forgotten."""
        self._waiting.clear()
        self._line.hide()
        self._banner.hide()

    def panes(self) -> list[QWidget]:
        """The bars in sight that keys can go to."""
        return [*self._top.shown(), *self._bottom.shown()]

    def show_notice(
        self,
        kind: str,
        text: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        *,
        decide: bool = False,
        still: Callable[[], bool] | None = None,
    ) -> None:
        """Say something, and have it said aloud.

        Args:
            kind: good, info, warn or bad; the last two stay until they are closed.
            text: The sentence.
            action: What can be done about it.
            on_action: Does it.
            decide: It stays until it is decided, however good it is.
            still: Says on a worker whether it is so yet; see `take_back`.
        """
        message = Message(kind, text, action, on_action, still=still)
        self.past = [*self.past, message][-_KEPT:]
        if decide or kind in ("warn", "bad"):
            self._waiting = [other for other in self._waiting if other.text != text]
            self._waiting.append(message)
            self._show_worst()
            self._last = self._banner
        else:
            self._corner = None
            self._line.show_message(message)
            self._last = self._line
            QTimer.singleShot(_SCROLLED, self, self._give_way)
        announce(self._over, text, urgent=kind in ("warn", "bad"))

    def standing(self) -> tuple[Message, ...]:
        """Banners, in sight or behind one, that are to go when what they say is over."""
        return tuple(message for message in self._waiting if message.still is not None)

    def take_back(self, over: Sequence[Message], *, at_once: bool = False) -> None:
        """Close what is no longer so; among what was said before it stays, for it was so.

        Args:
            over: Which.
            at_once: Also what is pointed at or has the keys; else that waits for another time.
        """
        if not self._waiting:
            return
        front = self._waiting[-1]
        held = front if self._banner.is_held() and not at_once else None
        gone = [message for message in over if message is not held]
        left = [message for message in self._waiting if not _is_among(message, gone)]
        self._waiting = left
        if not left:
            self._banner.end()
        elif left[-1] is front:
            self._banner.say_more(len(left) - 1)
        else:
            self._show_worst()

    def _show_worst(self) -> None:
        """The worst is in front, of equals the latest."""
        self._waiting.sort(key=lambda message: URGENCY.index(message.kind))
        self._banner.show_message(self._waiting[-1])
        self._banner.say_more(len(self._waiting) - 1)

    def _next(self) -> None:
        if self._waiting:
            self._waiting.pop()
        if self._waiting:
            self._show_worst()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self):
            return
        self._follow_rows(new)
        for bar in self._bars:
            if new is not None and bar.isAncestorOf(new):
                if old is not None and not bar.isAncestorOf(old):
                    bar.came_from(old)
                return
        self._look_soon()

    def _follow_rows(self, keys: QWidget | None) -> None:
        """In a list keys come below a message without leaving the list."""
        if self._rows is not None and isValid(self._rows):
            self._rows.currentChanged.disconnect(self._look_soon)
        self._rows = keys.selectionModel() if isinstance(keys, QAbstractItemView) else None
        if self._rows is not None:
            self._rows.currentChanged.connect(self._look_soon)

    def _look_soon(self) -> None:
        self._look.start(0)

    def _give_way(self) -> None:
        """Messages go elsewhere where keys, or what stays free, have come below them."""
        if self._top.isVisible():
            self.place()
        if self._bottom.isVisible() and self._covered(self._bottom.geometry()) >= _FREE:
            self._corner = None
            self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        own = watched in (*self._bars, self.job_bar)
        if event.type() in (_OF_MESSAGE if own else _OF_PLACE):
            if own or watched is self._over:
                self.place()
            else:
                self._place_soon()
            if not own:
                self._look_soon()
        return super().eventFilter(watched, event)

    def _place_soon(self) -> None:
        """Before Qt paints next: while a page is laid out its parts move a hundred times."""
        if not self._asked:
            self._asked = True
            QCoreApplication.postEvent(self, QEvent(_PLACE))

    def event(self, event: QEvent) -> bool:
        if event.type() == _PLACE:
            self._asked = False
            self.place()
            return True
        return super().event(event)

    def place(self) -> None:
        """Put the bars where they belong, above everything else."""
        area = self._over.geometry()
        room = max(area.width() - 2 * _IN, 0)
        unit = self._over.fontMetrics().averageCharWidth()
        wide = min(max(_BANNER, unit * 64), room)
        if self._show(self._top):
            size = self._top.take(wide)
            below = min(self._below_kept(), max(area.height() - size.height() - _UP, _IN // 2))
            right = area.topRight() - QPoint(size.width() + _IN - 1, -below)
            if self._has_keys_below(QRect(right, size)):
                lower = QPoint(right.x(), area.bottom() - size.height() - _ABOVE_LINE)
                right = right if self._has_keys_below(QRect(lower, size)) else lower
            self._put(self._top, right, size)
        if self._show(self._bottom):
            width = self._bottom_width(wide, room)
            size = self._bottom.take(width)
            places = self._bottom_places(area, size)
            corner = self._corner
            if corner is None or corner not in places:
                corner = self._freest(places, size)
            self._corner = corner
            self._put(self._bottom, corner, size)

    @staticmethod
    def _bottom_places(area: QRect, size: QSize) -> list[QPoint]:
        """Where a line may lie: in the middle, at an end, or higher; the usual place first."""
        low = area.bottom() - size.height() - _UP
        lefts = (
            area.left() + (area.width() - size.width()) // 2,
            area.right() - size.width() - _IN,
            area.left() + _IN,
        )
        tops = (low, low - size.height() - _UP, low - 2 * (size.height() + _UP))
        return [QPoint(left, top) for top in tops for left in lefts]

    def _freest(self, corners: Sequence[QPoint], size: QSize) -> QPoint:
        """The first of those where a line lies over least; a free one ends the search."""
        best, least = corners[0], sys.maxsize
        for corner in corners:
            cost = self._covered(QRect(corner, size))
            if cost < least:
                best, least = corner, cost
            if not cost:
                break
        return best

    def _covered(self, place: QRect) -> int:
        """How many controls a line would lie over; more for what stays free or has the keys."""
        page, above = self._over.currentWidget(), self._bottom.parentWidget()
        if page is None or above is None:
            return 0
        found = set[QWidget]()
        for x in range(place.left(), place.right() + _STEP, _STEP):
            for y in range(place.top(), place.bottom() + _STEP, _STEP):
                at = page.childAt(page.mapFrom(above, QPoint(x, y)))
                if isinstance(at, _CONTROLS) and at.isEnabled():
                    found.add(at)
        cost = len(found)
        for kept in free_in(page):
            kept.installEventFilter(self)  # it has its place only after it is shown
            seen = QRect(kept.mapTo(above, QPoint(0, 0)), kept.size())
            cost += _FREE if kept.isVisible() and seen.intersects(place) else 0
        return cost + (_KEYS if self._has_keys_below(place) else 0)

    def _has_keys_below(self, place: QRect) -> bool:
        """Whether what has the keys would lie below: of a list the row the cursor is in."""
        page, above = self._over.currentWidget(), self._bottom.parentWidget()
        keys = page.focusWidget() if page is not None else None
        if page is None or above is None or keys is None or not page.isAncestorOf(keys):
            return False
        shown = keys.rect()
        if isinstance(keys, QAbstractItemView):
            shown = keys.visualRect(keys.currentIndex())
            if keys.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows:
                shown.setLeft(0)
                shown.setWidth(keys.viewport().width())
            keys = keys.viewport()
        return QRect(keys.mapTo(above, shown.topLeft()), shown.size()).intersects(place)

    def _below_kept(self) -> int:
        """Pixels from the top of the page to below what stays free; its moves are followed."""
        page = self._over.currentWidget()
        end, top = 0, self._over.height() // _TOP
        for kept in free_in(page) if page is not None else ():
            part: QWidget | None = kept
            while part is not None and part is not self._over:
                part.installEventFilter(self)
                part = part.parentWidget()
            bottom = kept.mapTo(self._over, kept.rect().bottomLeft()).y()
            if kept.isVisible() and bottom < top:
                end = max(end, bottom)
        return end + _IN // 2

    def _bottom_width(self, wide: int, room: int) -> int:
        line = self._line
        whole = 0 if line.isHidden() else line.one_line()
        if line.text.wordWrap() != (whole > room):
            line.text.setWordWrap(whole > room)
        return min(max(whole, 0 if self.job_bar.isHidden() else wide), room)

    @staticmethod
    def _show(column: BarColumn) -> bool:
        column.setVisible(bool(column.shown()))
        return bool(column.shown())

    @staticmethod
    def _put(column: BarColumn, corner: QPoint, size: QSize) -> None:
        column.setGeometry(corner.x(), corner.y(), size.width(), size.height())
        column.raise_()
        column.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
