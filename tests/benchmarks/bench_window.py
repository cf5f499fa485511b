"""How soon the program can be used, against bare windows, as whole processes in turn."""

import tempfile
from pathlib import Path

from tests.benchmarks import counties
from tests.benchmarks.measure import Report, Row, Runs, Taken, in_turn, processor, run_python, wall

_BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, lambda: os._exit(0))
app.exec()
"""
_BARE_WITH_SQLALCHEMY = "import sqlalchemy, sqlalchemy.orm\n" + _BARE
_OURS = """
import os
import sys
from PySide6.QtCore import QTimer
import main
from ui import app as application
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
        if sys.argv[2] == "frame":
            os._exit(0)
        self.look()
    def look(self):
        # The figures of the file are checked on the worker afterwards; nobody waits for it.
        if not self.context.is_open or not self.window.page.counts.text():
            QTimer.singleShot(2, self.look)
            return
        self.window.repaint()
        os._exit(0)
application.Shell = Watched
main.main(["--file", sys.argv[1]])
"""
_FLOOR = "floor about 1.6, that is our own modules beside Qt and SQLAlchemy"
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

        def ours(county: Path, until: str) -> Taken:
            home = str(folder / "home")
            return run_python(["-c", _OURS, str(county), until], SOS_DESKTOP_HOME=home)

        found = in_turn(
            {
                "bare": lambda: run_python(["-c", _BARE]),
                "frame": lambda: ours(small, "frame"),
                "peer": lambda: run_python(["-c", _BARE_WITH_SQLALCHEMY]),
                "small": lambda: ours(small, "page"),
                "big": lambda: ours(big, "page"),
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
    return Row(words, figure, f"≤ {limit} times", ratio <= limit, floor)
