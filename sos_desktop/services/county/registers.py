"""Keeping and removing what belongs to no single case: people, providers, team, dates, views."""

from collections.abc import Sequence
from typing import TypeVar

from db.change_log import rename, touched
from db.deleting import delete_whole
from db.models.registry import row_class
from db.records import all_records
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.domain.casework.records import Record
from sos_desktop.domain.casework.words import Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep

R = TypeVar("R", bound=Record)


def all_of(county: CountyFile, kind: type[R]) -> tuple[R, ...]:
    """Every record of a register in the order they were made."""
    with county.session() as session:
        return tuple(all_records(session, kind))


def save(county: CountyFile, record: Record, *, label: ChangeLabel | None = None) -> Changes:
    """Add a record of a register, or bring the one with its id up to date; texts are trimmed.

    Returns:
        What was touched; nothing when it was kept like this already.

    Raises:
        InputProblem: It cannot be kept as it is; `where` names the field.
    """
    with county.session("") as session:
        kept = keep(session, record)
        if not touched(session):
            return Changes(Subject.NOTHING)
        label = label or labels.save_label(kept.before, kept.record)
        rename(session, label)
    return Changes(Subject.REGISTERS, label.words, count=1)


def remove(county: CountyFile, record: Record) -> Changes:
    """Remove a record; what points to it stays, without the pointer."""
    label = labels.remove_label(record)
    with county.session(label) as session:
        row = session.get(row_class(type(record)), record.id)
        if row is None:
            return Changes(Subject.NOTHING)
        count = delete_whole(session, row)
    return Changes(Subject.REGISTERS | Subject.CASE_CONTENT, label.words, count=count)


def exchange(
    county: CountyFile, gone: Sequence[Record], new: Sequence[Record], kind: type[Record]
) -> Changes:
    """Remove some records of a kind and add others, as one change.

    Raises:
        InputProblem: One of them cannot be kept.
    """
    label = labels.of_kind(Verb.ADD if new else Verb.REMOVE, kind, count=len(new) or len(gone))
    with county.session(label) as session:
        for record in gone:
            row = session.get(row_class(kind), record.id)
            if row is not None:
                delete_whole(session, row)
        for record in new:
            keep(session, record)
    return Changes(Subject.REGISTERS, label.words, count=len(gone) + len(new))
