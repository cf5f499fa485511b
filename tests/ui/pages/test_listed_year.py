"""Lists of CDE in the window: of a year without rules in force, and beside assistance status."""

import pytest

from tests.identified import load
from tests.importers import files, lists
from tests.importers.equity_lists import DULL, Site, leas_sheet, low_performing, sites_sheet, write
from tests.ui.pages.reading import cells, words
from tests.ui.tabs import turn_to
from ui.navigation import DistrictsTarget, IdentificationTarget

OTHER = "27660920000000"


@pytest.fixture
def county_template(new_county_file):
    return new_county_file


@pytest.fixture
def listed(county, tmp_path):
    """CDE's list of 2026, whose criteria are not in force."""
    before = {2024: lists.GENERAL, 2025: lists.GENERAL}
    rows = [
        lists.Row(files.DISTRICT, "Cañada Union", {"SWD": "D"}, {**before, 2026: lists.OLD}, "1"),
        lists.Row(OTHER, "Hill Unified", {}, {**before, 2026: lists.GENERAL}),
    ]
    load(county, lists.write(tmp_path, 2026, *rows))
    return county


def test_a_list_of_a_year_without_rules_is_shown(listed, window, settle):
    window.open_page(IdentificationTarget(2026))
    settle()
    page = window.page
    column = page.tabs.letters.model.cells.groups.index("SWD") + 2
    assert page.tabs.letters.proxy.index(0, column).data() == "D"
    said = words(page)
    for part in ("Official: assistancestatus26.xlsx", "provisional", "of 2 owed assistance"):
        assert part in said
    assert "Computed (estimate)" not in said
    for tab, part in (("Statuses", "year 1 of help"), ("Compare", "nothing computed")):
        turn_to(page.tabs, tab)
        settle()
        assert part in words(page)
    for tab in ("Watch list", "Outlook"):
        turn_to(page.tabs, tab)
        settle()
        assert "not computed" in words(page) or "nothing is computed" in words(page)


def test_other_lists_stand_on_the_districts_page(county, window, settle, tmp_path):
    workbook = write(tmp_path / "lcffem23p1.xlsx", leas_sheet(), sites_sheet(Site(), DULL))
    groups = low_performing(
        tmp_path / "leas2023perec52064.xlsx", (files.DISTRICT, "Cañada Union", "Foster Youth")
    )
    load(county, workbook, groups)
    window.open_page(DistrictsTarget(cds=files.DISTRICT))
    settle()
    detail = window.page.detail
    turn_to(detail.tabs, "History and schools")
    settle()
    said = words(detail.history.listed)
    for part in (
        "Official, Equity Multiplier 2023-24, school sites",
        "$100,000 for 1 eligible school sites",
        "It names these student groups: Foster youth.",
        "CDE's list of charter schools is not loaded",
    ):
        assert part in said
    sites = cells(detail.history.listed.sites)
    assert ("Creek Elementary" in str(sites), "40.0%" in str(sites)) == (True, True)
    assert "Hill Elementary" not in str(sites)
