"""The clock: criteria met is one fact, the status another, and from 2023 they part."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.identification.clock import (
    DIFFERENTIATED,
    GENERAL,
    carries_over,
    help_year,
    is_served,
    next_status,
    with_help,
    year_of_help,
)
from sos_desktop.services.identification.reference import rule_book

YEAR_1, YEAR_2 = year_of_help(1), year_of_help(2)


def clock(year):
    [found] = [rules.clock for rules in rule_book().rule_sets if rules.year == year]
    return found


@pytest.mark.parametrize("year", [2017, 2018, 2019, 2022])
@pytest.mark.parametrize("previous", [GENERAL, DIFFERENTIATED, None])
def test_through_2022_the_status_is_this_years_criteria(year, previous):
    assert next_status(clock(year), True, previous) == DIFFERENTIATED
    assert next_status(clock(year), False, previous) == GENERAL
    assert next_status(clock(year), None, previous) is None


@pytest.mark.parametrize("year", [2023, 2024, 2025])
@pytest.mark.parametrize(
    ("previous", "met", "status"),
    [
        (YEAR_1, True, YEAR_1),
        (YEAR_1, False, YEAR_2),
        (YEAR_2, True, YEAR_1),
        (YEAR_2, False, GENERAL),
        (GENERAL, True, YEAR_1),
        (GENERAL, False, GENERAL),
        (None, True, YEAR_1),
        (None, False, None),
        (YEAR_1, None, None),
        (DIFFERENTIATED, False, None),
        (DIFFERENTIATED, True, YEAR_1),
        (with_help(DIFFERENTIATED, None), False, None),
        (with_help(DIFFERENTIATED, 1), False, YEAR_2),
    ],
)
def test_two_years_from_2023(year, previous, met, status):
    assert next_status(clock(year), met, previous) == status


@pytest.mark.parametrize(
    ("year", "carried"), [(2017, False), (2019, False), (2023, False), (2024, True), (2025, True)]
)
def test_2023_began_anew(year, carried):
    """Of 617 LEAs of 2022 none was carried into 2023."""
    assert carries_over(rule_book(), year) == carried


@pytest.mark.parametrize(
    ("status", "served", "number"),
    [(None, None, 0), (GENERAL, False, 0), (DIFFERENTIATED, True, 0), (YEAR_2, True, 2)],
)
def test_words(status, served, number):
    assert (is_served(status), help_year(status)) == (served, number)


def test_a_clock_that_does_not_begin_anew_counts_on():
    reported = clock(2026)
    fixed = replace(reported, restarts=False)
    statuses = [GENERAL]
    for met in (True, True, False, True, False, False, False):
        statuses.append(next_status(fixed, met, statuses[-1]))
    numbers = [help_year(status) for status in statuses[1:]]
    assert numbers == [1, 2, 3, 1, 2, 3, 0]
    assert next_status(fixed, True, None) is None


@given(st.lists(st.booleans(), min_size=1, max_size=8))
def test_nobody_is_served_longer_than_a_year_after_the_last_criteria(years):
    status = GENERAL
    for place, met in enumerate(years):
        status = next_status(clock(2024), met, status)
        recent = met or (place > 0 and years[place - 1])
        assert is_served(status) == recent
