"""Notes and files of a case, and a note from anywhere."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework.records import Cause, Contact, Note
from sos_desktop.domain.casework.words import (
    ContactKind,
    EvidenceKind,
    NoteKind,
    Perspective,
    Sensitivity,
)
from sos_desktop.foundation import clock
from sos_desktop.services.casework import attachments, cases, drafts, records
from sos_desktop.services.casework.attachments import AttachedTo
from tests.casework import ALISAL, add_leas, open_case
from tests.prepared_case import prepared_by
from ui.navigation import CaseTarget, TodayTarget
from ui.note_dialog import NoteDialog
from ui.widgets.forms.form_dialog import FormDialog

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
DAY = date(2026, 11, 16)


def case_with_notes(county, _folder):
    add_leas(county)
    made = open_case(county)
    visit = Contact(
        case_id=made, kind=ContactKind.VISIT, held_on=DAY, people="Principal", place="Creekside"
    )
    records.save(county, visit)
    for kind in NoteKind:
        note = Note(
            case_id=made, kind=kind, text=f"A {kind.value}", noted_on=DAY, contact_id=visit.id
        )
        records.save(county, note)
    attachments.add_content(county, "Chart.png", b"\x89PNG", AttachedTo(made, visit))
    return made


county_template, case_id = prepared_by(case_with_notes, "case_id")


@pytest.fixture
def tab(window, settle, case_id):
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id, tab="files"))
    settle()
    return window.page.tabs.current()


def shown(record_list):
    proxy = record_list.table.proxy
    return [proxy.index(n, 0).data(Qt.ItemDataRole.UserRole + 1) for n in range(proxy.rowCount())]


def select(record_list, text):
    place = next(n for n, found in enumerate(shown(record_list)) if text in str(found))
    record_list.table.setFocus()
    record_list.table.selectRow(place)


def dialog_of(kind):
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1, found
    return found[0]


def test_everything_written_down_is_there(tab):
    assert tab.visits.table.rows_model.rowCount() == 1
    index = tab.visits.table.proxy.index(0, 4)
    assert index.data() == "4 notes, 1 file"
    assert len(shown(tab.notes)) == 4
    assert tab.files.table.proxy.index(0, 2).data() == "Site visit, Nov 16, 2026"
    assert tab.total.text() == "The county file holds 1 file, 4 bytes together."


def test_notes_by_kind(tab):
    tab.kind.setCurrentIndex(1 + list(NoteKind).index(NoteKind.QUOTE))
    assert [note.kind for note in shown(tab.notes)] == [NoteKind.QUOTE]
    tab.kind.setCurrentIndex(0)
    assert len(shown(tab.notes)) == 4


def test_a_kind_without_notes_says_so(tab, county, settle):
    quote = next(n for n in shown(tab.notes) if n.kind is NoteKind.QUOTE)
    tab.kind.setCurrentIndex(1 + list(NoteKind).index(NoteKind.QUOTE))
    select(tab.notes, "A quote")
    QTest.keyClick(tab.notes.table, Qt.Key.Key_Delete)
    settle()
    assert quote not in cases.case_file(county, quote.case_id).notes
    assert tab.notes.nothing.isVisible()
    assert tab.notes.nothing.text() == "There is no note of this kind."


def test_who_may_read_a_note_by_one_key(tab, county, case_id, settle):
    select(tab.notes, "A quote")
    QTest.keyClick(tab.notes.table, Qt.Key.Key_S)
    settle()
    found = {n.kind: n.sensitivity for n in cases.case_file(county, case_id).notes}
    assert found[NoteKind.QUOTE] is Sensitivity.DISTRICT
    assert found[NoteKind.OTHER] is Sensitivity.OFFICE
    assert tab.notes.table.current().kind is NoteKind.QUOTE


def test_an_observation_becomes_evidence_once(tab, county, case_id, settle, window):
    select(tab.notes, "A observation")
    assert tab.evidence_button.isEnabled()
    for _n in range(2):
        tab.evidence_button.click()
        settle()
    [evidence] = cases.case_file(county, case_id).evidence
    assert (evidence.kind, evidence.text) == (EvidenceKind.OBSERVATION, "A observation")
    assert evidence.source == "Site visit at Creekside"
    assert "evidence already" in window.notice.text.text()
    select(tab.notes, "A interpretation")
    assert not tab.evidence_button.isEnabled()
    assert "seen or heard" in tab.evidence_button.toolTip()


def test_evidence_from_a_note_asks_for_its_cause_and_shows_it(tab, county, case_id, settle, window):
    causes = [Cause(case_id=case_id, text=text) for text in ("Late buses", "No breakfast")]
    for cause in causes:
        records.save(county, cause)
    window.page.mark_stale()
    settle()
    select(tab.notes, "A observation")
    tab.evidence_button.click()
    settle()
    [dialog] = [
        w for w in QApplication.topLevelWidgets() if isinstance(w, FormDialog) and w.isVisible()
    ]
    choices = dialog.form.controls["cause_id"]
    words = [choices.itemText(n) for n in range(choices.count())]
    choices.setCurrentIndex(next(n for n, text in enumerate(words) if "No breakfast" in text))
    dialog.submit()
    settle()
    [evidence] = cases.case_file(county, case_id).evidence
    assert evidence.cause_id == causes[1].id
    window.open_page(CaseTarget(case_id=case_id, tab="needs"))
    settle()
    needs = window.page.tabs.current()
    assert needs.cause_of(needs.evidence.table.rows_model.rows[0]) == "No breakfast"


def test_a_visit_is_opened_to_write_in(tab, window, settle):
    select(tab.visits, "Creekside")
    QTest.keyClick(tab.visits.table, Qt.Key.Key_Return)
    settle()
    assert window.page.key == "visit"
    assert window.page.head.place.text() == "Creekside"


def test_a_file_is_opened_saved_renamed_and_removed(
    tab, county, case_id, settle, monkeypatch, dialogs, tmp_path
):
    opened = []
    monkeypatch.setattr(
        "ui.attachments.QDesktopServices.openUrl", lambda url: opened.append(url) or True
    )
    select(tab.files, "Chart")
    QTest.keyClick(tab.files.table, Qt.Key.Key_Return)
    settle()
    assert opened[0].fileName() == "Chart.png"
    dialogs.target = tmp_path / "copy.png"
    tab.files.save_button.click()
    settle()
    assert dialogs.target.read_bytes() == b"\x89PNG"
    QTest.keyClick(tab.files.table, Qt.Key.Key_Space)
    QTest.keyClicks(tab.beside.inspector.form.controls["caption"], "The wall")
    QTest.keyClick(tab.beside.inspector.form.controls["caption"], Qt.Key.Key_Escape)
    settle()
    assert cases.case_file(county, case_id).attachments[0].caption == "The wall"
    QTest.keyClick(tab.files.table, Qt.Key.Key_Delete)
    settle()
    assert cases.case_file(county, case_id).attachments == ()


def test_no_program_opens_it(tab, settle, monkeypatch, window):
    monkeypatch.setattr("ui.attachments.QDesktopServices.openUrl", lambda _url: False)
    select(tab.files, "Chart")
    tab.files.open_button.click()
    settle()
    assert "No program on this computer opens Chart.png" in window.notice.text.text()


@pytest.mark.parametrize("agree", [True, False])
def test_a_file_with_macros_is_opened_only_when_the_person_says_so(
    tab, county, case_id, settle, monkeypatch, dialogs, agree
):
    attachments.add_content(county, "Plan.docm", b"PK\x03\x04x", AttachedTo(case_id))
    tab.window().page.mark_stale()
    settle()
    opened = []
    monkeypatch.setattr(
        "ui.attachments.QDesktopServices.openUrl", lambda url: opened.append(url) or True
    )
    dialogs.agree = agree
    select(tab.files, "Plan.docm")
    tab.files.open_button.click()
    settle()
    assert "macros" in dialogs.asked[0]
    assert len(opened) == agree


def test_files_are_dropped_and_pasted_on_the_tab(tab, county, case_id, settle, tmp_path):
    path = tmp_path / "Notes.txt"
    path.write_text("x", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    tab.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    settle()
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    QGuiApplication.clipboard().setImage(image)
    tab.files.table.setFocus()
    QTest.keyClick(tab.files.table, Qt.Key.Key_V, CONTROL)
    settle()
    QGuiApplication.clipboard().clear()
    names = [d.name for d in cases.case_file(county, case_id).attachments]
    assert names[:2] == ["Chart.png", "Notes.txt"]
    assert names[2].startswith("Picture ")
    assert QPoint is not None


def dialog_open(kind):
    return any(isinstance(w, kind) and w.isVisible() for w in QApplication.topLevelWidgets())


def ask_note(window, settle):
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL | SHIFT)
    settle()
    return dialog_of(NoteDialog)


def test_a_note_from_the_open_case(tab, window, county, case_id, settle, tmp_path, dialogs):
    dialog = ask_note(window, settle)
    assert dialog.case.case_id() == case_id
    QTest.keyClicks(dialog.form.controls["text"], "Remember the bus")
    dialogs.files = [tmp_path / "bus.txt"]
    dialogs.files[0].write_text("late", encoding="utf-8")
    dialog.attach_button.click()
    assert dialog.attached.text() == "bus.txt"
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    settle()
    file = cases.case_file(county, case_id)
    [note] = [note for note in file.notes if note.text == "Remember the bus"]
    assert (note.kind, note.sensitivity) == (NoteKind.OBSERVATION, Sensitivity.OFFICE)
    assert note.noted_on == clock.today()
    assert [d.note_id for d in file.attachments] == [None, note.id]


def keep_note(county, case_id):
    drafts.keep(
        county,
        drafts.NOTE,
        {
            "case_id": case_id,
            "kind": "quote",
            "text": "Nobody asks us",
            "voice": "students",
            "sensitivity": "office",
        },
    )


def test_a_note_that_is_typed_is_kept_and_offered_again(window, county, case_id, settle, qtbot):
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id))
    settle()
    dialog = ask_note(window, settle)
    QTest.keyClicks(dialog.form.controls["text"], "Remember the b")
    qtbot.waitUntil(lambda: bool(drafts.waiting(county, drafts.NOTE)))
    dialog.blockSignals(True)  # as when the program dies: nobody hears that it is closed
    dialog.done(0)
    settle()
    window.activateWindow()
    settle()
    again = ask_note(window, settle)
    assert again.case.case_id() == case_id
    assert again.draft.isVisible()
    QTest.keyClicks(again.form.controls["text"], "us")
    again.submit()
    settle()
    texts = [note.text for note in cases.case_file(county, case_id).notes]
    assert texts.count("Remember the bus") == 1
    assert not drafts.waiting(county, drafts.NOTE)


def test_a_note_that_is_thrown_away_is_not_offered_again(window, county, case_id, settle, dialogs):
    keep_note(county, case_id)
    window.activateWindow()
    window.open_page(TodayTarget())
    settle()
    dialog = ask_note(window, settle)
    assert dialog.form.record().voice is Perspective.STUDENTS
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert not dialog_open(NoteDialog)
    assert dialogs.asked, "it asks first"
    assert not drafts.waiting(county, drafts.NOTE)


def test_a_note_of_another_case_that_is_discarded_leaves_the_case_one_is_at(
    window, county, case_id, settle, dialogs
):
    other = open_case(county, ALISAL)
    keep_note(county, other)
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id))
    settle()
    dialog = ask_note(window, settle)
    assert dialog.case.case_id() == other
    dialog.draft.button.click()
    settle()
    assert dialogs.asked, "it asks first"
    assert dialog.case.case_id() == case_id
    assert dialog.form.record().text == ""
    assert not drafts.waiting(county, drafts.NOTE)


def test_a_note_from_elsewhere_asks_for_the_case(window, county, case_id, settle):
    other = open_case(county, ALISAL)
    window.activateWindow()
    window.open_page(TodayTarget())
    settle()
    dialog = ask_note(window, settle)
    QTest.keyClicks(dialog.form.controls["text"], "Remember the bus")
    dialog.submit()
    assert "Choose the case" in dialog.problem.text()
    dialog.case.setFocus()
    QTest.keyClicks(dialog.case.lineEdit(), "alis")
    dialog.form.controls["text"].setFocus()
    dialog.submit()
    settle()
    assert [note.text for note in cases.case_file(county, other).notes] == ["Remember the bus"]


def test_a_note_is_kept_although_one_of_its_files_is_refused(
    window, county, case_id, settle, tmp_path
):
    (tmp_path / "bus.txt").write_text("late", encoding="utf-8")
    (tmp_path / "a.exe").write_bytes(b"MZ")
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id))
    settle()
    dialog = ask_note(window, settle)
    QTest.keyClicks(dialog.form.controls["text"], "With a program")
    dialog.attach([tmp_path / name for name in ("gone.pdf", "a.exe", "bus.txt")])
    dialog.submit()
    settle()
    assert not dialog_open(NoteDialog)
    said = window.notice.text.text()
    assert "gone.pdf" in said
    assert "a.exe" in said
    file = cases.case_file(county, case_id)
    [note] = [note for note in file.notes if note.text == "With a program"]
    assert [d.name for d in file.attachments if d.note_id == note.id] == ["bus.txt"]


def test_a_note_without_any_case_says_so(window, settle):
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL | SHIFT)
    settle()
    assert "Open a case first" in window.notice.text.text()
