"""Records that name other records of their case: what they name has to be there."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy.orm import Session

from db.models.registry import column, row_class
from db.records import record_by_id, records_where
from sos_desktop.domain.casework.access.readers import Reader, readers_of
from sos_desktop.domain.casework.kinds import CASE_RECORDS
from sos_desktop.domain.casework.partners.agency import joined
from sos_desktop.domain.casework.records import Action, CaseRecord, Cause, Driver, Measure
from sos_desktop.domain.casework.records.schema import Editor, FieldInfo, kind_of
from sos_desktop.domain.formats import counted, plural
from sos_desktop.foundation.errors import InputProblem


def check_pointers(session: Session, record: CaseRecord) -> None:
    """Raise unless everything a record points to is there, in the same case.

    Raises:
        InputProblem: With `where` set to the field.
    """
    for name, kind in kind_of(type(record)).references.items():
        target_id = getattr(record, name)
        if target_id is None or not issubclass(kind, CaseRecord):
            continue
        target = record_by_id(session, kind, target_id)
        if target is None or target.case_id != record.case_id:
            raise gone(kind_of(kind).noun, name)
    if isinstance(record, Cause | Driver):
        _check_no_circle(session, record)


def readers_in(session: Session, record: CaseRecord) -> Reader:
    """Who may read a record, with what it belongs to in the file (`readers_of`)."""
    others, waiting = dict[str, CaseRecord](), [record]
    while waiting:
        one = waiting.pop()
        for field in kind_of(type(one)).fields:
            kind, found = field.references, getattr(one, field.name) if field.follows else None
            if found is None or kind is None or found in others or not issubclass(kind, CaseRecord):
                continue
            leader = record_by_id(session, kind, found)
            if leader is not None:
                others[found] = leader
                waiting.append(leader)
    return readers_of(record, others)


def left_behind(session: Session, record: CaseRecord) -> list[CaseRecord]:
    """What stays when a record goes that it is no more open than, as it is to stay.

    Without the pointer, and for nobody who could not read it before. What goes with the record
    counts as the record does.

    Raises:
        InputProblem: One would be read by more people than before, and its kind cannot say who may
            read it.
    """
    going = {record.id: record}
    _add_what_goes_with(session, record, going)
    found = dict[str, CaseRecord]()
    for leader in going.values():
        for kind, field in _pointing(type(leader)):
            if field.cascade or not field.follows:
                continue
            for follower in _records_at(session, kind, field, leader):
                if follower.id in going:
                    continue
                free = replace(found.get(follower.id, follower), **{field.name: None})
                readers = readers_in(session, follower)
                if _says_its_readers(kind):
                    found[follower.id] = replace(free, **{"sensitivity": readers})
                elif readers_in(session, free) is not readers:
                    raise _would_open(free, leader, field)
    return list(found.values())


def _says_its_readers(kind: type[CaseRecord]) -> bool:
    return "sensitivity" in kind_of(kind).names(lambda _field: True)


def _would_open(follower: CaseRecord, leader: CaseRecord, field: FieldInfo) -> InputProblem:
    """The refusal to let more people read what was no more open than what goes."""
    named = f" “{follower.history_name}”" if follower.history_name else ""
    by_hand = "" if field.editor is Editor.NONE else f", or give it “{field.empty_label}”"
    return InputProblem(
        f"The {follower.noun}{named} belongs to this {leader.noun} and is read by nobody who may "
        f"not read that. Without the {leader.noun} more people could read it. Remove the "
        f"{follower.noun} first{by_hand}."
    )


def _add_what_goes_with(session: Session, record: CaseRecord, going: dict[str, CaseRecord]) -> None:
    """Add what cannot stand without a record, and without that, to what goes."""
    for kind, field in _pointing(type(record)):
        if not field.cascade:
            continue
        for child in _records_at(session, kind, field, record):
            if child.id not in going:
                going[child.id] = child
                _add_what_goes_with(session, child, going)


def _pointing(target: type[CaseRecord]) -> Iterator[tuple[type[CaseRecord], FieldInfo]]:
    """The fields of every kind that point to a kind."""
    for kind in CASE_RECORDS:
        known = kind_of(kind)
        for name, pointed in known.references.items():
            if pointed is target:
                yield kind, known.field(name)


def _records_at(
    session: Session, kind: type[CaseRecord], field: FieldInfo, target: CaseRecord
) -> list[CaseRecord]:
    return records_where(session, kind, getattr(row_class(kind), field.name) == target.id)


def _check_no_circle(session: Session, record: Cause | Driver) -> None:
    above, noun, passed = record.parent_id, record.noun, set[str]()
    while above is not None and above not in passed:
        passed.add(above)
        if above == record.id:
            raise InputProblem(
                f"A {noun} cannot stand under itself or under one of its own {plural(noun)}.",
                where="parent_id",
            )
        parent = record_by_id(session, type(record), above)
        above = None if parent is None else parent.parent_id


def check_carries_nothing(session: Session, driver: Driver) -> None:
    """Raise when changes, measures or other drivers hang on a driver that is to be removed.

    Raises:
        InputProblem: With what hangs on it, counted.
    """
    held = (
        (Action, column(Action.driver_id), "change"),
        (Driver, column(Driver.parent_id), "driver"),
        (Measure, column(Measure.driver_id), "measure"),
    )
    found = [
        counted(many, noun)
        for kind, pointer, noun in held
        if (many := len(records_where(session, kind, pointer == driver.id)))
    ]
    if found:
        raise InputProblem(
            f"This driver carries {joined(found)}. Move what hangs on it to another driver "
            "first; nothing of it is to be lost.",
            where="parent_id",
        )


def gone(what: str, where: str) -> InputProblem:
    """The refusal when what a record belongs to is no longer there."""
    return InputProblem(
        f"The {what} this belongs to is no longer there; it may have been removed or undone. "
        "Choose another one.",
        where=where,
    )
