"""The two axes: round numbers from zero or a stated base, sensible times."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.charts.alternative import alternative
from sos_desktop.domain.charts.time_axis import TimeScale, rows_of
from sos_desktop.domain.charts.value_axis import value_axis
from tests.domain.charts.charting import dated, laid_out, ordered, series, texts, yearly

DAY = date(2026, 9, 1)


def numbers(chart, steps=4):
    return [tick.value for tick in value_axis(chart, steps).ticks]


@pytest.mark.parametrize(
    ("chart", "expected"),
    [
        (dated(9.7, 6.0, 7.1), [0, 2.5, 5, 7.5, 10]),
        (dated(-98.4, -80.0), [-100, -75, -50, -25, 0]),
        (dated(-5.0, 3.0), [-6, -4, -2, 0, 2, 4]),
        (dated(1.0, 0.0), [0, 1]),
        (dated(3.0, 0.0), [0, 1, 2, 3]),
        (dated(10.0, 9.0), [0, 5, 10]),
        (dated(0.0, 0.0), [0, 1]),
        (dated(93.0, 95.5, base=60.0), [60, 70, 80, 90, 100]),
        (dated(93.0, 95.5, base=55.0), [55, 80, 100]),
        (dated(93.0, 50.0, base=60.0), [0, 25, 50, 75, 100]),
        (dated(2.0, 3.0, target=9.0), [0, 5, 10]),
        (dated(2.0, target=float("inf")), [0, 1, 2]),
    ],
)
def test_numbers_are_round_and_begin_at_zero_or_the_base(chart, expected):
    assert numbers(chart) == expected


@given(
    st.lists(
        st.floats(min_value=-1e12, max_value=1e12, allow_subnormal=False), min_size=1, max_size=6
    ),
    st.integers(1, 5),
)
def test_an_axis_is_short_and_holds_every_value_and_zero(values, steps):
    axis = value_axis(dated(*values), steps)
    assert 2 <= len(axis.ticks) <= steps + 3
    slack = 1e-6 * max(abs(value) for value in values)
    assert axis.low <= min(*values, 0) + slack
    assert axis.high >= max(*values, 0) - slack


@pytest.mark.parametrize(
    ("chart", "said"),
    [
        (dated(9.7, unit="%"), ["0", "2.5", "5", "7.5", "10%"]),
        (dated(0.3), ["0", "0.1", "0.2", "0.3"]),
        (dated(3_500_000.0), ["0", "1 million", "2 million", "3 million", "4 million"]),
        (dated(9e9), ["0", "2.5 billion", "5 billion", "7.5 billion", "10 billion"]),
        (dated(12_500.0), ["0", "5,000", "10,000", "15,000"]),
    ],
)
def test_numbers_are_written_as_people_write_them(chart, said):
    assert [tick.text for tick in value_axis(chart, 4).ticks] == said


def test_a_base_is_said_in_words():
    chart = dated(93.0, 95.5, base=60.0, unit="%")
    assert "The axis begins at 60%." in texts(laid_out(chart))
    assert "The axis begins at 60%." in alternative(chart)
    for plain in (dated(93.0), dated(93.0, base=0.0), dated(50.0, base=60.0)):
        assert "begins" not in alternative(plain)


def ticks(chart, most):
    found = TimeScale(chart).ticks(lambda choice: len(choice) <= most)
    return [f"{tick.text} {tick.below}".strip() for tick in found]


@pytest.mark.parametrize(
    ("chart", "most", "said"),
    [
        (dated(1.0, 2.0, 3.0), 9, ["Sep 1 2026", "Oct 1", "Oct 31"]),
        (dated(1.0, 2.0, 3.0), 2, ["Sep 2026", "Oct"]),
        (dated(1.0, 2.0, 3.0), 1, ["Oct 31 2026"]),
        (dated(1.0, 2.0, 3.0), 0, []),
        (
            dated(*[1.0] * 10),
            9,
            ["Sep 2026", "Oct", "Nov", "Dec", "Jan 2027", "Feb", "Mar", "Apr", "May"],
        ),
        (dated(*[1.0] * 10), 6, ["Sep 2026", "Nov", "Jan 2027", "Mar", "May"]),
        (dated(*[1.0] * 10), 3, ["Oct 2026", "Jan 2027", "Apr"]),
        (dated(*[1.0] * 15, step=1), 5, ["Sep 1 2026", "Sep 8", "Sep 15"]),
        (dated(*[1.0] * 40, step=90), 5, ["2028", "2030", "2032", "2034", "2036"]),
        (dated(1.0, 2.0, step=0), 9, ["Sep 1 2026"]),
        (yearly((2018, 1.0), (2023, 2.0)), 9, ["2018", "2019", "2020", "2021", "2022", "2023"]),
        (yearly((2018, 1.0), (2023, 2.0)), 3, ["2018", "2020", "2022"]),
        (ordered(("Week 1", 1), ("Week 2", 2), ("Week 3", 3)), 2, ["Week 1", "Week 3"]),
    ],
)
def test_times_are_those_measured_or_round_ones_of_the_calendar(chart, most, said):
    assert ticks(chart, most) == said


def test_lines_of_an_order_share_their_places():
    first = series("A", (DAY, 1), (DAY + timedelta(days=14), 3))
    second = series("B", (DAY, 2), (DAY + timedelta(days=7), 2), (DAY + timedelta(days=14), 2))
    chart = ordered()
    both = type(chart)(name="Both", axis=chart.axis, series=(first, second))
    scale = TimeScale(both)
    assert [placed.share for placed in scale.lines(first)[0]] == [0, 1]
    assert [placed.share for placed in scale.lines(second)[0]] == [0, 0.5, 1]


def test_a_chart_as_rows_has_every_point_once_and_years_between():
    rows = rows_of(yearly((2018, 1.0), (2020, 2.0)))
    assert [(at, [point and point.value for point in points]) for at, points in rows] == [
        (2018, [1.0]),
        (2019, [None]),
        (2020, [2.0]),
    ]
    twice = rows_of(dated(1.0, 2.0, step=0))
    assert [points[0].value for _at, points in twice] == [1.0, 2.0]
