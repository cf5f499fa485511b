"""No day a template proposes is a weekend or a holiday of the state, nor any that follows it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sos_desktop.domain.casework.dates.repeated_tasks import following_task
from sos_desktop.domain.casework.dates.work_days import day_off
from sos_desktop.domain.casework.records import Task
from sos_desktop.domain.casework.stages.task_templates import TemplateSet, proposals
from sos_desktop.domain.casework.words import Repeats
from sos_desktop.services.casework.task_templates import template_sets
from tests.domain.casework.files import whole

SETS = template_sets()
_FOLLOWING = 24


@pytest.mark.parametrize("found", SETS, ids=[found.title for found in SETS])
def test_no_proposed_day_is_a_day_off(found: TemplateSet) -> None:
    off, dated = [], 0
    for step in range(0, 400, 3):
        today = date(2026, 8, 1) + timedelta(days=step)
        file = whole()
        case = replace(
            file.case,
            opened_on=today - timedelta(days=step % 50),
            board_date=today + timedelta(days=20 + step % 9),
            report_back_date=today + timedelta(days=90 + step % 9),
        )
        for proposal in proposals(found, replace(file, case=case), today, ()):
            task: Task | None = proposal.task
            for _time in range(_FOLLOWING):
                if task is None or task.due_on is None:
                    break
                dated += 1
                if reason := day_off(task.due_on):
                    off.append(f"{task.origin}: {task.due_on} is {reason}")
                task = following_task(task)
    assert dated
    assert not off, "\n".join(off[:20])


@pytest.mark.parametrize("repeats", [Repeats.MONTHLY, Repeats.QUARTERLY])
def test_what_follows_stays_near_the_day_it_began_on(repeats: Repeats) -> None:
    begun = date(2026, 9, 15)
    task: Task | None = Task(
        case_id="case", title="Check in", due_on=begun, origin="level.x", repeats=repeats
    )
    for _time in range(12):
        assert task is not None
        assert task.due_on is not None
        assert abs(task.due_on.day - begun.day) <= 5
        task = following_task(task)


def test_a_day_somebody_chose_stays_as_it_was_meant() -> None:
    task = Task(case_id="case", title="Call", due_on=date(2026, 10, 14), repeats=Repeats.MONTHLY)
    following = following_task(task)
    assert following is not None
    assert following.due_on == date(2026, 11, 14), "a Saturday, as it was asked for"
