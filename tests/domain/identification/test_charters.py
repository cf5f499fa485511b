"""Charter schools: two years, both readings of "one or more groups in two or more years"."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.identification.charters import CharterYear, judge_charter
from sos_desktop.services.identification.reference import rule_book

RULE = rule_book().charters


def year_of(year, groups="", met=None, *, complete=True):
    found = frozenset(groups.split())
    return CharterYear(year, found, bool(found) if met is None else met, complete)


@pytest.mark.parametrize(
    ("before", "now", "same", "any_group", "met", "words"),
    [
        ("SWD", "SWD EL", True, True, True, "Met in 2023 and 2024"),
        ("SWD", "EL", False, True, None, "Unsettled"),
        ("SWD", "", False, False, False, "Not met in 2023 and 2024"),
        ("", "EL", False, False, False, "Not met in 2023 and 2024"),
        ("", "", False, False, False, "Not met in 2023 and 2024"),
    ],
)
def test_both_readings(before, now, same, any_group, met, words):
    found = judge_charter(RULE, year_of(2023, before), year_of(2024, now))
    assert (found.by_same_group, found.by_any_group, found.met) == (same, any_group, met)
    assert found.words.startswith(words)
    assert found.unsettled == (words == "Unsettled")


def unknown(year, groups=""):
    met = True if groups else None
    return CharterYear(year, frozenset(groups.split()), met, complete=False)


@pytest.mark.parametrize(
    ("before", "now", "met", "words"),
    [
        (unknown(2023), year_of(2024, "SWD"), None, "Not computable"),
        (unknown(2023), year_of(2024), False, "Not met"),
        (unknown(2023, "EL"), year_of(2024, "SWD"), None, "Met in 2023 and 2024; whether by"),
        (unknown(2023, "EL"), year_of(2024, "EL"), True, "Met"),
    ],
)
def test_what_is_missing_is_not_decided(before, now, met, words):
    found = judge_charter(RULE, before, now)
    assert found.met is met
    assert found.words.startswith(words)
    assert not found.unsettled


@pytest.mark.parametrize(("settled", "met"), [("yes", False), ("no", True), ("unsettled", None)])
def test_a_table_that_settles_the_reading(settled, met):
    rule = replace(RULE, same_group=settled)
    assert judge_charter(rule, year_of(2023, "SWD"), year_of(2024, "EL")).met is met


_YEAR = st.tuples(st.frozensets(st.sampled_from(["EL", "SWD", "HI"])), st.booleans())


@given(_YEAR, _YEAR)
def test_the_stricter_reading_never_gives_more(before, now):
    def side(year, found):
        groups, complete = found
        return CharterYear(
            year, groups, bool(groups) or (None if not complete else False), complete
        )

    result = judge_charter(RULE, side(2023, before), side(2024, now))
    if result.by_same_group:
        assert result.by_any_group
    if result.by_any_group is False:
        assert result.by_same_group is False
    assert bool(result.same_group) <= bool(result.by_same_group)
