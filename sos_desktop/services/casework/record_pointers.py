"""Records that name other records of their case: what they name has to be there."""

from typing import Any

from sqlalchemy.orm import Session

from db.models.registry import row_class
from sos_desktop.domain.casework import labels
from sos_desktop.domain.casework.engagement import Document, Note, OtherPlan
from sos_desktop.domain.casework.records import (
    Action,
    Aim,
    CaseRecord,
    Cause,
    Contact,
    Evidence,
    LcapGoal,
    Measure,
    ProgressNote,
    Task,
)
from sos_desktop.foundation.errors import InputProblem

POINTERS: dict[type[CaseRecord], dict[str, type[CaseRecord]]] = {
    Cause: {"parent_id": Cause},
    Evidence: {"cause_id": Cause},
    Action: {
        "aim_id": Aim, "cause_id": Cause, "lcap_goal_id": LcapGoal, "other_plan_id": OtherPlan,
    },
    Task: {"contact_id": Contact},
    Note: {"contact_id": Contact},
    Document: {"contact_id": Contact, "note_id": Note},
    Measure: {"aim_id": Aim},
    ProgressNote: {"action_id": Action, "measure_id": Measure},
}  # fmt: skip
"""Fields that name another record of the same case."""


def check_pointers(session: Session, record: CaseRecord) -> None:
    """Raise unless everything a record points to is there, in the same case.

    Raises:
        InputProblem: With `where` set to the field.
    """
    for name, kind in POINTERS.get(type(record), {}).items():
        target_id = getattr(record, name)
        if target_id is None:
            continue
        target: Any = session.get(row_class(kind), target_id)
        if target is None or target.case_id != record.case_id:
            raise gone(labels.NOUNS[kind], name)
    if isinstance(record, Cause):
        _check_no_circle(session, record)


def _check_no_circle(session: Session, cause: Cause) -> None:
    above: Any = cause.parent_id
    while above is not None:
        if above == cause.id:
            raise InputProblem(
                "A cause cannot stand under itself or under one of its own causes.",
                where="parent_id",
            )
        above = session.get_one(row_class(Cause), above).parent_id


def gone(what: str, where: str) -> InputProblem:
    """The refusal when what a record belongs to is no longer there."""
    return InputProblem(
        f"The {what} this belongs to is no longer there; it may have been removed or undone. "
        "Choose another one.",
        where=where,
    )
