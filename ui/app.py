"""The application: looks, crash hook, which county file, and the window."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, qVersion
from PySide6.QtWidgets import QApplication

from sos_desktop.foundation import memory
from sos_desktop.foundation.errors import AppError
from sos_desktop.foundation.paths import APP_NAME
from sos_desktop.foundation.settings import Settings
from ui import icons, theme
from ui.after_opening import AfterOpening
from ui.context import AppContext
from ui.copy_keeper import CopyKeeper
from ui.crash import ENDED_BADLY, CrashReporter, looking_after
from ui.dialogs import Dialogs
from ui.jobs import FOR_EVER
from ui.main_window import MainWindow
from ui.navigation import DataTarget, Target
from ui.remembered import fill_small_screen
from ui.way_back import WayBack
from ui.widgets import headings
from ui.widgets.focus import FocusTips

if TYPE_CHECKING:
    from sos_desktop.services.county.county_files import CountyFile

_RECENT = 8
_STYLE = "Fusion"
_MADE = "made"


def make_application() -> QApplication:
    """The one `QApplication`, with fonts and style; settings decide its look."""
    existing = QApplication.instance()
    # A style that is handed to Python costs 10 ms of enumerations; so it is only named, and the
    # application is not asked for its children, of which its style is one.
    if isinstance(existing, QApplication):
        app = existing
        if app.property(_MADE):  # fonts that come again have Qt forget all it knows of fonts
            return app
        app.setStyle(_STYLE)
    else:
        app = QApplication([*sys.argv[:1], "-style", _STYLE])
    app.setProperty(_MADE, True)
    app.setApplicationName(APP_NAME)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    theme.load_fonts()
    headings.install()
    FocusTips(app)
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
        ended_badly: The run before this one died; the person is told when the file is open.
    """
    app = make_application()
    settings = Settings.load()
    crash = CrashReporter(app)
    crash.install()
    shell = Shell(settings, Dialogs())
    crash.problem.connect(shell.show_problem)
    crash.check = looking_after(shell.context)
    theme.apply(app, theme.Scheme(settings.theme), settings.text_percent)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: shell.refresh_look())
    if not shell.start(file, ended_badly=ended_badly):
        return 0
    code = app.exec()
    shell.close()
    return code


class Shell:
    """Holds the window and the county file behind it, and swaps the file when asked.

    The frame is shown first. The services, and the file, are brought in on the worker.
    """

    def __init__(self, settings: Settings, dialogs: Dialogs) -> None:
        self.settings = settings
        self.dialogs = dialogs
        self.context = AppContext(None, settings, dialogs)
        self.window: MainWindow | None = None
        self._way_back = WayBack(self.context, lambda: self.window, self._go_on_with)
        self._copies = CopyKeeper(self.context)
        self._after_opening = AfterOpening(
            self.context, self._copies.start, self._way_back.after_damage, self._build_ahead
        )
        self.context.new_county_asked.connect(self._begin_another)
        self.context.county_file_asked.connect(self._open_another)
        self.context.earlier_copy_asked.connect(self._way_back.offer_earlier)
        self.context.look_changed.connect(self.refresh_look)
        self.context.county_moved.connect(lambda: self._remember(self.context.county.path))

    def start(self, file: Path | None, *, ended_badly: bool = False) -> bool:
        """Show the window on a county file; False when the person closed the wizard instead.

        That the last run `ended_badly` is said once the file is open, which checks it.
        """
        path = file or self._last_file()
        if path is None:
            return self._begin()
        self._show_window()
        place = self._way_back.place_of(path)
        if place is None:
            return self._begin()
        said = ENDED_BADLY if ended_badly else ""
        self._open(place, lambda error: self._not_opened(place, error), said)
        return True

    def show(self, county: "CountyFile", first: Target | None = None) -> None:
        """Show the window on a county file that is open, and there `first`."""
        self._take(county)
        if self.window is None:
            self._show_window(first)
        elif first is not None:
            self.context.go.emit(first)

    def close(self) -> None:
        """Let go of the county file; what was to be done later is not begun any more."""
        self._after_opening.stop()
        self._copies.stop()
        idle = self.context.runner.stop()
        if self.context.is_open and idle:
            self._copies.close(self.context.county)
        elif self.context.is_open:
            self.context.county.close()
        self.context.runner.end(FOR_EVER if idle else 0)

    def show_problem(self, error: AppError) -> None:
        """A problem that no page caught."""
        self.context.report(error)

    def refresh_look(self) -> None:
        """Apply the chosen look again, after a setting or the system changed."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, theme.Scheme(self.settings.theme), self.settings.text_percent)
        icons.tint_anew()

    def _last_file(self) -> Path | None:
        paths = (Path(name) for name in self.settings.recent_files[:1])
        return next((path for path in paths if path.exists()), None)

    def _show_window(self, first: Target | None = None) -> None:
        self.window = MainWindow(self.context, first)
        fill_small_screen(self.window, self.settings)
        self.window.show()

    def _open(self, path: Path, failed: Callable[[BaseException], None], said: str = "") -> None:
        """Open a county file, and then say a sentence.

        What is said holds only for a file that was looked through whole, so nothing waits then.
        """

        def take(county: "CountyFile") -> None:
            self._take(county)
            if said:
                self.context.notice.emit("warn", said, "")

        self.context.query(
            lambda: _open_file(path, rest_later=not said),
            take,
            owner=self.context,
            failed=failed,
        )

    def _go_on_with(self, path: Path, said: str) -> None:
        self._open(path, lambda error: self._not_opened(path, error), said)

    def _not_opened(self, path: Path, error: BaseException) -> None:
        """It is said why, with the way back; where no other is open, one begins as on day one."""
        if not isinstance(error, AppError):
            raise error
        self._way_back.after_failure(path, error, self._begin_if_none)

    def _begin_if_none(self) -> None:
        if not self.context.is_open and not self._begin() and self.window is not None:
            self.window.close()

    def _begin(self) -> bool:
        """The wizard; False when it ended without a county file."""
        memory.resume()
        from ui.wizard.wizard import FirstRunWizard

        wizard = FirstRunWizard(self.settings, self.dialogs, self.window)
        if not wizard.exec() or wizard.county_file is None:
            return False
        self.show(wizard.county_file, DataTarget(ask_for_files=True) if wizard.wants_load else None)
        return True

    def _open_another(self, path: Path) -> None:
        place = self._way_back.place_of(path) if self._may_leave() else None
        if place is not None:
            self._go_on_with(place, "")

    def _begin_another(self) -> None:
        if self._may_leave():
            self._begin()

    def _may_leave(self) -> bool:
        return self.window is None or self.window.file_watch.may_close()

    def _take(self, county: "CountyFile") -> None:
        """Put a file that is open in the place of the one before."""
        before = self.context.county if self.context.is_open else None
        if before is not None:
            self.context.runner.answer_all()
            if self.window is not None:
                self.window.notice.hide()  # "Undo" beside it would take back a step of this file
        self._remember(county.path)
        self.context.show_county(county)
        if before is not None:
            self._copies.close(before)
        self._after_opening.start()

    def _build_ahead(self, pages: Sequence[str]) -> None:
        if self.window is not None:
            self.window.build_ahead(pages)

    def _remember(self, path: Path) -> None:
        others = (name for name in self.settings.recent_files if name != str(path))
        self.settings.recent_files = [str(path), *others][:_RECENT]
        self.settings.save()


def _open_file(path: Path, *, rest_later: bool) -> "CountyFile":
    from ui import county_work

    return county_work.open_file(path, rest_later=rest_later)
