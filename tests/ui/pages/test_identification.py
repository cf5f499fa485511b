"""The Identification page: years, sides, views, figures, filters, export, keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sos_desktop.services.dashboard import imports
from tests.importers import files
from tests.ui.pages.conftest import OTHER
from tests.ui.pages.reading import cells, press, sheets, words
from tests.ui.tabs import turn_to
from ui.navigation import IdentificationTarget

LETTERS, STATUSES, COMPARE, WATCH, OUTLOOK = (
    "Letter codes",
    "Statuses",
    "Compare",
    "Watch list",
    "Outlook",
)


@pytest.fixture
def page(window, settle):
    """Opens the page on a view of a year."""

    def at(tab=LETTERS, year=None):
        window.open_page(IdentificationTarget(year))
        settle()
        turn_to(window.page.tabs, tab)
        settle()
        return window.page

    return at


def test_letters_say_whose_they_are_and_why(loaded, page):
    shown = page()
    assert shown.tabs.letters.current().lea.name == "Cañada Union"
    said = words(shown)
    assert "Computed (estimate), 2025 criteria" in said
    assert "letter code K · priorities 4, 5, 6, 8" in said
    assert "Priority 4. ELA Red" in said
    assert "Cañada Union Students with disabilities" in said


def test_a_name_that_is_pressed_chooses_its_lea(listed, page):
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


def test_both_sides_stand_against_each_other(listed, page):
    shown = page()
    column = shown.tabs.letters.model.cells.groups.index("SWD") + 2
    letters = shown.tabs.letters.proxy
    assert letters.index(0, column).data() == "K ≠ D"
    press(shown, "Official")
    assert letters.index(0, column).data() == "D"
    press(shown, "Computed")
    assert letters.index(0, column).data() == "K"
    assert "Official: assistancestatus25.txt" in words(shown)


def test_figures_of_release_day_filter_every_view(listed, page):
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


def test_status_and_criteria_are_two_columns_and_the_row_is_read_in_full(listed, page):
    shown = page(STATUSES)
    row = cells(shown.tabs.statuses.table)[0]
    assert row[3:5] == ["Yes", "Differentiated Assistance, Year 1"]
    assert row[7] == "Official"
    assert "Method 1, met: " in words(shown.tabs.statuses.card)


def test_the_comparison_by_outcome(listed, page):
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


def test_without_a_list_the_comparison_says_what_to_load(loaded, page):
    shown = page(COMPARE)
    assert "CDE's list of 2025 is not loaded" in words(shown.tabs.compare)


def test_the_watch_list_and_how_near(loaded, page):
    shown = page(WATCH)
    rows = cells(shown.tabs.watch.table)
    assert [row[:2] for row in rows if row[2].startswith("One priority met")] == [
        ["Robles Union", "Students with disabilities"]
    ]
    assert "the state's own list decides" in words(shown.tabs.watch)


def test_the_outlook_under_each_rule_set_marks_the_provisional_one(loaded, page):
    shown = page(OUTLOOK)
    row = next(row for row in cells(shown.tabs.outlook.table) if row[0] == "Cañada Union")
    assert row[6:] == ["would meet", "not computable"]
    shown.tabs.outlook.table.select_row(0)
    said = words(shown.tabs.outlook.card)
    assert "2025 rules: would meet the criteria" in said
    assert "2026 rules (provisional, one source)" in said
    assert "Ways to no letter code:" in said
    assert "provisional: one county office reports" in words(shown.tabs.outlook)


def test_a_filter_without_a_match_says_so_and_keeps_no_row(loaded, page):
    shown = page(STATUSES)
    shown.filter.setText("zzz")
    assert "No row passes the filter." in words(shown.tabs.statuses)
    assert not shown.case_action.isEnabled()
    shown.filter.setText("robles")
    assert shown.tabs.statuses.table.current().lea.cds == OTHER
    assert shown.case_action.isEnabled()


def test_only_identified(loaded, page):
    shown = page(STATUSES)
    press(shown, "Only identified")
    assert [row[0] for row in cells(shown.tabs.statuses.table)] == ["Cañada Union"]


def test_another_year(two_years, page, settle):
    shown = page()
    shown.years.buttons[2022].setFocus()
    press(shown, "2022")
    settle()
    assert shown.years.buttons[2022].hasFocus(), "the next year is one key away"
    assert "Computed (estimate), 2022 criteria" in words(shown)
    assert "graduation 2022 not loaded" in shown.note.text()
    assert "not “not eligible”" in shown.note.text()


def test_what_is_not_loaded_is_a_question_and_no_dot(county, page, tmp_path):
    path = files.write(tmp_path, "elpi", 2025, [files.row("elpi", 2025, studentgroup="EL")])
    imports.commit(county, imports.preview(county, [path]))
    shown = page()
    letters = shown.tabs.letters.model
    swd = letters.cells.groups.index("SWD") + 2
    assert letters.index(0, swd).data() == "?"
    assert letters.index(0, 1).data() == "?"
    assert [f.number for f in shown.release.figures][:2] == [None, None]
    assert shown.release.figures[-1].words == "marked under EC 52072"
    assert shown.release.figures[-1].number is None, "0 would say that nobody is"
    assert "not computable" in shown.note.text().casefold()


def test_a_year_without_rules_says_why_and_leads_to_the_figures(
    county, page, window, settle, tmp_path
):
    path = files.write(tmp_path, "grad", 2021, [files.row("grad", 2021)])
    imports.commit(county, imports.preview(county, [path]))
    shown = page()
    assert "The 2021 Dashboard had no performance levels" in words(shown)
    assert not shown.tabs.isVisible()
    press(shown, "See the districts' figures")
    settle()
    assert window.page.key == "districts"
    assert "10.0%" in window.page.detail.heat_map.heat.index(0, 0).data().replace("\u00a0", " ")
    assert "not computed" in {
        window.page.detail.heat_map.heat.index(0, c).data()
        for c in range(window.page.detail.heat_map.heat.columnCount())
    }


def test_from_a_row_to_the_district_and_back_to_another(two_years, page, window, settle):
    shown = page(STATUSES)
    for cds in (files.DISTRICT, OTHER):
        shown.tabs.statuses.table.select(cds)
        shown.tabs.statuses.card.step.click()
        settle()
        assert window.page.detail.view.lea.cds == cds
        window.open_page(IdentificationTarget())
        settle()


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
def test_each_view_goes_to_excel_as_seen(
    listed, page, dialogs, settle, tmp_path, tab, sheet, holds
):
    dialogs.target = tmp_path / "seen.xlsx"
    shown = page(tab)
    shown.export_action.trigger()
    settle()
    found = sheets(dialogs.target)
    assert holds in found[sheet]
    everything = "\n".join(found.values())
    assert "Computed (estimate)" in everything
    assert "Official: assistancestatus25.txt" in everything


def test_an_export_follows_the_filter(listed, page, dialogs, settle, tmp_path):
    dialogs.target = tmp_path / "seen.xlsx"
    shown = page(STATUSES)
    shown.filter.setText("robles")
    shown.export_action.trigger()
    settle()
    sheet = sheets(dialogs.target)["Statuses 2025"]
    assert "Robles Union" in sheet
    assert "Cañada" not in sheet


@pytest.mark.parametrize("tab", [LETTERS, STATUSES, COMPARE, WATCH, OUTLOOK])
def test_the_keyboard_reaches_every_control_of_a_view(listed, page, window, qtbot, tab):
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


def test_enter_on_a_letter_opens_the_district(loaded, page, window, settle, qtbot):
    shown = page()
    qtbot.keyClick(shown.tabs.letters.table, Qt.Key.Key_Return)
    settle()
    assert window.page.key == "districts"


def test_the_first_row_is_near_the_top_of_the_page(loaded, page, window, settle):
    window.resize(1366, 768)
    shown = page()
    settle()
    table = shown.tabs.letters.table
    assert table.viewport().mapTo(window, table.viewport().rect().topLeft()).y() <= 176


def test_tools_stand_beside_the_tabs_or_above_and_tab_follows(listed, page, window, settle):
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


def test_a_cell_says_its_letter_before_its_reasons(loaded, page):
    model = page().tabs.letters.model
    column = model.cells.groups.index("SWD") + 2
    role = Qt.ItemDataRole.AccessibleTextRole
    row = next(n for n, line in enumerate(model.cells.lines) if line.texts[column] == "K")
    said = model.index(row, column).data(role)
    assert said.startswith(
        "Cañada Union, Students with disabilities. Computed (estimate): letter code K. Priority 4,"
    )
    assert "Groups with a letter code: 1" in model.index(row, 1).data(role)


def test_statuses_begin_with_who_is_owed_assistance(loaded, page, settle):
    shown = page("Statuses")
    order = [row.status.served for row in shown.tabs.statuses.table.rows_model.rows]
    assert order == sorted(order, key=[True, None, False].index)
