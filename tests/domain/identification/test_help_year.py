"""The year of help where CDE's list says "Differentiated Assistance" and no year (2025 on)."""

import pytest

from sos_desktop.domain.identification.clock import (
    DIFFERENTIATED,
    GENERAL,
    help_that_follows,
    help_year,
    is_served,
    next_statuses,
    read_status,
    with_help,
    year_of_help,
)
from sos_desktop.services.identification.reference import rule_book

FIRST, SECOND = year_of_help(1), year_of_help(2)
TWO_YEARS, ONE_YEAR = rule_book().clock_of(2025), rule_book().clock_of(2022)


@pytest.mark.parametrize(
    ("status", "met", "previous", "follows"),
    [
        (DIFFERENTIATED, True, GENERAL, 1),
        (DIFFERENTIATED, True, FIRST, 1),
        (DIFFERENTIATED, True, None, 1),
        (DIFFERENTIATED, False, FIRST, 2),
        (DIFFERENTIATED, False, None, 2),
        (DIFFERENTIATED, None, GENERAL, 1),
        (DIFFERENTIATED, None, SECOND, 1),
        (DIFFERENTIATED, None, FIRST, None),
        (DIFFERENTIATED, None, with_help(DIFFERENTIATED, None), None),
        (DIFFERENTIATED, None, None, None),
        (SECOND, True, FIRST, 2),
        (GENERAL, False, SECOND, 0),
        (None, None, None, 0),
    ],
)
def test_it_follows_from_the_criteria_and_the_year_before(status, met, previous, follows):
    assert help_that_follows(TWO_YEARS, status, met, previous) == follows


def test_years_that_counted_none_have_none():
    assert help_that_follows(ONE_YEAR, DIFFERENTIATED, True, GENERAL) == 0


@pytest.mark.parametrize(("number", "read"), [(1, 1), (2, 2), (0, 0), (None, 0)])
def test_it_stands_behind_cdes_words_and_is_read_again(number, read):
    said = with_help(DIFFERENTIATED, number)
    assert said.startswith(DIFFERENTIATED)
    assert is_served(said)
    assert help_year(said) == read
    assert with_help(FIRST, number) == FIRST


def test_an_open_year_of_help_leaves_the_next_year_open():
    open_year, first = (read_status(TWO_YEARS, with_help(DIFFERENTIATED, n)) for n in (None, 1))
    assert next_statuses(TWO_YEARS, False, open_year) == {GENERAL, SECOND}
    assert next_statuses(TWO_YEARS, False, first) == {SECOND}
    assert next_statuses(TWO_YEARS, True, open_year) == {FIRST}
