"""Level 3: three groups, each with a letter in three of the last four determination years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.identification.level_3 import (
    judge_level_3,
    level_3_years,
    three_in_a_row,
)
from sos_desktop.services.identification.reference import rule_book

BOOK = rule_book()
GROUPS = ("AA", "EL", "HOM", "SED", "SWD", "LTEL")


def letters(**by_group):
    """`SWD="19 22 23"` as letters of those years; every year of the flag of 2024 is known."""
    found = {year: {} for year in (2019, 2022, 2023, 2024)}
    for group, years in by_group.items():
        for year in years.split():
            found[2000 + int(year)][group] = "D"
    return found


@pytest.mark.parametrize(
    ("year", "years"),
    [
        (2022, (2017, 2018, 2019, 2022)),
        (2023, (2018, 2019, 2022, 2023)),
        (2024, (2019, 2022, 2023, 2024)),
        (2025, (2022, 2023, 2024, 2025)),
        (2018, (2017, 2018)),
    ],
)
def test_the_years_skip_2020_and_2021(year, years):
    assert level_3_years(BOOK, year) == years


@pytest.mark.parametrize(
    ("by_group", "flag"),
    [
        ({"SWD": "19 22 23", "EL": "19 22 23", "HOM": "19 22 23"}, True),
        # the years need not be the same, nor the newest one of them
        ({"SWD": "19 22 23", "EL": "22 23 24", "HOM": "19 23 24"}, True),
        ({"SWD": "19 22 23 24", "EL": "19 22 23", "HOM": "19 22"}, False),
        # three groups in each of three years, and no three groups with three years each
        ({"SWD": "19 22 23", "EL": "19 22", "HOM": "22 23", "SED": "19 23"}, False),
        ({"LTEL": "24", "SWD": "22 23 24", "EL": "22 23 24"}, False),
        ({}, False),
    ],
)
def test_three_groups_three_years(by_group, flag):
    found = judge_level_3(BOOK, 2024, letters(**by_group))
    assert found.flag is flag
    assert found.missing == ()


def test_all_groups_are_enough_for_a_district_with_fewer_than_three():
    """Mountain Union Elementary 2023: two groups, both with letters in three years."""
    found = letters(SED="19 22 23", WH="22 23 24")
    alone = judge_level_3(BOOK, 2024, found)
    assert (alone.flag, alone.may_hold) == (False, True)
    two = judge_level_3(BOOK, 2024, found, frozenset({"SED", "WH"}))
    assert (two.flag, two.by_few) == (True, True)
    three = judge_level_3(BOOK, 2024, found, frozenset({"SED", "WH", "HI"}))
    assert (three.flag, three.may_hold) == (False, False)
    assert judge_level_3(BOOK, 2024, letters(SED="19 22"), frozenset({"SED"})).flag is False
    assert judge_level_3(BOOK, 2024, letters(), frozenset()).flag is False


@pytest.mark.parametrize(
    ("by_group", "lost", "flag"),
    [
        ({"SWD": "22 23 24", "EL": "22 23 24", "HOM": "22 23 24"}, (2019,), True),
        ({"SWD": "22 23", "EL": "22 23", "HOM": "22 23"}, (2019,), None),
        ({"SWD": "22 23", "EL": "22 23", "HOM": "22"}, (2019,), False),
        ({}, (2019,), False),
        ({}, (2019, 2022, 2023), None),
        # long-term English learners had no letter before 2024
        ({"SWD": "22 23", "EL": "22 23", "LTEL": "24"}, (2019, 2022), False),
    ],
)
def test_years_that_are_not_known(by_group, lost, flag):
    known = {year: found for year, found in letters(**by_group).items() if year not in lost}
    found = judge_level_3(BOOK, 2024, known)
    assert (found.flag, found.missing) == (flag, lost)


@pytest.mark.parametrize(
    ("by_group", "groups"),
    [
        ({"SWD": "22 23 24", "EL": "19 22 23"}, ("SWD",)),
        ({"SWD": "19 22 24"}, ()),
        ({"SWD": "22 23 24", "EL": "22 23 24"}, ("EL", "SWD")),
    ],
)
def test_one_group_three_years_in_a_row(by_group, groups):
    """EC 52071(f)."""
    assert three_in_a_row(BOOK, 2024, letters(**by_group)) == groups


def test_three_in_a_row_is_unknown_when_a_year_is():
    known = letters(SWD="22 23 24")
    del known[2022]
    assert three_in_a_row(BOOK, 2024, known) is None
    assert three_in_a_row(BOOK, 2018, {2018: {"SWD": "D"}}) is None


_LETTERS = st.fixed_dictionaries(
    {year: st.frozensets(st.sampled_from(GROUPS)) for year in (2019, 2022, 2023, 2024)}
)


@given(_LETTERS, st.frozensets(st.sampled_from([2019, 2022, 2023, 2024]), max_size=2))
def test_an_answer_holds_whatever_the_lost_years_say(found, lost):
    whole = {
        year: {g: "D" for g in groups if g != "LTEL" or year >= 2024}
        for year, groups in found.items()
    }
    known = {year: groups for year, groups in whole.items() if year not in lost}
    partly, fully = judge_level_3(BOOK, 2024, known), judge_level_3(BOOK, 2024, whole)
    assert partly.flag in (None, fully.flag)
    plain = sum(sum(g in groups for groups in whole.values()) >= 3 for g in GROUPS) >= 3
    assert fully.flag is plain
    shared = three_in_a_row(BOOK, 2024, known)
    assert shared is None or shared == three_in_a_row(BOOK, 2024, whole)
