"""The year's dates, what follows from a case, and calendar files read back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from sos_desktop.domain.casework.dates.calendar import CalendarKind, KeptDate
from sos_desktop.domain.casework.records import Contact, CountyDate, Task
from sos_desktop.domain.casework.words import (
    ContactKind,
    DateStanding,
    Repeats,
    Route,
    Sensitivity,
)
from sos_desktop.domain.identification.rules import Certainty
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import calendar, cases, records, tasks
from sos_desktop.services.county import county_dates, dates_read, last_visit
from sos_desktop.services.county.county_files import CountyFile
from tests.casework import ALISAL, add_leas, open_case

NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)
DAY = NOW.date()
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture(autouse=True)
def _day(county: CountyFile):
    with clock.frozen(NOW):
        add_leas(county)
        yield


def _of(county: CountyFile, key: str) -> KeptDate:
    return next(found for found in county_dates.year_dates(county) if found.key == key)


def _titles(county: CountyFile) -> list[str]:
    return [e.title for e in calendar.entries(county, *YEAR) if e.kind is CalendarKind.COUNTY]


def test_every_shipped_date_says_where_it_comes_from() -> None:
    shipped = dates_read.shipped_dates()
    assert len(shipped) >= 10
    assert all(found.source and found.title for found in shipped)
    assert {found.standing for found in shipped} == {DateStanding.STATUTE, DateStanding.STATE}


def test_a_recalled_or_example_date_is_never_certain(county: CountyFile) -> None:
    for found in county_dates.year_dates(county):
        assert found.shipped is not None
        doubtful = found.shipped.certainty is Certainty.RECALLED or bool(found.shipped.example)
        assert bool(found.doubt) is doubtful
    listed = {e.uid: e for e in calendar.entries(county, *YEAR)}
    unsourced = listed["county-summaries_compiled-2026"].doubt
    assert unsourced == "Check it: no source for it was found"
    assert "2024" in listed["county-local_indicators-2026"].doubt
    for entry in listed.values():
        told = f"{entry.title} {entry.more} {entry.doubt}".casefold()
        assert not [word for word in (*Certainty, "example:", "not certain") if word in told], told
    mid_year = listed["county-lcap_mid_year-2026"]
    assert mid_year.day == date(2026, 2, 27)
    assert mid_year.more.startswith("the day named is Feb 28, Saturday · Statute · EC")


def test_a_date_of_one_year_stands_in_that_year_only(county: CountyFile) -> None:
    next_year = calendar.entries(county, date(2027, 1, 1), date(2027, 12, 31))
    assert "county-csi_application-2027" not in {e.uid for e in next_year}
    assert "county-csi_application-2026" in {e.uid for e in calendar.entries(county, *YEAR)}


def test_the_county_edits_hides_shows_and_adds(county: CountyFile) -> None:
    mine = county_dates.as_kept(_of(county, "essa_letter"))
    county_dates.save_date(county, replace(mine, title="ESSA letter", day=18, source="CDE 2026"))
    changed = _of(county, "essa_letter")
    assert (changed.title, changed.on(2026), changed.doubt) == (
        "ESSA letter",
        date(2026, 12, 18),
        "",
    )
    county_dates.restore(county, changed)
    assert _of(county, "essa_letter").on(2026) == date(2026, 12, 11), "the 13th is a Sunday"
    county_dates.hide(county, _of(county, "lcap_mid_year"))
    assert not any("mid-year update to the board" in title for title in _titles(county))
    county_dates.restore(county, _of(county, "lcap_mid_year"))
    assert any("mid-year" in title for title in _titles(county))
    own = CountyDate(title="County board", month=12, day=9, year=2026)
    county_dates.save_date(county, own)
    assert "County board" in _titles(county)
    county_dates.restore(county, _of(county, own.id))
    assert "County board" not in _titles(county)


def test_february_29_of_every_year_has_its_day(county: CountyFile) -> None:
    own = CountyDate(title="Leap", month=2, day=29)
    county_dates.save_date(county, own)
    kept = _of(county, own.id)
    assert (kept.on(2028), kept.on(2027)) == (date(2028, 2, 29), date(2027, 2, 28))


def _lcap(county: CountyFile, **steps: date | None) -> list[tuple[str, date]]:
    changes = cases.open_case(
        county, ALISAL, Route.LCAP, request="Tables", opened_on=date(2026, 8, 3)
    )
    case = cases.case_file(county, changes.case_id or "").case
    cases.update_case(county, replace(case, **steps))  # type: ignore[arg-type]
    found = calendar.entries(county, *YEAR, case_id=case.id)
    return [(e.uid.split("-")[1], e.day) for e in found if e.kind is CalendarKind.LCAP]


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ({}, [("clarification", date(2026, 8, 14)), ("approval", date(2026, 10, 8))]),
        (
            {"lcap_clarification_on": date(2026, 8, 10)},
            [("response", date(2026, 8, 25)), ("approval", date(2026, 10, 8))],
        ),
        (
            {"lcap_clarification_on": date(2026, 8, 10), "lcap_response_on": date(2026, 8, 20)},
            [("recommendations", date(2026, 9, 4)), ("approval", date(2026, 10, 8))],
        ),
        (
            {
                "lcap_clarification_on": date(2026, 8, 10),
                "lcap_response_on": date(2026, 8, 20),
                "lcap_recommendations_on": date(2026, 9, 1),
            },
            [("resubmission", date(2026, 9, 16)), ("approval", date(2026, 10, 8))],
        ),
        ({"lcap_approved_on": date(2026, 10, 1)}, []),
    ],
)
def test_steps_of_an_lcap_review(
    county: CountyFile, steps: dict[str, date], found: list[tuple[str, date]]
) -> None:
    assert _lcap(county, **steps) == found


@pytest.fixture
def case_id(county: CountyFile) -> str:
    made = open_case(county, on=date(2026, 9, 1))
    cases.assign(county, made, "Ana Ruiz")
    case = cases.case_file(county, made).case
    cases.update_case(county, replace(case, board_date=date(2026, 12, 8)))
    for record in (
        Task(
            case_id=made,
            title="Call; ask, twice\nabout “buses” ñ",
            due_on=date(2026, 11, 2),
            note="Between us: the principal leaves",
        ),
        Task(case_id=made, title="For Ben", due_on=date(2026, 12, 1), assignee="Ben Ito"),
        Task(case_id=made, title="Done", due_on=DAY, done_on=DAY),
        Task(case_id=made, title="No date"),
        Contact(
            case_id=made,
            kind=ContactKind.VISIT,
            held_on=date(2026, 12, 3),
            place="Creekside",
            summary="Office talk",
        ),
        Contact(
            case_id=made,
            kind=ContactKind.CALL,
            held_on=date(2026, 12, 4),
            summary="Never to leave",
            sensitivity=Sensitivity.OFFICE,
        ),
    ):
        records.save(county, record)
    return made


@pytest.mark.parametrize("word", list(Sensitivity))
def test_what_was_agreed_with_the_office_only_stays_with_it(
    county: CountyFile, case_id: str, tmp_path, word: Sensitivity
) -> None:
    call = Contact(
        case_id=case_id, kind=ContactKind.CALL, held_on=DAY, summary="x", sensitivity=word
    )
    agreed = Task(
        case_id=case_id,
        title="Ask about the principal",
        due_on=date(2026, 12, 2),
        assignee="Dr. Peña",
        contact_id=call.id,
        repeats=Repeats.MONTHLY,
    )
    for record in (call, agreed):
        records.save(county, record)
    path = tmp_path / "all.ics"
    calendar.export(county, path)
    told = path.read_text("utf-8")
    assert ("Ask about the principal" in told) is (word is not Sensitivity.OFFICE)
    assert ("Peña" in told) is (word is not Sensitivity.OFFICE)
    shown = [entry.title for entry in calendar.entries(county, *YEAR)]
    assert "Ask about the principal" in shown, "the office itself sees it"


def _read(path: Any) -> list[Any]:
    return list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def test_a_calendar_file_reads_back(county: CountyFile, case_id: str, tmp_path) -> None:
    path = tmp_path / "all.ics"
    count = calendar.export(county, path, case_id=case_id)
    events = {str(e["summary"]): e for e in _read(path)}
    assert set(events) == {
        "Salinas Union High: Call; ask, twice about “buses” ñ",
        "Salinas Union High: For Ben",
        "Salinas Union High: Site visit",
        "Salinas Union High: Board meeting",
    }
    assert count == 4
    visit = events["Salinas Union High: Site visit"]
    assert visit.decoded("dtstart") == date(2026, 12, 3)
    assert visit.decoded("dtend") == date(2026, 12, 4)
    assert not isinstance(visit.decoded("dtstart"), datetime)
    text = path.read_text(encoding="utf-8")
    for kept in ("principal leaves", "Office talk", "Never to leave", "Call\r\n"):
        assert kept not in text


def test_the_same_thing_keeps_its_identity(county: CountyFile, case_id: str, tmp_path) -> None:
    first, second = tmp_path / "1.ics", tmp_path / "2.ics"
    calendar.export(county, first)
    with clock.frozen(NOW + timedelta(days=1)):
        calendar.export(county, second)
    before = {str(e["uid"]): int(e["sequence"]) for e in _read(first)}
    after = {str(e["uid"]): int(e["sequence"]) for e in _read(second)}
    assert before.keys() == after.keys()
    assert len(before) == len(_read(first))
    assert all(after[uid] > number for uid, number in before.items())


def test_one_consultants_dates(county: CountyFile, case_id: str) -> None:
    found = calendar.entries(county, *YEAR, who="ben ito")
    assert {e.title for e in found if e.kind is not CalendarKind.COUNTY} == {"For Ben"}
    assert any(e.kind is CalendarKind.COUNTY for e in found)
    hers = calendar.entries(county, *YEAR, who="Ana Ruiz")
    assert "For Ben" not in {e.title for e in hers}
    assert {"Board meeting", "Site visit"} <= {e.title for e in hers}


def test_closed_cases_are_not_in_the_calendar(county: CountyFile, case_id: str) -> None:
    cases.close_case(county, case_id, "Done")
    assert {e.kind for e in calendar.entries(county, *YEAR)} == {CalendarKind.COUNTY}


def test_a_file_without_a_date_is_not_written(county: CountyFile, tmp_path) -> None:
    path = tmp_path / "none.ics"
    with pytest.raises(InputProblem, match="no date"):
        calendar.export(county, path, kinds=frozenset({CalendarKind.LCAP}))
    assert not path.exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[date]]\nkey = "a"\ntitle = "b"\nmonth = 2\nday = 30', "not a day"),
        ('[[date]]\nkey = "a"\ntitle = "b"\nmonth = 2\nday = 3', "standing"),
        ("dates = 3", "date"),
    ],
)
def test_a_wrong_file_of_dates_is_named(tmp_path, text: str, says: str) -> None:
    path = tmp_path / "calendar.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputProblem, match=says):
        dates_read.read_year_dates(path)


def _visit(county: CountyFile) -> datetime | None:
    until = last_visit.worked_until(county)
    last_visit.note_visit(county)
    return until


def test_the_last_visit(county: CountyFile) -> None:
    assert _visit(county) is None
    with clock.frozen(NOW + timedelta(hours=1)):
        open_case(county)
    with clock.frozen(NOW + timedelta(hours=2)):
        assert _visit(county) == NOW + timedelta(hours=1)
        county.user = "Ben Ito"
        assert _visit(county) is None
    with clock.frozen(NOW + timedelta(hours=3)):
        assert _visit(county) == NOW + timedelta(hours=2)


def test_looking_for_the_last_visit_writes_nothing(county: CountyFile) -> None:
    """Today asks for it while the history may not be checked yet."""
    before = county.written
    last_visit.worked_until(county)
    assert county.written == before


def test_a_task_that_comes_back_stands_on_each_of_its_days(
    county: CountyFile, case_id: str, tmp_path
) -> None:
    """Under the identity each will have, so that a later file updates and never doubles."""
    task = Task(
        case_id=case_id,
        title="Monthly check-in",
        due_on=date(2026, 10, 31),
        repeats=Repeats.MONTHLY,
        repeats_until=date(2027, 3, 15),
    )
    records.save(county, task)
    days = [
        date(2026, 10, 31),
        date(2026, 11, 30),
        date(2026, 12, 31),
        date(2027, 1, 31),
        date(2027, 2, 28),
    ]

    def listed(first: date = DAY - timedelta(days=60)) -> dict[date, str]:
        found = calendar.entries(county, first, DAY + timedelta(days=365), case_id=case_id)
        return {e.day: e.uid for e in found if e.title == task.title}

    found = calendar.entries(county, days[0], days[-1], case_id=case_id)
    coming = [(e.day, e.to_come, e.more) for e in found if e.title == task.title]
    assert coming[0] == (days[0], False, "")
    assert coming[1:] == [(day, True, "Comes back: every month") for day in days[1:]]
    before = listed()
    assert list(before) == days
    assert list(listed(date(2027, 1, 1))) == days[3:]
    calendar.export(county, tmp_path / "a.ics", case_id=case_id)
    written = [e for e in _read(tmp_path / "a.ics") if task.title in str(e["summary"])]
    assert [e["dtstart"].dt for e in written] == days
    tasks.complete(county, task.id)
    assert listed() == {day: uid for day, uid in before.items() if day != days[0]}


def test_repeats_that_should_have_come_already_are_not_to_come(
    county: CountyFile, case_id: str
) -> None:
    records.save(
        county,
        Task(
            case_id=case_id, title="Weekly", due_on=DAY - timedelta(days=14), repeats=Repeats.WEEKLY
        ),
    )
    found = calendar.entries(county, DAY - timedelta(days=30), DAY + timedelta(days=7))
    assert [e.day - DAY for e in found if e.title == "Weekly"] == [
        timedelta(days=-14),
        timedelta(days=7),
    ]


def test_the_calendars_name_is_escaped(county: CountyFile, case_id: str, tmp_path) -> None:
    calendar.export(county, tmp_path / "a.ics")
    lines = (tmp_path / "a.ics").read_text(encoding="utf-8").splitlines()
    (name,) = [line for line in lines if line.startswith("X-WR-CALNAME")]
    assert name == f"X-WR-CALNAME:Support\\, {county.county} County"


def test_late_steps_of_an_lcap_review_are_written_too(county: CountyFile, tmp_path) -> None:
    _lcap(county, lcap_clarification_on=date(2026, 8, 25))
    calendar.export(county, tmp_path / "a.ics", kinds={CalendarKind.LCAP})
    assert date(2026, 9, 9) in [e["dtstart"].dt for e in _read(tmp_path / "a.ics")]
