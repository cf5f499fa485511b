"""Writes what one of the state's lists says into the county file."""

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from db.bulk import Value, insert_rows
from db.models.base import Base
from db.models.official import (
    OfficialFactRow,
    OfficialMarkRow,
    OfficialResultRow,
    OfficialStatusRow,
)
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.importers.contract import OfficialRow, ParsedFile

_RESULT = ("method1", "method2", "method3", "method4", "level_3", "leaving", "source_row")


def store_official(
    session: Session, parsed: ParsedFile, numbers: Sequence[int], batch_id: int
) -> None:
    """Insert the rows of a list; `numbers` are the LEAs' numbers by place in the file."""
    rows = [(batch_id, numbers[row.entity], row) for row in parsed.official]
    _insert(session, OfficialResultRow, _RESULT, ((*key, *_result(row)) for *key, row in rows))
    marks = (
        (*key, year, STUDENT_GROUPS[group].number, mark)
        for *key, row in rows
        for (year, group), mark in row.marks.items()
    )
    _insert(session, OfficialMarkRow, ("judged_year", "student_group", "mark"), marks)
    statuses = ((*key, year, status) for *key, row in rows for year, status in row.statuses.items())
    _insert(session, OfficialStatusRow, ("year", "status"), statuses)
    facts = (
        (*key, year, str(fact), value)
        for *key, row in rows
        for (year, fact), value in row.facts.items()
    )
    _insert(session, OfficialFactRow, ("year", "name", "value"), facts)


def _insert(
    session: Session, kind: type[Base], columns: Sequence[str], rows: Iterable[Sequence[Value]]
) -> None:
    insert_rows(session, kind, ("batch_id", "lea_id", *columns), rows)


def _result(row: OfficialRow) -> tuple[Value, ...]:
    answers = [row.methods.get(number) for number in range(1, 5)]
    flags = (None if flag is None else int(flag) for flag in (*answers, row.level_3))
    return (*flags, row.leaving or None, row.row)
