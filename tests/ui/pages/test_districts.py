"""The Districts page: heat map, years, cells with why, trend and what if, history, export."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.models.county import LeaRow
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.services.exports import heat_map_of
from tests.importers import files
from tests.ui.pages.conftest import OTHER
from tests.ui.pages.reading import cells, press, sheets, words
from tests.ui.tabs import turn_to
from ui.models.heat import LETTER_ROLE, VALUE_ROLE
from ui.navigation import DistrictsTarget


@pytest.fixture
def page(window, settle):
    """Opens the page on an LEA and year."""

    def at(cds=files.DISTRICT, year=2025):
        window.open_page(DistrictsTarget(cds=cds, year=year))
        settle()
        return window.page

    return at


def cell(heat_map, group, indicator):
    view = heat_map.heat.view
    return heat_map.heat.index(view.groups.index(group), view.indicators.index(indicator))


def last_word(heat_map, index):
    return heat_map.heat.index(index.row(), heat_map.heat.columnCount() - 1).data()


def dashed(heat_map):
    """Whether the outlined cells of SWD are dashed on paper."""
    view = heat_map.heat.view
    printed = heat_map_of(view, name="Results").rows[view.groups.index("SWD")][1]
    return {cell.alone for cell in printed if cell is not None and cell.outlined}


def test_a_letter_is_told_from_a_single_priority(loaded, page):
    lettered = page().detail.heat_map
    ela = cell(lettered, "SWD", Indicator.ELA)
    assert ela.data(VALUE_ROLE).counted
    assert ela.data(LETTER_ROLE) == "K"
    assert last_word(lettered, ela) == "K"
    assert dashed(lettered) == {False}

    single = page(OTHER).detail.heat_map
    suspension = cell(single, "SWD", Indicator.SUSPENSION)
    assert suspension.data(VALUE_ROLE).counted
    assert suspension.data(LETTER_ROLE) == ""
    assert last_word(single, suspension) == "(6)"
    assert dashed(single) == {True}


def test_whose_result_it_is_stands_under_the_name(listed, page):
    shown = page()
    said = shown.detail.facts.whole()
    assert "Computed (estimate) by the 2025 criteria (official)" in said
    assert "Official: Differentiated Assistance, Year 1" in said
    assert shown.remark.text().endswith("computed (estimate).")


def test_years_are_flipped_through_and_the_focus_stays(two_years, page, settle):
    shown = page()
    assert list(shown.detail.chips.buttons) == [2025, 2022]
    older = shown.detail.chips.buttons[2022]
    older.setFocus()
    press(shown.detail, "2022")
    settle()
    assert shown.detail.view.year == 2022
    assert older.hasFocus()
    assert "Very Low" in cell(shown.detail.heat_map, "SWD", Indicator.ELA).data(VALUE_ROLE).word


def test_a_cell_has_its_reasons_its_years_and_what_if(two_years, page, settle):
    shown = page()
    heat_map, detail = shown.detail.heat_map, shown.detail
    heat_map.setCurrentIndex(cell(heat_map, "SWD", Indicator.SUSPENSION))
    settle()
    assert "Students with disabilities: suspension" in detail.cell_line.whole()
    assert not detail.why.isVisible(), "the map has the room until more is asked for"
    press(detail, "Why, years and what if")
    assert "Priority 6. Suspension Red" in words(detail.why)
    assert "From suspdownload2025.txt, row 2" in words(detail.why)
    assert "To the next level" in words(detail.why)
    assert detail.trend.isVisible()
    assert detail.trend.accessibleName() == "Suspension by Dashboard year"
    assert detail.trend.accessibleDescription().startswith("2022: 20.0")
    assert detail.what_if.which.currentText() == "Suspension"


def test_what_if_moves_students_and_says_what_changes(loaded, page, settle):
    shown = page(OTHER)
    heat_map, panel = shown.detail.heat_map, shown.detail.what_if
    heat_map.setCurrentIndex(cell(heat_map, "SWD", Indicator.SUSPENSION))
    settle()
    press(shown.detail, "Why, years and what if")
    assert panel.slider.value() == 24
    assert "only priority 6 met" in panel.meets.text()
    panel.slider.setValue(0)
    assert "0 of 120 students" in panel.says.text()
    assert "no priority met" in panel.meets.text()
    press(panel, "As published")
    assert panel.slider.value() == 24
    assert "Computed (estimate)" in words(panel)


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


def test_everything_of_a_district_goes_to_excel(two_years, page, dialogs, settle, tmp_path):
    dialogs.target = tmp_path / "district.xlsx"
    shown = page()
    shown.export_action.trigger()
    settle()
    found = sheets(dialogs.target)
    assert "Cañada Union 2025" in found, list(found)
    everything = "\n".join(found.values())
    assert "Students with disabilities" in everything
    assert "Computed (estimate)" in everything
    assert "Years in assistance" in found


def test_the_keyboard_reaches_everything(two_years, page, window, settle, qtbot):
    shown = page()
    window.activateWindow()
    press(shown.detail, "Why, years and what if")
    shown.filter.setFocus()
    reached = set()
    for _ in range(60):
        widget = QApplication.focusWidget()
        reached.add(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    detail = shown.detail
    assert {
        shown.filter,
        shown.table,
        detail.heat_map,
        detail.tabs.tabBar(),
        detail.what_if.which,
        detail.what_if.slider,
        detail.what_if.back,
    } <= reached
    assert reached & set(detail.chips.buttons.values()), "the years, by arrows from one to the next"


def test_arrows_move_through_the_heat_map(loaded, page, qtbot):
    heat_map = page().detail.heat_map
    heat_map.setFocus()
    before = heat_map.currentIndex()
    qtbot.keyClick(heat_map, Qt.Key.Key_Right)
    assert heat_map.currentIndex().column() == before.column() + 1


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


def test_a_laptop_with_its_task_bar_shows_all_fifteen_groups(loaded, page, window, settle):
    window.resize(1366, 698)
    detail = page().detail
    settle()
    heat_map = detail.heat_map
    note = 0 if detail.note.isHidden() else detail.note.height() + 1
    tall = heat_map.delegate.height_of(2)
    assert heat_map.viewport().height() + note >= 15 * (tall - heat_map.delegate.can_give)

    groups = heat_map.model().rowCount()
    around = heat_map.height() - heat_map.viewport().height()
    for row, expected in ((tall, tall), (tall - 1, tall - heat_map.delegate.can_give)):
        heat_map.setFixedHeight(around + groups * row)
        settle()
        assert {heat_map.rowHeight(place) for place in range(groups)} == {expected}


def test_an_lea_left_while_it_is_put_in_and_chosen_again_stands_whole(loaded, page):
    shown = page()
    detail, first = shown.detail, shown.detail._shown
    words = detail.name.whole(), detail.cell_line.whole()
    other = replace(first, view=replace(first.view, lea=replace(first.view.lea, name="Another")))
    for found in (other, first):  # as when one goes down the list and up again
        pieces = detail.fill(found)
        next(pieces)
    assert list(pieces) == [None]
    assert (detail.name.whole(), detail.cell_line.whole()) == words
    assert detail.updatesEnabled()
