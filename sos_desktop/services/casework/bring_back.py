"""Bringing back a single record: one that was removed, or an earlier wording of one.

It comes from the history of the file, or from a copy. It is a step of its own, which undo takes
back; what it needs beside it (what was removed with it) comes along, and a pointer to what is gone
is left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from db.change_log import rename, stand_alone
from db.copy_reading import opened_copy
from db.models.registry import row_class
from db.queries import casework
from db.queries import history as stored
from db.records import record_by_id
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.kinds import CASE_LISTS, CASE_RECORDS
from sos_desktop.domain.casework.records import CaseRecord, OrderedRecord
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.words import Sensitivity
from sos_desktop.domain.changes import Changes
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework.case_reading import case_file
from sos_desktop.services.casework.records import subjects_of
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep

_KINDS = {kind_of(kind).table: kind for kind in CASE_RECORDS}
_READERS = "sensitivity"
_WORDS = ("text", "title", "summary", "name", "note", "reason", "agreed")
"""Fields that say what a record is, the first that is filled."""


@frozen_dataclass
class Earlier:
    """A record as it was.

    Attributes:
        record: As it was.
        now: As it is; None when it is gone.
        at: When it was removed, or of when the copy is; None where that is not known.
        beside: What was removed with it and comes along.
    """

    record: CaseRecord
    now: CaseRecord | None = None
    at: datetime | None = None
    beside: tuple[CaseRecord, ...] = ()

    @property
    def noun(self) -> str:
        """What it is called ("progress note")."""
        return kind_of(type(self.record)).noun

    @property
    def words(self) -> str:
        """What it says."""
        return _words(self.record)

    @property
    def words_now(self) -> str:
        """What it says now; "" when it is gone."""
        return "" if self.now is None else _words(self.now)


def _words(record: CaseRecord) -> str:
    found = (getattr(record, name, "") for name in _WORDS)
    return next((text for text in found if text), record.noun)


def removed_from(county: CountyFile, case_id: str) -> tuple[Earlier, ...]:
    """What was removed from a case and is gone, the newest first."""
    found: dict[str, Earlier] = {}
    with county.session() as session:
        for item, change in stored.removals_of_case(session, case_id):
            kind = _KINDS.get(item.table_name)
            if kind is None or item.row_id in found or record_by_id(session, kind, item.row_id):
                continue
            record = _made(session, kind, stored.values_in(kind, item.before))
            if record is not None:
                beside = _beside(session, change.change_id, item.row_id)
                found[item.row_id] = Earlier(record, None, change.at, beside)
    return tuple(found.values())


def _beside(session: Session, change_id: str, row_id: str) -> tuple[CaseRecord, ...]:
    """What the same step removed and what pointed to it: it stands below it, or lost a pointer."""
    found = []
    for item in stored.items_of_step(session, change_id):
        kind = _KINDS.get(item.table_name)
        if kind is None or item.row_id == row_id:
            continue
        before = stored.values_in(kind, item.before)
        now = record_by_id(session, kind, item.row_id)
        if row_id not in before.values():
            continue
        if item.operation == "delete" and now is None:
            record = _made(session, kind, before)
            found += [record] if record is not None else []
        elif item.operation == "update" and now is not None:
            after = stored.values_in(kind, item.after)
            found.append(_pointing_again(kind, now, before, after, row_id))
    return tuple(found)


def _pointing_again(
    kind: type[CaseRecord],
    now: CaseRecord,
    before: Mapping[str, object],
    after: Mapping[str, object],
    row_id: str,
) -> CaseRecord:
    """With its pointer, and as open as it was unless somebody said otherwise since."""
    names = kind_of(kind).names(lambda field: field.references is not None)
    lost = {name: row_id for name in names if before.get(name) == row_id}
    free: dict[str, object] = {k: v for k, v in lost.items() if getattr(now, k) is None}
    readers, kept = before.get(_READERS), getattr(now, _READERS, None)
    if free and readers is not None and after.get(_READERS) == kept:
        free[_READERS] = Sensitivity(str(readers))
    return replace(now, **free)


def _made(
    session: Session, kind: type[CaseRecord], values: Mapping[str, object]
) -> CaseRecord | None:
    """A record of an older format may lack what has no default; nothing is made up for it."""
    try:
        return stored.record_from(session, kind, values)
    except TypeError:
        return None


def before_step(
    county: CountyFile, kind: type[CaseRecord], record_id: str, change_id: str
) -> Earlier | None:
    """A record as it was before a step of its history; None when it was not there yet."""
    with county.session() as session:
        values = dict(stored.last_values(session, kind, record_id) or {})
        now = record_by_id(session, kind, record_id)
        for item in stored.items_of(session, kind, record_id):
            if item.before is None:
                return None
            values.update(item.before)
            if item.step.change_id == change_id:
                record = _made(session, kind, values)
                beside = () if now is not None else _beside(session, change_id, record_id)
                return None if record is None else Earlier(record, now, item.step.at, beside)
    return None


def in_copy(county: CountyFile, copy: Path, case_id: str) -> tuple[Earlier, ...]:
    """What a copy holds of a case that is gone here, or is said otherwise here.

    Raises:
        InputProblem: The case is not in the copy, or the copy is no county file.
        EnvironmentProblem: The copy cannot be read.
    """
    with opened_copy(copy) as database, database.session(None) as session:
        case = casework.case_by_id(session, case_id)
        if case is None:
            raise InputProblem("This case is not in that copy: it was opened later.")
        then = casework.case_files(session, [case], log=False)[case_id]
    now = case_file(county, case_id)
    return tuple(_different(then, now))


def _different(then: CaseFile, now: CaseFile) -> Sequence[Earlier]:
    found = []
    for name in CASE_LISTS.values():
        here = {record.id: record for record in getattr(now, name)}
        for record in getattr(then, name):
            present = here.get(record.id)
            if present is None or _said_otherwise(record, present):
                found.append(Earlier(record, present))
    return found


def _said_otherwise(then: CaseRecord, now: CaseRecord) -> bool:
    """Its place in a list alone is no wording."""
    if isinstance(then, OrderedRecord) and isinstance(now, OrderedRecord):
        return replace(then, position=now.position) != now
    return then != now


def bring_back(county: CountyFile, earlier: Earlier) -> Changes:
    """Keep a record as it was, as one step.

    Raises:
        InputProblem: It cannot be kept as it was; the sentence says why.
        EnvironmentProblem: The file or the computer refuses.
    """
    first = earlier.record
    order = [kind_of(kind).table for kind in CASE_RECORDS]
    others = sorted(earlier.beside, key=lambda one: order.index(kind_of(type(one)).table))
    with county.session("", first.case_id) as session:
        stand_alone(session)
        kept = keep(session, _without_lost(session, first), _place(earlier))
        session.flush()
        for record in others:
            keep(session, _without_lost(session, record))
        label = labels.save_label(kept.before, kept.record)
        rename(session, label)
    return Changes(subjects_of(first), label.words, first.case_id, 1 + len(others))


def _place(earlier: Earlier) -> int | None:
    record = earlier.record
    is_new = earlier.now is None and isinstance(record, OrderedRecord)
    return record.position if is_new and isinstance(record, OrderedRecord) else None


def _without_lost(session: Session, record: CaseRecord) -> CaseRecord:
    """Without pointers to what is gone, where it can be without."""
    lost = {
        field.name: None
        for field in kind_of(type(record)).fields
        if field.references is not None
        and field.optional
        and (target := getattr(record, field.name)) is not None
        and session.get(row_class(field.references), target) is None
    }
    return replace(record, **lost) if lost else record
