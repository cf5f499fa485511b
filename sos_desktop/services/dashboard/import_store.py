"""Writes parsed files into the county file, one transaction each, and takes them back."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.bulk import Value, insert_rows
from db.models.county import LeaRow
from db.models.dashboard import AlternativeSchoolRow, ImportBatchRow, LocalRatingRow
from db.models.imported import ACTIVE, REPLACED, TAKEN_BACK
from sos_desktop.domain.dashboard.cds import county_of
from sos_desktop.domain.dashboard.codes import INDICATOR_BY_NUMBER, INDICATORS, EntityKind
from sos_desktop.domain.dashboard.counties import COUNTIES
from sos_desktop.domain.dashboard.datasets import dataset_title
from sos_desktop.foundation import clock
from sos_desktop.foundation.jobs import CancelToken, Progress
from sos_desktop.importers.contract import Entity, ParsedFile, Scope
from sos_desktop.services.dashboard.figure_store import store_figures
from sos_desktop.services.dashboard.import_marks import is_unfit
from sos_desktop.services.dashboard.import_official import store_official
from sos_desktop.services.dashboard.import_views import BatchView

_LEAS = (EntityKind.DISTRICT, EntityKind.COE, EntityKind.CHARTER)


def store(
    session: Session,
    parsed: ParsedFile,
    scope: Scope,
    user: str,
    progress: Progress,
    cancel: CancelToken,
) -> ImportBatchRow:
    """Write a file's rows as one import; what it replaces is kept, and marked so."""
    before = current_batch(session, parsed)
    if before is not None:
        before.state = REPLACED
        session.flush()
    batch = _batch(parsed, scope, user)
    batch.replaced_batch_id = before.id if before is not None else None
    session.add(batch)
    session.flush()
    numbers = _entities(session, parsed)
    if parsed.official:
        store_official(session, parsed, numbers, batch.id)
    elif parsed.values is not None:
        store_figures(session, parsed.values, numbers, batch.id, progress, cancel)
        _alternative(session, parsed, numbers, batch.id)
    elif parsed.ratings:
        insert_rows(
            session,
            LocalRatingRow,
            ("batch_id", "lea_id", "priority", "rating", "source_row"),
            (
                (batch.id, numbers[entity], priority, rating, row)
                for entity, priority, rating, row in parsed.ratings
            ),
        )
    return batch


def _alternative(
    session: Session, parsed: ParsedFile, numbers: Sequence[int], batch_id: int
) -> None:
    found = {numbers[n] for n, entity in enumerate(parsed.entities) if entity.dass}
    if found:
        rows = [(batch_id, number) for number in sorted(found)]
        insert_rows(session, AlternativeSchoolRow, ("batch_id", "lea_id"), rows)


def current_batch(session: Session, parsed: ParsedFile) -> ImportBatchRow | None:
    """The import a file would replace: same kind, indicator, year and series."""
    identity = parsed.identity
    number = INDICATORS[identity.indicator].number if identity.indicator else None
    wanted = {
        "kind": identity.kind,
        "indicator": number,
        "year": identity.year,
        "series": identity.series,
    }
    return session.scalar(_current_asked(), wanted)


@cache
def _current_asked() -> sa.Select[ImportBatchRow]:
    """Made once, for it is asked twice about each file."""
    return sa.select(ImportBatchRow).where(
        ImportBatchRow.state == ACTIVE,
        ImportBatchRow.kind == sa.bindparam("kind"),
        ImportBatchRow.indicator.is_not_distinct_from(sa.bindparam("indicator")),
        ImportBatchRow.year == sa.bindparam("year"),
        ImportBatchRow.series == sa.bindparam("series"),
    )


def take_back(session: Session, batch: ImportBatchRow) -> None:
    """Undo an import: what it had replaced counts again; a later import keeps its place."""
    was_active = batch.state == ACTIVE
    batch.state = TAKEN_BACK
    batch.undone_at = clock.now()
    later = sa.select(ImportBatchRow).where(ImportBatchRow.replaced_batch_id == batch.id)
    for row in session.scalars(later):
        row.replaced_batch_id = batch.replaced_batch_id
    session.flush()
    if was_active and batch.replaced_batch_id is not None:
        before = session.get_one(ImportBatchRow, batch.replaced_batch_id)
        before.state = ACTIVE


def _batch(parsed: ParsedFile, scope: Scope, user: str) -> ImportBatchRow:
    identity = parsed.identity
    kinds = [entity.kind for entity in parsed.entities]
    return ImportBatchRow(
        file_name=parsed.name,
        sha256=parsed.sha256,
        kind=identity.kind,
        indicator=INDICATORS[identity.indicator].number if identity.indicator else None,
        year=identity.year,
        series=identity.series,
        layout=identity.layout,
        scope=str(scope),
        rows_read=parsed.rows_read,
        rows_kept=parsed.rows_kept,
        leas=sum(kind in _LEAS for kind in kinds),
        schools=sum(kind is EntityKind.SCHOOL for kind in kinds),
        issues_json=json.dumps([asdict(issue) for issue in parsed.issues], ensure_ascii=False),
        imported_at=clock.now(),
        imported_by=user,
        state=ACTIVE,
    )


def _entities(session: Session, parsed: ParsedFile) -> list[int]:
    """The number each entity of the file has in the county file; new ones are added."""
    known = _known(session)
    newest = session.scalar(
        sa.select(sa.func.max(ImportBatchRow.year)).where(ImportBatchRow.state == ACTIVE)
    )
    rename = parsed.identity.kind == "dashboard" and (
        newest is None or parsed.identity.year >= newest
    )
    new = [entity for entity in parsed.entities if entity.cds not in known]
    changed = [
        entity
        for entity in parsed.entities
        if rename and entity.cds in known and entity.name not in (entity.cds, known[entity.cds][1])
    ]
    for entity in changed:
        session.execute(sa.update(LeaRow).where(LeaRow.cds == entity.cds).values(_lea(entity)))
    if new:
        last = max((number for number, _ in known.values()), default=0)
        insert_rows(session, LeaRow, _LEA_COLUMNS, (tuple(_lea(one).values()) for one in new))
        known |= _known(session, last)
    return [known[entity.cds][0] for entity in parsed.entities]


def _known(session: Session, after: int = 0) -> dict[str, tuple[int, str]]:
    """Numbers and names of the LEAs with a number above one."""
    wanted = sa.select(LeaRow.cds, LeaRow.id, LeaRow.name).where(LeaRow.id > after)
    return {cds: (number, name) for cds, number, name in session.execute(wanted)}


_LEA_COLUMNS = (
    *("cds", "kind", "county_code", "county_name"),
    *("district_name", "school_name", "name", "dass"),
)


def _lea(entity: Entity) -> dict[str, Value]:
    """The values of `_LEA_COLUMNS`, in their order."""
    code = county_of(entity.cds)
    return {
        "cds": entity.cds,
        "kind": str(entity.kind),
        "county_code": code,
        "county_name": entity.county_name or COUNTIES.get(code),
        "district_name": entity.district_name or None,
        "school_name": entity.school_name or None,
        "name": entity.name,
        "dass": None if entity.dass is None else int(entity.dass),
    }


def batch_view(session: Session, row: ImportBatchRow) -> BatchView:
    """An import as the history shows it."""
    indicator = INDICATOR_BY_NUMBER.get(row.indicator or 0)
    replaced = session.get(ImportBatchRow, row.replaced_batch_id) if row.replaced_batch_id else None
    return BatchView(
        id=row.id,
        file_name=row.file_name,
        sha256=row.sha256,
        title=dataset_title(row.kind, indicator, row.year, row.series),
        kind=row.kind,
        indicator=indicator,
        year=row.year,
        series=row.series,
        scope=row.scope,
        rows_read=row.rows_read,
        rows_kept=row.rows_kept,
        leas=row.leas,
        schools=row.schools,
        issues=row.issues_json.count('"severity"'),
        imported_at=row.imported_at,
        imported_by=row.imported_by,
        state=row.state,
        replaced=replaced.file_name if replaced is not None else "",
        unfit=is_unfit(row),
    )
