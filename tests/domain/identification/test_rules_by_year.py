"""Every rule of the decision table, year by year: what meets it, and what only nearly does."""

import pytest

from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.services.identification.reference import rule_book
from tests.domain.identification.test_criteria import judge

RED_OR_ORANGE = (
    (
        "SWD",
        ("ela:R math:R", "ela:R math:O", "ela:O math:R"),
        ("ela:O math:O", "ela:R math:Y", "ela:R math:-", "ela:R", "math:R", "ela:1 math:1"),
    ),
)
GRADUATION = (("HOM", ("grad:R",), ("grad:O", "grad:-", "grad:1")),)
CHRONIC = (("WH", ("chronic:R",), ("chronic:O", "chronic:-", "chronic:1")),)
SUSPENSION = (("AA", ("susp:R",), ("susp:O", "susp:-", "susp:1")),)
CCI = (("SED", ("cci:R",), ("cci:O", "cci:1")),)
ELPI_EL = (("EL", ("elpi:R",), ("elpi:O", "elpi:1")), ("SWD", (), ("elpi:R",)))

TABLE = {
    (2017, "academic_colors"): RED_OR_ORANGE,
    (2017, "elpi_red_el"): ELPI_EL,
    (2017, "graduation_red"): GRADUATION,
    (2017, "suspension_red"): SUSPENSION,
    (2018, "academic_colors"): RED_OR_ORANGE,
    (2018, "elpi_red_el"): ELPI_EL,
    (2018, "graduation_red"): GRADUATION,
    (2018, "chronic_red"): CHRONIC,
    (2018, "suspension_red"): SUSPENSION,
    (2018, "college_career_red"): CCI,
    (2019, "academic_colors"): RED_OR_ORANGE,
    (2019, "elpi_status"): (("EL", ("elpi:1",), ("elpi:2", "elpi:R")), ("SWD", (), ("elpi:1",))),
    (2019, "graduation_red"): GRADUATION,
    (2019, "chronic_red"): CHRONIC,
    (2019, "suspension_red"): SUSPENSION,
    (2019, "college_career_red"): CCI,
    (2022, "academic_status"): (
        ("SWD", ("ela:1 math:1",), ("ela:1 math:2", "ela:2 math:1", "ela:R math:R", "ela:1")),
    ),
    (2022, "elpi_status"): (("EL", ("elpi:1",), ("elpi:2", "elpi:R")), ("SWD", (), ("elpi:1",))),
    (2022, "graduation_status"): (("HOM", ("grad:1",), ("grad:2", "grad:R")),),
    (2022, "chronic_status"): (("HOM", ("chronic:1",), ("chronic:2", "chronic:R")),),
    (2022, "suspension_status"): (("HOM", ("susp:1",), ("susp:2", "susp:R")),),
    (2023, "academic_colors"): RED_OR_ORANGE,
    (2023, "elpi_red_el"): ELPI_EL,
    (2023, "graduation_red"): GRADUATION,
    (2023, "chronic_red"): CHRONIC,
    (2023, "suspension_red"): SUSPENSION,
    (2023, "college_career_status"): (("SED", ("cci:1",), ("cci:2", "cci:R")),),
    (2024, "academic_colors"): (*RED_OR_ORANGE, ("LTEL", ("ela:R math:O",), ("ela:O math:O",))),
    (2024, "elpi_red"): (*ELPI_EL, ("LTEL", ("elpi:R",), ("elpi:O",))),
    (2024, "graduation_red"): GRADUATION,
    (2024, "chronic_red"): CHRONIC,
    (2024, "suspension_red"): SUSPENSION,
    (2024, "college_career_red"): CCI,
    (2025, "academic_colors_except_ltel"): (*RED_OR_ORANGE, ("LTEL", (), ("ela:R math:R",))),
    (2025, "elpi_red_el"): ELPI_EL,
    (2025, "elpi_red_or_orange_ltel"): (("LTEL", ("elpi:R", "elpi:O"), ("elpi:Y", "elpi:1")),),
    (2025, "graduation_red"): GRADUATION,
    (2025, "chronic_red"): CHRONIC,
    (2025, "suspension_red"): SUSPENSION,
    (2025, "college_career_red"): CCI,
}
"""(year, criterion) to (group, figures that meet it, figures that do not)."""


def met(year, group, words):
    result = judge(year, group, words)
    return {reason.criterion.name for reason in result.reasons} if result else set()


@pytest.mark.parametrize(("year", "name"), TABLE, ids=[f"{y}-{n}" for y, n in TABLE])
def test_a_criterion_is_met_by_this_and_not_by_that(year, name):
    for group, meets, nearly in TABLE[year, name]:
        assert all(name in met(year, group, words) for words in meets)
        assert all(name not in met(year, group, words) for words in nearly)


def test_the_table_names_every_criterion_of_every_year_in_force():
    book = rule_book()
    held = {
        (rules.year, criterion.name)
        for rules in book.rule_sets
        if rules.gives_letters
        for criterion in rules.criteria
    }
    assert held == set(TABLE)


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2017, "chronic:R"),
        (2017, "cci:R"),
        (2022, "cci:1"),
        (2018, "science:R"),
        (2023, "science:R"),
        (2025, "science:R"),
    ],
)
def test_indicators_a_year_does_not_use_meet_nothing(year, words):
    assert judge(year, "SWD", words) is None


@pytest.mark.parametrize("year", [2017, 2018, 2019, 2022, 2023, 2024, 2025])
def test_groups_of_the_year(year):
    groups = rule_book().official(year).groups
    assert "ALL" not in groups
    assert ("LTEL" in groups) == (year >= 2024)
    assert len(groups) == (14 if year >= 2024 else 13)
    assert judge(year, "ALL", "ela:R math:R susp:R grad:R ela:1 math:1 susp:1 grad:1") is None


@pytest.mark.parametrize("year", [2017, 2018, 2019, 2022, 2023, 2024, 2025])
def test_priorities_of_the_year(year):
    found = {criterion.priority for criterion in rule_book().official(year).criteria}
    assert found == ({4, 5, 6} if year in (2017, 2022) else {4, 5, 6, 8})


def test_2023_college_career_very_low_needs_enough_students():
    """Gonzales Unified 2023: 20 students, status Very Low, and no Priority 8 in CDE's list."""
    assert judge(2023, "SWD", "cci:1 susp:R", n=20, size_met=False).letter == ""
    assert judge(2023, "SWD", "cci:1 susp:R", n=33, size_met=True).letter == "G"


def test_college_career_counts_once_in_2018():
    """It was also listed under Priority 7; alone it is one priority."""
    assert judge(2018, "SWD", "cci:R").priorities == (8,)


def test_2018_english_learner_progress_is_not_missing_for_it_had_no_levels():
    assert "ELPI" not in rule_book().official(2018).indicators


@pytest.mark.parametrize(("year", "kinds"), [(2017, "district"), (2018, "district coe")])
def test_county_offices_from_2018(year, kinds):
    assert {str(kind) for kind in rule_book().official(year).kinds} == set(kinds.split())
    assert EntityKind.CHARTER not in rule_book().official(year).kinds


@pytest.mark.parametrize("year", [2020, 2021])
def test_no_determinations_in(year):
    assert rule_book().official(year) is None
    assert str(year) in rule_book().why_not(year)


def test_methods_are_worded_after_cdes_record_layout():
    words = rule_book().methods
    assert "at least two state priority areas" in words[1]
    assert "at least two local indicators as not met for two or more consecutive years" in words[2]
    assert "in a different priority area" in words[3]
    assert "CALPADS" in words[4]
