"""Patterns that say on a greyscale printer what colors say elsewhere, each beside its word.

Red has diagonal lines, Orange level ones, Yellow dots, Green upright ones; Blue is solid. Money
that is committed is solid, money of others dark, money without a source yet hatched.
"""

from collections.abc import Callable

from reportlab.lib.colors import Color, HexColor, white
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from sos_desktop.domain.documents.report import CostKind
from sos_desktop.exporters.pdf_style import BARS, MUTED, TEXT
from sos_desktop.exporters.tagged_pdf.flowables import canvas_of

Box = tuple[float, float, float, float]
"""Left, bottom, width and height, in points."""
Pattern = Callable[[Canvas, Box], None]
_STEP = 3.2
_LINE = 1.5
_DOT = 0.85
_EDGE = 0.35
"""Of the line around a bar, which keeps its shape where a pattern is light."""


def draw_color(canvas: Canvas, color: int, box: Box) -> None:
    """A bar in a color of the Dashboard, 0 to 5 (0 none), with its pattern."""
    ink = HexColor(BARS[color])
    _filled(canvas, ink, box, _PATTERNS.get(color))


def draw_money(canvas: Canvas, kind: CostKind, accent: Color, box: Box) -> None:
    """A bar of money."""
    if kind is CostKind.OPEN:
        _filled(canvas, accent, box, _diagonal)
        canvas.setStrokeColor(accent)
        canvas.setLineWidth(0.8)
        canvas.rect(*box, stroke=1, fill=0)
    else:
        _filled(canvas, accent if kind is CostKind.COMMITTED else TEXT, box, None)


class PatternBar(Flowable):
    """A bar in a color of the Dashboard; decoration, as its word stands beside it."""

    def __init__(self, color: int, width: float, height: float) -> None:
        super().__init__()
        self.color, self.width, self.height = color, width, height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Its size, whatever room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        canvas = canvas_of(self)
        with canvas.one_piece(None):
            draw_color(canvas, self.color, (0, 0, self.width, self.height))


def _filled(
    canvas: Canvas, ink: Color, box: Box, pattern: Callable[[Canvas, Box], None] | None
) -> None:
    canvas.saveState()
    canvas.setFillColor(white if pattern else ink)
    canvas.rect(*box, stroke=0, fill=1)
    if pattern is not None:
        path = canvas.beginPath()
        path.rect(*box)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setStrokeColor(ink)
        canvas.setFillColor(ink)
        canvas.setLineWidth(_LINE)
        pattern(canvas, box)
    canvas.restoreState()
    canvas.saveState()
    canvas.setStrokeColor(MUTED)
    canvas.setLineWidth(_EDGE)
    canvas.rect(*box, stroke=1, fill=0)
    canvas.restoreState()


def _diagonal(canvas: Canvas, box: Box) -> None:
    left, bottom, width, height = box
    at = -height
    while at < width:
        canvas.line(left + at, bottom, left + at + height, bottom + height)
        at += _STEP * 1.25


def _level(canvas: Canvas, box: Box) -> None:
    left, bottom, width, height = box
    at = _STEP / 2
    while at < height:
        canvas.line(left, bottom + at, left + width, bottom + at)
        at += _STEP


def _upright(canvas: Canvas, box: Box) -> None:
    left, bottom, width, height = box
    at = _STEP / 2
    while at < width:
        canvas.line(left + at, bottom, left + at, bottom + height)
        at += _STEP


def _dots(canvas: Canvas, box: Box) -> None:
    left, bottom, width, height = box
    across = _STEP / 2
    while across < width:
        up = _STEP / 2
        while up < height:
            canvas.circle(left + across, bottom + up, _DOT, stroke=0, fill=1)
            up += _STEP
        across += _STEP


_PATTERNS: dict[int, Pattern] = {
    1: _diagonal,
    2: _level,
    3: _dots,
    4: _upright,
}
