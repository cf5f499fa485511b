"""Keeping, removing and ordering everything that belongs to a case."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy.orm import Session

from db.change_log import rename, touched
from db.deleting import delete_whole
from db.models.registry import column, row_class
from db.records import record_by_id, records_where
from sos_desktop.domain.casework.dates.cycle_tasks import task_id_of
from sos_desktop.domain.casework.dates.look_backs import task_id
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.domain.casework.records import (
    CaseRecord,
    Driver,
    LookBack,
    OrderedRecord,
    PdsaCycle,
    SupportExit,
    Task,
)
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.words import Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework.record_pointers import (
    check_carries_nothing,
    gone,
    left_behind,
)
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep

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
    with county.session("", record.case_id) as session:
        kept = keep(session, record)
        if not touched(session):
            return Changes(Subject.NOTHING, case_id=record.case_id)
        label = label or labels.save_label(kept.before, kept.record)
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
    with county.session("", record.case_id) as session:
        label = labels.save_label(None, keep(session, record, position).record)
        rename(session, label)
    return Changes(subjects_of(record), label.words, record.case_id, 1)


def save_all(county: CountyFile, found: Sequence[CaseRecord]) -> Changes:
    """Add several records of one kind and case, as one change; all of them or none.

    Args:
        county: The open county file.
        found: New records, in their order.

    Raises:
        InputProblem: There is none, or one cannot be kept; `where` names its field.
        EnvironmentProblem: The file or the computer refuses.
    """
    if not found:
        raise InputProblem("There is nothing to add.")
    first = found[0]
    with county.session("", first.case_id) as session:
        kept = [keep(session, record).record for record in found]
        several = labels.of_kind(Verb.ADD, type(first), count=len(kept))
        label = labels.save_label(None, kept[0]) if len(kept) == 1 else several
        rename(session, label)
    return Changes(subjects_of(first), label.words, first.case_id, len(kept))


def remove(county: CountyFile, record: CaseRecord) -> Changes:
    """Remove a record and what cannot stand without it (the causes below a cause).

    What only points to it (evidence for a cause) stays, without the pointer, and for nobody who
    could not read it before.

    Returns:
        What was touched, with the number of records removed; nothing when it was gone already.

    Raises:
        InputProblem: It is a driver on which something hangs still.
    """
    label = labels.remove_label(record)
    with county.session(label, record.case_id) as session:
        row = session.get(row_class(type(record)), record.id)
        if row is None:
            return Changes(Subject.NOTHING, case_id=record.case_id)
        if isinstance(record, Driver):
            check_carries_nothing(session, record)
        for task_id in _reminders(session, record):
            _forget_reminder(session, task_id)
        for follower in left_behind(session, record):
            keep(session, follower)
        session.flush()
        count = delete_whole(session, row)
    return Changes(subjects_of(record), label.words, record.case_id, count)


def _reminders(session: Session, record: CaseRecord) -> list[str]:
    """The tasks that remind of what goes with a record."""
    if isinstance(record, PdsaCycle):
        return [task_id_of(record)]
    if isinstance(record, LookBack):
        return [task_id(record)]
    if isinstance(record, SupportExit):
        waiting = records_where(session, LookBack, column(LookBack.exit_id) == record.id)
        return [task_id(found) for found in waiting]
    return []


def _forget_reminder(session: Session, name: str) -> None:
    """Nothing asks for what is gone; a task that was done stays told."""
    task = record_by_id(session, Task, name)
    if task is not None and task.done_on is None:
        session.delete(session.get_one(row_class(Task), task.id))


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
        kept = record_by_id(session, type(record), record.id)
        if kept is None:
            raise gone(record.noun, "position")
        scope = kind_of(type(record)).names(lambda field: field.list_scope)
        moved = replace(kept, **{name: getattr(record, name) for name in scope})
        keep(session, moved, position)
        if not touched(session):
            return Changes(Subject.NOTHING, case_id=record.case_id)
    return Changes(subjects_of(record), label.words, record.case_id, 1)


def subjects_of(record: CaseRecord) -> Subject:
    """What pages show a record of this kind."""
    return Subject.CASE_CONTENT | kind_of(type(record)).subjects
