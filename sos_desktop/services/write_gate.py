"""The one gate through which every record is kept, whatever verb, page or import it comes from.

It cleans a record, checks it whole, writes its row, and lets follow what follows from it
(`services.following`).
"""

from dataclasses import replace
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.registry import apply_to_row, new_row, row_class, to_record
from db.queries.casework import case_by_id, lea_kind
from db.records import row_by_id
from sos_desktop.domain.casework.checks import record_checks
from sos_desktop.domain.casework.checks.day_checks import check_board_dates, check_happened
from sos_desktop.domain.casework.records import (
    Case,
    CaseRecord,
    OrderedRecord,
    Record,
)
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework.record_pointers import check_pointers, gone
from sos_desktop.services.following import follow

R = TypeVar("R", bound=Record)


@frozen_dataclass
class KeptRecord:
    """What came of keeping a record.

    Attributes:
        before: As it was kept before; None when it is new.
        record: As it is kept now.
    """

    before: Record | None
    record: Record

    @property
    def changed(self) -> bool:
        """Whether it is kept otherwise than before."""
        return self.before != self.record


def keep(
    session: Session, record: Record, position: int | None = None, *, is_new: bool = False
) -> KeptRecord:
    """Add a record, or bring the one with its id up to date.

    Texts are trimmed. A new ordered record whose position is 0 goes to the end of its list unless
    a place is given. What a case has only once (a voice of a stage and perspective, a year) brings
    the kept one up to date.

    Args:
        session: The session of the change.
        record: What is to be kept.
        position: Its place in its list, counting from 0; beyond the end means the end.
        is_new: Nothing has its id, so nobody needs to look; for thousands at once.

    Raises:
        InputProblem: It cannot be kept as it is; `where` names the field.
    """
    record = record_checks.cleaned(record)
    case = _case_of(session, record)
    row = None if is_new else _row_of(session, record)
    before = None if row is None else to_record(type(record), row)
    record_checks.check_record(record, _lea_kind(session, case), before)
    _check_change(session, case, before, record)
    if row is None:
        record = record if position is not None else _at_the_end(session, record)
        row = new_row(record)
        session.add(row)
        _kept_here(session)[type(row), record.id] = row
    else:
        record = replace(record, id=row.id)
        apply_to_row(record, row)
    if position is not None:
        _put(session, row, record, position)
    follow(session, before, record, keep)
    return KeptRecord(before, record)


def _check_change(
    session: Session, case: Case | None, before: Record | None, after: Record
) -> None:
    """What is judged only when it is entered: days, what it points to, what it was."""
    if isinstance(after, CaseRecord) and case is not None:
        check_pointers(session, after)
        kept = before if isinstance(before, CaseRecord) else None
        check_happened(case, kept, after, clock.today())
    if isinstance(after, Case) and isinstance(before, Case):
        check_board_dates(before, after)
    after.check_change(before)


def _case_of(session: Session, record: Record) -> Case | None:
    """The case a record is or belongs to; None for a record of a register."""
    if isinstance(record, Case):
        return record
    if not isinstance(record, CaseRecord):
        return None
    case = case_by_id(session, record.case_id)
    if case is None:
        raise gone("case", "case_id")
    return case


def _lea_kind(session: Session, case: Case | None) -> str:
    return "" if case is None else lea_kind(session, case.cds)


def _row_of(session: Session, record: Record) -> Any:
    """The row that keeps a record already, by its id or by what a case has only once."""
    kind: Any = row_class(type(record))
    row = _kept_here(session).get((kind, record.id))
    if row is None:
        with session.no_autoflush:  # else what waits is written one by one
            row = row_by_id(session, type(record), record.id)
    names = kind_of(type(record)).names(lambda field: field.unique)
    if row is not None or not names or not isinstance(record, CaseRecord):
        return row
    same = [getattr(kind, name) == getattr(record, name) for name in ("case_id", *names)]
    return session.scalars(sa.select(kind).where(*same)).first()


def _kept_here(session: Session) -> dict[tuple[type, str], Any]:
    """Rows that were added in this session, which may not be in the file yet."""
    return session.info.setdefault("added", {})


def _at_the_end(session: Session, record: R) -> R:
    if not isinstance(record, OrderedRecord) or record.position:
        return record
    kind: Any = row_class(type(record))
    whole = sa.func.typeof(kind.position) == "integer"  # one that is damaged is no place
    # Asked of SQLite: to read the list for every row of a paste takes its square.
    last = session.scalar(sa.select(sa.func.max(kind.position)).where(whole, *_same(record)))
    return replace(record, position=0 if last is None else last + 1)


def _put(session: Session, row: Any, record: Record, position: int) -> None:
    """Put an ordered record at a place in its list, and number the list anew."""
    others = [other for other in _list_of(session, record) if other.id != record.id]
    others.insert(max(0, position), row)
    for place, other in enumerate(others):
        if other.position != place:
            other.position = place


def _list_of(session: Session, record: Record) -> list[Any]:
    """The rows of the list a record is or will be in, in order."""
    kind: Any = row_class(type(record))
    query = sa.select(kind).where(*_same(record)).order_by(kind.position, kind.id)
    return list(session.scalars(query))


def _same(record: Record) -> list[sa.ColumnElement[bool]]:
    """What the rows of a record's list have in common."""
    kind: Any = row_class(type(record))
    names = ("case_id", *kind_of(type(record)).names(lambda field: field.list_scope))
    return [getattr(kind, name) == getattr(record, name) for name in names]
