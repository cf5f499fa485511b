"""One list of everything that happened in a case, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.labels import (
    ADD_CONTACT,
    ADD_PROGRESS,
    COMPLETE_TASK,
    MOVE_TO,
    REOPEN_CASE,
)
from sos_desktop.domain.casework.records import LogEntry

_SHOWN_OTHERWISE = (ADD_CONTACT, ADD_PROGRESS, COMPLETE_TASK, REOPEN_CASE)
_START = datetime.min.replace(tzinfo=UTC)


class TimelineKind(StrEnum):
    """Where an entry comes from."""

    CONTACT = "contact"
    MOVE = "move"
    TASK = "task"
    PROGRESS = "progress"
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
    """Contacts, moves, tasks done, progress and changes, newest first.

    Changes taken back are left out, and so are those that are shown as what they made (a contact,
    a move). Edits of one name by one person on one day are one entry.
    """
    entries = [*_contacts(case_file), *_moves(case_file), *_tasks(case_file)]
    entries += [*_progress(case_file), *_changes(case_file.log)]
    return tuple(sorted(entries, key=lambda entry: (entry.on, entry.at or _START), reverse=True))


def _contacts(file: CaseFile) -> Iterable[TimelineEntry]:
    for contact in file.contacts:
        detail = contact.summary
        if contact.agreed:
            detail = f"{detail}\nAgreed: {contact.agreed}".strip()
        yield TimelineEntry(
            contact.held_on, None, TimelineKind.CONTACT, contact.kind.words, detail,
            contact.people, contact.id,
        )  # fmt: skip


def _moves(file: CaseFile) -> Iterable[TimelineEntry]:
    for move in file.moves:
        same = move.from_stage == move.to_stage
        title = "Case reopened" if same else f"Moved to {move.to_stage.title}"
        open_then = f"Still open then: {', '.join(move.missing)}" if move.missing else ""
        detail = "\n".join(part for part in (move.reason, open_then) if part)
        yield TimelineEntry(
            move.moved_on, None, TimelineKind.MOVE, title, detail, move.moved_by, move.id
        )


def _tasks(file: CaseFile) -> Iterable[TimelineEntry]:
    for task in file.tasks:
        if task.done_on is not None:
            yield TimelineEntry(
                task.done_on, None, TimelineKind.TASK, f"Task done: {task.title}", task.note,
                task.assignee, task.id,
            )  # fmt: skip


def _progress(file: CaseFile) -> Iterable[TimelineEntry]:
    for note in file.progress:
        yield TimelineEntry(
            note.noted_on, None, TimelineKind.PROGRESS, "Progress", note.text, "", note.id
        )


def _changes(log: Iterable[LogEntry]) -> Iterable[TimelineEntry]:
    """The log is oldest first, so a run of edits ends with its newest moment."""
    entry: TimelineEntry | None = None
    run = 0
    for change in log:
        if change.undone or _shown_otherwise(change.label):
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


def _shown_otherwise(label: str) -> bool:
    return label in _SHOWN_OTHERWISE or label.startswith(MOVE_TO)
