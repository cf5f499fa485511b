"""Which figures of the Dashboard a paper for a board shows first, and how they moved over years."""

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, INDICATORS, Indicator
from sos_desktop.domain.documents.results import DashboardResults
from sos_desktop.domain.identification.heat import HeatValue
from sos_desktop.foundation.frozen import frozen_dataclass

FIRST = (
    Indicator.SUSPENSION,
    Indicator.CHRONIC,
    Indicator.GRADUATION,
    Indicator.CCI,
    Indicator.ELA,
    Indicator.MATH,
    Indicator.ELPI,
)
"""Which of several equally low results is shown as a line: shares of students before points."""


@frozen_dataclass
class Trend:
    """A status of the Dashboard by year, oldest first; years without a figure are left out."""

    group: str
    indicator: Indicator
    points: tuple[tuple[int, float], ...]


def focus_group(file: CaseFile, results: DashboardResults | None) -> str:
    """The student group the paper is about.

    The first one the case says it is about, else the one with most figures that counted.

    Returns:
        Its code; "" when no figures are there.
    """
    if results is None or not results.cells:
        return ""
    named = [code for code in file.case.focus_groups if code in results.cells]
    lettered = sorted(
        (code for code in results.groups if code in results.lettered),
        key=lambda code: -sum(cell.counted for cell in results.cells[code].values()),
    )
    both = [code for code in named if code in lettered]
    return next(iter((*both, *named, *lettered)), ALL_STUDENTS)


def focus_cells(
    group: str, results: DashboardResults | None, most: int = 5
) -> tuple[tuple[Indicator, HeatValue], ...]:
    """The figures of a group with a colour: those that counted first, the lowest first."""
    if results is None or group not in results.cells:
        return ()
    found = [(code, cell) for code, cell in results.cells[group].items() if cell.color]
    found.sort(key=lambda one: (not one[1].counted, one[1].color, _place(one[0])))
    return tuple(found[:most])


def focus_indicator(group: str, results: DashboardResults | None) -> Indicator | None:
    """The figure that is shown as a line; None when the group has none with a colour."""
    cells = focus_cells(group, results)
    if not cells:
        return None
    lowest = [code for code, cell in cells if cell.counted == cells[0][1].counted]
    shares = [code for code in lowest if INDICATORS[code].percent]
    return min(shares or lowest, key=_place)


def _place(indicator: Indicator) -> int:
    return FIRST.index(indicator) if indicator in FIRST else len(FIRST)
