"""A new year of which one file is there: pages stay at the year before and say that it is begun."""

import pytest
from PySide6.QtWidgets import QLabel

from sos_desktop.domain.changes import Changes, Subject
from tests.identified import load, year_files
from ui.navigation import CaseloadTarget, DistrictsTarget, IdentificationTarget, TodayTarget
from ui.pages.caseload.release import ReleaseDialog


@pytest.fixture
def begun(county, tmp_path):
    """2024 whole, one file of 2025; gives the files of 2025 that are not loaded."""
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
    load(county, *year_files(old, 2024))
    first, *others = year_files(new, 2025)
    load(county, first)
    return others


def chosen(page):
    """The year whose chip is down."""
    [year] = [key for key, made in page.years.buttons.items() if made.isChecked()]
    return year


def test_today_leads_to_the_year_that_says_something(begun, window, settle):
    window.open_page(TodayTarget())
    settle()
    window.page.no_cases.action.click()
    settle()
    page = window.page
    assert chosen(page) == 2024
    assert "2025 is begun: 1 of 7 files loaded" in [
        fact.text() for fact in page.years.findChildren(QLabel)
    ]
    page.years.buttons[2025].click()
    settle()
    assert chosen(page) == 2025
    assert "Not computable" in page.note.text()


def test_the_page_goes_on_to_the_new_year_once_it_is_loaded(begun, county, window, settle):
    window.open_page(IdentificationTarget())
    settle()
    load(county, *begun)
    window.open_page(TodayTarget())
    window.context.changed.emit(Changes(Subject.DATA))
    settle()
    window.open_page(IdentificationTarget())
    settle()
    assert chosen(window.page) == 2025


def test_districts_and_opening_cases_begin_with_the_same_year(begun, window, settle):
    window.open_page(DistrictsTarget())
    settle()
    assert window.page.detail.view.year == 2024
    window.open_page(CaseloadTarget())
    settle()
    shown = ReleaseDialog(window.context, window.page)
    settle()
    assert shown.year.currentText() == "2024"
    assert [shown.year.itemText(n) for n in range(shown.year.count())] == ["2025", "2024"]
    shown.close()
