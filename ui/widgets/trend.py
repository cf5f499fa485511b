"""A cell's figure over the Dashboard years, as a small line with its numbers."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator
from sos_desktop.domain.dashboard.wording import value_words
from ui import theme

_RADIUS = 4.0


class TrendLine(QWidget):
    """Draws a point per year that is loaded; years between without a figure stay empty."""

    def __init__(self) -> None:
        super().__init__()
        self._indicator = Indicator.ELA
        self._points: tuple[tuple[int, float], ...] = ()
        self._title = "Trend"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Trend")

    def show_points(self, indicator: Indicator, points: tuple[tuple[int, float], ...]) -> None:
        """Show (year, status) in order; without two years it hides itself."""
        self._indicator, self._points = indicator, points
        self._title = f"{INDICATORS[indicator].short} by Dashboard year"
        self.setVisible(len(points) > 1)
        words = ", ".join(f"{year}: {value_words(indicator, value)}" for year, value in points)
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(240, metrics.height() * 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if len(self._points) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        height = painter.fontMetrics().height()
        painter.setPen(QColor(theme.tokens().muted))
        head = QRectF(0, 0, self.width(), height)
        painter.drawText(head, int(Qt.AlignmentFlag.AlignLeft), self._title)
        area = QRectF(self.rect()).adjusted(36, 2 * height + 10, -36, -height - 8)
        places = self._places(area)
        painter.setPen(QPen(QColor(theme.tokens().accent), 2))
        for (year, _), (later, _), start, end in zip(
            self._points, self._points[1:], places, places[1:], strict=False
        ):
            gap = later - year > 1
            painter.setPen(
                QPen(
                    QColor(theme.tokens().accent),
                    2,
                    Qt.PenStyle.DashLine if gap else Qt.PenStyle.SolidLine,
                )
            )
            painter.drawLine(start, end)
        for (year, value), place in zip(self._points, places, strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tokens().accent))
            painter.drawEllipse(place, _RADIUS, _RADIUS)
            painter.setPen(QColor(theme.tokens().text))
            above = QRectF(place.x() - 40, place.y() - height - 5, 80, height)
            painter.drawText(
                above, int(Qt.AlignmentFlag.AlignCenter), value_words(self._indicator, value)
            )
            painter.setPen(QColor(theme.tokens().muted))
            below = QRectF(place.x() - 40, self.height() - height - 2, 80, height)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), str(year))

    def _places(self, area: QRectF) -> list[QPointF]:
        first, last = self._points[0][0], self._points[-1][0]
        values = [value for _, value in self._points]
        low, high = min(values), max(values)
        span = (high - low) or 1.0
        return [
            QPointF(
                area.left() + area.width() * (year - first) / (last - first),
                area.bottom() - area.height() * (value - low) / span,
            )
            for year, value in self._points
        ]
