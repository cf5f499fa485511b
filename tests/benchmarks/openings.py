"""Opens every page and tab of the program's own window and tells what each took.

`python -m tests.benchmarks.openings COUNTY RESULT`: a process of its own, because a page is opened
for the first time only once. The result is JSON, for the first opening of each and for a later one:

- `filled`, `filled_work`: seconds until all stands, by the clock and of the processor;
- `held`: the longest the window did not answer meanwhile;
- `at_work`: the most its thread worked at a stretch, which is what it would be held on a machine
  that does nothing else.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTabWidget

from sos_desktop.foundation.settings import Settings
from sos_desktop.services.casework import cases
from ui import app as application
from ui import theme
from ui.dialogs import Dialogs
from ui.main_window import MainWindow
from ui.navigation import TARGETS, CaseTarget, Target

CASE_TABS = ("why", "outreach", "needs", "support", "tasks", "timeline", "files")
AT_REST = 600
"""Milliseconds after the start by which the other pages' code is asked for."""


class Beats:
    """Beats every millisecond on the main thread while something is opened."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.setInterval(1)
        self.longest = self.at_work = 0.0

    def begin(self) -> None:
        """Count from now."""
        self.longest = self.at_work = 0.0
        self._last, self._spent = time.perf_counter(), time.thread_time()
        self._timer.start()

    def end(self) -> None:
        """Count no more."""
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self.at_work = max(self.at_work, spent - self._spent)
        self._last, self._spent = now, spent


class Opening:
    """Opens one thing after the other in the window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._beats = Beats()

    def measure(self, name: str, how: str, act: Callable[[], object]) -> dict[str, object]:
        """Do it, wait until all stands, and tell what it took."""
        wait_until_idle(self.window)
        self._beats.begin()
        begin, spent = time.perf_counter(), time.process_time()
        act()
        wait_until_idle(self.window)
        filled, work = time.perf_counter() - begin, time.process_time() - spent
        self._beats.end()
        return {
            "name": name,
            "how": how,
            "filled": filled,
            "filled_work": work,
            "held": self._beats.longest,
            "at_work": self._beats.at_work,
        }

    def everything(self, case_id: str) -> Iterator[dict[str, object]]:
        """Every page, its tabs, and the tabs of a case: first for the first time, then again."""
        for how in ("first", "again"):
            for key, target in TARGETS.items():
                if key not in ("case", "visit"):
                    yield self.measure(key, how, lambda target=target: self._open(target()))
                    yield from self._tabs(key, how)
            for tab in CASE_TABS:
                target = CaseTarget(case_id, tab=tab)
                yield self.measure(f"case, {tab}", how, lambda target=target: self._open(target))

    def _open(self, target: Target) -> None:
        self.window.open_page(target)
        self.window.page.mark_stale()

    def _tabs(self, key: str, how: str) -> Iterator[dict[str, object]]:
        for tabs in self.window.page.findChildren(QTabWidget):
            first = tabs.currentWidget()
            for place in range(1, tabs.count()):
                words = tabs.tabText(place).lower()
                turn = lambda place=place, tabs=tabs: tabs.setCurrentIndex(place)  # noqa: E731
                yield self.measure(f"{key}, {words}", how, turn)
            tabs.setCurrentWidget(first)


def wait_until_idle(window: MainWindow) -> None:
    """Let the worker finish and the window paint."""
    runner, loop = window.context.runner, QEventLoop()
    runner.busy_changed.connect(lambda busy: busy or loop.quit())
    for _turn in range(3):
        if runner.busy:
            loop.exec()
        QApplication.processEvents()
    window.repaint()


def fullest_case(window: MainWindow) -> str:
    """The open case that has come furthest."""
    rows = cases.list_cases(window.context.county)
    return max(rows, key=lambda row: (int(row.case.stage), row.case.id)).case.id


def main(county: Path, result: Path) -> None:
    """Start the program as a person does, wait until it is at rest, and open everything."""
    app = application.make_application()
    shell = application.Shell(Settings(), Dialogs())
    theme.apply(app, theme.Scheme.LIGHT)
    shell.start(county)
    window = shell.window
    assert window is not None

    def go() -> None:
        wait_until_idle(window)
        found = list(Opening(window).everything(fullest_case(window)))
        result.write_text(json.dumps(found), encoding="utf-8")
        os._exit(0)

    def when_open() -> None:
        if shell.context.is_open:
            QTimer.singleShot(AT_REST, go)
        else:
            QTimer.singleShot(5, when_open)

    when_open()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
