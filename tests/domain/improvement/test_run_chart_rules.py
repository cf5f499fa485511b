"""Rules of run charts: the limits published, what counts as a run, and what no order can change."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.casework.case_file import MeasuredPoint
from sos_desktop.domain.improvement.run_chart import judge
from sos_desktop.domain.improvement.run_chart_rules import (
    crossings_limit,
    longest_run_limit,
    runs_limits,
)
from sos_desktop.domain.improvement.runs import longest, runs_beside, trends
from sos_desktop.domain.improvement.signals import RuleSetName, Signal
from sos_desktop.foundation.errors import InputProblem

START = date(2025, 9, 5)
values = st.lists(st.integers(0, 9), min_size=1, max_size=60)


def points(numbers):
    return [MeasuredPoint(START + timedelta(7 * n), float(v)) for n, v in enumerate(numbers)]


def found(numbers, rules=RuleSetName.ANHOJ, **how):
    return {result.rule: result for result in judge(points(numbers), rules, **how).results}


@pytest.mark.parametrize(
    ("useful", "run", "crossings"),
    [
        (7, 6, 1),
        (8, 6, 1),
        (10, 6, 2),
        (12, 7, 3),
        (15, 7, 4),
        (16, 7, 4),
        (20, 7, 6),
        (24, 8, 8),
        (30, 8, 10),
    ],
)
def test_anhojs_limits(useful, run, crossings):
    assert (longest_run_limit(useful), crossings_limit(useful)) == (run, crossings)


@pytest.mark.parametrize(
    ("useful", "fewest", "most"), [(10, 3, 9), (14, 4, 12), (16, 5, 13), (24, 8, 18)]
)
def test_limits_of_the_number_of_runs(useful, fewest, most):
    assert runs_limits(useful) == (fewest, most)


def test_a_long_chart_has_limits_soon():
    assert crossings_limit(10_000) == 4917
    low, high = runs_limits(10_000)
    assert low + high == 10_002


@pytest.mark.parametrize("length", [7, 8])
def test_a_run_is_a_signal_only_beyond_its_limit(length):
    numbers = [9] * length + [1] * (16 - length) if length == 8 else [9] * 7 + [1, 9] + [1] * 7
    result = found(numbers)["longest run"]
    assert result.limit == 7
    assert result.found == length
    assert result.signal is (Signal.YES if length > 7 else Signal.NO)


def test_points_on_the_median_neither_count_nor_break():
    numbers = [5, 9, 9, 5, 9, 9, 9, 5, 9, 1, 1, 1, 1, 1, 1]
    result = found(numbers, RuleSetName.IHI)["shift"]
    assert (result.points_used, result.found, result.signal) == (12, 6, Signal.YES)
    assert result.first == START + timedelta(7)
    assert result.last == START + timedelta(7 * 8)


def test_of_equal_neighbors_a_trend_counts_the_first():
    numbers = [3, 1, 2, 2, 3, 4, 4, 5, 3, 4, 2, 5, 3, 4]
    result = found(numbers, RuleSetName.IHI)["trend"]
    assert (result.found, result.signal) == (5, Signal.YES)
    assert found([3, 1, 2, 2, 3, 4, 4, 3, 4, 3, 5, 3, 4, 2], RuleSetName.IHI)["trend"].found == 4


@pytest.mark.parametrize(("shift", "signal"), [(None, Signal.YES), (6, Signal.YES), (7, Signal.NO)])
def test_how_many_points_are_a_shift_can_be_chosen(shift, signal):
    numbers = [9] * 6 + [1, 1, 9, 1, 1, 1, 1, 1]
    assert found(numbers, RuleSetName.IHI, shift=shift)["shift"].signal is signal


def test_few_points_are_not_judged_but_their_limits_are_told():
    result = found([9, 9, 9, 9, 1, 1, 1, 1])
    assert {r.signal for r in result.values()} == {Signal.TOO_FEW}
    assert result["longest run"].limit == 6
    assert "too few points to judge" in judge(points([9, 1])).sentence
    assert judge(points([9])).sentence.startswith("1 point, median 9")


def test_a_baseline_keeps_the_median_where_it_was():
    before, after = [4, 6, 5, 4, 6, 5], [8, 9, 8, 9, 8, 9, 8, 9]
    assert judge(points(before + after)).center > 6
    chart = judge(points(before + after), baseline=6)
    assert chart.center == 5
    assert "longest run" in [result.rule for result in chart.signals]


@pytest.mark.parametrize("baseline", [0, -1, 15])
def test_a_baseline_that_cannot_be_is_refused(baseline):
    with pytest.raises(InputProblem, match="from 1 to 14"):
        judge(points(range(14)), baseline=baseline)


def test_two_values_of_one_day_are_refused():
    with pytest.raises(InputProblem, match="two values for Sep 5, 2025"):
        judge([*points([1, 2]), MeasuredPoint(START, 3.0)])


def test_nothing_measured_is_refused():
    with pytest.raises(InputProblem, match="no measured value"):
        judge([])


@given(values)
def test_what_is_useful_is_in_one_run(numbers):
    measured = points(numbers)
    center = judge(measured).center
    runs = runs_beside(measured, center)
    assert sum(map(len, runs)) == sum(point.value != center for point in measured)
    for one, other in pairwise(runs):
        assert (one.points[0].value > center) != (other.points[0].value > center)


@given(values)
def test_the_order_in_a_file_does_not_matter(numbers):
    measured = points(numbers)
    assert judge(measured[::-1]) == judge(measured)


@given(values, st.sampled_from([RuleSetName.ANHOJ, RuleSetName.IHI, RuleSetName.XMR]))
def test_turned_upside_down_the_signals_stay(numbers, rules):
    turned = judge(points([-number for number in numbers]), rules)
    chart = judge(points(numbers), rules)
    swapped = {"above the upper limit": "below the lower limit"}
    swapped |= {b: a for a, b in swapped.items()}
    assert {(r.rule, r.signal) for r in chart.results} == {
        (swapped.get(r.rule, r.rule), r.signal) for r in turned.results
    }


@given(st.lists(st.integers(0, 9), min_size=2, max_size=40))
def test_a_trend_goes_one_way_all_along(numbers):
    run = longest(trends(points(numbers))).points
    steps = [b.value - a.value for a, b in pairwise(run)]
    assert all(step > 0 for step in steps) or all(step < 0 for step in steps)
