"""The Districts page on one year of figures: what a cell says and does."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.services.exports import heat_map_of
from tests.ui.pages.conftest import OTHER, year_2025
from tests.ui.pages.district_page import cell, opens
from tests.ui.pages.reading import press, words
from ui.models.heat import LETTER_ROLE, VALUE_ROLE

pytestmark = pytest.mark.usefixtures("pages_anew")


@pytest.fixture(scope="module")
def walk(stand):
    return stand(year_2025)


@pytest.fixture
def page(window, settle):
    return opens(window, settle)


def last_word(heat_map, index):
    return heat_map.heat.index(index.row(), heat_map.heat.columnCount() - 1).data()


def dashed(heat_map):
    """Whether the outlined cells of SWD are dashed on paper."""
    view = heat_map.heat.view
    printed = heat_map_of(view, name="Results").rows[view.groups.index("SWD")][1]
    return {cell.alone for cell in printed if cell is not None and cell.outlined}


def test_a_letter_is_told_from_a_single_priority(page):
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


def test_what_if_moves_students_and_says_what_changes(page, settle):
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


def test_arrows_move_through_the_heat_map(page, qtbot):
    heat_map = page().detail.heat_map
    heat_map.setFocus()
    before = heat_map.currentIndex()
    qtbot.keyClick(heat_map, Qt.Key.Key_Right)
    assert heat_map.currentIndex().column() == before.column() + 1


def test_a_laptop_with_its_task_bar_shows_all_fifteen_groups(page, window, settle):
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


def test_an_lea_left_while_it_is_put_in_and_chosen_again_stands_whole(page):
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
