"""Which rows of two files are of the same students, and where they say different things of them."""

import math

from sos_desktop.domain.dashboard.codes import (
    ALL_STUDENTS,
    GROUP_BY_NUMBER,
    STUDENT_GROUPS,
    Indicator,
)
from sos_desktop.services.dashboard.files_beside import FileBeside, Key

FEWEST, FEWEST_OF_SISTER = 11, 2
"""Rows with so many students are not missing by chance: from one year to the next; in a sister of
the same students."""

_SAME_STUDENTS_FROM = {
    Indicator.ELA: 2023,
    Indicator.MATH: 2023,
    Indicator.CHRONIC: 2023,
    Indicator.SUSPENSION: 2023,
    Indicator.GRADUATION: 2023,
    Indicator.CCI: 2025,
    Indicator.ELPI: 2024,
}
"""From these years on the number of students of the year before is that of its own file: 1,829 of
1,829 rows in 2023, 27 of 27 for English learner progress in 2024."""

_SAME_RATES = (Indicator.CHRONIC, Indicator.SUSPENSION, Indicator.GRADUATION)
"""Their numerators and rates of the year before are those of its own file too: 596 of 596 rows in
2023. ELA and math are worked out anew where too few took part."""

_ALIKE = ({Indicator.ELA, Indicator.MATH}, {Indicator.GRADUATION, Indicator.CCI})
"""Tested, or graduating, are the same students: of rows of eleven or more, 2 of 35,800 of 2017 and
none of 2023 have less than half as many in one as in the other."""

_YOUNG = 0.95
"""Where chronic absenteeism is of so many of an entity's students, it has their groups too: 344 of
344 rows of three or more in 2022 and 2023."""
_FEWEST_YOUNG = 3

_FEWEST_IN_SCIENCE, _SCIENCE_APART = 30, 3.0
"""Science is tested in some grades of ELA's: a group's part of it is not far from all students'."""

_ALL = STUDENT_GROUPS[ALL_STUDENTS].number


def follows(later: FileBeside, earlier: FileBeside) -> bool:
    """Whether the students of one file's year before are those of the other file."""
    indicator, year = later.key
    first = _SAME_STUDENTS_FROM.get(indicator, year + 1)
    return bool(earlier.rows) and earlier.key == (indicator, year - 1) and year >= first


def differing(later: FileBeside, earlier: FileBeside) -> tuple[list[Key], int]:
    """The rows in which two files of following years differ, and how many both have."""
    both = [key for key in later.rows if key in earlier.rows]
    rates = later.key[0] in _SAME_RATES
    return [key for key in both if _differ(later, earlier, key, rates=rates)], len(both)


def _differ(later: FileBeside, earlier: FileBeside, key: Key, *, rates: bool) -> bool:
    new, old = later.rows[key], earlier.rows[key]
    pairs = [(old.students, new.students_before)]
    if rates:
        pairs += [(old.met, new.met_before), (old.status, new.status_before)]
    return any(then != again and not math.isnan(then) for then, again in pairs)


def new_with_a_past(later: FileBeside, earlier: FileBeside) -> list[Key]:
    """Rows with students in the year before that the file of that year does not have."""
    return [
        key
        for key, kept in later.rows.items()
        if kept.students_before > 0 and key not in earlier.rows
    ]


def sister_rows(less: FileBeside, more: FileBeside) -> list[Key]:
    """Rows of one indicator's file that another's of the same year should have too."""
    accountable = [key for key in more.rows if STUDENT_GROUPS[GROUP_BY_NUMBER[key[1]]].accountable]
    if less.key[0] is Indicator.SCIENCE:
        return [key for key in accountable if _of_tested(less, more, key) >= _FEWEST_IN_SCIENCE]
    if less.key[0] is Indicator.CHRONIC:
        return [key for key in accountable if _is_young(less, more, key)]
    return [key for key in accountable if more.rows[key].students >= FEWEST_OF_SISTER]


def _share(less: FileBeside, more: FileBeside, cds: str) -> float:
    """How many of all students of an entity the one file is of; NaN when not known."""
    part, whole = less.rows.get((cds, _ALL)), more.rows.get((cds, _ALL))
    return part.students / whole.students if part and whole and whole.students else math.nan


def _of_tested(science: FileBeside, ela: FileBeside, key: Key) -> float:
    """Students of a group one expects in science; the district's share where it has none."""
    share = _share(science, ela, key[0])
    return ela.rows[key].students * share


def _is_young(chronic: FileBeside, suspension: FileBeside, key: Key) -> bool:
    young = _share(chronic, suspension, key[0]) >= _YOUNG
    return young and suspension.rows[key].students >= _FEWEST_YOUNG


def unlike(this: FileBeside, other: FileBeside) -> list[Key]:
    """Rows whose numbers of students are not possible beside the other indicator's."""
    pair = {this.key[0], other.key[0]}
    both = sorted(this.rows.keys() & other.rows.keys())
    if pair in _ALIKE:
        return [
            key
            for key in both
            if _apart(this.rows[key].students, other.rows[key].students, FEWEST, 2.0)
        ]
    if pair == {Indicator.SCIENCE, Indicator.ELA}:
        science, ela = (this, other) if this.key[0] is Indicator.SCIENCE else (other, this)
        return [
            key
            for key in both
            if _apart(
                science.rows[key].students,
                _of_tested(science, ela, key),
                _FEWEST_IN_SCIENCE,
                _SCIENCE_APART,
            )
        ]
    return []


def _apart(one: float, two: float, fewest: int, times: float) -> bool:
    """Whether two numbers are far apart; False where one is not known."""
    return max(one, two) >= fewest and min(one, two) * times < max(one, two)
