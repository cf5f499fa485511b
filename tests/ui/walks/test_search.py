"""The box for everything: places, commands and texts, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.found_cases import case_with_a_note
from tests.ui.tabs import current_tab
from tests.ui.typing_in_find import begin, type_
from ui.navigation import FindTarget
from ui.search import places

pytestmark = pytest.mark.usefixtures("pages_anew")


@pytest.fixture(scope="module")
def walk(stand):
    return stand(case_with_a_note)


@pytest.fixture
def case_id(walk):
    return walk.made


@pytest.fixture
def box(case_id, window, settle, qtbot):
    return begin(window, settle, qtbot)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("salinas", "Salinas Union High"),
        ("luz", "Luz Peña"),
        ("coast", "Coast SELPA"),
        ("ident", "Identification"),
        ("load dash", "Load Dashboard files"),
        ("high contr", "High contrast"),
    ],
)
def test_places_people_pages_and_commands_are_found(box, settle, typed, first):
    type_(box, typed, settle)
    assert places(box)[0] == first
    assert first in box.accessibleDescription()


@pytest.mark.parametrize("page", ["Providers", "People", "Today", "Settings"])
def test_a_page_stands_there_once(box, settle, page):
    type_(box, page.lower(), settle)
    assert places(box).count(page) == 1


@pytest.mark.parametrize(
    ("typed", "text", "kind"),
    [
        ("salinas", "Salinas Union High", "Case, stage 1"),
        ("alisal", "Alisal Union", "District"),
        ("luz", "Luz Peña", "Person, Superintendent, Salinas Union High"),
        ("caselo", "Caseload", "Page, Ctrl+2"),
        ("load dash", "Load Dashboard files", "Action, Ctrl+L"),
        ("add a prov", "Add a provider", "Action, Providers"),
        ("new task", "Add a task", "Action, asks for the case"),
    ],
)
def test_every_match_says_what_it_is(box, settle, typed, text, kind):
    type_(box, typed, settle)
    place = places(box).index(text)
    for _step in range(place):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.accessibleDescription() == f"{text}, {kind}"


def test_a_person_found_by_the_address_is_told_by_name(box, settle):
    type_(box, "lpena", settle)
    assert places(box)[0] == "Luz Peña"
    assert box.accessibleDescription() == "Luz Peña, Person, Superintendent, Salinas Union High"


def test_nobody_stands_there_twice(box, settle):
    type_(box, "luz", settle)
    assert places(box).count("Luz Peña") == 1


def test_the_words_looked_for_are_marked(box, settle):
    type_(box, "late buses", settle)
    (hit,) = (hit for hit in box._shown if hit.text.startswith("Nobody"))
    assert [hit.text[at : at + count] for at, count in hit.marks] == ["late", "buses"]


def test_a_long_text_pasted_does_not_fill_the_list(box, settle):
    box.setText("quick brown fox " * 250)
    box.textEdited.emit(box.text())
    settle()
    assert places(box)[-1].startswith("Search all texts for “quick brown")
    assert len(places(box)[-1]) < 100


def test_texts_follow_and_everything_can_be_searched(box, settle):
    type_(box, "bus", settle)
    found = places(box)
    assert "Nobody waits for the late buses" in found
    assert "Ask about buses" in found
    assert found[-1] == "Search all texts for “bus”"


def test_enter_goes_to_the_case(box, window, settle, case_id):
    type_(box, "salinas", settle)
    QTest.keyClick(box, Qt.Key.Key_Return)
    settle()
    assert window.page.key == "case"
    assert window.page.file.case.id == case_id
    assert box.text() == ""


def test_undo_is_not_found_by_the_words_of_what_it_takes_back(box, window, settle):
    assert window.actions_.undo.text().lower().endswith("ask about buses"), "the menu says which"
    type_(box, "ask about", settle)
    assert not any(text.startswith("Undo") for text in places(box))
    box.clear()
    type_(box, "undo add", settle)
    assert any(text.startswith("Undo add") for text in places(box))


@pytest.mark.parametrize("typed", ["add task", "add", "task a"])
def test_what_takes_work_back_is_offered_to_who_types_its_word_only(box, window, settle, typed):
    """Enter on "add task" took back the task that was added before."""
    assert str(window.actions_.undo.property("command")) == "Undo add task"
    type_(box, typed, settle)
    assert not any(text.startswith(("Undo", "Redo")) for text in places(box)), places(box)


@pytest.mark.parametrize("typed", ["undo", "un", "task undo"])
def test_its_word_finds_it_wherever_it_stands(box, settle, typed):
    type_(box, typed, settle)
    assert "Undo add task" in places(box)


def test_a_text_leads_to_the_tab_it_stands_on(box, window, settle):
    type_(box, "ask about", settle)
    QTest.keyClick(box, Qt.Key.Key_Return)
    settle()
    assert window.page.key == "case"
    assert current_tab(window.page.tabs) == "Tasks"


def test_arrows_go_round_and_escape_leaves(box, settle):
    type_(box, "sal", settle)
    count = len(places(box))
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert box.popup.current() == count - 1
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.popup.current() == 0
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.popup.isVisible()
    assert box.text() == ""


def test_a_slip_of_the_finger_is_forgiven(box, settle):
    type_(box, "salnias", settle)
    assert "Salinas Union High" in places(box)


def test_all_texts_on_a_page_of_their_own(box, window, settle, case_id):
    type_(box, "buses", settle)
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(box, Qt.Key.Key_Return)
    settle()
    page = window.page
    assert (page.key, page.box.text()) == ("find", "buses")
    assert {hit.kind for hit in page.table.rows_model.rows} == {"note", "task"}
    assert page.counts.text() == "2 texts"
    page.kind.setCurrentText("Task")
    settle()
    assert [hit.title for hit in page.table.rows_model.rows] == ["Ask about buses"]
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    assert window.page.key == "case"


def test_the_find_page_says_what_to_do_and_what_is_missing(box, window, settle):
    window.open_page(FindTarget(text=""))
    settle()
    page = window.page
    assert page.stack.currentWidget() is page.empty
    page.box.setText("zzz")
    settle()
    assert page.stack.currentWidget() is page.nothing
