"""Copies of a case for readers outside the office.

A copy is filled with what its readers may have; nothing is taken out of a whole one. What nobody
decided about is therefore not in it, and `CaseFile.withheld` knows what it lacks.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.readers import (
    OFFICE,
    Reader,
    may_read,
    readers_of,
    strictest,
    word_of,
)
from sos_desktop.domain.casework.records import CaseRecord, Record
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.withheld import Stub, Withheld

R = TypeVar("R", bound=Record)


def copy_for(file: CaseFile, reader: Reader) -> CaseFile:
    """The case as some readers may have it; the office has all of it.

    A record that points to one that was left out points to nothing instead; a cause below such a
    one stands under the nearest cause above that is in the copy.

    Raises:
        NotDecided: It holds a record about which nobody decided who may read it.
    """
    if reader is OFFICE:
        return file
    every = {place: getattr(file, place) for place in places().values()}
    known: dict[str, Record] = {item.id: item for items in every.values() for item in items}
    shown = {key for key, item in known.items() if may_read(reader, word_of(item, known))}
    filling = _Filling(reader, known, shown)
    lists = {
        place: tuple(filling.copied(item) for item in items if item.id in shown)
        for place, items in every.items()
    }
    case = filling.copied(file.case)
    left_out = tuple(
        _stub(item) for items in every.values() for item in items if item.id not in shown
    )
    withheld = Withheld(reader, left_out, frozenset(filling.blanked))
    return CaseFile(case=case, lea=file.lea, withheld=withheld, **lists)


@cache
def places() -> Mapping[type[CaseRecord], str]:
    """Under which name a case file holds each kind of record."""
    found: dict[type[CaseRecord], str] = {}
    for name, hint in get_type_hints(CaseFile).items():
        kind = get_args(hint)[0] if get_origin(hint) is tuple else None
        if isinstance(kind, type) and issubclass(kind, CaseRecord):
            found[kind] = name
    return found


def blank(of: "Field[Any]") -> Any:
    """What a field without content holds; MISSING where it cannot be without."""
    default = of.default_factory() if of.default_factory is not MISSING else of.default
    if default is MISSING and of.type is str:
        return ""
    return default if default in (None, "", (), {}) else MISSING


class _Filling:
    """Fills records with what their readers may have, and notes what it leaves empty."""

    def __init__(self, reader: Reader, known: Mapping[str, Record], shown: set[str]) -> None:
        self._reader = reader
        self._known = known
        self._shown = shown
        self.blanked: set[tuple[str, str]] = set()

    def copied(self, record: R) -> R:
        decided, values = readers_of(type(record)), dict[str, Any]()
        references = kind_of(type(record)).references
        for item in fields(record):
            value = getattr(record, item.name)
            if item.name in references:
                value = self._pointer(record, item.name, value)
            if may_read(self._reader, strictest(decided.kind, decided.of_field(item.name))):
                share = decided.shared.get(item.name)
                values[item.name] = share(value) if share else value
            else:
                values[item.name] = blank(item)
            if values[item.name] != getattr(record, item.name) and item.name not in decided.shared:
                self.blanked.add((record.id, item.name))
        return type(record)(**values)

    def _pointer(self, record: Record, name: str, found: str | None) -> str | None:
        """What it points to in the copy; what stands outside the case is not the copy's matter."""
        while found is not None and found in self._known and found not in self._shown:
            target = self._known[found]
            found = getattr(target, name) if type(target) is type(record) else None
        return found


def _stub(record: CaseRecord) -> Stub:
    values = {item.name: getattr(record, item.name) for item in fields(record)}
    references = kind_of(type(record)).references
    points = {name: value for name, value in values.items() if name in references and value}
    filled = {name for name, value in values.items() if value not in (None, "", (), {})}
    return Stub(type(record), points, frozenset(filled - points.keys()))
