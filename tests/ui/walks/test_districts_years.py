"""The Districts page with two years: flipping through them, reasons, export, keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.dashboard.codes import Indicator
from tests.ui.pages.conftest import years_2022_and_2025
from tests.ui.pages.district_page import cell, opens
from tests.ui.pages.reading import press, sheets, words
from ui.models.heat import VALUE_ROLE

pytestmark = pytest.mark.usefixtures("pages_anew")


@pytest.fixture(scope="module")
def walk(stand):
    return stand(years_2022_and_2025)


@pytest.fixture
def page(window, settle):
    return opens(window, settle)


def test_years_are_flipped_through_and_the_focus_stays(page, settle):
    shown = page()
    assert list(shown.detail.chips.buttons) == [2025, 2022]
    older = shown.detail.chips.buttons[2022]
    older.setFocus()
    press(shown.detail, "2022")
    settle()
    assert shown.detail.view.year == 2022
    assert older.hasFocus()
    assert "Very Low" in cell(shown.detail.heat_map, "SWD", Indicator.ELA).data(VALUE_ROLE).word


def test_a_cell_has_its_reasons_its_years_and_what_if(page, settle):
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


def test_everything_of_a_district_goes_to_excel(page, dialogs, settle, tmp_path):
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


def test_the_keyboard_reaches_everything(page, window, settle, qtbot):
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
