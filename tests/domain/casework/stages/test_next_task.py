"""The next task is one of the stage the case is in, while there is one."""

from dataclasses import replace
from datetime import date

import pytest

from sos_desktop.domain.casework.records import Case, Task
from sos_desktop.domain.casework.stages.next_task import next_task
from sos_desktop.domain.casework.words import Route, Stage
from tests.domain.casework.files import C

EARLY, LATE, LATER = date(2026, 10, 1), date(2026, 12, 1), date(2027, 1, 1)
CASE = Case(cds="27661590000000", opened_on=EARLY, route=next(iter(Route)))


def task(title: str, due_on: date | None, origin: str = "", done_on: date | None = None) -> Task:
    return Task(case_id=C, title=title, due_on=due_on, origin=origin, done_on=done_on)


CHECK = task("check the list", EARLY, "stage-1.check-list")
LETTER = task("send the letter", LATE, "stage-2.letter")
TYPED = task("call", LATER)
LEVEL = task("meet", LATER, "level-whole.meeting")


@pytest.mark.parametrize(
    ("stage", "tasks", "title"),
    [
        (Stage.IDENTIFICATION, (LETTER, CHECK), "check the list"),
        (Stage.OUTREACH, (CHECK, LETTER), "send the letter"),
        (Stage.OUTREACH, (CHECK, TYPED), "call"),
        (Stage.OUTREACH, (CHECK, LEVEL), "meet"),
        (Stage.OUTREACH, (LETTER, task("now", EARLY)), "now"),
        (Stage.SUPPORT, (LETTER, CHECK), "check the list"),
        (Stage.OUTREACH, (CHECK, replace(LETTER, done_on=EARLY)), "check the list"),
        (Stage.OUTREACH, (task("some day", None), CHECK), "some day"),
        (Stage.OUTREACH, (), None),
    ],
)
def test_the_next_task(stage: Stage, tasks: tuple[Task, ...], title: str | None) -> None:
    found = next_task(replace(CASE, stage=stage), tasks)
    assert (found.title if found else None) == title


def test_a_closed_case_waits_for_nothing() -> None:
    assert next_task(replace(CASE, closed_on=LATE), (TYPED,)) is None
