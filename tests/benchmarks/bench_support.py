"""Support that learns: run charts, threads, the chain of a large plan, and the county's roll-up.

A plan of 200 changes is more than ten times what districts have; the limits are those of one frame
of a screen (16 ms) and of what reads as at once.
"""

import random
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework.case_file import CaseFile, Lea, MeasuredPoint
from sos_desktop.domain.casework.records import (
    Action,
    Aim,
    Case,
    Cause,
    Driver,
    LcapGoal,
    Measure,
    PdsaCycle,
    ProgressNote,
)
from sos_desktop.domain.casework.words import CauseState, Route
from sos_desktop.domain.improvement.chain import chain_rows
from sos_desktop.domain.improvement.costs import cost_total
from sos_desktop.domain.improvement.roll_up import RollUpSource, rolled_up
from sos_desktop.domain.improvement.run_chart import judge
from sos_desktop.domain.improvement.signals import RuleSetName
from sos_desktop.domain.improvement.thread import golden_thread
from tests.benchmarks.measure import Report, Row, here, under
from ui.pages.case.chain.keeper import ChainKeeper
from ui.pages.case.chain.table import ChainTable

_CHANGES, _POINTS, _CASES = 200, 1000, 80 * 5
_START = date(2007, 1, 1)


def run_bench(report: Report) -> list[Row]:
    """Measure each by what it calls; the table is laid out off the screen."""
    QApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    rows = [*_charts(), *_chain(), _county()]
    for row in rows:
        report(f"  {row.name}: {row.figure}")
    return rows


def _charts() -> list[Row]:
    chance = random.Random(20)
    points = [
        MeasuredPoint(_START + timedelta(days=7 * n), share / 100, share, 100.0)
        for n in range(_POINTS)
        for share in [float(chance.randint(20, 80))]
    ]

    return [
        under(
            f"run chart of {_POINTS:,} points: {rules.words}",
            here(lambda rules=rules: judge(points, rules)),
            16,
        )
        for rules in RuleSetName
    ]


def plan(changes: int) -> CaseFile:
    """A case with a plan of so many changes, each with a measure, readings and a test."""
    case = Case(id="c", cds="1", route=Route.VOLUNTARY, opened_on=_START, request="Help")
    case = replace(case, problem_of_practice="Students wait")
    aims = [Aim(id=f"aim{n}", case_id="c", text=f"Aim {n}") for n in range(5)]
    causes = [
        Cause(id=f"k{n}", case_id="c", text=f"Cause {n}", state=CauseState.VALIDATED)
        for n in range(20)
    ]
    drivers = [
        Driver(id=f"d{n}", case_id="c", text=f"Driver {n}", aim_id=f"aim{n % 5}", cause_id=f"k{n}")
        for n in range(20)
    ]
    goal = LcapGoal(id="goal", case_id="c", number="2.1", text="Climate")
    actions = [
        Action(
            id=f"a{n}",
            case_id="c",
            text=f"Change {n}: a page in every room, read before first period",
            driver_id=f"d{n % 20}",
            owner="Principal",
            cost=n * 100,
            funding="LCFF",
            lcap_goal_id="goal" if n % 3 else None,
        )
        for n in range(changes)
    ]
    measures = [
        Measure(id=f"m{n}", case_id="c", name=f"Measure {n}", unit="%", action_id=f"a{n}")
        for n in range(changes)
    ]
    notes = [
        ProgressNote(
            case_id="c",
            noted_on=_START + timedelta(days=7 * week),
            text="r",
            measure_id=f"m{n}",
            value=float((n * 7 + week * 3) % 100),
        )
        for n in range(changes)
        for week in range(20)
    ]
    cycles = [PdsaCycle(case_id="c", plan="Four?", action_id=f"a{n}") for n in range(changes)]
    return CaseFile(
        case=case,
        lea=Lea("1", "Alder", "district", "27", "Alder County"),
        aims=tuple(aims),
        causes=tuple(causes),
        drivers=tuple(drivers),
        goals=(goal,),
        actions=tuple(actions),
        measures=tuple(measures),
        progress=tuple(notes),
        cycles=tuple(cycles),
    )


def _chain() -> list[Row]:
    file = plan(_CHANGES)
    thread = golden_thread(file)
    rows = chain_rows(file, thread)

    def opened() -> None:
        """As the page does it: rows, sum, and a table laid out and painted once."""
        table = _table()
        table.show_chain(chain_rows(file, golden_thread(file)))
        cost_total(file)
        table.grab()
        table.deleteLater()

    table = _table()
    table.show_chain(rows)
    table.grab()
    edited = [
        replace(row, cost=(row.cost or 0) + 1) if row.id == "a100" else row
        for row in table.rows_model.rows
    ]
    shown = [list(table.rows_model.rows), edited]

    def edit() -> None:
        shown.reverse()
        table.rows_model.exchange(shown[0])

    return [
        under(f"thread of {_CHANGES} changes", here(lambda: golden_thread(file)), 50),
        under(f"chain of {_CHANGES} changes opened", here(opened), 150),
        under(f"a cell of {_CHANGES} changes edited, on the main thread", here(edit), 16),
    ]


def _table() -> ChainTable:
    table = ChainTable(_NoKeeper())
    table.resize(QSize(1130, 420))
    return table


class _NoKeeper(ChainKeeper):
    """Nothing is entered here."""

    def __init__(self) -> None:
        super().__init__(None, None, {})  # type: ignore[arg-type]


def _county() -> Row:
    files = [
        replace(file, case=replace(file.case, id=f"c{n}", cds=str(n % 80)))
        for file in [plan(8)]
        for n in range(_CASES)
    ]
    source = RollUpSource("27", "Alder County", date(2026, 11, 30))
    return under(
        f"roll-up of {_CASES} cases (80 districts, 5 years)",
        here(lambda: rolled_up(files, (), source)),
        500,
    )
