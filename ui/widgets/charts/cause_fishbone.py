"""The fishbone of causes, drawn as large as its place allows or as large as one wishes."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sos_desktop.domain.casework.needs_words import CATEGORIES
from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.diagrams.fishbone import FishboneGaps, fishbone
from sos_desktop.domain.diagrams.parts import Diagram, DiagramLine, DiagramNode
from sos_desktop.domain.geometry import Rect
from sos_desktop.domain.needs.bones import HEAD, BoneText, bones_of, fishbone_words, head_words
from ui import theme
from ui.delegates.painters import painting
from ui.widgets.charts.picture import picture_of

_WIDEST = 17
"""Characters of a line before a text wraps."""
_WIDTHS = (_WIDEST, 14, 12)
"""Characters that are tried one after the other before texts are made smaller."""
_LINES = 6
"""A text that would take more lines may be wider: a sentence stood as a tower between its bones."""
_PAD = 4
_SMALLEST, _STEP = 11, 2
"""Pixels of the smallest text that is read, and between two sizes that are tried."""
_OVERVIEW = 5
"""Pixels of the smallest text one can wish for: how all of it hangs together, not its words."""


class CauseFishbone(QWidget):
    """The problem at the right, causes on their bones; root causes are dotted and heavier.

    Screen readers get the causes as an outline in words.

    Signals:
        chosen: The id of a cause that was clicked.
        needs_height: Pixels below which text that reads does not fit; 0 where it is larger than
            the smallest, and where somebody wished for a size.
    """

    chosen = Signal(str)
    needs_height = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Causes")
        self._problem = ""
        self._causes: tuple[Cause, ...] = ()
        self._categories: tuple[str, ...] = tuple(CATEGORIES)
        self._marked = ""
        self._boxes: tuple[BoneText, ...] = ()
        self._diagram: Diagram | None = None
        self._points = 0
        self._chars = _WIDEST
        self._wanted = 0
        self._room: QSize | None = None
        self._sizes: dict[tuple[str, bool, int, int], tuple[int, int]] = {}
        self._fonts: dict[tuple[bool, bool, bool, int], QFont] = {}
        theme.follow(self, self._measure_anew)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def sizeHint(self) -> QSize:
        if self._wanted and self._diagram is not None:
            return QSize(round(self._diagram.width), round(self._diagram.height))
        return QSize(640, 360)

    def show_causes(
        self,
        problem: str,
        causes: Sequence[Cause],
        marked: str = "",
        categories: Sequence[str] | None = None,
    ) -> None:
        """Show causes in their order; the one with the id `marked` and its whys are picked out."""
        self._problem = head_words(problem)
        self._causes, self._marked = tuple(causes), marked
        if categories is not None:
            self._categories = tuple(categories)
        self._boxes = bones_of(self._causes, self._categories, marked)
        self._diagram = None
        self.setAccessibleDescription(fishbone_words(self._problem, self._causes))
        self._place()

    def zoom(self, step: int) -> None:
        """Make texts larger or smaller by steps; 0 makes all fit again, as far as texts read."""
        here = self._points or _smallest()
        self._wanted = max(here + 2 * _STEP * step, _OVERVIEW) if step else 0
        self._diagram = None
        self._place()

    def fit_into(self, room: QSize) -> None:
        """Say what is seen of it at once where it can be scrolled.

        What does not fit there with text that reads is then larger than `room`; elsewhere it is
        drawn smaller.
        """
        if room != self._room:
            self._room = room
            self._forget_fit()
            self._place()

    def marked_place(self) -> QRect:
        """Where the chosen cause is drawn; an empty rectangle for none."""
        if not self._marked:
            return QRect()  # without a layout, for which a dozen sizes are tried
        diagram = self._laid_out()
        left, top, fit = self._shift(diagram)
        for placed in diagram.boxes:
            if placed.id == self._marked:
                rect = placed.rect
                spot = QRectF(rect.left, rect.top, rect.width, rect.height)
                return QRectF(
                    left + spot.left() * fit,
                    top + spot.top() * fit,
                    spot.width() * fit,
                    spot.height() * fit,
                ).toAlignedRect()
        return QRect()

    def picture(self, scale: float = 2.0) -> QImage:
        """The whole of it on white paper, larger than on the screen by `scale`.

        What is chosen is not picked out: a paper shows all causes alike.
        """
        before = self._points, self._chars, self._boxes, self._marked
        self._boxes, self._marked = bones_of(self._causes, self._categories, ""), ""
        diagram = self._at(16)
        image = picture_of(diagram, lambda painter: self._paint(painter, diagram), scale)
        (self._points, self._chars, self._boxes, self._marked), self._diagram = before, None
        return image

    def _measure_anew(self) -> None:
        self._sizes.clear()
        self._fonts.clear()
        self._diagram = None
        self._place()

    def _place(self) -> None:
        scrolled = self._wanted or self._room is not None
        diagram = self._laid_out() if scrolled else None
        if diagram is not None and (self._wanted or not self._fits(diagram)):
            self.setMinimumSize(round(diagram.width) + 1, round(diagram.height) + 1)
        else:
            self.setMinimumSize(self.minimumSizeHint())
        if diagram is not None:
            least = self._points == _smallest() and not self._wanted
            self.needs_height.emit(math.ceil(diagram.height) if least else 0)
        self.updateGeometry()
        self.update()

    # --- layout -----------------------------------------------------------------------------

    def _font(self, box: BoneText, points: int) -> QFont:
        heavy = box.bone or box.root or box.parent is None
        key = (heavy, box.aside, box.symptom, points)
        font = self._fonts.get(key)
        if font is not None:
            return font
        font = self._fonts[key] = theme.font("body")
        font.setPixelSize(points)
        font.setWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
        font.setStrikeOut(box.aside)
        font.setItalic(box.symptom)
        return font

    def _node(self, box: BoneText, points: int) -> DiagramNode:
        heavy = box.bone or box.root or box.parent is None
        chars = max(self._chars, math.ceil(len(box.text) / _LINES))
        key = (box.text, heavy, points, chars)
        size = self._sizes.get(key)
        if size is None:
            metrics = QFontMetrics(self._font(box, points))
            room = QRect(0, 0, metrics.averageCharWidth() * chars, 10_000)
            needed = metrics.boundingRect(room, int(_WRAPPED), box.text or "…")
            size = self._sizes[key] = (needed.width() + 1, needed.height())
        dot = points if box.root else 0
        return DiagramNode(box.id, size[0] + dot + 2 * _PAD, size[1] + 2 * _PAD, box.parent)

    def _head(self) -> BoneText:
        return BoneText(HEAD, self._problem or "The problem", None, bone=True)

    def _laid_out(self) -> Diagram:
        if self._diagram is None:
            self._diagram = self._at(self._wanted) if self._wanted else self._fitted()
        return self._diagram

    def _fitted(self) -> Diagram:
        """With the largest text that reads at the back in which all of it fits.

        While one types the size stays as it is as long as all of it fits, and as long as nothing
        does. What fits at no size that reads has the smallest that does.
        """
        smallest = _smallest()
        if self._points >= smallest:
            found = self._at(self._points, self._chars)
            if self._fits(found) or (self._points == smallest and self._is_closest(found)):
                return found
        closest = self._closest(smallest)
        if not self._fits(closest):
            return closest
        largest = max(self._seen().height() // 26, smallest + 2 * _STEP)
        for points in range(largest, smallest, -_STEP):
            for chars in _WIDTHS:
                found = self._at(points, chars)
                if self._fits(found):
                    return found
        return self._closest(smallest)

    def _closest(self, points: int) -> Diagram:
        """With the widest lines that fit beside each other: these make it least tall.

        Where it is not scrolled but drawn smaller, narrow lines would gain nothing.
        """
        found = self._at(points)
        for chars in _WIDTHS[1:] if self._room is not None else ():
            if found.width <= self._seen().width():
                break
            found = self._at(points, chars)
        return found

    def _is_closest(self, found: Diagram) -> bool:
        narrow = found.width <= self._seen().width()
        return narrow or self._room is None or self._chars == _WIDTHS[-1]

    def _seen(self) -> QSize:
        return self._room if self._room is not None else self.size()

    def _fits(self, diagram: Diagram) -> bool:
        seen = self._seen()
        return diagram.width <= seen.width() and diagram.height <= seen.height()

    def _at(self, points: int, chars: int = _WIDEST) -> Diagram:
        self._points, self._chars = points, chars
        nodes = [self._node(box, points) for box in self._boxes]
        gaps = FishboneGaps(points * 0.4, points * 1.2, points, points * 0.4)
        return fishbone(self._node(self._head(), points), nodes, gaps)

    def _forget_fit(self) -> None:
        self._diagram = None
        if not self._wanted:
            self._points = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._room is None:
            self._forget_fit()

    # --- drawing ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        diagram = self._laid_out()
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left, top, fit = self._shift(diagram)
            painter.translate(left, top)
            painter.scale(fit, fit)
            self._paint(painter, diagram)

    def _shift(self, diagram: Diagram) -> tuple[float, float, float]:
        """Where the drawing begins, and how much smaller than laid out it is drawn."""
        wide, high = self.width() / max(diagram.width, 1), self.height() / max(diagram.height, 1)
        fit = min(wide, high, 1.0)
        return (
            (self.width() - diagram.width * fit) / 2,
            (self.height() - diagram.height * fit) / 2,
            fit,
        )

    def _paint(self, painter: QPainter, diagram: Diagram) -> None:
        by_id = {box.id: box for box in (*self._boxes, self._head())}
        lit = {box.id for box in self._boxes if box.lit}
        lit |= {box.id for box in self._boxes if box.bone} if lit else set()
        for line in diagram.lines:
            self._paint_line(painter, line, lit)
        for placed in diagram.boxes:
            self._paint_box(painter, _qrect(placed.rect), by_id[placed.id])

    def _paint_line(self, painter: QPainter, line: DiagramLine, lit: set[str]) -> None:
        colors, spine = theme.tokens(), not line.start
        on_path = line.start in lit and line.end in lit
        tone = colors.text if spine else colors.accent if on_path else colors.control_line
        painter.setPen(QPen(QColor(tone), 3 if spine else 2.2 if on_path else 1.6))
        painter.drawPolyline([QPointF(place.x, place.y) for place in line.places])

    def _ids(self) -> set[str]:
        return {box.id for box in self._boxes if not box.bone}

    def _paint_box(self, painter: QPainter, rect: QRectF, box: BoneText) -> None:
        colors = theme.tokens()
        if box.id == HEAD or box.lit:
            frame = box.id == HEAD or box.id == self._marked
            painter.setPen(QPen(QColor(colors.accent), 2) if frame else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent_tint))
            painter.drawRoundedRect(rect, 4, 4)
        inner = rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        if box.root:
            dot = self._points * 0.3
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent))
            middle = QPointF(inner.left() + dot, inner.top() + self._points * 0.6)
            painter.drawEllipse(middle, dot, dot)
            inner.setLeft(inner.left() + self._points)
        painter.setFont(self._font(box, self._points))
        quiet = box.aside or box.outside
        tone = colors.muted if quiet else colors.accent if box.root else colors.text
        painter.setPen(QColor(tone))
        flags = _WRAPPED | Qt.AlignmentFlag.AlignCenter if box.bone else _WRAPPED
        painter.drawText(inner, int(flags), box.text or "…")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        diagram = self._laid_out()
        left, top, fit = self._shift(diagram)
        x, y = (event.position().x() - left) / fit, (event.position().y() - top) / fit
        for placed in diagram.boxes:
            if _qrect(placed.rect).contains(x, y) and placed.id in self._ids():
                self.chosen.emit(placed.id)
                return
        super().mousePressEvent(event)


_WRAPPED = Qt.TextFlag.TextWordWrap


def _smallest() -> int:
    return round(_SMALLEST * theme.text_factor())


def _qrect(rect: Rect) -> QRectF:
    return QRectF(rect.left, rect.top, rect.width, rect.height)
