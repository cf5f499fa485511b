"""From status and change to levels, color and box, by CDE's cut scores and color grids.

The numbers are data (`resources/reference/cut_scores.toml`); this is only how they are applied.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cache

from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS, Color, Indicator
from sos_desktop.foundation.frozen import frozen_dataclass

SMALL_BELOW = 150
"""Fewer students than this in the current year: the grid without its outer change columns."""

Edges = tuple[int, int, int, int]
"""Where levels 5, 4, 3 and 2 begin, in tenths, from best to worst."""

_LETTERS = {"R": Color.RED, "O": Color.ORANGE, "Y": Color.YELLOW, "G": Color.GREEN, "B": Color.BLUE}
_FOLDED = {1: 2, 5: 4}
_ACADEMIC = (Indicator.ELA, Indicator.MATH)


@frozen_dataclass
class CutScores:
    """What turns one kind of figure into a color.

    Attributes:
        variant: "HS", "DASS", a suspension span, or "" where an indicator has one set.
        years: The Dashboard years it holds for.
        status, change: Edges in tenths; an edge belongs to the better level.
        grid: A row per status level, 5 first; a letter per change level, 1 first; "-" is no color.
        small: "levels" when a small population's change level is folded (1 counts as 2, 5 as 4),
            "color" when only color and box use the folded one, "" when size does not matter.
        certainty: stated, tested or inferred.
        information: Dashboard year to the groups reported for information whose rows have a color
            that year; a year for which that is not known is left out.
    """

    indicator: Indicator
    variant: str
    years: frozenset[int]
    status: Edges
    change: Edges
    grid: tuple[str, ...]
    small: str
    certainty: str = "stated"
    source: str = ""
    tested_on: str = ""
    information: Mapping[int, frozenset[str]] = field(default_factory=dict, hash=False)

    def gives_color(self, group: str, year: int) -> bool | None:
        """Whether a group's rows of a year have colors at all; None when that is not known."""
        if STUDENT_GROUPS[group].accountable:
            return True
        known = self.information.get(year)
        return None if known is None else group in known

    @property
    def lower_is_better(self) -> bool:
        """Whether a lower figure is the better one."""
        return INDICATORS[self.indicator].lower_is_better


@frozen_dataclass
class Performance:
    """Levels are 1 worst to 5 best, 0 no data; `box` is 10 to 250, 0 without a color."""

    status_level: int
    change_level: int
    color: Color
    box: int


def find_cuts(
    table: Sequence[CutScores],
    year: int,
    indicator: Indicator,
    *,
    span: str | None = None,
    high_school_cuts: bool | None = None,
    alternative: bool = False,
) -> CutScores | None:
    """The cut scores of a figure; None when the year, or the span it needs, is not known.

    Args:
        table: All cut scores.
        year: Dashboard year.
        indicator: The indicator.
        span: ED, HD, UD, ES, MS or HS; suspension only.
        high_school_cuts: Grade 11 cut scores apply; ELA and math only.
        alternative: Alternative schools' own cut scores apply, in years that had them.
    """
    if alternative and (own := _find(table, year, indicator, "DASS")) is not None:
        return own
    variant = ""
    if indicator is Indicator.SUSPENSION:
        variant = span or "unknown"
    elif indicator in _ACADEMIC and high_school_cuts:
        variant = "HS"
    return _find(table, year, indicator, variant)


def _find(
    table: Sequence[CutScores], year: int, indicator: Indicator, variant: str
) -> CutScores | None:
    return next(
        (
            cuts
            for cuts in table
            if cuts.indicator is indicator and cuts.variant == variant and year in cuts.years
        ),
        None,
    )


def perform(
    cuts: CutScores,
    status: float | None,
    change: float | None,
    *,
    small: bool = False,
    accountable: bool = True,
) -> Performance:
    """Levels, color and box of a figure as published, with one decimal.

    CDE cuts the rounded figures, so they are compared in whole tenths.

    Args:
        cuts: The cut scores that apply.
        status: Percent or points; None is not reported and gives level 0.
        change: The same for the change.
        small: Fewer than 150 students this year.
        accountable: Both years have enough students; without it there are levels but no color.
    """
    lower = cuts.lower_is_better
    status_level = _level(cuts.status, status, lower_is_better=lower)
    change_level = _level(cuts.change, change, lower_is_better=lower)
    return in_grid(cuts, status_level, change_level, small=small, accountable=accountable)


def in_grid(
    cuts: CutScores, status_level: int, change_level: int, *, small: bool, accountable: bool
) -> Performance:
    """Color and box of two levels; `small` and `accountable` as `perform` says."""
    return _in_grid(cuts.grid, cuts.small if small else "", status_level, change_level, accountable)


@cache
def _in_grid(
    grid: tuple[str, ...], folded: str, status_level: int, change_level: int, accountable: bool
) -> Performance:
    column = _FOLDED.get(change_level, change_level) if folded else change_level
    if folded == "levels":
        change_level = column
    color = Color.NONE
    if accountable and status_level and column:
        color = _LETTERS.get(grid[5 - status_level][column - 1], Color.NONE)
    box = box_of(status_level, column) if color else 0
    return Performance(status_level, change_level, color, box)


def box_of(status_level: int, change_level: int) -> int:
    """CDE's number of a grid cell: 10 for status 5 and change 1, 250 for status 1 and change 5."""
    return (5 - status_level) * 50 + change_level * 10


def _level(edges: Edges, value: float | None, *, lower_is_better: bool) -> int:
    if value is None:
        return 0
    tenths = round(value * 10)
    rising = rising_edges(edges, lower_is_better=lower_is_better)
    return level_of_tenths(rising, -tenths if lower_is_better else tenths)


@cache
def rising_edges(edges: Edges, *, lower_is_better: bool) -> Edges:
    """Where levels 2 to 5 begin; below 0 where a lower figure is better."""
    very_high, high, medium, low = edges
    if lower_is_better:
        return -low, -medium, -high, -very_high
    return low, medium, high, very_high


def level_of_tenths(rising: Edges, tenths: int) -> int:
    """The level of a status or change in tenths; below 0 where a lower figure is better."""
    return 1 + bisect_right(rising, tenths)


@cache
def colors_by_levels(
    grid: tuple[str, ...], folded: str, accountable: bool
) -> tuple[tuple[int, ...], ...]:
    """The color of each status level, 0 to 5, at each change level; arguments as `_in_grid`'s."""
    levels = range(6)
    return tuple(
        tuple(int(_in_grid(grid, folded, status, change, accountable).color) for change in levels)
        for status in levels
    )
