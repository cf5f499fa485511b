"""How values of the domain are kept in columns."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, Protocol, cast

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from sos_desktop.domain.identification.basis import NO_BASIS, IdentificationBasis
from sos_desktop.domain.identification.stored_basis import from_stored, to_stored
from sos_desktop.domain.unreadable import (
    StandIn,
    code_of,
    is_readable,
    note_unreadable,
    unreadable_day,
    unreadable_list,
    unreadable_moment,
    unreadable_number,
)


class Base(DeclarativeBase):
    """Base of every table of the county file."""


def _read(reader: Callable[[Any], Any], value: Any, instead: Callable[[Any], Any]) -> Any:
    """What a stored value means; None stays None.

    One that means nothing, which the program never writes, gives `instead` of it, and is counted:
    what it belongs to is shown with all the rest, and whoever reads can say so.
    """
    if value is None:
        return None
    try:
        return reader(value)
    except (ValueError, TypeError, KeyError, AttributeError):
        note_unreadable()
        return instead(value)


def _missing(_stored: object) -> None:
    return None


class _Reader(Protocol):
    """Reads a value as the file keeps it."""

    def __call__(self, value: Any) -> Any:
        """The value, None where nothing is kept."""


class _Meant(TypeDecorator[Any]):
    """A column of which more is made than SQLite makes.

    What stands for something that cannot be read may equal what it is not, and is written as it was
    stored.
    """

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> Any:
        """Write it."""
        if isinstance(value, StandIn) and value.stored is not None:
            return value.stored
        return None if value is None else self.written(value)

    def written(self, value: Any) -> Any:
        """As the file keeps it."""
        return value

    def compare_values(self, x: Any, y: Any) -> bool:
        """Whether they are written the same."""
        return bool(x == y) and is_readable(x) == is_readable(y)

    def result_processor(self, dialect: Any, coltype: object) -> _Reader:
        """Reads values by the thousand: what is missing or means something takes the short way."""
        usual, otherwise = self.usual(), self.process_result_value

        def read(value: Any) -> Any:
            if value is None:
                return None
            try:
                return usual(value)
            except (ValueError, TypeError, KeyError, AttributeError):
                return otherwise(value, dialect)

        return read

    def usual(self) -> Callable[[Any], Any]:
        """Reads a value that means something, and raises for any other."""
        raise NotImplementedError


class Day(_Meant):
    """A date as "2026-11-23"."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, *, optional: bool = False) -> None:
        """Make it; one that is `optional` is missing where it cannot be read."""
        super().__init__()
        self.optional = optional

    def written(self, value: date) -> str:
        """As the file keeps it."""
        return value.isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> date | None:
        """Read it."""
        return _read(date.fromisoformat, value, _missing if self.optional else unreadable_day)

    def usual(self) -> Callable[[str], date]:
        """Reads a date."""
        return date.fromisoformat


class Moment(_Meant):
    """A moment in UTC as "2026-11-23T17:05:00+00:00", so that texts sort as times do."""

    impl = sa.Text
    cache_ok = True

    def written(self, value: datetime) -> str:
        """As the file keeps it."""
        return value.astimezone(UTC).isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        """Read it."""
        return _read(_moment, value, unreadable_moment)

    def usual(self) -> Callable[[str], datetime]:
        """Reads a moment with its zone."""
        return _moment


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("a moment without its zone")
    return found


class Code(_Meant):
    """A member of an enumeration as its stored code: text, or a number for an `IntEnum`."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self.kind = kind

    def load_dialect_impl(self, dialect: sa.Dialect) -> Any:
        """INTEGER for numbers."""
        number = issubclass(self.kind, int)
        return dialect.type_descriptor(cast(Any, sa.Integer() if number else sa.Text()))

    def written(self, value: Any) -> Any:
        """As the file keeps it; a plain code is accepted when it is one of the members."""
        return (value if isinstance(value, self.kind) else self.kind(value)).value

    def process_result_value(self, value: Any, dialect: Any) -> Any:
        """Read it."""
        if value is None:
            return None
        found = code_of(self.kind, value if isinstance(value, str | int | float) else str(value))
        if not is_readable(found):
            note_unreadable()
        return found

    def usual(self) -> Callable[[Any], Any]:
        """Gives the member that has this code."""
        return {member.value: member for member in self.kind}.__getitem__


class Number(_Meant):
    """A number; SQLite keeps whatever it is given, so a damaged one may be a text."""

    impl = sa.Integer
    cache_ok = True

    def __init__(self, *, whole: bool, optional: bool = False) -> None:
        """Make it; one that is `optional` is missing where it cannot be read."""
        super().__init__()
        self.whole = whole
        self.optional = optional

    def load_dialect_impl(self, dialect: sa.Dialect) -> Any:
        """INTEGER or REAL."""
        return dialect.type_descriptor(cast(Any, sa.Integer() if self.whole else sa.REAL()))

    def process_result_value(self, value: Any, dialect: Any) -> Any:
        """Read it."""
        if isinstance(value, int | float):
            return value
        return _read(_no_number, value, _missing if self.optional else unreadable_number)

    def usual(self) -> Callable[[Any], Any]:
        """Gives the number as it is."""
        return _number


def _number(value: object) -> object:
    return value if isinstance(value, int | float) else _no_number(value)


def _no_number(_value: object) -> None:
    raise ValueError("no number")


class Truth(_Meant):
    """True and False as 1 and 0."""

    impl = sa.Integer
    cache_ok = True

    def written(self, value: bool) -> int:
        """As the file keeps it."""
        return int(value)

    def process_result_value(self, value: Any, dialect: Any) -> bool | int | None:
        """Read it; what is neither counts as no."""
        if value in (0, 1):
            return bool(value)
        return _read(_no_number, value, unreadable_number)

    def usual(self) -> Callable[[Any], Any]:
        """Gives the one or the other."""
        return {0: False, 1: True}.__getitem__


class KeptBasis(TypeDecorator[IdentificationBasis]):
    """The basis of a case as JSON; of an earlier program too."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: IdentificationBasis | None, dialect: Any) -> str | None:
        """Write it."""
        if value is None:
            return None
        return json.dumps(to_stored(value), ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Any) -> IdentificationBasis | None:
        """Read it."""
        return _read(_basis, value, lambda _stored: NO_BASIS)


@lru_cache(maxsize=1000)
def _basis(text: str) -> IdentificationBasis:
    """Lists read every case again after each change, and none of them changes its basis."""
    return from_stored(json.loads(text))


class JsonTuple(_Meant):
    """A tuple of texts or of whole numbers as a JSON list."""

    impl = sa.Text
    cache_ok = True

    def written(self, value: tuple[Any, ...]) -> str:
        """As the file keeps it."""
        return json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[Any, ...] | None:
        """Read it."""
        return _read(_list, value, unreadable_list)

    def usual(self) -> Callable[[str], tuple[Any, ...]]:
        """Reads a list of texts or numbers."""
        return _list


class JsonDict(TypeDecorator[dict[str, Any]]):
    """A dictionary of plain values as JSON; replace it whole, never change it in place."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, Any] | None, dialect: Any) -> str | None:
        """Write it."""
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Any) -> dict[str, Any] | None:
        """Read it."""
        return _read(_dictionary, value, lambda _stored: {})


@lru_cache(maxsize=1000)
def _list(text: str) -> tuple[Any, ...]:
    """Most lists are empty, or name the same few groups and priorities."""
    found = json.loads(text)
    if not isinstance(found, list) or not all(isinstance(one, str | int) for one in found):
        raise TypeError("no list of texts or numbers")
    return tuple(found)


def dictionary_of(text: str | None) -> dict[str, Any]:
    """What a stored text says by name; nothing where there is none, or it cannot be read."""
    return _read(_dictionary, text, lambda _stored: {}) or {}


def _dictionary(text: str) -> dict[str, Any]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise TypeError("no dictionary")
    return found
