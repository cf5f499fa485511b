"""What a file lacks that a file beside it has: whole LEAs, and rows of student groups."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from sos_desktop.domain.dashboard.codes import (
    GROUP_BY_NUMBER,
    STUDENT_GROUPS,
    EntityKind,
    Indicator,
)
from sos_desktop.domain.formats import counted
from sos_desktop.importers.contract import Issue, ParsedFile, Scope, Severity
from sos_desktop.services.dashboard.files_beside import (
    FileBeside,
    Key,
    files_beside,
    rows_of_county,
)
from sos_desktop.services.dashboard.import_views import FilePreview

FEWEST, FEWEST_OF_SISTER, FEWEST_IN_SCIENCE = 11, 3, 100
"""Rows with so many students are not missing by chance: from one year to the next; in a sister of
the same students; in science, which is tested in fewer grades (LEAs only)."""

_FEWER = 0.95
_FEWER_OF_SISTER = 0.8
_MANY = 100
"""In a few districts, those with fewer than eleven students come and go."""
_LEAS = (EntityKind.DISTRICT, EntityKind.COE, EntityKind.CHARTER)

_SAME_STUDENTS_FROM = {
    Indicator.ELA: 2023,
    Indicator.MATH: 2023,
    Indicator.CHRONIC: 2023,
    Indicator.SUSPENSION: 2023,
    Indicator.GRADUATION: 2023,
    Indicator.CCI: 2025,
    Indicator.ELPI: 2024,
}
"""From these years on the number of students of the year before is that of its own file: 1,274 of
1,274 rows in 2023, 27 of 27 for English learner progress in 2024."""

_REVISED = 0.1
"""Where more of the figures of the year before differ, CDE revised them."""


def with_gaps(
    session: Session,
    parsed: ParsedFile,
    scope: Scope,
    county_code: str,
    before: Sequence[FilePreview],
) -> ParsedFile:
    """A parsed file with a remark for each file beside it that has more LEAs or rows.

    Looked at are the file it replaces, that of the year before, and those of `SISTERS`; rows only
    of the own county and of eleven students or more.
    """
    if parsed.values is None or parsed.identity.indicator is None or parsed.identity.series:
        return parsed
    own = rows_of_county(parsed, county_code)
    names = {entity.cds: entity.name for entity in parsed.entities}
    leas = sum(entity.kind in _LEAS for entity in parsed.entities)
    key = (parsed.identity.indicator, parsed.identity.year)
    this = FileBeside("this file", own, names, leas, str(scope), key)
    found: list[Issue] = []
    for other in files_beside(session, parsed, county_code, before):
        found += _compared(parsed.name, this, other)
    return replace(parsed, issues=(*found, *parsed.issues)) if found else parsed


def _compared(name: str, this: FileBeside, other: FileBeside) -> Iterator[Issue]:
    sister = other.key[0] is not this.key[0]
    enough = _FEWER_OF_SISTER if sister else _FEWER
    many = sister or other.leas >= _MANY
    if other.scope in ("", this.scope) and many and this.leas < other.leas * enough:
        yield _issue(
            name,
            f"{this.leas:,} / {other.leas:,}",
            f"The file has {counted(this.leas, 'LEA')}, {other.what} has {other.leas:,}.",
            other.leas - this.leas,
        )
    yield from _lacking(name, "this file", this, other.what, other)
    yield from _differing(name, this, other)
    if other.both_ways:
        yield from _lacking(name, other.what, other, "this file", this)


def _expected(less: FileBeside, more: FileBeside) -> list[Key]:
    """Rows of one file that the other should have too."""
    if less.key[0] is more.key[0]:
        return [key for key, kept in more.rows.items() if kept[0] >= FEWEST]
    science = less.key[0] is Indicator.SCIENCE
    fewest = FEWEST_IN_SCIENCE if science else FEWEST_OF_SISTER
    return [
        (cds, group)
        for (cds, group), kept in more.rows.items()
        if kept[0] >= fewest
        and STUDENT_GROUPS[GROUP_BY_NUMBER[group]].accountable
        and (not science or cds.endswith("0" * 7))
    ]


def _lacking(
    name: str, lacks: str, less: FileBeside, has: str, more: FileBeside
) -> Iterator[Issue]:
    """What one file lacks of another: whole entities, then groups of those it has."""
    if not less.rows:
        return
    entities = {cds for cds, _ in less.rows}
    missing = [key for key in _expected(less, more) if key not in less.rows]
    gone = list(dict.fromkeys(cds for cds, _ in missing if cds not in entities))
    if gone:
        first = ", ".join(more.names.get(cds, cds) for cds in gone[:3])
        yield _issue(
            name, first, f"{_capital(lacks)} has no rows for entities that {has} has.", len(gone)
        )
    groups = [key for key in missing if key[0] in entities]
    if groups:
        shown = [
            f"{more.names.get(cds, cds)}: {STUDENT_GROUPS[GROUP_BY_NUMBER[group]].name}"
            for cds, group in groups[:2]
        ]
        yield _issue(
            name,
            ", ".join(shown),
            f"{_capital(lacks)} has no rows for student groups that {has} has.",
            len(groups),
        )


def _differing(name: str, this: FileBeside, other: FileBeside) -> Iterator[Issue]:
    """Where the year before is not what the file of that year says, in a few rows only."""
    indicator, year = this.key
    if other.key != (indicator, year - 1) or year < _SAME_STUDENTS_FROM.get(indicator, year + 1):
        return
    both = [key for key in this.rows if key in other.rows]
    different = [
        key
        for key in both
        if this.rows[key][1] != other.rows[key][0] and not math.isnan(other.rows[key][0])
    ]
    if not different or len(different) > len(both) * _REVISED:
        return
    shown = [
        f"{this.names.get(cds, cds)}: {STUDENT_GROUPS[GROUP_BY_NUMBER[group]].name}"
        for cds, group in different[:2]
    ]
    yield _issue(
        name,
        ", ".join(shown),
        f"The number of students of the year before (priordenom) is not that of {other.what}, "
        "which may have been revised.",
        len(different),
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:] if text == "this file" else text


def _issue(name: str, value: str, meaning: str, count: int) -> Issue:
    return Issue(
        Severity.WARNING,
        name,
        None,
        "cds, studentgroup",
        value if len(value) <= 60 else value[:57] + "…",
        meaning,
        "Choose CDE's original file, if rows were lost.",
        count,
    )
