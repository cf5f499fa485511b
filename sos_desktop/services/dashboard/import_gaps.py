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
from sos_desktop.services.dashboard.whole_entities import whole_issues

FEWEST, FEWEST_OF_SISTER, FEWEST_IN_SCIENCE = 11, 2, 100
"""Rows with so many students are not missing by chance: from one year to the next; in a sister of
the same students; in science, which is tested in fewer grades (LEAs only)."""

_FEWER = 0.95
_FEWER_OF_SISTER = 0.8
_WHOLE, _ROWS = "cds", "cds, studentgroup"
"""The column of remarks on LEAs and schools that are missing as a whole, and on single rows."""

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

_SAME_STUDENTS = ({Indicator.ELA, Indicator.MATH}, {Indicator.GRADUATION, Indicator.CCI})
"""Tested or graduating are the same students: of rows of eleven or more, 2 of 35,800 of 2017 and
none of 2023 have less than half as many in one as in the other."""

_REVISED = 0.1
"""Where more of the figures of the year before differ, CDE revised them."""


def with_gaps(
    session: Session,
    parsed: ParsedFile,
    scope: Scope,
    county_code: str,
    before: Sequence[FilePreview],
) -> tuple[ParsedFile, str]:
    """A parsed file with a remark for each file beside it that has more LEAs or rows.

    Looked at are the file it replaces, that of the year before, and those of `SISTERS`; rows only
    of the own county and, but for the file it replaces, of eleven students or more.

    Returns:
        The file, and whom it lacks as a sentence; "" when it lacks no LEA or school.
    """
    if parsed.values is None or parsed.identity.indicator is None or parsed.identity.series:
        return parsed, ""
    own = rows_of_county(parsed, county_code)
    names = {entity.cds: entity.name for entity in parsed.entities}
    leas = sum(entity.kind in _LEAS for entity in parsed.entities)
    key = (parsed.identity.indicator, parsed.identity.year)
    this = FileBeside("this file", own, names, leas, str(scope), key)
    found = list(whole_issues(parsed))
    for other in files_beside(session, parsed, county_code, before):
        found += _compared(parsed.name, this, other)
    fewer = next((issue for issue in found if issue.column == _WHOLE), None)
    words = "" if fewer is None else f"{fewer.meaning.removesuffix('.')} ({_counted_of(fewer)})."
    for subject in ("This file", "The file"):
        words = words.replace(subject, parsed.name, 1)
    return (replace(parsed, issues=(*found, *parsed.issues)) if found else parsed), words


def _counted_of(issue: Issue) -> str:
    """Whom a remark names, and how many more there are."""
    named = issue.value.count(", ") + 1
    if "/" in issue.value or issue.count <= named:
        return issue.value
    return f"{issue.value} and {issue.count - named:,} more"


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
            _WHOLE,
        )
    yield from _lacking(name, "this file", this, other.what, other)
    yield from _differing(name, this, other)
    yield from _new_with_a_past(name, this, other)
    if sister:
        yield from _unlike(name, this, other)
    if other.both_ways:
        yield from _lacking(name, other.what, other, "this file", this)


def _expected(less: FileBeside, more: FileBeside) -> list[Key]:
    """Rows of one file that the other should have too."""
    if less.key == more.key:
        return list(more.rows)
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
    entities = {cds for cds, _ in less.rows}
    missing = [key for key in _expected(less, more) if key not in less.rows]
    gone = list(dict.fromkeys(cds for cds, _ in missing if cds not in entities))
    if gone:
        first = ", ".join(more.names.get(cds, cds) for cds in gone[:3])
        yield _issue(
            name,
            first,
            f"{_capital(lacks)} has no rows for entities that {has} has.",
            len(gone),
            _WHOLE if lacks == "this file" else _ROWS,
        )
    groups = [key for key in missing if key[0] in entities]
    if groups:
        yield _issue(
            name,
            _groups_shown(more, groups),
            f"{_capital(lacks)} has no rows for student groups that {has} has.",
            len(groups),
        )


def _differing(name: str, this: FileBeside, other: FileBeside) -> Iterator[Issue]:
    """Where the year before is not what the file of that year says, in a few rows only."""
    if not _of_year_before(this, other):
        return
    both = [key for key in this.rows if key in other.rows]
    different = [
        key
        for key in both
        if this.rows[key][1] != other.rows[key][0] and not math.isnan(other.rows[key][0])
    ]
    if not different or len(different) > len(both) * _REVISED:
        return
    yield _issue(
        name,
        _groups_shown(this, different),
        f"The number of students of the year before (priordenom) is not that of {other.what}, "
        "which may have been revised.",
        len(different),
    )


def _of_year_before(this: FileBeside, other: FileBeside) -> bool:
    """Whether the other is the file whose numbers of students stand in this one again."""
    indicator, year = this.key
    first = _SAME_STUDENTS_FROM.get(indicator, year + 1)
    return other.key == (indicator, year - 1) and year >= first


def _new_with_a_past(name: str, this: FileBeside, other: FileBeside) -> Iterator[Issue]:
    """Rows with students in the year before that the file of that year does not have."""
    if not other.rows or not _of_year_before(this, other):
        return
    new = [key for key, kept in this.rows.items() if kept[1] > 0 and key not in other.rows]
    if new:
        yield _issue(
            name,
            _groups_shown(this, new),
            f"The rows have students in the year before, but {other.what} does not have these "
            "rows: a code or student group may have been changed in one of the two.",
            len(new),
        )


def _unlike(name: str, this: FileBeside, other: FileBeside) -> Iterator[Issue]:
    """Rows whose number of students is less than half, or more than twice, the sister's."""
    if {this.key[0], other.key[0]} not in _SAME_STUDENTS:
        return
    different = [
        key
        for key in this.rows.keys() & other.rows.keys()
        if max(students := (this.rows[key][0], other.rows[key][0])) >= FEWEST
        and min(students) * 2 < max(students)
    ]
    if different:
        yield _issue(
            name,
            _groups_shown(this, sorted(different)),
            f"The number of students is less than half, or more than twice, that of {other.what}, "
            "which is of the same students.",
            len(different),
        )


def _groups_shown(file: FileBeside, keys: Sequence[Key]) -> str:
    return ", ".join(
        f"{file.names.get(cds, cds)}: {STUDENT_GROUPS[GROUP_BY_NUMBER[group]].name}"
        for cds, group in keys[:2]
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:] if text == "this file" else text


def _issue(name: str, value: str, meaning: str, count: int, column: str = _ROWS) -> Issue:
    return Issue(
        Severity.WARNING,
        name,
        None,
        column,
        value if len(value) <= 60 else value[:57] + "…",
        meaning,
        "Choose CDE's original file, if rows were lost.",
        count,
    )
