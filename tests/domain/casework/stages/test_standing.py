"""What the head of a case says about its stages, tasks, timeline and papers."""

from dataclasses import replace
from datetime import date

import pytest

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Case, Contact, StageMove, Task
from sos_desktop.domain.casework.stages import gates, standing
from sos_desktop.domain.casework.stages.standing import Place
from sos_desktop.domain.casework.words import ContactKind, Route, Stage
from tests.domain.casework.files import LEA

TODAY = date(2026, 11, 30)
OPENED = date(2026, 8, 20)


def case_file(stage=Stage.OUTREACH, **lists) -> CaseFile:
    case = Case(
        cds="27661590000000",
        route=Route.VOLUNTARY,
        stage=stage,
        opened_on=OPENED,
        consultant="A",
        request="Help",
    )
    return CaseFile(case=case, lea=LEA, **lists)


def move(start, end, day):
    return StageMove(case_id="c", from_stage=start, to_stage=end, moved_on=day)


@pytest.mark.parametrize(
    ("stage", "place", "words"),
    [
        (Stage.IDENTIFICATION, Place.DONE, "done Aug 24"),
        (Stage.OUTREACH, Place.DONE, "passed over Dec 1, 2025"),
        (Stage.NEEDS, Place.HERE, None),
        (Stage.SUPPORT, Place.AHEAD, "next"),
    ],
)
def test_each_stage_says_where_it_lies(stage, place, words):
    file = case_file(
        Stage.NEEDS,
        moves=(
            move(Stage.IDENTIFICATION, Stage.OUTREACH, date(2026, 8, 24)),
            move(Stage.IDENTIFICATION, Stage.NEEDS, date(2025, 12, 1)),
        ),
    )
    found = standing.stage_words(file, stage, TODAY)
    assert found.place is place
    if words is not None:
        assert found.words == words
    else:
        assert found.lead == "here"
        assert found.rest == f"{len(gates.missing(file))} missing"


def test_a_stage_without_a_move_is_done_all_the_same():
    found = standing.stage_words(case_file(Stage.NEEDS), Stage.IDENTIFICATION, TODAY)
    assert found.words == "done"


def test_one_thing_missing_is_named_and_open_tasks_count():
    file = case_file(Stage.IDENTIFICATION)
    bare = replace(file, case=replace(file.case, consultant=""))
    said = standing.stage_words(bare, Stage.IDENTIFICATION, TODAY)
    assert said.words == "here · consultant missing"
    busy = replace(file, tasks=(Task(case_id="c", title="Call"),))
    said = standing.stage_words(busy, Stage.IDENTIFICATION, TODAY)
    assert said.words == "here · 1 task open", "nothing is open only when nothing is"
    said = standing.stage_words(file, Stage.IDENTIFICATION, TODAY)
    assert said.words == "here · nothing is open"


@pytest.mark.parametrize(
    ("days", "words", "count"),
    [
        ((), "none open", 0),
        ((None,), "without a date", 1),
        ((date(2026, 12, 2),), "next Dec 2", 1),
        ((date(2026, 11, 1), date(2026, 12, 2), date(2027, 1, 3)), "1 late · next Dec 2", 3),
        ((date(2026, 11, 1), None), "1 late", 2),
    ],
)
def test_tasks_say_what_is_late_and_what_comes_next(days, words, count):
    file = case_file(tasks=tuple(Task(case_id="c", title="t", due_on=day) for day in days))
    found = standing.task_words(file, TODAY)
    assert (found.words, found.count) == (words, count)
    assert found.late == words.startswith("1 late")


def test_of_a_closed_case_nothing_is_due():
    file = case_file(tasks=(Task(case_id="c", title="t", due_on=date(2026, 11, 1)),))
    closed = replace(file, case=replace(file.case, closed_on=TODAY))
    assert standing.task_words(closed, TODAY).words == "case closed"
    assert standing.stage_words(closed, Stage.OUTREACH, TODAY).rest == "when it was closed"


def test_the_timeline_says_what_happened_last_and_nothing_planned():
    def contact(day):
        return Contact(case_id="c", kind=ContactKind.CALL, held_on=day, people="x")

    assert standing.latest_words(case_file(), TODAY).words == "Aug 20, opened"
    file = case_file(contacts=(contact(date(2026, 11, 17)), contact(date(2026, 12, 9))))
    assert standing.latest_words(file, TODAY).words == "Nov 17, call"


def test_papers_are_counted():
    assert standing.paper_words(case_file()).words == "0 notes · 0 files"
