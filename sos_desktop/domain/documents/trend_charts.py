"""A result of the Dashboard over the years as the lines of a chart."""

from collections.abc import Iterable

from sos_desktop.domain.charts.data import ChartData, ChartPoint, Series, TimeAxis
from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.focus import Trend
from sos_desktop.domain.formats import PERCENT


def trend_data(
    indicator: Indicator, lines: Iterable[Trend], name: str, catalog: Catalog
) -> ChartData:
    """Lines of one indicator, each named by its student group.

    Args:
        indicator: What all of them tell of; it says whether they are percent or points.
        lines: In the order they are named.
        name: What the chart is called.
        catalog: The words of its axes.
    """
    return ChartData(
        name=name,
        words=catalog.charts,
        axis=TimeAxis.YEARS,
        series=tuple(
            Series(
                catalog.terms.group(line.group),
                tuple(ChartPoint(year, value) for year, value in line.points),
            )
            for line in lines
        ),
        unit=PERCENT if INDICATORS[indicator].percent else "",
        decimals=1,
    )
