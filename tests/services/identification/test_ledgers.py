"""An LEA's years and a county's release day, official and computed never mixed up."""

import pytest

from sos_desktop.domain.identification.clock import GENERAL, year_of_help
from sos_desktop.domain.identification.history import Basis, Movement
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.identification.identification_view import identification
from sos_desktop.services.identification.ledgers import lea_ledger, release_day
from tests.identified import COE, load, ratings_file, two_priorities, year_files
from tests.importers import lists
from tests.importers.files import DISTRICT
from tests.prepared_case import county_prepared_by

YEAR_1, YEAR_2 = year_of_help(1), year_of_help(2)
OLD = lists.OLD


def load_history(county, folder):
    """Lists of 2019 and 2023, figures of 2024."""
    load(
        county,
        lists.write(
            folder,
            2019,
            lists.Row(
                letters={"SWD": "D"}, statuses={2017: OLD, 2018: GENERAL, 2019: OLD}, methods="1"
            ),
            lists.Row(COE, "Monterey COE", {}, {2018: OLD, 2019: GENERAL}),
        ),
        lists.write(
            folder,
            2023,
            lists.Row(
                letters={"SWD": "C", "EL": "D"}, statuses={2022: OLD, 2023: YEAR_1}, methods="1"
            ),
            lists.Row(COE, "Monterey COE", {}, {2022: GENERAL, 2023: GENERAL}),
        ),
        *year_files(folder, 2024, two_priorities(COE, "HI")),
        ratings_file(folder, 2024),
    )


county_template, history = county_prepared_by(load_history, "history")


def test_a_districts_ledger(history):
    found = lea_ledger(history, DISTRICT)
    assert [(line.entry.year, line.entry.basis, line.entry.status) for line in found] == [
        (2017, Basis.OFFICIAL, OLD),
        (2018, Basis.OFFICIAL, GENERAL),
        (2019, Basis.OFFICIAL, OLD),
        (2022, Basis.OFFICIAL, OLD),
        (2023, Basis.OFFICIAL, YEAR_1),
        (2024, Basis.COMPUTED, YEAR_2),
    ]
    assert [line.movement for line in found] == [
        Movement.ENTERED,
        Movement.LEFT,
        Movement.ENTERED,
        Movement.CONTINUED,
        Movement.CONTINUED,
        Movement.SECOND_YEAR,
    ]
    assert [line.in_assistance for line in found] == [1, 0, 1, 2, 3, 4]
    assert [line.entry.met for line in found] == [True, False, True, True, True, False]


def test_letters_are_new_only_beside_letters_that_are_known(history):
    by_year = {line.entry.year: line for line in lea_ledger(history, DISTRICT)}
    assert by_year[2022].entry.letters is None
    assert by_year[2023].new_groups == ()
    assert by_year[2024].entry.letters == {}


def test_a_county_office_was_not_judged_in_2017(history):
    found = lea_ledger(history, COE)
    assert (found[0].entry.year, found[0].movement) == (2018, Movement.ENTERED)
    assert found[-1].new_groups == ("HI",)


def test_the_first_year_that_is_known_says_nothing_of_what_was_before(county, tmp_path):
    load(county, *year_files(tmp_path, 2024, two_priorities(DISTRICT)))
    [line] = lea_ledger(county, DISTRICT)
    assert (line.entry.year, line.entry.status) == (2024, YEAR_1)
    assert line.movement is Movement.UNKNOWN


def test_an_lea_that_is_not_there(county):
    with pytest.raises(InputProblem, match="not in the county file"):
        lea_ledger(county, DISTRICT)


def test_release_day(history):
    found = release_day(history, 2024)
    assert [line.cds for line in found.of(Movement.SECOND_YEAR)] == [DISTRICT]
    assert [line.cds for line in found.of(Movement.ENTERED)] == [COE]
    assert found.at_level_3 == ()
    assert {line.cds for line in release_day(history, 2023).of(Movement.NONE)} == {COE}


def test_the_page_holds_both_sides_and_where_they_differ(history, tmp_path):
    load(history, *year_files(tmp_path, 2023, two_priorities(DISTRICT)))
    view = identification(history, 2023)
    assert view.years == (2024, 2023, 2019)
    assert view.lists == ("assistancestatus23.xlsx",)
    row = next(row for row in view.rows if row.lea.cds == DISTRICT)
    assert row.status.basis is Basis.OFFICIAL
    assert row.computed_status.basis is Basis.COMPUTED
    assert (row.letters(), row.computed_letters()) == ({"SWD": "C", "EL": "D"}, {"SWD": "C"})
    assert row.differing() == ("EL",)


@pytest.mark.parametrize("year", [2024, None])
def test_the_page_shows_the_newest_year_first(history, year):
    view = identification(history, year)
    assert (view.year, view.missing, view.why_not) == (2024, (), "")
    assert {row.official is None for row in view.rows} == {True}


def test_the_page_of_nothing(county):
    assert identification(county) is None
