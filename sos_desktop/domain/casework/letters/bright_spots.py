"""What is going well at an LEA: its best figures and its largest gains, in sentences."""

from collections.abc import Iterable, Mapping, Sequence

from sos_desktop.domain.dashboard.codes import (
    ALL_STUDENTS,
    INDICATORS,
    STUDENT_GROUPS,
    Color,
    Indicator,
)
from sos_desktop.domain.dashboard.wording import change_phrase, indicator_phrase, value_phrase
from sos_desktop.domain.identification.heat import HeatValue

Cells = Mapping[str, Mapping[Indicator, HeatValue]]
"""Student group to indicator to figure."""

_LARGE = {True: 5.0, False: 15.0}
"""A change of about this much is a large one: percentage points, or points from standard."""
_GOOD_CHANGE = 4


def best_figures(cells: Cells, count: int = 3) -> tuple[str, ...]:
    """The figures at Green or Blue (or the two best levels), by how many students they are about.

    All students come before groups, and of groups the larger ones; the color decides only between
    figures about as many. May be empty.
    """
    found = [
        (group, cell)
        for group, cell in _each(cells)
        if cell.color >= Color.GREEN and cell.observation.status is not None
    ]
    found.sort(
        key=lambda pair: (
            pair[0] != ALL_STUDENTS,
            -(pair[1].observation.denominator or 0) if pair[0] != ALL_STUDENTS else 0,
            -pair[1].color,
        )
    )
    return tuple(_sentence(group, cell, cell.word) for group, cell in _spread(found, count))


def largest_gains(cells: Cells, count: int = 3) -> tuple[str, ...]:
    """The largest changes for the better, whatever the level is; may be empty.

    A gain is what CDE calls one (its change level is above "maintained"), so that a fall of
    suspension counts and noise does not.
    """
    found = [
        (group, cell)
        for group, cell in _each(cells)
        if (cell.observation.change_level or 0) >= _GOOD_CHANGE and cell.color and cell.moved
    ]
    found.sort(key=lambda pair: -_weight(pair[1]))
    return tuple(
        _sentence(group, cell, change_phrase(cell.observation))
        for group, cell in _spread(found, count)
    )


def _each(cells: Cells) -> Iterable[tuple[str, HeatValue]]:
    for group, row in cells.items():
        if group in STUDENT_GROUPS and STUDENT_GROUPS[group].accountable:
            for cell in row.values():
                yield group, cell


def _weight(cell: HeatValue) -> float:
    percent = INDICATORS[cell.observation.indicator].percent
    return abs(cell.observation.change or 0.0) / _LARGE[percent]


def _spread(found: Sequence[tuple[str, HeatValue]], count: int) -> list[tuple[str, HeatValue]]:
    """At most two of an indicator, so that one good indicator does not fill the list."""
    kept: list[tuple[str, HeatValue]] = []
    for pair in found:
        indicator = pair[1].observation.indicator
        if sum(cell.observation.indicator is indicator for _group, cell in kept) < 2:
            kept.append(pair)
    return kept[:count]


def _sentence(group: str, cell: HeatValue, said: str) -> str:
    name = indicator_phrase(cell.observation.indicator)
    return f"{STUDENT_GROUPS[group].name}, {name}: {said} ({value_phrase(cell.observation)})"
