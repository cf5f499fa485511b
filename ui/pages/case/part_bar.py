"""The parts of a case as tabs of two lines: what a part is, and what matters about it now."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QTabBar, QWidget

from sos_desktop.domain.casework.stages.standing import PartWords, Place
from sos_desktop.foundation.frozen import frozen_dataclass
from ui import theme
from ui.delegates.painters import painting
from ui.widgets.frame.free_places import stay_free
from ui.widgets.lists.column_shares import shared
from ui.widgets.lists.text_widths import widths_in

_GLYPH = 16
_BESIDE = 8
"""Between the drawing and the words, and at both ends of a tab."""
_UNDERLINE = 2
_ROUNDED = 2
"""Pixels that rounding of widths may take."""
_NARROWEST = 72
"""No tab is narrower; its words are cut, and said in full by the tip."""

_WHOLE, _TITLES, _NUMBERS = "whole", "titles", "numbers"
"""What there is room for: both lines, the first line, or of other stages only their number."""


@frozen_dataclass
class Part:
    """What one tab is called.

    Attributes:
        title: Its words, as they stand on it.
        name: What it is called without numbers: the name the tab is found by.
        lasting: Whether it is a part of every stage, and so stands apart from the four.
    """

    title: str
    name: str
    lasting: bool = False


class PartBar(QTabBar):
    """Draws its tabs itself; choosing one never moves the case."""

    def __init__(self, parts: Sequence[Part], parent: QWidget) -> None:
        self._parts: tuple[Part, ...] = tuple(parts)
        super().__init__(parent)
        self._words: list[PartWords] = [PartWords("", "")] * len(parts)
        self._hovered = -1
        self._short = _WHOLE
        self._measured: list[int] = []
        stay_free(self)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.currentChanged.connect(lambda _place: self._lay_anew())

    def show_words(self, words: Mapping[int, PartWords]) -> None:
        """Give tabs their second lines, by their places."""
        if all(self._words[place] == found for place, found in words.items()):
            return
        for place, found in words.items():
            self._words[place] = found
            said = self.said(place)
            self.setAccessibleTabName(place, said)
            self.setTabToolTip(place, said)
        self._lay_anew()

    def _lay_anew(self) -> None:
        """Measure again; only a changed text makes Qt ask how wide its tabs are."""
        self._measured = []
        if self.count():
            self.setTabText(0, "")
            self.setTabText(0, self._parts[0].name)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measured = []
        super().resizeEvent(event)

    def tabInserted(self, index: int) -> None:
        super().tabInserted(index)
        self._measured = []

    def said(self, place: int) -> str:
        """A tab in words: "2 Outreach, done Sep 11"."""
        words = self._words[place].words.replace(" · ", ", ")
        return f"{self._title(place)}, {words}" if words else self._title(place)

    def _title(self, place: int) -> str:
        count = self._words[place].count
        title = self._parts[place].title
        return title if count is None else f"{title} {count}"

    def _shown_title(self, place: int) -> str:
        """Where there is little room, the stages one does not look at are their numbers."""
        title = self._title(place)
        numbered = self._short is _NUMBERS
        spared = numbered and not self._parts[place].lasting and place != self.currentIndex()
        return title.partition(" ")[0] if spared else title

    def _second_lines(self, place: int) -> PartWords:
        found = self._words[place]
        spared = self._short is not _WHOLE and place != self.currentIndex()
        return PartWords("", "", found.place) if spared else found

    def _fonts(self) -> tuple[QFontMetrics, QFontMetrics]:
        return widths_in("strong").metrics, widths_in("small").metrics

    def _ideal(self, place: int) -> int:
        strong, small = self._fonts()
        title = strong.horizontalAdvance(self._shown_title(place))
        wide = max(title, small.horizontalAdvance(self._second_lines(place).words))
        return wide + self._left(place) + 2 * _BESIDE

    def _left(self, place: int) -> int:
        """Where the words of a tab begin, from its own left end."""
        return _BESIDE + (_GLYPH + _BESIDE if self._words[place].place is not None else 0)

    def _widths(self) -> list[int]:
        """Of all tabs together no more than there is room for; the stages alike if they can be."""
        host = self.parentWidget()
        room = (host.width() if host is not None else self.width()) - 1
        self._short = _WHOLE
        ideal = [self._ideal(place) for place in range(self.count())]
        stages = [n for n in range(self.count()) if not self._parts[n].lasting]
        widest = max((ideal[n] for n in stages), default=0)
        alike = [widest if n in stages else width for n, width in enumerate(ideal)]
        for found in (alike, ideal):
            if sum(found) <= room:
                return found
        for self._short in (_TITLES, _NUMBERS):
            ideal = [self._ideal(place) for place in range(self.count())]
            if sum(ideal) <= room:
                return ideal
        least, here = [min(width, _NARROWEST) for width in ideal], self.currentIndex()
        if here >= 0:  # where one is stands whole before what one may go to
            title = self._fonts()[0].horizontalAdvance(self._title(here)) + _ROUNDED
            whole = title + self._left(here) + 2 * _BESIDE
            least[here] = max(least[here], min(whole, room - sum(least) + least[here]))
        return shared(room, least, list(map(max, ideal, least)))

    def tabSizeHint(self, index: int) -> QSize:
        strong, small = self._fonts()
        if len(self._measured) != self.count():
            self._measured = self._widths()
        return QSize(self._measured[index], strong.height() + small.height() + 16)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(24, self.tabSizeHint(index).height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._lay_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            base = QRect(0, self.height() - 1, self.width(), 1)
            painter.fillRect(base, QColor(theme.tokens().line))
            for place in range(self.count()):
                self._paint(painter, place, self.tabRect(place))

    def _paint(self, painter: QPainter, place: int, rect: QRect) -> None:
        colors, chosen = theme.tokens(), place == self.currentIndex()
        if chosen or place == self._hovered:
            tint = colors.accent_tint if chosen else colors.hover
            painter.fillRect(rect, QColor(tint))
        if place and self._parts[place].lasting and not self._parts[place - 1].lasting:
            painter.setPen(QColor(colors.line))
            painter.drawLine(rect.left(), rect.top() + 8, rect.left(), rect.bottom() - 8)
        if chosen:
            under = QRect(rect.left(), rect.bottom() + 1 - _UNDERLINE, rect.width(), _UNDERLINE)
            painter.fillRect(under, QColor(colors.accent))
        self._paint_words(painter, place, rect)
        if chosen and self.hasFocus():
            painter.setPen(QPen(QColor(colors.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_words(self, painter: QPainter, place: int, rect: QRect) -> None:
        colors, words = theme.tokens(), self._second_lines(place)
        strong, small = self._fonts()
        left, top = rect.left() + self._left(place), rect.top() + 6
        room = rect.right() - _BESIDE - left + 1
        if words.place is not None:
            middle = QPointF(rect.left() + _BESIDE + _GLYPH / 2, top + strong.height() / 2)
            _draw_place(painter, words.place, middle)
        painter.setFont(theme.font("strong"))
        painter.setPen(QColor(colors.accent if place == self.currentIndex() else colors.text))
        painter.drawText(
            left, top + strong.ascent(), _cut(strong, self._shown_title(place), max(room, 0))
        )
        painter.setFont(theme.font("small"))
        line = top + strong.height() + 2 + small.ascent()
        lead = _cut(small, words.lead, room)
        tone = colors.bad if words.late else colors.accent
        painter.setPen(QColor(tone))
        painter.drawText(left, line, lead)
        taken = small.horizontalAdvance(lead)
        rest = f" · {words.rest}" if words.lead and words.rest else words.rest
        painter.setPen(QColor(colors.muted))
        painter.drawText(left + taken, line, _cut(small, rest, room - taken))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.tabAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.update()


def _cut(metrics: QFontMetrics, text: str, room: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room) if room > 0 else ""


def _draw_place(painter: QPainter, place: Place, middle: QPointF) -> None:
    """A tick in a disk for what is done, a ring with a dot here, a ring for what is ahead."""
    colors, radius = theme.tokens(), _GLYPH / 2 - 1
    disk = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    tone = {Place.DONE: colors.good, Place.HERE: colors.accent, Place.AHEAD: colors.control_line}
    pen = QPen(QColor(tone[place]), 1.8)
    painter.setPen(pen)
    painter.setBrush(QColor(tone[place]) if place is Place.DONE else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(disk)
    if place is Place.HERE:
        painter.setBrush(QColor(tone[place]))
        painter.drawEllipse(middle, radius / 2.4, radius / 2.4)
    elif place is Place.DONE:
        painter.setPen(QPen(QColor(colors.card), 1.8))
        painter.drawPolyline(
            [
                QPointF(middle.x() - 3.2, middle.y() + 0.2),
                QPointF(middle.x() - 0.9, middle.y() + 2.6),
                QPointF(middle.x() + 3.4, middle.y() - 2.4),
            ]
        )
