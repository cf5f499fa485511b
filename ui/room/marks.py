"""The steps of a meeting as dots on a line: those gone through, the one shown, those to come."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.delegates.painters import painting
from ui.room.steps import enlarged

_BESIDE = 0.75
"""How large the names are, beside the rest."""
_DOT, _GAP, _LINE, _LEAST = 8, 10, 34, 6
"""A dot's radius, what lies between it and its name, and a line between steps or a gap."""


class StepMarks(QWidget):
    """Names all steps where there is room, else the one that is shown.

    Signals:
        chosen: A step was pressed: its place.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._titles: tuple[str, ...] = ()
        self._here = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self, self.updateGeometry)

    def show_steps(self, titles: Sequence[str], here: int) -> None:
        """Show the steps, with those before `here` gone through."""
        self._titles, self._here = tuple(titles), here
        self.setAccessibleName(f"Step {here + 1} of {len(titles)}, {titles[here]}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, QFontMetrics(self._font(shown=True)).height() + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _font(self, *, shown: bool) -> QFont:
        return theme.font("strong" if shown else "body", scale=_BESIDE * enlarged())

    def places(self) -> list[tuple[QRectF, str]]:
        """Where each step stands, with the words written there."""
        every = self._laid(self._titles)
        if every and every[-1][0].right() <= self.width():
            return self._centered(every)
        return self._centered(self._with_one_name()) if every else []

    def _with_one_name(self) -> list[tuple[QRectF, str]]:
        """The name of the step that is shown alone; lines give way to it before it is cut."""
        shown, metrics = self._titles[self._here], QFontMetrics(self._font(shown=True))
        lines = max(len(self._titles) - 1, 1)
        room = self.width() - len(self._titles) * 2 * _DOT - _GAP
        line = min(max((room - metrics.horizontalAdvance(shown)) // lines, _LEAST), _LINE)
        left = room - lines * line
        short = [""] * len(self._titles)
        short[self._here] = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, left)
        return self._laid(short, line)

    def _laid(self, titles: Sequence[str], line: float = _LINE) -> list[tuple[QRectF, str]]:
        left, found = 0.0, list[tuple[QRectF, str]]()
        for place, words in enumerate(titles):
            metrics = QFontMetrics(self._font(shown=place == self._here))
            wide = 2 * _DOT + (_GAP + metrics.horizontalAdvance(words) if words else 0)
            found.append((QRectF(left, 0, wide, self.height()), words))
            left += wide + line
        return found

    def _centered(self, found: list[tuple[QRectF, str]]) -> list[tuple[QRectF, str]]:
        spare = max(self.width() - found[-1][0].right(), 0) / 2 if found else 0
        return [(place.translated(spare, 0), words) for place, words in found]

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            before: QRectF | None = None
            for number, (place, words) in enumerate(self.places()):
                if before is not None:
                    self._link(painter, before, place, gone=number <= self._here)
                self._dot(painter, QPointF(place.left() + _DOT, place.center().y()), number)
                self._words(painter, place, words, shown=number == self._here)
                before = place

    def _link(self, painter: QPainter, before: QRectF, place: QRectF, *, gone: bool) -> None:
        colors, middle = theme.tokens(), place.center().y()
        if place.left() - before.right() <= 2 * _DOT:
            return  # dots so near need no line
        painter.setPen(QPen(QColor(colors.accent if gone else colors.control_line), 2))
        painter.drawLine(
            QPointF(before.right() + _DOT, middle), QPointF(place.left() - _DOT, middle)
        )

    def _dot(self, painter: QPainter, middle: QPointF, number: int) -> None:
        colors = theme.tokens()
        full = number <= self._here
        painter.setPen(QPen(QColor(colors.accent if full else colors.control_line), 2))
        painter.setBrush(QColor(colors.accent) if full else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, _DOT - 1, _DOT - 1)
        if number < self._here:
            painter.setPen(QPen(QColor(colors.on_accent), 2))
            low = middle + QPointF(-1, 3)
            painter.drawLine(middle + QPointF(-4, 0), low)
            painter.drawLine(low, middle + QPointF(4, -3))

    def _words(self, painter: QPainter, place: QRectF, words: str, *, shown: bool) -> None:
        colors = theme.tokens()
        painter.setFont(self._font(shown=shown))
        painter.setPen(QColor(colors.accent if shown else colors.muted))
        room = place.adjusted(2 * _DOT + _GAP, 0, 4, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number, (place, _words) in enumerate(self.places()):
            if place.adjusted(-8, 0, 8, 0).contains(event.position()):
                self.chosen.emit(number)
                return
        super().mousePressEvent(event)
