"""A diagram of boxes and lines one can walk through: a thread in columns, a tree of drivers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from sos_desktop.domain.diagrams.parts import Diagram, DiagramLine, DiagramNode
from sos_desktop.domain.geometry import Rect
from sos_desktop.foundation.frozen import frozen_dataclass
from ui import theme
from ui.delegates.painters import painting
from ui.delegates.sparkline import HEIGHT, WIDTH, paint_sparkline

_PAD = 8
_BAR = 5
_HEAD = 26
_NARROWEST = 118
_LONG_WORD = 12
"""Characters of a word that a box has to have room for."""
_MARGIN = 4
_MOST_LINES = 4

Layout = Callable[[Callable[[str], DiagramNode]], Diagram]
"""Lays boxes out; asks for the node of each, which knows its size."""


@frozen_dataclass
class DrawnBox:
    """A box.

    Attributes:
        text: In the first lines, strong.
        second: A line below, gray.
        gap: Something is missing here: drawn dashed.
        tone: A color of the palette for a bar at the left; "" for none.
        values: Readings, drawn as a small line; empty for none.
    """

    id: str
    text: str
    second: str = ""
    gap: bool = False
    tone: str = ""
    values: tuple[float, ...] = field(default=())


class DiagramView(QWidget):
    """Draws a diagram as wide as its place.

    Left and Right follow the lines, Up and Down go along a column, Enter opens.

    Signals:
        chosen: The id of the box that is chosen now, "" for none.
        opened: The id of a box, on Enter or double click.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._boxes: dict[str, DrawnBox] = {}
        self._layout: Layout | None = None
        self._columns = 1
        self._headings: Sequence[str] = ()
        self._gap = 24.0
        self._diagram: Diagram | None = None
        self._rects: Mapping[str, Rect] = {}
        self._cut: dict[tuple[str, bool], str] = {}
        self._current = ""
        self._lit: frozenset[str] = frozenset()

    def show_diagram(
        self, boxes: Sequence[DrawnBox], layout: Layout, columns: int, headings: Sequence[str] = ()
    ) -> None:
        """Show boxes; the one that was chosen stays so where it is still there.

        Args:
            boxes: All of them.
            layout: Where they stand.
            columns: How many stand side by side, which share the width.
            headings: Above the columns; none for a tree.
        """
        self._boxes = {box.id: box for box in boxes}
        self._layout, self._columns, self._headings = layout, max(columns, 1), headings
        if self._current not in self._boxes:
            self._current, self._lit = "", frozenset()
        self._lay_out()

    @property
    def current(self) -> str:
        """The id of the chosen box; "" for none."""
        return self._current

    def light(self, ids: frozenset[str]) -> None:
        """Pick out these boxes and the lines between them."""
        self._lit = ids
        self.update()

    def choose(self, box_id: str) -> None:
        """Choose a box, show it and say so."""
        if box_id == self._current:
            return
        self._current = box_id
        box = self._boxes.get(box_id)
        if box is not None:
            self.setAccessibleDescription(f"{box.text}. {box.second}".strip())
        self.chosen.emit(box_id)
        self._into_sight()
        self.update()

    # --- placing ----------------------------------------------------------------------------

    @property
    def gap(self) -> float:
        """Between two columns, in pixels."""
        return self._gap

    def width_of_box(self) -> int:
        """How wide every box is, in pixels."""
        room = self.width() - 2 * _MARGIN - self._gap * (self._columns - 1)
        return max(int(room / self._columns), self._narrowest())

    def _narrowest(self) -> int:
        """So that a long word and the heading of a column have room, in pixels."""
        metrics = QFontMetrics(theme.font("strong"))
        word = metrics.averageCharWidth() * _LONG_WORD + 2 * _PAD + _BAR
        heads = (metrics.horizontalAdvance(words) + _PAD for words in self._headings)
        return max(_NARROWEST, word, *heads)

    def _node(self, box_id: str, parent: str | None = None) -> DiagramNode:
        box, wide = self._boxes[box_id], self.width_of_box()
        inner = wide - 2 * _PAD
        strong = QFontMetrics(theme.font("strong"))
        small = QFontMetrics(theme.font("small"))
        text = self._cut[box_id, True] = cut_to(strong, box.text or "–", inner, _MOST_LINES)
        tall = _height(strong, text, inner)
        if box.second:
            second = self._cut[box_id, False] = cut_to(small, box.second, inner, _MOST_LINES - 1)
            tall += _height(small, second, inner)
        if len(box.values) > 1:
            tall += HEIGHT
        return DiagramNode(box_id, wide, tall + 2 * _PAD, parent)

    def _lay_out(self) -> None:
        if self._layout is None or self.width() < _NARROWEST:
            return
        self._diagram = self._layout(self._node)
        self._rects = {b.id: b.rect for b in self._diagram.boxes if b.id in self._boxes}
        head = _HEAD if self._headings else 0
        self.setMinimumWidth(
            self._narrowest() * self._columns + round(self._gap) * (self._columns - 1)
        )
        self.setFixedHeight(round(self._diagram.height) + head + 2 * _MARGIN + 2)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(self._narrowest() * self._columns, self.height())

    def _offset(self) -> tuple[float, float]:
        return _MARGIN, _MARGIN + (_HEAD if self._headings else 0)

    def rect_of(self, box_id: str) -> QRectF:
        """Where a box is drawn."""
        rect, (left, top) = self._rects[box_id], self._offset()
        return QRectF(rect.left + left, rect.top + top, rect.width, rect.height)

    def _into_sight(self) -> None:
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and self._current in self._rects:
            middle = self.rect_of(self._current).center()
            above.ensureVisible(round(middle.x()), round(middle.y()), 100, 60)

    # --- mouse and keys ---------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """A box under the pointer says all of its text."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            box = self._boxes.get(self._at(QPointF(event.pos())))
            words = "\n".join(part for part in (box.text, box.second) if part) if box else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _at(self, place: QPointF) -> str:
        found = (name for name in self._rects if self.rect_of(name).contains(place))
        return next(found, "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.choose(self._at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found:
            self.opened.emit(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reasons = Qt.FocusReason
        by_keys = event.reason() in (reasons.TabFocusReason, reasons.BacktabFocusReason)
        if by_keys and not self._current and self._diagram and self._diagram.boxes:
            self.choose(self._diagram.boxes[0].id)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, at = event.key(), self._rects.get(self._current)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.opened.emit(self._current)
        elif at is not None and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._along(at, 1 if key == Qt.Key.Key_Down else -1)
        elif at is not None and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._across(at, forward=key == Qt.Key.Key_Right)
        elif key == Qt.Key.Key_Escape and self._current:
            self.choose("")
        else:
            super().keyPressEvent(event)

    def _along(self, at: Rect, step: int) -> None:
        """To the next box of the same column."""
        column = [(rect.top, name) for name, rect in self._rects.items() if rect.left == at.left]
        column.sort()
        place = [name for _top, name in column].index(self._current) + step
        if 0 <= place < len(column):
            self.choose(column[place][1])

    def _across(self, at: Rect, *, forward: bool) -> None:
        """Along a line; where none leads on, to the nearest box of the next column."""
        assert self._diagram is not None
        ends = [
            line.end if forward else line.start
            for line in self._diagram.lines
            if (line.start if forward else line.end) == self._current
        ]
        if ends:
            self.choose(min(ends, key=lambda name: abs(self._rects[name].top - at.top)))
            return
        beside = {
            name: rect
            for name, rect in self._rects.items()
            if (rect.left > at.left if forward else rect.left < at.left)
        }
        if beside:
            near = min(
                beside, key=lambda n: (abs(beside[n].left - at.left), abs(beside[n].top - at.top))
            )
            self.choose(near)

    # --- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        diagram = self._diagram
        if diagram is None:
            return
        left, top = self._offset()
        colors = theme.tokens()
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(colors.muted))
            wide = self.width_of_box()
            for number, words in enumerate(self._headings):
                place = QRectF(left + number * (wide + self._gap), _MARGIN, wide + self._gap, _HEAD)
                painter.drawText(place, int(Qt.AlignmentFlag.AlignTop), words)
            painter.translate(left, top)
            ordered = sorted(diagram.lines, key=self._is_lit)
            for line in ordered:
                self._paint_line(painter, line)
            visible = event.rect().translated(-round(left), -round(top))
            for box in diagram.boxes:
                rect = QRectF(box.rect.left, box.rect.top, box.rect.width, box.rect.height)
                if box.id in self._boxes and rect.intersects(QRectF(visible)):
                    self._paint_box(painter, rect, self._boxes[box.id])

    def _is_lit(self, line: DiagramLine) -> bool:
        return line.start in self._lit and line.end in self._lit

    def _paint_line(self, painter: QPainter, line: DiagramLine) -> None:
        colors, lit = theme.tokens(), self._is_lit(line)
        gap = self._boxes[line.start].gap or self._boxes[line.end].gap
        tone = colors.accent if lit else colors.warn if gap else colors.control_line
        pen = QPen(QColor(tone), 2 if lit else 1)
        pen.setStyle(Qt.PenStyle.DashLine if gap else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        spots = [QPointF(spot.x, spot.y) for spot in line.places]
        path = QPainterPath(spots[0])
        if line.curved:
            _first, start, end, last = spots
            path.lineTo(start)
            middle = (start.x() + end.x()) / 2
            path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
            path.lineTo(last)
        else:
            for spot in spots[1:]:
                path.lineTo(spot)
        painter.drawPath(path)

    def _paint_box(self, painter: QPainter, rect: QRectF, box: DrawnBox) -> None:
        colors, lit = theme.tokens(), box.id in self._lit
        here = box.id == self._current
        edge = colors.accent if lit or here else colors.warn if box.gap else colors.line
        pen = QPen(QColor(edge), 2 if lit or here else 1)
        pen.setStyle(Qt.PenStyle.DashLine if box.gap else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        tint = getattr(colors, f"{box.tone}_tint") if box.tone else colors.card
        painter.setBrush(QColor(colors.accent_tint if lit and not box.tone else tint))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        if box.tone:
            bar = QRectF(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(bar, QColor(getattr(colors, box.tone)))
        if here and self.hasFocus():
            painter.setPen(QPen(QColor(colors.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), 6, 6)
        inner = rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        painter.setFont(theme.font("strong" if not box.gap else "body"))
        painter.setPen(QColor(colors.warn if box.gap else colors.text))
        flags = int(Qt.TextFlag.TextWordWrap)
        text = self._cut.get((box.id, True), box.text)
        drawn = painter.boundingRect(inner, flags, text)
        painter.drawText(inner, flags, text)
        below = drawn.bottom()
        if box.second:
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(colors.muted))
            rest = QRectF(inner.left(), below, inner.width(), inner.bottom() - below + _PAD)
            second = self._cut.get((box.id, False), box.second)
            below = painter.boundingRect(rest, flags, second).bottom()
            painter.drawText(rest, flags, second)
        if len(box.values) > 1:
            place = QRectF(inner.left(), below, min(WIDTH, inner.width()), HEIGHT)
            paint_sparkline(painter, place, box.values)


def _height(metrics: QFontMetrics, text: str, wide: int) -> int:
    flags = int(Qt.TextFlag.TextWordWrap)
    return metrics.boundingRect(QRect(0, 0, wide, 10_000), flags, text).height()


def cut_to(metrics: QFontMetrics, text: str, wide: int, lines: int) -> str:
    """As much of a text as stands on so many lines; what is left out is said by an ellipsis."""
    most = metrics.lineSpacing() * lines + 2
    if _height(metrics, text, wide) <= most:
        return text
    words = text.split()
    low, high = 1, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        fits = _height(metrics, f"{' '.join(words[:middle])}…", wide) <= most
        low, high = (middle, high) if fits else (low, middle - 1)
    return f"{' '.join(words[:low])}…"
