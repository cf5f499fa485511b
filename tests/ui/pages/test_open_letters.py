"""A file that is not loaded never reads as "no letter", wherever the window tells of letters."""

from dataclasses import replace

import pytest

from sos_desktop.services.casework.today import today
from sos_desktop.services.dashboard import imports
from tests.importers import files
from tests.ui.pages.conftest import OTHER, rows_of
from tests.ui.pages.reading import words
from ui.models.table import RECORD_ROLE
from ui.navigation import TARGETS, DistrictsTarget, TodayTarget
from ui.pages.districts.page import letter_count, letters_tip
from ui.widgets.charts.why_card import cell_words


@pytest.fixture
def partly(county, tmp_path):
    """Suspension alone: one priority of Robles Union is met, and nothing else is decided."""
    path = files.write(tmp_path, "susp", 2025, rows_of("susp"))
    imports.commit(county, imports.preview(county, [path]))
    return county


def letters_column(window, settle, year=2025):
    window.open_page(DistrictsTarget(cds=OTHER, year=year))
    settle()
    page = window.page
    row = page.table.current()
    return letter_count(row, page._known), letters_tip(row, page._known)


def test_the_list_of_districts_has_a_question_where_a_file_is_missing(partly, window, settle):
    said, tip = letters_column(window, settle)
    assert said == "?"
    assert "not loaded" in tip


def test_and_none_where_all_files_are_there(loaded, window, settle):
    said, tip = letters_column(window, settle)
    assert said == "–"
    assert "not loaded" not in tip


def hint(window, settle):
    window.open_page(TARGETS["identification"]())
    settle()
    letters = window.page.tabs.letters
    for number in range(letters.proxy.rowCount()):
        index = letters.proxy.index(number, 1)
        if "Robles" in index.data(RECORD_ROLE).lea.name:
            letters.table.setCurrentIndex(index)
    settle()
    return words(letters.why)


def test_the_number_of_groups_tells_what_could_come(partly, window, settle):
    assert "by what is loaded of 2025" in hint(window, settle)


def test_and_is_certain_where_all_files_are_there(loaded, window, settle):
    assert hint(window, settle) == "Robles Union: no student group has a letter code in 2025."


def why(window, settle, group):
    window.open_page(DistrictsTarget(cds=OTHER, year=2025))
    settle()
    detail = window.page.detail
    detail.reasons_button.setChecked(True)
    detail.reasons.show()
    detail.why.show_group(detail.view, group, None)
    settle()
    return words(detail.why)


def test_one_priority_is_one_by_what_is_loaded(partly, window, settle):
    assert "One priority area is met by what is loaded" in why(window, settle, "SWD")


def test_one_priority_alone_is_not_enough_where_all_is_there(loaded, window, settle):
    assert "Only one priority area is met" in why(window, settle, "SWD")


def test_a_group_in_one_line(partly, window, settle):
    window.open_page(DistrictsTarget(cds=files.DISTRICT, year=2025))
    settle()
    view = window.page.detail.view
    assert cell_words(view, "WH", None) == "White: no priority met by what is loaded"


@pytest.mark.parametrize(
    ("loaded", "step"), [(True, "See who is identified"), (False, "Load Dashboard files")]
)
def test_today_without_cases_leads_to_the_first_step_that_is_left(window, settle, loaded, step):
    """What changed lately, such as an import, would stand there as well."""
    window.open_page(TodayTarget())
    settle()
    page = window.page
    nothing = replace(today(page.context.county), recent=(), open_cases=0)
    page._show((nothing, page._visit, loaded))
    assert page.stack.currentWidget().action.text() == step
    assert page.start() is page.stack.currentWidget().action
