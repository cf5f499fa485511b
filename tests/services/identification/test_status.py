"""An LEA's status in a year: methods, clock, flag, and what cannot be told."""

import csv
import io

import pytest

from sos_desktop.domain.identification.clock import DIFFERENTIATED, GENERAL, year_of_help
from sos_desktop.domain.identification.history import Basis
from sos_desktop.services.dashboard.lea_facts import record_calpads
from sos_desktop.services.identification.status import (
    CSV_COLUMNS,
    PreferredSource,
    status_csv,
    statuses,
)
from tests.identified import COE, load, ratings_file, two_priorities, year_files
from tests.importers import lists
from tests.importers.files import DISTRICT
from tests.prepared_case import county_prepared_by

YEAR_1, YEAR_2 = year_of_help(1), year_of_help(2)


def rows(county, year, **more):
    return {row.lea.cds: row for row in statuses(county, year, **more).rows}


def load_list(county, folder):
    """CDE's list of 2023: the district in general assistance, the county office in year 1."""
    path = lists.write(
        folder,
        2023,
        lists.Row(statuses={2022: GENERAL, 2023: GENERAL}, level_3="N"),
        lists.Row(COE, "Monterey COE", {"HI": "D"}, {2022: lists.OLD, 2023: YEAR_1}, "1", "Y"),
    )
    load(county, path)


county_template, list_2023 = county_prepared_by(load_list, "list_2023")


def test_the_clock_runs_from_cdes_list_into_the_computed_year(list_2023, tmp_path):
    load(
        list_2023,
        *year_files(tmp_path, 2024, two_priorities(DISTRICT)),
        ratings_file(tmp_path, 2024),
    )
    found = rows(list_2023, 2024)
    district, office = found[DISTRICT], found[COE]
    assert (district.criteria_met, district.status, district.letters) == (
        True,
        YEAR_1,
        {"SWD": "C"},
    )
    assert (office.criteria_met, office.status) == (False, YEAR_2)
    assert {row.basis for row in found.values()} == {Basis.COMPUTED}


@pytest.mark.parametrize(
    ("not_met", "methods"),
    [
        ([], []),
        ([(DISTRICT, 1), (DISTRICT, 2)], [2]),
        ([(DISTRICT, 1)], [3]),
        ([(DISTRICT, 6)], []),
        ([(DISTRICT, 9), (DISTRICT, 10)], []),
    ],
)
def test_methods_2_and_3_from_local_ratings(not_met, methods, list_2023, tmp_path):
    susp = [(DISTRICT, "SWD", "susp")]
    load(list_2023, *year_files(tmp_path, 2024, susp), ratings_file(tmp_path, 2024, not_met))
    row = rows(list_2023, 2024)[DISTRICT]
    assert [n for n, met in row.methods.items() if met] == methods
    assert row.status == (YEAR_1 if methods else GENERAL)


def test_county_offices_have_priorities_9_and_10(list_2023, tmp_path):
    load(
        list_2023, *year_files(tmp_path, 2024), ratings_file(tmp_path, 2024, [(COE, 9), (COE, 10)])
    )
    row = rows(list_2023, 2024)[COE]
    assert (row.methods[2], row.status) == (True, YEAR_1)


def test_calpads_is_method_4_once_recorded(list_2023, tmp_path):
    load(list_2023, *year_files(tmp_path, 2024), ratings_file(tmp_path, 2024))
    assert rows(list_2023, 2024)[DISTRICT].methods[4] is False
    record_calpads(list_2023, DISTRICT, 2024, failed=True, source="CDE letter of Dec 11, 2024")
    row = rows(list_2023, 2024)[DISTRICT]
    assert (row.methods[4], row.criteria_met, row.status) == (True, True, YEAR_1)


def test_a_missing_file_is_said_and_never_not_eligible(list_2023, tmp_path):
    one = [(DISTRICT, "SWD", "chronic")]
    files = year_files(tmp_path, 2024, one, leave_out=["susp"])
    load(list_2023, *files, ratings_file(tmp_path, 2024))
    table = statuses(list_2023, 2024)
    row = {row.lea.cds: row for row in table.rows}[DISTRICT]
    assert table.missing == ("suspension 2024",)
    assert (row.letters, row.criteria_met, row.status) == (None, None, None)
    assert row.status_words == "not computable"
    assert "suspension 2024 is not loaded" in row.why
    text = status_csv(table).decode("utf-8-sig")
    line = next(line for line in text.splitlines() if line.startswith(DISTRICT))
    assert "not computable" in line
    assert GENERAL not in line


def test_a_missing_file_that_cannot_give_two_priorities_leaves_nothing_open(list_2023, tmp_path):
    load(list_2023, *year_files(tmp_path, 2024, leave_out=["susp"]), ratings_file(tmp_path, 2024))
    row = rows(list_2023, 2024)[DISTRICT]
    assert (row.letters, row.criteria_met, row.status, row.why) == ({}, False, GENERAL, ())


@pytest.mark.parametrize(
    ("leave_out", "ratings", "words"),
    [
        ((), False, f"{DIFFERENTIATED}, year 1 or 2 (local indicators 2024 decide)"),
        (["susp"], True, f"{DIFFERENTIATED}, year 1 or 2 (suspension 2024 decides)"),
        (
            ["susp", "math"],
            False,
            f"{DIFFERENTIATED}, year 1 or 2 (suspension and local indicators 2024 decide)",
        ),
        (["math"], True, YEAR_2),
    ],
)
def test_help_that_is_owed_whatever_is_missing_is_said(
    leave_out, ratings, words, list_2023, tmp_path
):
    """The county office was in year 1 in 2023, so it is served in 2024 in any case."""
    figures = [(COE, "SWD", "chronic")]
    load(list_2023, *year_files(tmp_path, 2024, figures, leave_out=leave_out))
    if ratings:
        load(list_2023, ratings_file(tmp_path, 2024))
    office = rows(list_2023, 2024)[COE]
    assert (office.status_words, office.served) == (words, True)
    assert office.status == (YEAR_2 if words == YEAR_2 else None)
    [line] = [
        line
        for line in csv.DictReader(
            io.StringIO(status_csv(statuses(list_2023, 2024)).decode("utf-8-sig"))
        )
        if line["cds"] == COE
    ]
    assert line["status"] == words


def test_help_that_is_owed_is_said_of_an_lea_no_loaded_file_names(list_2023, tmp_path):
    load(list_2023, *year_files(tmp_path, 2024, leas=[DISTRICT], leave_out=["susp"]))
    office = rows(list_2023, 2024)[COE]
    assert (office.served, office.letters, office.criteria_met) == (True, None, None)
    assert office.status_words.startswith(f"{DIFFERENTIATED}, year 1 or 2 (suspension and local")
    load(list_2023, *year_files(tmp_path / "..", 2024, leas=[DISTRICT])[4:5])
    assert COE not in rows(list_2023, 2024)


def test_criteria_met_is_certain_although_each_method_is_open(list_2023, tmp_path):
    """One local indicator and one priority: two with suspension (method 1), else method 3."""
    figures = year_files(tmp_path, 2024, [(DISTRICT, "SWD", "chronic")], leave_out=["susp"])
    load(list_2023, *figures, ratings_file(tmp_path, 2024, [(DISTRICT, 1)]))
    row = rows(list_2023, 2024)[DISTRICT]
    assert [row.methods[n] for n in (1, 2, 3)] == [None, False, None]
    assert (row.criteria_met, row.status) == (True, YEAR_1)


def test_a_rating_that_is_lost_leaves_the_local_indicators_open(list_2023, tmp_path):
    load(list_2023, *year_files(tmp_path, 2024), ratings_file(tmp_path, 2024, leas=[COE]))
    row = rows(list_2023, 2024)[DISTRICT]
    assert (row.methods[2], row.criteria_met, row.status) == (None, None, None)
    assert any("no rating of it is in the local indicators 2024" in said for said in row.why)


def test_a_letter_already_met_is_enough_whatever_is_missing(list_2023, tmp_path):
    load(list_2023, *year_files(tmp_path, 2024, two_priorities(DISTRICT), leave_out=["ela", "cci"]))
    row = rows(list_2023, 2024)[DISTRICT]
    assert (row.criteria_met, row.status) == (True, YEAR_1)


def test_without_the_year_before_the_second_year_is_open(county, tmp_path):
    load(county, *year_files(tmp_path, 2024), ratings_file(tmp_path, 2024))
    row = rows(county, 2024)[DISTRICT]
    assert (row.criteria_met, row.status) == (False, None)
    assert "the status of 2023 is not known" in row.why


def test_cdes_list_is_preferred_and_both_say_which_they_are(list_2023, tmp_path):
    load(
        list_2023,
        *year_files(tmp_path, 2023, two_priorities(DISTRICT)),
        ratings_file(tmp_path, 2023),
    )
    official = rows(list_2023, 2023)[DISTRICT]
    computed = rows(list_2023, 2023, prefer=PreferredSource.COMPUTED)[DISTRICT]
    assert (official.basis, official.status) == (Basis.OFFICIAL, GENERAL)
    assert (computed.basis, computed.status) == (Basis.COMPUTED, YEAR_1)
    assert official.level_3.flag is False


def test_a_status_restated_by_a_later_list_is_official_without_letters(list_2023):
    found = rows(list_2023, 2022)
    assert (found[COE].basis, found[COE].status, found[COE].letters) == (
        Basis.OFFICIAL,
        DIFFERENTIATED,
        None,
    )
    assert found[COE].criteria_met is True
    assert "assistancestatus23.xlsx" in found[COE].why[0]
    assert "computed (estimate)" in found[COE].why[1]


def test_the_flag_is_worked_out_where_the_list_is_silent_and_says_so(county, tmp_path):
    load(county, lists.write(tmp_path, 2019, lists.Row(statuses={2019: GENERAL})))
    row = rows(county, 2019)[DISTRICT]
    assert row.basis is Basis.OFFICIAL
    assert "the flag of EC 52072 is computed (estimate)" in row.why


def test_the_fewer_than_three_groups_clause_needs_the_number_of_groups(county, tmp_path):
    """Two groups of enough students, each with letters in three years."""
    both = {"SWD": "C", "EL": "C"}
    for year in (2018, 2019, 2022):
        served = lists.Row(letters=both, statuses={year: lists.OLD}, methods="1")
        load(county, lists.write(tmp_path, year, served))
    assert rows(county, 2022)[DISTRICT].level_3.may_hold
    figures = [*two_priorities(DISTRICT), *two_priorities(DISTRICT, "EL")]
    load(county, *year_files(tmp_path, 2022, figures))
    row = rows(county, 2022)[DISTRICT]
    assert (row.level_3.flag, row.level_3.by_few) == (True, True)
    assert row.three_in_a_row == ("EL", "SWD")


@pytest.mark.parametrize(
    ("year", "words"),
    [(2020, "no Dashboard"), (2026, "provisional"), (2031, "not known to this version")],
)
def test_a_year_without_rules_computes_nothing_and_says_why(list_2023, year, words):
    table = statuses(list_2023, year)
    assert (table.rules, table.rows) == (None, ())
    assert words in table.why_not


def test_the_csv_has_the_columns_agreed(list_2023):
    [district, office] = sorted(
        csv.DictReader(io.StringIO(status_csv(statuses(list_2023, 2023)).decode("utf-8-sig"))),
        key=lambda row: row["status"],
        reverse=True,
    )
    assert (
        tuple(district)
        == CSV_COLUMNS
        == (
            "cds",
            "lea",
            "county",
            "year",
            "groups_met",
            "method1",
            "method2",
            "method3",
            "method4",
            "criteria_met",
            "status",
            "level3_flag",
            "basis",
        )
    )
    assert district["status"] == GENERAL
    assert (office["groups_met"], office["method1"], office["method4"]) == ("1", "Y", "N")
    assert (office["criteria_met"], office["status"]) == ("Y", YEAR_1)
    assert (office["level3_flag"], office["basis"]) == ("Y", "Official")


def test_the_whole_state_says_of_a_county_what_the_county_says_of_itself(list_2023, tmp_path):
    load(
        list_2023,
        *year_files(tmp_path, 2024, two_priorities(DISTRICT)),
        ratings_file(tmp_path, 2024),
    )
    for year in (2023, 2024):
        assert rows(list_2023, year, statewide=True) == rows(list_2023, year)
