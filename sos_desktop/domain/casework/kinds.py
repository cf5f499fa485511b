"""Every kind of record: those of a case, and those of the county file as a whole."""

from typing import get_args, get_type_hints

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Case, CaseRecord, LeaFact, Record
from sos_desktop.domain.casework.records.schema import RecordKind, all_kinds, kind_of

CASE_RECORDS: tuple[type[CaseRecord], ...] = tuple(
    kind for kind in all_kinds() if issubclass(kind, CaseRecord)
)
"""What belongs to a case; each kind stands after those it may point to."""

REGISTERS: tuple[type[Record], ...] = tuple(
    kind for kind in all_kinds() if not issubclass(kind, CaseRecord) and kind not in (Case, LeaFact)
)
"""What belongs to the county file as a whole."""

BY_TABLE: dict[str, RecordKind] = {kind_of(kind).table: kind_of(kind) for kind in all_kinds()}
"""Every kind by its table, which is also its code."""

SEARCHED: dict[str, RecordKind] = {
    table: kind for table, kind in BY_TABLE.items() if kind.is_searched
}
"""Kinds that Find reads."""


def _lists() -> dict[type[CaseRecord], str]:
    found: dict[type[CaseRecord], str] = {}
    for name, hint in get_type_hints(CaseFile).items():
        item = next(iter(get_args(hint)), None)
        if isinstance(item, type) and issubclass(item, CaseRecord):
            found[item] = name
    return found


CASE_LISTS: dict[type[CaseRecord], str] = _lists()
"""The attribute of `CaseFile` that holds the records of each kind."""
