"""Which copies are kept, whatever the clock did; names tell file, moment and kind."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.copy_names import KeptCopy, copies_of, stem_of, superfluous

NOW = datetime(2026, 11, 30, 9, 41)
hours = st.lists(st.integers(-24 * 900, 24 * 400), max_size=60, unique=True)


def copies(ages):
    return [
        KeptCopy(Path(f"{number}.sos"), NOW + timedelta(hours=age), "work")
        for number, age in enumerate(ages)
    ]


def left(ages):
    made = copies(ages)
    gone = set(superfluous(made, NOW))
    return sorted((copy.made_at for copy in made if copy not in gone), reverse=True)


def test_two_years_of_copies_every_half_hour_of_work():
    work = [-day * 24 - half / 2 for day in range(720) for half in range(16)]
    kept = left(work)
    assert kept[:10] == [NOW - timedelta(hours=half / 2) for half in range(10)]
    days = {moment.date() for moment in kept}
    assert all((NOW - timedelta(days=day)).date() in days for day in range(14))
    assert 10 + 14 + 6 + 21 <= len(kept) <= 10 + 15 + 10 + 25


@given(hours)
def test_what_is_kept_does_not_grow_and_the_newest_stay(ages):
    kept = left(ages)
    assert len(kept) <= 10 + 15 + 10 + 25
    past = sorted((NOW + timedelta(hours=age) for age in ages if age <= 26), reverse=True)
    assert kept[: len(past[:10])] == past[:10] or set(past[:10]) <= set(kept)


@given(hours)
def test_nothing_more_goes_when_nothing_was_added(ages):
    made = copies(ages)
    gone = superfluous(made, NOW)
    assert superfluous([copy for copy in made if copy not in gone], NOW) == ()


@given(hours)
def test_each_day_of_two_weeks_keeps_its_newest(ages):
    kept = set(left(ages))
    for day in range(13):
        of_day = [
            moment
            for age in ages
            if (moment := NOW + timedelta(hours=age)).date() == (NOW - timedelta(day)).date()
            and moment <= NOW
        ]
        assert not of_day or max(of_day) in kept or any(m > NOW for m in kept)


def test_copies_from_a_time_to_come_go_first():
    kept = left([24 * 100 + n for n in range(12)] + [-n for n in range(12)])
    assert max(kept) <= NOW


@pytest.mark.parametrize(
    ("name", "made_at", "kind"),
    [
        ("2026-11-29 daily", datetime(2026, 11, 29), "daily"),
        ("2026-11-29 094105 work", datetime(2026, 11, 29, 9, 41, 5), "work"),
        ("2026-11-29 format-2", datetime(2026, 11, 29), "format-2"),
    ],
)
def test_a_name_tells_when_and_why(tmp_path, name, made_at, kind):
    county = tmp_path / "Monterey [2026].sos"
    file = tmp_path / f"{stem_of(county)} {name}.sos"
    others = [
        tmp_path / f"{stem_of(tmp_path / 'Monterey.sos')} {name}.sos",
        tmp_path / f"{stem_of(county)} 2026-13-40 daily.sos",
        tmp_path / f"{stem_of(county)} notes.sos",
        tmp_path / f"{stem_of(county)} {name}.txt",
    ]
    assert copies_of(county, [file, *others]) == (KeptCopy(file, made_at, kind),)


def test_the_newest_stands_first(tmp_path):
    county = tmp_path / "Monterey.sos"
    names = ["2026-11-28 daily", "2026-11-29 094105 work", "2026-11-29 daily"]
    found = copies_of(county, [tmp_path / f"{stem_of(county)} {name}.sos" for name in names])
    assert [copy.path.stem[len(stem_of(county)) + 1 :] for copy in found] == [
        names[1],
        names[2],
        names[0],
    ]
