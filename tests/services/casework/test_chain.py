"""The chain of support: drivers, tests of changes, milestones, measures; and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import support_words as sw
from sos_desktop.domain.casework.history.timeline import timeline
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import undo
from tests.casework import add_leas, open_case


@pytest.fixture
def case_id(county):
    add_leas(county)
    return open_case(county)


def kept(county, *made):
    for record in made:
        records.save(county, record)
    return made


def cycle(case_id, **texts):
    return r.PdsaCycle(case_id=case_id, plan="Does a call the same day help?", **texts)


def test_a_result_needs_a_prediction(county, case_id):
    with pytest.raises(InputProblem, match="result without a prediction") as refused:
        records.save(county, cycle(case_id, result="Six came"))
    assert refused.value.where == "prediction"
    with pytest.raises(InputProblem, match="before you decide"):
        records.save(county, cycle(case_id, decision=sw.CycleDecision.ADOPT))


def test_a_prediction_stands_once_there_is_a_result(county, case_id):
    (made,) = kept(county, cycle(case_id, prediction="Eight of ten come"))
    better = replace(made, prediction="Seven of ten come")
    records.save(county, better)
    told = replace(better, result="Six came", tried_on=date(2026, 11, 10))
    records.save(county, told)
    with pytest.raises(InputProblem, match="stands as it was made"):
        records.save(county, replace(told, prediction="Six come"))
    with pytest.raises(InputProblem, match="stands as it was made"):
        records.save(county, replace(told, prediction="Six come", result=""))
    records.save(county, replace(told, learned="Monday is the hard day"))
    file = cases.case_file(county, case_id)
    assert file.cycles[0].prediction == "Seven of ten come"
    assert [e.title for e in timeline(file) if e.record_id == made.id] == ["A change was tested"]


def test_tests_of_a_change_are_a_chain_in_order(county, case_id):
    action = r.Action(case_id=case_id, text="Call the same day")
    kept(county, action)
    for plan in ("One room", "One grade", "The school"):
        records.save(county, r.PdsaCycle(case_id=case_id, plan=plan, action_id=action.id))
    found = cases.case_file(county, case_id).cycles
    assert [(c.plan, c.position) for c in found] == [
        ("One room", 0),
        ("One grade", 1),
        ("The school", 2),
    ]


def test_a_driver_that_carries_something_is_not_removed(county, case_id):
    top = r.Driver(case_id=case_id, text="Families hear at once")
    below = r.Driver(case_id=case_id, text="Numbers are right", parent_id=top.id)
    change = r.Action(case_id=case_id, text="Call", driver_id=below.id)
    kept(county, top, below, change)
    with pytest.raises(InputProblem, match="carries 1 driver"):
        records.remove(county, top)
    with pytest.raises(InputProblem, match="carries 1 change"):
        records.remove(county, below)
    records.save(county, replace(change, driver_id=top.id))
    assert records.remove(county, below).count == 1
    undo.undo(county)
    assert [d.text for d in cases.case_file(county, case_id).drivers] == [top.text, below.text]


def test_drivers_stand_in_no_circle(county, case_id):
    top = r.Driver(case_id=case_id, text="Above")
    below = r.Driver(case_id=case_id, text="Below", parent_id=top.id)
    kept(county, top, below)
    for parent in (top.id, below.id):
        with pytest.raises(InputProblem, match="driver cannot stand under itself"):
            records.save(county, replace(top, parent_id=parent))


@pytest.mark.parametrize(
    ("how", "baseline", "target", "refused"),
    [
        ({"direction": sw.WantedDirection.DOWN}, 30.0, 35.0, True),
        ({"direction": sw.WantedDirection.DOWN}, 30.0, 20.0, False),
        ({"direction": sw.WantedDirection.UP}, 30.0, 20.0, True),
        ({"direction": sw.WantedDirection.UP}, 30.0, 30.0, False),
        ({}, 30.0, 20.0, False),
        ({"source": sw.MeasureSource.DASHBOARD, "indicator": "CHRONIC"}, 30.0, 35.0, True),
        ({"source": sw.MeasureSource.DASHBOARD, "indicator": "GRADUATION"}, 80.0, 75.0, True),
        ({"source": sw.MeasureSource.DASHBOARD, "indicator": "GRADUATION"}, 80.0, 85.0, False),
    ],
)
def test_a_target_lies_on_the_side_it_is_to_go_to(county, case_id, how, baseline, target, refused):
    made = r.Measure(case_id=case_id, name="Absent", baseline=baseline, target=target, **how)
    if refused:
        with pytest.raises(InputProblem, match="wrong side") as problem:
            records.save(county, made)
        assert problem.value.where == "target"
    else:
        assert records.save(county, made).count == 1


def test_milestones_marks_and_costs_belong_to_something(county, case_id):
    day = date(2026, 11, 10)
    for made, where in (
        (r.Milestone(case_id=case_id, text="Half", due_on=day), "action_id"),
        (r.MeasureMark(case_id=case_id, stands_on=day, text="Storm"), "measure_id"),
        (r.YearCost(case_id=case_id, year=2026, dollars=5), "action_id"),
    ):
        with pytest.raises(InputProblem) as refused:
            records.save(county, made)
        assert refused.value.where == where


def test_what_cannot_be_of_a_cost_or_an_interim_target_is_refused(county, case_id):
    action = r.Action(case_id=case_id, text="Call")
    kept(county, action)
    whose = {"case_id": case_id, "action_id": action.id}
    refused = (
        (r.YearCost(year=2026, dollars=-1, **whose), "below 0"),
        (r.YearCost(year=26, dollars=1, **whose), "cannot be right"),
        (r.Milestone(text="x", due_on=date(2026, 12, 1), value=3.0, **whose), "interim target"),
        (replace(action, further_plans=("nothing",)), "further plans"),
        (replace(action, starts_on=date(2026, 12, 2), ends_on=date(2026, 12, 1)), "before it"),
        (replace(action, cost=-1), "below 0"),
    )
    for made, words in refused:
        with pytest.raises(InputProblem, match=words):
            records.save(county, made)


def test_what_hangs_on_an_action_goes_with_it(county, case_id):
    action = r.Action(case_id=case_id, text="Call")
    cost = r.YearCost(case_id=case_id, action_id=action.id, year=2026, dollars=5)
    tried = cycle(case_id, action_id=action.id)
    kept(county, action, cost, tried)
    records.remove(county, action)
    file = cases.case_file(county, case_id)
    assert (file.costs, [c.action_id for c in file.cycles]) == ((), [None])
    undo.undo(county)
    assert cases.case_file(county, case_id).costs == (cost,)
