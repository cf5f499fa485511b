"""Reads figures out of the county file as domain values."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.dashboard import ImportBatchRow, LeaRow, ObservationRow
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

ACTIVE = "active"
_COLORS = tuple(Color)


@dataclass(frozen=True, slots=True)
class Mattering:
    """Figures that can matter to a year's rules; a statewide year has ten times as many others.

    Attributes:
        groups: Codes of the student groups judged.
        color: Colours from 1, the worst, to this one; 0 for none.
        status_level: Or status levels from 1 to this one; 0 for none.
    """

    groups: Collection[str]
    color: int
    status_level: int


def active_batches(session: Session, year: int | None = None) -> Sequence[ImportBatchRow]:
    """The imports whose figures count now, newest year first; main series only."""
    query = sa.select(ImportBatchRow).where(
        ImportBatchRow.state == ACTIVE,
        ImportBatchRow.series == "",
        ImportBatchRow.indicator.is_not(None),
    )
    if year is not None:
        query = query.where(ImportBatchRow.year == year)
    return session.scalars(
        query.order_by(ImportBatchRow.year.desc(), ImportBatchRow.indicator)
    ).all()


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
    query = sa.select(LeaRow).where(LeaRow.kind.in_([str(kind) for kind in kinds]))
    if county_code is not None:
        query = query.where(LeaRow.county_code == county_code)
    if batches is not None:
        query = query.where(
            sa.exists().where(
                ObservationRow.batch_id.in_([batch.id for batch in batches]),
                ObservationRow.lea_id == LeaRow.id,
            )
        )
    rows = session.scalars(query.order_by(LeaRow.county_code, LeaRow.name, LeaRow.cds))
    return {row.id: lea_of(row) for row in rows}


def lea_of(row: LeaRow) -> Lea:
    """A row as the domain's LEA."""
    return Lea(row.cds, row.name, row.kind, row.county_code, row.county_name or "", bool(row.dass))


def observations(
    session: Session,
    batches: Sequence[ImportBatchRow],
    leas: dict[int, Lea],
    *,
    only: Mattering | None = None,
) -> list[tuple[int, Observation]]:
    """(LEA number, figure) of some LEAs in some imports.

    In a file that marks sizes, a blank mark means that there are not enough students. `size_met`
    stays None only where the whole file has no marks, as in 2022.

    Args:
        session: A reading session.
        batches: The imports to look in.
        leas: The LEAs wanted, by number.
        only: Leave out figures that cannot matter.
    """
    if not batches or not leas:
        return []
    table = ObservationRow.__table__
    query = (
        sa.select(*table.columns)
        .join(LeaRow.__table__, LeaRow.__table__.c.id == table.c.lea_id)
        .where(table.c.batch_id.in_([batch.id for batch in batches]), _belongs(leas))
    )
    if only is not None:
        query = query.where(
            table.c.student_group.in_([STUDENT_GROUPS[group].number for group in only.groups]),
            sa.or_(
                table.c.color.between(1, only.color),
                table.c.status_level.between(1, only.status_level),
            ),
        )
    facts = {batch.id: batch for batch in batches}
    marked = _with_size_marks(session, batches)
    return [
        (row.lea_id, _observation(row, facts[row.batch_id], leas[row.lea_id], marked))
        for row in session.execute(query)
        if row.lea_id in leas and row.student_group in GROUP_BY_NUMBER
    ]


def _with_size_marks(session: Session, batches: Sequence[ImportBatchRow]) -> frozenset[int]:
    """The imports whose file says for at least one figure whether there are enough students."""
    row = ObservationRow
    return frozenset(
        batch.id
        for batch in batches
        if session.scalar(
            sa.select(sa.exists().where(row.batch_id == batch.id, row.size_met.is_not(None)))
        )
    )


def _belongs(leas: dict[int, Lea]) -> sa.ColumnElement[bool]:
    """A test SQLite can answer from the LEA table, however many LEAs there are."""
    kinds = sorted({lea.kind for lea in leas.values()})
    counties = sorted({lea.county_code for lea in leas.values()})
    if len(leas) == 1:
        return LeaRow.__table__.c.id == next(iter(leas))
    belongs = LeaRow.__table__.c.kind.in_(kinds)
    if len(counties) == 1:
        belongs = sa.and_(belongs, LeaRow.__table__.c.county_code == counties[0])
    return belongs


def _observation(row: Any, batch: ImportBatchRow, lea: Lea, marked: frozenset[int]) -> Observation:
    size_met = _flag(row.size_met)
    if size_met is None and batch.id in marked:
        size_met = False
    return Observation(
        year=batch.year or 0,
        indicator=INDICATOR_BY_NUMBER[batch.indicator or 0],
        cds=lea.cds,
        group=GROUP_BY_NUMBER[row.student_group],
        numerator=row.numerator,
        denominator=row.denominator,
        status=_tenths(row.status_tenths),
        prior_numerator=row.prior_numerator,
        prior_denominator=row.prior_denominator,
        prior_status=_tenths(row.prior_status_tenths),
        change=_tenths(row.change_tenths),
        status_level=row.status_level,
        change_level=row.change_level,
        color=None if row.color is None else _COLORS[row.color],
        box=row.box,
        size_met=size_met,
        prior_size_met=_flag(row.prior_size_met),
        accountable=_flag(row.accountable),
        small=_flag(row.small),
        high_school_cuts=_flag(row.high_school_cuts),
        uncertified=_flag(row.uncertified),
        data_error=_flag(row.data_error),
        span=None if row.span is None else SPANS[row.span - 1],
        row=row.source_row,
        batch_id=row.batch_id,
    )


def _tenths(value: int | None) -> float | None:
    return None if value is None else value / 10


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def indicators_of(batches: Iterable[ImportBatchRow]) -> tuple[Indicator, ...]:
    """Which indicators some imports hold, in the Dashboard's order."""
    numbers = {batch.indicator for batch in batches}
    return tuple(i for i, facts in INDICATORS.items() if facts.number in numbers)


def most_students(
    session: Session, batches: Sequence[ImportBatchRow], county_code: str | None
) -> dict[str, dict[str, int]]:
    """CDS code to student group to the most students any figure of some imports counted.

    Districts and county offices only, of one county or, with None, of all.
    """
    query = (
        sa.select(LeaRow.cds, ObservationRow.student_group, sa.func.max(ObservationRow.denominator))
        .join(LeaRow, LeaRow.id == ObservationRow.lea_id)
        .where(
            ObservationRow.batch_id.in_([batch.id for batch in batches]),
            LeaRow.kind.in_((EntityKind.DISTRICT, EntityKind.COE)),
        )
        .group_by(LeaRow.cds, ObservationRow.student_group)
    )
    if county_code is not None:
        query = query.where(LeaRow.county_code == county_code)
    found: dict[str, dict[str, int]] = {}
    for cds, number, count in session.execute(query):
        if count is not None and number in GROUP_BY_NUMBER:
            found.setdefault(cds, {})[GROUP_BY_NUMBER[number]] = count
    return found
