"""The files of a note that was not saved outlive the program, as its text does."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sos_desktop.services.casework import cases, drafts
from tests.casework import add_leas, open_case
from ui.attachments import PastedPicture
from ui.navigation import CaseTarget
from ui.note_dialog import NoteDialog, new_note


@pytest.fixture
def case_id(county):
    add_leas(county)
    return open_case(county)


def ask_note(window, settle):
    new_note(window.context, window, window.page.current_case())
    settle()
    [found] = [
        w for w in QApplication.topLevelWidgets() if isinstance(w, NoteDialog) and w.isVisible()
    ]
    return found


def test_the_files_of_a_note_that_was_not_saved_are_offered_again_too(
    window, county, case_id, settle, qtbot, dialogs, tmp_path
):
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id))
    settle()
    dialog = ask_note(window, settle)
    there, gone = tmp_path / "bus.txt", tmp_path / "gone.txt"
    for path in (there, gone):
        path.write_text("late", encoding="utf-8")
    dialogs.files = [there, gone]
    dialog.attach_button.click()
    dialog.attach([PastedPicture("Photo.png", QImage(4, 3, QImage.Format.Format_RGB32))])
    qtbot.waitUntil(
        lambda: len(drafts.waiting(county, drafts.NOTE).get("files", ())) == 3, timeout=5000
    )
    dialog.blockSignals(True)  # as when the program dies
    dialog.done(0)
    gone.unlink()
    settle()
    window.activateWindow()
    settle()
    again = ask_note(window, settle)
    assert again.attached.text() == "bus.txt, Photo.png"
    QTest.keyClicks(again.form.controls["text"], "With the files")
    again.submit()
    settle()
    file = cases.case_file(county, case_id)
    [note] = [note for note in file.notes if note.text == "With the files"]
    names = {d.name for d in file.attachments if d.note_id == note.id}
    assert names == {"bus.txt", "Photo.png"}
    assert not drafts.waiting(county, drafts.NOTE)
