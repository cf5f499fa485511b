"""The chart of a measure: what its center line is of, where it began anew, what is never judged."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sos_desktop.domain.casework.case_file import CaseFile, Lea, MeasuredPoint
from sos_desktop.domain.casework.records import Case, Measure, MeasureMark, PdsaCycle, ProgressNote
from sos_desktop.domain.casework.support_words import MarkKind, MeasureSource
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.improvement.measure_chart import (
    ChartChoice,
    measure_chart,
    point_words,
    result_words,
)
from sos_desktop.domain.improvement.readings import readings_by_measure
from sos_desktop.domain.improvement.signals import RuleSetName, Signal

START = date(2026, 1, 5)
CASE = Case(id="c", cds="1", route=Route.VOLUNTARY, opened_on=START, request="Help")
MEASURE = Measure(id="m", case_id="c", name="Sent out", unit="students", target=6, action_id="a")
FILE = CaseFile(case=CASE, lea=Lea("1", "Alder", "district", "27", "Alder"), measures=(MEASURE,))


def day(week):
    return START + timedelta(weeks=week)


def points(*values):
    return [MeasuredPoint(day(week), value) for week, value in enumerate(values)]


def test_the_center_line_is_of_the_points_before_the_first_test_and_stays():
    file = replace(
        FILE, cycles=(PdsaCycle(case_id="c", plan="Do four help?", action_id="a", tried_on=day(7)),)
    )
    before = [12, 11, 12, 10, 13, 11, 12]
    made = measure_chart(file, MEASURE, points(*before, 8, 7, 6, 7, 5, 6, 5, 4))
    assert made.judged.center == 12
    assert "first 7 points and stays where it is" in made.told
    assert made.data.series[1].solid == 7
    later = measure_chart(file, MEASURE, points(*before, 8, 7, 6, 7, 5, 6, 5, 4, 3, 2, 1))
    assert later.judged.center == 12
    assert [mark.name for mark in made.data.marks] == ["Do four help?"]
    assert made.data.bands
    assert made.data.bands[0].words.startswith("Signal: ")
    assert "points in a row" in made.data.bands[0].words


def test_a_line_that_began_anew_is_judged_from_there_on_and_says_why():
    anew = MeasureMark(
        case_id="c", measure_id="m", stands_on=day(10), kind=MarkKind.BASELINE, text="New form"
    )
    file = replace(FILE, marks=(anew,))
    made = measure_chart(file, MEASURE, points(*[12] * 10, *[5, 6, 4] * 4))
    assert made.judged.center == 5
    assert len(made.judged.points) == 12
    assert len(made.data.series[0].points) == 22
    assert "It began anew on" in made.told
    assert "New form" in made.told
    assert point_words(made, made.points[0]) == ""


def test_annual_figures_of_the_dashboard_are_never_judged():
    annual = replace(MEASURE, source=MeasureSource.DASHBOARD)
    years = [MeasuredPoint(date(2000 + n, 6, 30), n) for n in range(20)]
    made = measure_chart(FILE, annual, years)
    assert made.judged is None
    assert "Too few points to judge" in made.told
    assert len(made.data.series) == 1


@pytest.mark.parametrize("count", [1, 5, 9])
def test_below_the_limit_nothing_is_a_signal(count):
    made = measure_chart(FILE, MEASURE, points(*range(count)))
    assert {result.signal for result in made.results} == {Signal.TOO_FEW}
    assert "too few points" in made.told
    assert not made.data.bands
    assert result_words(made.results[0])[5] == "too few points"


def test_what_cannot_be_judged_is_still_drawn_and_says_why():
    twice = [*points(1, 2), MeasuredPoint(day(1), 3)]
    made = measure_chart(FILE, MEASURE, twice)
    assert made.judged is None
    assert "two values for" in made.told
    assert len(made.data.series[0].points) == 3
    counts = measure_chart(FILE, MEASURE, points(*range(12)), ChartChoice(RuleSetName.P))
    assert "needs a numerator and a denominator" in counts.told
    assert "No reading yet" in measure_chart(FILE, MEASURE, []).told


def test_a_chosen_number_of_points_makes_the_center_line():
    made = measure_chart(
        FILE, MEASURE, points(*range(20)), ChartChoice(RuleSetName.IHI, shift=7, baseline=8)
    )
    assert made.judged.center == 3.5
    short = measure_chart(FILE, MEASURE, points(1, 2, 3), ChartChoice(baseline=24))
    assert short.judged.center == 2


def test_a_baseline_is_the_first_reading_unless_it_is_noted_too():
    measure = replace(MEASURE, baseline=12, baseline_on=START)
    note = ProgressNote(case_id="c", noted_on=START, text="r", measure_id="m", value=12)
    later = replace(note, id="n2", noted_on=day(1), value=8)
    file = replace(FILE, measures=(measure,), progress=(later, note))
    assert [p.value for p in readings_by_measure(file)["m"]] == [12, 8]
    file = replace(file, progress=(later,))
    assert [p.value for p in readings_by_measure(file)["m"]] == [12, 8]
