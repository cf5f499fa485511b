"""A figure over the Dashboard years as a chart."""

from collections.abc import Iterable

from sos_desktop.domain.charts.data import ChartData, ChartPoint, Series, TimeAxis
from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator


def trend_chart(indicator: Indicator, points: Iterable[tuple[int, float]]) -> ChartData:
    """The chart of a status by Dashboard year.

    A year between that is not there leaves a gap of its own width: there were no Dashboards of
    2020 and 2021, and a file may not be loaded.
    """
    facts = INDICATORS[indicator]
    title = f"{facts.short} by Dashboard year"
    return ChartData(
        name=title,
        title=title,
        axis=TimeAxis.YEARS,
        series=(Series(facts.short, tuple(ChartPoint(year, value) for year, value in points)),),
        unit="%" if facts.percent else "",
        decimals=1,
    )
