"""Where the focus stands when a case is opened straight on one of its tabs."""

import pytest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from sos_desktop.domain.casework.records import Task
from sos_desktop.services.casework import records
from tests.casework import add_leas, open_case
from ui.navigation import CaseTarget, TodayTarget
from ui.pages.case.page import TABS

KEYS = [tab.key for tab in TABS]


def case_with_task(county, _folder):
    add_leas(county)
    made = open_case(county)
    records.save(county, Task(case_id=made, title="Call"))
    return made


pytestmark = pytest.mark.usefixtures("pages_anew")


@pytest.fixture(scope="module")
def walk(stand):
    return stand(case_with_task)


@pytest.fixture
def case_id(walk):
    return walk.made


def assert_on_a_named_control(window):
    focus = QApplication.focusWidget()
    assert focus is not None
    assert type(focus) is not QWidget
    assert window.page.isAncestorOf(focus)
    if isinstance(focus, QTabBar):
        assert focus.tabText(focus.currentIndex())
    else:
        assert focus.accessibleName() or getattr(focus, "text", str)()


@pytest.mark.parametrize("tab", KEYS)
def test_from_another_page(window, settle, case_id, tab):
    window.activateWindow()
    window.open_page(TodayTarget())
    settle()
    window.context.go.emit(CaseTarget(case_id=case_id, tab=tab))
    settle()
    assert window.page.tabs.key() == tab
    assert_on_a_named_control(window)


@pytest.mark.parametrize("tab", [tab for tab in KEYS if tab != "tasks"])
def test_from_a_table_on_another_tab(window, settle, case_id, tab):
    window.activateWindow()
    window.context.go.emit(CaseTarget(case_id=case_id, tab="tasks"))
    settle()
    window.page.tabs.tab("tasks").tasks.table.setFocus()
    window.context.go.emit(CaseTarget(case_id=case_id, tab=tab))
    settle()
    assert_on_a_named_control(window)
