"""Rows that stand alone: student groups without all students, schools without their district."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sos_desktop.domain.dashboard.codes import (
    ALL_STUDENTS,
    GROUP_BY_NUMBER,
    STUDENT_GROUPS,
    EntityKind,
    Indicator,
)
from sos_desktop.importers.contract import Issue, ParsedFile, Severity
from sos_desktop.services.dashboard.files_beside import entity_codes

if TYPE_CHECKING:
    import numpy as np

_GROUPS = 64
_SCHOOL_PART, _AFTER_TYPE, _OFFICE = 10**7, 10**10, 10
"""A code is two digits of the county, five of the district, seven of the school; the first two of
the district's are 10 for county offices."""


def whole_issues(parsed: ParsedFile) -> Iterator[Issue]:
    """What a file of an indicator says of itself: rows that must be there because others are.

    Tried on the files of 2017, 2018, 2022, 2023 and, for English learners, 2024: no entity has rows
    without that of all students; of 88,000 rows of schools three are of a group their district has
    no row of. Schools of county offices are left out: their offices often have none.
    """
    import numpy as np

    if parsed.values is None or not len(parsed.values):
        return
    whole = STUDENT_GROUPS["EL" if parsed.identity.indicator is Indicator.ELPI else ALL_STUDENTS]
    entities = parsed.values[:, 0].astype(np.int64)
    groups = parsed.values[:, 1].astype(np.int64)
    there = np.zeros((len(parsed.entities), _GROUPS), dtype=bool)
    there[entities, groups] = True
    alone = np.flatnonzero(there.any(axis=1) & ~there[:, whole.number])
    if len(alone):
        yield _issue(
            parsed,
            parsed.entities[int(alone[0])].name,
            f"The file has rows of the entity, but none of {whole.name}, which CDE's files always "
            "have.",
            len(alone),
        )
    district = _districts(parsed)
    schools = np.flatnonzero(district >= 0)
    school, group = np.nonzero(there[schools])
    wanted = np.zeros_like(there)
    wanted[district[schools[school]], group] = True
    lost = np.argwhere(wanted & ~there)
    if len(lost):
        number, group = lost[0].tolist()
        yield _issue(
            parsed,
            f"{parsed.entities[number].name}: {STUDENT_GROUPS[GROUP_BY_NUMBER[group]].name}",
            "Schools of the district have rows of the student group, the district has none.",
            len(lost),
        )


def _districts(parsed: ParsedFile) -> "np.ndarray":
    """The number of each school's district; -1 for other entities, charter schools among them.

    A district that has no row at all is one of the whole LEAs that are missing (`import_gaps`).
    """
    import numpy as np

    codes = entity_codes(parsed)
    districts = codes // _SCHOOL_PART * _SCHOOL_PART
    school = np.array([entity.kind is EntityKind.SCHOOL for entity in parsed.entities])
    school &= districts // _AFTER_TYPE % 100 != _OFFICE
    order = codes.argsort()
    places = order[np.searchsorted(codes, districts, sorter=order).clip(max=len(order) - 1)]
    return np.where(school & (codes[places] == districts), places, -1)


def _issue(parsed: ParsedFile, value: str, meaning: str, count: int) -> Issue:
    return Issue(
        Severity.WARNING,
        parsed.name,
        None,
        "cds, studentgroup",
        value[:60],
        meaning,
        "Choose CDE's original file, if rows were lost.",
        count,
    )
