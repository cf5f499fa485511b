"""A cell's figure over the Dashboard years, as a small line with its numbers."""

from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.dashboard.trend import trend_chart
from ui.widgets.charts.chart import ChartView


class TrendLine(ChartView):
    """Draws a point per year that is loaded; years between without a figure stay empty."""

    def show_points(self, indicator: Indicator, points: tuple[tuple[int, float], ...]) -> None:
        """Show (year, status) in order; without two years it hides itself."""
        self.setVisible(len(points) > 1)
        self.show_chart(trend_chart(indicator, points))
