"""In which directions the numbers of a figure can be others, by one student, and look the same."""

_COUNT_UP, _COUNT_DOWN, _OF_UP, _OF_DOWN, _BOTH_UP, _BOTH_DOWN = 1, 2, 4, 8, 16, 32
_UPS = _COUNT_UP | _OF_UP | _BOTH_UP
COUNT = _COUNT_UP | _COUNT_DOWN
OF = _OF_UP | _OF_DOWN | _BOTH_UP | _BOTH_DOWN
WAYS = (COUNT, OF)
"""Ways to move a count, and ways to move the size of a group: alone, or its count with it, as when
one student fewer is in a group of whom all are counted."""


def directions(
    count: float | None, of: float | None, minimum: int, sorts_unknown: bool = False
) -> int:
    """In which directions a figure can be moved upward, as bits.

    Args:
        count: How many students are counted; None is not reported.
        of: Of how many; None where a count stands alone.
        minimum: From how many students on a figure is shown.
        sorts_unknown: Whether it is not told if a figure that is held back is a small one.
    """
    students = of if of is not None else count
    found = 0
    ways = ((1, _COUNT_UP, _OF_UP, _BOTH_UP), (-1, _COUNT_DOWN, _OF_DOWN, _BOTH_DOWN))
    for step, count_way, of_way, both in ways:
        fits = _stays(students, step, minimum, sorts_unknown)
        if count is None or of is None:
            may_count = fits or of is not None
            may_be_of = fits or of is None
        else:
            may_count = 0 <= count + step <= of
            may_be_of = fits and of + step >= count
        found |= count_way if may_count else 0
        found |= of_way if may_be_of else 0
        found |= both if fits and (count is None or count + step >= 0) else 0
    return found


def turned(found: int) -> int:
    """Directions of a figure as they are when it is moved downward."""
    return (found & _UPS) << 1 | (found & ~_UPS) >> 1


def _stays(students: float | None, step: int, minimum: int, sorts_unknown: bool) -> bool:
    """Whether a small group stays small and another one does not become small.

    A 0 that is held back counts as one of too few students, so it may be any of them.
    """
    if students is None:
        return True
    changed = students + step
    if sorts_unknown:
        return changed >= 0
    if students == 0:
        return 0 <= changed < minimum
    if 0 < students < minimum:
        return 1 <= changed < minimum
    return changed >= minimum or students < minimum
