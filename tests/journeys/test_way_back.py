"""Four days on which something went wrong, by keyboard alone."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sos_desktop.domain.casework.records import Note
from sos_desktop.domain.casework.words import NoteKind
from sos_desktop.foundation.settings import Settings
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county.county_files import keep_daily_copy
from tests.casework import ALISAL, add_leas, open_case
from tests.journeys.keyboard import FEW, Keyboard, words
from tests.ui.restoring import restore_dialogs, texts_of
from ui.app import Shell
from ui.file_watch import SAVE_ELSEWHERE
from ui.navigation import CaseTarget, SettingsTarget

pytestmark = pytest.mark.journey


@pytest.fixture
def path(county):
    """A county file with a case, and a copy of it."""
    add_leas(county)
    open_case(county)
    assert keep_daily_copy(county) is not None
    county.close()
    return county.path


@pytest.fixture
def start(app, dialogs, qtbot, monkeypatch):
    """The program as somebody starts it with a file; gives it and a wait until it rests."""
    monkeypatch.setattr(Shell, "_begin", lambda _self: False)  # no wizard
    started = []

    def begin(file, settings=None):
        shell = Shell(settings or Settings(), dialogs)
        started.append(shell)
        assert shell.start(file)
        return shell

    yield begin
    for dialog in restore_dialogs():
        dialog.reject()
    for shell in started:
        shell.close()
        if shell.window is not None:
            shell.window.close()


def resting(shell, qtbot):
    def wait():
        qtbot.waitUntil(lambda: not shell.context.runner.busy)

    return wait


def offered(qtbot):
    qtbot.waitUntil(lambda: bool(restore_dialogs()))
    (dialog,) = restore_dialogs()
    qtbot.waitUntil(lambda: dialog.act_button.isEnabled())
    return dialog


def test_a_damaged_file_on_monday_morning(start, path, qtbot):
    """Somebody who has never seen the program reads what stands there, and presses Return."""
    with path.open("r+b") as stream:
        stream.seek(2 * 4096)
        stream.write(b"\xa5" * (path.stat().st_size - 3 * 4096))
    shell = start(path)
    dialog = offered(qtbot)
    keys = Keyboard(dialog, resting(shell, qtbot), "damaged")
    said = texts_of(dialog)
    assert f"{path.name} cannot be used as it is" in said
    assert "Nothing was changed" in said or "kept aside" in said
    assert dialog.act_button.text().startswith("Go on with the copy of today")
    keys.picture("copies")
    assert keys.tab_to("Go on with the copy of*") <= FEW
    QTest.keyClick(keys.focus, Qt.Key.Key_Space)  # the list is gone then
    qtbot.waitUntil(lambda: shell.context.is_open)
    resting(shell, qtbot)()
    assert len(cases.list_cases(shell.context.county)) == 1
    assert "kept aside" in shell.window.notice.text.text()


def test_the_file_is_moved_by_a_colleague_while_it_is_open(start, path, qtbot, dialogs, tmp_path):
    shell = start(path)
    qtbot.waitUntil(lambda: shell.context.is_open)
    wait = resting(shell, qtbot)
    wait()
    county, window = shell.context.county, shell.window
    case_id = cases.list_cases(county)[0].case.id
    (tmp_path / "shared").mkdir()
    path.rename(tmp_path / "shared" / path.name)
    window.open_page(CaseTarget(case_id))
    wait()
    shell.window.file_watch.look()
    wait()
    bar = shell.window.file_watch.bar
    qtbot.waitUntil(lambda: "was moved" in words(bar))
    keys = Keyboard(window, wait, "moved")
    dialogs.target = tmp_path / "mine.sos"
    for _pane in range(6):
        if bar.isAncestorOf(keys.focus):
            break
        keys.press("F6")
    keys.tab_to(f"{SAVE_ELSEWHERE[:15]}*", at_most=FEW)
    keys.press("Space")
    qtbot.waitUntil(lambda: shell.context.county.path == dialogs.target)
    wait()
    assert len(cases.list_cases(shell.context.county)) == 1


def test_a_stick_every_friday(start, path, qtbot, dialogs, tmp_path):
    """Chosen once, filled at closing; after the theft another computer goes on from it."""
    shell = start(path)
    qtbot.waitUntil(lambda: shell.context.is_open)
    wait = resting(shell, qtbot)
    wait()
    stick = dialogs.folder = tmp_path / "stick"
    stick.mkdir()
    shell.window.open_page(SettingsTarget())
    wait()
    keys = Keyboard(shell.window, wait, "stick")
    keys.tab_to("Choose a second place*")
    keys.press("Space")
    assert len(list(stick.iterdir())) == 1
    open_case(shell.context.county, ALISAL)
    shell.close()
    shell.window.close()
    [newest, *_older] = sorted(stick.iterdir(), key=lambda one: one.stat().st_mtime)[::-1]
    for file in path.parent.glob("*.sos"):
        file.unlink()  # the computer is gone
    dialogs.target = tmp_path / "new computer.sos"
    another = start(newest)
    qtbot.waitUntil(lambda: another.context.is_open)
    assert another.context.county.path == dialogs.target
    assert "automatic copy" in dialogs.asked[-1]
    assert len(cases.list_cases(another.context.county)) == 2


def test_one_sentence_of_last_week_is_wanted_back(county, window, settle):
    add_leas(county)
    case_id = open_case(county)
    note = Note(
        case_id=case_id,
        kind=NoteKind.OBSERVATION,
        text="The bus comes at seven",
        noted_on=date(2026, 11, 20),
    )
    records.save(county, note)
    assert keep_daily_copy(county) is not None
    records.save(county, replace(note, text="Written over"))
    window.open_page(CaseTarget(case_id))
    settle()
    keys = Keyboard(window, settle, "sentence")
    keys.press("Ctrl+K")
    keys.type("bring something back")
    keys.press("Enter")
    dialog = keys.dialog("Bring something back")
    keys.tab_to("Where to look*")
    keys.press("Down")
    settle()
    assert dialog.then.toPlainText() == "The bus comes at seven"
    assert dialog.now.toPlainText() == "Written over"
    keys.picture("both wordings")
    keys.press("Ctrl+Return")
    keys.press("Escape")
    keys.no_dialog()
    assert [one.text for one in cases.case_file(county, case_id).notes] == [note.text]
    keys.press("Ctrl+Z")
    assert [one.text for one in cases.case_file(county, case_id).notes] == ["Written over"]
