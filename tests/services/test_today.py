"""What waits, told apart to the day."""

from datetime import UTC, datetime, timedelta

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.foundation import clock
from sos_desktop.services import cases, records, undo
from sos_desktop.services.county_files import CountyFile
from sos_desktop.services.today import counts, today
from tests.casework import ALISAL, SALINAS, add_leas, open_case

NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _day(county: CountyFile):
    with clock.frozen(NOW):
        add_leas(county)
        yield


def _opened(county: CountyFile, days_ago: int, cds: str = SALINAS) -> str:
    with clock.frozen(NOW - timedelta(days=days_ago)):
        return open_case(county, cds)


def test_an_empty_file_has_nothing_to_do(county: CountyFile) -> None:
    view = today(county)
    assert (view.overdue, view.due_soon, view.stale, view.unassigned, view.recent) == ((),) * 5
    assert counts(county) == {"today": 0, "caseload": 0}


@pytest.mark.parametrize(
    ("days", "done", "where"),
    [
        (-1, False, "overdue"),
        (-400, False, "overdue"),
        (0, False, "due_soon"),
        (7, False, "due_soon"),
        (8, False, ""),
        (-1, True, ""),
        (None, False, ""),
    ],
)
def test_tasks_by_date(county: CountyFile, days: int | None, done: bool, where: str) -> None:
    case_id = _opened(county, 0)
    due = None if days is None else clock.today() + timedelta(days=days)
    task = r.Task(
        case_id=case_id, title="Call", due_on=due, done_on=clock.today() if done else None
    )
    records.save(county, task)
    view = today(county)
    found = {name: [item.task for item in getattr(view, name)] for name in ("overdue", "due_soon")}
    assert found == {name: [task] if name == where else [] for name in found}
    assert counts(county) == {"today": int(where == "overdue"), "caseload": 1}


def test_tasks_of_closed_cases_rest(county: CountyFile) -> None:
    case_id = _opened(county, 0)
    records.save(county, r.Task(case_id=case_id, title="Call", due_on=NOW.date()))
    cases.close_case(county, case_id, "Done")
    assert today(county).due_soon == ()
    assert counts(county)["caseload"] == 0


@pytest.mark.parametrize(("days", "stale"), [(29, False), (30, True)])
def test_thirty_quiet_days(county: CountyFile, days: int, stale: bool) -> None:
    case_id = _opened(county, 100)
    with clock.frozen(NOW - timedelta(days=days)):
        records.save(county, r.Task(case_id=case_id, title="Call"))
    assert bool(today(county).stale) is stale


def test_work_taken_back_is_no_activity(county: CountyFile) -> None:
    case_id = _opened(county, 100)
    records.save(county, r.Task(case_id=case_id, title="Call"))
    undo.undo(county)
    assert len(today(county).stale) == 1


@pytest.mark.parametrize(
    ("days", "consultant", "listed"), [(6, "", False), (7, "", True), (7, "Ana", False)]
)
def test_nobodys_for_seven_days(
    county: CountyFile, days: int, consultant: str, listed: bool
) -> None:
    case_id = _opened(county, days)
    cases.assign(county, case_id, consultant)
    assert bool(today(county).unassigned) is listed


def test_lately(county: CountyFile) -> None:
    first, second = _opened(county, 2), _opened(county, 1, ALISAL)
    cases.assign(county, first, "Ana Ruiz")
    cases.assign(county, second, "Luz Peña")
    undo.undo(county)
    assert [(change.entry.label, change.lea) for change in today(county).recent] == [
        ("Assign to Ana Ruiz", "Salinas Union High"),
        ("Open case for Alisal Union", "Alisal Union"),
        ("Open case for Salinas Union High", "Salinas Union High"),
    ]  # fmt: skip
