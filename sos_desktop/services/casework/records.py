"""Keeping, removing and ordering everything that belongs to a case."""

from dataclasses import replace
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.change_log import rename, touched
from db.deleting import delete_whole
from db.models.registry import apply_to_row, new_row, row_class, to_record
from db.queries.casework import case_by_id, lea_by_cds
from sos_desktop.domain.casework.checks import record_checks
from sos_desktop.domain.casework.checks.day_checks import check_happened
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.history.labels import ChangeLabel
from sos_desktop.domain.casework.records import Case, CaseRecord, OrderedRecord
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock
from sos_desktop.services.casework.contact_notes import follow_date
from sos_desktop.services.casework.record_pointers import check_pointers, gone
from sos_desktop.services.casework.task_series import continue_series
from sos_desktop.services.county.county_files import CountyFile

R = TypeVar("R", bound=CaseRecord)


def save(county: CountyFile, record: CaseRecord, *, label: ChangeLabel | None = None) -> Changes:
    """Add a record, or bring the one with its id up to date.

    Texts are trimmed. A new ordered record whose position is 0 goes to the end of its list. A
    voice that is already noted for the case, stage and perspective is brought up to date, and so is
    a year that is noted already.

    Args:
        county: The open county file.
        record: What is to be kept.
        label: What is done; found from the record by default.

    Returns:
        What was touched; nothing when the record was kept like this already.

    Raises:
        InputProblem: It cannot be kept as it is; `where` names the field.
        EnvironmentProblem: The file or the computer refuses.
    """
    record = record_checks.cleaned(record)
    with county.session("", record.case_id) as session:
        case = _case_of(session, record)
        record_checks.check_record(record, _lea_kind(session, case))
        check_pointers(session, record)
        row = _row_of(session, record)
        before = None if row is None else to_record(type(record), row)
        check_happened(case, before, record, clock.today())
        record.check_change(before)
        if row is None:
            session.add(new_row(_at_the_end(session, record)))
        else:
            apply_to_row(replace(record, id=row.id), row)
        continue_series(session, before, record)
        follow_date(session, before, record)
        if not touched(session):
            return Changes(Subject.NOTHING, case_id=record.case_id)
        label = label or labels.save_label(before, record)
        rename(session, label)
    return Changes(subjects_of(record), label.words, record.case_id, 1)


def insert(county: CountyFile, record: OrderedRecord, position: int) -> Changes:
    """Add an ordered record at a place in its list, as one change.

    Args:
        county: The open county file.
        record: A new record.
        position: Its place, counting from 0; beyond the end means the end.

    Raises:
        InputProblem: It cannot be kept as it is; `where` names the field.
    """
    record = record_checks.cleaned(record)
    label = labels.save_label(None, record)
    with county.session(label, record.case_id) as session:
        record_checks.check_record(record, _lea_kind(session, _case_of(session, record)))
        check_pointers(session, record)
        others = _list_of(session, record)
        others.insert(max(0, position), new_row(record))
        session.add_all(others)
        _number(others)
    return Changes(subjects_of(record), label.words, record.case_id, 1)


def remove(county: CountyFile, record: CaseRecord) -> Changes:
    """Remove a record and what cannot stand without it (the causes below a cause).

    What only points to it (evidence for a cause) stays, without the pointer.

    Returns:
        What was touched, with the number of records removed; nothing when it was gone already.
    """
    label = labels.remove_label(record)
    with county.session(label, record.case_id) as session:
        row = session.get(row_class(type(record)), record.id)
        if row is None:
            return Changes(Subject.NOTHING, case_id=record.case_id)
        count = delete_whole(session, row)
    return Changes(subjects_of(record), label.words, record.case_id, count)


def move(county: CountyFile, record: OrderedRecord, position: int) -> Changes:
    """Give an ordered record another place in its list.

    Args:
        county: The open county file.
        record: A record of the file; a cause, action or measure whose `parent_id` or `aim_id`
            differs from the kept one moves to that list.
        position: Its new place, counting from 0; beyond the end means the end.

    Raises:
        InputProblem: The record is gone, or a cause would stand under itself.
    """
    label = labels.order_label(record)
    with county.session(label, record.case_id) as session:
        row: Any = session.get(row_class(type(record)), record.id)
        if row is None:
            raise gone(record.noun, "position")
        check_pointers(session, record)
        for name in _list_key(record):
            setattr(row, name, getattr(record, name))
        others = [other for other in _list_of(session, record) if other.id != record.id]
        others.insert(max(0, position), row)
        _number(others)
        if not touched(session):
            return Changes(Subject.NOTHING, case_id=record.case_id)
    return Changes(subjects_of(record), label.words, record.case_id, 1)


def subjects_of(record: CaseRecord) -> Subject:
    """What pages show a record of this kind."""
    return Subject.CASE_CONTENT | kind_of(type(record)).subjects


def _case_of(session: Session, record: CaseRecord) -> Case:
    case = case_by_id(session, record.case_id)
    if case is None:
        raise gone("case", "case_id")
    return case


def _lea_kind(session: Session, case: Case) -> str:
    lea = lea_by_cds(session, case.cds)
    return lea.kind if lea else ""


def _row_of(session: Session, record: CaseRecord) -> Any:
    """The row that keeps a record already, by its id or by what a case has only once."""
    kind = row_class(type(record))
    row = session.get(kind, record.id)
    names = kind_of(type(record)).names(lambda field: field.unique)
    if row is not None or not names:
        return row
    same = [getattr(kind, name) == getattr(record, name) for name in ("case_id", *names)]
    return session.scalars(sa.select(kind).where(*same)).first()


def _at_the_end(session: Session, record: R) -> R:
    if not isinstance(record, OrderedRecord) or record.position:
        return record
    last = max((row.position for row in _list_of(session, record)), default=-1)
    return replace(record, position=last + 1)


def _list_key(record: CaseRecord) -> tuple[str, ...]:
    """The fields in which the ordered records of one list agree."""
    return ("case_id", *kind_of(type(record)).names(lambda field: field.list_scope))


def _list_of(session: Session, record: CaseRecord) -> list[Any]:
    """The rows of the list a record is or will be in, in order."""
    kind: Any = row_class(type(record))
    same = (getattr(kind, name) == getattr(record, name) for name in _list_key(record))
    return list(session.scalars(sa.select(kind).where(*same).order_by(kind.position, kind.id)))


def _number(rows: list[Any]) -> None:
    for place, row in enumerate(rows):
        if row.position != place:
            row.position = place
