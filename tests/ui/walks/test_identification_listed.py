"""The Identification page with CDE's list beside: sides, figures, comparison, export, keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.pages.conftest import year_2025_and_its_list
from tests.ui.pages.identification import (
    COMPARE,
    LETTERS,
    OUTLOOK,
    STATUSES,
    WATCH,
    opens,
)
from tests.ui.pages.reading import cells, press, sheets, words

pytestmark = pytest.mark.usefixtures("pages_anew")


@pytest.fixture(scope="module")
def walk(stand):
    return stand(year_2025_and_its_list)


@pytest.fixture
def page(window, settle):
    return opens(window, settle)


def test_a_name_that_is_pressed_chooses_its_lea(page):
    shown = page()
    table = shown.tabs.looked_at().table
    names = table.verticalHeader()
    assert table.model().rowCount() > 1
    for row in (1, 0):
        place = QPoint(20, names.sectionViewportPosition(row) + names.sectionSize(row) // 2)
        QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=place)
        name = table.model().headerData(row, Qt.Orientation.Vertical)
        assert table.currentIndex().row() == row
        assert shown._chosen().name == name


def test_both_sides_stand_against_each_other(page):
    shown = page()
    column = shown.tabs.letters.model.cells.groups.index("SWD") + 2
    letters = shown.tabs.letters.proxy
    assert letters.index(0, column).data() == "K ≠ D"
    press(shown, "Official")
    assert letters.index(0, column).data() == "D"
    press(shown, "Computed")
    assert letters.index(0, column).data() == "K"
    assert "Official: assistancestatus25.txt" in words(shown)


def test_figures_of_release_day_filter_every_view(page):
    shown = page(STATUSES)
    figures = {f.words: f.number for f in shown.release.figures}
    assert figures["of 2 owed assistance"] == 1
    assert figures["new this year"] is None, "2024 is not loaded: not known, and not 0"
    served = shown.release.buttons[0]
    assert served.accessibleName() == "1, of 2 owed assistance. Show only these."
    served.click()
    assert [row[0] for row in cells(shown.tabs.statuses.table)] == ["Cañada Union"]
    assert shown.tabs.letters.proxy.rowCount() == 1
    served.click()
    assert shown.tabs.statuses.table.proxy.rowCount() == 2
    assert not shown.release.buttons[1].isEnabled(), "nobody to show"


def test_status_and_criteria_are_two_columns_and_the_row_is_read_in_full(page):
    shown = page(STATUSES)
    row = cells(shown.tabs.statuses.table)[0]
    assert row[3:5] == ["Yes", "Differentiated Assistance, Year 1"]
    assert row[7] == "Official"
    assert "Method 1, met: " in words(shown.tabs.statuses.card)


def test_the_comparison_by_outcome(page):
    shown = page(COMPARE)
    everything = shown.tabs.compare.table.proxy.rowCount()
    press(shown, "Differences 1")
    (row,) = cells(shown.tabs.compare.table)
    assert row[:5] == [
        "Cañada Union",
        "Letter code, Students with disabilities",
        "K",
        "D",
        "differ",
    ]
    assert row[5] != "–", "a likely cause"
    press(shown, f"All {everything}")
    assert shown.tabs.compare.table.proxy.rowCount() == everything


@pytest.mark.parametrize(
    ("tab", "sheet", "holds"),
    [
        (LETTERS, "Letter codes 2025", "K ≠ D"),
        (STATUSES, "Statuses 2025", "Differentiated Assistance, Year 1"),
        (COMPARE, "Compare 2025", "Letter code, Students with disabilities"),
        (WATCH, "Watch list 2025", "Robles Union"),
        (OUTLOOK, "Outlook 2025", "Provisional rules"),
    ],
)
def test_each_view_goes_to_excel_as_seen(page, dialogs, settle, tmp_path, tab, sheet, holds):
    dialogs.target = tmp_path / "seen.xlsx"
    shown = page(tab)
    shown.export_action.trigger()
    settle()
    found = sheets(dialogs.target)
    assert holds in found[sheet]
    everything = "\n".join(found.values())
    assert "Computed (estimate)" in everything
    assert "Official: assistancestatus25.txt" in everything


def test_an_export_follows_the_filter(page, dialogs, settle, tmp_path):
    dialogs.target = tmp_path / "seen.xlsx"
    shown = page(STATUSES)
    shown.filter.setText("robles")
    shown.export_action.trigger()
    settle()
    sheet = sheets(dialogs.target)["Statuses 2025"]
    assert "Robles Union" in sheet
    assert "Cañada" not in sheet


@pytest.mark.parametrize("tab", [LETTERS, STATUSES, COMPARE, WATCH, OUTLOOK])
def test_the_keyboard_reaches_every_control_of_a_view(page, window, qtbot, tab):
    shown = page(tab)
    window.activateWindow()
    shown.filter.setFocus()
    reached = set()
    for _ in range(60):
        widget = QApplication.focusWidget()
        reached.add(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    view = shown.tabs.looked_at()
    assert {shown.filter, shown.only, shown.tabs.tabBar(), view.table} <= reached
    assert set(shown.release.buttons[:1]) <= reached
    if tab != LETTERS:
        assert view.card.step in reached
    else:
        assert view.what_if.slider in reached


def test_tools_stand_beside_the_tabs_or_above_and_tab_follows(page, window, settle):
    window.resize(1366, 768)
    shown = page()
    line, bar = shown.tab_line, shown.tabs.tabBar()
    assert line.beside
    assert _after(bar, shown.only, shown.tabs.letters.table)
    window.resize(1000, 768)
    settle()
    assert not line.beside
    assert shown.filter.isVisible()
    assert _after(shown.only, shown.release.buttons[0], bar)
    assert shown.years.visibleRegion().boundingRect().height() > 20, "they stand on a line below"


def _after(first, *others):
    """Whether Tab comes from the first to the others in this order."""
    found, at = [], first.nextInFocusChain()
    while at is not first:
        found.append(at)
        at = at.nextInFocusChain()
    places = [found.index(other) for other in others]
    return places == sorted(places)
