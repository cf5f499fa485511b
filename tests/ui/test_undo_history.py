"""Undo and redo from the menu and the history, and each record's own history in the window."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework.history.labels import prose
from sos_desktop.domain.casework.records import Case, Cause, Task
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import history
from tests.casework import add_leas, open_case
from tests.prepared_case import prepared_by
from ui.navigation import CaseTarget
from ui.undo_history import UndoHistoryDialog
from ui.widgets.lists.record_history import RecordHistoryDialog


def three_causes(county, _folder):
    add_leas(county)
    made = open_case(county)
    for text in ("a", "b", "c"):
        records.save(county, Cause(case_id=made, text=text), label=prose(f"Add {text}"))
    return made


county_template, case_id = prepared_by(three_causes, "case_id")


@pytest.fixture
def dialog(window, settle, case_id):
    window.actions_._history()
    settle()
    return opened(UndoHistoryDialog)


def opened(kind):
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def texts(county, case_id):
    return [cause.text for cause in cases.case_file(county, case_id).causes]


def test_redo_has_both_keys(window):
    keys = {k.toString() for k in window.actions_.redo.shortcuts()}
    assert keys == {"Ctrl+Y", "Ctrl+Shift+Z"}
    assert QKeySequence(QKeySequence.StandardKey.Undo).toString() == "Ctrl+Z"


def test_several_steps_are_said_then_taken_back_then_done_again(
    dialog, settle, county, case_id, window
):
    assert dialog.act_button.text() == "Undo"
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.plan.text().startswith("Takes back 2 steps, the newest first: “Add c”, “Add b”.")
    assert dialog.act_button.text() == "Undo 2 steps"
    assert texts(county, case_id) == ["a", "b", "c"]
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    dialog.act_button.click()
    settle()
    assert texts(county, case_id) == ["a"]
    assert window.notice.text.text() == "Undone: 2 steps"
    assert [s.undone for s in dialog.table.rows_model.rows] == [True, True, False, False]
    dialog.table.selectRow(0)
    assert dialog.plan.text() == "Does 2 steps again: “Add b”, “Add c”."
    assert dialog.act_button.text() == "Redo 2 steps"
    dialog.act_button.click()
    settle()
    assert texts(county, case_id) == ["a", "b", "c"]


def test_many_steps_are_named_in_short(dialog):
    dialog.table.selectRow(3)
    assert "“Add a”, “Open case for Salinas Union High”." in dialog.plan.text()


def test_a_step_that_is_gone_is_said_and_changes_nothing(
    dialog, settle, county, case_id, window, monkeypatch
):
    dialog.table.selectRow(0)
    monkeypatch.setattr(
        dialog.table,
        "current",
        lambda: history.HistoryStep(
            "gone", history.last_steps(county)[0].at, "", "x", "", False, 1
        ),
    )
    dialog.act()
    settle()
    assert "cannot be reached" in window.notice.text.text()
    assert texts(county, case_id) == ["a", "b", "c"]


def test_without_changes_the_dialog_says_so(window, settle):
    window.actions_._history()
    settle()
    made = opened(UndoHistoryDialog)
    assert made.stack.currentIndex() == 1
    assert not made.act_button.isEnabled()


def test_a_list_shows_the_history_of_its_record(window, settle, county, case_id):
    task = Task(case_id=case_id, title="Call")
    records.save(county, task)
    records.save(county, replace(task, due_on=date(2026, 12, 1)))
    window.open_page(CaseTarget(case_id=case_id, tab="tasks"))
    settle()
    card = window.page.tabs.tab("tasks").tasks
    card.table.selectRow(0)
    QTest.keyClick(card.table, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    settle()
    made = opened(RecordHistoryDialog)
    assert made.windowTitle() == "History of the task"
    assert [h.words for h in made.table.rows_model.rows] == [
        "Due: not set → Dec 1, 2026",
        "Task: Call\nComes back: Once",
    ]


def test_the_case_shows_the_history_of_its_own_fields(window, settle, county, case_id):
    window.open_page(CaseTarget(case_id=case_id, tab="support"))
    settle()
    card = window.page.tabs.tab("support").progress
    assert not card.history_action.isEnabled()
    cases.assign(county, case_id, "Luz Peña")
    window.page._history()
    settle()
    made = opened(RecordHistoryDialog)
    assert made.windowTitle() == "History of the case"
    newest = made.table.rows_model.rows[0]
    assert newest.words == "Consultant: not set → Luz Peña"
    assert made.nothing.isHidden()
    assert len(made.table.rows_model.rows) == len(history.record_history(county, Case, case_id))
