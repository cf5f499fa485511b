"""Which values of a case mean nothing, or point to nothing: damage that the rest outlives."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from db.engine import driver_connection
from db.models.county import LeaRow
from db.models.registry import table_name
from db.records import StoredField, stored_fields
from sos_desktop.domain.casework.kinds import CASE_RECORDS
from sos_desktop.domain.casework.records import Case, Record
from sos_desktop.domain.casework.records.schema import FieldInfo
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
    there = _Keys(session)
    for kind in (Case, *CASE_RECORDS):
        found += _of_kind(there, kind, case_id)
    return tuple(found)


class _Keys:
    """Which rows are there, each asked for once.

    Past SQLAlchemy, whose way with a question takes longer than SQLite's answer: each kind is asked
    for, and most have nothing.
    """

    def __init__(self, session: Session) -> None:
        self.connection = driver_connection(session.connection())
        self._known: dict[tuple[str, str], bool] = {}

    def lack(self, table: str, key: str, value: str) -> bool:
        """Whether no row of a table has this key."""
        if (table, value) not in self._known:
            asked = self.connection.execute(f'SELECT 1 FROM "{table}" WHERE "{key}" = ?', (value,))
            self._known[table, value] = asked.fetchone() is not None
        return not self._known[table, value]


@cache
def _question(kind: type[Record]) -> str:
    """Asks for the id of every row of a case and for all values as they are stored."""
    of_case = "id" if kind is Case else "case_id"
    names = "".join(f', "{field.column}"' for field in stored_fields(kind))
    return f'SELECT "id"{names} FROM "{table_name(kind)}" WHERE "{of_case}" = ?'


def _of_kind(there: _Keys, kind: type[Record], case_id: str) -> Iterator[Fault]:
    for row in there.connection.execute(_question(kind), (case_id,)).fetchall():
        # Nearly every row can be read: it is looked at whole, and value by value where it cannot.
        fields = _pointers(kind) if _can_be_read(kind, row) else _places(kind)
        for place, field in fields:
            if _is_faulty(there, field, row[place]):
                yield Fault(kind, row[0], field.info)


@cache
def _places(kind: type[Record]) -> tuple[tuple[int, StoredField], ...]:
    """The fields of a kind, each with its place in an answer to `_question`."""
    return tuple(enumerate(stored_fields(kind), 1))


@cache
def _pointers(kind: type[Record]) -> tuple[tuple[int, StoredField], ...]:
    return tuple(
        (place, field)
        for place, field in _places(kind)
        if field.info.lea or field.info.references is not None
    )


@cache
def _readers(kind: type[Record]) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    found = ((place, field.read) for place, field in _places(kind))
    return tuple((place, read) for place, read in found if read is not None)


def _can_be_read(kind: type[Record], row: Sequence[Any]) -> bool:
    """Whether every value of a row means something; where it points to is another question."""
    before = unreadable_values()
    for place, read in _readers(kind):
        if row[place] is not None:
            read(row[place])
    if unreadable_values() > before:
        return False
    return not any(isinstance(value, str) and _REPLACED in value for value in row)


def _is_faulty(there: _Keys, field: StoredField, value: Any) -> bool:
    if value is None:
        return False
    if isinstance(value, str) and _REPLACED in value:
        return True
    before = unreadable_values()
    if field.read is not None:
        field.read(value)
    if unreadable_values() > before:
        return True
    if field.info.lea:
        return value != "" and there.lack(LeaRow.__tablename__, "cds", value)
    target = field.info.references
    return target is not None and there.lack(table_name(target), "id", value)
