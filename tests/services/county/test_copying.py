"""Copies and the second place while the clock is, or was, wrong by years."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sos_desktop.foundation import clock
from sos_desktop.services.county import copying
from sos_desktop.services.county.county_files import CountyFile
from tests.casework import add_leas, open_case


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch):
    def set_clock(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    return set_clock


def test_a_copy_from_a_year_to_come_silences_no_reminder(
    county: CountyFile, stick: Path, at
) -> None:
    add_leas(county)
    now = clock.now()
    at(now + timedelta(days=800))  # the clock is wrong, and nobody sees it
    assert copying.keep_in_second_place(county, stick) is not None
    noted = (clock.now().astimezone().replace(tzinfo=None)).isoformat()
    at(now)
    said = copying.second_place_reminder(county, stick, noted)
    assert said.endswith(f"was kept in {stick} yet.")


def test_a_place_that_has_everything_is_not_reminded_of(
    county: CountyFile, stick: Path, at
) -> None:
    """Nothing is written there where nothing changed, so that its newest copy may be old."""
    add_leas(county)
    assert copying.keep_in_second_place(county, stick) is not None
    now = clock.now()
    at(now + timedelta(days=10))
    seen = (now + timedelta(days=9)).astimezone().replace(tzinfo=None).isoformat()
    assert copying.second_place_reminder(county, stick, seen) == ""
    assert copying.second_place_reminder(county, stick, "") != ""


def test_a_copy_from_a_year_to_come_does_not_make_one_without_work(county: CountyFile, at) -> None:
    add_leas(county)
    open_case(county)
    now = clock.now()
    at(now + timedelta(days=800))
    assert copying.keep_copy(county, "work") is not None
    at(now)
    assert copying.keep_copy(county, "work") is None, "the work is in that one"
    add = county.session("")
    with add as session:
        session.connection().exec_driver_sql("INSERT INTO meta VALUES ('draft:x', '1')")
    assert copying.keep_copy(county, "work") is not None
    assert copying.keep_copy(county, "closing") is None, "and now in the newest of today"


def test_a_clock_set_back_by_years_keeps_the_copies_there_are(county: CountyFile, at) -> None:
    add_leas(county)
    made = copying.keep_copy(county, "work")
    at(clock.now() - timedelta(days=3000))
    open_case(county)
    again = copying.keep_copy(county, "work")
    assert made is not None
    assert made.exists()
    assert again is not None
    assert again.exists()
