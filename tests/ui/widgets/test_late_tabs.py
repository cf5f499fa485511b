"""Tabs that are made, and filled, when somebody looks at them."""

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from tests.ui.tabs import turn_to
from ui.widgets.frame.tab_line import TabLine, ToolRow
from ui.widgets.late_tabs import LatePart, LateTabs, SteadyTabs


def test_a_tab_is_made_and_filled_when_it_is_looked_at(qtbot, context, settle):
    made, tabs = [], LateTabs(context, "Parts")
    qtbot.addWidget(tabs)

    def make(words):
        made.append(words)
        return QLabel(words)

    first = tabs.add_late("First", lambda: make("first"))
    second = tabs.add_late("Second", lambda: make("second"))
    settle()
    assert made == ["first"], "the one in front is seen"
    second.show_later(lambda label: label.setText("old"))
    second.show_later(lambda label: label.setText("new"))
    first.show_later(lambda label: label.setText("at once"))
    assert first.get().text() == "at once"
    assert made == ["first"]
    turn_to(tabs, "Second")
    settle()
    assert made == ["first", "second"]
    assert tabs.front().text() == "new"
    tabs.front().setText("edited")
    turn_to(tabs, "First")
    turn_to(tabs, "Second")
    assert second.get().text() == "edited", "it is filled once"


class _Long(LatePart):
    """Made in three pieces."""

    def __init__(self, told):
        super().__init__()
        self._told = told
        self._told.append("begun")

    def build(self):
        self._told.append("first")
        yield
        QVBoxLayout(self).addWidget(QLabel("second"))
        self._told.append("second")


def test_making_and_filling_a_tab_are_turns_of_their_own(qtbot, context, settle):
    """Whoever turns to a tab waits for none of it, and is told when all of it stands."""
    told, tabs = [], LateTabs(context, "Parts")
    qtbot.addWidget(tabs)
    tabs.add_late("First", lambda: QLabel("first"))
    settle()
    place = tabs.add_late("Second", lambda: _Long(told))
    place.show_later(lambda _part: told.append("filled"))
    tabs.settled.connect(lambda: told.append("settled"))
    tabs.show()
    turn_to(tabs, "Second")
    assert told == []
    assert context.runner.busy
    assert not place.updatesEnabled()
    settle()
    assert told == ["begun", "first", "second", "filled", "settled"]
    assert place.updatesEnabled()


def test_a_tab_asked_for_halfway_is_finished_at_once(qtbot, context, settle):
    told, tabs = [], LateTabs(context, "Parts")
    qtbot.addWidget(tabs)
    place = tabs.add_late("Only", lambda: _Long(told))
    place.show_later(lambda _part: told.append("filled"))
    assert place.get().layout().count() == 1
    assert told == ["begun", "first", "second", "filled"]
    settle()
    assert told == ["begun", "first", "second", "filled"]


class _Painted(SteadyTabs):
    """Counts how often it is painted."""

    times = 0

    def paintEvent(self, event):
        super().paintEvent(event)
        self.times += 1


def test_tabs_are_painted_once_though_what_is_in_them_asks_for_room(qtbot, settle):
    """Qt paints all of them at each such wish: a case was painted four times after a change."""
    tabs, page, words = _Painted(), QWidget(), QLabel("in it")
    qtbot.addWidget(tabs)
    QVBoxLayout(page).addWidget(words)
    tabs.addTab(page, "One")
    tabs.show()
    settle()
    before = tabs.times
    for _wish in range(3):
        words.updateGeometry()
        settle()
    assert tabs.times == before
    tabs.setTabText(0, "Another\nof two lines")
    settle()
    assert tabs.times > before
    assert page.height() < tabs.height() - tabs.tabBar().sizeHint().height() + 1


def test_what_stands_beside_the_tabs_has_room_for_what_it_is_filled_with_later(qtbot, settle):
    """Districts: the years were hidden behind the heat map, because they came after the tabs."""
    tabs, tools = SteadyTabs(), ToolRow([held := QWidget()])
    qtbot.addWidget(tabs)
    line = QVBoxLayout(held)
    line.setContentsMargins(0, 0, 0, 0)
    tabs.addTab(QLabel("figures"), "Heat map")
    tabs.setCornerWidget(tools)
    tabs.resize(600, 300)
    tabs.show()
    settle()
    line.addWidget(QPushButton("2025"))
    settle()
    assert tools.width() >= tools.sizeHint().width()
    assert tools.height() >= held.sizeHint().height()


def test_tools_are_put_elsewhere_only_when_nothing_is_being_laid_out(qtbot, settle):
    """Taken out of a layout that Qt was at work with, they ended the program."""
    page, tabs, tools = QWidget(), SteadyTabs(), ToolRow([QPushButton("Only identified")])
    qtbot.addWidget(page)
    tabs.addTab(QLabel("letters"), "Letter codes")
    column = QVBoxLayout(page)
    column.addWidget(tabs)
    line = TabLine(tabs, tools, column)
    for width, beside in ((150, False), (1200, True), (150, False)):
        before = line.beside
        page.resize(width, 300)
        page.show()
        column.activate()
        assert line.beside is before, "not while the column places its parts"
        settle()
        assert line.beside is beside
        assert tools.isVisible()
        assert tabs.isAncestorOf(tools) is beside
