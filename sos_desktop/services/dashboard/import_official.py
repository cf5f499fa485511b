"""Writes what one of the state's lists says into the county file."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.official import (
    OfficialFactRow,
    OfficialMarkRow,
    OfficialResultRow,
    OfficialStatusRow,
)
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.importers.contract import OfficialRow, ParsedFile


def store_official(
    session: Session, parsed: ParsedFile, numbers: Sequence[int], batch_id: int
) -> None:
    """Insert the rows of a list; `numbers` are the LEAs' numbers by place in the file."""
    keys = [{"batch_id": batch_id, "lea_id": numbers[row.entity]} for row in parsed.official]
    session.execute(
        sa.insert(OfficialResultRow),
        [{**key, **_result(row)} for key, row in zip(keys, parsed.official, strict=True)],
    )
    marks = [
        {**key, "judged_year": year, "student_group": STUDENT_GROUPS[group].number, "mark": mark}
        for key, row in zip(keys, parsed.official, strict=True)
        for (year, group), mark in row.marks.items()
    ]
    statuses = [
        {**key, "year": year, "status": status}
        for key, row in zip(keys, parsed.official, strict=True)
        for year, status in row.statuses.items()
    ]
    facts = [
        {**key, "year": year, "name": str(fact), "value": value}
        for key, row in zip(keys, parsed.official, strict=True)
        for (year, fact), value in row.facts.items()
    ]
    if marks:
        session.execute(sa.insert(OfficialMarkRow), marks)
    if statuses:
        session.execute(sa.insert(OfficialStatusRow), statuses)
    if facts:
        session.execute(sa.insert(OfficialFactRow), facts)


def _result(row: OfficialRow) -> dict[str, int | str | None]:
    answers = {
        f"method{n}": None if (met := row.methods.get(n)) is None else int(met) for n in range(1, 5)
    }
    level_3 = None if row.level_3 is None else int(row.level_3)
    return {
        **answers,
        "level_3": level_3,
        "leaving": row.leaving or None,
        "source_row": row.row,
    }
