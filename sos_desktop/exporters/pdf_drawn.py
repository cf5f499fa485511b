"""What is drawn in a paper for a board: students as dots, people as dots, money as a bar."""

import math

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable

from sos_desktop.domain.documents.report import CostShare
from sos_desktop.exporters.pdf_face import fitted
from sos_desktop.exporters.pdf_patterns import draw_money
from sos_desktop.exporters.pdf_style import LINE, MUTED, REGULAR, STRONG, TEXT
from sos_desktop.exporters.tagged_pdf.flowables import canvas_of
from sos_desktop.exporters.text import printable

_PITCH, _RADIUS = 15.0, 5.6
_SMALL_PITCH, _SMALL_RADIUS = 6.3, 2.5
_MOST_SMALL = 20
_BAR, _LEGEND, _SWATCH = 18.0, 14.0, 9.0
_TEXT = 8.6


class Dots(Flowable):
    """Whole students in rows; those an aim would spare are open and come last."""

    def __init__(self, count: int, fewer: int, label: str, width: float, accent: Color) -> None:
        super().__init__()
        self.count, self.fewer, self.label, self.accent = count, fewer, label, accent
        self.width = width
        self.across = max(int(width // _PITCH), 1)
        self.rows = math.ceil(count / self.across)
        self.height = self.rows * _PITCH + 18

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Its size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the dots from the upper left, and the label under the open ones."""
        canvas = canvas_of(self)
        canvas.setStrokeColor(self.accent)
        canvas.setLineWidth(1.3)
        for number in range(self.count):
            row, place = divmod(number, self.across)
            filled = number < self.count - self.fewer
            canvas.setFillColor(self.accent)
            canvas.circle(
                _RADIUS + 0.8 + place * _PITCH,
                self.height - _RADIUS - 0.8 - row * _PITCH,
                _RADIUS,
                stroke=1,
                fill=int(filled),
            )
        self._label()

    def _label(self) -> None:
        canvas = canvas_of(self)
        in_last = min(self.fewer, self.count - (self.rows - 1) * self.across)
        end = (self.count - 1) % self.across
        start = end - in_last + 1
        left, right = start * _PITCH, (end + 1) * _PITCH
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.8)
        canvas.line(left, 13, right, 13)
        canvas.setFillColor(TEXT)
        canvas.setFont(STRONG, _TEXT)
        width = pdfmetrics.stringWidth(self.label, STRONG, _TEXT)
        middle = (left + right) / 2
        at = min(max(middle - width / 2, 0), max(self.width - width, 0))
        canvas.drawString(at, 3, self.label)


class RowOfDots(Flowable):
    """People as small dots; more than can be seen at a glance are a bar of full width."""

    def __init__(self, count: int, width: float, accent: Color) -> None:
        super().__init__()
        self.count, self.width, self.accent = count, width, accent
        self.height = 2 * _SMALL_RADIUS
        self.pitch = min(_SMALL_PITCH, width / _MOST_SMALL)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Its size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it as decoration: the number stands beside it."""
        canvas = canvas_of(self)
        with canvas.one_piece(None):
            canvas.setFillColor(self.accent)
            if self.count > _MOST_SMALL:
                canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
                return
            for number in range(self.count):
                x = _SMALL_RADIUS + number * self.pitch
                radius = min(_SMALL_RADIUS, self.pitch * 0.42)
                canvas.circle(x, _SMALL_RADIUS, radius, stroke=0, fill=1)


class CostBar(Flowable):
    """Shares of a sum as one bar, and below it each with its sum; no label meets another."""

    def __init__(self, shares: tuple[CostShare, ...], width: float, accent: Color) -> None:
        super().__init__()
        self.shares, self.width, self.accent = shares, width, accent
        self.height = _BAR + 6 + _LEGEND * len(shares)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Its size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the bar, then its key."""
        canvas, at = canvas_of(self), 0.0
        total = sum(share.dollars for share in self.shares)
        for share in self.shares:
            wide = share.dollars / total * self.width
            gap = 1.0 if share is not self.shares[-1] else 0.0
            box = (at, self.height - _BAR, max(wide - gap, 0.6), _BAR)
            draw_money(canvas, share.kind, self.accent, box)
            at += wide
        canvas.setStrokeColor(LINE)
        for number, share in enumerate(self.shares):
            low = self.height - _BAR - 6 - (number + 1) * _LEGEND + 4
            draw_money(canvas, share.kind, self.accent, (0, low, _SWATCH, _SWATCH))
            canvas.setFillColor(TEXT)
            canvas.setFont(REGULAR, _TEXT)
            sum_ = f" ${share.dollars:,}"
            room = self.width - _SWATCH - 6 - pdfmetrics.stringWidth(sum_, REGULAR, _TEXT)
            words = f"{fitted(printable(share.source), REGULAR, _TEXT, room)}{sum_}"
            canvas.drawString(_SWATCH + 6, low + 1, words)
