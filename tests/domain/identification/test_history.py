"""Years in assistance: what each changed, what is not known, and a county's release day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.identification.clock import DIFFERENTIATED, GENERAL, year_of_help
from sos_desktop.domain.identification.history import (
    Basis,
    Movement,
    ReleaseLine,
    YearEntry,
    ledger,
    movement_of,
    release_summary,
)

YEAR_1, YEAR_2 = year_of_help(1), year_of_help(2)


def entry(year, status, letters=None):
    return YearEntry(year, Basis.OFFICIAL, letters, status, None)


@pytest.mark.parametrize(
    ("before", "now", "movement"),
    [
        (GENERAL, DIFFERENTIATED, Movement.ENTERED),
        (DIFFERENTIATED, DIFFERENTIATED, Movement.CONTINUED),
        (DIFFERENTIATED, GENERAL, Movement.LEFT),
        (GENERAL, GENERAL, Movement.NONE),
        (DIFFERENTIATED, YEAR_1, Movement.CONTINUED),
        (YEAR_1, YEAR_1, Movement.CONTINUED),
        (YEAR_1, YEAR_2, Movement.SECOND_YEAR),
        (YEAR_2, YEAR_1, Movement.CONTINUED),
        (YEAR_2, GENERAL, Movement.LEFT),
        (None, YEAR_1, Movement.UNKNOWN),
        (None, YEAR_2, Movement.SECOND_YEAR),
        (None, GENERAL, Movement.UNKNOWN),
        (YEAR_1, None, Movement.UNKNOWN),
    ],
)
def test_movements(before, now, movement):
    assert movement_of(entry(2023, before), entry(2024, now)) is movement


def test_the_first_determinations_of_all_have_nothing_before_them():
    assert movement_of(None, entry(2017, DIFFERENTIATED)) is Movement.ENTERED
    assert movement_of(None, entry(2017, GENERAL)) is Movement.NONE


def test_a_ledger():
    found = ledger(
        [
            entry(2019, DIFFERENTIATED, {"SWD": "D"}),
            entry(2022, DIFFERENTIATED, {"SWD": "D", "EL": "B"}),
            entry(2023, None),
            entry(2024, YEAR_2, {}),
        ]
    )
    assert [line.movement for line in found] == [
        Movement.ENTERED,
        Movement.CONTINUED,
        Movement.UNKNOWN,
        Movement.SECOND_YEAR,
    ]
    assert [line.new_groups for line in found] == [(), ("EL",), (), ()]
    assert [line.in_assistance for line in found] == [1, 2, 0, 1]


def test_letters_after_a_year_that_is_not_known_are_not_called_new():
    found = ledger([entry(2022, GENERAL), entry(2023, YEAR_1, {"SWD": "D"})])
    assert found[1].new_groups == ()


_STATUS = st.sampled_from([GENERAL, DIFFERENTIATED, YEAR_1, YEAR_2, None])


@given(st.lists(_STATUS, min_size=1, max_size=8))
def test_the_count_follows_the_statuses(statuses):
    found = ledger([entry(2000 + n, status) for n, status in enumerate(statuses)])
    for place, line in enumerate(found):
        served = (line.entry.status or "").startswith(DIFFERENTIATED)
        before = found[place - 1].in_assistance if place else 0
        assert line.in_assistance == (before + 1 if served else 0)
        if line.movement is Movement.LEFT:
            assert not served
        if line.entry.status is None:
            assert line.movement is Movement.UNKNOWN


def test_release_day():
    lines = [
        ReleaseLine("3", "Cedar", Movement.LEFT, None),
        ReleaseLine("1", "Birch", Movement.ENTERED, True),
        ReleaseLine("2", "Alder", Movement.ENTERED, False),
    ]
    found = release_summary(2024, lines)
    assert [line.name for line in found.of(Movement.ENTERED)] == ["Alder", "Birch"]
    assert [line.name for line in found.at_level_3] == ["Birch"]
    assert found.of(Movement.SECOND_YEAR) == ()
