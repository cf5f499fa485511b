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

if TYPE_CHECKING:
    import numpy as np

_DISTRICT, _OFFICE, _GROUPS = 7, "10", 64


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
    wanted = np.zeros_like(there)
    np.logical_or.at(wanted, district[schools], there[schools])
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

    numbers = {entity.cds: number for number, entity in enumerate(parsed.entities)}
    found = np.full(len(parsed.entities), -1, dtype=np.int64)
    for number, entity in enumerate(parsed.entities):
        part = entity.cds[:_DISTRICT]
        if entity.kind is EntityKind.SCHOOL and part[2:4] != _OFFICE:
            found[number] = numbers.get(part.ljust(len(entity.cds), "0"), -1)
    return found


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
