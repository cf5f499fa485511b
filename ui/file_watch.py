"""Notices that the county file is not in its place any more, and offers a way to go on."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from sos_desktop.foundation import clock, paths
from sos_desktop.foundation.errors import FileMoved
from ui.context import AppContext
from ui.dialogs import COUNTY_FILTER
from ui.widgets.frame.notice import NoticeBar

if TYPE_CHECKING:
    from sos_desktop.services.county.county_files import CountyFile

_EVERY = 3_000
"""Milliseconds between two glances, which ask the system three questions and SQLite none."""
_GLANCES = 10
"""Every so many of them is a look; one more is taken whenever the window is turned to."""
SAVE_ELSEWHERE = "Save everything under another name…"


class FileWatch(QObject):
    """Looks after the county file while the window is open.

    Attributes:
        bar: Says what is wrong, for as long as it is, and offers to save everything elsewhere.
    """

    _warned = Signal(str)

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._looking = self._again = self._asking = False
        self._glances = 0
        self._problem: FileMoved | None = None
        self.bar = NoticeBar(stays=True)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._on_time)
        self._warned.connect(lambda text: context.notice.emit("warn", text, ""))
        context.county_changed.connect(self._begin)
        context.file_moved.connect(self._show)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._on_state)
        if context.is_open:
            self._begin()

    def _begin(self) -> None:
        """Another county file is open."""
        self._over()
        self._context.county.watch(self._pass_on)
        self._timer.start()
        self.look()

    def _pass_on(self, text: str) -> None:
        """From whatever thread; the window may be gone by then."""
        if isValid(self):
            self._warned.emit(text)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    def _on_time(self) -> None:
        self._glances = (self._glances + 1) % _GLANCES
        if self._glances:
            self.glance()
        else:
            self.look()

    def glance(self) -> None:
        """See whether the file went or came back, and look if it did.

        A colleague who moves it would otherwise be noticed half a minute later, or at a save.
        """
        county = self._begun()
        if county is not None:
            self._ask_file(county, county.moved, lambda problem: self._glanced(county, problem))

    def _looked(self) -> None:
        self._looking = False
        if self._again:
            self.look()

    def _glanced(self, county: "CountyFile", problem: FileMoved | None) -> None:
        self._looked()
        if county is self._context.county and (problem is None) != (self._problem is None):
            self.look()

    def look(self) -> None:
        """Look on a worker whether the file is in its place, and have everything saved in it.

        What is under way began before: it may be about the file before this one, or about its place
        a moment ago, so this look follows it.
        """
        self._again = self._looking
        county = self._begun()
        if county is not None:
            self._ask_file(county, county.look, lambda problem: self._seen(county, problem))

    def _begun(self) -> "CountyFile | None":
        """The file to look at; None when none is open or its place is being looked at already."""
        if self._looking or not self._context.is_open:
            return None
        self._looking = True
        return self._context.county

    def _ask_file(
        self,
        county: "CountyFile",
        ask: Callable[[], FileMoved | None],
        told: Callable[[FileMoved | None], None],
    ) -> None:
        # Beside what is at hand: a drive that went away answers late, and typing must not wait.
        self._context.query(
            ask,
            told,
            owner=self,
            failed=lambda _error: self._seen(county, self._problem),
            long=True,
        )

    def _seen(self, county: "CountyFile", problem: FileMoved | None) -> None:
        self._looked()
        if county is not self._context.county:
            return
        if problem is not None:
            self._show(problem, saving=False)
        elif self._problem is not None:
            self._over()
            self._say(f"{county.path.name} is in its place again, and what you enter is saved.")

    def _show(self, problem: FileMoved, saving: bool) -> None:
        self._problem = problem
        self.bar.show_notice("bad", problem.message, SAVE_ELSEWHERE, self.save_elsewhere)
        above = QApplication.activeModalWidget()
        if saving and above is not None:
            self._ask(above, problem)

    def _ask(self, above: QWidget, problem: FileMoved) -> None:
        """A form lies over the bar, and it must not have to be closed."""
        if self._asking:
            return
        self._asking = True
        agreed = self._context.dialogs.confirm(
            above, "This could not be saved.", problem.message, SAVE_ELSEWHERE
        )
        self._asking = False
        if agreed:
            self.save_elsewhere()

    def save_elsewhere(self) -> None:
        """Ask for a name, write everything there, and go on in that file."""
        county = self._context.county
        target = self._context.dialogs.save_as(
            QApplication.activeModalWidget() or self._window,
            "Save everything under another name",
            _proposed(county.path),
            COUNTY_FILTER,
        )
        if target is None:
            return
        self._context.long_job(
            "Saving everything under another name",
            lambda _progress, _cancel: _save_everything(county, target),
            lambda _nothing: self._saved(),
            owner=self,
        )

    def _saved(self) -> None:
        path = self._context.county.path
        self._over()
        self._context.county_moved.emit()
        self._say(f"Everything is saved as {path.name} in {path.parent}, and you go on there.")

    def _over(self) -> None:
        self._problem = None
        self.bar.hide()
        self._context.save_unsaved()

    def _say(self, text: str) -> None:
        self._context.notice.emit("good", text, "")

    def may_close(self) -> bool:
        """Whether the window may let go of the file: a deleted one is nowhere else any more."""
        return self._problem is None or self._context.dialogs.confirm(
            self._window,
            "Close without saving everything under another name?",
            self._problem.message,
            "Close",
        )


def _proposed(path: Path) -> Path:
    """The same name with the day, in the same folder while there is one."""
    folder = path.parent if path.parent.is_dir() else paths.documents_dir()
    return folder / f"{path.stem} {clock.today().isoformat()}.sos"


def _save_everything(county: "CountyFile", target: Path) -> None:
    from ui import county_work

    county_work.save_everything_as(county, target)
