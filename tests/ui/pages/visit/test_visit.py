"""The page of a site visit: killed, given back, folded. The hour itself is a journey."""

import threading
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework.records import Contact
from sos_desktop.domain.casework.words import ContactKind, Sensitivity
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.foundation.settings import Settings
from sos_desktop.services.casework import cases, records, visits
from tests.casework import ALISAL, open_case
from tests.ui.pages.visit.hands import ALT, enter, words
from ui.app import Shell
from ui.navigation import TodayTarget, VisitTarget


def test_what_is_typed_is_kept_before_enter(page, county, case_id, press, settle, qtbot):
    press("The office has a si")
    qtbot.waitUntil(lambda: visits.waiting_drafts(county) == (case_id,))
    settle()
    assert visits.open_visit(county, case_id).draft["text"] == "The office has a si"
    press("gn")
    page.flush()
    settle()
    page._forget()  # as after a crash: nothing but the county file is left
    page.open(VisitTarget(case_id))
    settle()
    assert page.entry.line.text() == "The office has a sign"
    assert "not entered yet" in page.entry.state.text()
    enter(press, "")
    settle()
    assert visits.waiting_drafts(county) == ()
    assert cases.case_file(county, case_id).notes[0].text == "The office has a sign"


def test_a_line_waits_while_another_visit_of_the_case_is_looked_at(
    page, county, case_id, press, settle
):
    earlier = Contact(case_id=case_id, kind=ContactKind.VISIT, held_on=date(2026, 9, 22))
    records.save(county, earlier)
    settle()
    press("An important half sen")
    page.open(VisitTarget(case_id, earlier.id))
    settle()
    press("x")
    press(key=Qt.Key.Key_Backspace)
    page.flush()
    settle()
    page.open(VisitTarget(case_id))
    settle()
    assert page.entry.line.text() == "An important half sen"


def test_a_date_that_cannot_be_read_leaves_the_last_one_that_could(page, county, press, settle):
    enter(press, "Doors open at 8")
    settle()
    for typed in ("11/20/2025", "banana", ""):
        page.head.date.line.setFocus()
        page.head.date.line.selectAll()
        press(typed) if typed else press(key=Qt.Key.Key_Delete)
        page.flush()
        settle()
        assert page.head.visit().held_on == date(2025, 11, 20)
        [visit] = cases.case_file(county, page.current_case()).contacts
        assert visit.held_on == date(2025, 11, 20)
    assert "Nov 20, 2025 stays" in page.head.problem.text()


def test_who_is_there_is_kept_before_the_first_entry(page, county, case_id, press, settle):
    page.head.people.setFocus()
    press("Two aides")
    page.head.people.completions.popup().hide()
    page.flush()
    settle()
    assert cases.case_file(county, case_id).contacts == ()
    page._forget()
    page.open(VisitTarget(case_id))
    settle()
    assert page.head.people.text() == "Two aides"


def test_a_text_of_20001_characters_stays_in_the_line(page, county, case_id, settle):
    page.entry.line.setText("x" * 20_001)
    page.entry.enter()
    settle()
    assert "20,001 characters" in page.entry.state.text()
    assert len(page.entry.line.text()) == 20_001
    assert cases.case_file(county, case_id).contacts == ()


def test_nothing_typed_says_so(page, press):
    enter(press, "")
    assert "Type what was seen" in page.entry.state.text()
    page.entry.choose(page.entry.kind.AGREEMENT)
    page.entry.line.setText("Send it")
    page.entry.due.line.setText("sometime")
    page.entry.enter()
    assert "is not a date" in page.entry.state.text()


def test_a_line_the_file_refuses_comes_back(page, county, case_id, press, settle, monkeypatch):
    def full(*_arguments, **_values):
        raise EnvironmentProblem("There is no room left on the disk.")

    monkeypatch.setattr(visits, "enter", full)
    enter(press, "Doors open at 8")
    press("and")
    settle()
    assert page.entry.line.text() == "Doors open at 8 and"
    assert "no room left" in page.entry.state.text()


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("absent", "luz pena", "Luz Peña is on both lists"),
        ("date", "+3", "the visit is planned"),
        ("date", "yesterday-ish", "not a date yet"),
        ("date", "1/2/2020", ""),
    ],
)
def test_a_quiet_word_about_the_head(page, press, field, text, said):
    page.head.people.setText("Luz Peña; Principal")
    control = getattr(page.head, field)
    line = getattr(control, "line", control)
    line.setFocus()
    line.selectAll()
    press(text)
    assert said in page.head.problem.text()
    assert page.head.problem.isVisible() is bool(said)


def test_where_the_page_is_low_the_head_folds_once_it_is_filled(page, settle):
    head = page.head
    head.fold_when_filled(low=True)
    page.entry.line.setFocus()
    assert head.fields.isVisible(), "there is something to fill in yet"
    head.place.setText("Lab school")
    head.people.setText("Luz Peña; Principal")
    head.absent.setText("Students")
    head.absent.setFocus()
    assert head.fields.isVisible(), "somebody writes in it"
    page.entry.line.setFocus()
    assert not head.fields.isVisible()
    said = head.summary.accessibleName()
    assert all(w in said for w in ("Lab school", "Luz Peña; Principal", "missing: Students"))
    head.unfold_button.click()
    assert head.fields.isAncestorOf(QApplication.focusWidget())
    head.date.line.setText("+3")
    head.date.line.textEdited.emit("+3")
    page.entry.line.setFocus()
    assert head.folded.isVisible()
    assert "the visit is planned" in head.problem.text()
    assert head.problem.isVisible()
    head.go_to("place")
    assert head.place.hasFocus()
    head.fold_when_filled(low=False)
    assert head.fields.isVisible()


def test_too_long_a_list_of_people_is_told_once_the_visit_has_begun(page, press, settle):
    enter(press, "Doors open at 8")
    settle()
    page.head.people.setText("x" * 501)
    page.head.people.textEdited.emit("x")
    page.flush()
    settle()
    assert "501 characters" in page.head.problem.text()


def test_public_holds_for_one_line_only(page, press):
    for _n in range(2):
        press(key=Qt.Key.Key_S, modifier=ALT)
    assert page.entry.sensitivity is Sensitivity.PUBLIC
    assert "Public" in page.entry.reader.text()
    enter(press, "Doors open at 8")
    assert page.entry.sensitivity is Sensitivity.OFFICE
    press(key=Qt.Key.Key_S, modifier=ALT)
    enter(press, "Two aides are missing")
    assert page.entry.sensitivity is Sensitivity.DISTRICT


def test_another_case_has_its_own_visit(page, county, case_id, press, settle):
    other = open_case(county, ALISAL)
    page.mark_stale()
    settle()
    press("Half a sentence here")
    page.head.case.setFocus()
    page.head.case.lineEdit().selectAll()
    press("alisal")
    press(key=Qt.Key.Key_Return)
    settle()
    assert page.current_case() == other
    assert page.entry.line.text() == ""
    page.open(VisitTarget(case_id))
    settle()
    assert page.entry.line.text() == "Half a sentence here"


def test_a_planned_visit_is_written_in(page, window, county, case_id, press, settle):
    planned = Contact(
        case_id=case_id,
        kind=ContactKind.VISIT,
        held_on=clock.today() + timedelta(days=3),
        people="Principal",
        sensitivity=Sensitivity.PUBLIC,
        summary="First walk",
    )
    records.save(county, planned)
    window.open_page(VisitTarget(case_id=case_id, contact_id=planned.id))
    settle()
    assert page.head.people.text() == "Principal"
    enter(press, "Doors open at 8")
    settle()
    file = cases.case_file(county, case_id)
    assert file.contacts == (planned,)
    assert file.notes[0].contact_id == planned.id


def test_the_empty_page_without_any_case(window, settle):
    window.open_page(VisitTarget())
    settle()
    assert "No case to visit yet" in words(window.page)


def test_a_case_is_chosen_first(window, settle, case_id, press):
    window.activateWindow()
    window.open_page(VisitTarget())
    settle()
    assert "Choose the case" in words(window.page)
    assert not window.page.tidy_action.isEnabled()
    press("sal")
    press(key=Qt.Key.Key_Return)
    settle()
    assert window.page.current_case() == case_id


def test_a_case_that_is_gone_leaves_the_page_usable(page, window, settle):
    page.open(VisitTarget("gone"))
    settle()
    assert page.current_case() is None
    assert "Choose the case" in words(page)


def test_the_entry_after_its_visit_was_undone(page, county, case_id, press, settle, window):
    enter(press, "one")
    settle()
    for _n in range(2):
        window.actions_.undo.trigger()
        settle()
    assert cases.case_file(county, case_id).contacts == ()
    enter(press, "two")
    settle()
    file = cases.case_file(county, case_id)
    assert [note.text for note in file.notes] == ["two"]
    assert file.notes[0].contact_id == file.contacts[0].id


def test_a_line_left_over_is_offered_when_the_file_is_opened(app, county, case_id, qtbot, dialogs):
    visits.keep_draft(county, case_id, {"text": "The office has a si"})
    shell = Shell(Settings(), dialogs)
    shell.show(county)
    window, context = shell.window, shell.context
    qtbot.waitUntil(lambda: "not entered yet" in window.notice.text.text())
    window.notice.action.click()
    qtbot.waitUntil(lambda: window.page.key == "visit" and bool(window.page.view))
    assert window.page.entry.line.text() == "The office has a si"
    qtbot.waitUntil(lambda: not context.runner.busy)
    shell.close()
    window.close()


def test_a_line_is_kept_while_a_long_job_runs(page, county, case_id, press, window, qtbot):
    """A load of all files takes a while; what is agreed meanwhile must not wait for it."""
    go = threading.Event()
    window.context.long_job("Loading", lambda _p, _c: go.wait(20), lambda _n: None, owner=page)
    enter(press, "The office has a site plan")
    qtbot.waitUntil(lambda: len(cases.case_file(county, case_id).notes) == 1)
    window.open_page(TodayTarget())
    window.open_page(VisitTarget(case_id=case_id))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.entry.line)
    assert window.context.runner.busy
    go.set()


def test_who_was_missing_is_kept_although_it_is_too_long_to_be_saved(
    page, county, case_id, press, settle
):
    enter(press, "Doors open at 8")
    settle()
    long = "a teacher; " * 60
    page.head.absent.setFocus()
    page.head.absent.setText(long)
    page.head.absent.textEdited.emit(long)
    page.flush()
    settle()
    assert "Shorten it" in page.head.problem.text()
    page._forget()  # as after a crash: nothing but the county file is left
    page.open(VisitTarget(case_id))
    settle()
    page.flush()
    settle()
    assert page.head.absent.text() == long.rstrip("; ")
    assert "Shorten it" in page.head.problem.text()
    page.head.absent.setText("a teacher")
    page.head.absent.textEdited.emit("a teacher")
    page.flush()
    settle()
    assert visits.waiting_drafts(county) == ()
    assert cases.case_file(county, case_id).contacts[0].absent == "a teacher"


def test_what_is_typed_into_the_head_without_a_pause_is_a_draft_until_it_is_saved(
    page, county, case_id, press, settle, qtbot
):
    enter(press, "Doors open at 8")
    settle()
    page.keeper._pause.setInterval(600_000)  # nobody makes a pause, however slow the machine is
    page.head.absent.setFocus()
    press("a teach")
    page.keeper._keep_draft()
    settle()
    assert visits.open_visit(county, case_id).visit.absent == "a teach"
    assert cases.case_file(county, case_id).contacts[0].absent == "", "nothing is in the history"
    press("er")
    page.flush()
    settle()
    assert visits.waiting_drafts(county) == ()
    assert cases.case_file(county, case_id).contacts[0].absent == "a teacher"
