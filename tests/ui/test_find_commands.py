"""Actions of other pages are found and begun; those of a case ask for it where none is at hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from sos_desktop.services.county import registers
from tests.casework import ALISAL, add_leas, open_case
from tests.casework import fill as one_of_each
from tests.casework import registers as one_of_each_register
from tests.ui.tabs import current_tab
from tests.ui.typing_in_find import begin, take, type_
from ui.case_choice import CaseDialog
from ui.navigation import CaseTarget, HelpTarget, ProvidersTarget
from ui.pages.find_commands import OF_CASES, OF_PAGES, commands_beside, find_commands
from ui.pages.registry import PAGES
from ui.room.window import RoomWindow
from ui.search import places


def one_case(county, _folder):
    add_leas(county)
    for record in one_of_each_register():
        registers.save(county, record)
    made = open_case(county)
    one_of_each(county, made)
    return made


@pytest.fixture
def county_template(prepared):
    return prepared(one_case).path


@pytest.fixture
def case_id(prepared):
    return prepared(one_case).made


@pytest.fixture
def find(case_id, window, settle, qtbot):
    def type_and_take(typed, text):
        box = begin(window, settle, qtbot)
        type_(box, typed, settle)
        take(box, text, settle)
        settle()

    return type_and_take


def dialog():
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return found[-1] if found else None


@pytest.mark.parametrize(
    ("typed", "text", "page", "title"),
    [
        ("add provider", "Add a provider", "providers", "Add a provider"),
        ("new provider", "Add a provider", "providers", "Add a provider"),
        ("add person", "Add a person", "people", "Add a person"),
        ("open a case", "Open a case", "caseload", "Open a case"),
        ("dates of", "Dates of the year", "today", "Dates of the year"),
        ("ics", "Export a calendar file", "today", "Calendar file"),
        ("new consultant", "Add a team member of the office", "providers", "Add a team member"),
    ],
)
def test_an_action_of_another_page_is_begun(find, window, settle, typed, text, page, title):
    window.open_page(HelpTarget())
    settle()
    find(typed, text)
    assert window.page.key == page
    assert dialog() is not None
    assert title.casefold() in dialog().windowTitle().casefold()


@pytest.mark.parametrize(
    ("typed", "text", "title"),
    [
        ("log a contact", "Log a contact", "Log a contact"),
        ("add task", "Add a task", ""),
        ("case history", "Case history", "History"),
        ("decision", "Add a decision", ""),
        ("new theme", "Add a theme", ""),
        ("write interview", "Write down an interview", "Interview"),
    ],
)
def test_an_action_of_a_case_asks_which_one(find, window, settle, case_id, typed, text, title):
    window.open_page(ProvidersTarget())
    settle()
    find(typed, text)
    asked = dialog()
    assert isinstance(asked, CaseDialog)
    asked.problem.say("Choose one of the open cases.")
    asked.case.setEditText("salin")
    asked.case.case_id()
    assert asked.problem.isHidden()
    QTest.keyClick(asked.go_button, Qt.Key.Key_Return)
    settle()
    settle()
    assert window.page.key == "case"
    assert window.page.file.case.id == case_id
    if title:
        assert title in dialog().windowTitle()
    else:
        noun = text.removeprefix("Add a ")
        name = window.focusWidget().accessibleName()
        assert name.startswith((f"New {noun}: ", f"A new {noun}"))


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


def test_what_is_not_possible_now_is_said(find, window, settle, county):
    find("export identification", "Export the identification")
    assert window.page.key == "identification"
    assert "is not possible here now" in window.notice.text.text()


def test_a_pages_own_buttons_stand_for_it_while_it_is_open(find, window, settle, qtbot):
    window.open_page(ProvidersTarget())
    settle()
    window.search.start()
    qtbot.waitUntil(window.search.hasFocus)
    settle()
    QTest.keyClicks(window.search, "add a provider")
    settle()
    assert places(window.search).count("Add a provider") == 1


def _tab(made):
    return getattr(made.target, "tab", None) or ""


def test_a_pages_own_buttons_are_known_by_the_same_words(find, window, settle, case_id):
    window.open_page(CaseTarget(case_id=case_id))
    settle()
    find("print plan", "Export summary")
    assert "Export" in dialog().windowTitle()
    dialog().reject()
    find("charge", "Assign")
    assert "Assign" in dialog().windowTitle()


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
