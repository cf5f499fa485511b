"""A district's own figures as a list: newest first, and no number of what is held back."""

from collections.abc import Sequence
from heapq import nsmallest

from sos_desktop.domain.local.cells import (
    LocalCell,
    LocalTable,
    Shown,
    group_order,
    group_words,
    order,
    place_words,
)
from sos_desktop.domain.local.charts import figure_words
from sos_desktop.domain.local.periods import period_words
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.local.small_numbers import why_held
from ui.models.table import Column

MOST_LINES = 2_000
"""Figures that are listed; of more, the newest. A list of 200,000 nobody reads holds the window."""


@frozen_dataclass
class ShownFigure:
    """A line of the table; `added` where the files do not say it and its schools add up to it."""

    cell: LocalCell
    state: Shown
    added: bool = False

    @property
    def shown(self) -> bool:
        """Whether it may be shown."""
        return self.state is Shown.YES


COLUMNS: tuple[Column[ShownFigure], ...] = (
    Column("Period", lambda r: period_words(r.cell.period), sort=lambda r: r.cell.period, width=18),
    Column("Place", lambda r: place_words(r.cell.place), width=24),
    Column("Group", lambda r: group_words(r.cell.group), width=26),
    Column(
        "Figure",
        lambda r: _figure(r),
        tooltip=lambda r: _why(r),
        sort=lambda r: r.cell.figure if r.shown else None,
        width=26,
    ),
)


def _figure(line: ShownFigure) -> str:
    if not line.shown:
        return "held back: a small group"
    if line.cell.figure is None:
        return "not reported by every school" if line.added else "not reported"
    return f"{figure_words(line.cell)}, added up" if line.added else figure_words(line.cell)


def _why(line: ShownFigure) -> str:
    if not (line.shown and line.added):
        return why_held(line.state)
    if line.cell.figure is None:
        return "A school that has figures in another such period of the year has none in this one."
    return "Added up from the figures of the schools; the files do not say it."


@frozen_dataclass
class Looked:
    """A table as it is shown, made where it holds no window.

    Attributes:
        held: How many figures of the files are held back.
        groups, places, periods: What one may choose, in order.
    """

    table: LocalTable
    lines: Sequence[ShownFigure]
    held: int
    groups: Sequence[str]
    places: Sequence[str]
    periods: Sequence[str]


def looked_over(table: LocalTable) -> Looked:
    """Put a table into the order in which it is listed: the newest first, the whole LEA on top."""
    every = (*table.cells, *table.totals)
    of_period: dict[str, list[LocalCell]] = {}
    for cell in every:
        of_period.setdefault(cell[0], []).append(cell)
    periods = sorted(of_period, reverse=True)
    cells: list[LocalCell] = []
    for period in periods:
        # Not sorted whole: to sort a large table in one call holds the window's thread as well.
        cells += nsmallest(MOST_LINES - len(cells), of_period[period], key=order)
    listed = {cell.key for cell in cells}
    added = {cell.key for cell in table.totals} & listed
    return Looked(
        table,
        [ShownFigure(c, table.shown[c.key], c.key in added) for c in cells],
        table.hidden,
        sorted({cell[2] for cell in every}, key=group_order),
        sorted({cell[1] for cell in every}, key=lambda place: (bool(place), place.casefold())),
        periods,
    )
