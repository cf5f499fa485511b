"""Charter schools: two years together, their own sizes, CDE's list, and both readings shown."""

import pytest

from sos_desktop.domain.identification.clock import DIFFERENTIATED, GENERAL
from sos_desktop.domain.identification.history import Basis
from sos_desktop.services.identification.status import UNSETTLED, status_csv, statuses
from tests.identified import load, ratings_file, two_priorities, year_files
from tests.importers import lists
from tests.importers.files import CHARTER, DISTRICT

LEAS = (DISTRICT, CHARTER)


@pytest.fixture
def two_years(county, tmp_path):
    def two_years(before, now, *, not_met=(), ratings=True, leave_out=()):
        load(county, *year_files(tmp_path, 2023, before, leas=LEAS))
        load(county, *year_files(tmp_path, 2024, now, leas=LEAS, leave_out=leave_out))
        for year in (2023, 2024) if ratings else ():
            lasting = [(CHARTER, p) for y, p in not_met if y == year]
            load(county, ratings_file(tmp_path, year, lasting))
        return county

    return two_years


def charter(county, year=2024):
    return next(row for row in statuses(county, year).rows if row.lea.cds == CHARTER)


@pytest.mark.parametrize(
    ("before", "now", "met", "status"),
    [
        ("SWD", "SWD", True, DIFFERENTIATED),
        ("SWD", "EL", None, None),
        ("SWD", "", False, GENERAL),
        ("", "SWD", False, GENERAL),
    ],
)
def test_two_years(before, now, met, status, two_years):
    county = two_years(
        two_priorities(CHARTER, before) if before else (),
        two_priorities(CHARTER, now) if now else (),
    )
    row = charter(county)
    assert (row.criteria_met, row.status, row.basis) == (met, status, Basis.COMPUTED)
    assert row.methods[4] is False


def test_where_the_readings_differ_both_are_shown(two_years):
    county = two_years(two_priorities(CHARTER), two_priorities(CHARTER, "EL"))
    row = charter(county)
    assert (row.charter.by_any_group, row.charter.by_same_group) == (True, False)
    assert row.status_words == UNSETTLED
    assert "the sources do not say whether it must be the same" in row.charter.words
    line = next(
        x
        for x in status_csv(statuses(county, 2024)).decode("utf-8-sig").splitlines()
        if CHARTER in x
    )
    assert line.count(UNSETTLED) == 2


def test_a_district_is_judged_by_one_year_beside_it(two_years):
    county = two_years((), two_priorities(DISTRICT))
    row = next(row for row in statuses(county, 2024).rows if row.lea.cds == DISTRICT)
    assert row.criteria_met is True


def test_its_own_local_indicators_count_for_every_group(two_years):
    not_met = [(2023, 1), (2023, 2), (2024, 1), (2024, 2)]
    row = charter(two_years((), (), not_met=not_met))
    assert (row.methods[2], row.criteria_met, row.charter.unsettled) == (True, True, False)


def test_without_its_ratings_one_year_with_a_letter_is_open(two_years):
    row = charter(two_years(two_priorities(CHARTER), (), ratings=False))
    assert (row.criteria_met, row.status_words) == (None, "not computable")
    assert any("local indicators 2024 are not loaded" in said for said in row.why)


def test_missing_figures_are_not_no_letters(two_years):
    now = [(CHARTER, "SWD", "chronic")]
    row = charter(two_years(two_priorities(CHARTER), now, leave_out=["susp"]))
    assert (row.letters, row.criteria_met) == (None, None)
    assert "suspension 2024 is not loaded" in row.why


def test_a_missing_file_that_cannot_give_two_priorities_leaves_nothing_open(two_years):
    row = charter(two_years(two_priorities(CHARTER), (), leave_out=["susp"]))
    assert (row.letters, row.criteria_met, row.why) == ({}, False, ())


def test_groups_that_can_be_no_same_group_settle_the_stricter_reading(two_years):
    """Suspension of 2024 could add English learners, which met nothing in 2023."""
    now = [*two_priorities(CHARTER, "HI"), (CHARTER, "EL", "ela")]
    row = charter(two_years(two_priorities(CHARTER), now, leave_out=["elpi"]))
    assert (row.charter.by_any_group, row.charter.by_same_group) == (True, False)


def test_foster_youth_of_a_charter_school_need_thirty(county, tmp_path):
    """In 2022 the number of students decides; a district needs 15 of them."""
    few = {"currdenom": "20"}
    figures = [
        (cds, "FOS", stem, few) for cds in (DISTRICT, CHARTER) for stem in ("chronic", "susp")
    ]
    load(county, *year_files(tmp_path, 2022, figures, leas=LEAS))
    load(county, *year_files(tmp_path, 2023, two_priorities(CHARTER, "FOS"), leas=LEAS))
    assert charter(county, 2023).criteria_met is False
    [district] = [row for row in statuses(county, 2022).rows if row.lea.cds == DISTRICT]
    assert district.letters == {"FOS": "C"}


def test_charters_are_not_judged_before_2023(county, tmp_path):
    load(county, *year_files(tmp_path, 2022, two_priorities(CHARTER), leas=LEAS))
    assert {row.lea.cds for row in statuses(county, 2022).rows} == {DISTRICT}


def test_cdes_charter_list_counts_where_it_is_loaded(two_years, tmp_path):
    county = two_years((), ())
    names = [
        "CDS",
        "Schoolname",
        "Countyname",
        "ReportYear",
        "SWDcurrent",
        "SWDprior",
        "AssistanceStatus2024",
    ]
    row = [CHARTER, "Escuela Peña", "Monterey", "2024", "D", "F", lists.OLD]
    path = tmp_path / "charterassistance24.xlsx"
    path.write_bytes(lists.workbook([("Charters", 6, names, [row])]))
    load(county, path)
    found = charter(county)
    assert (found.basis, found.letters, found.status) == (
        Basis.OFFICIAL,
        {"SWD": "D"},
        DIFFERENTIATED,
    )
    assert found.charter.met is True


def test_the_districts_list_says_nothing_of_its_letters(two_years, tmp_path):
    """An LEA that is not in a list had none, but charter schools stand in another list."""
    county = two_years(two_priorities(CHARTER), two_priorities(CHARTER))
    load(county, lists.write(tmp_path, 2024, lists.Row(statuses={2024: GENERAL})))
    found = charter(county)
    assert found.letters == {"SWD": "C"}
    assert found.three_in_a_row is None
