"""Every record of a case as tables, kind by kind, each row with who may read it.

For whoever asks for all that is kept, and for a district that takes its work with it: a table any
program opens, with nothing in it that needs this one.
"""

from datetime import date
from typing import Any

from sos_desktop.domain.casework.access.readers import readers_of
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.kinds import CASE_LISTS, CASE_RECORDS
from sos_desktop.domain.casework.records import Case, Record
from sos_desktop.domain.casework.records.info import FieldInfo
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.value_words import value_words
from sos_desktop.foundation.frozen import frozen_dataclass

READERS = "Who may read it"
_LEA, _CASE = "LEA", "Case opened"
_LEFT_OUT = frozenset({"basis", "sha256"})
"""No texts: the figures a case rests on stand in its papers, a hash names a file's content."""


@frozen_dataclass
class RecordTable:
    """The records of one kind.

    Attributes:
        name: What they are called ("Contacts and meetings").
        headings: Of the columns, the last one for who may read a row.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def record_tables(files: tuple[CaseFile, ...]) -> tuple[RecordTable, ...]:
    """Tables of the cases of an LEA, or of copies of them; kinds without records have none."""
    found = [_table(Case, [(file, file.case) for file in files])]
    for kind in CASE_RECORDS:
        rows = [(file, one) for file in files for one in getattr(file, CASE_LISTS[kind])]
        if rows:
            found.append(_table(kind, rows))
    return tuple(found)


def _table(kind: type[Record], rows: list[tuple[CaseFile, Any]]) -> RecordTable:
    about = kind_of(kind)
    fields = [f for f in about.fields if f.name not in _LEFT_OUT and not f.lea]
    names = {file.case.id: _names(file) for file, _record in rows}
    return RecordTable(
        about.plural,
        (_LEA, _CASE, *(field.label for field in fields), READERS),
        tuple(_row(file, record, fields, names[file.case.id]) for file, record in rows),
    )


def _row(
    file: CaseFile, record: Record, fields: list[FieldInfo], names: dict[str, str]
) -> tuple[str, ...]:
    said = (_cell(field, getattr(record, field.name), names) for field in fields)
    return (file.lea.name, file.case.opened_on.isoformat(), *said, _readers(file, record))


def _names(file: CaseFile) -> dict[str, str]:
    """What each record of a case is known by, for those that point to it."""
    found: dict[str, str] = {}
    for name in CASE_LISTS.values():
        for record in getattr(file, name):
            kind = kind_of(type(record))
            naming = [f.name for f in kind.fields if f.naming or f.required] or ["text", "name"]
            told = (getattr(record, field, "") for field in naming)
            found[record.id] = next((str(one) for one in told if one), kind.noun)
    return found


def _cell(field: FieldInfo, value: Any, names: dict[str, str]) -> str:
    if field.references is not None:
        return names.get(value or "", "")
    if isinstance(value, date):
        return value.isoformat()
    return value_words(field, value, "")


def _readers(file: CaseFile, record: Record) -> str:
    others = {one.id: one for name in CASE_LISTS.values() for one in getattr(file, name)}
    return readers_of(record, others).words
