"""When a case was last worked on: one answer, however it is asked."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from db.models.registry import table_name
from db.queries import due
from sos_desktop.domain.casework.dates import activity
from sos_desktop.domain.casework.records import CaseRecord
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.foundation import clock
from sos_desktop.services.casework import case_bulk, cases, records, today
from sos_desktop.services.county.county_files import CountyFile
from tests.casework import ALISAL, SALINAS, add_leas, one_of_each, open_case
from tests.prepared_case import prepared_by

OPENED = datetime(2026, 1, 5, 20, tzinfo=UTC)
NOW = datetime(2026, 6, 1, 20, tzinfo=UTC)
DAY = date(2026, 1, 5)
WORKED = date(2026, 5, 20)


def one_of_each_on_a_day(county: CountyFile, _folder: Path) -> str:
    """A case with a record of every kind, all of it done on the day it was opened."""
    with clock.frozen(OPENED):
        add_leas(county)
        case_id = open_case(county)
        for record in one_of_each(case_id):
            names = kind_of(type(record)).names(lambda field: field.past or field.activity)
            days: dict[str, Any] = dict.fromkeys(names, DAY)
            records.save(county, replace(record, **days))
    return case_id


county_template, case_id = prepared_by(one_of_each_on_a_day, "case_id")


def _last_days(county: CountyFile) -> tuple[date, date]:
    """By the caseload, and by what is read for Today."""
    with clock.frozen(NOW):
        (row,) = cases.list_cases(county)
        with county.session() as session:
            heads = due.open_heads(session)
            (last,) = due.last_activity(session, heads.values(), clock.today()).values()
        quiet = bool(today.today(county).stale)
    assert quiet is row.stale is activity.is_quiet(last, NOW.date())
    return row.last_activity, last


@pytest.mark.parametrize(("kind", "name"), activity.FIELDS)
def test_a_day_of_every_kind_counts_the_same(
    county: CountyFile, case_id: str, kind: type[CaseRecord], name: str
) -> None:
    assert _last_days(county) == (DAY, DAY)
    with county.session("") as session:
        session.execute(
            sa.text(f"UPDATE {table_name(kind)} SET {name} = :day"), {"day": WORKED.isoformat()}
        )
    assert _last_days(county) == (WORKED, WORKED)


@pytest.mark.parametrize("ahead", [0, 90])
def test_a_change_counts_but_not_as_work_that_is_ahead(
    county: CountyFile, case_id: str, ahead: int
) -> None:
    with clock.frozen(NOW + timedelta(days=ahead)):
        cases.assign(county, case_id, "Ana Ruiz")
        with county.session("") as session:
            session.execute(sa.text("UPDATE hand_over SET handed_on = :day"), {"day": "2026-01-05"})
    assert _last_days(county) == (NOW.date(), NOW.date())


def test_a_change_of_several_cases_counts_for_each(county: CountyFile, case_id: str) -> None:
    with clock.frozen(OPENED):
        other = open_case(county, ALISAL)
    with clock.frozen(NOW):
        case_bulk.add_tasks(county, [case_id, other], "Send the calendar")
        assert {row.last_activity for row in cases.list_cases(county)} == {clock.today()}
        assert today.today(county).stale == ()


def test_lists_read_what_they_judge_by() -> None:
    assert {kind for kind, _name in activity.FIELDS} == {
        kind for kind, _name in activity.FIELDS if kind_of(kind).in_caseload
    }


def test_a_closed_case_was_last_worked_on_when_it_closed(county: CountyFile) -> None:
    with clock.frozen(OPENED):
        add_leas(county)
        cases.close_case(county, open_case(county, SALINAS), "Done")
    with clock.frozen(NOW):
        (row,) = cases.list_cases(county, include_closed=True)
    assert (row.last_activity, row.stale) == (DAY, False)
