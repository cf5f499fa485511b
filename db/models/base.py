"""How values of the domain are kept in columns."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from db import unreadable
from sos_desktop.domain.casework.words import Sensitivity
from sos_desktop.domain.formats import UNREADABLE_DAY, UNREADABLE_MOMENT, UNREADABLE_NUMBER
from sos_desktop.domain.identification.basis import NO_BASIS, IdentificationBasis
from sos_desktop.domain.identification.stored_basis import from_stored, to_stored


class Base(DeclarativeBase):
    """Base of every table of the county file."""


def _read(reader: Callable[[Any], Any], value: Any, instead: Any) -> Any:
    """What a stored value means; None stays None.

    One that means nothing, which the program never writes, gives `instead`, and is counted: what it
    belongs to is shown with all the rest, and whoever reads can say so.
    """
    if value is None:
        return None
    try:
        return reader(value)
    except (ValueError, TypeError, KeyError, AttributeError):
        unreadable.note()
        return instead


class Day(TypeDecorator[date]):
    """A date as "2026-11-23"."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, *, optional: bool = False) -> None:
        """Make it; one that is `optional` is missing where it cannot be read."""
        super().__init__()
        self.optional = optional

    def process_bind_param(self, value: date | None, dialect: Any) -> str | None:
        """Write it."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> date | None:
        """Read it."""
        return _read(date.fromisoformat, value, None if self.optional else UNREADABLE_DAY)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC as "2026-11-23T17:05:00+00:00", so that texts sort as times do."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        """Write it."""
        return None if value is None else value.astimezone(UTC).isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        """Read it."""
        return _read(_moment, value, UNREADABLE_MOMENT)


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("a moment without its zone")
    return found


class Code(TypeDecorator[Any]):
    """A member of an enumeration as its stored code: text, or a number for an `IntEnum`."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, kind: type[Enum], *, optional: bool = False) -> None:
        """Make it; one that is `optional` is missing where it cannot be read."""
        super().__init__()
        self.kind = kind
        self.optional = optional

    def load_dialect_impl(self, dialect: sa.Dialect) -> Any:
        """INTEGER for numbers."""
        number = issubclass(self.kind, int)
        return dialect.type_descriptor(cast(Any, sa.Integer() if number else sa.Text()))

    def process_bind_param(self, value: Any, dialect: Any) -> Any:
        """Write it; a plain code is accepted when it is one of the members."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any, dialect: Any) -> Any:
        """Read it."""
        return _read(self.kind, value, None if self.optional else _instead_of(self.kind))


def _instead_of(kind: type[Enum]) -> Enum:
    """What stands for a code that means nothing: never more readers, and the least that is said."""
    if kind is Sensitivity:
        return Sensitivity.OFFICE
    names = kind.__members__
    return next((names[name] for name in ("OTHER", "UNKNOWN") if name in names), next(iter(kind)))


class Number(TypeDecorator[Any]):
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
        return _read(_no_number, value, None if self.optional else UNREADABLE_NUMBER)


def _no_number(_value: object) -> None:
    raise ValueError("no number")


class Truth(TypeDecorator[bool]):
    """True and False as 1 and 0."""

    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Any) -> int | None:
        """Write it."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Any) -> bool | None:
        """Read it."""
        return None if value is None else bool(value)


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
        return _read(lambda text: from_stored(json.loads(text)), value, NO_BASIS)


class JsonTuple(TypeDecorator[tuple[Any, ...]]):
    """A tuple of texts or of whole numbers as a JSON list."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Any) -> str | None:
        """Write it."""
        return None if value is None else json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[Any, ...] | None:
        """Read it."""
        return _read(_list, value, ())


class JsonDict(TypeDecorator[dict[str, Any]]):
    """A dictionary of plain values as JSON; replace it whole, never change it in place."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, Any] | None, dialect: Any) -> str | None:
        """Write it."""
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Any) -> dict[str, Any] | None:
        """Read it."""
        return _read(_dictionary, value, {})


def _list(text: str) -> tuple[Any, ...]:
    found = json.loads(text)
    if not isinstance(found, list) or not all(isinstance(one, str | int) for one in found):
        raise TypeError("no list of texts or numbers")
    return tuple(found)


def _dictionary(text: str) -> dict[str, Any]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise TypeError("no dictionary")
    return found
