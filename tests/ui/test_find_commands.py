"""Actions of other pages are found and begun; those of a case ask for it where none is at hand."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from tests.casework import ALISAL, open_case
from tests.ui.found_cases import case_of_every_kind
from tests.ui.tabs import current_tab
from tests.ui.typing_in_find import dialog, finds
from ui.navigation import CaseTarget
from ui.pages.find_commands import OF_CASES, OF_PAGES, commands_beside, find_commands
from ui.pages.registry import PAGES
from ui.room.window import RoomWindow


@pytest.fixture
def county_template(prepared):
    return prepared(case_of_every_kind).path


@pytest.fixture
def case_id(prepared):
    return prepared(case_of_every_kind).made


@pytest.fixture
def find(case_id, window, settle, qtbot):
    return finds(window, settle, qtbot)


def test_it_is_begun_for_the_case_at_hand(find, window, settle, case_id, county):
    other = open_case(county, ALISAL)
    window.open_page(CaseTarget(case_id=other))
    settle()
    find("new task", "Add a task")
    assert window.page.file.case.id == other
    assert current_tab(window.page.tabs).startswith("Tasks")
    assert window.focusWidget().accessibleName() == "New task: Task"


def test_without_a_case_chosen_the_question_stays(find, window, settle, case_id, county):
    open_case(county, ALISAL)
    find("new task", "Add a task")
    asked = dialog()
    asked.submit()
    assert asked.isVisible()
    assert "part of its district" in asked.problem.text()


def _tab(made):
    return getattr(made.target, "tab", None) or ""


OF_STEPS = [made for made in find_commands() if _tab(made) == "needs"]


def test_what_begins_in_a_step_brings_the_step(window, settle, case_id):
    for made in OF_STEPS:
        window.activateWindow()
        window.open_page(made.target_for(case_id))
        settle()
        control, shown = made.control(window.page), QApplication.focusWidget()
        if isinstance(control, QAction):
            control = control.parent()
        if not control.isHidden():  # districts alike need figures, and there are none here
            assert control.isVisibleTo(window), f"{made.words}: its step is in sight"
            assert shown.isVisible()
            assert shown.window() is not window or not isinstance(shown, QAbstractButton), (
                f"{made.words}: one can type at once"
            )
        for other in QApplication.topLevelWidgets():
            if other is not window and isinstance(other, (QDialog, RoomWindow)):
                other.close()
        settle()


def test_their_words_are_unlike_and_their_pages_are_known():
    words = [made.words for made in find_commands()]
    assert len(set(words)) == len(words)
    assert {made.target.page for made in find_commands()} <= set(PAGES)
    assert all(made.of_case for made in OF_CASES)
    assert not any(made.of_case for made in OF_PAGES)
    assert not any(
        made.target.page == "providers" and not made.on_page
        for made in commands_beside("providers")
    )
