"""One list of everything that happened in a case, newest first."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.history.case_events import (
    assigned,
    closed,
    hand_over_moments,
    move_moments,
    opened,
)
from sos_desktop.domain.casework.history.change_log import LogEntry
from sos_desktop.domain.casework.kinds import CASE_LISTS, CASE_RECORDS
from sos_desktop.domain.casework.records import CaseRecord, HandOver, StageMove, Task
from sos_desktop.domain.casework.records.base import CaseEvent
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.words import Verb
from sos_desktop.foundation.frozen import frozen_dataclass

CASE, ASSIGNED, CHANGE = "case", "assigned", "change"
"""What stands on the timeline beside records, whose kinds' tables say what they are."""

HAPPENED = tuple(kind for kind in CASE_RECORDS if kind.event is not CaseRecord.event)
"""Kinds of records that stand on the timeline as what they are, not as the change that made them"""
_MADE = (Verb.ADD, Verb.BEGIN, Verb.KEEP)
_TASK_DONE = (Verb.COMPLETE, Verb.DONE)
_SHOWN_OTHERWISE = {
    (verb, kind_of(kind).table)
    for kind in HAPPENED
    for verb in (_TASK_DONE if kind is Task else _MADE)
} | {(verb, labels.CASE) for verb in (Verb.MOVE, Verb.OPEN, Verb.REOPEN, Verb.CONTINUE)}
"""Changes, by verb and kind, that are shown as what they made."""
_SHOWN_OF_THE_CASE = {"stage", "consultant", "closed_on"}
"""Fields of the case whose change stands on the timeline as what it means."""
_BESIDE_THEM = {"closing_reason", "lasting", "updated_at"}
_START = datetime.min.replace(tzinfo=UTC)


@frozen_dataclass
class TimelineEntry:
    """One thing that happened.

    Attributes:
        on: The day, where the computer is.
        at: The moment, for changes made in the program; None for what has only a day.
        kind: The table of the record it comes from, or `CASE`, `ASSIGNED` or `CHANGE`.
        detail: More words; "" when there are none.
        who: Who did it or took part; "" when not noted.
        record_id: The record it comes from; "" for changes.
    """

    on: date
    at: datetime | None
    kind: str
    title: str
    detail: str = ""
    who: str = ""
    record_id: str = ""


def timeline(case_file: CaseFile) -> tuple[TimelineEntry, ...]:
    """Everything that happened, as what it was or as the change it made, newest first.

    Changes taken back are left out, and so are those that are shown as what they made (a contact,
    a move, a consultant). Edits of one name by one person on one day are one entry. Of one day,
    what has no hour stands before what has one.
    """
    entries = [*_events(CASE, opened(case_file))]
    for kind in HAPPENED:
        entries += _happened(case_file, kind)
    entries += _changes(case_file.log)
    entries += _events(ASSIGNED, assigned(case_file))
    entries += _events(CASE, closed(case_file))
    entries.reverse()
    return tuple(sorted(entries, key=lambda entry: (entry.on, entry.at or _START), reverse=True))


def _events(kind: str, events: Iterable[CaseEvent], record_id: str = "") -> Iterable[TimelineEntry]:
    for e in events:
        yield TimelineEntry(e.on, e.at, kind, e.title, e.detail, e.who, record_id)


def _happened(file: CaseFile, kind: type[CaseRecord]) -> Iterable[TimelineEntry]:
    records: tuple[CaseRecord, ...] = getattr(file, CASE_LISTS[kind])
    moments = _MOMENTS[kind](file) if kind in _MOMENTS else (None,) * len(records)
    for record, at in zip(records, moments, strict=True):
        event = record.event()
        if event is not None:
            yield from _events(_code(record), [replace(event, at=at)], record.id)


_MOMENTS = {StageMove: move_moments, HandOver: hand_over_moments}
"""What is made on the day it tells of, and so has an hour in the history."""


def _code(record: CaseRecord) -> str:
    """What it is on the timeline; opening a case again is no move."""
    reopened = isinstance(record, StageMove) and record.from_stage == record.to_stage
    return CASE if reopened else kind_of(type(record)).table


def _changes(log: Iterable[LogEntry]) -> Iterable[TimelineEntry]:
    """The log is oldest first, so a run of edits ends with its newest moment."""
    entry: TimelineEntry | None = None
    run = 0
    for change in log:
        if change.undone or _shown_otherwise(change):
            continue
        on, words = change.at.astimezone().date(), change.label.words
        if entry and (entry.on, entry.title, entry.who) == (on, words, change.who):
            run += 1
            entry = replace(entry, at=change.at, detail=f"{run} changes")
            continue
        if entry:
            yield entry
        run = 1
        entry = TimelineEntry(on, change.at, CHANGE, words, "", change.who)
    if entry:
        yield entry


def _shown_otherwise(change: LogEntry) -> bool:
    of_case = change.case_after.keys() - _BESIDE_THEM
    return (change.label.verb, change.label.kind) in _SHOWN_OTHERWISE or (
        bool(of_case) and of_case <= _SHOWN_OF_THE_CASE
    )
