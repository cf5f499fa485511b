"""The first day, by keyboard alone: every page is empty, and keys go to the first step on it."""

import pytest

from sos_desktop.services import sample
from sos_desktop.services.county.county_files import create_county_file
from sos_desktop.services.dashboard import imports
from tests.journeys.keyboard import FEW, Keyboard

pytestmark = pytest.mark.journey

FIRST_STEPS = {
    "Ctrl+2": "See who is identified",
    "Ctrl+3": "Load Dashboard files",
    "Ctrl+4": "Load Dashboard files",
    "Ctrl+5": "Choose files…",
    "Ctrl+1": "Load Dashboard files",
}


@pytest.fixture
def county(tmp_path):
    """The invented county, and nothing in it yet."""
    with create_county_file(tmp_path / "alder.sos", sample.COUNTY_CODE, sample=True) as made:
        yield made


@pytest.fixture
def years(window, county):
    """Two invented years; the chips are made after their pages."""
    for year in (2024, 2025):
        imports.commit(county, imports.preview(county, sample.sample_files(year)))


def test_keys_go_to_the_first_step_of_an_empty_page(window, settle, county):
    keys = Keyboard(window, settle, "first-day")
    for key, step in FIRST_STEPS.items():
        keys.press(key)
        assert (key, keys.at) == (key, step)
        assert keys.focus.isVisible()


def test_every_page_gives_keys_to_something_on_it(window, settle, county):
    keys = Keyboard(window, settle, "first-day")
    for key in ("Ctrl+6", "Ctrl+7", "Ctrl+,", "F1", "Ctrl+Shift+V"):
        keys.press(key)
        assert window.page.isAncestorOf(keys.focus), (key, keys.at)
        assert keys.focus.isVisible()


def test_a_page_opened_from_the_bar_of_another_begins_where_its_work_does(window, settle, years):
    keys = Keyboard(window, settle, "first-day")
    keys.press("Ctrl+3")
    keys.tab_to("Open a case…")
    keys.press("Ctrl+4")
    assert keys.at == "Letter codes by LEA and student group"


def test_tab_comes_from_the_list_of_districts_to_the_years(window, settle, years):
    keys = Keyboard(window, settle, "first-day")
    keys.press("Ctrl+3")
    assert keys.at == "Districts"
    keys.press("Tab")
    passed = [keys.at]
    while passed[-1] != "Dashboard 2025":
        keys.press("Tab")
        passed.append(keys.at)
        assert len(passed) < FEW
    # The years stand beside the tabs, so what comes between is the head of the same district.
    assert passed[-2] == "Heat map"


def test_tab_passes_chips_where_they_stand(window, settle, years):
    keys = Keyboard(window, settle, "first-day")
    for key, chip, following in (
        ("Ctrl+4", "Dashboard 2025", "Only identified"),
        ("Ctrl+4", "6, of 10 owed assistance*", "Letter codes by LEA*"),
        ("Ctrl+7", "Dashboard 2025", "Filter LEAs by name"),
    ):
        keys.press(key)
        keys.tab_to(chip)
        assert keys.tab_to(following) <= FEW, "nothing else comes between"


def test_keys_go_back_to_where_a_page_was_left(window, settle, years):
    keys = Keyboard(window, settle, "first-day")
    keys.press("Ctrl+4")
    keys.tab_to("Charter schools", back=True)
    left = keys.focus
    keys.press("Ctrl+5", "Ctrl+4")
    assert keys.focus is left
