"""Every row of a file judged by the checks its figures obey, column by column.

The same answers as `domain.dashboard.row_checks` gives row by row; a test compares them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sos_desktop.domain.dashboard.performance import SMALL_BELOW, CutScores
from sos_desktop.domain.dashboard.recolor import is_alternative
from sos_desktop.domain.dashboard.row_checks import LEAST_REPORTED, CheckKind, RowCheck
from sos_desktop.importers.contract import ParsedFile
from sos_desktop.importers.figure_columns import FigureColumns, Minimum, Rows

_LETTERS = {"R": 1, "O": 2, "Y": 3, "G": 4, "B": 5, "-": 0}
_FOLD = np.array([0, 2, 2, 3, 4, 4])


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found in a file.

    Attributes:
        judged: How many rows it could judge.
        rows: Row numbers in the file of those that break it.
    """

    judged: int
    rows: np.ndarray


_Answer = tuple[np.ndarray, np.ndarray]
"""Which rows were judged, and which of all rows hold."""


def judge_file(
    parsed: ParsedFile,
    checks: Mapping[CheckKind, RowCheck],
    cuts: Sequence[CutScores],
    minimum: Minimum,
) -> dict[CheckKind, CheckResult]:
    """Judge every row of a file; checks that could judge none are left out.

    Args:
        parsed: The file, read.
        checks: Those that hold for its indicator, year and series.
        cuts: All cut scores.
        minimum: Students a group needs, by group and kind of entity.
    """
    if parsed.values is None or not len(parsed.values) or not checks:
        return {}
    columns = FigureColumns(
        parsed.values,
        parsed.identity.indicator,
        parsed.identity.year,
        cuts,
        [entity.kind for entity in parsed.entities],
        np.array([is_alternative(e.kind, dass=bool(e.dass)) for e in parsed.entities], dtype=bool),
        minimum,
    )
    found: dict[CheckKind, CheckResult] = {}
    with np.errstate(invalid="ignore", divide="ignore"):
        for kind, check in checks.items():
            judged, holds = _JUDGES[kind](columns, check)
            if judged.any():
                broken = columns["source_row"][judged & ~holds].astype(np.int64)
                found[kind] = CheckResult(int(judged.sum()), broken)
    return found


def _nothing(columns: FigureColumns) -> _Answer:
    none = np.zeros(len(columns.values), dtype=bool)
    return none, none


def _change(columns: FigureColumns, check: RowCheck) -> _Answer:
    off = columns["status_tenths"] - columns["prior_status_tenths"] - columns["change_tenths"]
    return ~np.isnan(off), np.abs(off) <= check.tolerance


def _change_of_counts(columns: FigureColumns, check: RowCheck) -> _Answer:
    both = (columns["denominator"] > 0) & (columns["prior_denominator"] > 0)
    rate = columns["numerator"] / columns["denominator"]
    prior = columns["prior_numerator"] / columns["prior_denominator"]
    off = (rate - prior) * 1000 - columns["change_tenths"]
    return both & ~np.isnan(off), np.abs(off) <= check.tolerance


def _change_reported(columns: FigureColumns, _: RowCheck) -> _Answer:
    if not columns.used("change_tenths"):
        return _nothing(columns)
    both = columns.known("status_tenths") & columns.known("prior_status_tenths")
    reported = columns.known("change_tenths")
    return both | reported, both & reported


def _rate(columns: FigureColumns, check: RowCheck) -> _Answer:
    return _is_rate(columns, "", check)


def _prior_rate(columns: FigureColumns, check: RowCheck) -> _Answer:
    return _is_rate(columns, "prior_", check)


def _is_rate(columns: FigureColumns, prefix: str, check: RowCheck) -> _Answer:
    numerator, rate = f"{prefix}numerator", f"{prefix}status_tenths"
    if not columns.used(numerator):
        return _nothing(columns)
    students = columns[f"{prefix}denominator"]
    off = columns[numerator] / students * 1000 - columns[rate]
    either = columns.known(numerator) | columns.known(rate)
    both = columns.known(numerator) & columns.known(rate)
    return either & (~both | (students > 0)), both & (np.abs(off) <= check.tolerance)


def _reported(columns: FigureColumns, _: RowCheck) -> _Answer:
    return _is_reported(columns, "")


def _prior_reported(columns: FigureColumns, _: RowCheck) -> _Answer:
    return _is_reported(columns, "prior_")


def _is_reported(columns: FigureColumns, prefix: str) -> _Answer:
    students, figure = f"{prefix}denominator", f"{prefix}status_tenths"
    if not columns.used(figure):
        return _nothing(columns)
    known = columns.known(figure)
    return columns.known(students) | known, (columns[students] >= LEAST_REPORTED) == known


def _levels(edges: Sequence[int], tenths: np.ndarray, *, lower_is_better: bool) -> np.ndarray:
    """1 to 5 by the cut scores; what stands for NaN does not matter."""
    rising = np.array(edges[::-1] if not lower_is_better else [-edge for edge in edges[::-1]])
    return 1 + np.searchsorted(rising, -tenths if lower_is_better else tenths, side="right")


def _status_level(columns: FigureColumns, check: RowCheck) -> _Answer:
    if not columns.used("status_level"):
        return _nothing(columns)
    level, status = columns["status_level"], columns["status_tenths"]
    holds = level > 0
    for cuts, rows in columns.cut_sets(check.cuts_of or columns.year):
        if cuts is not None:
            computed = _levels(cuts.status, status[rows], lower_is_better=cuts.lower_is_better)
            holds[rows] = level[rows] == computed
    holds = np.where(np.isnan(status), level == 0, holds)
    return ~columns.by_hand, holds


def _change_level(columns: FigureColumns, check: RowCheck) -> _Answer:
    if not columns.used("change_level"):
        return _nothing(columns)
    level, change = columns["change_level"], columns["change_tenths"]
    holds, small = level > 0, columns.small
    for cuts, rows in columns.cut_sets(check.cuts_of or columns.year):
        if cuts is not None:
            computed = _levels(cuts.change, change[rows], lower_is_better=cuts.lower_is_better)
            if cuts.small == "levels":
                computed = np.where(small[rows], _FOLD[computed], computed)
            holds[rows] = level[rows] == computed
    blank = np.isnan(change)
    holds = np.where(blank, level == 0, holds)
    either = blank | np.isnan(level) | columns.known("prior_status_tenths")
    return ~columns.by_hand & either, holds


def _grid_columns(columns: FigureColumns, cuts: CutScores, rows: Rows) -> np.ndarray:
    """The change level whose column of the grid counts, 0 where there is none."""
    level = np.nan_to_num(columns["change_level"][rows]).astype(np.int64)
    return np.where(columns.small[rows], _FOLD[level], level) if cuts.small else level


def _color(columns: FigureColumns, check: RowCheck) -> _Answer:
    color, status = columns["color"], columns["status_level"]
    judged, holds = np.zeros(len(color), dtype=bool), np.ones(len(color), dtype=bool)
    flagged = columns.used("accountable") & columns.accountable_groups
    counts = columns.yes("accountable")
    uncounted = flagged & ~counts & (color > 0)
    levels = columns.known("status_level") & columns.known("change_level")
    for cuts, rows in columns.cut_sets(check.cuts_of or columns.year):
        if cuts is None:
            continue
        uncounted[rows] |= (color[rows] > 0) & columns.never_colored(cuts)[rows]
        grid = np.array([[0] * 6] + [[0] + [_LETTERS[x] for x in row] for row in cuts.grid[::-1]])
        worst_first = np.nan_to_num(status[rows]).astype(np.int64)
        letter = grid[worst_first, _grid_columns(columns, cuts, rows)]
        colored = color[rows] > 0
        judged[rows] = levels[rows] & (colored | (flagged[rows] & counts[rows]))
        holds[rows] = np.where(colored, letter == color[rows], letter == 0)
    none = (status == 0) | (columns["change_level"] == 0)
    holds = np.where(none, color == 0, holds) & ~uncounted
    known = columns.known("color")
    blank = ~known & (status > 0) & columns.used("color")
    judged = (known & (judged | none | uncounted)) | blank
    return judged & ~columns.by_hand, holds & known


def _box(columns: FigureColumns, check: RowCheck) -> _Answer:
    box, color = columns["box"], columns["color"]
    status = columns["status_level"]
    holds = box > 0
    levels = (status > 0) & (columns["change_level"] > 0)
    for cuts, rows in columns.cut_sets(check.cuts_of or columns.year):
        if cuts is not None:
            computed = (5 - status[rows]) * 50 + _grid_columns(columns, cuts, rows) * 10
            holds[rows] = np.where(levels[rows], box[rows] == computed, holds[rows])
    holds = np.where(color == 0, box == 0, holds)
    known = columns.known("color") & columns.used("box")
    return known, holds & columns.known("box")


def _size_met(columns: FigureColumns, _: RowCheck) -> _Answer:
    return _is_enough(columns, "")


def _prior_size_met(columns: FigureColumns, _: RowCheck) -> _Answer:
    return _is_enough(columns, "prior_")


def _is_enough(columns: FigureColumns, prefix: str) -> _Answer:
    flag = f"{prefix}size_met"
    if not columns.used(flag):
        return _nothing(columns)
    students = columns[f"{prefix}denominator"]
    needed, least = columns.minimums
    open_question = (students >= least) & (students < needed)
    holds = columns.yes(flag) == (students >= needed)
    return columns.accountable_groups & ~open_question, holds


def _accountable(columns: FigureColumns, _: RowCheck) -> _Answer:
    flags = ("accountable", "size_met", "prior_size_met")
    if not all(columns.used(flag) for flag in flags):
        return _nothing(columns)
    both = columns.yes("size_met") & columns.yes("prior_size_met")
    return columns.accountable_groups, columns.yes("accountable") == both


def _small(columns: FigureColumns, _: RowCheck) -> _Answer:
    if not columns.used("small"):
        return _nothing(columns)
    below = columns["denominator"] < SMALL_BELOW
    return columns.known("denominator"), columns.yes("small") == below


def _part_of_all(columns: FigureColumns, _: RowCheck) -> _Answer:
    judged, holds = _nothing(columns)[0].copy(), np.ones(len(columns.values), dtype=bool)
    for name in ("numerator", "denominator", "prior_denominator"):
        limit = columns.of_all(columns[name])
        known = columns.known(name) & ~np.isnan(limit)
        judged |= known
        holds &= ~known | (columns[name] <= limit)
    return judged, holds


def _counted(columns: FigureColumns, _: RowCheck) -> _Answer:
    return _is_counted(columns, "denominator")


def _prior_counted(columns: FigureColumns, _: RowCheck) -> _Answer:
    return _is_counted(columns, "prior_denominator")


def _is_counted(columns: FigureColumns, name: str) -> _Answer:
    known = columns.known(name)
    return np.full(len(known), known.any()), known


def _same_marks(columns: FigureColumns, _: RowCheck) -> _Answer:
    if not columns.used("high_school_cuts") and not columns.used("span"):
        return _nothing(columns)
    marks = np.nan_to_num(columns["high_school_cuts"]) + 2 * np.nan_to_num(columns["span"])
    of_all = columns.of_all(marks)
    return ~np.isnan(of_all), marks == of_all


_JUDGES: dict[CheckKind, Callable[[FigureColumns, RowCheck], _Answer]] = {
    CheckKind.CHANGE: _change,
    CheckKind.CHANGE_OF_COUNTS: _change_of_counts,
    CheckKind.CHANGE_REPORTED: _change_reported,
    CheckKind.RATE: _rate,
    CheckKind.PRIOR_RATE: _prior_rate,
    CheckKind.REPORTED: _reported,
    CheckKind.PRIOR_REPORTED: _prior_reported,
    CheckKind.STATUS_LEVEL: _status_level,
    CheckKind.CHANGE_LEVEL: _change_level,
    CheckKind.COLOR: _color,
    CheckKind.BOX: _box,
    CheckKind.SIZE_MET: _size_met,
    CheckKind.PRIOR_SIZE_MET: _prior_size_met,
    CheckKind.ACCOUNTABLE: _accountable,
    CheckKind.SMALL: _small,
    CheckKind.PART_OF_ALL: _part_of_all,
    CheckKind.COUNTED: _counted,
    CheckKind.PRIOR_COUNTED: _prior_counted,
    CheckKind.SAME_MARKS: _same_marks,
}
