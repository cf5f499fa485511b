"""What every page is given: the open county file, the workers, and ways to speak and to go."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sos_desktop.domain.casework.history.happened import happened
from sos_desktop.domain.changes import Changes
from sos_desktop.foundation.errors import AppError, FileMoved
from sos_desktop.foundation.settings import Settings
from ui.dialogs import Dialogs
from ui.jobs import Job, JobRunner, T, Work

if TYPE_CHECKING:
    from sos_desktop.services.county.county_files import CountyFile


class AppContext(QObject):
    """Shared by all pages of one window.

    Signals:
        changed: A `Changes` after every write; pages look again.
        notice: (kind, text, action label): kind is info, good, warn or bad.
        offer: Like `notice`, with what the action does as fourth.
        standing: (still, kind, text, action label, what the action does or None): a sentence that
            goes by itself when `still` says on a worker that it is not so any more.
        go: A `Target`: open its page.
        new_county_asked: Begin a new county file.
        county_file_asked: (path) Open another county file.
        earlier_copy_asked: Show the copies of the county file, to go back to one.
        job_started: (title, job) for work worth showing with progress and Cancel.
        county_changed: Another county file was opened.
        county_moved: The county file lies elsewhere now, under another name.
        file_moved: (problem, whether the person just saved): the file is not in its place.
    """

    changed = Signal(object)
    notice = Signal(str, str, str)
    offer = Signal(str, str, str, object)
    standing = Signal(object, str, str, str, object)
    go = Signal(object)
    new_county_asked = Signal()
    county_file_asked = Signal(Path)
    earlier_copy_asked = Signal()
    job_started = Signal(str, object)
    county_changed = Signal()
    county_moved = Signal()
    file_moved = Signal(object, bool)
    look_changed = Signal()

    def __init__(self, county: "CountyFile | None", settings: Settings, dialogs: Dialogs) -> None:
        """Make it; `county` may follow when the frame stands before the file is open."""
        super().__init__()
        self._county = county
        self.settings = settings
        self.dialogs = dialogs
        self.runner = JobRunner(self)
        self._unsaved: list[Callable[[], object]] = []

    @property
    def is_open(self) -> bool:
        """Whether there is a county file yet."""
        return self._county is not None

    @property
    def county(self) -> "CountyFile":
        """The open county file."""
        assert self._county is not None, "asked for the county file before it was open"
        return self._county

    def show_county(self, county: "CountyFile") -> None:
        """Put this county file before every page; what waited to be saved in another is over."""
        self._unsaved.clear()
        self._county = county
        self.county_changed.emit()

    def query(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        *,
        owner: QObject,
        failed: Callable[[BaseException], None] | None = None,
        long: bool = False,
        typed: bool = False,
    ) -> Job:
        """Read on a worker and hand the result to `done` on the main thread.

        What writes a file or walks the whole county file is `long`: typing does not wait for it.
        What keeps, finds or forgets something `typed` waits for no page that looks again.
        """
        return self.runner.start(
            lambda _progress, _cancel: work(),
            owner=owner,
            done=done,
            failed=lambda error: self._failed(error, failed),
            long=long,
            first=typed,
        )

    def change(
        self,
        work: Callable[[], Changes],
        *,
        owner: QObject,
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        quiet: bool = False,
        typed: bool = False,
    ) -> Job:
        """Write on the worker, then tell every page.

        Args:
            work: What to write.
            owner: Whose change it is.
            done: Told what was touched.
            failed: Told the error.
            quiet: Leave out the notice with Undo.
            typed: It is what somebody typed, with no form that stays open. When the county file is
                not in its place, it is kept and written as soon as there is a place for it.
        """

        def finish(changes: Changes) -> None:
            self.announce(changes, quiet=quiet)
            if done is not None:
                done(changes)

        def again() -> None:
            self.change(work, owner=owner, done=done, failed=failed, quiet=quiet, typed=typed)

        def fail(error: BaseException) -> None:
            waits = typed and isinstance(error, FileMoved)
            if waits:
                self._unsaved.append(again)
            self._failed(error, None if waits else failed, saving=True)

        return self.runner.start(
            lambda _progress, _cancel: work(), owner=owner, done=finish, failed=fail, first=True
        )

    def keep_settings(self) -> None:
        """Write what was chosen on this computer; that it cannot be written is said."""
        try:
            self.settings.save()
        except AppError as error:
            self.report(error)

    def save_unsaved(self) -> None:
        """Write what was kept for it, in order: the county file has its place again."""
        waiting, self._unsaved = self._unsaved, []
        for again in waiting:
            again()

    def long_job(
        self,
        title: str,
        work: Work[T],
        done: Callable[[T], object],
        *,
        owner: QObject,
        failed: Callable[[BaseException], None] | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> Job:
        """Work that may take a while: shown with progress and Cancel after a moment.

        It finds everything kept that was asked to be kept before; what is typed meanwhile is kept
        without waiting for it.
        """
        job = self.runner.start(
            work,
            owner=owner,
            done=done,
            failed=lambda error: self._failed(error, failed),
            cancelled=cancelled,
            long=True,
        )
        self.job_started.emit(title, job)
        return job

    def announce(self, changes: Changes, *, quiet: bool = False) -> None:
        """Tell every page what was touched, and offer to undo it."""
        self.changed.emit(changes)
        if changes.label and not quiet:
            self.notice.emit("good", happened(changes.label), "Undo")

    def _failed(
        self,
        error: BaseException,
        failed: Callable[[BaseException], None] | None,
        *,
        saving: bool = False,
    ) -> None:
        if isinstance(error, FileMoved):
            self.file_moved.emit(error, saving)
        (failed or self.report)(error)

    def report(self, error: BaseException) -> None:
        """Show a problem in place; a fault of the program goes to the crash dialog."""
        if isinstance(error, FileMoved):
            self.file_moved.emit(error, False)
        elif isinstance(error, AppError):
            if error.still is None:
                self.notice.emit("bad", error.message, "")
            else:
                self.standing.emit(error.still, "bad", error.message, "", None)
        else:
            raise error
