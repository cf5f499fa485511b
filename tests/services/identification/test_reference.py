"""The criteria table: it says where it comes from, grows by a table, and names its mistakes."""

import pytest

from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.domain.identification.rules import Certainty, Counts, JudgedBy, Standing
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.paths import resource
from sos_desktop.services.identification.reference import read_rule_book, rule_book


@pytest.fixture
def criteria_text():
    return resource("reference", "criteria.toml").read_text(encoding="utf-8")


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "criteria.toml"
        path.write_text(text, encoding="utf-8")
        return read_rule_book(path)

    return read


def rules_of(year):
    [rules] = [rules for rules in rule_book().rule_sets if rules.year == year]
    return rules


def certainties(year):
    return {criterion.name: str(criterion.certainty) for criterion in rules_of(year).criteria}


def test_every_rule_set_says_where_it_comes_from():
    for rules in rule_book().rule_sets:
        assert rules.source
        assert rules.note
        assert bool(rules.tested_on) == any(
            criterion.certainty is Certainty.TESTED for criterion in rules.criteria
        )


@pytest.mark.parametrize(
    ("year", "groups", "kinds", "methods", "local", "coe", "clock"),
    [
        (2017, 13, {"district"}, (1,), (), (), "none"),
        (2018, 13, {"district", "coe"}, (1, 2, 3), (1, 2, 3, 6, 7), (9, 10), "none"),
        (2019, 13, {"district", "coe"}, (1, 2, 3), (1, 2, 3, 6, 7), (9, 10), "none"),
        (2022, 13, {"district", "coe"}, (1,), (), (), "none"),
        (2023, 13, {"district", "coe"}, (1, 2, 3), (1, 2, 3, 6, 7), (9, 10), "two_years"),
        (2024, 14, {"district", "coe"}, (1, 2, 3, 4), (1, 2, 3, 6, 7), (9, 10), "two_years"),
        (2025, 14, {"district", "coe"}, (1, 2, 3, 4), (1, 2, 3, 6, 7), (9, 10), "two_years"),
    ],
)
def test_what_each_year_holds_for_the_lea_as_a_whole(
    year, groups, kinds, methods, local, coe, clock
):
    rules = rules_of(year)
    assert rules.standing is Standing.OFFICIAL
    assert rules.fiscal_year == f"{year}-{(year + 1) % 100}"
    assert (len(rules.groups), set(rules.kinds), rules.methods) == (groups, kinds, methods)
    assert (rules.local_priorities, rules.local_priorities_coe) == (local, coe)
    assert rules.clock.name == clock


@pytest.mark.parametrize(
    ("year", "missing_when_nothing_is_loaded"),
    [
        (2017, "ELA MATH ELPI SUSPENSION GRADUATION"),
        (2018, "ELA MATH CHRONIC SUSPENSION GRADUATION CCI"),
        (2019, "ELA MATH ELPI CHRONIC SUSPENSION GRADUATION CCI"),
        (2022, "ELA MATH ELPI CHRONIC SUSPENSION GRADUATION"),
        (2023, "ELA MATH ELPI CHRONIC SUSPENSION GRADUATION CCI"),
        (2025, "ELA MATH ELPI CHRONIC SUSPENSION GRADUATION CCI"),
    ],
)
def test_the_files_a_year_needs(year, missing_when_nothing_is_loaded):
    assert " ".join(rules_of(year).indicators) == missing_when_nothing_is_loaded


@pytest.mark.parametrize(
    ("year", "indicator", "by_status"),
    [
        (2017, Indicator.ELPI, False),
        (2019, Indicator.ELPI, True),
        (2019, Indicator.ELA, False),
        (2022, Indicator.SUSPENSION, True),
        (2023, Indicator.CCI, True),
        (2024, Indicator.CCI, False),
    ],
)
def test_what_is_judged_by_status(year, indicator, by_status):
    assert rules_of(year).by_status(indicator) == by_status


@pytest.mark.parametrize(
    ("year", "color", "status"), [(2017, 2, 0), (2019, 2, 1), (2022, 0, 1), (2025, 2, 0)]
)
def test_how_bad_a_figure_must_be_to_matter(year, color, status):
    rules = rules_of(year)
    assert (rules.reach(JudgedBy.COLOR), rules.reach(JudgedBy.STATUS)) == (color, status)


def test_how_sure_a_year_is_of_its_criteria():
    assert certainties(2017)["graduation_red"] == "tested"
    assert set(certainties(2024).values()) == {"tested"}
    assert certainties(2025)["elpi_red_or_orange_ltel"] == "stated"
    assert certainties(2025)["suspension_red"] == "tested"
    assert certainties(2025)["graduation_red"] == "inferred"


def test_the_rules_reported_for_2026_are_held_but_give_no_letters():
    rules = rules_of(2026)
    assert (rules.standing, rules.counts) == (Standing.PROVISIONAL, Counts.INDICATORS)
    assert (rules.minimum_indicators, rules.span_years, rules.clock.years) == (2, 3, 3)
    assert rules.indicator_levels[Indicator.ELPI] == {1, 2}
    assert rules.indicator_levels[Indicator.ELA] == {1}
    assert "ALL" in rules.groups
    assert rule_book().official(2026) is None


def test_charters_and_level_3_are_held():
    book = rule_book()
    assert (book.charters.years, book.charters.first_year) == (2, 2023)
    assert book.charters.same_group == "unsettled"
    assert (book.level_3.groups, book.level_3.years_with_a_letter, book.level_3.of_years) == (
        3,
        3,
        4,
    )


@pytest.mark.parametrize(
    ("group", "kind", "least"),
    [
        ("SWD", EntityKind.DISTRICT, 30),
        ("EL", EntityKind.DISTRICT, 30),
        ("FOS", EntityKind.DISTRICT, 15),
        ("HOM", EntityKind.COE, 15),
        ("LTEL", EntityKind.DISTRICT, 15),
        ("LTEL", EntityKind.CHARTER, 30),
        ("FOS", EntityKind.SCHOOL, 30),
    ],
)
def test_how_many_students_are_enough(group, kind, least):
    assert rule_book().size.minimum(group, kind) == least


def test_a_year_is_added_by_a_table_alone(criteria_text, read):
    start = criteria_text.index("[[rule_set]]\nyear = 2025")
    block = criteria_text[start : criteria_text.index("\n\n", start)]
    added = block.replace("year = 2025", "year = 2031")
    book = read(f"{criteria_text}\n{added}\n")
    rules = book.official(2031)
    assert rules is not None
    assert rules.title == "2031 criteria (official)"
    assert book.why_not(2031) == ""


def test_a_rule_of_another_kind_in_force_is_not_read_as_no_letters(criteria_text, read):
    text = criteria_text.replace('standing = "provisional"', 'standing = "official"')
    book = read(text)
    assert book.official(2026) is None
    assert "does not compute" in book.why_not(2026)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            'name = "academic_colors"',
            'name = "academic"',
            "criteria of rule_set 2017 names “academic”",
        ),
        ('certainty = "stated" }', 'certainty = "sure" }', "criteria in rule_set 2017"),
        (
            '[["ELA", "color", [1]], ["MATH", "color", [1, 2]]],',
            '[["ELA", "colour", [1]], ["MATH", "color", [1, 2]]],',
            "any of criterion academic_colors has “colour”",
        ),
        (
            '[["ELA", "color", [1]], ["MATH", "color", [1, 2]]],',
            '[["ELA", "color", [0]], ["MATH", "color", [1, 2]]],',
            "any of criterion academic_colors has the levels [0]",
        ),
        ('[["ELPI", "color", [1]]]', '[["ELPAC", "color", [1]]]', "“ELPAC”"),
        ('[["ELPI", "color", [1]]]', '["ELPI", "color", [1]]', "any of criterion elpi_red"),
        ('any = [[["GRADUATION", "color", [1]]]]', "any = []", "any of criterion graduation_red"),
        (
            'only_groups = ["EL", "LTEL"]',
            'only_groups = ["EL", "LT"]',
            "only_groups of criterion elpi_red has “LT”",
        ),
        (
            'only_groups = ["EL", "LTEL"]',
            'only_group = ["EL", "LTEL"]',
            "only_group of criterion elpi_red is not known",
        ),
        ("priority = 4", "priority = 14", "priority of criterion academic_colors"),
        ("year = 2017\n", "", "year of a rule_set is missing"),
        ("year = 2017\n", "year = 2018\n", "rule_set 2018 is there twice"),
        ("year = 2017\n", "year = 2020\n", "rule_set 2020 is also a year of no_determination"),
        ('fiscal_year = "2017-18"\n', "", "fiscal_year of rule_set 2017 is missing"),
        ('standing = "official"', 'standing = "offical"', "standing of rule_set 2017"),
        ('kinds = ["district"]', 'kinds = ["districts"]', "kinds of rule_set 2017"),
        ('kinds = ["district"]', "kinds = []", "kinds of rule_set 2017"),
        ("methods = [1]", "methods = [5]", "methods of rule_set 2017"),
        ('clock = "none"', 'clock = "two"', "clock of rule_set 2017"),
        ('"AA", "AI"', '"AA", "AA"', "groups of rule_set 2017 names a student group twice"),
        ("A = [4, 5, 6]", "A = [4, 5]", "letters"),
        ("A = [4, 5, 6]", "A = [4]", "A of letters must name at least two"),
        ("H = [4, 5, 8]\n", "", "letters has none for 4, 5, 8"),
        ("standard = 30", 'standard = "30"', "standard of size must be a whole number"),
        ("restarts = true", "restarts = 1", "restarts of clock none"),
        ('same_group = "unsettled"', 'same_group = "maybe"', "same_group of charters"),
        ("minimum_indicators = 2", "minimum_indicators = 9", "minimum_indicators of rule_set 2026"),
        ("2021 = ", "twenty = ", "twenty of no_determination must be a year"),
        ("[method.4]", "[method.four]", "method four"),
        ("[level_3]", "[level_2]", "level_3 of the file is missing"),
        ("[letters]", "[letters", "criteria.toml"),
    ],
)
def test_a_mistake_in_the_table_is_named(old, new, words, criteria_text, read):
    assert old in criteria_text
    with pytest.raises(InputProblem, match="cannot be used") as refused:
        read(criteria_text.replace(old, new, 1))
    assert words in refused.value.message


def test_a_criterion_no_year_names_is_a_mistake(criteria_text, read):
    more = '\n[criterion.extra]\npriority = 4\ntext = "x"\nany = [[["ELA", "color", [1]]]]\n'
    with pytest.raises(InputProblem, match="criterion extra is in no rule_set"):
        read(criteria_text + more)


def test_a_table_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputProblem, match="cannot be used"):
        read_rule_book(tmp_path / "criteria.toml")
