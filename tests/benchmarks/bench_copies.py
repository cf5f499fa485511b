"""What copies cost: the window, the worker and the opening while they are made, and their list."""

import contextlib
import json
import os
import sqlite3
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from tests.benchmarks import counties
from tests.benchmarks.bench_window import OURS, TELL
from tests.benchmarks.measure import Report, Row, Runs, Taken, in_turn, processor, run_python, wall

_COPIES = 50
_HOLD, _TURN, _LIST = 16, 50, 300
"""Milliseconds."""
_OPENING = 1.05

_COPYING = """
import json, sys, time
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import median
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import copying
from sos_desktop.services.county.county_files import open_county_file
from tests.benchmarks.heartbeat import Heartbeat
from ui import county_work
county = open_county_file(Path(sys.argv[1]))
tasks = (task for row in cases.list_cases(county) for task in
    cases.case_file(county, row.case.id).tasks)
task, titles = next(tasks), count()
save = lambda: records.save(county, replace(task, title=f"Task {next(titles)}"))
beats, found = Heartbeat(), {}
def copy(_progress=None, _cancel=None):
    begin = time.perf_counter()
    assert copying.keep_copy(county, "work") is not None
    found.setdefault("copy", []).append(time.perf_counter() - begin)
def rest(_progress, _cancel):
    time.sleep(median(found["copy"]))
for _run in range(3):
    save()
    found.setdefault("held", []).append(beats.longest_gap(copy))
    found.setdefault("held at rest", []).append(beats.longest_gap(rest))
    for act, work in (("read", lambda: county_work.frame_state(county)), ("save", save)):
        save()
        found.setdefault(act, []).append(beats.longest_turn(work, copy))
        found.setdefault(act + " at rest", []).append(beats.longest_turn(work, rest))
    time.sleep(1)  # the name of a copy tells the second
county.close()
Path(sys.argv[2]).write_text(json.dumps({name: median(all_) for name, all_ in found.items()}))
"""
_LISTING = """
import json, sys, time
from pathlib import Path
from statistics import median
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from sos_desktop.services.county import way_back
from ui.restore_dialog import RestoreDialog
app, path = QApplication([]), Path(sys.argv[1])
def shown():
    begin = time.perf_counter()
    dialog = RestoreDialog(lambda: way_back.list_copies(path), "Copies", "Choose one.")
    dialog.show()
    table, rows = dialog.table, dialog.table.rows_model
    def once(reached):
        while not reached():
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        dialog.repaint()
        return time.perf_counter() - begin
    stands = once(lambda: rows.rows)
    last = table.rowAt(table.viewport().height() - 1)
    assert 0 <= last < len(rows.rows) - 1
    in_sight = once(lambda: all(row.holds for row in rows.rows[: last + 1]))
    all_ = once(lambda: all(row.holds for row in rows.rows))
    dialog.reject()
    return {"count": len(rows.rows), "stands": stands, "in sight": in_sight, "all": all_}
first, *others = [shown() for _time in range(6)]
told = {name: median(one[name] for one in others) for name in first}
Path(sys.argv[2]).write_text(json.dumps(told | {"first": first["in sight"]}))
"""
_WITH = """
from ui import copy_keeper
"""
"""The same import in the same place: what is imported first tells in the figures."""
_WITHOUT = f"""{_WITH}
copy_keeper.CopyKeeper.start = lambda self: None
"""
"""Nobody looks after copies."""


def run_bench(report: Report) -> list[Row]:
    """A file of about 100 MB: one statewide year and the casework of the big county."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = _one_year(folder)
        size = f"{path.stat().st_size / 1e6:,.0f} MB"
        told = _told(_COPYING, path, folder)
        report(f"  copying {size}: {told}")
        rows = _copying_rows(told, size)
        _keep_many(path, folder)
        listed = _told(_LISTING, path, folder)
        report(f"  list: {listed}")
        rows.append(_list_row(listed))
        opened = in_turn(
            {
                "on": lambda: _opened(_WITH + OURS, path, folder),
                "off": lambda: _opened(_WITHOUT + OURS, path, folder),
            }
        )
        rows.append(_opening_row(opened["on"], opened["off"]))
    return rows


def _one_year(folder: Path) -> Path:
    path = counties.working_copy(counties.big(), folder)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute(
            "DELETE FROM observation WHERE batch_id IN "
            "(SELECT id FROM import_batch WHERE year <> ?)",
            (counties.NEWEST,),
        )
        connection.execute("VACUUM")
    return path


def _keep_many(path: Path, folder: Path) -> None:
    """Further names of one copy, so that it lies on the disk once."""
    place = folder / "home" / "backups"
    made = sorted(place.glob("*.sos"))
    start = made[0].name.rpartition(f" {datetime.now():%Y}")[0]
    for number in range(_COPIES - len(made)):
        moment = datetime(2026, 1, 2, 9) + timedelta(minutes=30 * number)
        os.link(made[0], place / f"{start} {moment:%Y-%m-%d %H%M%S} work{path.suffix}")


def _told(code: str, path: Path, folder: Path) -> dict[str, float]:
    to = folder / "told.json"
    run_python(["-c", code, str(path), str(to)], SOS_DESKTOP_HOME=str(folder / "home"))
    return json.loads(to.read_text())


def _opened(code: str, path: Path, folder: Path) -> Taken:
    to = folder / "told.txt"
    given = [str(to), str(time.time()), str(path), "page"]
    run_python(["-c", TELL + code, *given], SOS_DESKTOP_HOME=str(folder / "home"))
    return Taken(*map(float, to.read_text().split()))


def _copying_rows(told: dict[str, float], size: str) -> list[Row]:
    rows = [Row(f"a copy of {size}, made and checked", f"{told['copy']:.2f} s")]
    for act, words, limit in (
        ("held", "longest hold of the window", _HOLD),
        ("read", "longest turn of the worker, the frame's numbers read again and again", _TURN),
        ("save", "longest turn of the worker, a task saved again and again", _TURN),
    ):
        found, rest = told[act] * 1000, told[f"{act} at rest"] * 1000
        rows.append(
            Row(
                f"{words}, while {size} are copied",
                f"{found:.0f} ms; as long without a copy {rest:.0f} ms",
                f"< {limit} ms",
                found < limit,
                "as without a copy, where other programs take the processor"
                if rest >= limit
                else "",
            )
        )
    return rows


def _list_row(listed: dict[str, float]) -> Row:
    stands, in_sight, first, all_ = (
        f"{listed[name] * 1000:,.0f} ms" for name in ("stands", "in sight", "first", "all")
    )
    return Row(
        f"the list of {listed['count']:.0f} copies, with what each that is in sight holds",
        f"{in_sight}; the first time {first}; it stands after {stands}, all are read after {all_}",
        f"< {_LIST} ms",
        listed["first"] * 1000 < _LIST,
    )


def _opening_row(on: Runs, off: Runs) -> Row:
    ratio, spent = on.times(off, wall), on.times(off, processor)
    return Row(
        f"opened and Today filled with {_COPIES} copies looked after, against nobody looking",
        f"{ratio:.2f} times ({on.wall:.2f} s / {off.wall:.2f} s), processor {spent:.2f}",
        f"≤ {_OPENING} times of the processor",
        spent <= _OPENING,
    )
