"""The last steps as the undo history lists them, and each record's own history in words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy.orm import Session

from db.models.changes import LIVE, UNDONE
from db.queries import history as stored
from db.undoing import DEPTH
from sos_desktop.domain.casework.history.field_changes import (
    HistoryEntry,
    field_changes,
    office_changes,
    record_name,
    referenced_ids,
)
from sos_desktop.domain.casework.records import Record
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_files import CountyFile


@frozen_dataclass
class HistoryStep:
    """A step one can go back to, or do again.

    Attributes:
        change_id: Names the step to `undo.undo_to` and `undo.redo_to`.
        lea: Whose case it concerned; "" when none, or when the case is gone.
        undone: It is taken back, and can be done again.
        distance: How many steps are taken back, or done again, to get there; 1 for the next.
    """

    change_id: str
    at: datetime
    who: str
    label: str
    lea: str
    undone: bool
    distance: int


def last_steps(county: CountyFile) -> tuple[HistoryStep, ...]:
    """The last 50 steps, newest first; those taken back stand before those in force.

    Steps that undo cannot reach, because 50 are taken back at most, are left out.
    """
    with county.session() as session:
        undone = stored.newest_steps(session, UNDONE, DEPTH)
        live = stored.newest_steps(session, LIVE, DEPTH - len(undone))
        ids = {step.case_id for step in (*undone, *live) if step.case_id}
        leas = stored.lea_of_cases(session, ids)
    again = [_step(step, leas, len(undone) - n) for n, step in enumerate(undone)]
    back = [_step(step, leas, n) for n, step in enumerate(live, start=1)]
    return (*again, *back)


def record_history(
    county: CountyFile, kind: type[Record], record_id: str
) -> tuple[HistoryEntry, ...]:
    """Everything that was done to one record, newest first; also to one that is gone."""
    with county.session() as session:
        items = stored.items_of(session, kind, record_id)
        names = _names(session, kind, items)
    entries = [
        HistoryEntry(
            at=item.step.at,
            who=item.step.who,
            label=item.step.label.words,
            operation=item.operation,
            changes=field_changes(kind, item.before, item.after, names),
            undone=item.step.undone != LIVE,
            change_id=item.step.change_id,
        )
        for item in items
    ]
    return tuple(
        entry
        for entry, item in zip(entries, items, strict=True)
        # A step of which nothing can be read any more was one all the same.
        if entry.changes or entry.operation != "update" or not (item.before or item.after)
    )


def office_history(county: CountyFile) -> tuple[HistoryEntry, ...]:
    """What was written about the county office, step by step, newest first."""
    with county.session() as session:
        items = stored.office_items(session)
    entries = []
    for _step_id, group in groupby(items, key=lambda item: item.step.change_id):
        found = list(group)
        step = found[0].step
        before = _together(item.before for item in found)
        after = _together(item.after for item in found)
        entries.append(
            HistoryEntry(
                at=step.at,
                who=step.who,
                label=step.label.words,
                operation="update" if before else "insert",
                changes=office_changes(before, after),
                undone=step.undone != LIVE,
            )
        )
    return tuple(entries)


def _together(values: Iterable[Mapping[str, Any] | None]) -> dict[str, Any]:
    return {name: value for found in values for name, value in (found or {}).items()}


def _names(session: Session, kind: type[Record], items: list[stored.StoredItem]) -> dict[str, str]:
    values = [values for item in items for values in (item.before, item.after)]
    names: dict[str, str] = {}
    for target, ids in referenced_ids(kind, values).items():
        for record_id in ids:
            found = stored.last_values(session, target, record_id)
            if found is not None:
                names[record_id] = record_name(target, found)
    codes = {found["cds"] for found in values if found and found.get("cds")}
    return names | stored.lea_names(session, codes)


def _step(step: stored.StoredStep, leas: dict[str, str], distance: int) -> HistoryStep:
    lea = leas.get(step.case_id or "", "")
    undone = step.undone == UNDONE
    return HistoryStep(step.change_id, step.at, step.who, step.label.words, lea, undone, distance)
