"""Reads what the state's own lists say, and local ratings, out of the county file."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.county import LeaRow
from db.models.dashboard import ImportBatchRow, LocalRatingRow
from db.models.imported import ACTIVE
from db.models.official import (
    OfficialFactRow,
    OfficialMarkRow,
    OfficialResultRow,
    OfficialStatusRow,
)
from db.models.registry import column
from db.queries.observations import lea_of
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.records import LeaFact
from sos_desktop.domain.casework.words import FactKind
from sos_desktop.domain.dashboard.codes import GROUP_BY_NUMBER, EntityKind
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.foundation.frozen import frozen_dataclass

ASSISTANCE, CHARTERS, ESSA = "assistance", "charter_assistance", "essa"
EQUITY_MULTIPLIER, LOW_PERFORMING = "equity_multiplier", "low_performing"
NOT_MET_TWO_YEARS = 3


@dataclass(slots=True)
class OfficialLea:
    """What one list says of one LEA or school.

    Attributes:
        marks: By Dashboard year judged, group code to letter ("?" unreadable, "Y" in ESSA lists).
        statuses: By Dashboard year.
        methods: By number; missing where the list is silent.
        level_3: None where the list is silent.
        facts: By (year, what): a flag as 1 or 0, or a figure; missing where the list is silent.
    """

    lea: Lea
    marks: dict[int, dict[str, str]] = field(default_factory=dict)
    statuses: dict[int, str] = field(default_factory=dict)
    methods: dict[int, bool] = field(default_factory=dict)
    level_3: bool | None = None
    leaving: str = ""
    row: int | None = None
    facts: dict[tuple[int, ListFact], float] = field(default_factory=dict)

    def flag(self, year: int, fact: ListFact) -> bool | None:
        """A flag of a year; None where the list is silent."""
        value = self.facts.get((year, fact))
        return None if value is None else bool(value)


@frozen_dataclass
class OfficialList:
    """One list of the state: its import, and its LEAs by CDS code."""

    batch_id: int
    file_name: str
    year: int
    kind: str
    leas: Mapping[str, OfficialLea]


def list_batches(
    session: Session, kind: str, year: int | None = None, *, active: bool = True
) -> list[ImportBatchRow]:
    """The imported lists of a kind, newest year first, then newest edition."""
    asked = _batches_asked(active, year is not None)
    return list(session.scalars(asked, {"kind": kind, "year": year}))


@cache
def _batches_asked(active: bool, of_year: bool) -> sa.Select[ImportBatchRow]:
    query = sa.select(ImportBatchRow).where(ImportBatchRow.kind == sa.bindparam("kind"))
    if active:
        query = query.where(ImportBatchRow.state == ACTIVE)
    if of_year:
        query = query.where(ImportBatchRow.year == sa.bindparam("year"))
    return query.order_by(ImportBatchRow.year.desc(), ImportBatchRow.id.desc())


def read_list(
    session: Session,
    batch: ImportBatchRow,
    county_code: str | None = None,
    *,
    district: str | None = None,
) -> OfficialList:
    """One imported list, whichever edition.

    Args:
        session: A reading session.
        batch: Its import.
        county_code: Only LEAs of one county.
        district: Only what begins with a district's seven digits.
    """
    belongs: list[sa.ColumnElement[bool]] = []
    if county_code is not None:
        belongs.append(LeaRow.county_code == county_code)
    if district is not None:
        belongs.append(LeaRow.cds.startswith(district))
    rows = session.execute(
        sa.select(*_COLUMNS)
        .join(OfficialResultRow, OfficialResultRow.lea_id == LeaRow.id)
        .where(OfficialResultRow.batch_id == batch.id, *belongs)
        .order_by(LeaRow.name)
    )
    found = {row.id: _result(row) for row in rows}
    said = partial(_said, session, batch, found)
    for entry, year, group, mark in said(OfficialMarkRow, "judged_year", "student_group", "mark"):
        entry.marks.setdefault(year, {})[GROUP_BY_NUMBER[group]] = mark
    for entry, year, status in said(OfficialStatusRow, "year", "status"):
        entry.statuses[year] = status
    for entry, year, name, value in said(OfficialFactRow, "year", "name", "value"):
        entry.facts[year, ListFact(name)] = value
    leas = {entry.lea.cds: entry for entry in found.values()}
    return OfficialList(batch.id, batch.file_name, batch.year or 0, batch.kind, leas)


_COLUMNS = (
    *(LeaRow.id, LeaRow.cds, LeaRow.name, LeaRow.kind, LeaRow.county_code, LeaRow.county_name),
    *(OfficialResultRow.method1, OfficialResultRow.method2),
    *(OfficialResultRow.method3, OfficialResultRow.method4),
    *(OfficialResultRow.level_3, OfficialResultRow.leaving, OfficialResultRow.source_row),
)


def _said(
    session: Session, batch: ImportBatchRow, found: dict[int, OfficialLea], kind: Any, *columns: str
) -> Iterator[Any]:
    """What a list says of LEAs found, row by row: the entry of the LEA, then these columns.

    Columns, not whole rows: a list of the state has hundreds of thousands, and SQLAlchemy keeps an
    eye on each row it gives as one.
    """
    wanted = [getattr(kind, name) for name in ("lea_id", *columns)]
    asked = sa.select(*wanted).where(kind.batch_id == batch.id)
    if len(found) < 200:
        asked = asked.where(kind.lea_id.in_(found))
    for lea, *values in session.execute(asked):
        if lea in found:
            yield found[lea], *values


def _result(row: Any) -> OfficialLea:
    answers = (row.method1, row.method2, row.method3, row.method4)
    return OfficialLea(
        lea=lea_of(row),
        methods={n: bool(answer) for n, answer in enumerate(answers, 1) if answer is not None},
        level_3=None if row.level_3 is None else bool(row.level_3),
        leaving=row.leaving or "",
        row=row.source_row,
    )


@frozen_dataclass
class LocalRatings:
    """A year's local ratings.

    Attributes:
        of_leas: The priorities some loaded file rates districts or county offices on.
        of_charters: The same for charter schools, which rate only what their petition aims at.
        lasting: LEA number to the priorities rated "Not Met for Two or More Years".
        rated: LEA number to the priorities it has any rating of.
    """

    of_leas: frozenset[int]
    of_charters: frozenset[int]
    lasting: Mapping[int, frozenset[int]]
    rated: Mapping[int, frozenset[int]] = field(default_factory=dict)


def local_ratings(session: Session, year: int) -> LocalRatings:
    """The local ratings in force; of two for the same priority the later import counts."""
    batches = [batch.id for batch in list_batches(session, "local", year)]
    if not batches:
        return LocalRatings(frozenset(), frozenset(), {})
    loaded = session.execute(
        sa.select(LocalRatingRow.priority, LeaRow.kind == EntityKind.CHARTER)
        .join(LeaRow, LeaRow.id == LocalRatingRow.lea_id)
        .where(LocalRatingRow.batch_id.in_(batches), LocalRatingRow.rating.is_not(None))
        .distinct()
    ).all()
    latest: dict[tuple[int, int], int | None] = {}
    rows = session.execute(
        sa.select(LocalRatingRow.lea_id, LocalRatingRow.priority, LocalRatingRow.rating)
        .where(LocalRatingRow.batch_id.in_(batches))
        .order_by(LocalRatingRow.batch_id)
    )
    for lea, priority, rating in rows:
        latest[lea, priority] = rating
    lasting: dict[int, set[int]] = defaultdict(set)
    rated: dict[int, set[int]] = defaultdict(set)
    for (lea, priority), rating in latest.items():
        if rating is not None:
            rated[lea].add(priority)
        if rating == NOT_MET_TWO_YEARS:
            lasting[lea].add(priority)
    return LocalRatings(
        frozenset(priority for priority, charter in loaded if not charter),
        frozenset(priority for priority, charter in loaded if charter),
        {lea: frozenset(found) for lea, found in lasting.items()},
        {lea: frozenset(found) for lea, found in rated.items()},
    )


def ratings_of(session: Session, lea_id: int, year: int) -> dict[int, int | None]:
    """One LEA's own ratings of a year by priority; 1 met, 2 not met, 3 for two or more years."""
    rows = session.execute(
        sa.select(LocalRatingRow.priority, LocalRatingRow.rating)
        .join(ImportBatchRow, ImportBatchRow.id == LocalRatingRow.batch_id)
        .where(
            LocalRatingRow.lea_id == lea_id,
            ImportBatchRow.state == ACTIVE,
            ImportBatchRow.year == year,
        )
        .order_by(LocalRatingRow.batch_id)
    )
    return {priority: rating for priority, rating in rows}


def calpads_failures(session: Session, year: int) -> frozenset[str]:
    """CDS codes of the LEAs for which a failure to certify is recorded."""
    return frozenset(session.scalars(_failures_asked(), {"year": year}))


@cache
def _failures_asked() -> sa.Select[Any]:
    return sa.select(column(LeaFact.cds)).where(
        column(LeaFact.kind) == FactKind.CALPADS,
        column(LeaFact.year) == sa.bindparam("year"),
        column(LeaFact.holds),
    )
