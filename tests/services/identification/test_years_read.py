"""Computed years are kept from one view to the next, for exactly as long as they hold."""

from dataclasses import replace

import pytest

from db.models.county import LeaRow
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.county.undo import undo
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.districts import list_districts
from sos_desktop.services.dashboard.lea_facts import record_calpads
from sos_desktop.services.identification import years
from sos_desktop.services.identification.identification_view import identification
from sos_desktop.services.identification.ledgers import lea_ledger
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.status import statuses
from sos_desktop.services.letters.facts import letter_year
from tests.identified import load, two_priorities, year_files
from tests.importers import lists
from tests.importers.files import DISTRICT
from tests.prepared_case import county_prepared_by
from tests.statements import statements

GREEN_AGAIN = {"color": "4", "statuslevel": "4", "box": "80"}


def load_two_years(county, folder):
    for year in (2024, 2025):
        (folder / str(year)).mkdir()
        load(county, *year_files(folder / str(year), year, two_priorities(DISTRICT)))


county_template, two_years = county_prepared_by(load_two_years, "two_years")


@pytest.fixture
def loaded(two_years):
    """Two years in which a district has a letter, looked at once."""
    assert _letters(two_years) == {"SWD": "C"}
    return two_years


def _row(county):
    view = identification(county, 2025)
    assert view is not None
    return next(row for row in view.rows if row.lea.cds == DISTRICT)


def _letters(county):
    return dict(_row(county).letters())


def _figures_read(county, look=_row) -> int:
    with statements() as asked:
        look(county)
    return sum("FROM observation" in text for text in asked)


def _revised(county, folder):
    """The year again, with nothing but Green."""
    folder = folder / "revised"
    folder.mkdir()
    changed = [
        path
        for path in year_files(
            folder, 2025, [(DISTRICT, "SWD", stem, GREEN_AGAIN) for stem in ("chronic", "susp")]
        )
        if path.name.startswith(("chronic", "susp"))
    ]
    load(county, *changed)


def test_the_next_view_reads_no_figures(loaded):
    assert _figures_read(loaded) == 0
    loaded.kept.get("years of another county", 0, dict)
    assert _figures_read(loaded) == 0
    lea_ledger(loaded, DISTRICT)
    assert _figures_read(loaded, lambda county: lea_ledger(county, DISTRICT)) == 0


def test_the_same_view_is_given_again_as_long_as_it_holds(loaded, tmp_path):
    before = identification(loaded, 2025)
    assert identification(loaded, 2025) is before
    assert identification(loaded, 2024) is not before
    assert _letter_words(loaded) == _letter_words(loaded) != ""
    _revised(loaded, tmp_path)
    assert identification(loaded, 2025) is not before


def test_letters_and_lists_follow_what_is_loaded(loaded, tmp_path):
    """Everything that is kept beside the years is renewed with them."""
    first = _kept_beside(loaded)
    assert first[0]["SWD"] == "C"
    assert "Students with disabilities" in first[1]
    _revised(loaded, tmp_path)
    assert _kept_beside(loaded)[0] == {}
    assert "Students with disabilities" not in _kept_beside(loaded)[1]
    undo(loaded)
    undo(loaded)
    assert _kept_beside(loaded) == first
    for batch in imports.history(loaded):
        if batch.year == 2025 and batch.state == "active":
            imports.undo_import(loaded, batch.id)
    assert letter_year(loaded).year == 2024


def test_a_copy_that_is_put_back_is_read_anew(loaded, tmp_path):
    copy = tmp_path / "copy.sos"
    loaded.copy_to(copy)
    first = _kept_beside(loaded)
    _revised(loaded, tmp_path)
    assert _kept_beside(loaded) != first
    with open_county_file(copy) as back:
        assert _kept_beside(back) == first


def _letter_words(county):
    (lea,) = [lea for lea in letter_year(county, 2025).leas if lea.lea.cds == DISTRICT]
    return lea.values["groups"]


def _kept_beside(county):
    """What the Districts and Reports pages say of the district."""
    (row,) = [row for row in list_districts(county, 2025) if row.lea.cds == DISTRICT]
    return dict(row.letters), _letter_words(county)


def test_a_replaced_import_counts_at_once_and_taking_it_back_too(loaded, tmp_path):
    _revised(loaded, tmp_path)
    assert _letters(loaded) == {}
    undo(loaded)
    undo(loaded)
    assert _letters(loaded) == {"SWD": "C"}
    for batch in imports.history(loaded):
        if batch.year == 2025 and batch.state == "active":
            imports.undo_import(loaded, batch.id)
    view = identification(loaded, 2025)
    assert view is not None
    assert view.year == 2024


def test_a_list_of_the_state_counts_at_once(loaded, tmp_path):
    assert _row(loaded).official is None
    load(loaded, lists.write(tmp_path, 2025, lists.Row()))
    assert _row(loaded).official is not None


def test_a_noted_failure_counts_at_once(loaded):
    before = _row(loaded).status.methods[4]
    record_calpads(loaded, DISTRICT, 2025, failed=True, source="CDE's letter")
    assert (before, _row(loaded).status.methods[4]) == (False, True)


def test_another_name_counts_at_once(loaded):
    with loaded.session("Rename") as session:
        session.query(LeaRow).filter_by(cds=DISTRICT).one().name = "Renamed Union"
    assert _row(loaded).lea.name == "Renamed Union"


def test_other_rules_count_at_once(loaded, monkeypatch):
    book = rule_book()
    harder = replace(book, letters={met: "Z" for met in book.letters})
    monkeypatch.setattr(years, "rule_book", lambda: harder)
    assert _letters(loaded) == {"SWD": "Z"}


def test_the_whole_state_is_not_kept(loaded):
    def look(county):
        statuses(county, 2025, statewide=True)

    look(loaded)
    assert _figures_read(loaded, look) > 0
