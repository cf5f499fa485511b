"""What is late, and its words."""

from dataclasses import replace
from datetime import date

import pytest

from sos_desktop.domain.casework.dates import due
from sos_desktop.domain.casework.records import Case, Task
from sos_desktop.domain.casework.words import Route

TODAY = date(2026, 11, 25)
CASE = Case(
    id="c",
    cds="A",
    route=Route.LCAP,
    opened_on=date(2026, 8, 14),
    lcap_clarification_on=date(2026, 8, 25),
)
LATE = Task(case_id="c", title="Call", due_on=date(2026, 9, 20))
LATER = replace(LATE, id="later", due_on=date(2026, 12, 1))
UNDATED = replace(LATE, id="undated", due_on=None)
DONE = replace(LATE, id="done", done_on=date(2026, 9, 30))


def test_tasks_and_steps_stand_together_by_date():
    found = due.waiting(CASE, (UNDATED, LATER, LATE, DONE))
    assert [item.due_on for item in found] == [
        date(2026, 9, 9),
        date(2026, 9, 20),
        date(2026, 10, 8),
        date(2026, 12, 1),
        None,
    ]
    assert len(due.overdue(CASE, (UNDATED, LATER, LATE, DONE), TODAY)) == 3
    assert due.due_short(found[0], TODAY) == "overdue 77 days"
    assert due.due_tone(found[0], TODAY) == "bad"


def test_steps_end_with_the_approval():
    approved = replace(CASE, lcap_approved_on=date(2026, 9, 20))
    assert due.steps(approved) == ()


def test_nothing_is_late_in_a_closed_case():
    closed = replace(CASE, closed_on=TODAY)
    assert due.waiting(closed, (LATE,)) == due.overdue(closed, (LATE,), TODAY) == []
    assert due.due_tone(LATE, TODAY, closed=True) == "quiet"
    assert due.due_short(LATE, TODAY, closed=True) == "not done"
    assert due.due_words(LATE, TODAY, closed=True) == "not done, was due Sep 20"
    assert due.due_words(UNDATED, TODAY, closed=True) == "not done"
    assert due.due_tone(DONE, TODAY, closed=True) == "good"


@pytest.mark.parametrize(
    ("tasks", "steps", "words"),
    [
        (0, 0, "nothing overdue"),
        (1, 0, "1 task overdue"),
        (3, 0, "3 tasks overdue"),
        (0, 2, "2 LCAP steps overdue"),
        (4, 3, "7 overdue: 4 tasks, 3 LCAP steps"),
    ],
)
def test_how_much_is_late_says_of_what(tasks, steps, words):
    step = due.LcapStep("response", "Respond", date(2026, 9, 9))
    assert due.overdue_words([LATE] * tasks + [step] * steps) == words
