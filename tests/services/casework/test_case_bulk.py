"""Several cases at once: one change, undone in one step."""

from datetime import date, timedelta

import pytest

from sos_desktop.domain.casework.records import Task
from sos_desktop.domain.casework.words import Stage
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import case_bulk, cases, records
from sos_desktop.services.casework.today import today
from sos_desktop.services.county import undo
from tests.casework import ALISAL, MCOE, SALINAS, add_leas, content, open_case


@pytest.fixture
def three(county):
    add_leas(county)
    return [open_case(county, cds) for cds in (SALINAS, ALISAL, MCOE)]


def consultants(county) -> dict[str, str]:
    return {row.lea.cds: row.case.consultant for row in cases.list_cases(county)}


def test_assigning_hands_over_what_somebody_had(county, three):
    cases.assign(county, three[0], "Ben Ito")
    before = content(county)
    changes = case_bulk.assign(county, three, " Ana Ruiz ", "Mind the board date")
    assert (changes.label, changes.count) == ("Assign 3 cases to Ana Ruiz", 3)
    assert set(consultants(county).values()) == {"Ana Ruiz"}
    (handed,) = cases.case_file(county, three[0]).hand_overs
    assert (handed.from_consultant, handed.to_consultant, handed.note) == (
        "Ben Ito",
        "Ana Ruiz",
        "Mind the board date",
    )
    undo.undo(county)
    assert content(county) == before
    undo.redo(county)
    assert set(consultants(county).values()) == {"Ana Ruiz"}


def test_assigning_nobodys_case_without_a_note_is_no_hand_over(county, three):
    case_bulk.assign(county, three[:2], "Ana Ruiz")
    assert cases.case_file(county, three[0]).hand_overs == ()
    assert case_bulk.assign(county, three[:2], "Ana Ruiz").subjects is Subject.NOTHING
    assert case_bulk.assign(county, three, "Ana Ruiz").label == "Assign 1 case to Ana Ruiz"
    assert case_bulk.assign(county, three[:1], "").label == "Unassign Salinas Union High"
    assert cases.case_file(county, three[0]).hand_overs[-1].to_consultant == ""


def test_open_tasks_go_along_and_come_back(county, three):
    """One case or several: those of who had it, and nobody else's, in the same step."""
    for case_id in three[:2]:
        cases.assign(county, case_id, "Ben Ito")
        for who, done in (
            ("ben ito", None),
            ("Luz Peña", None),
            ("", None),
            ("Ben Ito", clock.today()),
        ):
            records.save(county, Task(case_id=case_id, title="Call", assignee=who, done_on=done))
    before = content(county)
    single = cases.assign(county, three[0], "Ana Ruiz")
    assert single.label == "Assign to Ana Ruiz with 1 task"
    held = [(t.assignee, t.done_on is None) for t in cases.case_file(county, three[0]).tasks]
    assert sorted(held) == [("", True), ("Ana Ruiz", True), ("Ben Ito", False), ("Luz Peña", True)]
    (handed,) = cases.case_file(county, three[0]).hand_overs
    assert (handed.from_consultant, handed.to_consultant) == ("Ben Ito", "Ana Ruiz")
    undo.undo(county)
    assert content(county) == before
    several = case_bulk.assign(county, three[:2], "Ana Ruiz")
    assert several.label == "Assign 2 cases to Ana Ruiz with 2 tasks"
    undo.undo(county)
    assert content(county) == before


@pytest.mark.parametrize("day", [date(1066, 1, 1), date(2999, 1, 1), date(1995, 1, 1)])
def test_an_impossible_day_changes_nothing(county, three, day):
    cases.assign(county, three[1], "Ben Ito")
    before = content(county)
    with pytest.raises(InputProblem):
        case_bulk.assign(county, three, "Ana", "Note", handed_on=day)
    assert content(county) == before


def test_a_name_too_long_changes_nothing(county, three):
    before = content(county)
    with pytest.raises(InputProblem, match="600 characters"):
        case_bulk.assign(county, three, "ñ" * 600)
    assert content(county) == before


def test_a_task_for_each_goes_to_its_own_consultant(county, three):
    cases.assign(county, three[0], "Ana Ruiz")
    cases.close_case(county, three[2], "Done")
    due = clock.today() + timedelta(days=5)
    changes = case_bulk.add_tasks(county, three, "Send the letter", due_on=due)
    assert (changes.label, changes.count) == ("Add task to 2 cases: Send the letter", 2)
    tasks = [cases.case_file(county, case_id).tasks for case_id in three]
    assert [len(found) for found in tasks] == [1, 1, 0]
    assert [found[0].assignee for found in tasks[:2]] == ["Ana Ruiz", ""]
    undo.undo(county)
    assert all(cases.case_file(county, case_id).tasks == () for case_id in three)


def test_a_task_without_words_adds_none(county, three):
    with pytest.raises(InputProblem) as caught:
        case_bulk.add_tasks(county, three, "  \n ")
    assert caught.value.where == "title"
    assert all(cases.case_file(county, case_id).tasks == () for case_id in three)


def test_moving_says_before_what_is_left_open(county, three):
    cases.assign(county, three[0], "Ana Ruiz")
    plan = case_bulk.planned_moves(county, [*three, "gone"], Stage.OUTREACH)
    assert (plan.moving, plan.staying, plan.needs_reason) == (3, (), True)
    assert plan.open_in == {
        "Alisal Union": ("a consultant",),
        "Monterey County Office": ("a consultant",),
    }
    with pytest.raises(InputProblem, match="Alisal Union and others would move on") as caught:
        case_bulk.move(county, three, Stage.OUTREACH)
    assert caught.value.where == "reason"
    assert {row.case.stage for row in cases.list_cases(county)} == {Stage.IDENTIFICATION}
    changes = case_bulk.move(county, three, Stage.OUTREACH, "Letters went out")
    assert changes.label == "Move 3 cases to Outreach"
    for case_id in three:
        file = cases.case_file(county, case_id)
        assert (file.case.stage, file.moves[-1].reason) == (Stage.OUTREACH, "Letters went out")
    assert cases.case_file(county, three[1]).moves[-1].missing == ("consultant",)
    again = case_bulk.planned_moves(county, three, Stage.OUTREACH)
    assert (again.moving, len(again.staying)) == (0, 3)
    assert case_bulk.move(county, three, Stage.OUTREACH).subjects is Subject.NOTHING
    undo.undo(county)
    assert {row.case.stage for row in cases.list_cases(county)} == {Stage.IDENTIFICATION}


def test_going_back_needs_a_reason(county, three):
    case_bulk.move(county, three, Stage.NEEDS, "Started early")
    with pytest.raises(InputProblem, match="would go back"):
        case_bulk.move(county, three, Stage.OUTREACH, " ")


@pytest.mark.parametrize("ids", [[], ["gone"]])
def test_no_case_left(county, three, ids):
    for verb in (
        lambda: case_bulk.assign(county, ids, "Ana"),
        lambda: case_bulk.add_tasks(county, ids, "x"),
        lambda: case_bulk.move(county, ids, Stage.SUPPORT, "x"),
    ):
        with pytest.raises(InputProblem, match="None of these cases is open"):
            verb()


def test_what_is_done_to_several_stands_in_each_case(county, three):
    noon = clock.now().astimezone().replace(hour=12)
    with clock.frozen(noon):
        case_bulk.assign(county, three, "Ana Ruiz")
    with clock.frozen(noon + timedelta(minutes=1)):
        case_bulk.add_tasks(county, three, "Send the letter")
    with clock.frozen(noon + timedelta(minutes=2)):
        case_bulk.move(county, three[:2], Stage.NEEDS, "They asked to begin")
    before = content(county)
    with clock.frozen(noon + timedelta(minutes=3)):
        case_bulk.assign(county, three, "Ben Ito", "On leave")

    def said(case_id):
        return [(e.title, e.who) for e in cases.timeline(county, case_id)]

    last = ("Handed over to Ben Ito", "Ana Ruiz")
    begun = [
        ("Add task to 3 cases: Send the letter", "Ana Ruiz"),
        ("Assigned to Ana Ruiz", "Ana Ruiz"),
        ("Case opened: Voluntary request", "Ana Ruiz"),
    ]
    moved = [last, ("Moved to Needs and root causes", "Ana Ruiz"), *begun]
    assert [said(case_id) for case_id in three] == [moved, moved, [last, *begun]]
    assert cases.timeline(county, three[0])[1].detail.startswith("They asked to begin\n")
    labels = [entry.label.words for entry in cases.case_file(county, three[2]).log]
    assert labels == [
        "Open case for Monterey County Office",
        "Assign 3 cases to Ana Ruiz",
        "Add task to 3 cases: Send the letter",
        "Assign 3 cases to Ben Ito with 3 tasks",
    ]
    undo.undo(county)
    assert content(county) == before
    assert said(three[0]) == moved[1:]
    for _ in range(3):
        undo.undo(county)
    assert said(three[0]) == [("Case opened: Voluntary request", "Ana Ruiz")]


def test_what_is_done_to_several_is_activity_of_each(county, three):
    later = clock.now() + timedelta(days=40)
    with clock.frozen(later):
        case_bulk.add_tasks(county, three[:2], "Send the letter")
        quiet = {item.case.case_id for item in today(county).stale}
        stale = {row.case.id for row in cases.list_cases(county) if row.stale}
    assert quiet == stale == {three[2]}
