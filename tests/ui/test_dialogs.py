"""Dialogs: refusals in sight and said aloud, safe answers at hand, ways to what is missing."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.records import Task
from sos_desktop.domain.casework.words import Stage
from sos_desktop.foundation.errors import EnvironmentProblem, InputProblem
from sos_desktop.services.casework import cases
from tests.casework import add_leas, open_case
from ui.dialogs import Dialogs
from ui.navigation import CaseloadTarget
from ui.pages.case.move import MoveDialog
from ui.pages.caseload.pick_lea import PickLeaDialog
from ui.pages.open_case import OpenCaseDialog
from ui.pages.reports.make_dialog import MakeDialog, ask_letters_of
from ui.widgets import announce as announcing
from ui.widgets.basics import button, show_hanging
from ui.widgets.confirm_dialog import ConfirmDialog
from ui.widgets.dialog import Dialog
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def said(monkeypatch):
    heard = []
    monkeypatch.setattr(
        announcing.QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    return heard


def in_sight(widget):
    return widget.isVisible() and widget.visibleRegion().boundingRect().size() == widget.size()


def opened(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def test_the_reason_of_a_move_that_is_asked_for_is_in_sight(window, settle, county, said):
    add_leas(county)
    case_id = open_case(county)
    cases.move_stage(county, case_id, Stage.SUPPORT, "in a hurry", moved_on=None)
    file = cases.case_file(county, case_id)
    dialog = MoveDialog(window.context, window, file, Stage.OUTREACH)
    dialog.resize(dialog.width(), 260)
    dialog.open()
    settle()
    assert dialog.form.controls["reason"].accessibleName() == "Reason (required)"
    dialog.submit()
    settle()
    assert dialog.isVisible(), "going back needs a reason"
    words = dialog.form.problem_of("reason")
    assert words.text()
    assert in_sight(words)
    assert words.text() in said
    reason = dialog.form.controls["reason"]
    assert reason.accessibleDescription() == words.text(), "tied to its field"
    dialog.form.clear_problems()
    assert reason.accessibleDescription() == ""


def test_a_dialog_has_room_for_what_it_says_when_it_says_more(window, settle, county):
    """It kept its height, and two of three fields had to be scrolled to."""
    add_leas(county)
    file = cases.case_file(county, open_case(county))
    dialog = MoveDialog(window.context, window, file)
    dialog.open()
    settle()
    chooser = dialog.form.controls["to_stage"]
    chooser.setCurrentIndex(dialog._stages.index(Stage.SUPPORT))
    settle()
    assert dialog.explanation.accessibleName().count("•") > 5
    assert dialog._area.verticalScrollBar().maximum() == 0
    assert in_sight(dialog.form.controls["reason"])


def test_return_presses_no_button_that_happens_to_come_first(window, settle):
    """On a chart of local data it opened the dialog that asks for a file."""
    pressed = []
    dialog = Dialog(window)
    box = QVBoxLayout(dialog)
    first = button("Read a file…", lambda: pressed.append("first"))
    main = button("Write a finding", lambda: pressed.append("main"), role="primary")
    shown = QTableWidget(1, 1)
    for made in (first, shown, main):
        box.addWidget(made)
    dialog.open()
    dialog.activateWindow()
    shown.setFocus()
    settle()
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert pressed == []
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert pressed == ["first"]


def test_what_wraps_after_a_sign_hangs_below_its_words(qtbot):
    shown = QLabel()
    qtbot.addWidget(shown)
    head = "You can move all the same; say why in a word, for those who read it later."
    show_hanging(shown, f"{head}\n• a first contact, or a meeting with the whole team")
    text = QTextDocument()
    text.setHtml(shown.text())
    text.setTextWidth(150)
    blocks, at = [], text.begin()
    while at.isValid():
        if at.text():
            left = text.documentLayout().blockBoundingRect(at).left()
            blocks.append((at.text().strip(), left, at.layout().lineCount()))
        at = at.next()
    (_head, _left, _one), (sign, before, _lines), (words, left, lines) = blocks
    assert sign == "•"
    assert words.startswith("a first contact")
    assert lines > 1
    assert before < left < before + 30, "every line of the words begins just right of the sign"
    show_hanging(shown, "Nothing is open.")
    assert (shown.text(), shown.accessibleName()) == ("Nothing is open.", "")


@pytest.fixture
def form(window, county, settle):
    answer = []

    def save(_task):
        raise answer[0]

    made = FormDialog(
        window.context,
        "Add task",
        (Field(Task.title, "Task"), Field(Task.due_on, "Due")),
        Task(case_id="", title=""),
        save,
        parent=window,
    )
    made.open()
    settle()
    return made, answer


@pytest.mark.parametrize("kind", [InputProblem, EnvironmentProblem])
def test_a_refusal_stands_in_the_dialog_whatever_refused(form, settle, said, window, kind):
    """What the disk refuses was said in the window, behind the dialog."""
    dialog, answer = form
    answer.append(kind("The disk is full."))
    QTest.keyClick(dialog.form.controls["title"], Qt.Key.Key_Return, CONTROL)
    settle()
    assert in_sight(dialog.problem)
    assert dialog.problem.text() == "The disk is full."
    assert said == ["The disk is full."]
    assert dialog.save_button.isEnabled()
    assert not window.notice.isVisible()


def test_what_cannot_be_undone_is_not_one_blind_key_away(window, settle):
    """Return, as after every other question, gives up nothing."""
    seen = []

    def look():
        [box] = opened(ConfirmDialog)
        focus = box.focusWidget()
        seen.append(focus.text() if isinstance(focus, QPushButton) else "")
        QTest.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(0, window, look)
    assert not Dialogs().confirm(window, "Discard it?", "It has not been saved.", "Discard")
    assert "Cancel" in seen[0]


def test_return_in_a_list_that_chooses_goes_on_once(window, settle, county):
    add_leas(county)
    window.open_page(CaseloadTarget())
    settle()
    PickLeaDialog(window.context, window.page).open()
    settle()
    [dialog] = opened(PickLeaDialog)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    settle()
    assert len(opened(OpenCaseDialog)) == 1
    assert not opened(PickLeaDialog)


def test_what_a_letter_lacks_leads_to_where_it_is_filled_in(window, settle, county):
    add_leas(county)
    case_id = open_case(county)
    file = cases.case_file(county, case_id)
    ask_letters_of(window.context, window, file.lea.cds)
    settle()
    [dialog] = opened(MakeDialog)
    item = dialog.table.current()
    assert not item.ready
    words = [made.text() for made in dialog.obstacles.findChildren(QPushButton)]
    assert "County office…" in words
    before = item.missing
    assert "line under the letterhead" in before or "the office" in before, before
    [way] = [m for m in dialog.obstacles.findChildren(QPushButton) if m.text() == "County office…"]
    way.click()
    settle()
    [office] = opened(FormDialog)
    for name, text in (("name", "Monterey COE"), ("address", "Blanco Circle"), ("phone", "831")):
        control: QWidget = office.form.controls[name]
        QTest.keyClicks(control, text)
    office.submit()
    settle()
    assert dialog.isVisible()
    after = dialog.table.current()
    assert after.kind == item.kind
    assert len(after.missing) < len(before)


def test_no_dialog_is_larger_than_its_screen(window, settle):
    """At 150% of a laptop "Keep" of the guided problem lay below the end of the screen."""
    dialog = Dialog(window)
    dialog.resize(5000, 4000)
    dialog.open()
    settle()
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width() - 40
    assert dialog.height() <= room.height() - 80
    dialog.resize(300, 200)
    dialog.hide()
    dialog.open()
    settle()
    assert (dialog.width(), dialog.height()) == (300, 200), "what fits stays as it is"
    dialog.reject()
