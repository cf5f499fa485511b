"""Work off the main thread: a worker for what is at hand, and one beside it for what takes long.

A job always finishes: success, failure and cancel each arrive on the main thread, then its end.
What a person types is kept by the first worker, so a long load never stands before it; where both
write, the county file lets them take turns.
"""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QObject,
    QThreadPool,
    QTimer,
    Signal,
    Slot,
)
from shiboken6 import isValid

from sos_desktop.foundation import memory
from sos_desktop.foundation.errors import Cancelled
from sos_desktop.foundation.jobs import CancelToken, Progress

_COLLECTS_EVERY = 250
"""Milliseconds between two looks whether memory is to be collected."""
FOR_EVER = -1
"""Milliseconds to wait for work that must not be left halfway."""
_ROUNDS = 20
"""How often in a row what is told may ask for more, where all of it is to be answered at once."""

T = TypeVar("T")
Work = Callable[[Progress, CancelToken], T]


class _MainThread(QObject):
    """Does there what is handed over, in its order. One for all jobs: signals are dear to make."""

    _handed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._handed.connect(self._do)

    def hand(self, act: Callable[[], object]) -> None:
        """Have something done; called on any thread."""
        self._handed.emit(act)

    @Slot(object)
    def _do(self, act: Callable[[], object]) -> None:
        act()


class Job:
    """One piece of work and how far it has come.

    The worker holds the job alone, and the main thread empties it: a dialog that nothing but a
    callback held would else be destroyed beside the thread that draws it.

    Attributes:
        token: Ask it to stop.
        progress: The last (done, total, message); read by polling, so a busy job never floods.
        ended: It is over; set before that is told, for whoever comes too late to be told.
    """

    def __init__(self, work: Work[Any], *answers: Callable[..., object]) -> None:
        """Make it; what is to be told is `answers`: done, failed and cancelled."""
        self.token = CancelToken()
        self.progress: tuple[int, int, str] = (0, 0, "")
        self.ended = False
        self._work, self._answers = work, answers
        self._came: tuple[int, Sequence[object]] = (_CANCELLED, ())
        self._waiting: list[tuple[QObject, Callable[[], object]]] = []

    def run(self) -> None:
        """Do the work, on a worker thread."""
        try:
            self._came = _DONE, (self._work(self._note, self.token),)
        except Cancelled:
            pass
        except BaseException as error:  # noqa: BLE001 - the job boundary: nothing may get lost
            self._came = _FAILED, (error,)

    def tell(self) -> None:
        """Say what came of it, on the main thread."""
        which, given = self._came
        self._answers[which](*given)

    def when_over(self, owner: QObject, act: Callable[[], object]) -> None:
        """Do something on the main thread once it is over and was told, while `owner` exists."""
        self._waiting.append((owner, act))

    def end(self) -> None:
        """Say on the main thread that it is over, and let go of all that it was asked."""
        waiting, self._waiting = self._waiting, []
        self._answers, self._came = (), (_CANCELLED, ())
        self._work = _no_work
        for owner, act in waiting:
            if isValid(owner):
                act()

    def _note(self, done: int, total: int, message: str) -> None:
        self.progress = (done, total, message)


_DONE, _FAILED, _CANCELLED = range(3)
"""What may come of a job, by the places of what is to be told."""


def _no_work(_progress: Progress, _cancel: CancelToken) -> None:
    """What a job has once it is over."""


class JobRunner(QObject):
    """Runs jobs one after another, long ones beside; results for a gone owner are dropped.

    A long job begins after everything that was queued before it, so it finds it kept. What is
    queued after it does not wait for it.

    Signals:
        busy_changed: True when the first job starts, False when the last has finished.
    """

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at_hand = _one_worker(self)
        self._beside = _one_worker(self)
        # The pool's own priorities lose the order of jobs that come while its worker wakes up.
        self._first, self._others = deque[Callable[[], object]](), deque[Callable[[], object]]()
        self._running: set[Job] = set()
        self._main = _MainThread()
        self._turns = 0
        self._over = False
        self._collector = QTimer(self)
        self._collector.timeout.connect(self._collect)
        self._collect_here()

    @property
    def busy(self) -> bool:
        """Whether any job or turn is waiting or running."""
        return bool(self._running or self._turns)

    def start(
        self,
        work: Work[T],
        *,
        owner: QObject,
        done: Callable[[T], object],
        failed: Callable[[BaseException], None],
        cancelled: Callable[[], None] | None = None,
        long: bool = False,
        first: bool = False,
    ) -> Job:
        """Queue `work`; callbacks run on the main thread while `owner` exists.

        After `end` nothing is done any more, and nobody is told.

        Args:
            work: What to do on a worker.
            owner: Whose job it is.
            done: Told the result.
            failed: Told the error.
            cancelled: Told when the job stopped because it was asked to.
            long: Do it beside what is at hand, because it may take longer than a moment.
            first: Do it before what waits, but after all that came first before it: writing, and
                looking for what was typed. On a busy computer pages that look again take seconds.
        """
        job = Job(work, *(partial(self._tell, owner, act) for act in (done, failed, cancelled)))
        if self._over:
            job.ended = True
            return job
        self._collect_here()
        main, forget = self._main, partial(self._forget, job)

        def do() -> None:
            job.run()
            main.hand(job.tell)
            job.ended = True
            main.hand(forget)

        self._say_busy()
        self._running.add(job)
        run = (lambda: self._beside.start(do)) if long else do
        (self._first if first else self._others).append(run)
        # The bare function: of a QRunnable that Python owns, the pool would never let go.
        self._at_hand.start(self._run_next)
        return job

    def in_turn(self, act: Callable[[], object], *, owner: QObject) -> None:
        """Do it on the main thread once the window has answered what came before.

        It waits for no job, unlike the result of one; `busy` counts it.
        """

        def do() -> None:
            try:
                if self._hears(owner):
                    act()
            finally:
                self._turns -= 1
                self._say_idle()

        self._say_busy()
        self._turns += 1
        QTimer.singleShot(0, self, do)

    def _hears(self, owner: QObject) -> bool:
        return isValid(owner) and not self._over

    def _tell(self, owner: QObject, act: Callable[..., object] | None, *given: object) -> None:
        if act is not None and self._hears(owner):
            act(*given)

    def _say_busy(self) -> None:
        if not self.busy:
            self.busy_changed.emit(True)

    def _say_idle(self) -> None:
        if not self.busy:
            self.busy_changed.emit(False)

    def _run_next(self) -> None:
        (self._first or self._others).popleft()()

    def _collect(self) -> None:
        memory.collect_if_due(at_rest=not self.busy)

    def _collect_here(self) -> None:
        """Memory is collected between events of this thread, until all work has stopped.

        Collected by a worker, models and delegates would be destroyed beside the thread that draws
        with them, and widgets in the middle of a drawing.
        """
        if not self._collector.isActive():
            memory.collect_by_hand()
            self._collector.start(_COLLECTS_EVERY)

    def stop(self, milliseconds: int = 5000) -> bool:
        """Ask every job to stop and wait; False when one did not stop in time."""
        for job in self._running:
            job.token.cancel()
        until = QDeadlineTimer(milliseconds)
        # In this order: the first worker hands long jobs to the second.
        done = all(pool.waitForDone(until) for pool in (self._at_hand, self._beside))
        if done and self._collector.isActive():
            self._collector.stop()
            memory.collect_by_itself()
        return done

    def answer_all(self) -> bool:
        """Stop, and tell at once what came of it: no result comes later, into another county file.

        What is asked for meanwhile is answered, too. False when one did not stop in time.
        """
        done = self.stop()
        for _round in range(_ROUNDS):
            if not (done and self._running):
                break
            QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
            done = self.stop()
        return done

    def end(self, milliseconds: int) -> bool:
        """Stop for good: whoever is still there hears no result, and begins nothing more.

        A county file that was closed would be opened again by it, and written into unlocked.
        """
        self._over = True
        return self.stop(milliseconds)

    def _forget(self, job: Job) -> None:
        self._running.discard(job)
        self._say_idle()
        job.end()


def _one_worker(parent: QObject) -> QThreadPool:
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    pool.setExpiryTimeout(FOR_EVER)
    return pool
