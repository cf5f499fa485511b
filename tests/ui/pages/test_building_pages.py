"""Pages are built piece by piece when first opened, and whole whenever they are asked for."""

import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.casework import add_leas, open_case
from ui.navigation import CaseTarget, LicensesTarget, ProvidersTarget, TodayTarget
from ui.pages.registry import PAGES
from ui.pieces import Piecework

IN_PIECES = (
    "caseload",
    "data",
    "districts",
    "identification",
    "people",
    "providers",
    "reports",
    "settings",
)


def shown(window):
    return window.stack.currentWidget().widget()


@pytest.mark.parametrize("key", IN_PIECES)
def test_the_window_has_its_turn_while_a_page_is_built(context, qtbot, key):
    page = PAGES[key].make(context)
    qtbot.addWidget(page)
    assert page.layout() is None, "nothing is laid out before the first turn"
    assert len(list(page.build())) >= 3


def test_a_page_is_painted_when_it_is_whole(window, settle):
    window.open_page(ProvidersTarget(tab="needs"))
    page = shown(window)
    assert not page.is_built
    QApplication.processEvents()
    assert not page.updatesEnabled()
    settle()
    assert page.is_built
    assert page.updatesEnabled()
    assert page.view is not None
    assert page.tabs.front() is page.needs


@pytest.mark.parametrize("turns", [0, 2, 5])
def test_a_page_asked_for_in_the_middle_is_whole(window, settle, turns):
    window.open_page(ProvidersTarget(tab="needs"))
    for _turn in range(turns):
        QApplication.processEvents()
    page = window.page
    assert page.is_built
    assert page.tabs.front() is page.needs
    settle()
    assert page.view is not None


def test_a_page_left_in_the_middle_is_there_later(window, settle):
    window.open_page(ProvidersTarget())
    QApplication.processEvents()
    window.open_page(TodayTarget())
    settle()
    window.open_page(ProvidersTarget())
    settle()
    assert shown(window).is_built
    assert shown(window).view is not None


def test_a_button_above_a_page_that_is_not_built_yet_finds_it_whole(window, settle):
    window.open_page(ProvidersTarget())
    page = shown(window)
    assert not page.is_built
    page.export_action.trigger()
    assert page.is_built
    settle()


class _Long(QObject):
    """Answers an event slowly, as a layout does."""

    def event(self, _event):
        time.sleep(0.05)
        return True


def test_keys_and_clicks_come_between_two_pieces(context, qtbot):
    """The worker's answer arrives while the window lays out, and comes before all of them."""
    told, slow, work = [], _Long(), Piecework(context, context)

    def pieces():
        for piece in range(3):
            told.append(piece)
            QCoreApplication.postEvent(slow, QEvent(QEvent.Type.User))
            QTimer.singleShot(0, lambda piece=piece: told.append(f"key after {piece}"))
            yield

    work.begin(pieces(), lambda: told.append("done"))
    qtbot.waitUntil(lambda: "done" in told)
    assert told == [0, "key after 0", 1, "key after 1", 2, "key after 2", "done"]


class _Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched):
        super().__init__()
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.times += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_a_case_opened_again_is_painted_once(window, settle, county):
    add_leas(county)
    case_id = open_case(county)
    for target in (CaseTarget(case_id), LicensesTarget()):
        window.open_page(target)
        settle()
    window.open_page(CaseTarget(case_id))
    painted = _Painted(window.page)
    settle()
    assert painted.times == 1
