"""The days of the sample county: on none of them are schools closed, and none overtakes another."""

from datetime import date, timedelta

import pytest

from sos_desktop.domain.casework.dates.work_days import day_off
from sos_desktop.services.sample.days import STANDS_ON, TAIL, SampleDays


@pytest.mark.parametrize(
    "as_of", [STANDS_ON, date(2026, 12, 1), date(2026, 12, 28), date(2027, 1, 1), date(2028, 2, 29)]
)
def test_no_day_lies_where_schools_are_closed(as_of):
    days = [SampleDays(as_of).on(number) for number in range(-470, 90)]
    assert days == sorted(days)
    assert [day for day in days if day_off(day)] == []
    assert [day for day in days if day.month == 12 and day.day > 21] == []
    assert [day for day in days if day.month == 1 and day.day < 3] == []


def test_what_lies_ahead_stays_ahead():
    days = SampleDays(date(2026, 12, 28))
    assert days.on(0) <= days.as_of < days.on(1)


@pytest.mark.parametrize(
    ("as_of", "year"),
    [
        (STANDS_ON, 2026),
        (date(2026, 11, 22), 2026),
        (date(2026, 12, 1), 2027),
        (date(2028, 2, 29), 2028),
    ],
)
def test_what_comes_back_every_year_is_of_the_last_one(as_of, year):
    last = -104
    days = SampleDays(as_of).of_this_year(last)
    assert days.stands_on == STANDS_ON.replace(year=year)
    assert days.on(last) <= as_of - timedelta(days=7)
    assert days.on(TAIL + 1) == SampleDays(as_of).on(TAIL + 1), "what is due counts from today"
