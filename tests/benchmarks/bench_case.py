"""A large case in the window: its tabs, a line that is kept, the inspector that follows."""

import json
import tempfile
from pathlib import Path

from tests.benchmarks import counties
from tests.benchmarks.measure import Report, Row, run_python

CONTACTS, ACTIONS = 150, 200
_TAB, _KEPT, _WRITTEN, _FOLLOWS = 100, 50, 100, 16
"""Milliseconds."""

_CODE = """
import json, sys, time
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QApplication
from sos_desktop.domain.casework.records import Action, Contact
from sos_desktop.domain.casework.words import ContactKind
from sos_desktop.foundation.settings import Settings
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county.county_files import open_county_file
from tests.ui.conftest import ScriptedDialogs
from ui.app import make_application
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.navigation import CaseTarget
contacts, actions = int(sys.argv[3]), int(sys.argv[4])
county = open_county_file(Path(sys.argv[1]))
case_id = cases.list_cases(county)[0].case.id
for number in range(contacts):
    records.save(county, Contact(case_id=case_id, kind=ContactKind.MEETING,
        held_on=date(2026, 1, 5) + timedelta(days=number), people="Ana", summary=f"Met {number}"))
for number in range(actions):
    records.save(county, Action(case_id=case_id, text=f"Action {number}"))
app = make_application()
context = AppContext(county, Settings(), ScriptedDialogs())
window = MainWindow(context)
window.resize(1366, 720)
window.show()
found = {}
def settle():
    for _turn in range(4):
        while context.runner.busy:
            app.processEvents()
            time.sleep(0.001)
        app.processEvents()
def measured(name, act, until=settle):
    begin, work = time.perf_counter(), time.thread_time()
    act()
    until()
    found.setdefault(name, []).append(
        ((time.perf_counter() - begin) * 1000, (time.thread_time() - work) * 1000))
settle()
window.open_page(CaseTarget(case_id))
settle()
for key in window.page.tabs.keys:
    window.page.tabs.turn_to(key)
    settle()
for _turn in range(3):
    for key in window.page.tabs.keys:
        window.page.tabs.turn_to("files" if key != "files" else "tasks")
        settle()
        measured(f"tab {key}", lambda: window.page.tabs.turn_to(key))
window.page.tabs.turn_to("support")
settle()
rows = window.page.tabs.tab("support").actions_list
rows.add()
begin = work = 0.0
told = []
context.changed.connect(lambda _changes: told.append(
    ((time.perf_counter() - begin) * 1000, (time.thread_time() - work) * 1000)))
line = QApplication.focusWidget()
for number in range(7):
    QTest.keyClicks(line, f"New action {number}")
    settle()
    begin, work = time.perf_counter(), time.thread_time()
    told = []
    QTest.keyClick(line, Qt.Key.Key_Return)
    pressed = (time.perf_counter() - begin) * 1000, (time.thread_time() - work) * 1000
    found.setdefault("kept", []).append(pressed)
    while not told:
        app.processEvents()
    found.setdefault("written", []).append(told.pop())
    settle()
rows.table.select_row(3)
rows.table.setFocus()
rows.inspect_asked.emit("")
settle()
rows.table.setFocus()
for _number in range(15):
    QTest.keyClick(rows.table, Qt.Key.Key_Down)
    settle()
    measured("inspector", lambda: QTest.keyClick(rows.table, Qt.Key.Key_Up), app.processEvents)
    QTest.keyClick(rows.table, Qt.Key.Key_Down)
    settle()
Path(sys.argv[2]).write_text(json.dumps(
    {name: [median(one) for one in zip(*all_)] for name, all_ in found.items()}))
context.runner.stop()
"""


def run_bench(report: Report) -> list[Row]:
    """A case with 150 contacts and 200 actions; judged by the processor of the main thread.

    On a machine that does nothing else the clock says little more.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, told = counties.working_copy(counties.small(), folder), folder / "told.json"
        run_python(
            ["-c", _CODE, str(path), str(told), str(CONTACTS), str(ACTIONS)],
            SOS_DESKTOP_HOME=str(folder / "home"),
        )
        found: dict[str, tuple[float, float]] = json.loads(told.read_text(encoding="utf-8"))
    report(f"  {found}")
    tabs = [key for key in found if key.startswith("tab ")]
    slowest = max(tabs, key=lambda key: found[key][1])
    asked = (
        (f"the slowest of its tabs turned to ({slowest.removeprefix('tab ')})", slowest, _TAB),
        ("from Enter until the line stands as a row", "kept", _KEPT),
        ("from Enter until it is written", "written", _WRITTEN),
        ("the inspector follows the cursor", "inspector", _FOLLOWS),
    )
    return [
        Row(
            f"a case with {CONTACTS} contacts and {ACTIONS} actions: {words}",
            f"{found[key][0]:.0f} ms, main thread {found[key][1]:.0f} ms",
            f"< {limit} ms of the main thread",
            found[key][1] < limit,
        )
        for words, key, limit in asked
    ]
