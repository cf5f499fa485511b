"""Copies of a case for readers outside the office.

A copy is filled with what its readers may have; nothing is taken out of a whole one. What nobody
decided about is therefore not in it, and `CaseFile.withheld` knows what it lacks.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from sos_desktop.domain.casework.access.readers import (
    OFFICE,
    PUBLIC,
    Reader,
    may_read,
    readers_of,
    strictest,
)
from sos_desktop.domain.casework.access.withheld import Stub, Withheld
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.kinds import CASE_LISTS
from sos_desktop.domain.casework.records import CaseRecord, Record
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.words import Words
from sos_desktop.domain.unreadable import is_readable

R = TypeVar("R", bound=Record)


def copy_for(file: CaseFile, reader: Reader) -> CaseFile:
    """The case as some readers may have it; the office has all of it.

    A record that points to one that was left out points to nothing instead; a cause below such a
    one stands under the nearest cause above that is in the copy.

    Raises:
        NotDeclared: It holds a record of a kind of which nobody said who may read it.
    """
    if reader is OFFICE:
        return file
    every = {name: getattr(file, name) for name in CASE_LISTS.values()}
    known: dict[str, Record] = {item.id: item for items in every.values() for item in items}
    shown = {key for key, item in known.items() if may_read(reader, readers_of(item, known))}
    filling = _Filling(reader, known, shown)
    lists: dict[str, Any] = {
        name: tuple(filling.copied(item) for item in items if item.id in shown)
        for name, items in every.items()
    }
    case = filling.copied(file.case)
    left_out = tuple(
        _stub(item) for items in every.values() for item in items if item.id not in shown
    )
    withheld = Withheld(reader, left_out, frozenset(filling.blanked))
    return CaseFile(case=case, lea=file.lea, withheld=withheld, **lists)


class _Filling:
    """Fills records with what their readers may have, and notes what it leaves empty."""

    def __init__(self, reader: Reader, known: Mapping[str, Record], shown: set[str]) -> None:
        self._reader = reader
        self._known = known
        self._shown = shown
        self.blanked: set[tuple[str, str]] = set()

    def copied(self, record: R) -> R:
        kind, values = kind_of(type(record)), dict[str, Any]()
        for field in kind.fields:
            kept = value = getattr(record, field.name)
            if field.references is not None:
                value = self._pointer(record, field.name, value)
            if not may_read(self._reader, strictest(kind.read, field.read)):
                value = field.blank
            elif field.share is not None:
                value = field.share(value)
            if value != kept and field.share is None:
                self.blanked.add((record.id, field.name))
            values[field.name] = value
        return type(record)(**values)

    def _pointer(self, record: Record, name: str, found: str | None) -> str | None:
        """What it points to in the copy; what stands outside the case is not the copy's matter."""
        passed = set[str]()
        while found is not None and found in self._known and found not in self._shown:
            if found in passed:
                return None  # a damaged file may hold a circle
            passed.add(found)
            target = self._known[found]
            found = getattr(target, name) if type(target) is type(record) else None
        return found


def _stub(record: CaseRecord) -> Stub:
    kind = kind_of(type(record))
    values = {field.name: getattr(record, field.name) for field in kind.fields}
    filled = {name for name, value in values.items() if value not in (None, "", (), {})}
    points = {name: values[name] for name in kind.references if name in filled}
    scopes = kind.names(lambda field: field.list_scope and field.read is PUBLIC)
    told = (value for name in scopes if isinstance(value := values[name], Words))
    codes = frozenset(str(code) for code in told if is_readable(code))
    return Stub(type(record), points, frozenset(filled - points.keys()), codes)
