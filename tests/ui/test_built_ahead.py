"""Pages that are built before anybody opens them, and opened while that goes on."""

import pytest
from PySide6.QtWidgets import QApplication

from sos_desktop.services.county.county_files import CountyFile
from tests.casework import add_leas, fill, open_case
from ui.main_window import MainWindow
from ui.navigation import CaseTarget, IdentificationTarget, LicensesTarget, Target

_PAGES = ("identification", "case")


@pytest.fixture
def opens_on() -> Target:
    """Neither of the pages that are built ahead."""
    return LicensesTarget()


@pytest.fixture
def case_id(county: CountyFile) -> str:
    add_leas(county)
    made = open_case(county)
    fill(county, made)
    return made


@pytest.mark.parametrize("turns", [0, 1, 3, 6, 9, 40])
@pytest.mark.parametrize("key", _PAGES)
def test_a_page_that_is_opened_while_pages_are_built_ahead_stands_as_ever(
    window: MainWindow, case_id: str, settle, key: str, turns: int
) -> None:
    window.build_ahead(_PAGES)
    for _turn in range(turns):
        QApplication.processEvents()
    window.open_page(CaseTarget(case_id) if key == "case" else IdentificationTarget())
    settle()
    page = window.page
    assert page.key == key
    assert page.is_built
    assert page.isVisible()
    assert page.updatesEnabled()
    assert page.stack.isVisible()


@pytest.mark.parametrize("turns", [6, 40])
def test_every_tab_of_a_case_that_was_made_ahead_is_filled_when_looked_at(
    window: MainWindow, case_id: str, settle, turns: int
) -> None:
    window.build_ahead(["case"])
    for _turn in range(turns):
        QApplication.processEvents()
    window.open_page(CaseTarget(case_id))
    settle()
    tabs = window.page.tabs
    for key in tabs.keys:
        tabs.turn_to(key)
        settle()
        assert tabs.current().file.case is window.page.file.case
        assert tabs.current().updatesEnabled()


@pytest.mark.parametrize("steps", range(4))
def test_a_tab_that_is_asked_for_while_it_is_made_ahead_is_made_once(
    window: MainWindow, case_id: str, settle, steps: int
) -> None:
    window.open_page(CaseTarget())
    settle()
    tabs = window.page.tabs
    ahead = tabs.ahead()
    for _step in range(steps):
        next(ahead)
    asked_for = tabs.current()
    for _step in ahead:
        pass
    assert tabs.current() is asked_for
    assert tabs.currentWidget().layout().count() == 1
    window.open_page(CaseTarget(case_id))
    settle()
    assert tabs.current() is asked_for
