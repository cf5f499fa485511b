"""Days on which nobody works, and the work day near them."""

from datetime import date, timedelta

import pytest

from sos_desktop.domain.casework.dates.work_days import (
    day_off,
    work_day_from,
    work_day_near,
    work_day_up_to,
)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2027, 2, 28), "Sunday"),
        (date(2027, 2, 14), "Sunday"),
        (date(2026, 11, 11), "Veterans Day"),
        (date(2026, 11, 26), "Thanksgiving"),
        (date(2026, 11, 27), "the day after Thanksgiving"),
        (date(2027, 1, 18), "Martin Luther King Jr. Day"),
        (date(2027, 2, 15), "Presidents' Day"),
        (date(2026, 7, 3), "Independence Day"),
        (date(2027, 5, 31), "Memorial Day"),
        (date(2027, 9, 6), "Labor Day"),
        (date(2027, 1, 29), ""),
        (date(2026, 10, 15), ""),
    ],
)
def test_days_off(day, why):
    assert day_off(day) == why


def test_the_day_found_is_a_work_day_and_the_nearest():
    for step in range(800):
        day = date(2026, 1, 1) + timedelta(days=step)
        before, after = work_day_up_to(day), work_day_from(day)
        assert before <= day <= after
        assert not day_off(before)
        assert not day_off(after)
        assert all(day_off(before + timedelta(days=n)) for n in range(1, (day - before).days + 1))
        assert work_day_near(day, day) == (day if not day_off(day) else after)
        assert work_day_near(day, day - timedelta(days=30)) == before
