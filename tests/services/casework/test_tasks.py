"""Tasks: finished, come back, put off, handed on; and made from templates."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sos_desktop.domain.casework.records import Task
from sos_desktop.domain.casework.words import Repeats, ServiceLevel, Stage
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import case_cycles, cases, records, task_templates, tasks
from sos_desktop.services.casework.task_templates import read_template_sets, template_sets
from sos_desktop.services.county import undo
from sos_desktop.services.county.county_files import CountyFile
from tests.casework import ALISAL, add_leas, open_case

NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)
DAY = NOW.date()


@pytest.fixture(autouse=True)
def _day(county: CountyFile):
    with clock.frozen(NOW):
        add_leas(county)
        yield


def _tasks(county: CountyFile, case_id: str) -> list[Task]:
    return list(cases.case_file(county, case_id).tasks)


def _monthly(case_id: str, **values: object) -> Task:
    return replace(
        Task(case_id=case_id, title="Check-in", due_on=date(2026, 11, 2), repeats=Repeats.MONTHLY),
        **values,  # type: ignore[arg-type]
    )


def test_finishing_makes_the_next_in_one_step(county: CountyFile) -> None:
    case_id = open_case(county)
    task = _monthly(case_id, assignee="Ana")
    records.save(county, task)
    tasks.complete(county, task.id)
    done, following = _tasks(county, case_id)
    assert (done.done_on, following.done_on) == (DAY, None)
    assert (following.due_on, following.assignee) == (date(2026, 12, 2), "Ana")
    undo.undo(county)
    assert _tasks(county, case_id) == [task]
    undo.redo(county)
    assert _tasks(county, case_id) == [done, following]


def test_finishing_in_the_form_makes_the_next_too(county: CountyFile) -> None:
    case_id = open_case(county)
    task = _monthly(case_id)
    records.save(county, task)
    records.save(county, replace(task, done_on=DAY, note="By phone"))
    assert [t.due_on for t in _tasks(county, case_id)] == [date(2026, 11, 2), date(2026, 12, 2)]


def test_twice_done_is_done_once(county: CountyFile) -> None:
    case_id = open_case(county)
    task = _monthly(case_id)
    records.save(county, task)
    tasks.complete(county, task.id)
    assert tasks.complete(county, task.id).subjects is Subject.NOTHING
    assert len(_tasks(county, case_id)) == 2


def test_opened_again_the_next_goes_unless_it_was_changed(county: CountyFile) -> None:
    case_id = open_case(county)
    task = _monthly(case_id)
    records.save(county, task)
    tasks.complete(county, task.id)
    tasks.save(county, task)
    assert _tasks(county, case_id) == [task]
    tasks.complete(county, task.id)
    following = _tasks(county, case_id)[1]
    tasks.move(county, following.id, date(2026, 12, 9))
    tasks.save(county, task)
    assert [t.due_on for t in _tasks(county, case_id)] == [date(2026, 11, 2), date(2026, 12, 9)]
    tasks.complete(county, task.id)
    assert len(_tasks(county, case_id)) == 2


def test_a_series_ends(county: CountyFile) -> None:
    case_id = open_case(county)
    task = _monthly(case_id, repeats_until=date(2026, 12, 1))
    records.save(county, task)
    tasks.complete(county, task.id)
    assert len(_tasks(county, case_id)) == 1


@pytest.mark.parametrize(
    ("due_on", "later"),
    [
        (date(2026, 10, 1), date(2026, 11, 30)),
        (date(2026, 11, 25), date(2026, 12, 2)),
        (None, date(2026, 11, 30)),
    ],
)
def test_put_off(county: CountyFile, due_on: date | None, later: date) -> None:
    case_id = open_case(county)
    task = Task(case_id=case_id, title="Call", due_on=due_on)
    records.save(county, task)
    changes = tasks.put_off(county, task.id)
    assert _tasks(county, case_id)[0].due_on == later
    assert changes.label.endswith(": Call")


def test_put_off_beyond_its_end_is_refused_in_words(county: CountyFile) -> None:
    case_id = open_case(county)
    task = _monthly(case_id, repeats_until=date(2026, 11, 25))
    records.save(county, task)
    with pytest.raises(InputProblem, match="last date is before the first"):
        tasks.put_off(county, task.id)


def test_many_change_hands_as_one_step(county: CountyFile) -> None:
    first, second = open_case(county), open_case(county, ALISAL)
    made = [Task(case_id=case_id, title="Call") for case_id in (first, second)]
    for task in made:
        records.save(county, task)
    ids = tuple(task.id for task in made)
    changes = tasks.reassign(county, ids, " Ben Ito ")
    assert (changes.label, changes.count) == ("Give 2 tasks to Ben Ito", 2)
    assert tasks.reassign(county, ids, "Ben Ito").subjects is Subject.NOTHING
    assert tasks.assignees(county) == ("Ben Ito",)
    undo.undo(county)
    assert _tasks(county, first)[0].assignee == ""


@pytest.mark.parametrize("case_id", ["", "  ", "not-there"])
def test_a_task_without_a_case_is_refused(county: CountyFile, case_id: str) -> None:
    with pytest.raises(InputProblem) as caught:
        tasks.save(county, Task(case_id=case_id, title="Call"))
    assert caught.value.where == "case_id"
    assert caught.value.message.endswith(".")


def test_a_task_that_is_gone(county: CountyFile) -> None:
    with pytest.raises(InputProblem, match="no longer there"):
        tasks.complete(county, "gone")


def test_every_stage_and_level_has_templates() -> None:
    sets = template_sets()
    assert {s.stage for s in sets if s.stage} == set(Stage)
    assert {s.level for s in sets if s.level} == set(ServiceLevel)
    repeats = {s.level: {t.repeats for t in s.tasks} - {Repeats.NONE} for s in sets if s.level}
    assert repeats == {
        ServiceLevel.OWN: {Repeats.QUARTERLY},
        ServiceLevel.SHARED: {Repeats.MONTHLY},
        ServiceLevel.WHOLE: {Repeats.MONTHLY},
    }


def test_templates_have_dates_of_the_case_and_are_added_once(county: CountyFile) -> None:
    case_id = open_case(county, on=date(2026, 11, 2))
    cases.move_stage(county, case_id, Stage.OUTREACH, "Now", moved_on=date(2026, 11, 20))
    offered = {
        s.stage: found for s, found in task_templates.case_proposals(county, case_id) if s.stage
    }
    letter = offered[Stage.OUTREACH][0]
    assert (letter.task.due_on, letter.there) == (date(2026, 11, 25), False), (
        "the 27th is the day after Thanksgiving"
    )
    by_key = {p.task.origin: p.task.due_on for found in offered.values() for p in found}
    assert by_key["stage-4.board-pack"] is None
    assert by_key["stage-4.mid-year"] == date(2027, 1, 29)
    chosen = [proposal.task for proposal in offered[Stage.OUTREACH][:3]]
    assert task_templates.still_to_add(county, case_id, stage=Stage.OUTREACH) == 7
    changes = task_templates.add(county, case_id, chosen)
    assert (changes.label, changes.count) == ("Add 3 tasks", 3)
    assert task_templates.add(county, case_id, chosen).subjects is Subject.NOTHING
    assert task_templates.still_to_add(county, case_id, stage=Stage.OUTREACH) == 4
    undo.undo(county)
    assert _tasks(county, case_id) == []


def test_a_stage_begun_long_ago_counts_from_today(county: CountyFile) -> None:
    case_id = open_case(county, on=date(2026, 1, 5))
    cases.move_stage(county, case_id, Stage.OUTREACH, "Now", moved_on=date(2026, 2, 1))
    offered = {
        s.stage: found for s, found in task_templates.case_proposals(county, case_id) if s.stage
    }
    assert offered[Stage.OUTREACH][0].task.due_on == date(2026, 11, 30)


def test_nothing_is_added_to_a_closed_case_or_without_a_choice(county: CountyFile) -> None:
    case_id = open_case(county)
    with pytest.raises(InputProblem, match="at least one"):
        task_templates.add(county, case_id, [])
    cases.close_case(county, case_id, "Done")
    with pytest.raises(InputProblem, match="closed"):
        task_templates.add(county, case_id, [Task(case_id=case_id, title="Call")])


def _later(days: int):
    return clock.frozen(clock.now() + timedelta(days=days))


def test_the_templates_of_a_year_come_again_with_the_next(county: CountyFile) -> None:
    """Done ones of the year before are offered again, open ones and those of this year are not."""
    case_id = open_case(county)
    sets = [s for s in template_sets() if s.stage is Stage.SUPPORT]
    (found,) = task_templates.case_proposals(county, case_id, sets)
    task_templates.add(county, case_id, [proposal.task for proposal in found[1]])
    first, *others = _tasks(county, case_id)
    for task in others:
        tasks.complete(county, task.id)
    assert task_templates.still_to_add(county, case_id, stage=Stage.SUPPORT) == 0
    with _later(200):
        case_cycles.continue_case(county, case_id, 2026)
        assert task_templates.still_to_add(county, case_id, stage=Stage.SUPPORT) == len(others)
        (found,) = task_templates.case_proposals(county, case_id, sets)
        assert [p.task.origin for p in found[1] if p.there] == [first.origin]
    with _later(201):
        again = [p.task for p in found[1]]
        assert task_templates.add(county, case_id, again).count == len(others)
        for task in _tasks(county, case_id):
            tasks.complete(county, task.id)
        left = task_templates.still_to_add(county, case_id, stage=Stage.SUPPORT)
    assert left == 1


def test_a_stage_begun_again_offers_its_tasks_again(county: CountyFile) -> None:
    case_id = open_case(county)
    cases.move_stage(county, case_id, Stage.OUTREACH, "On")
    (found,) = task_templates.case_proposals(
        county, case_id, [s for s in template_sets() if s.stage is Stage.OUTREACH]
    )
    task_templates.add(county, case_id, [proposal.task for proposal in found[1]])
    for task in _tasks(county, case_id):
        tasks.complete(county, task.id)
    with _later(5):
        cases.move_stage(county, case_id, Stage.NEEDS, "On")
        assert task_templates.still_to_add(county, case_id, stage=Stage.OUTREACH) == 0
    with _later(9):
        cases.move_stage(county, case_id, Stage.OUTREACH, "Back")
        assert task_templates.still_to_add(county, case_id, stage=Stage.OUTREACH) == len(found[1])


def _with_level(county: CountyFile, case_id: str, level: ServiceLevel | None) -> None:
    cases.update_case(county, replace(cases.case_file(county, case_id).case, service_level=level))


def _add_level(county: CountyFile, case_id: str, level: ServiceLevel) -> None:
    sets = [s for s in template_sets() if s.level is level]
    (found,) = task_templates.case_proposals(county, case_id, sets)
    task_templates.add(county, case_id, [proposal.task for proposal in found[1]])


def test_a_new_level_takes_its_check_in_along(county: CountyFile) -> None:
    case_id = open_case(county)
    _with_level(county, case_id, ServiceLevel.OWN)
    _add_level(county, case_id, ServiceLevel.OWN)
    (quarterly,) = _tasks(county, case_id)
    own = Task(case_id=case_id, title="Quarterly check-in", due_on=DAY, repeats=Repeats.QUARTERLY)
    records.save(county, own)
    _with_level(county, case_id, ServiceLevel.WHOLE)
    found = {task.id: task for task in _tasks(county, case_id)}
    assert found[own.id] == own
    monthly = found[quarterly.id]
    assert (monthly.title, monthly.repeats) == ("Monthly check-in", Repeats.MONTHLY)
    assert (monthly.origin, monthly.due_on) == ("level-whole.check-in", DAY + timedelta(days=30))
    _add_level(county, case_id, ServiceLevel.WHOLE)
    often = [t.repeats for t in _tasks(county, case_id) if t.origin.endswith("check-in")]
    assert often == [Repeats.MONTHLY]
    undo.undo(county)
    undo.undo(county)
    assert {task.id: task for task in _tasks(county, case_id)}[quarterly.id] == quarterly
    assert cases.case_file(county, case_id).case.service_level is ServiceLevel.OWN


def test_done_check_ins_and_a_level_taken_back_stay(county: CountyFile) -> None:
    case_id = open_case(county)
    _with_level(county, case_id, ServiceLevel.SHARED)
    _add_level(county, case_id, ServiceLevel.SHARED)
    check_in = next(t for t in _tasks(county, case_id) if t.repeats is Repeats.MONTHLY)
    tasks.complete(county, check_in.id)
    kept = _tasks(county, case_id)
    _with_level(county, case_id, None)
    assert _tasks(county, case_id) == kept
    _with_level(county, case_id, ServiceLevel.SHARED)
    _with_level(county, case_id, ServiceLevel.OWN)
    found = {task.id: task for task in _tasks(county, case_id)}
    assert found[check_in.id].repeats is Repeats.MONTHLY
    assert [t.repeats for t in found.values() if t.done_on is None and t.origin.endswith("in")] == [
        Repeats.QUARTERLY
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[set]]\nstage = 7", "1 to 4"),
        ('[[set]]\nstage = 1\nsource = "x"\n[[set.task]]\nkey = "a"\ntitle = "b"', "from"),
        (
            '[[set]]\nstage = 1\nsource = "x"\n[[set.task]]\nkey = "a"\ntitle = "b"\non = "02-30"',
            "day of every year",
        ),
        (
            '[[set]]\nstage = 1\nsource = "x"\n[[set.task]]\nkey = "a"\ntitle = "b"\n'
            'from = "today"\nwhen = 3',
            "when",
        ),
    ],
)
def test_a_wrong_template_file_is_named(tmp_path, text: str, says: str) -> None:
    path = tmp_path / "tasks.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputProblem, match=says):
        read_template_sets(path)
