"""Colors of many figures at once, by the rules of `domain.dashboard.recolor`.

The domain judges one figure and is what holds; a year has a million, so they are judged by column
here. A test compares the two on figures of every kind.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, Indicator
from sos_desktop.domain.dashboard.observations import SPANS
from sos_desktop.domain.dashboard.performance import (
    SMALL_BELOW,
    CutScores,
    Edges,
    find_cuts,
    in_grid,
)

if TYPE_CHECKING:
    import numpy as np

NUMBERS = ("student_group", "denominator", "prior_denominator", "status_tenths", "change_tenths")
MARKS = ("size_met", "accountable", "small", "high_school_cuts", "span")
"""What a color follows from, besides who the figure is about; marks are numbers under 7."""


def computed_colors(
    table: Sequence[CutScores],
    year: int,
    indicator: Indicator,
    columns: "Mapping[str, np.ndarray]",
    *,
    minimum: "np.ndarray",
    alternative: "np.ndarray",
) -> "np.ndarray":
    """The colors that follow; NaN where the cut scores, or what chooses them, are not known.

    Args:
        table: All cut scores.
        year: Dashboard year.
        indicator: The indicator of all figures.
        columns: `NUMBERS` and `MARKS` as the county file has them, NaN for not reported. `size_met`
            is 0 also where a file that marks sizes leaves the mark out.
        minimum: Students each figure needs in both years for a color.
        alternative: Whether each is of an alternative school, as `is_alternative` says.
    """
    import numpy as np

    span = np.nan_to_num(columns["span"]).astype(np.int64)
    high_school = columns["high_school_cuts"] == 1
    small = _small(columns)
    chosen_by = span * 4 + high_school * 2 + alternative
    colors = np.full(len(span), np.nan)
    for choice in np.unique(chosen_by).tolist():
        cuts = find_cuts(
            table,
            year,
            indicator,
            span=SPANS[choice // 4 - 1] if choice // 4 else None,
            high_school_cuts=bool(choice & 2),
            alternative=bool(choice & 1),
        )
        if cuts is not None:
            here = chosen_by == choice
            status, change = (
                _levels(edges, columns[name][here], lower_is_better=cuts.lower_is_better)
                for name, edges in (("status_tenths", cuts.status), ("change_tenths", cuts.change))
            )
            found = _grid(cuts)[small[here].astype(np.int64), status, change]
            colors[here] = np.where(_accountable(cuts, year, columns, minimum)[here], found, 0)
    return colors


def _small(columns: "Mapping[str, np.ndarray]") -> "np.ndarray":
    import numpy as np

    marked = columns["small"]
    return np.where(np.isnan(marked), columns["denominator"] < SMALL_BELOW, marked == 1)


def _accountable(
    cuts: CutScores, year: int, columns: "Mapping[str, np.ndarray]", minimum: "np.ndarray"
) -> "np.ndarray":
    """A comparison with NaN is false: a number that is not reported is never enough."""
    import numpy as np

    marked, groups = columns["accountable"], columns["student_group"]
    enough = (columns["denominator"] >= minimum) & (columns["prior_denominator"] >= minimum)
    counts = np.where(np.isnan(marked), enough & (columns["size_met"] != 0), marked == 1)
    judged, colored = (
        np.isin(
            groups,
            [
                facts.number
                for code, facts in STUDENT_GROUPS.items()
                if facts.accountable is accountable and cuts.gives_color(code, year)
            ],
        )
        for accountable in (True, False)
    )
    return np.where(judged, counts, np.where(colored, enough, marked == 1))


def _levels(edges: Edges, tenths: "np.ndarray", *, lower_is_better: bool) -> "np.ndarray":
    """1 worst to 5 best, 0 where there is no value."""
    import numpy as np

    sign = -1 if lower_is_better else 1
    levels = np.where(np.isnan(tenths), 0, 1)
    for edge in edges:
        levels += tenths * sign >= edge * sign
    return levels


def _grid(cuts: CutScores) -> "np.ndarray":
    """The color by small population, status level and change level, both years large enough."""
    import numpy as np

    colors = np.zeros((2, 6, 6))
    for small, status, change in np.ndindex(*colors.shape):
        found = in_grid(cuts, status, change, small=bool(small), accountable=True)
        colors[small, status, change] = found.color
    return colors
