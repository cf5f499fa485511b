"""The frame: no bar above pages, Find on the rail or over the page, the file in the menu bar."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework.records import Task
from sos_desktop.services.casework import records
from tests.casework import add_leas, open_case
from ui.navigation import TARGETS, CaseloadTarget, CaseTarget, DataTarget, TodayTarget
from ui.widgets.basics import EmptyState
from ui.widgets.frame.page_area import PageArea


def test_a_page_begins_at_the_top_of_the_window(window, settle):
    window.resize(1366, 768)
    for target in (TodayTarget(), CaseloadTarget(), DataTarget()):
        window.open_page(target)
        settle()
        below = window.page.mapTo(window, QPoint(0, 0)).y()
        assert below <= window.menuBar().height() + 1


@pytest.mark.parametrize("text_percent", [150])
def test_an_empty_page_never_scrolls_for_what_is_not_there(window, settle):
    window.resize(1024, 768)
    scrolling, empty = [], 0
    for key, target in TARGETS.items():
        window.open_page(target())
        settle()
        if not any(state.isVisible() for state in window.page.findChildren(EmptyState)):
            continue
        empty += 1
        area = next(area for area in window.findChildren(PageArea) if area.isVisible())
        if area.verticalScrollBar().maximum():
            scrolling.append(key)
    assert empty >= 4
    assert not scrolling


def test_the_file_is_told_whole_and_when_it_was_saved(window, settle, county, context):
    add_leas(county)
    case = open_case(county)
    line = window.file_line
    assert county.path.name in line.text()
    assert "saved" not in line.text()
    window.open_page(CaseTarget(case))
    settle()
    context.change(
        lambda: records.save(county, Task(case_id=case, title="Call")), owner=window.page
    )
    settle()
    assert "saved" in line.text()
    assert line.geometry().right() <= window.menuBar().width()
    assert line.fontMetrics().horizontalAdvance(line.text()) <= line.width()


@pytest.mark.parametrize("opens_on", [TodayTarget()])
@pytest.mark.parametrize("key", ["Escape", "Return"])
def test_find_lies_over_the_page_where_the_rail_is_folded(window, settle, qtbot, key):
    window.resize(640, 480)
    window.activateWindow()
    settle()
    assert window.rail.is_folded
    assert not window.search.isVisible()
    window.rail.find_button.click()
    qtbot.waitUntil(window.search.hasFocus)
    QTest.keyClicks(window.search, "caseload")
    settle()
    QTest.keyClick(window.search, Qt.Key[f"Key_{key}"])
    settle()
    qtbot.waitUntil(lambda: not window.search.isVisible())
    assert window.page.key == ("caseload" if key == "Return" else "today")
    window.resize(1280, 800)
    settle()
    assert window.search.isVisible()
    assert window.rail.isAncestorOf(window.search)


def test_showing_a_page_opens_no_other_window(window, settle, county):
    """A part that is shown before it has a place is a window for a moment, and takes the keys."""
    window.activateWindow()
    for target in (CaseloadTarget(), DataTarget(), TodayTarget()):
        window.open_page(target)
        settle()
        assert QApplication.activeWindow() is window
