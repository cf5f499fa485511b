"""What a file lacks that a file beside it has: whole LEAs, and rows of student groups."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.dashboard import ACTIVE, ImportBatchRow, LeaRow, ObservationRow
from sos_desktop.domain.dashboard.codes import (
    GROUP_BY_NUMBER,
    INDICATORS,
    STUDENT_GROUPS,
    EntityKind,
    Indicator,
)
from sos_desktop.importers.contract import VALUES, Issue, ParsedFile, Scope, Severity
from sos_desktop.services.dashboard.import_views import FilePreview

if TYPE_CHECKING:
    pass

SISTERS: dict[Indicator, tuple[Indicator, ...]] = {
    Indicator.ELA: (Indicator.MATH,),
    Indicator.MATH: (Indicator.ELA,),
    Indicator.GRADUATION: (Indicator.CCI,),
    Indicator.CCI: (Indicator.GRADUATION,),
    Indicator.SUSPENSION: (Indicator.CHRONIC,),
}
"""Files of one year whose rows an indicator's file has too. Chronic absenteeism is of grades K to 8
only, so it lacks rows that suspension has.

Tried on the files of 2017, 2022 and 2023: with eleven students or more, 5 of 89,000 rows had no
counterpart. The year before held the same: none of 814."""

FEWEST = 11
_FEWER = 0.95
_PLACE = {name: place for place, name in enumerate(VALUES, start=2)}
_LEAS = (EntityKind.DISTRICT, EntityKind.COE, EntityKind.CHARTER)

Key = tuple[str, int]
"""A CDS code and the number of a student group."""


@dataclass(frozen=True, slots=True)
class _Other:
    """A file to compare with.

    Attributes:
        what: How sentences call it.
        rows: Those of the own county, with the number of students.
        names: Of its entities, by CDS code.
        leas: How many it has in its scope.
        both_ways: Whether what it lacks is said too.
    """

    what: str
    rows: dict[Key, float]
    names: dict[str, str]
    leas: int
    scope: str
    both_ways: bool = False


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
    own = _of_file(parsed, county_code)
    names = {entity.cds: entity.name for entity in parsed.entities}
    leas = sum(entity.kind in _LEAS for entity in parsed.entities)
    this = _Other("this file", own, names, leas, str(scope))
    found: list[Issue] = []
    for other in _others(session, parsed, county_code, before):
        found += _compared(parsed.name, this, other)
    return replace(parsed, issues=(*found, *parsed.issues)) if found else parsed


def _others(
    session: Session, parsed: ParsedFile, county_code: str, before: Sequence[FilePreview]
) -> Iterator[_Other]:
    indicator, year = parsed.identity.indicator, parsed.identity.year
    assert indicator is not None
    wanted = [(indicator, year), (indicator, year - 1)]
    wanted += [(sister, year) for sister in SISTERS.get(indicator, ())]
    for key in wanted:
        other = next((f for f in before if (f.indicator, f.year) == key and _usable(f)), None)
        if other is not None and other.parsed is not None:
            found = _previewed(other, other.parsed, county_code)
        else:
            found = _stored(session, *key, county_code)
        if found is not None:
            both = indicator in SISTERS.get(key[0], ()) and key[0] is not indicator
            yield replace(found, both_ways=both)


def _usable(file: FilePreview) -> bool:
    parsed = file.parsed
    return parsed is not None and parsed.values is not None and not parsed.identity.series


def _of_file(parsed: ParsedFile, county_code: str) -> dict[Key, float]:
    import numpy as np

    assert parsed.values is not None
    own = np.array([e.cds[:2] == county_code for e in parsed.entities], dtype=bool)
    if not own.any():
        return {}
    rows: np.ndarray = parsed.values[own[parsed.values[:, 0].astype(np.int64)]]
    students = np.nan_to_num(rows[:, _PLACE["denominator"]])
    return {
        (parsed.entities[int(entity)].cds, int(group)): float(count)
        for entity, group, count in zip(rows[:, 0], rows[:, 1], students, strict=True)
    }


def _previewed(file: FilePreview, parsed: ParsedFile, county_code: str) -> _Other:
    names = {entity.cds: entity.name for entity in parsed.entities}
    what = f"{file.name} ({file.title})"
    return _Other(what, _of_file(parsed, county_code), names, file.leas, "")


def _stored(session: Session, indicator: Indicator, year: int, county_code: str) -> _Other | None:
    batch = session.scalar(
        sa.select(ImportBatchRow).where(
            ImportBatchRow.state == ACTIVE,
            ImportBatchRow.kind == "dashboard",
            ImportBatchRow.indicator == INDICATORS[indicator].number,
            ImportBatchRow.year == year,
            ImportBatchRow.series == "",
        )
    )
    if batch is None:
        return None
    query = (
        sa.select(LeaRow.cds, LeaRow.name, ObservationRow.student_group, ObservationRow.denominator)
        .join(ObservationRow, ObservationRow.lea_id == LeaRow.id)
        .where(LeaRow.county_code == county_code, ObservationRow.batch_id == batch.id)
    )
    rows: dict[Key, float] = {}
    names: dict[str, str] = {}
    for cds, name, group, students in session.execute(query):
        rows[cds, group] = students or 0
        names[cds] = name
    what = f"{batch.file_name} ({INDICATORS[indicator].short} {year}, loaded)"
    return _Other(what, rows, names, batch.leas, batch.scope)


def _compared(name: str, this: _Other, other: _Other) -> Iterator[Issue]:
    if this.scope == other.scope and this.leas < other.leas * _FEWER:
        yield _issue(
            name,
            f"{this.leas:,} / {other.leas:,}",
            f"The file has {this.leas:,} LEAs, {other.what} has {other.leas:,}.",
            other.leas - this.leas,
        )
    yield from _lacking(name, "this file", this, other.what, other)
    if other.both_ways:
        yield from _lacking(name, other.what, other, "this file", this)


def _lacking(name: str, lacks: str, less: _Other, has: str, more: _Other) -> Iterator[Issue]:
    """What one file lacks of another: whole entities, then groups of those it has."""
    if not less.rows:
        return
    entities = {cds for cds, _ in less.rows}
    missing = [
        key for key, students in more.rows.items() if students >= FEWEST and key not in less.rows
    ]
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
            f"{_capital(lacks)} has no rows for student groups that {has} has, with "
            f"{FEWEST} students or more.",
            len(groups),
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
