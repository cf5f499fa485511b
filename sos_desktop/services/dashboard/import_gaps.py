"""What a file lacks that a file beside it has: whole LEAs, and rows of student groups."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from sos_desktop.domain.dashboard.codes import (
    GROUP_BY_NUMBER,
    STUDENT_GROUPS,
    EntityKind,
)
from sos_desktop.domain.formats import counted
from sos_desktop.importers.contract import Issue, ParsedFile, Scope, Severity
from sos_desktop.services.dashboard.files_beside import (
    STUDENTS,
    FileBeside,
    entities_of,
    files_beside,
    row_key,
    rows_of_county,
)
from sos_desktop.services.dashboard.import_views import FilePreview
from sos_desktop.services.dashboard.same_students import (
    FEWEST,
    differing,
    follows,
    new_with_a_past,
    sister_rows,
    unlike,
    without,
)
from sos_desktop.services.dashboard.whole_entities import whole_issues

if TYPE_CHECKING:
    import numpy as np

_FEWER = 0.95
_FEWER_OF_SISTER = 0.8
_WHOLE, _ROWS = "cds", "cds, studentgroup"
"""The column of remarks on LEAs and schools that are missing as a whole, and on single rows."""

_MANY_ROWS, _HALF = 10, 0.5
"""Where so many rows of the year before differ, a whole column does."""

_ROOM = 60
"""Characters of what a remark names."""

_MANY = 100
"""In a few districts, those with fewer than eleven students come and go."""
_LEAS = (EntityKind.DISTRICT, EntityKind.COE, EntityKind.CHARTER)


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
    names = {entity.cds: entity.name for entity in parsed.entities}
    leas = sum(entity.kind in _LEAS for entity in parsed.entities)
    key = (parsed.identity.indicator, parsed.identity.year)
    this = FileBeside(
        "this file", *rows_of_county(parsed, county_code), names, leas, str(scope), key
    )
    found = list(whole_issues(parsed))
    for other in files_beside(session, parsed, county_code, before):
        found += _compared(parsed.name, this, other)
    fewer = next((issue for issue in found if issue.column == _WHOLE), None)
    words = "" if fewer is None else f"{fewer.meaning.removesuffix('.')} ({_counted_of(fewer)})."
    for subject in ("This file", "The file"):
        words = words.replace(subject, f"The new {parsed.name}", 1)
    return (replace(parsed, issues=(*found, *parsed.issues)) if found else parsed), words


def _counted_of(issue: Issue) -> str:
    """Whom a remark names, and how many more there are."""
    named = issue.value.count(", ") + 1
    if "/" in issue.value or issue.count <= named:
        return issue.value
    return f"{issue.value} and {issue.count - named:,} more"


def whole_names(names: Sequence[str]) -> str:
    """The first of the names, as many as a remark has room for whole; one at least."""
    said = names[0]
    for name in names[1:]:
        if len(said) + len(name) + 2 > _ROOM:
            break
        said += f", {name}"
    return said


def _compared(name: str, this: FileBeside, other: FileBeside) -> Iterator[Issue]:
    sister, later = other.key[0] is not this.key[0], other.key[1] > this.key[1]
    enough = _FEWER_OF_SISTER if sister else _FEWER
    many = sister or other.leas >= _MANY
    if not later and other.scope in ("", this.scope) and many and this.leas < other.leas * enough:
        yield _issue(
            name,
            f"{this.leas:,} / {other.leas:,}",
            f"The file has {counted(this.leas, 'LEA')}, {other.what} has {other.leas:,}.",
            other.leas - this.leas,
            _WHOLE,
        )
    if not later:
        yield from _lacking(name, "this file", this, other.what, other)
    yield from _of_sisters(name, this, other) if sister else _of_other_years(name, this, other)
    if other.both_ways:
        yield from _lacking(name, other.what, other, "this file", this)


def _expected(less: FileBeside, more: FileBeside) -> "np.ndarray":
    """Rows of one file that the other should have too."""
    if less.key == more.key:
        return more.keys
    if less.key[0] is more.key[0]:
        return more.keys[more.figures[:, STUDENTS] >= FEWEST]
    return sister_rows(less, more)


def _lacking(
    name: str, lacks: str, less: FileBeside, has: str, more: FileBeside
) -> Iterator[Issue]:
    """What one file lacks of another: whole entities, then groups of those it has."""
    missing = [row_key(key) for key in without(_expected(less, more), less.keys)]
    if not missing:
        return
    entities = {f"{number:014}" for number in set(entities_of(less.keys).tolist())}
    gone = list(dict.fromkeys(cds for cds, _ in missing if cds not in entities))
    if gone:
        first = whole_names([more.names.get(cds, cds) for cds in gone[:3]])
        yield _issue(
            name,
            first,
            f"{_capital(lacks)} has no rows for LEAs or schools that {has} has.",
            len(gone),
            _WHOLE if lacks == "this file" else _ROWS,
        )
    groups = [(cds, group) for cds, group in missing if cds in entities]
    if groups:
        yield _issue(
            name,
            _groups_shown(more, groups),
            f"{_capital(lacks)} has no rows for student groups that {has} has.",
            len(groups),
        )


def _of_other_years(name: str, this: FileBeside, other: FileBeside) -> Iterator[Issue]:
    """What two files of following years say differently of the earlier one."""
    later, earlier = (this, other) if this.key[1] > other.key[1] else (other, this)
    if not follows(later, earlier):
        return
    different, compared = differing(later, earlier)
    if len(different):
        unfit = len(different) >= _MANY_ROWS and len(different) > compared * _HALF
        found = _issue(
            name,
            _groups_shown(this, [row_key(key) for key in different[:2]]),
            f"The figures of {earlier.key[1]} are not those of {other.what}, in "
            f"{len(different):,} of {compared:,} rows. One of the two files may have been changed, "
            "or revised by CDE.",
            len(different),
        )
        found = replace(found, remedy="Choose CDE's original file, if this one was changed.")
        columns = "priordenom, priornumer, priorstatus"
        yield replace(found, severity=Severity.UNFIT, column=columns) if unfit else found
    new = new_with_a_past(later, earlier)
    if len(new):
        yield _issue(
            name,
            _groups_shown(later, [row_key(key) for key in new[:2]]),
            f"Rows of {later.key[1]} have students in the year before, but the file of "
            f"{earlier.key[1]} does not have these rows (beside {other.what}): a code or student "
            "group may have been changed in one of the two.",
            len(new),
        )


def _of_sisters(name: str, this: FileBeside, other: FileBeside) -> Iterator[Issue]:
    """Numbers of students that are wholly unlike those of another indicator."""
    different = unlike(this, other)
    if len(different):
        yield _issue(
            name,
            _groups_shown(this, [row_key(key) for key in different[:2]]),
            f"The numbers of students are wholly unlike those of {other.what}.",
            len(different),
        )


def _groups_shown(file: FileBeside, keys: Sequence[tuple[str, int]]) -> str:
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
        value if len(value) <= _ROOM else value[: _ROOM - 3] + "…",
        meaning,
        "Choose CDE's original file, if rows were lost.",
        count,
    )
