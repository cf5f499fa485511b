"""Tabs that are made, and filled, when somebody looks at them."""

from PySide6.QtWidgets import QLabel

from tests.ui.tabs import turn_to
from ui.widgets.late_tabs import LateTabs


def test_a_tab_is_made_and_filled_when_it_is_looked_at(qtbot):
    made, tabs = [], LateTabs("Parts")
    qtbot.addWidget(tabs)

    def make(words):
        made.append(words)
        return QLabel(words)

    first = tabs.add_late("First", lambda: make("first"))
    second = tabs.add_late("Second", lambda: make("second"))
    assert made == ["first"], "the one in front is seen"
    second.show_later(lambda label: label.setText("old"))
    second.show_later(lambda label: label.setText("new"))
    first.show_later(lambda label: label.setText("at once"))
    assert first.get().text() == "at once"
    assert made == ["first"]
    turn_to(tabs, "Second")
    assert made == ["first", "second"]
    assert tabs.front().text() == "new"
    tabs.front().setText("edited")
    turn_to(tabs, "First")
    turn_to(tabs, "Second")
    assert second.get().text() == "edited", "it is filled once"
