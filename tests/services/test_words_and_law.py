"""What the product once said wrongly or too loosely about the law, row by row, and says no more."""

import re
import tomllib

import pytest

from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.domain.casework.stages.routes import LCAP_STEPS
from sos_desktop.foundation.paths import resource
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.letters.statutes import statutes
from tests.architecture.test_citations import ROOT, in_code


def read(*parts):
    return resource(*parts).read_text(encoding="utf-8")


LETTERS = read("templates", "letters", "letters.toml")
PLAN = read("words", "en.toml")
HELP = read("help", "help.md")
TASKS = read("templates", "tasks.toml")
EVERYTHING = LETTERS + PLAN + HELP + TASKS + read("reference", "statutes.toml")
CALENDAR = {one["key"]: one for one in tomllib.loads(read("reference", "calendar.toml"))["date"]}


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("law_geographic_lead", "“shall, in collaboration with the county superintendent"),
        ("law_geographic_lead", "evaluate whether the assistance of one or more expert lead"),
        ("law_level_3", "then determines, in consultation with the district"),
        ("law_level_3", "which it calls direct technical assistance"),
        ("law_request", "A governing board may ask"),
        ("law_request", "only where the district was not identified"),
        ("law_own_provider", "In consultation with your district"),
        ("law_own_provider", "at its own cost"),
        ("law_lcap_duty", "lowest performance level and for schools with Equity Multiplier"),
        ("law_lcap_actions", "answers the prompt on technical assistance each year"),
        ("law_lcap_actions", "actions that carry out this work"),
        ("law_charter", "in which the charter school is located"),
        ("law_charter_level_3", "two or more priority areas in three of four years"),
        ("charter", "no minimum of years was read"),
        ("county_office", "State Superintendent"),
        ("lcap_review", "recommendations may follow within 15 days, the board considers them in a"),
        ("dashboard_release", "by October 15 from 2026 on"),
        ("calpads", "that of 2025 EC 52071(a)(2)"),
    ],
)
def test_the_law_is_said_as_it_was_read(where, says):
    assert says in statutes()[where].text


@pytest.mark.parametrize(
    "never",
    [
        "Nothing is asked",
        "may become part",
        "before anybody is asked",
        "an expert of your choice",
        "The state's data",
        "inside the LCAP there is already",
        "we gladly",
        "speaks of help only",
        "Level 3 (CCEE)",
        "support plan",
        "not adopted",
        "the next one is due 15 days after it",
    ],
)
def test_what_was_wrong_or_stiff_is_not_said_any_more(never):
    assert never.casefold() not in EVERYTHING.casefold()


@pytest.mark.parametrize(
    ("key", "day", "years"),
    [
        ("dashboard_release", (10, 15), (2026, None)),
        ("dashboard_release_2025", (11, 15), (2025, 2025)),
        ("dashboard_release_2024", (12, 1), (2024, 2024)),
        ("dashboard_release_2023", (12, 15), (2023, 2023)),
        ("lrebg_interim_2024", (12, 1), (2024, 2024)),
        ("lrebg_interim", (12, 1), (2027, 2027)),
        ("lrebg_final", (12, 1), (2029, 2029)),
        ("lrebg_needs", (7, 1), (2025, 2027)),
        ("lcap_new_cycle", (7, 1), (2027, 2027)),
        ("lcap_clarification", (8, 15), (None, None)),
        ("lcap_approval", (10, 8), (None, None)),
        ("lcap_mid_year", (2, 28), (None, None)),
        ("lcap_mid_year_figures", (1, 29), (None, None)),
        ("csi_application", (1, 31), (2026, 2026)),
        ("calpads_fall_1", (12, 12), (None, None)),
        ("calpads_fall_2", (2, 27), (None, None)),
    ],
)
def test_a_date_stands_in_the_calendar_with_the_years_it_holds_for(key, day, years):
    found = CALENDAR[key]
    assert (found["month"], found["day"]) == day
    assert (found.get("since"), found.get("until")) == years
    assert found["source"]
    assert found["certainty"]


def test_the_release_is_law_with_one_check_open():
    found = CALENDAR["dashboard_release"]
    assert found["standing"] == "statute"
    assert "SB 153" in found["note"]


def test_tasks_count_from_the_case_and_not_from_the_months_of_an_earlier_release():
    tasks = [task for one in tomllib.loads(TASKS)["set"] for task in one["task"]]
    fixed = {task["key"]: task["on"] for task in tasks if "on" in task}
    assert fixed == {"mid-year": "01-29", "lcap-text": "04-30", "year-end": "06-15"}


def test_the_rules_of_2026_are_told_as_one_county_office_tells_them():
    (rules,) = [one for one in rule_book().provisional() if one.year == 2026]
    assert "not confirmed with CDE" in rules.source
    assert "charter schools too" in rules.note
    assert "does not say how LEAs identified in 2025 finish" in rules.note
    assert "one county office says that the State Board approved them" in HELP


@pytest.mark.parametrize(
    ("year", "name", "certainty"),
    [
        (2025, "academic_colors_except_ltel", "tested"),
        (2025, "elpi_red_el", "tested"),
        (2025, "chronic_red", "tested"),
        (2025, "suspension_red", "tested"),
        (2025, "graduation_red", "inferred"),
        (2025, "college_career_red", "inferred"),
        (2017, "graduation_red", "tested"),
    ],
)
def test_how_sure_a_criterion_is_stands_with_it(year, name, certainty):
    table = tomllib.loads(read("reference", "criteria.toml"))
    [rules] = [one for one in table["rule_set"] if one["year"] == year]
    assert {"name": name, "certainty": certainty} in rules["criteria"]


def test_method_4_is_told_by_year():
    notes = {one.year: one.note for one in (rule_book().official(y) for y in (2024, 2025)) if one}
    assert "end-of-year certification" in notes[2024]
    assert "any of Fall 1, Fall 2 and end of year" in notes[2025]


def test_letter_kinds_name_the_help_as_it_is_called():
    assert LetterKind.LEVEL_3.words == "Direct technical assistance (EC 52072)"
    assert LetterKind.GEO_LEAD.words == "Geographic Lead (EC 52071(f))"
    assert LetterKind.AGAIN in LetterKind


def test_the_steps_of_an_lcap_review_are_all_named():
    words = " ".join(LCAP_STEPS.values()).casefold()
    for step in ("clarification", "recommendation", "board", "approved"):
        assert step in words


def test_a_to_k_are_letter_codes_and_a_letter_is_what_is_sent():
    about_codes = (
        "sos_desktop/importers",
        "sos_desktop/services/dashboard",
        "sos_desktop/services/identification",
        "sos_desktop/domain/identification",
        "ui/pages/identification",
        "ui/pages/districts",
        "ui/models",
        "ui/widgets/charts",
    )
    meant = ("CDE's letter, with its date", "CDE's letter and its date", "letters of LEAs")
    for room in about_codes:
        for text in (text for path in (ROOT / room).rglob("*.py") for text in in_code(path)):
            told = " " in text and not any(words in text for words in meant)
            wrong = told and re.search(r"\b[Ll]etters?\b(?! code|s? R, O, Y| has none)", text)
            assert not wrong, (room, text)


@pytest.mark.parametrize("never", ["state too late", "tarde al estado", "Late CALPADS", "was late"])
def test_data_that_the_state_lacks_are_not_called_late(never):
    assert never not in PLAN + read("words", "es.toml") + HELP
    for path in (ROOT / "sos_desktop" / "domain" / "casework").rglob("*.py"):
        assert never not in path.read_text(encoding="utf-8"), path
