"""How soon the window can be used, against a bare PySide6 window, in the same run."""

import tempfile
from pathlib import Path

from tests.benchmarks.measure import Report, Row, Run, middle, run_python

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
_OURS = """
import os
import sys
from pathlib import Path
import main
from sos_desktop.foundation import logs
main.parse(["--file", sys.argv[1]])
logs.start()
from PySide6.QtCore import QTimer
from sos_desktop.foundation.settings import Settings
from ui import app as application, theme
from ui.crash import CrashReporter
from ui.dialogs import Dialogs
app = application.make_application()
CrashReporter(app)
shell = application.Shell(Settings(), Dialogs())
theme.apply(app, theme.Scheme.LIGHT)
shell.start(Path(sys.argv[1]))
window = shell.window
assert window.isVisible()
def answers():
    # A click on the rail is taken and shown: the window is in the person's hands.
    window.rail.buttons["caseload"].click()
    assert window.rail.buttons["caseload"].isChecked()
    window.rail.buttons["today"].click()
    if sys.argv[2] == "frame":
        os._exit(0)
    look()
def look():
    if not shell.context.is_open or shell.context.runner.busy:
        QTimer.singleShot(2, look)
    else:
        os._exit(0)
QTimer.singleShot(0, answers)
app.exec()
"""
_SAMPLE = """
import sys
from pathlib import Path
from sos_desktop.services.sample import make_sample_county
make_sample_county(Path(sys.argv[1])).close()
"""


def run_bench(report: Report) -> list[Row]:
    """Start to a window that answers, and to its first page, against start to an empty window."""
    with tempfile.TemporaryDirectory() as name:
        home = str(Path(name) / "home")
        county = str(Path(name) / "Sample county.sos")
        run_python(["-c", _SAMPLE, county], SOS_DESKTOP_HOME=home)
        bare = middle(lambda: run_python(["-c", _BARE]), 5)

        def ours(until: str) -> Run:
            return run_python(["-c", _OURS, county, until], SOS_DESKTOP_HOME=home)

        frame, page = middle(lambda: ours("frame"), 5), middle(lambda: ours("page"), 5)
    report(
        f"bare window {bare.seconds:.2f} s, ours answers after {frame.seconds:.2f} s and shows "
        f"its first page after {page.seconds:.2f} s"
    )
    answers, filled = frame.seconds / bare.seconds, page.seconds / bare.seconds
    return [
        Row(
            "window shown and answering, against a bare PySide6 window",
            f"{answers:.1f} times ({frame.seconds:.2f} s / {bare.seconds:.2f} s)",
            "≤ 3 times",
            answers <= 3,
        ),
        Row(
            "first page of the last county file filled, against the same",
            f"{filled:.1f} times ({page.seconds:.2f} s)",
            "no limit asked",
            True,
        ),
    ]
