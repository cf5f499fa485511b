"""Has copies made while one works, when the day changes, and when a county file is closed."""

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import AppError, FileMoved
from sos_desktop.foundation.settings import Settings
from ui.context import AppContext
from ui.navigation import SettingsTarget

if TYPE_CHECKING:
    from sos_desktop.services.county.county_files import CountyFile

_log = logging.getLogger(__name__)

_LOOK_EVERY = 60_000
_COPY_EVERY = 30 * 60_000
_FIRST_LOOK = 2_000
"""Milliseconds; the first look waits until the page that opens is there."""
_REMEMBERED = 20


class CopyKeeper(QObject):
    """Decides when; the services see whether anything changed since the newest copy."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._context = context
        self._failing: set[str] = set()
        """What was said of copies that could not be made, until one is."""
        self._beside = self._reminded = ""
        """What was said last of second states beside the file, and of the second place."""
        self._day: date | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._opened = QTimer(self)
        self._opened.setSingleShot(True)
        self._opened.setInterval(_FIRST_LOOK)
        self._opened.timeout.connect(self._look_first)

    def start(self) -> None:
        """A sound county file is open and has its copy of the day."""
        self._failing.clear()
        self._beside = self._reminded = ""
        self._day = clock.today()
        self._since.start()
        self._timer.start()
        self._opened.start()

    def stop(self) -> None:
        """The county file is being closed."""
        self._timer.stop()
        self._opened.stop()

    def close(self, county: "CountyFile") -> None:
        """Have the copies of closing made on the worker, and let go of the file then."""
        settings = self._context.settings
        self._context.query(
            lambda: _close(county, settings), lambda _n: None, owner=self, long=True
        )

    def look(self) -> None:
        """Have a copy made if it is time for one."""
        if not self._context.is_open:
            return
        self._look_beside()
        if self._reminded:
            self._remind()
        today = clock.today()
        if today != self._day or self._since.elapsed() >= _COPY_EVERY:
            new_day, self._day = today != self._day, today
            self._since.restart()
            county = self._context.county
            self._context.query(
                lambda: _keep(county, new_day=new_day),
                lambda _path: self._failing.clear(),
                owner=self,
                failed=self._failed,
                long=True,
            )

    def _look_first(self) -> None:
        if self._context.is_open:
            self._remind()
            self._look_beside()

    def _failed(self, error: BaseException) -> None:
        """Each problem is said once: the next copy may meet the same one in half an hour."""
        if isinstance(error, FileMoved):
            return  # said already, and it stays
        if not isinstance(error, AppError):
            raise error
        message, failing = error.message, self._failing
        if message not in failing:
            failing.add(message)

            def still() -> bool:
                if message in failing and (error.still is None or error.still()):
                    return True
                failing.discard(message)  # it may be so again
                return False

            self._context.standing.emit(still, "warn", message, "", None)

    def _look_beside(self) -> None:
        """A sync program may put a second state of the file beside it at any time."""
        path = self._context.county.path
        self._context.query(
            lambda: _second_states(path), self._say_beside, owner=self, failed=_nobody, long=True
        )

    def _say_beside(self, sentence: str) -> None:
        if sentence and sentence != self._beside:
            path = self._context.county.path
            still: Callable[[], bool] = lambda: _second_states(path) == sentence  # noqa: E731
            ask = self._context.earlier_copy_asked.emit
            self._context.standing.emit(still, "warn", sentence, "Show them…", ask)
        self._beside = sentence

    def _remind(self) -> None:
        settings, county = self._context.settings, self._context.county
        if settings.second_place:
            place, noted = Path(settings.second_place), kept_at(settings, county.path)
            self._context.query(
                lambda: _reminder(county, place, noted), self._say, owner=self, long=True
            )

    def _say(self, sentence: str) -> None:
        if sentence and sentence != self._reminded:
            settings, county = self._context.settings, self._context.county

            def still() -> bool:
                place = Path(settings.second_place)
                now = settings.second_place and _reminder(
                    county, place, kept_at(settings, county.path)
                )
                return now == sentence

            go: Callable[[], None] = lambda: self._context.go.emit(  # noqa: E731
                SettingsTarget(at_copies=True)
            )
            self._context.standing.emit(still, "info", sentence, "Copies…", go)
        self._reminded = sentence


def kept_at(settings: Settings, path: Path) -> str:
    """When the second place was last seen with all of a county file, ISO; "" when it never was."""
    for entry in settings.second_place_kept:
        moment, _space, file = entry.partition(" ")
        if file == str(path):
            return moment
    return ""


def note_kept(settings: Settings, path: Path) -> None:
    """Note that the second place has all of a county file now."""
    now = clock.now().astimezone().replace(tzinfo=None, microsecond=0).isoformat()
    others = [one for one in settings.second_place_kept if one.partition(" ")[2] != str(path)]
    settings.second_place_kept = [f"{now} {path}", *others][:_REMEMBERED]
    settings.save()


def _keep(county: "CountyFile", *, new_day: bool) -> Path | None:
    from sos_desktop.services.county import copying, county_files

    return county_files.keep_daily_copy(county) if new_day else copying.keep_copy(county, "work")


def _second_states(path: Path) -> str:
    from sos_desktop.services.county import second_states

    return second_states.said_of_second_states(path)


def _nobody(_error: BaseException) -> None:
    """A folder that does not answer is told of by the watch over the file."""


def _reminder(county: "CountyFile", place: Path, noted: str) -> str:
    from sos_desktop.services.county import copying

    return copying.second_place_reminder(county, place, noted)


def _close(county: "CountyFile", settings: Settings) -> None:
    """A copy that cannot be made is no reason to keep a file open that was closed."""
    from sos_desktop.services.casework import attachment_store
    from sos_desktop.services.county import copying, file_sums

    try:
        copying.keep_copy(county, "closing")
        if settings.second_place:
            copying.keep_in_second_place(county, Path(settings.second_place))
            note_kept(settings, county.path)
    except AppError as problem:
        _log.info("A copy at closing was not made: %s", type(problem).__name__)
    attachment_store.give_back(county)
    county.close()
    file_sums.note(county.path)
