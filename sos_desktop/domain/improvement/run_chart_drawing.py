"""A judged chart as what is drawn: points, median or mean, and limits where it has some."""

from collections.abc import Sequence

from sos_desktop.domain.charts.data import ChartData, ChartPoint, Series, TimeAxis
from sos_desktop.domain.improvement.control_charts import control_limits
from sos_desktop.domain.improvement.run_chart import RunChart
from sos_desktop.domain.improvement.signals import RuleSetName


def chart_data(chart: RunChart, unit: str, name: str) -> ChartData:
    """The chart with its median or mean, and with its limits where it has some.

    Points stand in their order, evenly spaced, as in every run chart. Shares are drawn as percent.
    """
    shares = chart.rules is RuleSetName.P
    factor, unit = (100.0, "%") if shares else (1.0, unit)
    days = [point.on for point in chart.points]

    def line(title: str, values: Sequence[float], *, reference: bool = True) -> Series:
        points = tuple(
            ChartPoint(day, round(value * factor, 4))
            for day, value in zip(days, values, strict=True)
        )
        return Series(title, points, reference)

    series = [line(name, [point.value for point in chart.points], reference=False)]
    if chart.rules in (RuleSetName.ANHOJ, RuleSetName.IHI):
        series.append(line("Median", [chart.center] * len(days)))
    else:
        limits = control_limits(chart.points, chart.rules, chart.baseline)
        places = range(len(days))
        series.append(line("Mean", [chart.center] * len(days)))
        series.append(line("Upper limit", [limits.upper(place) for place in places]))
        series.append(line("Lower limit", [limits.lower(place) for place in places]))
    return ChartData(
        name=name, title=chart.headline, series=tuple(series), axis=TimeAxis.ORDER, unit=unit
    )
