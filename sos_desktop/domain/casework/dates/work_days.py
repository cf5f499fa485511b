"""Days on which offices and schools work: no weekend, no holiday of California's public schools."""

from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)
_SATURDAY = 5
_FIXED = {
    (1, 1): "New Year's Day",
    (2, 12): "Lincoln Day",
    (3, 31): "César Chávez Day",
    (6, 19): "Juneteenth",
    (7, 4): "Independence Day",
    (11, 11): "Veterans Day",
    (12, 25): "Christmas Day",
}
"""Holidays with a day of their own (EC 37220, as of 2025).

Schools close for Lincoln Day on the Monday or Friday of that week, which the district chooses, and
for César Chávez Day only where the board agreed to (EC 37220.5); the days themselves are kept free.
"""
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_off(day: date) -> str:
    """Why nobody works on a day ("Sunday", "Veterans Day"); "" when it is a work day."""
    if holiday := _holidays(day.year).get(day):
        return holiday
    return _WEEK[day.weekday()] if day.weekday() >= _SATURDAY else ""


def holiday(day: date) -> str:
    """The holiday a day is ("Veterans Day"); "" for none, weekends included."""
    return _holidays(day.year).get(day, "")


def work_day_up_to(day: date) -> date:
    """The day itself, or the last work day before it."""
    while day_off(day):
        day -= _DAY
    return day


def work_day_from(day: date) -> date:
    """The day itself, or the first work day after it."""
    while day_off(day):
        day += _DAY
    return day


def work_day_near(day: date, earliest: date) -> date:
    """The last work day up to a day, or the first one from `earliest` on where that is later."""
    found = work_day_up_to(day)
    return found if found >= earliest else work_day_from(max(day, earliest))


@cache
def _holidays(year: int) -> dict[date, str]:
    """The year's holidays, with the Friday or Monday on which one on a weekend is kept."""
    found: dict[date, str] = {}
    for (month, number), name in _FIXED.items():
        day = date(year, month, number)
        found[day] = name
        if day.weekday() >= _SATURDAY:
            found[day - _DAY if day.weekday() == _SATURDAY else day + _DAY] = name
    thanksgiving = _nth(year, 11, 3, 4)
    found |= {
        _nth(year, 1, 0, 3): "Martin Luther King Jr. Day",
        _nth(year, 2, 0, 3): "Presidents' Day",
        _last_monday_of_may(year): "Memorial Day",
        _nth(year, 9, 0, 1): "Labor Day",
        thanksgiving: "Thanksgiving",
        thanksgiving + _DAY: "the day after Thanksgiving",
    }
    return found


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def _last_monday_of_may(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(days=last.weekday())
