"""Opens every page and tab of the program's own window and tells what each took.

`python -m tests.benchmarks.openings COUNTY RESULT`: a process of its own, because a page is opened
for the first time only once. The result is JSON, for three openings of each:

- `first`: for the first time;
- `again`: from another page, nothing written meanwhile;
- `changed`: from another page, after something was written that it shows (`_SHOWN_OF`).

and of each:

- `filled`, `filled_work`: seconds until all stands and is painted, by the clock and of the
  processor;
- `held`: the longest the window did not answer meanwhile;
- `at_work`: the most its thread worked at a stretch, which is what it would be held on a machine
  that does nothing else;
- `pace`: the machine's pace around it (`measure.pace`), in seconds.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTabWidget

from sos_desktop.foundation.settings import Settings
from sos_desktop.services.casework import cases
from sos_desktop.services.dashboard.lea_facts import record_calpads
from sos_desktop.services.dashboard.loaded_years import loaded_years
from tests.benchmarks.measure import pace
from ui import after_opening, theme
from ui import app as application
from ui.dialogs import Dialogs
from ui.main_window import MainWindow
from ui.navigation import TARGETS, CaseTarget, LicensesTarget, Target, TodayTarget

CASE_TABS = ("why", "outreach", "needs", "support", "progress", "tasks", "timeline", "files")
_SHOWN_OF = (
    *("today", "caseload", "districts", "reports", "providers", "people"),
    *("identification", "data"),
)
"""The pages that show what is in the file: the last two its data, the others cases too."""
_OF_DATA = ("identification", "data")
_ELSEWHERE = LicensesTarget()
"""A page that shows nothing of the file, to come from."""
AT_REST = 600
"""Milliseconds after a file was opened by which all that follows opening is asked for."""


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
        self._written, self._failed = 0, False

    def measure(self, name: str, how: str, act: Callable[[], object]) -> dict[str, object]:
        """Do it, wait until all stands, and tell what it took."""
        wait_until_idle(self.window)
        before = pace()
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
            "pace": (before + pace()) / 2000,
        }

    def everything(self, case_id: str) -> Iterator[dict[str, object]]:
        """Every page, its tabs, and the tabs of a case: first for the first time, then again."""
        pages = {key: made() for key, made in TARGETS.items() if key not in ("case", "visit")}
        parts = {tab: CaseTarget(case_id, tab=tab) for tab in CASE_TABS}
        for key, target in pages.items():
            yield self._opened(key, "first", target)
            yield from self._tabs(key)
        for tab, target in parts.items():
            yield self._opened(f"case, {tab}", "first", target)
        for key, target in pages.items():
            self._look_and_leave(target, TodayTarget() if target == _ELSEWHERE else _ELSEWHERE)
            yield self._opened(key, "again", target)
            if key in _SHOWN_OF:
                self._leave_and_write(case_id, data=key in _OF_DATA)
                yield self._opened(key, "changed", target)
        for tab, target in parts.items():
            self._look_and_leave(target, _ELSEWHERE)
            yield self._opened(f"case, {tab}", "again", target)
            self._leave_and_write(case_id)
            yield self._opened(f"case, {tab}", "changed", target)

    def _look_and_leave(self, target: Target, elsewhere: Target) -> None:
        """Let it read what was written before, and go elsewhere."""
        for place in (target, elsewhere):
            self.window.open_page(place)
            wait_until_idle(self.window)

    def _opened(self, name: str, how: str, target: Target) -> dict[str, object]:
        return self.measure(name, how, lambda: self.window.open_page(target))

    def _leave_and_write(self, case_id: str, *, data: bool = False) -> None:
        """Go to another page and write something there, as the page would."""
        self.window.open_page(_ELSEWHERE)
        wait_until_idle(self.window)
        county, self._written = self.window.context.county, self._written + 1
        case = cases.case_file(county, case_id).case
        if data:
            self._failed = not self._failed
            year = loaded_years(county)[0]
            done = record_calpads(county, case.cds, year, failed=self._failed, source="A letter")
        else:
            words = f"{case.problem_of_practice} {self._written}"
            done = cases.update_case(county, replace(case, problem_of_practice=words))
        assert done.subjects, "nothing was written"
        self.window.context.announce(done, quiet=True)

    def _tabs(self, key: str) -> Iterator[dict[str, object]]:
        for tabs in self.window.page.findChildren(QTabWidget):
            first = tabs.currentWidget()
            for place in range(1, tabs.count()):
                words = tabs.tabText(place).lower()
                turn = lambda place=place, tabs=tabs: tabs.setCurrentIndex(place)  # noqa: E731
                yield self.measure(f"{key}, {words}", "first", turn)
            tabs.setCurrentWidget(first)


def wait_until_idle(window: MainWindow) -> None:
    """Let the worker finish and the window paint what is to be painted."""
    runner, loop = window.context.runner, QEventLoop()
    runner.busy_changed.connect(lambda busy: busy or loop.quit())
    for _turn in range(3):
        if runner.busy:
            loop.exec()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)


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
            QTimer.singleShot(AT_REST, when_loaded)
        else:
            QTimer.singleShot(5, when_open)

    def when_loaded() -> None:
        # On a busy computer it begins later: a page would be measured that opens meanwhile.
        if all(name in sys.modules for name in after_opening.CODE):
            go()
        else:
            QTimer.singleShot(5, when_loaded)

    when_open()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
