"""A chart in words, from the same data: for screen readers, for paper, and on the chart itself."""

from datetime import date
from itertools import pairwise
from statistics import median

from sos_desktop.domain.charts.data import (
    ChartData,
    ChartPoint,
    ChartStep,
    Series,
    TimeAxis,
    When,
    by_time,
)
from sos_desktop.domain.formats import number_words, with_unit

_TOLD = 24
"""Up to so many values are told one by one; beyond, a listener gets the range."""
_NAMED = 6
"""Up to so many times are named where nothing was measured."""
_WIDER = 1.5
"""A step of a run chart is a gap when it is longer than usual by this factor."""


def alternative(chart: ChartData) -> str:
    """The whole chart in words: values, trend, target, gaps, and where the axis begins."""
    return f"{chart.words.chart_of.format(name=chart.name)} {content_words(chart)}"


def content_words(chart: ChartData) -> str:
    """What the chart says, without what it is a chart of."""
    if not chart.values:
        target = [] if chart.aim is None else [_target(chart, None)]
        return " ".join([*axis_notes(chart), *target, *_steps(chart), *_marks(chart)])
    told = []
    for series in chart.series:
        if series.reference:
            told.append(_reference(chart, series))
            continue
        told.append(_series(chart, series))
        told += _trend(chart, series)
        if chart.aim is not None and series.measured:
            told.append(_target(chart, series.measured[-1]))
    bands = [f"{band.words}." for band in chart.bands if band.words]
    return " ".join([*told, *_steps(chart), *_marks(chart), *bands, *axis_notes(chart)])


def when_words(chart: ChartData, at: When) -> str:
    """A time as words: "Nov 21, 2026", "Nov 2026" for a month, "2025", or its label."""
    if chart.months and isinstance(at, date):
        return f"{chart.words.dates.month(at)} {at.year}"
    return chart.words.dates.full(at) if isinstance(at, date) else str(at)


def short_when(chart: ChartData, at: When) -> str:
    """A time as words where its year stands under the chart: "Nov 21", "Nov", "2025"."""
    dates = chart.words.dates
    if not isinstance(at, date):
        return str(at)
    return dates.month(at) if chart.months else dates.short(at)


def value_words(chart: ChartData, value: float | None) -> str:
    """A value with its unit; "not measured" for None."""
    return with_unit(value, chart.unit, chart.decimals) or chart.words.missing


def reading_words(chart: ChartData, series: Series, point: ChartPoint) -> str:
    """One point: "Nov 21, 2026: 9.7%", with the name of its series where there are several."""
    words = chart.words.reading.format(at=when_words(chart, point.at), value=_value(chart, point))
    if len(chart.series) == 1:
        return words
    return chart.words.of_series.format(name=series.name, readings=words)


def step_words(chart: ChartData, step: ChartStep) -> str:
    """One interim target for those who step through: "Interim target: 15% by Nov 30, 2026"."""
    words = chart.words
    return words.of_series.format(name=words.step_column, readings=_step(chart, step))


def axis_notes(chart: ChartData) -> list[str]:
    """What a reader of the drawing must be told: no values, a base, gaps in an order, withheld."""
    notes = [] if chart.values else [chart.words.nothing]
    base = stated_base(chart)
    if base is not None:
        words = value_words(chart, base)
        notes.append(chart.words.axis_begins.format(base=words))
    if chart.axis is TimeAxis.ORDER:
        notes += _gaps(chart)
    return [*notes, chart.left_out] if chart.left_out else notes


def stated_base(chart: ChartData) -> float | None:
    """Where the axis begins, when that is not zero and every value lies above; else None."""
    if not chart.base or not chart.values:
        return None
    lowest = min([*chart.values, *chart.aims])
    return chart.base if chart.base <= lowest else None


def _value(chart: ChartData, point: ChartPoint) -> str:
    return value_words(chart, point.value if point.measured else None)


def _series(chart: ChartData, series: Series) -> str:
    words, points = chart.words, by_time(series.points)
    if not series.measured:
        told = words.missing
    elif len(points) <= _TOLD:
        told = "; ".join(
            words.reading.format(at=when_words(chart, p.at), value=_value(chart, p)) for p in points
        )
    else:
        told = _range(chart, series)
    if len(chart.series) == 1:
        return f"{told}."
    return f"{words.of_series.format(name=series.name, readings=told)}."


def _reference(chart: ChartData, series: Series) -> str:
    """A line of one number by that number, one that moves by its first and its last."""
    first, last = series.measured[0].value, series.measured[-1].value
    words = value_words(chart, first)
    if first != last:
        words = chart.words.between.format(first=words, last=value_words(chart, last))
    return f"{chart.words.of_series.format(name=series.name, readings=words)}."


def _range(chart: ChartData, series: Series) -> str:
    points, words = series.measured, chart.words
    lowest = min(points, key=lambda point: point.value or 0)
    highest = max(points, key=lambda point: point.value or 0)

    def told(point: ChartPoint) -> str:
        return words.reading.format(at=when_words(chart, point.at), value=_value(chart, point))

    ends = words.first_and_last.format(first=told(points[0]), last=told(points[-1]))
    many = words.many.format(count=len(points), lowest=told(lowest), highest=told(highest))
    return f"{ends}; {many}"


def _trend(chart: ChartData, series: Series) -> list[str]:
    points = series.measured
    if len(points) < 2 or chart.left_out:
        return []
    first, last = points[0], points[-1]
    change = (last.value or 0) - (first.value or 0)
    words = chart.words
    sentence = words.up if change > 0 else words.down if change < 0 else words.same
    return [
        sentence.format(
            change=number_words(abs(round(change, 10)), chart.decimals),
            first=when_words(chart, first.at),
            last=when_words(chart, last.at),
        )
    ]


def _target(chart: ChartData, last: ChartPoint | None) -> str:
    words, target = chart.words, chart.aim or 0.0
    if last is None or chart.left_out:
        return words.target_only.format(target=value_words(chart, target))
    distance = (last.value or 0) - target
    sentence = words.above if distance > 0 else words.below if distance < 0 else words.reached
    far = number_words(abs(round(distance, 10)), chart.decimals)
    return sentence.format(target=value_words(chart, target), distance=far)


def _steps(chart: ChartData) -> list[str]:
    if not chart.steps:
        return []
    told = "; ".join(_step(chart, step) for step in chart.steps)
    return [chart.words.steps.format(readings=told)]


def _step(chart: ChartData, step: ChartStep) -> str:
    value = value_words(chart, step.value)
    return chart.words.step.format(value=value, at=when_words(chart, step.at))


def _marks(chart: ChartData) -> list[str]:
    return [
        chart.words.mark.format(
            number=mark.number or number, at=when_words(chart, mark.at), name=mark.name
        )
        for number, mark in enumerate(chart.marks, start=1)
    ]


def _gaps(chart: ChartData) -> list[str]:
    """Gaps of a run chart: what is noted as not measured, and days far apart with nothing noted."""
    points = [point for series in chart.series for point in series.points]
    measured = {point.at for point in points if point.measured}
    missing = list(dict.fromkeys(point.at for point in points if point.at not in measured))
    words, told = chart.words, list[str]()
    if missing:
        named = [when_words(chart, at) for at in missing[:_NAMED]]
        if len(missing) > _NAMED:
            named.append(words.more.format(count=len(missing) - _NAMED))
        told.append(words.not_measured.format(times="; ".join(named)))
    days = sorted(at for at in measured if isinstance(at, date))
    noted = [at for at in missing if isinstance(at, date)]
    wide = [
        (first, last)
        for first, last in _wide_steps(days)
        if not any(first < day < last for day in noted)
    ]
    for first, last in wide[:_NAMED]:
        told.append(
            words.no_point_between.format(
                first=when_words(chart, first), last=when_words(chart, last)
            )
        )
    if len(wide) > _NAMED:
        told.append(f"{words.more.format(count=len(wide) - _NAMED)}.")
    return [words.in_order, *told] if told else []


def _wide_steps(days: list[date]) -> list[tuple[date, date]]:
    steps = list(pairwise(days))
    if not steps:
        return []
    usual = median((last - first).days for first, last in steps)
    return [(a, b) for a, b in steps if (b - a).days >= max(_WIDER * usual, usual + 2)]
