"""How long the main thread waits while a worker works; imported by the processes of benchmarks."""

import os
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from sos_desktop.foundation.jobs import CancelToken, Progress
from ui.jobs import JobRunner

_EVERY = 5


class Heartbeat:
    """Beats every 5 ms on the main thread of an application of its own."""

    def __init__(self) -> None:
        self._app = QApplication([])
        self._runner = JobRunner()
        self._gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(_EVERY)

    def longest_gap(self, work: Callable[[Progress, CancelToken], Any]) -> float:
        """Seconds of the longest wait during a job, without its first two beats."""
        self._gaps.clear()
        self._last = time.perf_counter()
        self._runner.start(
            work, owner=self._app, done=lambda _result: self._app.quit(), failed=_fail
        )
        self._app.exec()
        return max(self._gaps[2:], default=0)

    def longest_turn(
        self, turn: Callable[[], Any], beside: Callable[[Progress, CancelToken], Any]
    ) -> float:
        """Seconds of the longest of many turns asked of the worker while a long job goes beside."""
        turns: list[float] = []
        going = True

        def ask() -> None:
            begin = time.perf_counter()
            self._runner.start(
                lambda _progress, _cancel: turn(),
                owner=self._app,
                done=lambda _result: told(begin),
                failed=_fail,
            )

        def told(begin: float) -> None:
            turns.append(time.perf_counter() - begin)
            if going:
                QTimer.singleShot(_EVERY, ask)
            else:
                self._app.quit()

        def ended(_result: object) -> None:
            nonlocal going
            going = False

        self._runner.start(beside, owner=self._app, done=ended, failed=_fail, long=True)
        ask()
        self._app.exec()
        return max(turns)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append(now - self._last)
        self._last = now


def _fail(error: BaseException) -> None:
    """Ends the process: an error in a slot is only printed, and the loop would go on for ever."""
    print(repr(error), flush=True)
    os._exit(1)
