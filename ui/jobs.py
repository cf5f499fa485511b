"""Work off the main thread: one worker for the county file, so that nothing waits on a lock.

A job always finishes: success, failure and cancel each arrive on the main thread, then `finished`.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

from sos_desktop.foundation.errors import Cancelled
from sos_desktop.foundation.jobs import CancelToken, Progress

FOR_EVER = -1
"""Milliseconds to wait for work that must not be left halfway."""

Work = Callable[[Progress, CancelToken], Any]


class JobSignals(QObject):
    """Signals of one job, delivered where the job was started."""

    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()


class Job:
    """One piece of work and how far it has come.

    Attributes:
        signals: What happened, on the main thread.
        token: Ask it to stop.
        progress: The last (done, total, message); read by polling, so a busy job never floods.
    """

    def __init__(self, work: Work) -> None:
        self.signals = JobSignals()
        self.token = CancelToken()
        self.progress: tuple[int, int, str] = (0, 0, "")
        self._work = work

    def run(self) -> None:
        """Do the work; called by the pool on a worker thread."""
        try:
            result = self._work(self._note, self.token)
        except Cancelled:
            self.signals.cancelled.emit()
        except BaseException as error:  # noqa: BLE001 - the job boundary: nothing may get lost
            self.signals.failed.emit(error)
        else:
            self.signals.succeeded.emit(result)
        finally:
            self.signals.finished.emit()

    def _note(self, done: int, total: int, message: str) -> None:
        self.progress = (done, total, message)


class JobRunner(QObject):
    """Runs jobs one after another; results for an owner that is gone are dropped.

    Signals:
        busy_changed: True when the first job starts, False when the last has finished.
    """

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._running: set[Job] = set()

    @property
    def busy(self) -> bool:
        """Whether any job is waiting or running."""
        return bool(self._running)

    def start(
        self,
        work: Work,
        *,
        owner: QObject,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        cancelled: Callable[[], None] | None = None,
    ) -> Job:
        """Queue `work`; callbacks run on the main thread while `owner` exists."""
        job = Job(work)
        job.signals.succeeded.connect(lambda result: isValid(owner) and done(result))
        job.signals.failed.connect(lambda error: isValid(owner) and failed(error))
        if cancelled is not None:
            job.signals.cancelled.connect(lambda: isValid(owner) and cancelled())
        job.signals.finished.connect(lambda: self._forget(job))
        self._running.add(job)
        if len(self._running) == 1:
            self.busy_changed.emit(True)
        # The bare function: of a QRunnable that Python owns, the pool would never let go.
        self._pool.start(job.run)
        return job

    def stop(self, milliseconds: int = 5000) -> bool:
        """Ask every job to stop and wait; False when one did not stop in time."""
        for job in self._running:
            job.token.cancel()
        return self._pool.waitForDone(milliseconds)

    def _forget(self, job: Job) -> None:
        self._running.discard(job)
        # The connections hold the callbacks, these hold the job: Python cannot see the circle.
        job.signals.deleteLater()
        if not self._running:
            self.busy_changed.emit(False)
