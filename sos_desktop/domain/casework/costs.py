"""What the changes of a case cost in all, and from which sources; what is not known is counted."""

from collections.abc import Iterable

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Action
from sos_desktop.domain.casework.words import ActionState
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class CostPart:
    """Money of one change from one source.

    Attributes:
        dollars: Whole dollars, for all years together.
        source: What pays it, as somebody wrote it; "" when nothing is named.
        in_lcap: The change is part of the LCAP.
    """

    action: Action
    dollars: int
    source: str
    in_lcap: bool

    @property
    def open(self) -> bool:
        """Whether money is needed and neither a source nor the LCAP is named for it."""
        return self.dollars > 0 and not self.source and not self.in_lcap


@frozen_dataclass
class CaseCosts:
    """All costs of a case.

    Attributes:
        unknown: How many of its changes have no cost noted, which is not the same as free.
        years: The school years money is noted for, each by the year it begins in.
    """

    parts: tuple[CostPart, ...]
    unknown: int
    years: tuple[int, ...]

    @property
    def total(self) -> int | None:
        """Whole dollars of what is known; None when nothing is."""
        return sum(part.dollars for part in self.parts) if self.parts else None

    @property
    def open_parts(self) -> tuple[CostPart, ...]:
        """What has no source yet."""
        return tuple(part for part in self.parts if part.open)

    def of(self, action: Action) -> int | None:
        """What one change costs; None when that is not known."""
        found = [part.dollars for part in self.parts if part.action.id == action.id]
        return sum(found) if found else None


def pursued(file: CaseFile) -> tuple[Action, ...]:
    """The changes that were not dropped."""
    return tuple(a for a in file.actions if a.state is not ActionState.DROPPED)


def case_costs(file: CaseFile) -> CaseCosts:
    """The costs of the changes that are pursued.

    Costs noted by year count; only where a change has none of those, its own cost does.
    """
    parts, unknown, years = list[CostPart](), 0, set[int]()
    for action in pursued(file):
        found = [cost for cost in file.costs if cost.action_id == action.id]
        in_lcap = action.lcap_goal_id is not None
        for cost in found:
            source = cost.source or action.funding
            parts.append(CostPart(action, cost.dollars, source, in_lcap))
            years.add(cost.year)
        if not found and action.cost is not None:
            parts.append(CostPart(action, action.cost, action.funding, in_lcap))
        unknown += not found and action.cost is None
    return CaseCosts(tuple(parts), unknown, tuple(sorted(years)))


def school_years(years: Iterable[int]) -> list[str]:
    """School years as they are written: "2025-26"."""
    return [f"{year}-{(year + 1) % 100:02}" for year in years]
