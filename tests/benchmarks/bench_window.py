"""How soon the window can be used, against a bare PySide6 window, in the same run."""

import tempfile
from pathlib import Path

from tests.benchmarks.measure import Report, Row, middle, run_python

_BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
_OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from sos_desktop.foundation.settings import Settings
from sos_desktop.services.county_files import open_county_file
from ui import app as application, theme
from ui.dialogs import Dialogs
app = application.make_application()
theme.apply(app, theme.Scheme.LIGHT)
shell = application.Shell(Settings(), Dialogs())
shell.show(open_county_file(Path(sys.argv[1])))
def look():
    if shell.context.runner.busy:
        QTimer.singleShot(2, look)
    else:
        app.quit()
QTimer.singleShot(0, look)
app.exec()
shell.close()
"""
_SAMPLE = """
import sys
from pathlib import Path
from sos_desktop.services.sample import make_sample_county
make_sample_county(Path(sys.argv[1])).close()
"""


def run_bench(report: Report) -> list[Row]:
    """Start to first page filled, against start to an empty window."""
    with tempfile.TemporaryDirectory() as name:
        home = str(Path(name) / "home")
        county = str(Path(name) / "Sample county.sos")
        run_python(["-c", _SAMPLE, county], SOS_DESKTOP_HOME=home)
        bare = middle(lambda: run_python(["-c", _BARE]), 5)
        ours = middle(lambda: run_python(["-c", _OURS, county], SOS_DESKTOP_HOME=home), 5)
    report(f"bare window {bare.seconds:.2f} s, ours with its first page {ours.seconds:.2f} s")
    ratio = ours.seconds / bare.seconds
    return [Row("window usable, against a bare PySide6 window",
                f"{ratio:.1f} times ({ours.seconds:.2f} s / {bare.seconds:.2f} s)", "≤ 3 times",
                ratio <= 3)]  # fmt: skip
