"""Actions of other pages are found and begun; those of a case ask for it where none is at hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.found_cases import case_of_every_kind
from tests.ui.typing_in_find import dialog, finds
from ui.case_choice import CaseDialog
from ui.navigation import CaseTarget, HelpTarget, ProvidersTarget
from ui.search import places

pytestmark = pytest.mark.usefixtures("pages_anew")


@pytest.fixture(scope="module")
def walk(stand):
    return stand(case_of_every_kind)


@pytest.fixture
def case_id(walk):
    return walk.made


@pytest.fixture
def find(case_id, window, settle, qtbot):
    return finds(window, settle, qtbot)


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


def test_what_is_not_possible_now_is_said(find, window, settle):
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


def test_a_pages_own_buttons_are_known_by_the_same_words(find, window, settle, case_id):
    window.open_page(CaseTarget(case_id=case_id))
    settle()
    find("print plan", "Export summary")
    assert "Export" in dialog().windowTitle()
    dialog().reject()
    find("charge", "Assign")
    assert "Assign" in dialog().windowTitle()
