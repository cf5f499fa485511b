"""What holds the window and the county file together."""

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
