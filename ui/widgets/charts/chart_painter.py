"""Paints a laid-out chart on the screen; what is drawn and where is decided in `domain.charts`."""

from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from sos_desktop.domain.charts.shapes import (
    DASH_LENGTHS,
    ChartFont,
    ChartLayout,
    Ink,
    Marker,
    Stroke,
    TextSize,
)
from sos_desktop.domain.geometry import Point, Rect
from ui import theme


class Canvas(Protocol):
    """What of a `QPainter` a chart needs."""

    def setPen(self, pen: QPen, /) -> None: ...
    def setBrush(self, brush: QBrush, /) -> None: ...
    def setFont(self, font: QFont, /) -> None: ...
    def drawPolyline(self, points: QPolygonF, /) -> None: ...
    def drawPolygon(self, points: QPolygonF, /) -> None: ...
    def drawEllipse(self, middle: QPointF, across: float, down: float, /) -> None: ...
    def drawText(self, at: QPointF, text: str, /) -> None: ...


def text_size(text: str, font: ChartFont) -> TextSize:
    """How large a text is on the screen, in pixels."""
    metrics = QFontMetricsF(font_of(font))
    return TextSize(metrics.horizontalAdvance(text), metrics.ascent(), metrics.descent())


def font_of(font: ChartFont) -> QFont:
    """The typeface of a chart's text at the size the person chose."""
    found = theme.font("small")
    if font is ChartFont.STRONG:
        found.setWeight(QFont.Weight.DemiBold)
    return found


def paint_chart(painter: QPainter | Canvas, layout: ChartLayout, surface: QColor) -> None:
    """Paint a chart in the colors now in use, on a ground of the color `surface`."""
    colors = theme.tokens()
    inks = {
        Ink.TEXT: QColor(colors.text),
        Ink.MUTED: QColor(colors.muted),
        Ink.ACCENT: QColor(colors.accent),
        Ink.LINE: QColor(colors.line),
        Ink.SURFACE: surface,
    }
    painter.setPen(QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QBrush(QColor(colors.good_tint)))
    for shade in layout.shades:
        painter.drawPolygon(_corners(shade.rect))
    painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
    for stroke in layout.strokes:
        painter.setPen(_pen(stroke, inks[stroke.ink]))
        painter.drawPolyline(_polygon(stroke.places))
    for marker in layout.markers:
        _paint_marker(painter, marker, inks)
    for text in layout.texts:
        painter.setFont(font_of(text.font))
        painter.setPen(QPen(inks[text.ink]))
        painter.drawText(QPointF(text.at.x, text.at.y), text.text)


def _pen(stroke: Stroke, color: QColor) -> QPen:
    pen = QPen(color, stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashes := DASH_LENGTHS[stroke.dash]:
        pen.setDashPattern(dashes)
    return pen


def _paint_marker(painter: QPainter | Canvas, marker: Marker, inks: dict[Ink, QColor]) -> None:
    painter.setPen(QPen(inks[marker.ink], marker.width))
    painter.setBrush(QBrush(inks[marker.ink if marker.filled else Ink.SURFACE]))
    if corners := marker.corners:
        painter.drawPolygon(_polygon(corners))
    else:
        painter.drawEllipse(QPointF(marker.at.x, marker.at.y), marker.radius, marker.radius)


def _corners(rect: Rect) -> QPolygonF:
    spots = (
        Point(rect.left, rect.top),
        Point(rect.right, rect.top),
        Point(rect.right, rect.bottom),
        Point(rect.left, rect.bottom),
    )
    return _polygon(spots)


def _polygon(places: tuple[Point, ...]) -> QPolygonF:
    return QPolygonF([QPointF(spot.x, spot.y) for spot in places])
