"""What holds the window and the county file together."""

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import QTimer

from db import backup
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import FileDamaged
from sos_desktop.foundation.settings import Settings
from sos_desktop.services.casework import attachment_store, drafts
from sos_desktop.services.county import file_health
from sos_desktop.services.county.county_files import open_county_file
from tests.ui.restoring import restore_dialogs, texts_of
from ui import after_opening
from ui.after_opening import AfterOpening
from ui.app import Shell
from ui.navigation import IdentificationTarget


def test_nothing_is_begun_after_closing(app, county, qtbot, dialogs, monkeypatch, home):
    """The day's copy and the sweep of unused files wait a moment; closed meanwhile, they stay out.

    They would open the file again, and write while another one is being used.
    """
    begun: list[object] = []
    monkeypatch.setattr(after_opening, "_DELAY", 1)
    monkeypatch.setattr(after_opening, "_keep_copy", begun.append)
    shell = Shell(Settings(), dialogs)
    shell.show(county)
    shell.close()
    later: list[bool] = []
    QTimer.singleShot(30, lambda: later.append(True))
    qtbot.waitUntil(lambda: bool(later))
    assert begun == []
    assert not list(home.rglob("*.part"))
    shell.window.close()


def test_who_opens_a_page_waits_for_the_code_of_one_other_at_most(
    app, county, qtbot, dialogs, monkeypatch, tmp_path
):
    """It was loaded in one go on the worker that reads what pages show."""
    names = [f"code_of_page_{number}" for number in range(4)]
    for name in names:
        (tmp_path / f"{name}.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(after_opening, "_DELAY", 1)
    monkeypatch.setattr(after_opening, "CODE", tuple(names))
    done: list[str] = []
    load, begin = after_opening._load, AfterOpening._load_next

    def load_and_note(module, cancel):
        load(module, cancel)
        done.append(module)

    def begin_and_ask(self, left):
        begin(self, left)
        if not done:
            shell.context.query(lambda: "what a page shows", done.append, owner=shell.context)

    monkeypatch.setattr(after_opening, "_load", load_and_note)
    monkeypatch.setattr(AfterOpening, "_load_next", begin_and_ask)
    shell = Shell(Settings(), dialogs)
    shell.show(county)
    qtbot.waitUntil(lambda: len(done) == len(names) + 1)
    assert done.index("what a page shows") <= 2
    shell.close()
    shell.window.close()


def test_what_was_asked_of_a_county_file_is_answered_before_another_is_open(
    app, county, qtbot, dialogs, new_county_file, tmp_path
):
    """It came after: what was typed in one county's file could be written into another's, and the
    file that was closed was opened again, without its lock, for the copy of the day.
    """
    path = tmp_path / "other.sos"
    shutil.copyfile(new_county_file, path)
    text = drafts.TypedText("Today", "of Monterey", clock.now(), "", "", "Anything")
    drafts.keep_typed(county, (text,))
    shell = Shell(Settings(), dialogs)
    shell.show(county)
    context, window = shell.context, shell.window
    heard: list[str] = []
    begun: list[str] = []

    def more(_answer: object) -> None:
        heard.append(context.county.path.name)
        context.query(lambda: begun.append("more"), more_heard, owner=context)

    def more_heard(_answer: object) -> None:
        heard.append(context.county.path.name)

    offered: list[str] = []
    context.standing.connect(lambda *_said: offered.append(context.county.path.name))
    context.query(lambda: None, more, owner=context)
    window.typed._look_back()
    context.notice.emit("good", "Kept the note.", "Undo")
    shell.show(open_county_file(path))
    assert not window.notice.isVisible(), "Undo beside it would undo a step of the other file"
    qtbot.waitUntil(lambda: not context.runner.busy)
    assert heard == ["Monterey.sos", "Monterey.sos"]
    assert offered == ["Monterey.sos"]
    assert window.typed._before in (None, ())
    shell.close()
    context.query(lambda: begun.append("late"), more, owner=context)
    assert begun == ["more"]
    shell.window.close()


def test_the_first_window_fits_the_screen(app, county, dialogs):
    """Below 820 pixels its last place in the rail, Settings, was outside the screen."""
    shell = Shell(Settings(), dialogs)
    shell.show(county)
    room = shell.window.screen().availableSize()
    size, least = shell.window.size(), shell.window.minimumSize()
    shell.close()
    shell.window.close()
    assert size.width() <= max(room.width(), least.width())
    assert size.height() < room.height()


def test_space_is_given_back_on_the_worker_before_the_file_is_closed(
    app, county, dialogs, monkeypatch
):
    done: list[object] = []

    def give_back(given):
        done.append(
            (given is county, current_thread() is main_thread(), county._lock._lock.is_locked)
        )

    monkeypatch.setattr(attachment_store, "give_back", give_back)
    shell = Shell(Settings(), dialogs)
    shell.show(county)
    shell.close()
    assert done == [(True, False, True)]
    assert not county._lock._lock.is_locked
    shell.window.close()


def test_that_the_last_run_died_is_said_when_the_file_was_checked(
    app, new_county_file, tmp_path, qtbot, dialogs
):
    """Said beforehand it would promise what nobody looked at."""
    path = tmp_path / "county.sos"
    shutil.copyfile(new_county_file, path)
    said: list[tuple[str, bool]] = []
    shell = Shell(Settings(), dialogs)
    shell.context.notice.connect(lambda _k, text, _a: said.append((text, shell.context.is_open)))
    assert shell.start(path, ended_badly=True)
    assert said == []
    qtbot.waitUntil(lambda: bool(said))
    [(text, was_open)] = said
    assert "stopped unexpectedly" in text
    assert was_open
    shell.close()
    shell.window.close()


@pytest.fixture
def shell(app, dialogs, monkeypatch):
    """A window that settles in at once."""
    monkeypatch.setattr(after_opening, "_DELAY", 1)
    shell = Shell(Settings(), dialogs)
    yield shell
    shell.close()
    assert shell.window is not None
    shell.window.close()


def _settle_in(shell: Shell, path: Path, qtbot, done: Callable[[], bool]) -> None:
    assert shell.start(path)
    qtbot.waitUntil(done)
    qtbot.waitUntil(lambda: not shell.context.runner.busy)


def test_figures_are_checked_when_the_window_stands_and_then_a_copy_made(
    shell: Shell, new_county_file: Path, tmp_path: Path, qtbot, monkeypatch
) -> None:
    path = tmp_path / "county.sos"
    shutil.copyfile(new_county_file, path)
    opened: list[bool] = []
    shell.context.county_changed.connect(lambda: opened.append(shell.context.county.checked_whole))
    finish = file_health.finish_check
    written: list[int] = []

    def look(county, cancel):
        written.append(county.written)
        return finish(county, cancel)

    monkeypatch.setattr(file_health, "finish_check", look)
    _settle_in(shell, path, qtbot, lambda: backup.has_today(path))
    assert opened == [False]
    assert written == [0], "something was written before the first page stood"
    assert shell.context.county.checked_whole
    assert backup.has_today(path)


def test_damage_found_later_is_told_leads_to_a_copy_and_no_copy_is_made_of_it(
    shell: Shell, new_county_file: Path, tmp_path: Path, qtbot, dialogs, monkeypatch
) -> None:
    """A copy of what is damaged could push a good one out."""
    path = tmp_path / "county.sos"
    shutil.copyfile(new_county_file, path)
    found = FileDamaged("The Dashboard figures are damaged.")
    monkeypatch.setattr(file_health, "finish_check", lambda _county, _cancel: found)
    _settle_in(shell, path, qtbot, lambda: bool(restore_dialogs()))
    assert "county.sos cannot be used as it is" in texts_of(restore_dialogs()[0])
    assert not backup.has_today(path)
    assert shell.window is not None
    assert shell.window.notice.text.text() == found.message
    other = tmp_path / "other.sos"
    shutil.copyfile(new_county_file, other)
    dialogs.county_file = other
    restore_dialogs()[0].other_button.click()
    qtbot.waitUntil(lambda: shell.context.county.path == other)


def test_pages_are_built_when_nobody_waits_and_read_nothing_before_they_are_opened(
    shell: Shell, sample_county_file: Path, tmp_path: Path, qtbot
) -> None:
    path = tmp_path / "county.sos"
    shutil.copyfile(sample_county_file, path)
    ahead = set(after_opening.AHEAD)
    _settle_in(shell, path, qtbot, lambda: shell.window is not None and ahead <= _built(shell))
    assert _built(shell) == {"today", *ahead}
    assert not any(shell.window._pages[key].isVisible() for key in ahead)
    page = shell.window._pages["identification"]
    assert page._view is None, "it was filled though nobody looks at it"
    shell.window.open_page(IdentificationTarget())
    qtbot.waitUntil(lambda: page._view is not None and not page.is_filling)
    assert shell.window.page is page
    assert page.updatesEnabled()
    assert page.tabs.letters.proxy.rowCount() > 0


def _built(shell: Shell) -> set[str]:
    return {key for key, page in shell.window._pages.items() if page.is_built}
