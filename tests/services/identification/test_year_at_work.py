"""Which year pages open at: the newest of which enough is loaded, not one that is only begun."""

import pytest

from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.districts import district
from sos_desktop.services.identification.identification_view import identification
from sos_desktop.services.identification.whole_years import (
    begun_after,
    year_at_work,
    year_of_figures,
)
from sos_desktop.services.letters.readiness import letter_table
from tests.identified import COE, load, year_files
from tests.importers import lists
from tests.importers.files import DISTRICT


def load_year(county, folder, year, count=None):
    folder = folder / str(year)
    folder.mkdir(exist_ok=True)
    for path in year_files(folder, year)[:count]:
        load(county, path)


def load_list(county, folder, year):
    load(county, lists.write(folder, year, lists.Row(COE, "Monterey COE", {}, {year: lists.OLD})))


def test_nothing_is_loaded(county):
    assert year_at_work(county) is None
    assert year_of_figures(county) is None
    assert begun_after(county, 2024) == ()


@pytest.mark.parametrize(("count", "shown"), [(1, 2024), (3, 2024), (4, 2025), (7, 2025)])
def test_a_year_of_few_files_is_begun_and_pages_stay_at_the_one_before(
    county, tmp_path, count, shown
):
    """One file of the new year led Identification to a year in which nothing could be said."""
    load_year(county, tmp_path, 2024)
    load_year(county, tmp_path, 2025, count)
    assert year_at_work(county) == year_of_figures(county) == shown
    view = identification(county)
    assert (view.year, view.years) == (shown, (2025, 2024))
    assert [one.words for one in view.begun] == (
        [f"2025 is begun: {count} of 7 files loaded"] if shown == 2024 else []
    )
    assert letter_table(county).year == shown
    assert district(county, DISTRICT).year == shown
    assert identification(county, 2025).year == 2025, "and it is shown where it is asked for"


def test_the_only_year_is_shown_however_little_there_is(county, tmp_path):
    load_year(county, tmp_path, 2025, 1)
    assert year_at_work(county) == 2025
    assert identification(county).begun == ()


def test_a_list_of_the_state_makes_a_year_one_to_work_on(county, tmp_path):
    """On the day it is published it says who is owed assistance; figures stay at theirs."""
    load_year(county, tmp_path, 2024)
    load_list(county, tmp_path, 2025)
    assert (year_at_work(county), year_of_figures(county)) == (2025, 2024)
    assert identification(county).year == 2025
    assert district(county, DISTRICT).year == 2024


def test_a_list_alone_has_no_figures(county, tmp_path):
    load_list(county, tmp_path, 2025)
    assert (year_at_work(county), year_of_figures(county)) == (2025, None)


def test_a_year_of_which_files_were_taken_back_is_begun_again(county, tmp_path):
    load_year(county, tmp_path, 2024)
    load_year(county, tmp_path, 2025, 4)
    assert year_at_work(county) == 2025
    newest = next(one for one in imports.history(county) if one.year == 2025)
    imports.undo_import(county, newest.id)
    assert year_at_work(county) == 2024
    assert identification(county).year == 2024
