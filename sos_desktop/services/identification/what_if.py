"""A shown cell with another figure, and how far its group's cells are from the next color."""

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.recolor import Cutting, cutting_of, is_alternative
from sos_desktop.domain.identification.criteria import GroupResult, judge_groups
from sos_desktop.domain.identification.distance import DistanceStep
from sos_desktop.domain.identification.outlook import (
    CutterOf,
    group_outlook,
)
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.dashboard.cut_scores import cut_scores
from sos_desktop.services.dashboard.districts import DistrictView
from sos_desktop.services.identification.reference import rule_book


def cutter_of(lea: Lea) -> CutterOf:
    """How an LEA's figures are cut."""
    table, size, kind = cut_scores(), rule_book().size, EntityKind(lea.kind)

    def cutter(found: Observation) -> Cutting | None:
        minimum = size.minimum(found.group, kind)
        alternative = is_alternative(kind, dass=found.dass)
        return cutting_of(table, found, minimum, alternative=alternative)

    return cutter


@frozen_dataclass
class WhatIf:
    """A cell with another figure.

    Attributes:
        color, status_level: After the change; 0 none.
        change: The new change; None when not known.
        before, after: What the group meets without and with it.
    """

    observation: Observation
    color: int
    status_level: int
    change: float | None
    before: GroupResult | None
    after: GroupResult | None


def what_if(view: DistrictView, group: str, indicator: Indicator, status: float) -> WhatIf:
    """Put another status into a cell of a shown LEA and judge its group again.

    The change moves with the status; levels and colour follow the year's cut scores.

    Raises:
        InputProblem: The cell has no figure, or its cut scores are not known.
    """
    cell = view.cells.get(group, {}).get(indicator)
    found = cell.observation if cell is not None else None
    cutting = cutter_of(view.lea)(found) if found is not None else None
    if found is None or found.status is None or cutting is None:
        raise InputProblem(
            "There is no figure here that could be moved, or the year's cut scores are not known."
        )
    change = None if found.change is None else round(found.change + status - found.status, 1)
    performed = cutting.perform(status, change)
    moved = found._replace(
        status=status,
        change=change,
        status_level=performed.status_level,
        change_level=performed.change_level,
        color=performed.color,
        box=performed.box,
    )
    after = None
    if view.rules is not None:
        figures = {i: c.observation for i, c in view.cells[group].items()} | {indicator: moved}
        judged = judge_groups(rule_book(), view.rules, EntityKind(view.lea.kind), {group: figures})
        after = judged.get(group)
    return WhatIf(
        moved, int(performed.color), performed.status_level, change, view.results.get(group), after
    )


def steps_of(view: DistrictView, group: str) -> tuple[DistanceStep, ...]:
    """The distances of a shown group's cells that count."""
    result = view.results.get(group)
    return group_outlook(result, cutter_of(view.lea)).nearest if result else ()
