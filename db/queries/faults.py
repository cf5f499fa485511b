"""Which values of a case mean nothing, or point to nothing: damage that the rest outlives."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.county import LeaRow
from db.models.registry import row_class
from sos_desktop.domain.casework.kinds import CASE_RECORDS
from sos_desktop.domain.casework.records import Case, Record
from sos_desktop.domain.casework.records.schema import FieldInfo, kind_of
from sos_desktop.domain.unreadable import unreadable_values
from sos_desktop.foundation.frozen import frozen_dataclass

_REPLACED = "\N{REPLACEMENT CHARACTER}"


@frozen_dataclass
class Fault:
    """A value of a record that cannot be read.

    Attributes:
        kind: What kind of record.
        record_id: Which.
        field: In which field.
    """

    kind: type[Record]
    record_id: str
    field: FieldInfo


def faults_of_case(session: Session, case_id: str) -> tuple[Fault, ...]:
    """The faults of a case, value by value; it reads everything that stands in the case."""
    found: list[Fault] = []
    for kind in (Case, *CASE_RECORDS):
        found += _of_kind(session, kind, case_id)
    return tuple(found)


def _of_kind(session: Session, kind: type[Record], case_id: str) -> Iterator[Fault]:
    rows: Any = row_class(kind)
    fields = kind_of(kind).fields
    of_case = rows.id if kind is Case else rows.case_id
    columns = [getattr(rows, field.name) for field in fields]
    names = [f'"{rows.__tablename__}"."{one.property.columns[0].name}"' for one in columns]
    raw = [sa.literal_column(name).label(f"value_{n}") for n, name in enumerate(names)]
    dialect = session.get_bind().dialect
    readers = [one.type.dialect_impl(dialect).result_processor(dialect, None) for one in columns]
    for row in session.execute(sa.select(rows.id.label("key"), *raw).where(of_case == case_id)):
        for field, reader, value in zip(fields, readers, row[1:], strict=True):
            if _is_faulty(session, field, reader, value):
                yield Fault(kind, row[0], field)


def _is_faulty(session: Session, field: FieldInfo, reader: Any, value: Any) -> bool:
    if value is None:
        return False
    if isinstance(value, str) and _REPLACED in value:
        return True
    before = unreadable_values()
    if reader is not None:
        reader(value)
    if unreadable_values() > before:
        return True
    if field.lea:
        return value != "" and _is_missing(session, LeaRow.cds, value)
    return field.references is not None and _is_missing(
        session, row_class(field.references).id, value
    )


def _is_missing(session: Session, key: Any, value: str) -> bool:
    return session.scalar(sa.select(key).where(key == value)) is None
