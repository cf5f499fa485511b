"""One list of everything that happened in a case, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.history.case_events import (
    CaseTurn,
    assigned,
    closed,
    hand_over_moments,
    move_moments,
    opened,
)
from sos_desktop.domain.casework.history.change_log import LogEntry
from sos_desktop.domain.casework.records import (
    CaseYear,
    Contact,
    Decision,
    Document,
    HandOver,
    Note,
    ProgressNote,
    Referral,
)
from sos_desktop.domain.casework.records.schema import kind_of

_AS_THEMSELVES = (Contact, ProgressNote, CaseYear, HandOver, Decision, Note, Document, Referral)
"""Kinds of records that stand on the timeline as what they are, not as the change that made them"""
_SHOWN_OTHERWISE = (
    *(f"Add {kind_of(kind).noun}" for kind in _AS_THEMSELVES),
    labels.COMPLETE_TASK,
    labels.REOPEN_CASE,
)
_SHOWN_AS_WHAT_THEY_MADE = (labels.MOVE_TO, labels.OPEN_CASE, labels.CONTINUE_IN)
_SHOWN_OF_THE_CASE = {"stage", "consultant", "closed_on"}
"""Fields of the case whose change stands on the timeline as what it means."""
_BESIDE_THEM = {"closing_reason", "lasting", "updated_at"}
_START = datetime.min.replace(tzinfo=UTC)


class TimelineKind(StrEnum):
    """Where an entry comes from."""

    CASE = "case"
    ASSIGNED = "assigned"
    CONTACT = "contact"
    MOVE = "move"
    TASK = "task"
    PROGRESS = "progress"
    YEAR = "year"
    HAND_OVER = "hand_over"
    DECISION = "decision"
    NOTE = "note"
    FILE = "file"
    REFERRAL = "referral"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened.

    Attributes:
        on: The day, where the computer is.
        at: The moment, for changes made in the program; None for what has only a day.
        detail: More words; "" when there are none.
        who: Who did it or took part; "" when not noted.
        record_id: The record it comes from; "" for changes.
    """

    on: date
    at: datetime | None
    kind: TimelineKind
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
    entries = [*_events(TimelineKind.CASE, opened(case_file))]
    entries += [*_contacts(case_file), *_moves(case_file), *_tasks(case_file)]
    entries += [*_progress(case_file), *_years(case_file), *_decisions(case_file)]
    entries += [*_notes(case_file), *_files(case_file), *_referrals(case_file)]
    entries += _changes(case_file.log)
    entries += _events(TimelineKind.ASSIGNED, assigned(case_file))
    entries += _events(TimelineKind.CASE, closed(case_file))
    entries.reverse()
    return tuple(sorted(entries, key=lambda entry: (entry.on, entry.at or _START), reverse=True))


def _events(kind: TimelineKind, events: Iterable[CaseTurn]) -> Iterable[TimelineEntry]:
    for event in events:
        yield TimelineEntry(event.on, event.at, kind, event.title, event.detail, event.who)


def _contacts(file: CaseFile) -> Iterable[TimelineEntry]:
    for contact in file.contacts:
        detail = contact.summary
        if contact.agreed:
            detail = f"{detail}\nAgreed: {contact.agreed}".strip()
        yield TimelineEntry(
            contact.held_on,
            None,
            TimelineKind.CONTACT,
            contact.kind.words,
            detail,
            contact.people,
            contact.id,
        )


def _moves(file: CaseFile) -> Iterable[TimelineEntry]:
    for move, at in zip(file.moves, move_moments(file), strict=True):
        same = move.from_stage == move.to_stage
        title = "Case reopened" if same else f"Moved to {move.to_stage.title}"
        kind = TimelineKind.CASE if same else TimelineKind.MOVE
        open_then = f"Still open then: {', '.join(move.missing)}" if move.missing else ""
        detail = "\n".join(part for part in (move.reason, open_then) if part)
        yield TimelineEntry(move.moved_on, at, kind, title, detail, move.moved_by, move.id)


def _tasks(file: CaseFile) -> Iterable[TimelineEntry]:
    for task in file.tasks:
        if task.done_on is not None:
            yield TimelineEntry(
                task.done_on,
                None,
                TimelineKind.TASK,
                f"Task done: {task.title}",
                task.note,
                task.assignee,
                task.id,
            )


def _progress(file: CaseFile) -> Iterable[TimelineEntry]:
    for note in file.progress:
        yield TimelineEntry(
            note.noted_on, None, TimelineKind.PROGRESS, "Progress", note.text, "", note.id
        )


def _years(file: CaseFile) -> Iterable[TimelineEntry]:
    for year in file.years:
        yield TimelineEntry(
            year.noted_on,
            None,
            TimelineKind.YEAR,
            f"Goes on with the {year.year} Dashboard",
            year.status,
            "",
            year.id,
        )
    for hand_over, at in zip(file.hand_overs, hand_over_moments(file), strict=True):
        whom = hand_over.to_consultant or "nobody"
        who = hand_over.from_consultant
        yield TimelineEntry(
            hand_over.handed_on,
            at,
            TimelineKind.HAND_OVER,
            f"Handed over to {whom}",
            hand_over.note,
            who,
            hand_over.id,
        )


def _decisions(file: CaseFile) -> Iterable[TimelineEntry]:
    for decision in file.decisions:
        proposed = decision.proposed_by
        detail = f"Proposed by: {proposed.words}" if proposed else ""
        yield TimelineEntry(
            decision.decided_on,
            None,
            TimelineKind.DECISION,
            f"Decided: {decision.text}",
            detail,
            decision.people,
            decision.id,
        )


def _notes(file: CaseFile) -> Iterable[TimelineEntry]:
    for note in file.notes:
        whose = note.voice.words if note.voice else ""
        yield TimelineEntry(
            note.noted_on, None, TimelineKind.NOTE, note.kind.words, note.text, whose, note.id
        )


def _files(file: CaseFile) -> Iterable[TimelineEntry]:
    for document in file.documents:
        yield TimelineEntry(
            document.added_on,
            None,
            TimelineKind.FILE,
            f"File added: {document.name}",
            document.caption,
            "",
            document.id,
        )


def _referrals(file: CaseFile) -> Iterable[TimelineEntry]:
    for referral in file.referrals:
        parts = [referral.purpose, referral.choice.words]
        parts += [referral.outcome.words] if referral.outcome else []
        yield TimelineEntry(
            referral.referred_on,
            None,
            TimelineKind.REFERRAL,
            f"Referral to {referral.provider}",
            "\n".join(parts),
            "",
            referral.id,
        )


def _changes(log: Iterable[LogEntry]) -> Iterable[TimelineEntry]:
    """The log is oldest first, so a run of edits ends with its newest moment."""
    entry: TimelineEntry | None = None
    run = 0
    for change in log:
        if change.undone or _shown_otherwise(change):
            continue
        on = change.at.astimezone().date()
        if entry and (entry.on, entry.title, entry.who) == (on, change.label, change.who):
            run += 1
            entry = replace(entry, at=change.at, detail=f"{run} changes")
            continue
        if entry:
            yield entry
        run = 1
        entry = TimelineEntry(on, change.at, TimelineKind.CHANGE, change.label, "", change.who)
    if entry:
        yield entry


def _shown_otherwise(change: LogEntry) -> bool:
    of_case = change.case_after.keys() - _BESIDE_THEM
    return (
        labels.without_name(change.label) in _SHOWN_OTHERWISE
        or change.label.startswith(_SHOWN_AS_WHAT_THEY_MADE)
        or (bool(of_case) and of_case <= _SHOWN_OF_THE_CASE)
    )
