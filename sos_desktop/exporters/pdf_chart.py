"""Paints a laid-out chart on paper; what is drawn and where is decided in `domain.charts`."""

from reportlab.graphics.shapes import Circle, Drawing, Polygon, PolyLine, String
from reportlab.lib.colors import Color, HexColor, white
from reportlab.pdfbase import pdfmetrics

from sos_desktop.domain.charts.data import ChartData
from sos_desktop.domain.charts.layout import chart_layout
from sos_desktop.domain.charts.shapes import (
    DASH_LENGTHS,
    ChartFont,
    ChartLayout,
    Ink,
    Marker,
    Shade,
    Stroke,
    TextSize,
)
from sos_desktop.exporters.pdf_style import ACCENT, LINE, MUTED, REGULAR, STRONG, TEXT
from sos_desktop.exporters.text import printable

_HEIGHT = 132.0
_SHADE = HexColor("#e2f1e5")
SIZE = 8.0
"""Of all text of a chart, in points."""
_FONTS = {ChartFont.SMALL: REGULAR, ChartFont.STRONG: STRONG}
_INKS: dict[Ink, Color] = {
    Ink.TEXT: TEXT,
    Ink.MUTED: MUTED,
    Ink.ACCENT: ACCENT,
    Ink.LINE: LINE,
    Ink.SURFACE: white,
}


def chart_drawing(chart: ChartData, width: float) -> Drawing:
    """The chart as a drawing of the page's width, in points."""
    return painted(chart_layout(chart, width, _HEIGHT, text_size))


def text_size(text: str, font: ChartFont) -> TextSize:
    """How large a text is on paper, in points."""
    name = _FONTS[font]
    ascent, descent = pdfmetrics.getAscentDescent(name, SIZE)
    width = pdfmetrics.stringWidth(printable(text), name, SIZE)
    return TextSize(width, ascent, -descent)


def painted(layout: ChartLayout) -> Drawing:
    """A laid-out chart as a drawing; reportlab counts y upward."""
    drawing = Drawing(layout.width, layout.height)
    for shade in layout.shades:
        drawing.add(_shade(shade, layout.height))
    for stroke in layout.strokes:
        drawing.add(_line(stroke, layout.height))
    for marker in layout.markers:
        drawing.add(_marker(marker, layout.height))
    for text in layout.texts:
        drawing.add(
            String(
                text.at.x,
                layout.height - text.at.y,
                printable(text.text),
                fontName=_FONTS[text.font],
                fontSize=SIZE,
                fillColor=_INKS[text.ink],
            )
        )
    return drawing


def _shade(shade: Shade, height: float) -> Polygon:
    rect = shade.rect
    top, low = height - rect.top, height - rect.bottom
    corners = [rect.left, low, rect.right, low, rect.right, top, rect.left, top]
    return Polygon(corners, fillColor=_SHADE, strokeColor=None)


def _line(stroke: Stroke, height: float) -> PolyLine:
    line = PolyLine(
        [number for spot in stroke.places for number in (spot.x, height - spot.y)],
        strokeColor=_INKS[stroke.ink],
        strokeWidth=stroke.width,
        strokeLineJoin=1,
    )
    if dashes := DASH_LENGTHS[stroke.dash]:
        line.strokeDashArray = [length * stroke.width for length in dashes]
    return line


def _marker(marker: Marker, height: float) -> Circle | Polygon:
    look = {
        "fillColor": _INKS[marker.ink if marker.filled else Ink.SURFACE],
        "strokeColor": _INKS[marker.ink],
        "strokeWidth": marker.width,
    }
    corners = marker.corners
    if not corners:
        return Circle(marker.at.x, height - marker.at.y, marker.radius, **look)
    return Polygon([n for spot in corners for n in (spot.x, height - spot.y)], **look)
