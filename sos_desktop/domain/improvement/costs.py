"""What the changes of a case cost together, by what pays them and by school year."""

from collections.abc import Iterable, Mapping

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Action, YearCost
from sos_desktop.domain.casework.words import ActionState
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class CostTotal:
    """A sum of whole dollars.

    Attributes:
        dollars: Of every change whose cost is known.
        sources: By what pays, the largest first; what nothing pays yet is under "".
        years: By the year in which the school year begins, as far as years are told.
        unknown: How many changes have no cost noted; they are in no sum, and not 0.
    """

    dollars: int = 0
    sources: Mapping[str, int] | None = None
    years: Mapping[int, int] | None = None
    unknown: int = 0

    @property
    def unfunded(self) -> int:
        """What nothing pays yet."""
        return (self.sources or {}).get("", 0)


def cost_of(action: Action, by_year: Iterable[YearCost]) -> int | None:
    """What a change costs in all: as noted, or its years where they are more; None if unknown."""
    years = [cost.dollars for cost in by_year if cost.action_id == action.id]
    if not years:
        return action.cost
    return max(sum(years), action.cost or 0)


def cost_total(file: CaseFile) -> CostTotal:
    """The sum over the changes that are pursued.

    What a year's cost does not name a source for, and what no year tells of, is paid from what
    the change itself names.
    """
    sources: dict[str, int] = {}
    years: dict[int, int] = {}
    dollars = unknown = 0
    for action in file.actions:
        if action.state is ActionState.DROPPED:
            continue
        told = [cost for cost in file.costs if cost.action_id == action.id]
        whole = cost_of(action, told)
        if whole is None:
            unknown += 1
            continue
        dollars += whole
        for cost in told:
            name = cost.source.strip() or action.funding.strip()
            sources[name] = sources.get(name, 0) + cost.dollars
            years[cost.year] = years.get(cost.year, 0) + cost.dollars
        rest = whole - sum(cost.dollars for cost in told)
        if rest:
            name = action.funding.strip()
            sources[name] = sources.get(name, 0) + rest
    found = {name: many for name, many in sources.items() if many}
    by_size = dict(sorted(found.items(), key=lambda one: (not one[0], -one[1], one[0])))
    return CostTotal(dollars, by_size, dict(sorted(years.items())), unknown)
