"""Letters and flags of a list against the figures and letters that are loaded."""

import pytest

from sos_desktop.services.dashboard import imports
from tests.identified import load, ratings_file, two_priorities, year_files
from tests.importers import lists
from tests.importers.files import DISTRICT
from tests.prepared_case import county_prepared_by


def remarks(county, path):
    [file] = imports.preview(county, [path]).files
    return {i.column: (i.value, i.count) for i in file.issues if "give" in i.meaning}


def load_year(county, folder):
    """2023: the district's students with disabilities have C."""
    load(county, *year_files(folder, 2023, two_priorities(DISTRICT)), ratings_file(folder, 2023))


county_template, computed = county_prepared_by(load_year, "computed")


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ({"SWD": "C"}, None),
        ({"SWD": "A"}, ("Cañada Union: SWD A, computed C", 1)),
        ({}, ("Cañada Union: SWD none, computed C", 1)),
        ({"SWD": "C", "EL": "D"}, ("Cañada Union: EL D, computed none", 1)),
    ],
)
def test_letters_that_the_figures_do_not_give(letters, said, computed, tmp_path):
    row = lists.Row(letters=letters, statuses={2023: lists.FIRST}, methods="1")
    found = remarks(computed, lists.write(tmp_path, 2023, row))
    assert found == ({"letter codes of 2023": said} if said else {})


def test_nothing_is_said_of_letters_while_a_file_is_missing(county, tmp_path):
    first, *_others = year_files(tmp_path, 2023, two_priorities(DISTRICT))
    load(county, first)
    row = lists.Row(letters={"SWD": "A"}, statuses={2023: lists.FIRST}, methods="1")
    assert remarks(county, lists.write(tmp_path, 2023, row)) == {}


@pytest.mark.parametrize(("level_3", "in_a_row"), [("N", "Y"), ("Y", "N")])
def test_flags_that_the_letters_of_the_years_do_not_give(level_3, in_a_row, county, tmp_path):
    letters = {"SWD": "C", "EL": "B", "HI": "D"}
    for year in (2022, 2023, 2024):
        load(county, lists.write(tmp_path, year, lists.Row(letters=letters, methods="1")))
    row = lists.Row(letters=letters, methods="1", level_3=level_3, in_a_row=in_a_row)
    found = remarks(county, lists.write(tmp_path, 2025, row))
    name = ("Cañada Union", 1)
    expected = {"EC52072_2025": level_3, "EC52071f_2025": in_a_row}
    assert found == {column: name for column, answer in expected.items() if answer == "N"}
