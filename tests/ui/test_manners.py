"""Lines, rail and pages behave: names for crosses, the right mark, no window of its own."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from tests.casework import add_leas, fill, open_case
from tests.ui.tabs import tab_words, turn_to
from ui.navigation import TARGETS, CaseloadTarget, CaseTarget, FindTarget, PeopleTarget, TodayTarget
from ui.pages.registry import PAGES


def marked(window):
    return [key for key, nav in window.rail.buttons.items() if nav.isChecked()]


def test_no_page_of_the_rail_is_marked_while_find_is_open(window, settle):
    window.open_page(CaseloadTarget())
    settle()
    assert marked(window) == ["caseload"]
    window.open_page(FindTarget(text="bus"))
    settle()
    assert marked(window) == []
    window.rail.buttons["caseload"].click()
    settle()
    assert marked(window) == ["caseload"]
    window.open_page(PeopleTarget())
    settle()
    assert marked(window) == ["districts"]


class _Shown(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.windows = []

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.mark.parametrize("opens_on", [TodayTarget()])
def test_no_part_of_a_page_is_shown_as_a_window_of_its_own(window, settle, county, app):
    """On a screen it would flash, and take the keys away from the window."""
    add_leas(county)
    case_id = open_case(county)
    fill(county, case_id)
    shown = _Shown()
    app.installEventFilter(shown)
    for key in PAGES:
        window.open_page(TARGETS[key](**({"case_id": case_id} if key in ("case", "visit") else {})))
        settle()
    window.open_page(CaseTarget(case_id=case_id))
    settle()
    for words in tab_words(window.page.tabs):
        turn_to(window.page.tabs, words)
        settle()
    app.removeEventFilter(shown)
    assert shown.windows == []
