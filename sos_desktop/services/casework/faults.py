"""What of a case is damaged, in words: the rest of it is shown, and it is said what is not."""

from collections.abc import Collection, Mapping

from db.queries.faults import Fault, faults_of_case
from sos_desktop.domain.casework.kinds import CASE_LISTS
from sos_desktop.domain.casework.records import Record
from sos_desktop.domain.casework.records.schema import Editor, FieldInfo, kind_of
from sos_desktop.domain.casework.value_words import value_words
from sos_desktop.domain.formats import counted
from sos_desktop.domain.unreadable import is_readable, unreadable_values
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework.cases import case_file
from sos_desktop.services.county.county_files import CountyFile

__all__ = [
    "FaultyRecord",
    "fields_of_cases",
    "records_of_case",
    "remarks",
    "said_of_case",
    "unreadable_values",
]

_NAMED = 3
"""Values that are named; the others are counted."""


@frozen_dataclass
class FaultyRecord:
    """A record of which something cannot be read.

    Attributes:
        kind: Its table, as a link to it names it.
        record_id: Which.
        noun: What it is called ("Contact").
        unreadable: What the fields are called that cannot be read.
        rest: All of it that can, in words.
    """

    kind: str
    record_id: str
    noun: str
    unreadable: tuple[str, ...]
    rest: str


def said_of_case(county: CountyFile, case_id: str) -> str:
    """What of a case cannot be read, and where it may still be found; "" when all of it can."""
    found = _faults(county, (case_id,))
    if not found:
        return ""
    named = [_words(fault) for fault in found[:_NAMED]]
    more = len(found) - len(named)
    if more:
        named.append(f"{more:,} more")
    return (
        f"{counted(len(found), 'value')} of this case cannot be read: {'; '.join(named)}. "
        "The rest is shown as it is. File > Go back to an earlier copy may still hold them."
    )


def fields_of_cases(
    county: CountyFile, case_ids: Collection[str]
) -> dict[str, tuple[FieldInfo, ...]]:
    """The fields of some cases that cannot be read, by the id of their record."""
    found: dict[str, tuple[FieldInfo, ...]] = {}
    for fault in _faults(county, case_ids):
        found[fault.record_id] = (*found.get(fault.record_id, ()), fault.field)
    return found


def remarks(faulty: Mapping[str, Collection[FieldInfo]]) -> tuple[str, ...]:
    """What is said beside a paper; nothing when all behind it can be read."""
    count = sum(map(len, faulty.values()))
    if not count:
        return ()
    return (
        f"{counted(count, 'value')} of what it is made from cannot be read. A section at its end "
        "says which.",
    )


def records_of_case(county: CountyFile, case_id: str) -> tuple[FaultyRecord, ...]:
    """The records of a case of which something cannot be read, with all of each that can."""
    fields = fields_of_cases(county, (case_id,))
    file = case_file(county, case_id)
    records: list[Record] = [file.case]
    records += [record for name in CASE_LISTS.values() for record in getattr(file, name)]
    return tuple(_faulty(one, fields[one.id]) for one in records if one.id in fields)


def _faulty(record: Record, fields: Collection[FieldInfo]) -> FaultyRecord:
    kind = kind_of(type(record))
    rest = [
        f"{field.label}: {value_words(field, value)}"
        for field in kind.fields
        if field not in fields
        and field.editor is not Editor.NONE
        and field.references is None
        and is_readable(value := getattr(record, field.name))
        and value not in (None, "", ())
    ]
    labels = tuple(field.label for field in fields)
    return FaultyRecord(kind.table, record.id, kind.noun.capitalize(), labels, "; ".join(rest))


def _faults(county: CountyFile, case_ids: Collection[str]) -> list[Fault]:
    with county.session() as session:
        return [fault for case_id in case_ids for fault in faults_of_case(session, case_id)]


def _words(fault: Fault) -> str:
    return f"“{fault.field.label}” of a {kind_of(fault.kind).noun}"
