"""Control charts against figures worked out by hand, and against what must always hold."""

from datetime import date, timedelta
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.casework.case_file import MeasuredPoint
from sos_desktop.domain.improvement.control_charts import control_limits
from sos_desktop.domain.improvement.run_chart import judge
from sos_desktop.domain.improvement.signals import RuleSetName, Signal
from sos_desktop.foundation.errors import InputProblem

START = date(2025, 9, 1)


def singles(numbers):
    return [MeasuredPoint(START + timedelta(n), float(v)) for n, v in enumerate(numbers)]


def counted(pairs):
    return [
        MeasuredPoint(START + timedelta(n), a / b, float(a), float(b))
        for n, (a, b) in enumerate(pairs)
    ]


def found(measured, rules, **how):
    return {result.rule: result for result in judge(measured, rules, **how).results}


def test_limits_of_single_values_come_from_moving_ranges():
    limits = control_limits(singles([10, 12, 11, 13]), RuleSetName.XMR)
    mean_range = (2 + 1 + 2) / 3
    assert limits.center == 11.5
    assert limits.upper(0) == pytest.approx(11.5 + 2.66 * mean_range, abs=0.01)
    assert limits.lower(3) == pytest.approx(11.5 - 2.66 * mean_range, abs=0.01)


def test_a_share_has_limits_of_its_own_at_every_denominator():
    limits = control_limits(counted([(5, 100), (20, 400)]), RuleSetName.P)
    assert limits.center == 0.05
    assert limits.upper(0) == pytest.approx(0.05 + 3 * sqrt(0.05 * 0.95 / 100))
    assert limits.upper(1) == pytest.approx(0.05 + 3 * sqrt(0.05 * 0.95 / 400))
    assert limits.lower(0) == 0


def test_a_rate_may_be_more_than_one():
    limits = control_limits(counted([(30, 10), (60, 20)]), RuleSetName.U)
    assert limits.center == 3
    assert limits.upper(0) == pytest.approx(3 + 3 * sqrt(3 / 10))
    with pytest.raises(InputProblem, match="cannot be more than all"):
        judge(counted([(30, 10)]), RuleSetName.P)


def test_the_weighted_mean_is_no_mean_of_shares():
    assert judge(counted([(1, 2), (1, 98)]), RuleSetName.P).center == 0.02


STEADY = [10, 11, 9, 10, 12, 10, 9, 11, 10, 10, 9, 11]


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ([30], "above the upper limit"),
        ([-10], "below the lower limit"),
        ([11] * 8, "shift"),
        ([9, 10, 11, 12, 13, 14], "trend"),
        ([13.4, 10, 13.4], "two of three in the outer third"),
        ([30], "moving range"),
        ([10.2, 10, 10.1] * 5, "fifteen in the inner third"),
    ],
)
def test_each_rule_has_its_case(more, rule):
    numbers = STEADY + more
    assert found(singles(STEADY), RuleSetName.XMR)[rule].signal is Signal.NO
    assert found(singles(numbers), RuleSetName.XMR, baseline=12)[rule].signal is Signal.YES


def test_the_numbers_of_run_charts_are_not_used():
    six = [11] * 6 + [9, 11] * 4
    assert found(singles(six), RuleSetName.IHI)["shift"].limit == 6
    assert found(singles(six), RuleSetName.XMR)["shift"].limit == 8


def test_values_that_never_differ_have_no_signal_until_one_does():
    assert not judge(singles([5] * 14), RuleSetName.XMR, baseline=12).signals or all(
        result.rule == "fifteen in the inner third"
        for result in judge(singles([5] * 14), RuleSetName.XMR, baseline=12).signals
    )
    above = found(singles([5] * 14 + [6]), RuleSetName.XMR, baseline=12)["above the upper limit"]
    assert (above.found, above.signal) == (1, Signal.YES)


@pytest.mark.parametrize("value", [0.1, 1 / 3])
@pytest.mark.parametrize("rules", [RuleSetName.ANHOJ, RuleSetName.IHI, RuleSetName.XMR])
def test_values_that_are_all_the_same_are_no_signal(rules, value):
    assert not judge(singles([value] * 30), rules).signals


def test_a_point_on_a_line_that_no_float_is_lies_on_it():
    chart = judge(singles([0.1, 0.2, *[0.15] * 12]), RuleSetName.IHI, baseline=2)
    assert chart.results[0].points_used == 2
    moved = judge(singles([0.1, 0.2, 0.3] * 4), RuleSetName.XMR, baseline=3)
    assert {r.rule: r.found for r in moved.results}["shift"] == 1


def test_limits_of_one_value_are_refused():
    with pytest.raises(InputProblem, match="needs 2 points at least"):
        judge(singles(range(14)), RuleSetName.XMR, baseline=1)


@pytest.mark.parametrize("rules", [RuleSetName.P, RuleSetName.U])
def test_counts_are_needed_and_told(rules):
    with pytest.raises(InputProblem, match="Sep 1, 2025 has only a value"):
        judge(singles([1, 2]), rules)


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 400)), min_size=1, max_size=30))
def test_limits_of_shares_stay_between_none_and_all(pairs):
    measured = counted([(min(pair), max(pair)) for pair in pairs])
    limits = control_limits(measured, RuleSetName.P)
    for place in range(len(measured)):
        assert 0 <= limits.lower(place) <= limits.center + 1e-12
        assert limits.center - 1e-12 <= limits.upper(place) <= 1
