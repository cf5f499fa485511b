"""How long pages and tabs take to stand, and for how long none of it lets the window answer."""

import json
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median

from tests.benchmarks import counties
from tests.benchmarks.measure import GOOD_PACE, TIMES, Report, Row, run_python

_HELD = 50
_FILLED = 100
_QUICK = ("today", "caseload", "reports", "districts")
"""These, and every tab of a case, stand within `_FILLED` milliseconds."""
_IDENTIFICATION = {"first": 120, "again": 60, "changed": None}
"""After other data were loaded the years are worked out anew, and no limit was asked for that."""
_TIMES = {
    "first": "opened for the first time",
    "again": "opened again, nothing changed",
    "changed": "opened again after a change",
}
_FIGURES = ("filled", "filled_work", "held", "at_work", "pace")
_MOST_TURNS = 3 * TIMES
"""After so many, what is measured counts though the machine was seldom in its better state."""

Openings = dict[tuple[str, str], dict[str, float]]
"""Name and one of `_TIMES` to the middle of each figure, in milliseconds."""
_Turns = dict[tuple[str, str], list[dict[str, float]]]


def run_bench(report: Report) -> list[Row]:
    """Every page and tab of a small and of the big county, opened first and opened again.

    Again from another page: once with nothing changed, and once after something was written that
    the page shows. A page stands when all it asked for is there and painted. What it takes until
    then is judged by the processor, both threads together: on a machine that does nothing else the
    clock says no more than that.

    Each counts `TIMES` times, with the machine in its better state just before and after; it is
    opened until it was met there so often, at most `_MOST_TURNS` times, and then the turns at the
    best pace count.
    """
    rows = []
    for name, made in (("small county", counties.small()), ("big county", counties.big())):
        found = _middle(made)
        for (what, how), took in found.items():
            figures = ", ".join(f"{key} {took[key]:.0f}" for key in _FIGURES)
            report(f"  {name}, {what}, {how}: {figures} ms")
        rows += _filled(name, found) + _held(name, found)
    return rows


def _middle(made: Path) -> Openings:
    taken: _Turns = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        county, told = counties.working_copy(made, Path(folder)), Path(folder) / "told.json"
        for turn in range(_MOST_TURNS):
            if turn >= TIMES and all(_good(one) >= TIMES for one in taken.values()):
                break
            run_python(
                ["-m", "tests.benchmarks.openings", str(county), str(told)],
                SOS_DESKTOP_HOME=f"{folder}/home",
            )
            for opened in json.loads(told.read_text(encoding="utf-8")):
                figures = {figure: opened[figure] * 1000 for figure in _FIGURES}
                taken[opened["name"], opened["how"]].append(figures)
    counting = {key: sorted(one, key=lambda f: f["pace"])[:TIMES] for key, one in taken.items()}
    return {
        key: {figure: median(took[figure] for took in one) for figure in _FIGURES}
        for key, one in counting.items()
    }


def _good(turns: list[dict[str, float]]) -> int:
    """How often the machine was in its better state."""
    return sum(took["pace"] <= GOOD_PACE for took in turns)


def _filled(county: str, found: Openings) -> list[Row]:
    rows = []
    for (what, how), took in found.items():
        quick = what in _QUICK or what.startswith("case, ")
        limit = _IDENTIFICATION[how] if what == "identification" else _FILLED
        if what == "identification" or (quick and how != "first"):
            figure = (
                f"{took['filled']:,.0f} ms, processor {took['filled_work']:,.0f} ms"
                f" (pace {took['pace']:.0f})"
            )
            kept = None if limit is None else took["filled_work"] < limit
            asked = "none asked" if limit is None else f"< {limit} ms of the processor"
            rows.append(Row(f"{county}: {what}, {_TIMES[how]}", figure, asked, kept))
    return rows


def _held(county: str, found: Openings) -> list[Row]:
    """The longest hold of a first opening, and each that is over the limit."""
    first = {what: took for (what, how), took in found.items() if how == "first"}
    over = {what: took for what, took in first.items() if took["held"] >= _HELD}
    longest = max(first, key=lambda what: first[what]["held"])
    return [
        Row(
            f"{county}: longest hold of the window, {what} opened for the first time",
            f"{first[what]['held']:,.0f} ms, its thread at work {first[what]['at_work']:,.0f} ms"
            f" (pace {first[what]['pace']:.0f})",
            f"< {_HELD} ms",
            what not in over,
            _why_held(first[what]["at_work"]),
        )
        for what in (over or (longest,))
    ]


def _why_held(at_work: float) -> str:
    """What is known of a hold that is longer than its own thread worked at a stretch."""
    if at_work >= _HELD:
        return ""
    return "its own thread works less: the rest it waited for other programs, or for the worker"
