"""A removed record and one sentence of last week come back in the window, by keys too."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework.records import Note, Task
from sos_desktop.domain.casework.words import NoteKind
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county.county_files import keep_daily_copy
from tests.prepared_case import opened_case, prepared_by
from ui.navigation import CaseTarget
from ui.pages.case.bring_back import BringBackDialog
from ui.widgets.lists.record_history import RecordHistoryDialog, show_history

county_template, case_id = prepared_by(opened_case, "case_id")


@pytest.fixture
def note(county, case_id):
    made = Note(
        case_id=case_id,
        kind=NoteKind.OBSERVATION,
        text="The bus comes at seven",
        noted_on=date(2026, 11, 20),
    )
    records.save(county, made)
    return made


def shown(kind):
    [found] = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return found


@pytest.fixture
def ask(window, case_id, settle):
    def open_it():
        window.activateWindow()
        window.open_page(CaseTarget(case_id=case_id))
        settle()
        window.page.back_action.trigger()
        settle()
        return shown(BringBackDialog)

    return open_it


def test_a_removed_task_comes_back_by_keys_alone(ask, county, case_id, settle):
    task = Task(case_id=case_id, title="Ask for a bus")
    records.save(county, task)
    records.remove(county, task)
    dialog = ask()
    assert dialog.table.hasFocus()
    assert dialog.then.toPlainText() == "Ask for a bus"
    assert dialog.now.toPlainText() == "It is not here."
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [one.title for one in cases.case_file(county, case_id).tasks] == ["Ask for a bus"]
    assert not dialog.table.rows_model.rows
    assert "Nothing that was removed" in dialog.nothing.text()


def test_one_sentence_of_last_week_comes_back_from_a_copy(ask, county, case_id, note, settle):
    assert keep_daily_copy(county) is not None
    records.save(county, replace(note, text="Written over"))
    dialog = ask()
    assert dialog.source.count() == 2
    dialog.source.setCurrentIndex(1)
    dialog.source.activated.emit(1)
    settle()
    [row] = dialog.table.rows_model.rows
    assert (row.words, row.words_now) == ("The bus comes at seven", "Written over")
    dialog.act_button.click()
    settle()
    assert [one.text for one in cases.case_file(county, case_id).notes] == [note.text]
    assert "nothing of this case" in dialog.nothing.text()


def test_a_copy_that_went_away_is_said(ask, county, case_id, note, settle):
    copy = keep_daily_copy(county)
    dialog = ask()
    copy.unlink()
    dialog.source.setCurrentIndex(1)
    dialog.source.activated.emit(1)
    settle()
    assert dialog.problem.isVisible()
    assert not dialog.act_button.isEnabled()


def test_an_earlier_wording_comes_back_from_the_history_of_the_record(
    window, context, county, case_id, note, settle
):
    records.save(county, replace(note, text="Written over", kind=NoteKind.QUOTE))
    show_history(context, window, Note, note.id, "note")
    settle()
    dialog = shown(RecordHistoryDialog)
    newest, first = dialog.table.rows_model.rows
    assert newest.operation == "update"
    assert dialog.bring_button.isEnabled()
    dialog.bring_button.click()
    settle()
    [found] = cases.case_file(county, case_id).notes
    assert found == note
    assert len(dialog.table.rows_model.rows) == 3, "the step stands in the history"
    dialog.table.select_row(2)
    assert dialog.table.current() == first
    assert not dialog.bring_button.isEnabled(), "before it there was nothing"
