"""What cannot be in a plan of support is refused in a sentence at its field; nothing is lost."""

from datetime import date

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import support_words as sw
from sos_desktop.domain.casework.learning_words import ExitReason, QuarterStanding
from sos_desktop.domain.improvement.readings import readings_by_measure
from sos_desktop.domain.improvement.thread import golden_thread
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases, records
from tests.casework import add_leas, fill, open_case

DAY = date(2026, 11, 2)


@pytest.fixture
def case_id(county):
    add_leas(county)
    return open_case(county, on=date(2026, 1, 5))


@pytest.mark.parametrize(
    ("record", "where", "words"),
    [
        (
            r.Measure(
                case_id="",
                name="Absent",
                baseline=20.0,
                target=30.0,
                direction=sw.WantedDirection.DOWN,
            ),
            "target",
            "wrong side of the baseline",
        ),
        (
            r.ProgressNote(
                case_id="", noted_on=DAY, text="x", measure_id="m", numerator=1, denominator=0
            ),
            "denominator",
            "nothing was measured",
        ),
        (r.PdsaCycle(case_id="", plan="x", result="y"), "prediction", "without a prediction"),
        (
            r.Action(case_id="", text="x", starts_on=DAY, ends_on=date(2026, 11, 1)),
            "ends_on",
            "ends before it starts",
        ),
        (r.Action(case_id="", text="x", cost=-1), "cost", "cannot be below 0"),
        (r.ActionQuarter(case_id="", year=2026), "action_id", "Choose the change"),
        (
            r.ActionQuarter(case_id="", action_id="a", year=26),
            "year",
            "The year 26 cannot be right",
        ),
        (
            r.ActionQuarter(case_id="", action_id="a", year=2026, standing=QuarterStanding.DONE),
            "done",
            "what was done",
        ),
        (
            r.SupportExit(case_id="", ended_on=DAY, changed="x", reason=ExitReason.REACHED),
            "held_for",
            "the aim was held",
        ),
        (r.ReviewPoint(case_id="", reviewed_on=DAY, text="x", support_year=1), "support_year", "2"),
        (r.Gain(case_id="", name="x"), "look_back_id", "Choose the look-back"),
        (r.YearSupport(case_id="", year=2026, activities="x", dollars=-1), "dollars", "below 0"),
        (r.PlannedHours(case_id="", year=2026, hours=-1), "hours", "below 0"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, r.Record) else None,
)
def test_what_cannot_be_is_refused_at_its_field(record, where, words):
    with pytest.raises(InputProblem, match=words) as refused:
        record.check("district")
    assert refused.value.where == where


def test_a_driver_that_carries_changes_is_not_removed(county, case_id):
    kept = fill(county, case_id)
    driver = next(one for one in kept if isinstance(one, r.Driver))
    with pytest.raises(InputProblem):
        records.remove(county, driver)
    assert driver.id in {one.id for one in cases.case_file(county, case_id).drivers}


def test_an_lcap_goal_that_is_numbered_anew_keeps_its_actions(county, case_id):
    kept = fill(county, case_id)
    goal = next(one for one in kept if isinstance(one, r.LcapGoal))
    before = len(golden_thread(cases.case_file(county, case_id)).loose_ends)
    records.save(county, r.LcapGoal(id=goal.id, case_id=case_id, number="3.1", text=goal.text))
    file = cases.case_file(county, case_id)
    assert [g.number for g in file.goals] == ["3.1"]
    assert len(golden_thread(file).loose_ends) == before


def test_two_values_of_one_day_stay_two(county, case_id):
    kept = fill(county, case_id)
    measure = next(one for one in kept if isinstance(one, r.Measure))
    for value in (25.0, 27.0):
        records.save(
            county,
            r.ProgressNote(
                case_id=case_id, noted_on=DAY, text="x", measure_id=measure.id, value=value
            ),
        )
    points = readings_by_measure(cases.case_file(county, case_id))[measure.id]
    assert sorted(point.value for point in points if point.on == DAY) == [25.0, 27.0]
