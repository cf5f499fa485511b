"""Whether saving, undoing and the frame's numbers stay as quick with ten times the history.

The same act in the big county and in the grown one, in turn; each figure is of many acts.
"""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

from sos_desktop.domain.casework.records import Task
from sos_desktop.services.casework import cases, records, today
from sos_desktop.services.county import undo
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from tests.benchmarks import counties
from tests.benchmarks.measure import Report, Row, Runs, Taken, in_turn, processor, timed, wall
from ui import county_work

_LIMIT = 1.3
_SAVES, _FRAMES = 40, 100
"""Fewer saves than can be undone in a row, each of another task: edits of one are one step."""


def run_bench(report: Report) -> list[Row]:
    """Each act in both files."""
    with tempfile.TemporaryDirectory() as name:
        big = counties.working_copy(counties.big(), Path(name))
        grown = counties.working_copy(counties.grown(), Path(name))
        with open_county_file(big) as before, open_county_file(grown) as after:
            works = {
                (act, which): work
                for which, county in (("big", before), ("grown", after))
                for act, work in _acts(county).items()
            }
            found = in_turn({f"{act}/{which}": work for (act, which), work in works.items()})
    rows = []
    for act, limit in (
        ("save", _LIMIT),
        ("undo", _LIMIT),
        ("numbers of the frame", _LIMIT),
        ("Today read", None),
    ):
        rows.append(_row(act, found[f"{act}/big"], found[f"{act}/grown"], limit))
        report(f"  {rows[-1].name}: {rows[-1].figure}")
    return rows


def _acts(county: CountyFile) -> dict[str, Callable[[], Taken]]:
    """What the program calls for each, in one county file.

    Undo takes back what the save before it in the same round kept, so both do as much each round.
    """
    tasks, titles = _tasks(county), count()

    def save() -> None:
        for task in tasks:
            records.save(county, replace(task, title=f"Task {next(titles)}"))

    def take_back() -> None:
        for _task in tasks:
            undo.undo(county)

    def frame() -> None:
        for _act in range(_FRAMES):
            county_work.frame_state(county)

    return {
        "save": timed(save),
        "undo": timed(take_back),
        "numbers of the frame": timed(frame),
        "Today read": timed(lambda: today.today(county, who=county.user)),
    }


def _tasks(county: CountyFile) -> list[Task]:
    found: list[Task] = []
    for row in cases.list_cases(county):
        found += cases.case_file(county, row.case.id).tasks
        if len(found) >= _SAVES:
            break
    return found[:_SAVES]


def _row(act: str, before: Runs, after: Runs, limit: float | None) -> Row:
    ratio, spent = after.times(before, wall), after.times(before, processor)
    acts = {"save": _SAVES, "undo": _SAVES, "numbers of the frame": _FRAMES}.get(act, 1)
    figure = (
        f"{ratio:.2f} times ({after.wall / acts * 1000:.1f} ms / "
        f"{before.wall / acts * 1000:.1f} ms), processor {spent:.2f} times"
    )
    words = f"{act}, against the same with a tenth of the history"
    if limit is None:
        return Row(words, figure)
    return Row(words, figure, f"< {limit} times of the processor", spent < limit)
