"""Where the focus stands when a case is opened straight on one of its tabs."""

import pytest
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework.records import Task
from sos_desktop.services.casework import records
from sos_desktop.services.casework.case_cycles import continue_case
from tests.casework import add_leas, open_case
from tests.ui.other_windows import other_windows
from ui.navigation import CaseTarget, TodayTarget
from ui.pages.case.page import TABS

KEYS = [tab.key for tab in TABS]


@pytest.fixture
def case_id(county):
    add_leas(county)
    made = open_case(county)
    records.save(county, Task(case_id=made, title="Call"))
    return made


@pytest.mark.parametrize("opens_on", [TodayTarget()])
def test_no_part_of_a_tab_is_a_window_before_it_has_its_place(window, settle, context, case_id):
    window.activateWindow()
    settle()
    with other_windows(window) as others:
        for tab in KEYS:
            others.go_on(tab)
            context.go.emit(CaseTarget(case_id=case_id, tab=tab))
            settle()
    assert others.seen == []


def test_what_continued_a_case_is_still_there_with_the_focus(window, settle, county, case_id):
    window.open_page(CaseTarget(case_id=case_id, tab=KEYS[0]))
    settle()
    years = window.page.tabs.tab(KEYS[0]).years
    years.on_button.setFocus()
    continue_case(county, case_id, 2026)
    window.page.mark_stale()
    settle()
    assert QApplication.focusWidget() is years.on_button
