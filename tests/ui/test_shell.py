"""What holds the window and the county file together."""

import shutil
from threading import current_thread, main_thread

from PySide6.QtCore import QTimer

from sos_desktop.foundation.settings import Settings
from ui import app as application
from ui.app import Shell


def test_nothing_is_begun_after_closing(app, county, qtbot, dialogs, monkeypatch, home):
    """The day's copy and the sweep of unused files wait a moment; closed meanwhile, they stay out.

    They would open the file again, and write while another one is being used.
    """
    begun: list[object] = []
    monkeypatch.setattr(application, "_SETTLE", 1)
    monkeypatch.setattr(application, "_keep_copy", begun.append)
    shell = Shell(Settings(), dialogs)
    shell.show(county)
    shell.close()
    later: list[bool] = []
    QTimer.singleShot(30, lambda: later.append(True))
    qtbot.waitUntil(lambda: bool(later))
    assert begun == []
    assert not list(home.rglob("*.part"))
    shell.window.close()


def test_space_is_given_back_on_the_worker_before_the_file_is_closed(
    app, county, dialogs, monkeypatch
):
    done: list[object] = []

    def give_back(given):
        done.append(
            (given is county, current_thread() is main_thread(), county._lock._lock.is_locked)
        )

    monkeypatch.setattr(application, "_give_back", give_back)
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
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    [(text, was_open)] = said
    assert "stopped unexpectedly" in text
    assert was_open
    shell.close()
    shell.window.close()
