"""Where a test stands, and the task that reminds of its result."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.dates.cycle_tasks import task_id_of, task_of
from sos_desktop.domain.casework.support_words import CycleDecision
from sos_desktop.domain.improvement.cycles import (
    CycleStage,
    by_stage,
    number_of,
    stage_of,
)

TODAY = date(2026, 11, 30)
PLAN = r.PdsaCycle(case_id="c", plan="Do four help?", action_id="a", prediction="Nine of ten")


@pytest.mark.parametrize(
    ("values", "stage"),
    [
        ({}, CycleStage.PLANNED),
        ({"tried_on": TODAY + timedelta(days=1)}, CycleStage.PLANNED),
        ({"tried_on": TODAY}, CycleStage.RUNNING),
        ({"tried_on": TODAY, "result": "Eight"}, CycleStage.TO_DECIDE),
        ({"result": "Eight", "decision": CycleDecision.ADAPT}, CycleStage.DECIDED),
    ],
)
def test_a_test_stands_where_its_fields_say(values, stage):
    cycle = replace(PLAN, **values)
    assert stage_of(cycle, TODAY) is stage
    assert by_stage([cycle], TODAY)[stage] == [cycle]


def test_a_test_has_its_number_in_the_chain_of_its_change():
    other = replace(PLAN, id="x", action_id="b")
    second = replace(PLAN, id="y")
    assert [number_of(c, (PLAN, other, second)) for c in (PLAN, other, second)] == [1, 1, 2]


def test_its_day_is_a_task_until_the_result_is_entered():
    assert task_of(PLAN, None, TODAY) is None
    planned = replace(PLAN, tried_on=date(2026, 12, 4))
    task = task_of(planned, None, TODAY)
    assert (task.id, task.due_on, task.done_on) == (task_id_of(PLAN), date(2026, 12, 4), None)
    own = replace(task, assignee="Ana Ruiz", title="Ask the dean")
    later = replace(planned, tried_on=date(2026, 12, 11))
    assert task_of(later, own, TODAY) == replace(own, due_on=date(2026, 12, 11))
    done = replace(planned, result="Eight")
    assert task_of(done, own, TODAY) == replace(own, done_on=TODAY)
    assert task_of(done, None, TODAY) is None
