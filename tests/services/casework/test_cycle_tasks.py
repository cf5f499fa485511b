"""The day of a test is a task of its case, in the same change, so that undo takes both back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import undo
from tests.casework import add_leas, open_case


@pytest.fixture
def cycle(county):
    add_leas(county)
    case_id = open_case(county)
    day = clock.today() + timedelta(days=3)
    made = r.PdsaCycle(case_id=case_id, plan="Do four help?", prediction="Yes", tried_on=day)
    records.save(county, made)
    return made


def tasks(county, cycle):
    return [t for t in cases.case_file(county, cycle.case_id).tasks if t.origin == "cycle"]


def test_a_planned_test_asks_for_its_result_and_is_done_with_it(county, cycle):
    [task] = tasks(county, cycle)
    assert (task.due_on, task.done_on) == (cycle.tried_on, None)
    tried = replace(cycle, tried_on=clock.today(), result="Eight of ten")
    records.save(county, tried)
    [task] = tasks(county, cycle)
    assert task.done_on == clock.today()
    undo.undo(county)
    [task] = tasks(county, cycle)
    assert task.done_on is None


def test_a_test_that_is_removed_asks_for_nothing(county, cycle):
    records.remove(county, cycle)
    assert not tasks(county, cycle)
    undo.undo(county)
    assert len(tasks(county, cycle)) == 1


def test_the_prediction_stands_once_the_result_is_entered(county, cycle):
    from sos_desktop.foundation.errors import InputProblem

    done = replace(cycle, tried_on=clock.today(), result="Eight")
    records.save(county, done)
    with pytest.raises(InputProblem, match="stands as it was made"):
        records.save(county, replace(done, prediction="Eight"))
    with pytest.raises(InputProblem, match="without a prediction"):
        records.save(county, r.PdsaCycle(case_id=cycle.case_id, plan="x", result="y"))
