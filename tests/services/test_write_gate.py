"""Every record that is kept passes one gate: what it refuses is refused by every way in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from db.models.registry import column, row_class
from db.records import record_by_id, records_where
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.checks.record_checks import SHORT
from sos_desktop.domain.identification.basis import IdentificationBasis
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import (
    case_bulk,
    case_cycles,
    cases,
    coherence,
    records,
    task_templates,
    tasks,
    visits,
)
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard import lea_facts
from sos_desktop.services.people import address_book, people_import
from sos_desktop.services.people.import_row import ImportRow, RowChoice, RowStanding
from tests.casework import SALINAS, add_leas, open_case

LONG = "x" * (SHORT + 1)
"""Longer than a line may be."""
TODAY = clock.today()


@pytest.fixture
def case_id(county):
    add_leas(county)
    made = open_case(county, SALINAS, TODAY - timedelta(days=30))
    cases.assign(county, made, "Ana Ruiz")
    records.save(county, r.Task(id="task", case_id=made, title="Call", assignee="Ana Ruiz"))
    return made


def _visit(case_id: str) -> r.Contact:
    return r.Contact(case_id=case_id, kind=w.ContactKind.VISIT, held_on=TODAY)


def _reopened(county: CountyFile, case_id: str) -> None:
    cases.close_case(county, case_id, "Done")
    cases.reopen_case(county, case_id, "y" * 20_001)


def _imported(county: CountyFile, _case_id: str) -> None:
    person = r.Person(name=LONG, cds=SALINAS)
    row = ImportRow(
        2, person, "", RowStanding.NEW, None, "", (), (RowChoice.ADD,), choice=RowChoice.ADD
    )
    people_import.commit(county, "a.csv", [row])


WAYS_IN: dict[str, Callable[[CountyFile, str], Any]] = {
    "a form": lambda c, case: records.save(c, r.Task(case_id=case, title=LONG)),
    "a place in a list": lambda c, case: records.insert(
        c, r.DistrictPriority(case_id=case, text="y" * 20_001), 0
    ),
    "a task of several cases": lambda c, case: case_bulk.add_tasks(c, [case], LONG),
    "a template": lambda c, case: task_templates.add(c, case, [r.Task(case_id=case, title=LONG)]),
    "an assignee": lambda c, _case: tasks.reassign(c, ("task",), LONG),
    "a consultant": lambda c, case: cases.assign(c, case, LONG),
    "a consultant of several": lambda c, case: case_bulk.assign(c, [case], LONG),
    "a hand-over's note": lambda c, case: case_bulk.assign(c, [case], "Ben", "y" * 20_001),
    "a move": lambda c, case: cases.move_stage(c, case, w.Stage.SUPPORT, "y" * 20_001),
    "a move of several": lambda c, case: case_bulk.move(c, [case], w.Stage.SUPPORT, "y" * 20_001),
    "reopening": _reopened,
    "closing": lambda c, case: cases.close_case(c, case, "y" * 20_001),
    "another plan": lambda c, case: coherence.take_over(
        c, case, (r.OtherPlan(case_id=case, kind=w.PlanKind.CSI, text="y" * 20_001),)
    ),
    "a team": lambda c, case: address_book.add_to_team(
        c, case, [r.TeamMember(case_id=case, name=LONG)]
    ),
    "a line of a visit": lambda c, case: visits.enter(
        c, _visit(case), r.Task(case_id=case, title=LONG)
    ),
    "a visit": lambda c, case: visits.begin(c, replace(_visit(case), place=LONG)),
    "a person": lambda c, _case: registers.save(c, r.Person(name=LONG, cds=SALINAS)),
    "people of a list": _imported,
    "a fact": lambda c, _case: lea_facts.record_calpads(c, SALINAS, 2025, failed=True, source=LONG),
}


@pytest.mark.parametrize("way", WAYS_IN)
def test_a_text_that_is_too_long_is_refused_by_every_way_in(county, case_id, way):
    with pytest.raises(InputProblem, match="the longest that can be kept"):
        WAYS_IN[way](county, case_id)


GONE = "is no longer there; it may have been removed"


@pytest.mark.parametrize(
    ("way", "write"),
    {
        "a team": lambda c: address_book.add_to_team(
            c, "gone", [r.TeamMember(case_id="gone", name="Luz")]
        ),
        "a form": lambda c: records.save(c, r.Task(case_id="gone", title="Call")),
        "a place in a list": lambda c: records.insert(
            c, r.DistrictPriority(case_id="gone", text="Reading"), 0
        ),
        "another plan": lambda c: coherence.take_over(
            c, "gone", (r.OtherPlan(case_id="gone", kind=w.PlanKind.CSI),)
        ),
    }.items(),
)
def test_what_belongs_to_a_case_that_is_gone_is_refused(county, way, write):
    with pytest.raises(InputProblem, match=GONE):
        write(county)


def test_a_place_in_a_list_is_checked_like_a_form(county, case_id):
    other = open_case(county, "27659610000000")
    goal = r.Aim(id="aim", case_id=other, text="Fewer")
    records.save(county, goal)
    action = r.Action(case_id=case_id, text="Bus", aim_id="aim")
    for write in (records.save, lambda c, a: records.insert(c, a, 0)):
        with pytest.raises(InputProblem, match=GONE):
            write(county, action)


def test_texts_are_cleaned_whatever_way_they_come(county, case_id):
    plan = r.OtherPlan(case_id=case_id, kind=w.PlanKind.CSI, text=" Loma\x00 \r\n")
    coherence.take_over(county, case_id, (plan,))
    [kept] = cases.case_file(county, case_id).other_plans
    assert kept.text == "Loma"
    with county.session("") as session:
        case = record_by_id(session, r.Case, case_id)
        basis = IdentificationBasis(status=" Year 2\x00")
        case_cycles.add_year(session, case, 2026, basis)
    [year] = cases.case_file(county, case_id).years
    assert year.status == "Year 2"


def test_plans_taken_over_stand_at_the_end_in_their_order(county, case_id):
    first = r.OtherPlan(case_id=case_id, kind=w.PlanKind.OTHER, text="First")
    records.save(county, first)
    kinds = (w.PlanKind.CSI, w.PlanKind.TSI)
    coherence.take_over(
        county, case_id, tuple(r.OtherPlan(case_id=case_id, kind=kind) for kind in kinds)
    )
    plans = cases.case_file(county, case_id).other_plans
    assert [(plan.kind, plan.position) for plan in plans] == [
        (w.PlanKind.OTHER, 0),
        (w.PlanKind.CSI, 1),
        (w.PlanKind.TSI, 2),
    ]


def test_pasted_rows_stand_at_the_end_and_none_of_the_list_is_read_for_them(county, case_id):
    records.save_all(county, [r.DistrictPriority(case_id=case_id, text=f"{n}") for n in range(30)])
    read: list[object] = []
    listened = (row_class(r.DistrictPriority), "load", lambda row, _context: read.append(row))
    sa.event.listen(*listened)
    try:
        records.save_all(county, [r.DistrictPriority(case_id=case_id, text="x") for _ in range(5)])
    finally:
        sa.event.remove(*listened)
    assert not read
    assert [p.position for p in cases.case_file(county, case_id).priorities] == [*range(35)]


def test_something_odd_from_before_does_not_keep_the_rest_from_being_changed(county, case_id):
    """A title no form would take, as another program might have left it."""
    with county.session("") as session:
        row: Any = session.get(row_class(r.Task), "task")
        row.title, row.due_on = LONG, date(206, 1, 1)
    case_bulk.assign(county, [case_id], "Ben Ito")
    with county.session() as session:
        [task] = records_where(session, r.Task, column(r.Task.title) == LONG)
    assert task.assignee == "Ben Ito"
    with pytest.raises(InputProblem, match="the longest that can be kept"):
        records.save(county, replace(task, title=f"{LONG}y"))


def test_finishing_a_task_that_comes_back_keeps_the_next_one_by_the_gate(county, case_id):
    task = r.Task(case_id=case_id, title="Check in", due_on=TODAY, repeats=w.Repeats.MONTHLY)
    records.save(county, task)
    case_bulk.assign(county, [case_id], "Ben Ito")
    tasks.complete(county, task.id)
    open_now = [t for t in cases.case_file(county, case_id).tasks if t.done_on is None]
    assert [t.title for t in open_now].count("Check in") == 1
