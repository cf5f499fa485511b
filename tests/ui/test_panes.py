"""F6 goes from part to part of the window, and Shift+F6 back."""

import pytest
from PySide6.QtWidgets import QApplication

from ui import panes
from ui.navigation import CaseloadTarget


def _where(window):
    now = QApplication.focusWidget()
    found = panes.panes(window)
    return next((pane for pane in found if pane is now or pane.isAncestorOf(now)), None)


@pytest.mark.parametrize("by", [1, -1])
def test_f6_goes_round(window, settle, by):
    window.activateWindow()
    window.open_page(CaseloadTarget())
    settle()
    window.context.notice.emit("warn", "One file is unreadable.", "")
    settle()
    window.search.setFocus()
    found = panes.panes(window)
    assert [window.search, window.rail, window.page] == found[:3]
    assert len(found) == 4, "what is said is a part too"
    order = []
    for _step in found:
        panes.step(window, by)
        order.append(_where(window))
    assert {id(pane) for pane in order} == {id(pane) for pane in found}
    assert order[-1] is window.search


def test_the_keys_are_in_the_menu(window):
    keys = {a.shortcut().toString(): a.text() for a in window.actions() if a.text()}
    assert "part of the window" in keys["F6"]
    assert "Shift+F6" in keys
