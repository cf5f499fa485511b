"""The Districts page: heat map, years, cells with why, trend and what if, history, export."""

import pytest

from db.models.county import LeaRow
from tests.ui.pages.district_page import opens
from tests.ui.pages.reading import cells, words
from tests.ui.tabs import turn_to
from ui.navigation import DistrictsTarget


@pytest.fixture
def page(window, settle):
    return opens(window, settle)


def test_whose_result_it_is_stands_under_the_name(listed, page):
    shown = page()
    said = shown.detail.facts.whole()
    assert "Computed (estimate) by the 2025 criteria (official)" in said
    assert "Official: Differentiated Assistance, Year 1" in said
    assert shown.remark.text().endswith("computed (estimate).")


def test_history_names_whose_result_each_year_is(listed, page, settle):
    shown = page()
    turn_to(shown.detail.tabs, "History and schools")
    settle()
    (year,) = cells(shown.detail.history.ledger)
    assert year[0] == "2025"
    assert year[1] == "Students with disabilities D"
    assert year[2] == "Differentiated Assistance, Year 1"
    assert year[4] == "Official"
    assert "CDE's ESSA list (CSI, ATSI, TSI) is not loaded" in words(shown.detail.history)


def test_names_are_whole_beside_a_heat_map(window, settle, county):
    """The list showed "Greenfield Uni…": what stands beside the case anyway gives way."""
    names = {"27661420000000": "Greenfield Union Elementary", "27102720000000": "Big Sur Charter"}
    with county.session("Load") as session:
        session.add_all(
            LeaRow(cds=cds, kind="district", county_code="27", county_name="Monterey", name=name)
            for cds, name in names.items()
        )
    window.resize(1366, 720)
    window.open_page(DistrictsTarget())
    settle()
    table = window.page.table
    taken = max(table.fontMetrics().horizontalAdvance(name) for name in names.values())
    assert table.columnWidth(0) >= taken + 12
