"""Records that name other records of their case: what they name has to be there."""

from sqlalchemy.orm import Session

from db.records import record_by_id
from sos_desktop.domain.casework.records import CaseRecord, Cause
from sos_desktop.domain.casework.records.schema import kind_of
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
    if isinstance(record, Cause):
        _check_no_circle(session, record)


def _check_no_circle(session: Session, cause: Cause) -> None:
    above = cause.parent_id
    while above is not None:
        if above == cause.id:
            raise InputProblem(
                "A cause cannot stand under itself or under one of its own causes.",
                where="parent_id",
            )
        parent = record_by_id(session, Cause, above)
        above = None if parent is None else parent.parent_id


def gone(what: str, where: str) -> InputProblem:
    """The refusal when what a record belongs to is no longer there."""
    return InputProblem(
        f"The {what} this belongs to is no longer there; it may have been removed or undone. "
        "Choose another one.",
        where=where,
    )
