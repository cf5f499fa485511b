"""Computed against official: outcomes, and the likely cause of each difference in words."""

import pytest

from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.domain.identification.criteria import judge_group
from sos_desktop.domain.identification.reconcile import (
    UNREADABLE,
    CellFacts,
    Outcome,
    compare_cell,
    compare_fact,
)
from sos_desktop.services.identification.reference import rule_book
from tests.domain.identification.test_criteria import figures

BOOK = rule_book()
DISTRICT = EntityKind.DISTRICT


def compare(year, words, official, *, group="SWD", missing=(), editions=None, absent=(), **more):
    rules = BOOK.official(year)
    found = figures(year, group, words, **more)
    facts = CellFacts(
        group,
        DISTRICT,
        judge_group(BOOK, rules, group, DISTRICT, found),
        found,
        editions or {},
        frozenset(absent),
    )
    return compare_cell(BOOK, rules, facts, official, missing)


@pytest.mark.parametrize(
    ("words", "official", "outcome"),
    [
        ("ela:R math:O susp:R", "D", Outcome.AGREE),
        ("susp:R", "", Outcome.AGREE),
        ("", "", Outcome.AGREE),
        ("ela:R math:O susp:R", "A", Outcome.DIFFER),
        ("ela:R math:O susp:R", "", Outcome.ONLY_COMPUTED),
        ("susp:R", "C", Outcome.ONLY_OFFICIAL),
        ("susp:R", UNREADABLE, Outcome.NOT_COMPUTABLE),
    ],
)
def test_outcomes(words, official, outcome):
    found, causes = compare(2023, words, official)
    assert found is outcome
    assert bool(causes) == (outcome is not Outcome.AGREE)


@pytest.mark.parametrize(
    ("words", "official", "missing", "outcome"),
    [
        # what is missing could be all the difference
        ("susp:R", "C", [Indicator.CHRONIC], Outcome.NOT_COMPUTABLE),
        ("", "D", [Indicator.SUSPENSION, Indicator.ELA, Indicator.MATH], Outcome.NOT_COMPUTABLE),
        ("math:R", "D", [Indicator.SUSPENSION, Indicator.ELA], Outcome.NOT_COMPUTABLE),
        # nor is a letter that happens to be the list's, or none, where a file could change it
        ("grad:R susp:R", "C", [Indicator.CCI], Outcome.NOT_COMPUTABLE),
        ("susp:R", "", [Indicator.CHRONIC], Outcome.NOT_COMPUTABLE),
        ("", "", [Indicator.CHRONIC, Indicator.SUSPENSION], Outcome.NOT_COMPUTABLE),
        # one priority more is no letter
        ("", "", [Indicator.CHRONIC], Outcome.AGREE),
        ("ela:G susp:R", "", [Indicator.MATH], Outcome.AGREE),
        # what is missing cannot explain it
        ("susp:R", "D", [Indicator.CHRONIC], Outcome.ONLY_OFFICIAL),
        ("grad:R susp:R", "D", [Indicator.ELA], Outcome.DIFFER),
        ("ela:R math:R susp:R", "", [Indicator.CCI], Outcome.ONLY_COMPUTED),
        ("", "D", [Indicator.SUSPENSION, Indicator.ELA], Outcome.ONLY_OFFICIAL),
        # English learner progress is nobody's but the English learners'
        ("susp:R", "D", [Indicator.ELPI], Outcome.ONLY_OFFICIAL),
    ],
)
def test_a_missing_file_is_not_a_contradiction(words, official, missing, outcome):
    found, causes = compare(2023, words, official, missing=missing)
    assert found is outcome
    if outcome is Outcome.NOT_COMPUTABLE:
        assert all("2023 is not loaded" in cause for cause in causes)


@pytest.mark.parametrize(
    ("words", "official", "outcome"),
    [
        ("susp:R", "C", Outcome.NOT_COMPUTABLE),
        ("susp:R", "", Outcome.AGREE),
        ("susp:R", "D", Outcome.ONLY_OFFICIAL),
        ("ela:R math:R susp:R", "", Outcome.ONLY_COMPUTED),
    ],
)
def test_a_file_without_a_row_of_the_lea_is_named(words, official, outcome):
    found, causes = compare(2023, words, official, absent=[Indicator.GRADUATION])
    assert found is outcome
    named = "the graduation file of 2023 has no rows for this LEA"
    assert (named in causes) == (outcome is Outcome.NOT_COMPUTABLE)


@pytest.mark.parametrize(
    ("year", "words", "official", "more", "cause"),
    [
        (2022, "chronic:1 susp:1", "C", {"n": 25}, "n-size: chronic absenteeism has 25 students"),
        (2022, "chronic:1 susp:1", "", {"n": 32}, "n-size: chronic absenteeism rests on 32"),
        (2023, "cci:2 susp:R", "G", {}, "college/career counts by its status in 2023"),
        (2023, "elpi:O susp:R", "D", {"group": "EL"}, "English learner progress rule of 2023"),
        (2019, "elpi:1 susp:R", "", {"group": "EL"}, "English learner progress: status Very Low"),
        (2025, "elpi:O susp:R", "", {"group": "LTEL"}, "Red or Orange (long-term"),
        (2023, "susp:R", "C", {}, "Priority 5 is not met by the loaded figures"),
        (2023, "ela:R math:R susp:R", "", {}, "another edition of the Dashboard file"),
    ],
)
def test_likely_causes(year, words, official, more, cause):
    _, causes = compare(year, words, official, **more)
    assert any(cause in said for said in causes), causes


def test_another_edition_of_the_list_is_named_first():
    _, causes = compare(2019, "ela:R math:R susp:R", "", editions={"assistancestatus19.xlsx": "D"})
    assert causes[0] == "a revised file: assistancestatus19.xlsx says what is computed here"


@pytest.mark.parametrize(
    ("computed", "official", "outcome"),
    [
        ("Y", "Y", Outcome.AGREE),
        ("Y", "N", Outcome.DIFFER),
        (None, "N", Outcome.NOT_COMPUTABLE),
        ("Y", None, None),
        (None, None, None),
    ],
)
def test_facts_about_an_lea(computed, official, outcome):
    assert compare_fact(computed, official) is outcome


def test_only_contradictions_are_differences():
    assert [outcome.is_difference for outcome in Outcome] == [False, True, True, True, False]
