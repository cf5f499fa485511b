"""What is typed into a form of a case outlives the program; two cases never share it."""

import logging
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework.records import Cause, Contact, Decision
from sos_desktop.domain.casework.words import ContactKind, Sensitivity, Stage
from sos_desktop.services.casework import cases, drafts, records
from tests.casework import ALISAL, open_case
from tests.prepared_case import opened_case, prepared_by
from ui.navigation import CaseTarget
from ui.pages.case.dialogs import close_dialog
from ui.pages.case.lcap import lcap_dialog
from ui.pages.case.move import MoveDialog
from ui.pages.case.voices import VoicesTable
from ui.widgets.forms import form_draft
from ui.widgets.forms.form_dialog import FormDialog

county_template, case_id = prepared_by(opened_case, "case_id")


@pytest.fixture
def log(window, settle, case_id, monkeypatch):
    """Opens the form for a contact of a case."""
    monkeypatch.setattr(form_draft, "KEPT_EVERY", 20)

    def ask(case=case_id):
        window.activateWindow()
        window.open_page(CaseTarget(case_id=case))
        settle()
        window.page.log_action.trigger()
        settle()
        return form()

    return ask


def form():
    [found] = [
        w for w in QApplication.topLevelWidgets() if isinstance(w, FormDialog) and w.isVisible()
    ]
    return found


def key_of(case_id):
    return drafts.key_of(Contact, case_id)


def type_contact(dialog, qtbot, county, case_id, text="They would rather meet in"):
    QTest.keyClicks(dialog.form.controls["people"], "Principal")
    QTest.keyClicks(dialog.form.controls["summary"], text)
    qtbot.waitUntil(lambda: drafts.waiting(county, key_of(case_id)).get("summary") == text)


def die(dialog, settle):
    """As when the program ends: nobody hears that the window is closed."""
    dialog.blockSignals(True)
    dialog.done(0)
    settle()


def test_a_contact_that_is_typed_is_offered_again(log, county, case_id, settle, qtbot, caplog):
    caplog.set_level(logging.DEBUG)
    dialog = log()
    assert not dialog.draft.isVisible()
    dialog.form.controls["kind"].setCurrentIndex([*ContactKind].index(ContactKind.MEETING))
    dialog.form.controls["held_on"].line.setText("Nov 3, 20")
    type_contact(dialog, qtbot, county, case_id)
    die(dialog, settle)
    again = log()
    assert again.draft.isVisible()
    assert "not saved" in again.draft.words.text()
    assert again.form.controls["held_on"].line.text() == "Nov 3, 20", "a date half typed stays too"
    again.form.controls["held_on"].line.setText("Nov 3, 2026")
    QTest.keyClicks(again.form.controls["summary"], " June")
    again.submit()
    settle()
    [contact] = cases.case_file(county, case_id).contacts
    assert contact.summary == "They would rather meet in June"
    assert contact.people == "Principal"
    assert contact.kind is ContactKind.MEETING
    assert contact.held_on == date(2026, 11, 3)
    assert not drafts.waiting(county, key_of(case_id))
    assert not log().draft.isVisible()
    assert "rather meet" not in caplog.text, "what is typed never reaches the log"


def test_a_draft_is_not_a_change_that_could_be_undone(log, county, case_id, settle, qtbot):
    with county.session() as session:
        before = session.connection().exec_driver_sql("SELECT count(*) FROM change_log").scalar()
    type_contact(log(), qtbot, county, case_id)
    with county.session() as session:
        after = session.connection().exec_driver_sql("SELECT count(*) FROM change_log").scalar()
    assert after == before


def test_each_case_has_a_draft_of_its_own(log, county, case_id, settle, qtbot):
    other = open_case(county, ALISAL)
    dialog = log()
    type_contact(dialog, qtbot, county, case_id)
    die(dialog, settle)
    beside = log(other)
    assert not beside.draft.isVisible()
    assert beside.form.record().summary == ""
    type_contact(beside, qtbot, county, other, "Another district")
    die(beside, settle)
    assert log().form.record().summary == "They would rather meet in"


@pytest.mark.parametrize("agreed", [True, False])
def test_a_draft_can_be_discarded_where_it_is_offered(
    log, county, case_id, settle, qtbot, dialogs, agreed
):
    dialog = log()
    type_contact(dialog, qtbot, county, case_id)
    die(dialog, settle)
    again = log()
    dialogs.agree = agreed
    again.draft.button.click()
    settle()
    assert dialogs.asked
    assert (again.form.record().summary == "") is agreed
    assert (drafts.waiting(county, key_of(case_id)) == {}) is agreed
    assert again.draft.isVisible() is not agreed


def test_cancel_drops_what_was_typed(log, county, case_id, settle, qtbot, dialogs):
    dialog = log()
    type_contact(dialog, qtbot, county, case_id)
    dialog.cancel_button.click()
    settle()
    assert not drafts.waiting(county, key_of(case_id))
    assert log().form.record().summary == ""


def test_a_refused_save_leaves_the_draft(log, county, case_id, settle, qtbot):
    dialog = log()
    type_contact(dialog, qtbot, county, case_id)
    dialog.form.controls["held_on"].line.setText("Nov 3, 2001")
    dialog.submit()
    settle()
    assert dialog.isVisible()
    assert drafts.waiting(county, key_of(case_id))["summary"] == "They would rather meet in"


def test_what_is_typed_before_a_draft_arrives_is_not_written_over(log, county, case_id, settle):
    dialog = log()
    drafts.keep(county, key_of(case_id), {"summary": "From before", "sensitivity": "office"})
    dialog.form.controls["summary"].setPlainText("Typed at once")
    dialog.draft.offer(drafts.waiting(county, key_of(case_id)))
    assert dialog.form.record().summary == "Typed at once"
    assert dialog.draft.button.text() == "Show it"
    dialog.draft.button.click()
    assert dialog.form.record().summary == "From before"
    assert dialog.form.record().sensitivity is Sensitivity.OFFICE


def test_keys_that_stay_in_a_line_are_kept_in_the_next_case_too(
    decisions, window, county, settle, qtbot
):
    """Nobody comes to the line a second time, so it has to look by itself."""
    decisions.add()
    settle()
    other = open_case(county, ALISAL)
    window.open_page(CaseTarget(case_id=other, tab="outreach"))
    settle()
    QTest.keyClicks(decisions.entry.controls["text"], "Ask")
    qtbot.waitUntil(
        lambda: drafts.waiting(county, drafts.key_of(Decision, other)).get("text") == "Ask"
    )


def test_what_is_typed_beside_a_list_without_a_pause_outlives_the_program(
    decisions, county, case_id, settle, qtbot
):
    """The text is saved when somebody stops; until then it lies in the file as a draft."""
    decisions.table.select_row(0)
    decisions.edit()
    settle()
    shown = decisions.window().page.tabs.current().beside.inspector
    shown._keeping.setInterval(20)
    shown._timer.setInterval(60_000)
    kept = decisions.current()
    key = drafts.key_of(Decision, case_id, kept.id)
    shown.go_to("text")
    QTest.keyClicks(shown.form.controls["text"], "x and on")
    qtbot.waitUntil(lambda: "x and on" in drafts.waiting(county, key).get("text", ""))
    shown.flush()
    settle()
    [saved] = [d for d in cases.case_file(county, case_id).decisions if d.id == kept.id]
    assert "x and on" in saved.text
    assert not drafts.waiting(county, key), "no trace stays"


@pytest.mark.parametrize("name", ["cause", "voice", "lcap", "close", "move"])
def test_windows_of_a_case_show_again_what_was_typed(
    window, county, case_id, settle, qtbot, monkeypatch, name
):
    """Those nobody kept a draft of before."""
    monkeypatch.setattr(form_draft, "KEPT_EVERY", 20)
    cause = Cause(case_id=case_id, text="Few rides")
    records.save(county, cause)
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id, tab="needs"))
    settle()
    ask, field = _window_of(name, window, county, case_id, cause)
    dialog = ask()
    settle()
    control = dialog.form.controls[field]
    at = control.line if name == "lcap" else control
    words = "Nov 3, 20" if name == "lcap" else "They said so"
    QTest.keyClicks(at, words)
    qtbot.waitUntil(lambda: not dialog.draft._timer.isActive())
    settle()
    die(dialog, settle)
    again = ask()
    settle()
    assert again.draft.isVisible()
    typed = again.form.typed()[field]
    assert words in typed
    again.draft._discard()
    settle()
    with county.session() as session:
        left = session.connection().exec_driver_sql(
            "SELECT count(*) FROM meta WHERE key LIKE 'draft:%'"
        )
        assert left.scalar() == 0, "no trace stays"


def _details_of(needs, cause):
    """The window of a cause, asked for in the step where causes stand."""
    assert needs.go_to("cause", cause.id)
    assert needs.causes.details.isVisible()
    needs.causes.details.click()
    return form()


def _window_of(name, window, county, case_id, cause):
    file = cases.case_file(county, case_id)
    page = window.page
    if name == "cause":
        return lambda: _details_of(page.tabs.current(), cause), "text"
    if name == "voice":
        table = VoicesTable(window.context)
        table.setParent(page)
        table.show_file(file)
        table.setCurrentIndex(table.model().index(0, 0))
        return lambda: (table.open_cell(), form())[1], "note"
    make = {"lcap": lcap_dialog, "close": close_dialog, "move": MoveDialog}[name]
    field = {"lcap": "lcap_clarification_on", "close": "closing_reason", "move": "reason"}[name]

    def ask():
        made = make(window.context, page, file)
        made.open()
        return made

    return ask, field


@pytest.fixture
def decisions(window, county, case_id, settle, monkeypatch):
    """The list of decisions of a case, with two of them."""
    monkeypatch.setattr(form_draft, "KEPT_EVERY", 20)
    for text in ("Begin", "Wait"):
        records.save(
            county,
            Decision(
                case_id=case_id, text=text, decided_on=date(2026, 11, 16), stage=Stage.OUTREACH
            ),
        )
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id, tab="outreach"))
    settle()
    return window.page.tabs.current().decisions


def test_half_a_line_is_offered_again(decisions, window, county, case_id, settle, qtbot):
    """Also after another case was looked at, which never shows it."""
    key = drafts.key_of(Decision, case_id)
    decisions.add()
    settle()
    QTest.keyClicks(decisions.entry.controls["text"], "Wait until")
    qtbot.waitUntil(lambda: drafts.waiting(county, key).get("text") == "Wait until")
    window.open_page(CaseTarget(case_id=open_case(county, ALISAL), tab="outreach"))
    settle()
    decisions.add()
    settle()
    assert decisions.entry.typed()["text"] == ""
    window.open_page(CaseTarget(case_id=case_id, tab="outreach"))
    settle()
    decisions.add()
    settle()
    assert decisions.entry.typed()["text"] == "Wait until"
    assert "not saved" in decisions.keeper.draft.words.text()
    QTest.keyClicks(decisions.entry.controls["text"], " spring")
    QTest.keyClick(decisions.entry.controls["text"], Qt.Key.Key_Return)
    settle()
    assert "Wait until spring" in [d.text for d in cases.case_file(county, case_id).decisions]
    assert not drafts.waiting(county, key)
    assert not decisions.keeper.draft.isVisible()


def test_what_is_typed_at_the_right_is_saved_by_itself(
    decisions, window, county, case_id, settle, qtbot, monkeypatch
):
    """It needs no draft: a moment after the last key it stands in the file."""
    found = next(d for d in cases.case_file(county, case_id).decisions if d.text == "Begin")
    tab = window.page.tabs.current()
    tab.beside.inspector._timer.setInterval(20)
    decisions.table.select(found.id)
    decisions.edit()
    QTest.keyClicks(tab.beside.inspector.form.controls["text"], "Now: ")

    def texts():
        return [d.text for d in cases.case_file(county, case_id).decisions]

    qtbot.waitUntil(lambda: "Now: Begin" in texts())
    settle()
    assert tab.beside.inspector.state.text().startswith("Saved ")
    window.actions_.undo.trigger()
    settle()
    assert sorted(texts()) == ["Begin", "Wait"]
    assert tab.beside.inspector.form.record().text == "Begin"


@pytest.fixture
def told(window, settle, monkeypatch):
    """Opens a case as after the program has ended, and gives what is said."""
    monkeypatch.setattr(form_draft, "KEPT_EVERY", 20)

    def look(case):
        window.notice.hide()
        window.open_page(CaseTarget(case_id=case))
        settle()
        return window.notice.text.text() if window.notice.isVisible() else ""

    return look


def test_a_draft_is_told_when_its_case_is_opened(window, told, log, county, case_id, settle, qtbot):
    other = open_case(county, ALISAL)
    assert told(case_id) == ""
    dialog = log()
    type_contact(dialog, qtbot, county, case_id)
    die(dialog, settle)
    assert told(other) == ""
    assert "was not saved: contact" in told(case_id)
    window.notice.action.click()
    settle()
    assert form().form.record().summary == "They would rather meet in"


def test_a_draft_of_a_record_opens_that_record(window, told, county, case_id, settle):
    decisions = [
        Decision(case_id=case_id, text=text, decided_on=date(2026, 11, 16), stage=Stage.OUTREACH)
        for text in ("Begin", "Wait")
    ]
    for decision in decisions:
        records.save(county, decision)
    drafts.keep(county, drafts.key_of(Decision, case_id, decisions[1].id), {"text": "Wait a year"})
    assert "was not saved: decision" in told(case_id)
    window.notice.action.click()
    settle()
    tab = window.page.tabs.current()
    assert tab.beside.inspector.form.record().text == "Wait a year"
    tab.flush()
    settle()
    assert "Wait a year" in [d.text for d in cases.case_file(county, case_id).decisions]
    assert not drafts.waiting(county, drafts.key_of(Decision, case_id, decisions[1].id))


def test_a_note_from_anywhere_is_told_in_its_case(window, told, county, case_id, settle):
    drafts.keep(county, drafts.NOTE, {"text": "Bus leaves early", "case_id": case_id})
    assert "was not saved: note" in told(case_id)
    window.notice.action.click()
    settle()
    assert form().form.record().text == "Bus leaves early"
