"""A small line of readings: the line, the median where there is one, the last point dotted."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui import theme
from ui.delegates.painters import kept

WIDTH, HEIGHT = 96, 22
_DOT = 3.0
_MOST = 120
"""Points that are drawn; of more only every second, third ... and the last."""


def paint_sparkline(
    painter: QPainter, place: QRectF, values: Sequence[float], center: float | None = None
) -> None:
    """Paint values from left to right; fewer than two are no line and nothing is drawn.

    Args:
        painter: On the cell.
        place: Where; the line keeps inside it.
        values: In order.
        center: A median to draw dashed, in the same unit.
    """
    if len(values) < 2:
        return
    step = max(1, -(-len(values) // _MOST))
    shown = [*values[:-1:step], values[-1]]
    every = [*shown, *([center] if center is not None else [])]
    low, high = min(every), max(every)
    inner = place.adjusted(_DOT, _DOT, -_DOT, -_DOT)

    def spot(number: int, value: float) -> QPointF:
        share = (value - low) / (high - low) if high > low else 0.5
        x = inner.left() + inner.width() * number / (len(shown) - 1)
        return QPointF(x, inner.bottom() - share * inner.height())

    colors = theme.tokens()
    with kept(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if center is not None:
            pen = QPen(QColor(colors.muted), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            left, right = spot(0, center), spot(len(shown) - 1, center)
            painter.drawLine(left, right)
        painter.setPen(QPen(QColor(colors.text), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([spot(n, value) for n, value in enumerate(shown)]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.accent))
        painter.drawEllipse(spot(len(shown) - 1, shown[-1]), _DOT, _DOT)
