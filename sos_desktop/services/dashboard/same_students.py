"""Which rows of two files are of the same students, and where they say different things of them."""

from typing import TYPE_CHECKING

from sos_desktop.domain.dashboard.codes import (
    ALL_STUDENTS,
    STUDENT_GROUPS,
    Indicator,
)
from sos_desktop.services.dashboard.files_beside import (
    MET,
    MET_BEFORE,
    STATUS,
    STATUS_BEFORE,
    STUDENTS,
    STUDENTS_BEFORE,
    FileBeside,
    entities_of,
    groups_of,
)

if TYPE_CHECKING:
    import numpy as np

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
_LAST_ACCOUNTABLE = max(facts.number for facts in STUDENT_GROUPS.values() if facts.accountable)


def follows(later: FileBeside, earlier: FileBeside) -> bool:
    """Whether the students of one file's year before are those of the other file."""
    indicator, year = later.key
    first = _SAME_STUDENTS_FROM.get(indicator, year + 1)
    return len(earlier.keys) > 0 and earlier.key == (indicator, year - 1) and year >= first


def differing(later: FileBeside, earlier: FileBeside) -> "tuple[np.ndarray, int]":
    """The rows in which two files of following years differ, and how many both have."""
    both, new, old = _common(later, earlier)
    columns = [(STUDENTS, STUDENTS_BEFORE)]
    if later.key[0] in _SAME_RATES:
        columns += [(MET, MET_BEFORE), (STATUS, STATUS_BEFORE)]
    wrong = _nothing(both)
    for then, again in columns:
        wrong |= (old[:, then] != new[:, again]) & (old[:, then] == old[:, then])
    return both[wrong], len(both)


def new_with_a_past(later: FileBeside, earlier: FileBeside) -> "np.ndarray":
    """Rows with students in the year before that the file of that year does not have.

    A group that no row of the earlier file is about is new on the Dashboard, as long-term English
    learners were in 2024, and has a past all the same.
    """
    import numpy as np

    known = np.isin(groups_of(later.keys), np.unique(groups_of(earlier.keys)))
    return without(later.keys[known & (later.figures[:, STUDENTS_BEFORE] > 0)], earlier.keys)


def sister_rows(less: FileBeside, more: FileBeside) -> "np.ndarray":
    """Rows of one indicator's file that another's of the same year should have too."""
    students = more.figures[:, STUDENTS]
    if less.key[0] is Indicator.SCIENCE:
        wanted = students * _shares(less, more, more.keys) >= _FEWEST_IN_SCIENCE
    elif less.key[0] is Indicator.CHRONIC:
        wanted = (_shares(less, more, more.keys) >= _YOUNG) & (students >= _FEWEST_YOUNG)
    else:
        wanted = students >= FEWEST_OF_SISTER
    return more.keys[wanted & (groups_of(more.keys) <= _LAST_ACCOUNTABLE)]


def unlike(this: FileBeside, other: FileBeside) -> "np.ndarray":
    """Rows whose numbers of students are not possible beside the other indicator's."""
    both, mine, others = _common(this, other)
    pair = {this.key[0], other.key[0]}
    if pair in _ALIKE:
        apart = _apart(mine[:, STUDENTS], others[:, STUDENTS], FEWEST, 2.0)
    elif pair == {Indicator.SCIENCE, Indicator.ELA}:
        of_science = this.key[0] is Indicator.SCIENCE
        science, ela = (this, other) if of_science else (other, this)
        tested, all_of_ela = (mine, others) if of_science else (others, mine)
        expected = all_of_ela[:, STUDENTS] * _shares(science, ela, both)
        apart = _apart(tested[:, STUDENTS], expected, _FEWEST_IN_SCIENCE, _SCIENCE_APART)
    else:
        apart = _nothing(both)
    return both[apart]


def without(keys: "np.ndarray", known: "np.ndarray") -> "np.ndarray":
    """The keys that are not among others, both in ascending order."""
    import numpy as np

    if not len(known):
        return keys
    places = np.searchsorted(known, keys).clip(max=len(known) - 1)
    return keys[known[places] != keys]


def _nothing(keys: "np.ndarray") -> "np.ndarray":
    return keys < 0


def _common(one: FileBeside, two: FileBeside) -> "tuple[np.ndarray, np.ndarray, np.ndarray]":
    """The rows that both files have, and what each says of them."""
    import numpy as np

    both, first, second = np.intersect1d(
        one.keys, two.keys, assume_unique=True, return_indices=True
    )
    return both, one.figures[first], two.figures[second]


def _shares(less: FileBeside, more: FileBeside, keys: "np.ndarray") -> "np.ndarray":
    """How many of all students of each row's entity the one file is of; NaN when not known."""
    return _of_all(less, keys) / _of_all(more, keys)


def _of_all(file: FileBeside, keys: "np.ndarray") -> "np.ndarray":
    """All students of each row's entity; NaN when there are none."""
    import numpy as np

    whole = groups_of(file.keys) == _ALL
    entities, students = entities_of(file.keys[whole]), file.figures[whole, STUDENTS]
    if not len(entities):
        return np.full(len(keys), np.nan)
    wanted = entities_of(keys)
    places = np.searchsorted(entities, wanted).clip(max=len(entities) - 1)
    found = np.where(entities[places] == wanted, students[places], np.nan)
    return np.where(found > 0, found, np.nan)


def _apart(one: "np.ndarray", two: "np.ndarray", fewest: int, times: float) -> "np.ndarray":
    """Whether numbers are far apart; False where one is not known."""
    import numpy as np

    larger, smaller = np.maximum(one, two), np.minimum(one, two)
    return (larger >= fewest) & (smaller * times < larger)
