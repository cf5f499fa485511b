"""Reads figures out of the county file as domain values."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import repeat
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.engine import driver_connection
from db.models.county import LeaRow
from db.models.dashboard import AlternativeSchoolRow, ImportBatchRow, ObservationRow
from db.models.imported import ACTIVE
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import (
    GROUP_BY_NUMBER,
    INDICATOR_BY_NUMBER,
    INDICATORS,
    STUDENT_GROUPS,
    Color,
    EntityKind,
    Indicator,
)
from sos_desktop.domain.dashboard.observations import SPANS, Observation
from sos_desktop.foundation.frozen import frozen_dataclass

_COLOR_OF: Mapping[int | None, Color | None] = {None: None, **{int(c): c for c in Color}}
_SPAN_OF: Mapping[int | None, str | None] = {None: None, **dict(enumerate(SPANS, start=1))}
_FLAGS: Mapping[int | None, bool | None] = {None: None, 0: False, 1: True}
_MARKS = {**_FLAGS, None: False}
"""In a file that marks sizes."""
_ROWS_AT_ONCE = 2000
_READ = (
    "lea_id",
    "student_group",
    "source_row",
    "numerator",
    "denominator",
    "status_tenths",
    "prior_numerator",
    "prior_denominator",
    "prior_status_tenths",
    "change_tenths",
    "status_level",
    "change_level",
    "color",
    "box",
    "size_met",
    "prior_size_met",
    "accountable",
    "small",
    "high_school_cuts",
    "uncertified",
    "data_error",
    "span",
)
_READ_LEVELS = ("lea_id", "student_group", "denominator", "status_level", "color", "size_met")
"""What letters follow from; a statewide year is read in half the time without the rest."""


@frozen_dataclass
class RelevantFigures:
    """Figures that can matter to a year's rules; a statewide year has ten times as many others.

    Attributes:
        groups: Codes of the student groups judged.
        levels: Per indicator, colours from 1, the worst, to the first number, or status levels
            from 1 to the second; 0 for none. Other indicators do not matter.
    """

    groups: Collection[str]
    levels: Mapping[Indicator, tuple[int, int]]


def active_batches(session: Session, year: int | None = None) -> Sequence[ImportBatchRow]:
    """The imports whose figures count now, newest year first; main series only."""
    return session.scalars(_batches_asked(year is not None), {"year": year}).all()


@cache
def _batches_asked(of_year: bool) -> sa.Select[ImportBatchRow]:
    """Put together once, as all here: to do so takes longer than the question."""
    query = sa.select(ImportBatchRow).where(
        ImportBatchRow.state == ACTIVE,
        ImportBatchRow.series == "",
        ImportBatchRow.indicator.is_not(None),
    )
    if of_year:
        query = query.where(ImportBatchRow.year == sa.bindparam("year"))
    return query.order_by(ImportBatchRow.year.desc(), ImportBatchRow.indicator)


def leas_of(
    session: Session,
    kinds: Iterable[EntityKind],
    county_code: str | None = None,
    *,
    batches: Sequence[ImportBatchRow] | None = None,
) -> dict[int, Lea]:
    """LEAs by their number in the file, in order of county and name.

    Args:
        session: A reading session.
        kinds: Which kinds.
        county_code: Of one county; None for all.
        batches: Only those with a figure in these imports.
    """
    wanted = {
        "kinds": [str(kind) for kind in kinds],
        "county": county_code,
        "batches": [batch.id for batch in batches or ()],
    }
    rows = session.execute(_leas_asked(county_code is not None, batches is not None), wanted)
    return {
        number: Lea(cds, name, kind, code, county or "")
        for number, cds, name, kind, code, county in rows
    }


@cache
def _leas_asked(county: bool, batches: bool) -> sa.Select[int, str, str, str, str, str | None]:
    query = sa.select(
        LeaRow.id, LeaRow.cds, LeaRow.name, LeaRow.kind, LeaRow.county_code, LeaRow.county_name
    ).where(LeaRow.kind.in_(sa.bindparam("kinds", expanding=True)))
    if county:
        query = query.where(LeaRow.county_code == sa.bindparam("county"))
    if batches:
        query = query.where(
            sa.exists().where(
                ObservationRow.batch_id.in_(sa.bindparam("batches", expanding=True)),
                ObservationRow.lea_id == LeaRow.id,
            )
        )
    return query.order_by(LeaRow.county_code, LeaRow.name, LeaRow.cds)


def lea_of(row: LeaRow) -> Lea:
    """A row as the domain's LEA."""
    return Lea(row.cds, row.name, row.kind, row.county_code, row.county_name or "")


def observations(
    session: Session,
    batches: Sequence[ImportBatchRow],
    leas: dict[int, Lea],
    *,
    only: RelevantFigures | None = None,
    levels_alone: bool = False,
) -> list[tuple[int, Observation]]:
    """(LEA number, figure) of some LEAs in some imports.

    In a file that marks sizes, a blank mark means that there are not enough students. `size_met`
    stays None only where the whole file has no marks, as in 2022.

    Args:
        session: A reading session.
        batches: The imports to look in.
        leas: The LEAs wanted, by number.
        only: Leave out figures that cannot matter.
        levels_alone: Read only what letters follow from; everything else is None.
    """
    if not leas:
        return []
    marked = with_size_marks(session, batches)
    alternative = alternative_schools(session, batches)
    found: list[tuple[int, Observation]] = []
    query = _figures_asked(_READ_LEVELS if levels_alone else _READ, only is not None)
    asked = {"leas": json.dumps(list(leas))}
    for batch in batches:
        wanted = _wanted(batch, only)
        if wanted is None:
            continue
        for rows in session.execute(query, {**asked, **wanted}).partitions(_ROWS_AT_ONCE):
            if levels_alone:
                found.extend(_read_levels(batch, rows, leas, batch.id in marked))
            else:
                found.extend(_read(batch, rows, leas, batch.id in marked, alternative[batch.id]))
    return found


def _wanted(batch: ImportBatchRow, only: RelevantFigures | None) -> dict[str, Any] | None:
    """What is asked of an import; None when none of its figures can matter."""
    if only is None:
        return {"batch": batch.id}
    color, status = only.levels.get(INDICATOR_BY_NUMBER[batch.indicator or 0], (0, 0))
    if not (color or status):
        return None
    groups = [STUDENT_GROUPS[group].number for group in only.groups]
    return {"batch": batch.id, "color": color, "status": status, "groups": groups}


@cache
def _figures_asked(columns: tuple[str, ...], relevant: bool) -> sa.Select[Any]:
    """The figures of some LEAs in an import.

    By the key of import and LEA: where schools are loaded, they are nine rows in ten. The group is
    the end of that key. Added to 0 it is not looked up there, which would be a search for each
    group instead of one for all of them.
    """
    table = ObservationRow.__table__
    query = sa.select(*(table.c[name] for name in columns)).where(
        table.c.batch_id == sa.bindparam("batch"), table.c.lea_id.in_(sa.select(_values("leas")))
    )
    if not relevant:
        return query
    # What most rows fail is asked first.
    return query.where(
        sa.or_(
            table.c.color.between(1, sa.bindparam("color")),
            table.c.status_level.between(1, sa.bindparam("status")),
        ),
        (table.c.student_group + 0).in_(sa.bindparam("groups", expanding=True)),
    )


def _values(name: str) -> sa.ColumnElement[int]:
    """Numbers as one parameter: a statement with thousands takes longer to make than to run."""
    return sa.func.json_each(sa.bindparam(name)).table_valued("value").c.value


def with_size_marks(session: Session, batches: Sequence[ImportBatchRow]) -> frozenset[int]:
    """The imports whose file says for at least one figure whether there are enough students."""
    asked = json.dumps([batch.id for batch in batches])
    return frozenset(session.scalars(_marks_asked(), {"batches": asked}))


@cache
def _marks_asked() -> sa.Select[Any]:
    row, asked = ObservationRow, _values("batches")
    marked = sa.exists().where(row.batch_id == asked, row.size_met.is_not(None))
    return sa.select(asked).where(marked)


def alternative_schools(
    session: Session, batches: Sequence[ImportBatchRow]
) -> dict[int, frozenset[int]]:
    """By import, the schools its file marks as ones with alternative status."""
    found = {batch.id: set[int]() for batch in batches}
    for batch_id, lea_id in session.execute(_schools_asked(), {"batches": json.dumps([*found])}):
        found[batch_id].add(lea_id)
    return {batch_id: frozenset(schools) for batch_id, schools in found.items()}


@cache
def _schools_asked() -> sa.Select[int, int]:
    row = AlternativeSchoolRow
    return sa.select(row.batch_id, row.lea_id).where(
        row.batch_id.in_(sa.select(_values("batches")))
    )


def _read(
    batch: ImportBatchRow,
    rows: Sequence[Sequence[Any]],
    leas: Mapping[int, Lea],
    marked: bool,
    alternative: Collection[int],
) -> Iterator[tuple[int, Observation]]:
    """Figures of one import, by column: a statewide year has a hundred thousand that can matter."""
    known = [row for row in rows if row[1] in GROUP_BY_NUMBER]
    if not known:
        return iter(())
    lea, group, row, count, of, status, was, of_before, status_before, *rest = zip(
        *known, strict=True
    )
    change, status_level, change_level, color, box, size, size_before, *flags, span = rest
    figures = map(
        Observation,
        repeat(batch.year or 0),
        repeat(INDICATOR_BY_NUMBER[batch.indicator or 0]),
        [leas[number].cds for number in lea],
        map(GROUP_BY_NUMBER.__getitem__, group),
        count,
        of,
        _tenths(status),
        was,
        of_before,
        _tenths(status_before),
        _tenths(change),
        status_level,
        change_level,
        map(_COLOR_OF.__getitem__, color),
        box,
        map((_MARKS if marked else _FLAGS).__getitem__, size),
        map(_FLAGS.__getitem__, size_before),
        *(map(_FLAGS.__getitem__, flag) for flag in flags),
        map(_SPAN_OF.__getitem__, span),
        row,
        repeat(batch.id),
        map(alternative.__contains__, lea),
    )
    return zip(lea, figures, strict=True)


def _read_levels(
    batch: ImportBatchRow, rows: Sequence[Sequence[Any]], leas: Mapping[int, Lea], marked: bool
) -> Iterator[tuple[int, Observation]]:
    """As `_read`, of `_READ_LEVELS`."""
    known = [row for row in rows if row[1] in GROUP_BY_NUMBER]
    if not known:
        return iter(())
    lea, group, of, status_level, color, size = zip(*known, strict=True)
    nothing = repeat(None)
    figures = map(
        Observation,
        repeat(batch.year or 0),
        repeat(INDICATOR_BY_NUMBER[batch.indicator or 0]),
        [leas[number].cds for number in lea],
        map(GROUP_BY_NUMBER.__getitem__, group),
        nothing,
        of,
        *(nothing,) * 5,
        status_level,
        nothing,
        map(_COLOR_OF.__getitem__, color),
        nothing,
        map((_MARKS if marked else _FLAGS).__getitem__, size),
    )
    return zip(lea, figures, strict=True)


def _tenths(values: Iterable[int | None]) -> list[float | None]:
    return [None if value is None else value / 10 for value in values]


ABSENT = -(1 << 31)
"""What `figure_columns` says for a number the file does not have."""


def figure_columns(
    session: Session, batch_id: int, numbers: Sequence[str], marks: Sequence[str], rows: int
) -> Iterator[list[tuple[int, ...]]]:
    """Some columns of the figures of an import that have a color or could have one.

    The latter are those with status and change. They come so many rows at a time, in the table's
    order, as SQLite gives them: a year has a million, and each step costs a second. So does a
    Python value for each mark: `marks`, columns of numbers under 7, come as one number behind the
    others, three bits each from the lowest on, 7 for nothing. `numbers` are `ABSENT` for nothing,
    because an array takes whole numbers many times as quickly.
    """
    table = ObservationRow.__tablename__
    packed = " | ".join(f"((ifnull({name}, 7) & 7) << {3 * n})" for n, name in enumerate(marks))
    wanted = ", ".join(f"ifnull({name}, {ABSENT})" for name in numbers)
    found = driver_connection(session.connection()).execute(
        f"SELECT {wanted}, {packed} FROM {table} WHERE batch_id = ? AND "
        "(color > 0 OR status_tenths IS NOT NULL AND change_tenths IS NOT NULL)",
        (batch_id,),
    )
    while part := found.fetchmany(rows):
        yield part


def indicators_of(batches: Iterable[ImportBatchRow]) -> tuple[Indicator, ...]:
    """Which indicators some imports hold, in the Dashboard's order."""
    numbers = {batch.indicator for batch in batches}
    return tuple(i for i, facts in INDICATORS.items() if facts.number in numbers)


def with_rows_of(session: Session, batches: Sequence[ImportBatchRow], cds: str) -> set[int]:
    """Which of some imports have any row of an LEA, by their numbers."""
    row, lea = ObservationRow, LeaRow
    number = sa.select(lea.id).where(lea.cds == cds).scalar_subquery()
    query = sa.select(row.batch_id).where(
        row.batch_id.in_([batch.id for batch in batches]), row.lea_id == number
    )
    return set(session.scalars(query.distinct()))


def most_students(
    session: Session, batches: Sequence[ImportBatchRow], county_code: str | None
) -> dict[str, dict[str, int]]:
    """CDS code to student group to the most students any figure of some imports counted.

    Districts and county offices only, of one county or, with None, of all.
    """
    judged = sa.select(LeaRow.id, LeaRow.cds).where(
        LeaRow.kind.in_((EntityKind.DISTRICT, EntityKind.COE))
    )
    if county_code is not None:
        judged = judged.where(LeaRow.county_code == county_code)
    cds_of = {lea_id: cds for lea_id, cds in session.execute(judged)}
    query = (
        sa.select(
            ObservationRow.lea_id,
            ObservationRow.student_group,
            sa.func.max(ObservationRow.denominator),
        )
        .where(
            ObservationRow.batch_id.in_([batch.id for batch in batches]),
            ObservationRow.lea_id.in_(judged.with_only_columns(LeaRow.id)),
        )
        .group_by(ObservationRow.lea_id, ObservationRow.student_group)
    )
    found: dict[str, dict[str, int]] = {}
    for lea_id, number, count in session.execute(query):
        if count is not None and number in GROUP_BY_NUMBER:
            found.setdefault(cds_of[lea_id], {})[GROUP_BY_NUMBER[number]] = count
    return found
