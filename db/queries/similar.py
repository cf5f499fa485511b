"""What LEAs are compared by, for a whole state at once."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.county import LeaRow
from db.models.dashboard import ImportBatchRow, ObservationRow
from db.models.imported import ACTIVE
from sos_desktop.domain.dashboard.codes import (
    GROUP_BY_NUMBER,
    INDICATOR_BY_NUMBER,
    INDICATORS,
    STUDENT_GROUPS,
    Color,
    Indicator,
)
from sos_desktop.domain.dashboard.observations import SPANS

Cell = tuple[Indicator, str]
"""An indicator and a student group."""


def enrollment(session: Session, year: int, kind: str) -> dict[int, dict[str, tuple[int, int]]]:
    """LEA number to group to (students of the group, all students), from the census file."""
    row, batch = ObservationRow, ImportBatchRow
    query = (
        sa.select(row.lea_id, row.student_group, row.numerator, row.denominator)
        .join(batch, batch.id == row.batch_id)
        .join(LeaRow, LeaRow.id == row.lea_id)
        .where(
            batch.kind == "enrollment",
            batch.state == ACTIVE,
            batch.year == year,
            LeaRow.kind == kind,
        )
    )
    found: dict[int, dict[str, tuple[int, int]]] = {}
    for lea, group, count, everybody in session.execute(query):
        if group in GROUP_BY_NUMBER and count is not None and everybody is not None:
            found.setdefault(lea, {})[GROUP_BY_NUMBER[group]] = (count, everybody)
    return found


def most_counted(session: Session, year: int, kind: str) -> dict[int, dict[str, int]]:
    """LEA number to group to the most students a figure of suspension or absence counted.

    Both count nearly everybody who was ever enrolled in the year, so that they stand in where the
    census file is not loaded.
    """
    row, batch = ObservationRow, ImportBatchRow
    wanted = [INDICATORS[i].number for i in (Indicator.SUSPENSION, Indicator.CHRONIC)]
    query = (
        sa.select(row.lea_id, row.student_group, sa.func.max(row.denominator))
        .join(batch, batch.id == row.batch_id)
        .join(LeaRow, LeaRow.id == row.lea_id)
        .where(
            batch.indicator.in_(wanted),
            batch.state == ACTIVE,
            batch.series == "",
            batch.year == year,
            LeaRow.kind == kind,
        )
        .group_by(row.lea_id, row.student_group)
    )
    found: dict[int, dict[str, int]] = {}
    for lea, group, count in session.execute(query):
        if group in GROUP_BY_NUMBER and count:
            found.setdefault(lea, {})[GROUP_BY_NUMBER[group]] = count
    return found


def reported(session: Session, year: int, kind: str) -> dict[int, set[Indicator]]:
    """LEA number to the indicators that have a figure of all its students."""
    row, batch = ObservationRow, ImportBatchRow
    wanted = [INDICATORS[i].number for i in (Indicator.CHRONIC, Indicator.GRADUATION)]
    query = (
        sa.select(row.lea_id, batch.indicator)
        .join(batch, batch.id == row.batch_id)
        .join(LeaRow, LeaRow.id == row.lea_id)
        .where(
            batch.indicator.in_(wanted),
            batch.state == ACTIVE,
            batch.series == "",
            batch.year == year,
            row.student_group == STUDENT_GROUPS["ALL"].number,
            row.denominator > 0,
            LeaRow.kind == kind,
        )
    )
    found: dict[int, set[Indicator]] = {}
    for lea, indicator in session.execute(query):
        found.setdefault(lea, set()).add(INDICATOR_BY_NUMBER[indicator or 0])
    return found


def loaded(session: Session, year: int) -> set[Indicator]:
    """The indicators of which a file is loaded."""
    batch = ImportBatchRow
    query = sa.select(batch.indicator).where(
        batch.state == ACTIVE,
        batch.series == "",
        batch.year == year,
        batch.indicator.in_(INDICATOR_BY_NUMBER),
    )
    return {INDICATOR_BY_NUMBER[number] for number in session.scalars(query) if number is not None}


def spans(session: Session, year: int, kind: str) -> dict[int, str]:
    """LEA number to the grades it teaches as CDE judges its suspension by ("ED", "HD", "UD")."""
    row, batch = ObservationRow, ImportBatchRow
    query = (
        sa.select(row.lea_id, row.span)
        .join(batch, batch.id == row.batch_id)
        .join(LeaRow, LeaRow.id == row.lea_id)
        .where(
            batch.indicator == INDICATORS[Indicator.SUSPENSION].number,
            batch.state == ACTIVE,
            batch.series == "",
            batch.year == year,
            row.student_group == STUDENT_GROUPS["ALL"].number,
            row.span.is_not(None),
            LeaRow.kind == kind,
        )
    )
    found = session.execute(query)
    return {lea: SPANS[span - 1] for lea, span in found if span is not None}


def colors(
    session: Session, leas: Collection[int], cells: Collection[Cell]
) -> dict[tuple[int, Cell], dict[int, Color | None]]:
    """(LEA number, cell) to its colors by Dashboard year, of every year that is loaded."""
    if not leas or not cells:
        return {}
    row, batch = ObservationRow, ImportBatchRow
    batches = {
        number: (INDICATOR_BY_NUMBER[indicator or 0], year)
        for number, indicator, year in session.execute(
            sa.select(batch.id, batch.indicator, batch.year).where(
                batch.state == ACTIVE,
                batch.series == "",
                batch.indicator.in_({INDICATORS[indicator].number for indicator, _ in cells}),
            )
        )
    }
    groups = {STUDENT_GROUPS[group].number for _indicator, group in cells}
    query = sa.select(row.batch_id, row.lea_id, row.student_group, row.color).where(
        row.batch_id.in_(batches), row.lea_id.in_(leas), row.student_group.in_(groups)
    )
    wanted = set(cells)
    found: dict[tuple[int, Cell], dict[int, Color | None]] = {}
    for number, lea, group, color in session.execute(query):
        indicator, year = batches[number]
        cell = (indicator, GROUP_BY_NUMBER[group])
        if cell in wanted and year is not None:
            given = None if color is None else Color(color)
            found.setdefault((lea, cell), {})[year] = given
    return found
