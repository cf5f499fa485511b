"""The application: looks, crash hook, which county file, and the window."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, qVersion
from PySide6.QtWidgets import QApplication

from sos_desktop.foundation.errors import AppError
from sos_desktop.foundation.paths import APP_NAME
from sos_desktop.foundation.settings import Settings
from sos_desktop.services.county_files import CountyFile, keep_daily_copy, open_county_file
from ui import theme
from ui.context import AppContext
from ui.crash import CrashReporter
from ui.dialogs import Dialogs
from ui.main_window import MainWindow
from ui.wizard.wizard import FirstRunWizard

_RECENT = 8
_ENDED_BADLY = (
    "The program stopped unexpectedly last time. Everything you had saved is in the county file; "
    "the log folder (Help menu) holds the details."
)


def make_application() -> QApplication:
    """The one `QApplication`, with fonts and style; settings decide its look."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(APP_NAME)
    app.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    theme.load_fonts()
    return app


def probe() -> str:
    """Load the window toolkit without showing anything; returns its version."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application()
    theme.apply(app, theme.Scheme.LIGHT)
    return f"Qt {qVersion()}, typeface {app.font().family()}"


def run(file: Path | None = None, *, ended_badly: bool = False) -> int:
    """Open the window on `file`, or on the last one, or begin with the first-run wizard.

    Args:
        file: A county file.
        ended_badly: The run before this one died; the person is told that nothing is lost.
    """
    app = make_application()
    settings = Settings.load()
    crash = CrashReporter(app)
    crash.install()
    shell = Shell(settings, Dialogs())
    crash.problem.connect(shell.show_problem)
    theme.apply(app, theme.Scheme(settings.theme), settings.text_percent)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: shell.refresh_look())
    if not shell.start(file):
        return 0
    if ended_badly and shell.context is not None:
        shell.context.notice.emit("warn", _ENDED_BADLY, "")
    code = app.exec()
    shell.close()
    return code


class Shell:
    """Holds the window and the county file behind it, and swaps the file when asked."""

    def __init__(self, settings: Settings, dialogs: Dialogs) -> None:
        self.settings = settings
        self.dialogs = dialogs
        self.context: AppContext | None = None
        self.window: MainWindow | None = None

    def start(self, file: Path | None) -> bool:
        """Find a county file and show the window; False when the person closed the wizard."""
        county = self._first_file(file)
        load = False
        if county is None:
            wizard = FirstRunWizard(self.settings, self.dialogs)
            if not wizard.exec():
                return False
            county, load = wizard.county_file, wizard.wants_load
        assert county is not None
        self.show(county)
        if load and self.context is not None:
            self.context.go.emit("data", {"load": True})
        return True

    def show(self, county: CountyFile) -> None:
        """Make the window for a county file that is open."""
        self._remember(county.path)
        self.context = AppContext(county, self.settings, self.dialogs)
        self.context.go.connect(self._on_go)
        self.context.look_changed.connect(self.refresh_look)
        self.window = MainWindow(self.context)
        self.window.show()
        self._keep_copy()

    def _keep_copy(self) -> None:
        """Put the day's first copy aside, on the worker."""
        assert self.context is not None
        county = self.context.county
        self.context.query(lambda: keep_daily_copy(county), lambda _path: None, owner=self.context)

    def close(self) -> None:
        """Let go of the county file."""
        if self.context is not None:
            self.context.runner.stop()
            self.context.county.close()

    def show_problem(self, error: AppError) -> None:
        """A problem that no page caught."""
        if self.context is not None:
            self.context.notice.emit("bad", error.message, "")

    def refresh_look(self) -> None:
        """Apply the chosen look again, after a setting or the system changed."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, theme.Scheme(self.settings.theme), self.settings.text_percent)

    def _first_file(self, file: Path | None) -> CountyFile | None:
        candidates = [file] if file else [Path(name) for name in self.settings.recent_files[:1]]
        for path in candidates:
            if path is None or (file is None and not path.exists()):
                continue
            try:
                return open_county_file(path)
            except AppError as error:
                self.dialogs.problem(None, error)  # type: ignore[arg-type]
        return None

    def _on_go(self, key: str, target: dict[str, object]) -> None:
        if key == "wizard":
            wizard = FirstRunWizard(self.settings, self.dialogs, self.window)
            if wizard.exec() and wizard.county_file is not None:
                self._swap(wizard.county_file)
                if wizard.wants_load and self.context is not None:
                    self.context.go.emit("data", {"load": True})
        elif key == "open-file":
            path = target["path"]
            assert isinstance(path, Path)
            try:
                self._swap(open_county_file(path))
            except AppError as error:
                self.dialogs.problem(self.window, error)  # type: ignore[arg-type]

    def _swap(self, county: CountyFile) -> None:
        assert self.context is not None
        self.context.runner.stop()
        before, self.context.county = self.context.county, county
        before.close()
        self._remember(county.path)
        self.context.county_changed.emit()
        self.context.go.emit("today", {})
        self._keep_copy()

    def _remember(self, path: Path) -> None:
        kept = [name for name in self.settings.recent_files if name != str(path)]
        self.settings.recent_files = [str(path), *kept][:_RECENT]
        self.settings.save()
