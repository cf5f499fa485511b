"""Aims from the results that led to a case: students where the indicator counts them."""

from datetime import date

import pytest

from sos_desktop.domain.casework.support_words import MeasureSource, WantedDirection
from sos_desktop.domain.dashboard.codes import Color, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.identification.distance import DistanceStep
from sos_desktop.domain.identification.rules import JudgedBy
from sos_desktop.domain.improvement.aim_offers import aim_offer, due_of

DUE = date(2027, 6, 30)


def seen(indicator, **values):
    return Observation(2025, indicator, "1", "SWD", color=Color.RED, **values)


def step(found, target, students):
    points = abs(round(target - found.status, 1))
    return DistanceStep(found, JudgedBy.COLOR, 1, 2, True, points, target, students)


def test_fewer_students_are_counted_in_whole_students():
    found = seen(Indicator.SUSPENSION, numerator=62, denominator=673, status=9.2)
    offer = aim_offer("c", found, step(found, 7.7, 10), DUE)
    assert offer.aim.text == (
        "Fewer students with disabilities are suspended: 62 of 673 now, 52 by June 2027"
    )
    assert (offer.aim.group, offer.aim.due_on) == ("SWD", DUE)
    measure = offer.measure
    assert (measure.source, measure.indicator, measure.group) == (
        MeasureSource.DASHBOARD,
        "SUSPENSION" if str(Indicator.SUSPENSION) == "SUSPENSION" else str(Indicator.SUSPENSION),
        "SWD",
    )
    assert (measure.baseline, measure.target, measure.unit) == (9.2, 7.7, "%")
    assert measure.direction is WantedDirection.DOWN
    assert "would be Orange" in offer.words


def test_more_is_better_where_it_is_and_scores_are_told_in_points():
    found = seen(Indicator.GRADUATION, numerator=33, denominator=51, status=64.7)
    assert "33 of 51 now, 38 by" in aim_offer("c", found, step(found, 74.5, 5), DUE).aim.text
    score = seen(Indicator.ELA, denominator=200, status=-98.4)
    offer = aim_offer("c", score, step(score, -95.0, None), DUE)
    assert "gain 3.4 points in ELA" in offer.aim.text
    assert offer.measure.direction is WantedDirection.UP


def test_without_a_way_there_is_no_target_and_none_is_invented():
    found = seen(Indicator.CHRONIC, status=40.0)
    offer = aim_offer("c", found, None, DUE)
    assert offer.measure.target is None
    assert offer.measure.target_on is None
    assert offer.aim.text == "Fewer students with disabilities are chronically absent: 40.0% now"


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 11, 30), date(2027, 6, 30)),
        (date(2027, 1, 15), date(2027, 6, 30)),
        (date(2027, 3, 1), date(2028, 6, 30)),
        (date(2026, 7, 1), date(2027, 6, 30)),
    ],
)
def test_an_aim_is_due_at_the_end_of_a_school_year_that_leaves_time(today, due):
    assert due_of(today) == due
