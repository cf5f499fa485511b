"""How soon the program can be used, against bare windows, as whole processes in turn."""

import tempfile
import time
from pathlib import Path

from tests.benchmarks import counties
from tests.benchmarks.measure import Report, Row, Runs, Taken, in_turn, processor, run_python, wall

TELL = """
import os, sys, time
def tell():
    took = time.time() - float(sys.argv[2])
    with open(sys.argv[1], "w") as told:
        told.write(f"{took} {time.process_time()}")
"""
_BARE = """
def stop():
    tell()
    os._exit(0)
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, stop)
app.exec()
"""
_BARE_WITH_SQLALCHEMY = "import sqlalchemy, sqlalchemy.orm\n" + _BARE
OURS = """
import main
from ui import app as application
from PySide6.QtCore import QTimer
class Watched(application.Shell):
    # The program as it is, but for ending as soon as what is measured stands.
    def start(self, *given, **options):
        begun = super().start(*given, **options)
        assert self.window.isVisible()
        QTimer.singleShot(0, self.answers)
        return begun
    def answers(self):
        # A click on the rail is taken and shown: the window is in the person's hands.
        self.window.rail.buttons["caseload"].click()
        assert self.window.rail.buttons["caseload"].isChecked()
        self.window.rail.buttons["today"].click()
        if sys.argv[4] == "frame":
            self.stop()
        # Told each time the worker has done what it was asked; looking by the clock costs time.
        self.context.runner.busy_changed.connect(self.look)
    def look(self, busy):
        # The figures of the file are checked on the worker afterwards; nobody waits for it.
        if not busy and self.context.is_open and self.window.page.counts.text():
            self.window.repaint()
            self.stop()
    def stop(self):
        # Closed as a person closes it: a file left as after a crash is checked whole next time.
        tell()
        self.window.close()
        self.close()
        os._exit(0)
application.Shell = Watched
main.main(["--file", sys.argv[3]])
"""
_FLOOR = (
    "floor about 1.6, that is our own modules beside Qt and SQLAlchemy; what is left above it are "
    "the declared kinds, their tables, the check of the file's parts and the first queries"
)
_ROWS = (
    ("frame", "bare", "window shown and answering, against a bare window", 3.0, ""),
    (
        "small",
        "peer",
        "small county opened and Today filled, against a bare window with SQLAlchemy imported",
        2.2,
        _FLOOR,
    ),
    ("big", "peer", "big county opened and Today filled, against the same", 2.2, _FLOOR),
)
"""What is compared with what, in words, with the limit and its floor."""


def run_bench(report: Report) -> list[Row]:
    """Start to a window that answers, and to Today filled, against start to an empty window."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = counties.working_copy(counties.small(), folder)
        big = counties.working_copy(counties.big(), folder)

        def told(code: str, *arguments: str) -> Taken:
            to = folder / "told.txt"
            given = [str(to), str(time.time()), *arguments]
            run_python(["-c", TELL + code, *given], SOS_DESKTOP_HOME=str(folder / "home"))
            return Taken(*map(float, to.read_text().split()))

        found = in_turn(
            {
                "bare": lambda: told(_BARE),
                "frame": lambda: told(OURS, str(small), "frame"),
                "peer": lambda: told(_BARE_WITH_SQLALCHEMY),
                "small": lambda: told(OURS, str(small), "page"),
                "big": lambda: told(OURS, str(big), "page"),
            }
        )
    for what, runs in found.items():
        report(f"  {what}: {runs.seconds}")
    return [
        _against(found[what], found[peer], words, limit, floor)
        for what, peer, words, limit, floor in _ROWS
    ]


def _against(ours: Runs, peer: Runs, words: str, limit: float, floor: str) -> Row:
    ratio, spent = ours.times(peer, wall), ours.times(peer, processor)
    figure = f"{ratio:.2f} times ({ours.wall:.2f} s / {peer.wall:.2f} s), processor {spent:.2f}"
    return Row(words, figure, f"≤ {limit} times of the processor", spent <= limit, floor)
