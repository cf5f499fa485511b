"""Who may read a record, from what its kind declares and what it says itself.

Three are asked about a text, and the strictest holds: the kind, the record itself (its
`sensitivity`, its state, what it belongs to), and the field. All of them are declared at the kind
(`casework.records`); nothing is left to a default.

A field that cannot be left empty (a date, a state) is as open as its kind: a copy could not show
that it is missing, and would show another value.
"""

from collections.abc import Mapping

from sos_desktop.domain.casework.records import CaseRecord, Record
from sos_desktop.domain.casework.records.schema import DISTRICT, OFFICE, PUBLIC, kind_of
from sos_desktop.domain.casework.words import FindingKind, Sensitivity
from sos_desktop.domain.unreadable import is_readable

__all__ = [
    "DISTRICT",
    "OFFICE",
    "PUBLIC",
    "Reader",
    "default_readers",
    "may_read",
    "readers_of",
    "strictest",
]

Reader = Sensitivity
"""For whom a copy is made, in the same words as who may read a text."""

_ORDER = (PUBLIC, DISTRICT, OFFICE)


def may_read(reader: Reader, readers: Reader) -> bool:
    """Whether a reader may have what is open to `readers` and to nobody further away."""
    return _ORDER.index(reader) >= _ORDER.index(strictest(readers))


def strictest(*readers: Reader) -> Reader:
    """The narrowest circle among some; what cannot say who may read it is the office's own."""
    return max((one if is_readable(one) else OFFICE for one in readers), key=_ORDER.index)


def readers_of(record: Record, others: Mapping[str, Record]) -> Reader:
    """Who may read a record: the strictest of what its kind, it and what it belongs to say.

    Args:
        record: Of any kind.
        others: The records it may belong to, by id.

    Raises:
        NotDeclared: Nobody said who may read its kind.
    """
    kind = kind_of(type(record))
    found = [kind.read]
    if isinstance(record, CaseRecord):
        found.append(record.own_readers())
    for name in kind.names(lambda field: field.follows):
        leader = others.get(getattr(record, name) or "")
        found += [] if leader is None else [readers_of(leader, others)]
    return strictest(*found)


def default_readers(kind: FindingKind) -> Reader:
    """Who may read a new finding until somebody says otherwise.

    What works may be told to everybody; a weakness is the district's own until it decides to tell.
    """
    return PUBLIC if kind is FindingKind.STRENGTH else DISTRICT
