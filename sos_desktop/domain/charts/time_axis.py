"""Where points stand from left to right, and which times are written under the chart."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import cast

from sos_desktop.domain.charts.data import ChartData, ChartPoint, Series, TimeAxis, When, by_time
from sos_desktop.foundation.frozen import frozen_dataclass

_MOST = 12
"""So many times at most are written under a chart, however wide it is."""
_OWN = 8
"""Up to so many days are written as they are; beyond, round days of the calendar."""
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
_YEAR = 12


@frozen_dataclass
class PlacedPoint:
    """A measured point and its share of the way from left (0) to right (1)."""

    share: float
    point: ChartPoint


@frozen_dataclass
class TimeTick:
    """A time under the chart: its share of the way, and one or two lines of words."""

    share: float
    text: str
    below: str = ""


class TimeScale:
    """From times to shares of the width, for one chart."""

    def __init__(self, chart: ChartData) -> None:
        self._chart = chart
        self._slots: list[_Slot] = []
        if chart.axis is TimeAxis.ORDER:
            self._slots = _slots(chart)
            self._first, self._last = 0, max(len(self._slots) - 1, 0)
        else:
            points = [point.at for series in chart.series for point in series.points]
            stated = [*(mark.at for mark in chart.marks), *(step.at for step in chart.steps)]
            times = [_number(at) for at in (*points, *stated)]
            self._first, self._last = min(times, default=0), max(times, default=0)

    def lines(self, series: Series) -> list[list[PlacedPoint]]:
        """The stretches of a series; between two of them something was not measured."""
        if self._chart.axis is TimeAxis.ORDER:
            return self._ordered(series)
        stretches: list[list[PlacedPoint]] = [[]]
        before: ChartPoint | None = None
        for point in by_time(series.points):
            if not point.measured:
                stretches.append([])
                continue
            if self._year_between(before, point):
                stretches.append([])
            stretches[-1].append(PlacedPoint(self._share(_number(point.at)), point))
            before = point
        return [stretch for stretch in stretches if stretch]

    def share_of(self, at: When) -> float:
        """A time's share of the way; in an order, that of the next point."""
        if self._chart.axis is not TimeAxis.ORDER:
            return self._share(_number(at))
        times = [slot[0] for slot in self._slots]
        if at in times:
            return self._share(times.index(at))
        if isinstance(at, date) and all(isinstance(time, date) for time in times):
            return self._share(min(bisect_left(cast(list[date], times), at), self._last))
        return self._share(self._last)

    def ticks(self, fits: Callable[[list[TimeTick]], bool]) -> list[TimeTick]:
        """The times to write: as many as fit beside each other, none where not even one fits.

        Args:
            fits: Whether a choice of times can be written without two touching.
        """
        for choice in self._choices():
            if len(choice) <= _MOST and fits(choice):
                return choice
        return []

    def _choices(self) -> Iterator[list[TimeTick]]:
        """From many times to few."""
        if self._chart.axis is TimeAxis.ORDER:
            for stride in range(1, len(self._slots) + 1):
                numbers = range(0, len(self._slots), stride)
                yield self._with_years([(self._share(n), self._slots[n][0]) for n in numbers])
        elif self._chart.axis is TimeAxis.YEARS:
            for stride in range(1, self._last - self._first + 2):
                years = range(self._first, self._last + 1, stride)
                yield [TimeTick(self._share(year), str(year)) for year in years]
        elif self._last:
            yield from self._date_choices()

    def _date_choices(self) -> Iterator[list[TimeTick]]:
        times = {point.at for series in self._chart.series for point in series.points}
        days = sorted(at for at in times if isinstance(at, date))
        first, last = date.fromordinal(self._first), date.fromordinal(self._last)
        if len(days) <= _OWN:
            yield self._days(days, of_month=self._chart.months)
        for step in () if self._chart.months else _DAY_STEPS:
            count = (last - first).days // step
            if 1 < count < _MOST:
                yield self._days([first + timedelta(days=n * step) for n in range(count + 1)])
        for step in _MONTH_STEPS:
            if len(found := _months(first, last, step)) > 1:
                yield self._days(found, of_month=True)
        for step in _YEAR_STEPS:
            found = [day for day in _months(first, last, _YEAR) if day.year % step == 0]
            if len(found) > 1:
                yield [TimeTick(self._share(day.toordinal()), str(day.year)) for day in found]
        yield self._days([first, last], of_month=self._chart.months)
        yield self._days([last], of_month=self._chart.months)

    def _days(self, days: list[date], *, of_month: bool = False) -> list[TimeTick]:
        return self._with_years([(self._share(d.toordinal()), d) for d in days], of_month=of_month)

    def _with_years(
        self, places: list[tuple[float, When]], *, of_month: bool = False
    ) -> list[TimeTick]:
        """Days or months in words; the year stands under the first and wherever it changes."""
        ticks, year = [], 0
        words = self._chart.words.dates
        for share, at in places:
            if not isinstance(at, date):
                ticks.append(TimeTick(share, str(at)))
                continue
            below = str(at.year) if at.year != year else ""
            year = at.year
            ticks.append(TimeTick(share, words.month(at) if of_month else words.short(at), below))
        return ticks

    def _ordered(self, series: Series) -> list[list[PlacedPoint]]:
        """A time at which no series has a value takes no room; one that another has is a gap."""
        found: list[list[PlacedPoint]] = [[]]
        places = {slot: number for number, slot in enumerate(self._slots)}
        for slot, point in _with_turn(series):
            if point.measured:
                found[-1].append(PlacedPoint(self._share(places[slot]), point))
            elif slot in places:
                found.append([])
        return [stretch for stretch in found if stretch]

    def _year_between(self, before: ChartPoint | None, point: ChartPoint) -> bool:
        if self._chart.axis is not TimeAxis.YEARS or before is None:
            return False
        return _number(point.at) - _number(before.at) > 1

    def _share(self, number: int) -> float:
        if self._last == self._first:
            return 0.5
        return (number - self._first) / (self._last - self._first)


def rows_of(chart: ChartData) -> list[tuple[When, tuple[ChartPoint | None, ...]]]:
    """A chart as a table by time: for each time the point of every series, None for no point.

    Several values of a series for one time are several rows. Years between that nobody has are
    rows without points, and so are the times of interim targets at which nothing was measured.
    """
    found: dict[_Slot, dict[int, ChartPoint]] = {}
    for number, series in enumerate(chart.series):
        for slot, point in _with_turn(series):
            found.setdefault(slot, {})[number] = point
    for number, step in enumerate(chart.steps):
        turn = sum(other.at == step.at for other in chart.steps[:number])
        found.setdefault((step.at, turn), {})
    if chart.axis is TimeAxis.YEARS and found:
        years = [_number(at) for at, _turn in found]
        for year in range(min(years), max(years) + 1):
            found.setdefault((year, 0), {})
    return [
        (slot[0], tuple(found[slot].get(number) for number in range(len(chart.series))))
        for slot in _sorted(found)
    ]


_Slot = tuple[When, int]
"""A time in an order, and which of several values for that time."""


def _with_turn(series: Series) -> list[tuple[_Slot, ChartPoint]]:
    turns: dict[When, int] = {}
    found = []
    for point in by_time(series.points):
        turns[point.at] = turn = turns.get(point.at, -1) + 1
        found.append(((point.at, turn), point))
    return found


def _slots(chart: ChartData) -> list[_Slot]:
    found: dict[_Slot, None] = {}
    for series in chart.series:
        for slot, point in _with_turn(series):
            if point.measured:
                found[slot] = None
    return _sorted((*found, *_ahead(chart, [at for at, _turn in found])))


def _ahead(chart: ChartData, times: list[When]) -> list[_Slot]:
    """Places behind the last point for what is aimed at after it; labels have no after."""
    if not all(isinstance(at, date) for at in times):
        return []
    last = max((_number(at) for at in times), default=0)
    days = {step.at for step in chart.steps if isinstance(step.at, date)}
    return [(day, 0) for day in days if _number(day) > last]


def _sorted(slots: Iterable[_Slot]) -> list[_Slot]:
    """By time where all times can be compared; else as they came."""
    found = list(slots)
    for kind in (date, int):
        if all(isinstance(at, kind) for at, _turn in found):
            return sorted(found, key=lambda slot: (_number(slot[0]), slot[1]))
    return found


def _number(at: When) -> int:
    return at.toordinal() if isinstance(at, date) else int(at)


def _months(first: date, last: date, step: int) -> list[date]:
    """The firsts of every month, of every second ... between two days, counted from January."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = [date(n // 12, n % 12 + 1, 1) for n in numbers if n % 12 % step == 0]
    return [day for day in days if first <= day <= last]
