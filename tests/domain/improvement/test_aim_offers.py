"""Aims from the results that led to a case: students where the indicator counts them."""

from datetime import date

import pytest

from sos_desktop.domain.casework.records import LocalSource
from sos_desktop.domain.casework.support_words import MeasureSource, WantedDirection
from sos_desktop.domain.dashboard.codes import Color, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.identification.distance import DistanceStep
from sos_desktop.domain.identification.rules import JudgedBy
from sos_desktop.domain.improvement.aim_offers import aim_offer, due_of, local_offer
from sos_desktop.domain.local.cells import LocalCell

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


def test_a_local_figure_brings_its_measure_and_no_target():
    source = LocalSource(cds="1", name="Attendance", measure="students absent on 10% of days")
    cell = LocalCell("2026-10", "", "SWD", 46.0, 400.0, 11.5)
    offer = local_offer("c", source, cell, DUE)
    assert offer.aim.text == (
        "Students absent on 10% of days, Students with disabilities, Oct 2026: 46 of 400 (11.5%)"
    )
    measure = offer.measure
    assert (measure.source, measure.local_source_id) == (MeasureSource.LOCAL, source.id)
    assert (measure.baseline, measure.unit, measure.group) == (11.5, "%", "SWD")
    assert (measure.baseline_on, measure.target, measure.direction) == (
        date(2026, 10, 1),
        None,
        None,
    )
    assert "(local data: Attendance)" in offer.words
    mean = local_offer("c", source, LocalCell("2026-10", "", "ALL", value=2480.5), DUE).measure
    assert (mean.unit, mean.baseline, mean.group) == ("", 2480.5, "")


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
