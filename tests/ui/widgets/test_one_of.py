"""A place that shows one of several parts needs the room of that one alone."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ui.pages.case.page import TABS
from ui.pages.case.tab_set import CaseTabs
from ui.widgets.basics import OneOf


class Sized(QWidget):
    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.size_hinted = size

    def minimumSizeHint(self) -> QSize:
        return self.size_hinted


def test_a_part_behind_makes_nothing_wide_or_tall(qtbot):
    small, large = Sized(QSize(20, 10)), Sized(QSize(2000, 1000))
    one = OneOf()
    qtbot.addWidget(one)
    one.addWidget(small)
    one.addWidget(large)
    assert one.minimumSizeHint() == QSize(20, 10)
    one.setCurrentWidget(large)
    assert one.minimumSizeHint() == QSize(2000, 1000)
    one.setCurrentWidget(small)
    assert one.minimumSizeHint() == QSize(20, 10)


def test_nor_does_a_tab_of_a_case_that_stands_behind(context, qtbot):
    tabs = CaseTabs(context, TABS)
    qtbot.addWidget(tabs)
    tabs.turn_to("needs")
    tabs.currentWidget().layout().addWidget(Sized(QSize(2000, 1000)))
    assert tabs.minimumSizeHint().width() >= 2000
    tabs.turn_to("why")
    assert tabs.minimumSizeHint().width() < 2000
