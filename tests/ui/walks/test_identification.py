"""The Identification page on figures alone: views, filters, keyboard."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.pages.conftest import OTHER, year_2025
from tests.ui.pages.identification import (
    COMPARE,
    OUTLOOK,
    STATUSES,
    WATCH,
    opens,
)
from tests.ui.pages.reading import cells, press, words

pytestmark = pytest.mark.usefixtures("pages_anew")


@pytest.fixture(scope="module")
def walk(stand):
    return stand(year_2025)


@pytest.fixture
def page(window, settle):
    return opens(window, settle)


def test_letters_say_whose_they_are_and_why(page):
    shown = page()
    assert shown.tabs.letters.current().lea.name == "Cañada Union"
    said = words(shown)
    assert "Computed (estimate), 2025 criteria" in said
    assert "letter code K · priorities 4, 5, 6, 8" in said
    assert "Priority 4. ELA Red" in said
    assert "Cañada Union Students with disabilities" in said


def test_without_a_list_the_comparison_says_what_to_load(page):
    shown = page(COMPARE)
    assert "CDE's list of 2025 is not loaded" in words(shown.tabs.compare)


def test_the_watch_list_and_how_near(page):
    shown = page(WATCH)
    rows = cells(shown.tabs.watch.table)
    assert [row[:2] for row in rows if row[2].startswith("One priority met")] == [
        ["Robles Union", "Students with disabilities"]
    ]
    assert "the state's own list decides" in words(shown.tabs.watch)


def test_the_outlook_under_each_rule_set_marks_the_provisional_one(page):
    shown = page(OUTLOOK)
    row = next(row for row in cells(shown.tabs.outlook.table) if row[0] == "Cañada Union")
    assert row[6:] == ["would meet", "not computable"]
    shown.tabs.outlook.table.select_row(0)
    said = words(shown.tabs.outlook.card)
    assert "2025 rules: would meet the criteria" in said
    assert "2026 rules (provisional, one source)" in said
    assert "Ways to no letter code:" in said
    assert "provisional: one county office reports" in words(shown.tabs.outlook)


def test_a_filter_without_a_match_says_so_and_keeps_no_row(page):
    shown = page(STATUSES)
    shown.filter.setText("zzz")
    assert "No row passes the filter." in words(shown.tabs.statuses)
    assert not shown.case_action.isEnabled()
    shown.filter.setText("robles")
    assert shown.tabs.statuses.table.current().lea.cds == OTHER
    assert shown.case_action.isEnabled()


def test_only_identified(page):
    shown = page(STATUSES)
    press(shown, "Only identified")
    assert [row[0] for row in cells(shown.tabs.statuses.table)] == ["Cañada Union"]


def test_enter_on_a_letter_opens_the_district(page, window, settle, qtbot):
    shown = page()
    qtbot.keyClick(shown.tabs.letters.table, Qt.Key.Key_Return)
    settle()
    assert window.page.key == "districts"


def test_the_first_row_is_near_the_top_of_the_page(page, window, settle):
    window.resize(1366, 768)
    shown = page()
    settle()
    table = shown.tabs.letters.table
    assert table.viewport().mapTo(window, table.viewport().rect().topLeft()).y() <= 176


def test_a_cell_says_its_letter_before_its_reasons(page):
    model = page().tabs.letters.model
    column = model.cells.groups.index("SWD") + 2
    role = Qt.ItemDataRole.AccessibleTextRole
    row = next(n for n, line in enumerate(model.cells.lines) if line.texts[column] == "K")
    said = model.index(row, column).data(role)
    assert said.startswith(
        "Cañada Union, Students with disabilities. Computed (estimate): letter code K. Priority 4,"
    )
    assert "Groups with a letter code: 1" in model.index(row, 1).data(role)


def test_statuses_begin_with_who_is_owed_assistance(page, settle):
    shown = page("Statuses")
    order = [row.status.served for row in shown.tabs.statuses.table.rows_model.rows]
    assert order == sorted(order, key=[True, None, False].index)
