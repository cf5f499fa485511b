"""What each consultant carries."""

from datetime import date

from sos_desktop.domain.casework.partners.team_load import CaseWork, loads
from sos_desktop.domain.casework.records import Case, Consultant, Contact, Task
from sos_desktop.domain.casework.words import ContactKind, Route, Stage

TODAY = date(2026, 11, 24)


def work(lea, consultant, stage=Stage.NEEDS, tasks=(), contacts=()):
    case = Case(cds=lea, route=Route.LCAP, opened_on=TODAY, consultant=consultant, stage=stage)
    return CaseWork(case, lea, tuple(tasks), tuple(contacts))


def task(due, assignee="", done=None):
    return Task(case_id="c", title="Do", due_on=due, assignee=assignee, done_on=done)


def contact(kind, day):
    return Contact(case_id="c", kind=kind, held_on=day)


LATE, SOON = date(2026, 11, 23), date(2026, 12, 1)


def test_everybody_and_nobody():
    team = [
        Consultant(name="Ana Ruiz", capacity=1),
        Consultant(name="Idle", capacity=4),
        Consultant(name="Left", active=False),
        Consultant(name="Left with work", active=False),
    ]
    found = loads(
        [
            work("B", "ana ruiz", tasks=[task(LATE), task(LATE, "Idle"), task(TODAY)]),
            work(
                "A",
                "Ana Ruiz",
                Stage.SUPPORT,
                tasks=[task(LATE, done=TODAY), task(None)],
                contacts=[
                    contact(ContactKind.VISIT, SOON),
                    contact(ContactKind.MEETING, SOON),
                    contact(ContactKind.VISIT, LATE),
                    contact(ContactKind.VISIT, date(2027, 1, 1)),
                ],
            ),
            work("C", "Not in the register"),
            work("D", "", tasks=[task(LATE)]),
            work("E", "Left with work"),
        ],
        team,
        TODAY,
    )
    assert [(x.name, x.cases, x.overdue, x.visits, x.free) for x in found] == [
        ("Ana Ruiz", 2, 1, 1, -1),
        ("Idle", 0, 1, 0, 4),
        ("Left with work", 1, 0, 0, None),
        ("Not in the register", 1, 0, 0, None),
        ("", 1, 1, 0, None),
    ]
    ana = found[0]
    assert (ana.stages[Stage.NEEDS], ana.stages[Stage.SUPPORT]) == (1, 1)
    assert ana.leas == ("A", "B")


def test_an_empty_office_has_no_load():
    assert loads([], [], TODAY) == ()


def test_late_steps_of_an_lcap_review_count():
    case = Case(
        cds="A",
        route=Route.LCAP,
        opened_on=date(2026, 8, 20),
        consultant="Ana Ruiz",
        lcap_clarification_on=date(2026, 8, 25),
    )
    assert [found.overdue for found in loads([CaseWork(case, "A")], [], TODAY)] == [2]
