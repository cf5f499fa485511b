"""A figure's levels and colour worked out again: to check the file, and for "what if"."""

from collections.abc import Sequence

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, Color, EntityKind
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.performance import (
    SMALL_BELOW,
    CutScores,
    Performance,
    colors_by_levels,
    find_cuts,
    perform,
)
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class Cutting:
    """What a figure is cut with.

    Attributes:
        small: The colours of a small population apply.
        accountable: Both years have enough students; without it there is no colour.
    """

    cuts: CutScores
    small: bool
    accountable: bool

    def perform(self, status: float | None, change: float | None) -> Performance:
        """Levels, colour and box of a status and a change."""
        return perform(self.cuts, status, change, small=self.small, accountable=self.accountable)

    def colors(self) -> tuple[tuple[int, ...], ...]:
        """The color, 1 worst and 0 none, of each status level, 0 to 5, at each change level."""
        folded = self.cuts.small if self.small else ""
        return colors_by_levels(self.cuts.grid, folded, self.accountable)


def cutting_of(
    table: Sequence[CutScores], found: Observation, minimum: int, *, alternative: bool = False
) -> Cutting | None:
    """How a figure is cut; None where the year's cut scores, or what chooses them, are not known.

    CDE's own marks decide about size where the file has them, else the numbers of students do.

    Args:
        table: All cut scores.
        found: The figure.
        minimum: Students needed in both years for a colour.
        alternative: A school with alternative status, or a county office (`is_alternative`).
    """
    cuts = find_cuts(
        table,
        found.year,
        found.indicator,
        span=found.span,
        high_school_cuts=found.high_school_cuts,
        alternative=alternative,
    )
    if cuts is None:
        return None
    small = found.small
    if small is None:
        small = found.denominator is not None and found.denominator < SMALL_BELOW
    return Cutting(cuts, small, _accountable(cuts, found, minimum))


def _accountable(cuts: CutScores, found: Observation, minimum: int) -> bool:
    """Files leave the marks of groups for information blank, also where these have colors."""
    if STUDENT_GROUPS[found.group].accountable:
        if found.accountable is not None:
            return found.accountable
        if found.size_met is False:
            return False
    elif not cuts.gives_color(found.group, found.year):
        return bool(found.accountable)
    counts = (found.denominator, found.prior_denominator)
    return all(count is not None and count >= minimum for count in counts)


def recolor(
    table: Sequence[CutScores], found: Observation, minimum: int, *, alternative: bool = False
) -> Performance | None:
    """A figure's levels and colour from its status and change; None where they cannot be known."""
    cutting = cutting_of(table, found, minimum, alternative=alternative)
    return None if cutting is None else cutting.perform(found.status, found.change)


def is_alternative(kind: EntityKind, *, dass: bool) -> bool:
    """Whether the cut scores of alternative schools apply, in years that had them.

    Source: the 2018 graduation file, where all 151 coloured rows of county offices follow them.
    """
    return dass or kind is EntityKind.COE


def by_hand(found: Observation) -> bool:
    """Whether CDE marked the figure: it then gave the colour by another rule."""
    return bool(found.uncertified or found.data_error)


def color_differs(found: Observation, computed: Performance | None) -> bool:
    """Whether a colour of the file does not follow from its own status and change."""
    return (
        computed is not None
        and bool(found.color)
        and computed.color is not Color(found.color or 0)
        and not by_hand(found)
    )
