"""The first day, by keyboard alone: every page is empty, and keys go to the first step on it."""

import pytest

from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.journey

FIRST_STEPS = {
    "Ctrl+2": "See who is identified",
    "Ctrl+3": "Load Dashboard files",
    "Ctrl+4": "Load Dashboard files",
    "Ctrl+5": "Choose files…",
    "Ctrl+1": "Load Dashboard files",
}


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
